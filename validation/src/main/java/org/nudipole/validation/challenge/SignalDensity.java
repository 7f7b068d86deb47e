package org.nudipole.validation.challenge;

import java.util.ArrayList;
import java.util.List;

/**
 * The density of a hidden value over its prior at a truth: Gaussian kernels on the draws with a
 * signal, on the scale of the prior, mirrored at its limits. Their width is that of B. W. Silverman
 * (Density Estimation, 1986, eq. 3.31) for a thousand draws whatever their number is, so that it
 * depends on the distribution alone. No signal has its probability instead.
 *
 * <p>All is mixed with one part in a hundred of the prior, so that a wrong answer costs much and
 * not everything.
 */
final class SignalDensity {
  private static final double PRIOR_SHARE = 0.01;
  private static final double DRAWS = 1000;

  /** A kernel narrower than this share of the prior is taken to be as wide. */
  private static final double LEAST_WIDTH = 1e-6;

  private SignalDensity() {}

  /**
   * Natural logarithm of density or probability at the truth over that of the prior.
   *
   * @param draws draws of the value
   */
  static double log(Draws draws, PriorScale scale, double truth) {
    double nothing = scale.nullProbability();
    double over =
        nothing > 0 && truth == 0
            ? draws.share(new Interval(0, 0), true) / nothing
            : density(present(draws, scale), scale.share(truth)) / (1 - nothing);
    return Math.log((1 - PRIOR_SHARE) * over + PRIOR_SHARE);
  }

  // On the scale of the values with a signal; the weights sum to the probability of one.
  private static Draws present(Draws draws, PriorScale scale) {
    List<double[]> rows = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    for (int i = 0; i < draws.weights().length; i++) {
      double value = draws.rows().get(i)[0];
      if (scale.nullProbability() == 0 || value != 0) {
        rows.add(new double[] {scale.share(value)});
        weights.add(draws.weights()[i]);
      }
    }
    return new Draws(rows, weights.stream().mapToDouble(w -> w).toArray());
  }

  private static double density(Draws present, double place) {
    if (present.rows().isEmpty()) {
      return 0;
    }
    double width = width(present);
    double sum = 0;
    for (int i = 0; i < present.weights().length; i++) {
      double x = present.rows().get(i)[0];
      double kernel =
          kernel((place - x) / width)
              + kernel((place + x) / width)
              + kernel((2 - place - x) / width);
      sum += present.weights()[i] * kernel;
    }
    return sum / (width * Math.sqrt(2 * Math.PI));
  }

  private static double kernel(double pull) {
    return Math.exp(-pull * pull / 2);
  }

  private static double width(Draws present) {
    double total = 0;
    double mean = 0;
    for (int i = 0; i < present.weights().length; i++) {
      total += present.weights()[i];
      mean += present.weights()[i] * present.rows().get(i)[0];
    }
    mean /= total;
    double variance = 0;
    for (int i = 0; i < present.weights().length; i++) {
      double off = present.rows().get(i)[0] - mean;
      variance += present.weights()[i] / total * off * off;
    }
    double quartiles = (present.quantile(0.75 * total) - present.quantile(0.25 * total)) / 1.34;
    double spread = quartiles > 0 ? Math.min(Math.sqrt(variance), quartiles) : Math.sqrt(variance);
    return Math.max(LEAST_WIDTH, 0.9 * spread * Math.pow(DRAWS, -0.2));
  }
}
