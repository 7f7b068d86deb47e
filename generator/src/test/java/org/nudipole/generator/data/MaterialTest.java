package org.nudipole.generator.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nudipole.generator.Constants;
import org.nudipole.generator.Units;

class MaterialTest {
  @ParameterizedTest
  @MethodSource("org.nudipole.generator.data.Material#names")
  void everyMaterialIsWhole(String name) {
    Material material = Material.named(name);
    double nuclei = material.nuclei().stream().mapToDouble(t -> t.perMass() * t.mass()).sum();
    double electrons =
        material.shells().stream().mapToDouble(t -> t.perMass() * t.electrons()).sum();
    double protons = material.nuclei().stream().mapToDouble(t -> t.perMass() * t.z()).sum();
    assertEquals(protons, electrons, 1e-12 * protons, "one electron per proton");
    // One kilogram of nuclei and electrons, in atomic mass units; binding changes 1e-6 of it.
    double atomicMasses = (nuclei + electrons * Constants.ELECTRON_MASS) / Constants.ATOMIC_MASS;
    assertEquals(Constants.AVOGADRO / Units.G, atomicMasses, 1e-5 * atomicMasses);
  }

  @ParameterizedTest
  @MethodSource("org.nudipole.generator.data.PeriodicTable#elements")
  void abundancesAndOccupanciesAddUp(String element) {
    double sum = PeriodicTable.isotopes(element).stream().mapToDouble(Nuclide::abundance).sum();
    assertEquals(1, sum, 2e-6);
    int electrons = PeriodicTable.shells(element).stream().mapToInt(ElectronShell::electrons).sum();
    assertEquals(PeriodicTable.isotopes(element).get(0).z(), electrons);
  }

  @ParameterizedTest
  @CsvSource({
    "Ge, 72.630",
    "Si, 28.085",
    "LXe, 131.293",
    "LAr, 39.948",
    "CsI, 259.809",
    "LiF, 25.938",
    "PbWO4, 455.04",
    "TeO2, 159.60",
    "CaF2, 78.075",
    "Zn, 65.38",
    "GXe, 131.293",
    "C8H8, 104.152",
    "CH2, 14.027"
  })
  void molarMassesAreTheStandardAtomicWeights(String name, double expected) {
    assertEquals(expected, Material.named(name).molarMass() / Units.G, 1e-4 * expected);
  }

  @Test
  void enrichmentKeepsTheOtherRatiosAndTheNumberDensity() {
    Material natural = Material.named("Ge");
    Material enriched = natural.enriched(Map.of("Ge76", 0.9));
    double before = atoms(natural, "Ge76") / atoms(natural, null);
    double after = atoms(enriched, "Ge76") / atoms(enriched, null);
    assertTrue(before < 0.1);
    assertEquals(0.9, after, 1e-12);
    assertEquals(
        atoms(natural, "Ge70") / atoms(natural, "Ge74"),
        atoms(enriched, "Ge70") / atoms(enriched, "Ge74"),
        1e-12);
    assertEquals(
        atoms(natural, null) * natural.density(),
        atoms(enriched, null) * enriched.density(),
        1e-9 * atoms(natural, null) * natural.density());
    assertTrue(enriched.density() > natural.density());
  }

  @Test
  void severalFractionsHoldTogether() {
    Material enriched = Material.named("Ge").enriched(Map.of("Ge76", 0.5, "Ge74", 0.4));
    assertEquals(0.5, atoms(enriched, "Ge76") / atoms(enriched, null), 1e-12);
    assertEquals(0.4, atoms(enriched, "Ge74") / atoms(enriched, null), 1e-12);
    Material germanium = Material.named("Ge");
    Map<String, Double> tooMuch = Map.of("Ge76", 0.7, "Ge74", 0.4);
    assertEquals(
        "the fractions given for Ge add up to 1.1 (more than 1)",
        assertThrows(IllegalArgumentException.class, () -> germanium.enriched(tooMuch))
            .getMessage());
    Material argon = Material.named("LAr");
    Map<String, Double> tooLittle = Map.of("Ar36", 0.125, "Ar38", 0.125, "Ar40", 0.5);
    String message =
        assertThrows(IllegalArgumentException.class, () -> argon.enriched(tooLittle)).getMessage();
    assertTrue(message.startsWith("the fractions given for Ar add up to 0.75"), message);
    assertTrue(message.endsWith(" (all are given: must be 1)"), message);
    Material whole = argon.enriched(Map.of("Ar36", 0.1, "Ar38", 0.2, "Ar40", 0.7));
    assertEquals(0.2, atoms(whole, "Ar38") / atoms(whole, null), 1e-12);
  }

  /** All electrons of an element are one target, with as many atoms as nuclei. */
  @ParameterizedTest
  @MethodSource("org.nudipole.generator.data.Material#names")
  void freeElectronsAreThoseOfTheShells(String name) {
    Material material = Material.named(name);
    double bound = material.shells().stream().mapToDouble(t -> t.perMass() * t.electrons()).sum();
    double free =
        material.freeElectrons().stream().mapToDouble(t -> t.perMass() * t.electrons()).sum();
    assertEquals(bound, free, 1e-12 * bound);
    for (Target target : material.freeElectrons()) {
      assertEquals(target.element() + ".free", target.name());
      assertEquals(target.z(), target.electrons());
      assertEquals(0, target.bindingEnergy(), 0);
    }
  }

  /** What stands for all deposits: an electron that nothing binds, of no element. */
  @Test
  void aDepositIsAnElectron() {
    Target deposit = Target.deposit();
    assertEquals(Constants.ELECTRON_MASS, deposit.mass(), 0);
    assertEquals(1, deposit.electrons());
    assertEquals(0, deposit.perMass(), 0);
    assertTrue(!deposit.isNucleus());
  }

  /** What is depleted whole is no target, not one of which there are none. */
  @Test
  void anIsotopeThatIsTakenOut() {
    Material depleted = Material.named("Ge").enriched(Map.of("Ge76", 0.0));
    assertEquals(
        List.of("Ge70", "Ge72", "Ge73", "Ge74"),
        depleted.nuclei().stream().map(Target::name).toList());
  }

  @Test
  void enrichmentOfWhatIsNotThereIsRefused() {
    Material germanium = Material.named("Ge");
    assertThrows(IllegalArgumentException.class, () -> germanium.enriched(Map.of("Si28", 0.5)));
    Material sapphire = Material.named("Al2O3");
    assertThrows(IllegalArgumentException.class, () -> sapphire.enriched(Map.of("Al27", 0.5)));
    assertThrows(IllegalArgumentException.class, () -> germanium.enriched(Map.of("Ge76", 1.5)));
    assertThrows(IllegalArgumentException.class, () -> Material.named("Pb2"));
  }

  private static double atoms(Material material, String isotope) {
    return material.nuclei().stream()
        .filter(t -> isotope == null || t.name().equals(isotope))
        .mapToDouble(Target::perMass)
        .sum();
  }
}
