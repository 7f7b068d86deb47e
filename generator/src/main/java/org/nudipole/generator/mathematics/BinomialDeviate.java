package org.nudipole.generator.mathematics;

import org.apache.commons.rng.UniformRandomProvider;

/** Binomial numbers: comparisons decide them. */
public final class BinomialDeviate {
  private static final double SMALL = 10;

  /** Nearer to the mode the bounds of a probability do not hold. */
  private static final double NEAR = 20;

  private BinomialDeviate() {}

  /**
   * A whole number of successes.
   *
   * @param trials a whole number, not negative
   * @param probability of success, in [0, 1]
   */
  public static double sample(UniformRandomProvider random, double trials, double probability) {
    if (probability > 0.5) {
      return trials - atMostHalf(random, trials, 1 - probability);
    }
    return atMostHalf(random, trials, probability);
  }

  private static double atMostHalf(UniformRandomProvider random, double trials, double p) {
    if (trials == 0 || p == 0) {
      return 0;
    }
    return trials * p < SMALL ? inverted(random, trials, p) : transformed(random, trials, p);
  }

  // Sums the probabilities of 0, 1, 2, ... up to a uniform number.
  private static double inverted(UniformRandomProvider random, double trials, double p) {
    double none = Elementary.exp(trials * Elementary.log1p(-p));
    double odds = p / (1 - p);
    while (true) {
      double u = random.nextDouble();
      double probability = none;
      for (double count = 0; count <= trials; count++) {
        if (u < probability) {
          return count;
        }
        u -= probability;
        probability *= (trials - count) / (count + 1) * odds;
      }
      // Rounding left some of the interval uncovered: draw again.
    }
  }

  // Transformed rejection with squeeze, algorithm BTRS: W. Hörmann, J. Stat. Comput. Simul. 46
  // (1993) 101; for p <= 1/2 and a mean of 10 or more.
  private static double transformed(UniformRandomProvider random, double trials, double p) {
    double variance = trials * p * (1 - p);
    double spread = Math.sqrt(variance);
    double b = 1.15 + 2.53 * spread;
    double a = -0.0873 + 0.0248 * b + 0.01 * p;
    double centre = trials * p + 0.5;
    double alpha = (2.83 + 5.1 / b) * spread;
    double squeeze = 0.92 - 4.2 / b;
    while (true) {
      double u = random.nextDouble() - 0.5;
      double v = random.nextDouble();
      double toEdge = 0.5 - Math.abs(u);
      double count = Math.floor((2 * a / toEdge + b) * u + centre);
      if (toEdge >= 0.07 && v <= squeeze) {
        return count;
      }
      if (count < 0 || count > trials) {
        continue;
      }
      double mode = Math.floor((trials + 1) * p);
      double height = Elementary.log(v * alpha / (a / (toEdge * toEdge) + b));
      double off = Math.abs(count - mode);
      if (isBounded(off, variance)) {
        double normal = normal(off, variance);
        double bound = bound(off, variance);
        if (height < normal - bound) {
          return count;
        }
        if (height > normal + bound) {
          continue;
        }
      }
      if (height <= relative(trials, p, mode, count)) {
        return count;
      }
    }
  }

  // Logarithm of the probability of a count over that of the mode.
  static double relative(double trials, double p, double mode, double count) {
    return LogFactorial.of(mode)
        + LogFactorial.of(trials - mode)
        - LogFactorial.of(count)
        - LogFactorial.of(trials - count)
        + (count - mode) * Elementary.log(p / (1 - p));
  }

  // How far that may be from the normal curve, by V. Kachitvichyanukul, B. W. Schmeiser,
  // Commun. ACM 31 (1988) 216, algorithm BTPE, step 5.2: of counts so far off the mode. It decides
  // nearly all cases, all of them as the logarithms of factorials would.
  static boolean isBounded(double off, double variance) {
    return off > NEAR && off < variance / 2 - 1;
  }

  static double normal(double off, double variance) {
    return -off * off / (2 * variance);
  }

  static double bound(double off, double variance) {
    return off / variance * ((off * (off / 3 + 0.625) + 1.0 / 6) / variance + 0.5);
  }
}
