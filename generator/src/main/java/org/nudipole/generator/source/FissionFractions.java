package org.nudipole.generator.source;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.nudipole.generator.Require;

/**
 * Shares of the fissions in a reactor, averaged over the exposure.
 *
 * @param values one share per isotope in the order of {@link FissileIsotope}; they sum to 1
 */
public record FissionFractions(List<Double> values) {
  // Only the rounding of decimal digits: a real defect would be a wrong flux.
  private static final double ROUNDING = 1e-6;

  /**
   * Checks the shares.
   *
   * @throws IllegalArgumentException if one is negative or they do not sum to 1
   */
  public FissionFractions {
    values = List.copyOf(values);
    if (values.size() != FissileIsotope.values().length) {
      throw new IllegalArgumentException(
          values.size() + " fission fractions (one each for U235, U238, Pu239 and Pu241)");
    }
    for (FissileIsotope isotope : FissileIsotope.values()) {
      Require.notNegative("fission fraction of " + isotope.label(), values.get(isotope.ordinal()));
    }
    double sum = values.stream().mapToDouble(Double::doubleValue).sum();
    if (!(Math.abs(sum - 1) <= ROUNDING)) {
      throw new IllegalArgumentException(
          "the fission fractions sum to " + (float) sum + ", not to 1");
    }
  }

  /** The fractions of an average pressurised water reactor. */
  public static FissionFractions usual() {
    return new FissionFractions(
        Arrays.stream(FissileIsotope.values()).map(FissileIsotope::usualFraction).toList());
  }

  /** Share of an isotope. */
  public double of(FissileIsotope isotope) {
    return values.get(isotope.ordinal());
  }

  /** Mean over the fissions of a quantity of the isotopes, in its unit. */
  public double mean(ToDoubleFunction<FissileIsotope> quantity) {
    return Arrays.stream(FissileIsotope.values())
        .mapToDouble(isotope -> of(isotope) * quantity.applyAsDouble(isotope))
        .sum();
  }
}
