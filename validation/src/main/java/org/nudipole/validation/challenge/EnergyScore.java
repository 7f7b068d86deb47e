package org.nudipole.validation.challenge;

import java.util.List;

/**
 * How far a distribution is from the truth y: E|X - y| - E|X - X'| / 2 for independent X, X' from
 * it, with the Euclidean distance (T. Gneiting, A. E. Raftery, J. Am. Stat. Assoc. 102 (2007) 359,
 * section 4.3; of one value it is the continuous ranked probability score). It is strictly proper:
 * on average nothing beats the distribution that the truth was drawn from. It is a function of the
 * distribution alone, with no density and no number of draws in it.
 */
final class EnergyScore {
  private EnergyScore() {}

  /** The distance from the truth; 0 of who is certain and right. */
  static double of(Draws draws, double[] truth) {
    return of(draws, spread(draws), truth);
  }

  /** The same of draws whose {@link #spread} is known. */
  static double of(Draws draws, double spread, double[] truth) {
    return fromTruth(draws, truth) - spread;
  }

  /** E|X - X'| / 2: what the distance is on average if truths are drawn from the distribution. */
  static double spread(Draws draws) {
    return draws.rows().get(0).length == 1 ? spreadOfOne(draws) : spreadOfSeveral(draws);
  }

  private static double fromTruth(Draws draws, double[] truth) {
    double sum = 0;
    for (int i = 0; i < draws.weights().length; i++) {
      sum += draws.weights()[i] * distance(draws.rows().get(i), truth);
    }
    return sum;
  }

  private static double spreadOfSeveral(Draws draws) {
    List<double[]> rows = draws.rows();
    double[] weights = draws.weights();
    double sum = 0;
    for (int i = 1; i < weights.length; i++) {
      double[] row = rows.get(i);
      double inner = 0;
      for (int j = 0; j < i; j++) {
        inner += weights[j] * distance(row, rows.get(j));
      }
      sum += weights[i] * inner;
    }
    return sum;
  }

  // Of sorted values the distances to all lesser ones are sums that grow.
  private static double spreadOfOne(Draws draws) {
    double[] weights = draws.weights();
    double sum = 0;
    double lesser = 0;
    double moment = 0;
    for (int i = 0; i < weights.length; i++) {
      double x = draws.rows().get(i)[0];
      sum += weights[i] * (x * lesser - moment);
      lesser += weights[i];
      moment += weights[i] * x;
    }
    return sum;
  }

  private static double distance(double[] one, double[] other) {
    double square = 0;
    for (int i = 0; i < one.length; i++) {
      double difference = one[i] - other[i];
      square += difference * difference;
    }
    return Math.sqrt(square);
  }
}
