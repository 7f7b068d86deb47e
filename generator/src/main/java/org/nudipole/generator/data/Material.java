package org.nudipole.generator.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nudipole.generator.Constants;
import org.nudipole.generator.Require;
import org.nudipole.generator.Units;

/**
 * A detector material: a chemical formula, its density and the isotopes of its elements.
 *
 * @param name name in macros
 * @param density mass per volume
 * @param composition atoms per formula unit, by element
 * @param isotopes atom fractions by element; {@link Nuclide#abundance} holds the fraction in this
 *     material
 */
public record Material(
    String name,
    double density,
    Map<String, Double> composition,
    Map<String, List<Nuclide>> isotopes) {
  private static final Map<String, Material> SHIPPED = shipped();
  private static final double ROUNDING = 1e-9;

  /** Checks the density and keeps copies. */
  public Material {
    Require.positive("density", density);
    composition = Collections.unmodifiableMap(new LinkedHashMap<>(composition));
    isotopes = Collections.unmodifiableMap(new LinkedHashMap<>(isotopes));
  }

  /**
   * A material of natural isotopes.
   *
   * @param formula chemical formula, such as {@code CaWO4}
   * @throws FormulaException if the formula cannot be read
   */
  public static Material of(String name, String formula, double density) {
    Map<String, Double> composition = Formula.of(formula).atoms();
    Map<String, List<Nuclide>> isotopes = new LinkedHashMap<>();
    composition.keySet().forEach(e -> isotopes.put(e, PeriodicTable.isotopes(e)));
    return new Material(name, density, composition, isotopes);
  }

  /** Names of the shipped materials. */
  public static List<String> names() {
    return List.copyOf(SHIPPED.keySet());
  }

  /**
   * A shipped material with natural isotopes.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static Material named(String name) {
    Material material = SHIPPED.get(name);
    if (material == null) {
      throw new IllegalArgumentException(
          "no material " + name + " (known: " + String.join(" ", SHIPPED.keySet()) + ")");
    }
    return material;
  }

  /** The same material at another density. */
  public Material withDensity(double newDensity) {
    return new Material(name, newDensity, composition, isotopes);
  }

  /**
   * The same material with some isotopes enriched or depleted. The other isotopes of an element
   * keep their ratios and the density follows the molar mass, so that a volume holds as many atoms
   * as before.
   *
   * @param fractions atom fractions in [0, 1] of isotopes in their elements, by names such as
   *     {@code Ge76}
   * @throws IllegalArgumentException if this material has no such natural isotope, or if the
   *     fractions of an element leave more or less than the rest
   */
  public Material enriched(Map<String, Double> fractions) {
    for (String isotope : fractions.keySet()) {
      if (!isotopeNames().contains(isotope)) {
        throw new IllegalArgumentException(
            "%s has no isotope %s (it has %s)"
                .formatted(name, isotope, String.join(" ", isotopeNames())));
      }
      Require.inRange("fraction", fractions.get(isotope), 0, 1);
    }
    Map<String, List<Nuclide>> changed = new LinkedHashMap<>(isotopes);
    changed.replaceAll((element, list) -> enriched(element, list, fractions));
    Material result = new Material(name, density, composition, changed);
    return result.withDensity(density * result.molarMass() / molarMass());
  }

  private static List<Nuclide> enriched(
      String element, List<Nuclide> list, Map<String, Double> fractions) {
    double others = 0;
    double left = 1;
    for (Nuclide n : list) {
      others += fractions.containsKey(n.name()) ? 0 : n.abundance();
      left -= fractions.getOrDefault(n.name(), 0.0);
    }
    boolean allSet = others == 0;
    if (left < -ROUNDING || (allSet && left > ROUNDING)) {
      throw new IllegalArgumentException(
          "the fractions given for %s add up to %s (%s)"
              .formatted(element, 1 - left, allSet ? "all are given: must be 1" : "more than 1"));
    }
    double scale = allSet ? 0 : Math.max(0, left) / others;
    return list.stream()
        .map(n -> n.withAbundance(fractions.getOrDefault(n.name(), n.abundance() * scale)))
        .toList();
  }

  /** Names of all isotopes in this material. */
  public List<String> isotopeNames() {
    return isotopes.values().stream().flatMap(List::stream).map(Nuclide::name).toList();
  }

  /** Mass of one mole of formula units, mass. */
  public double molarMass() {
    double sum = 0;
    for (Map.Entry<String, Double> part : composition.entrySet()) {
      double atomicMass = 0;
      for (Nuclide n : isotopes.get(part.getKey())) {
        atomicMass += n.abundance() * (n.atomicMass() / Constants.ATOMIC_MASS);
      }
      sum += part.getValue() * atomicMass;
    }
    return sum * Units.G;
  }

  /** One target per isotope, in the order of the formula. */
  public List<Target> nuclei() {
    List<Target> targets = new ArrayList<>();
    for (String element : composition.keySet()) {
      for (Nuclide n : isotopes.get(element)) {
        if (n.abundance() > 0) {
          targets.add(
              new Target(
                  n.name(),
                  n.z(),
                  n.a(),
                  "",
                  0,
                  0,
                  n.nuclearMass(),
                  atomsPerMass(element) * n.abundance()));
        }
      }
    }
    return targets;
  }

  /**
   * One target per subshell of each element: the atomic electrons for the stepping approximation.
   */
  public List<Target> shells() {
    List<Target> targets = new ArrayList<>();
    for (String element : composition.keySet()) {
      for (ElectronShell shell : PeriodicTable.shells(element)) {
        targets.add(electrons(element, shell));
      }
    }
    return targets;
  }

  /** One target per element: all its electrons, unbound. */
  public List<Target> freeElectrons() {
    List<Target> targets = new ArrayList<>();
    for (String element : composition.keySet()) {
      int z = PeriodicTable.isotopes(element).get(0).z();
      targets.add(electrons(element, new ElectronShell("free", z, 0)));
    }
    return targets;
  }

  private Target electrons(String element, ElectronShell shell) {
    return new Target(
        element + "." + shell.name(),
        PeriodicTable.isotopes(element).get(0).z(),
        0,
        shell.name(),
        shell.electrons(),
        shell.bindingEnergy(),
        Constants.ELECTRON_MASS,
        atomsPerMass(element));
  }

  private double atomsPerMass(String element) {
    return composition.get(element) * Constants.AVOGADRO / molarMass();
  }

  private static Map<String, Material> shipped() {
    Table table = Table.resource("materials.csv");
    Map<String, Material> map = new LinkedHashMap<>();
    for (int i = 0; i < table.size(); i++) {
      String name = table.text(i, "name");
      double density = table.number(i, "density") * Units.G_PER_CM3;
      map.put(name, of(name, table.text(i, "formula"), density));
    }
    return Collections.unmodifiableMap(map);
  }
}
