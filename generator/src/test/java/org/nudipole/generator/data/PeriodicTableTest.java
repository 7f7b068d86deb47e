package org.nudipole.generator.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nudipole.generator.Units;

/** What holds for every element, whatever its numbers are. */
class PeriodicTableTest {
  /** An even-even nucleus has no spin, an odd one a half-integer, an odd-odd one an integer. */
  @ParameterizedTest
  @MethodSource("org.nudipole.generator.data.PeriodicTable#elements")
  void spinsFollowTheNumberOfNucleons(String element) {
    for (Nuclide n : PeriodicTable.isotopes(element)) {
      assertEquals(n.a() % 2 / 2.0, n.spin() % 1, n.name());
      assertTrue(n.z() % 2 == 1 || n.a() % 2 == 1 || n.spin() == 0, n.name());
    }
  }

  /** The shell models speak of the same states. */
  @Test
  void spinsAreThoseOfTheShellModels() {
    List<Nuclide> all =
        PeriodicTable.elements().stream().flatMap(e -> PeriodicTable.isotopes(e).stream()).toList();
    for (NuclearSpin spin : NuclearSpin.all()) {
      Nuclide nuclide =
          all.stream()
              .filter(n -> n.z() == spin.z() && n.a() == spin.a())
              .findFirst()
              .orElseThrow();
      assertEquals(nuclide.spin(), spin.spin(), nuclide.name());
    }
  }

  /** Nucleons may be turned against the spin of the nucleus, by no more than it. */
  @Test
  void spinsOfNucleons() {
    assertEquals(Table.resource("nuclear_spins.csv").size(), NuclearSpin.all().size());
    assertTrue(NuclearSpin.all().stream().anyMatch(s -> s.z() == 9 && s.a() == 19));
    for (double sign : new double[] {-1, 1}) {
      NuclearSpin whole = new NuclearSpin(9, 19, 0.5, sign * 0.5, -sign * 0.5);
      assertEquals(-whole.neutrons(), whole.protons(), 0);
      for (double[] parts : new double[][] {{0.51, 0}, {0, 0.51}}) {
        assertThrows(
            IllegalArgumentException.class,
            () -> new NuclearSpin(9, 19, 0.5, sign * parts[0], sign * parts[1]));
      }
    }
  }

  /** Every nucleus of a material is an isotope of its element; what is none is told. */
  @ParameterizedTest
  @MethodSource("org.nudipole.generator.data.Material#names")
  void nucleiAreIsotopes(String material) {
    for (Target nucleus : Material.named(material).nuclei()) {
      Nuclide nuclide = PeriodicTable.nuclide(nucleus);
      assertEquals(nucleus.name(), nuclide.name());
      assertEquals(nucleus.z(), nuclide.z());
      assertEquals(nucleus.a(), nuclide.a());
    }
  }

  @Test
  void whatIsNoIsotope() {
    Target lead = Material.named("PbWO4").nuclei().get(0);
    Target none = new Target("Pb1", 82, 1, "", 0, 0, lead.mass(), lead.perMass());
    assertEquals(
        "no natural isotope Pb1",
        assertThrows(IllegalArgumentException.class, () -> PeriodicTable.nuclide(none))
            .getMessage());
    String unknown =
        assertThrows(IllegalArgumentException.class, () -> PeriodicTable.shells("Tc")).getMessage();
    assertTrue(unknown.startsWith("no element Tc (known: H He "), unknown);
  }

  @ParameterizedTest
  @MethodSource("org.nudipole.generator.data.PeriodicTable#elements")
  void nobodyChangesTheTables(String element) {
    for (List<?> list : List.of(PeriodicTable.isotopes(element), PeriodicTable.shells(element))) {
      assertThrows(UnsupportedOperationException.class, list::clear);
    }
  }

  /** A subshell stands once and binds less than the one below it of the same kind. */
  @ParameterizedTest
  @MethodSource("org.nudipole.generator.data.PeriodicTable#elements")
  void outerSubshellsBindLess(String element) {
    List<ElectronShell> shells = PeriodicTable.shells(element);
    Set<String> names = new HashSet<>();
    for (ElectronShell shell : shells) {
      assertTrue(names.add(shell.name()), shell.name());
      assertTrue(shell.bindingEnergy() > 3 * Units.EV, element + " " + shell.name());
      for (ElectronShell other : shells) {
        if (other.name().charAt(1) == shell.name().charAt(1)
            && other.name().charAt(0) > shell.name().charAt(0)) {
          assertTrue(other.bindingEnergy() < shell.bindingEnergy(), element + " " + other.name());
        }
      }
    }
  }

  /** Within a fifth of sqrt(3/5) 1.2 fm A^(1/3) from carbon on. */
  @ParameterizedTest
  @MethodSource("org.nudipole.generator.data.PeriodicTable#elements")
  void chargeRadiiAreThoseOfNuclei(String element) {
    for (Nuclide n : PeriodicTable.isotopes(element)) {
      OptionalDouble radius = ChargeRadii.of(n.z(), n.a());
      boolean known = !Set.of("S33", "V50", "Ta180", "Pa231").contains(n.name());
      assertEquals(known, radius.isPresent(), n.name());
      if (known && n.a() >= 12) {
        double sphere = Math.sqrt(0.6) * 1.2 * Units.FM * Math.cbrt(n.a());
        assertEquals(sphere, radius.getAsDouble(), 0.2 * sphere, n.name());
      }
    }
  }

  /** Whatever is asked for, also beyond the end of the table. */
  @Test
  void nucleiWithoutAMeasuredRadius() {
    int known = 0;
    for (int z = 0; z <= 120; z++) {
      for (int a = 0; a <= 300; a++) {
        OptionalDouble radius = ChargeRadii.of(z, a);
        assertTrue(radius.isEmpty() || radius.getAsDouble() > 0);
        known += radius.isPresent() ? 1 : 0;
      }
    }
    assertEquals(Table.resource("charge_radii.csv").size(), known);
  }

  /** Angeli and Marinova, as commonly quoted. */
  @ParameterizedTest
  @CsvSource({"18, 40, 3.4274", "54, 132, 4.7859", "82, 208, 5.5012", "92, 238, 5.8571"})
  void chargeRadii(int z, int a, double expected) {
    assertEquals(expected, ChargeRadii.of(z, a).getAsDouble() / Units.FM, 1e-12 * expected);
  }
}
