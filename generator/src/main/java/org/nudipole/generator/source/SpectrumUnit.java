package org.nudipole.generator.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nudipole.generator.Units;

/**
 * Unit of the values of a tabulated spectrum, such as {@code /MeV} or {@code /cm2/s/keV}.
 *
 * @param flux whether it is one of a flux, else of neutrinos per emission
 * @param factor the unit in {@link Units}
 */
record SpectrumUnit(boolean flux, double factor) {
  private static final Map<String, Double> ENERGIES =
      Map.of("eV", Units.EV, "keV", Units.KEV, "MeV", Units.MEV, "GeV", Units.GEV);
  private static final Map<String, Double> AREAS =
      Map.of("cm2", Units.CM2, "m2", Units.M * Units.M);
  private static final Map<String, Double> TIMES = Map.of("s", Units.S, "day", Units.DAY);

  /** Energy of this unit, if it is one. */
  static Optional<Double> energy(String text) {
    return Optional.ofNullable(ENERGIES.get(text));
  }

  /**
   * The unit that a text means: quotients in any order, with or without a leading 1.
   *
   * @return empty if the text is not one energy, or one energy, area and time
   */
  static Optional<SpectrumUnit> of(String text) {
    if (!text.startsWith("/") && !text.startsWith("1/")) {
      return Optional.empty();
    }
    List<String> divisors = List.of(text.substring(text.indexOf('/') + 1).split("/", -1));
    Optional<Double> perEnergy = only(divisors, ENERGIES);
    Optional<Double> perArea = only(divisors, AREAS);
    Optional<Double> perTime = only(divisors, TIMES);
    if (perEnergy.isPresent() && divisors.size() == 1) {
      return Optional.of(new SpectrumUnit(false, 1 / perEnergy.get()));
    }
    if (perEnergy.isPresent()
        && perArea.isPresent()
        && perTime.isPresent()
        && divisors.size() == 3) {
      return Optional.of(
          new SpectrumUnit(true, 1 / (perEnergy.get() * perArea.get() * perTime.get())));
    }
    return Optional.empty();
  }

  private static Optional<Double> only(List<String> divisors, Map<String, Double> units) {
    List<Double> found =
        divisors.stream().filter(units::containsKey).map(units::get).distinct().toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }
}
