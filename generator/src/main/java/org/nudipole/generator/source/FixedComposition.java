package org.nudipole.generator.source;

import java.util.List;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Require;
import org.nudipole.generator.mixing.Mixing;

/**
 * The same shares of the mass states at all energies.
 *
 * @param probabilities one per state, four of them, with the sum 1
 */
public record FixedComposition(List<Double> probabilities) implements MassComposition {
  // Only the rounding of decimal digits: a real defect would be a wrong flux.
  private static final double ROUNDING = 1e-6;

  /**
   * Checks the probabilities.
   *
   * @throws IllegalArgumentException if one is negative or they do not sum to 1
   */
  public FixedComposition {
    probabilities = List.copyOf(probabilities);
    if (probabilities.size() != Mixing.STATES) {
      throw new IllegalArgumentException(
          probabilities.size() + " probabilities of mass states (give " + Mixing.STATES + ")");
    }
    for (int i = 0; i < Mixing.STATES; i++) {
      Require.notNegative("P_e" + (i + 1), probabilities.get(i));
    }
    double sum = probabilities.stream().mapToDouble(Double::doubleValue).sum();
    if (!(Math.abs(sum - 1) <= ROUNDING)) {
      throw new IllegalArgumentException(
          "the probabilities of the mass states sum to " + (float) sum + ", not to 1");
    }
  }

  /**
   * Shares of the three light states in what is not sterile.
   *
   * @param first P_e1 without a sterile state
   * @param second P_e2 without a sterile state
   * @param third P_e3 without a sterile state
   * @param sterile P_e4
   */
  public static FixedComposition of(double first, double second, double third, double sterile) {
    double active = 1 - sterile;
    return new FixedComposition(List.of(active * first, active * second, active * third, sterile));
  }

  @Override
  public double probability(int state, double energy) {
    return probabilities.get(state - 1);
  }

  @Override
  public Bounds bounds(int state, double from, double to) {
    return Bounds.of(probabilities.get(state - 1), probabilities.get(state - 1));
  }
}
