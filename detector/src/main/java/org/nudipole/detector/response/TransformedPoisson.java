package org.nudipole.detector.response;

import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A Poisson number of a mean of 10 or more, by transformed rejection with squeeze (algorithm PTRS:
 * W. Hörmann, Insurance: Mathematics and Economics 12 (1993) 39). The number is a rounded fraction
 * of two uniform ones; logarithms only decide whether it is taken.
 */
final class TransformedPoisson {
  private TransformedPoisson() {}

  static double of(UniformRandomProvider random, double mean) {
    double b = 0.931 + 2.53 * Math.sqrt(mean);
    double a = -0.059 + 0.02483 * b;
    double inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
    double squeeze = 0.9277 - 3.6224 / (b - 2);
    while (true) {
      double u = random.nextDouble() - 0.5;
      double v = random.nextDouble();
      double toEdge = 0.5 - Math.abs(u);
      double count = Math.floor((2 * a / toEdge + b) * u + mean + 0.43);
      if (toEdge >= 0.07 && v <= squeeze) {
        return count;
      }
      boolean outside = count < 0 || (toEdge < 0.013 && v > toEdge);
      if (!outside
          && StrictMath.log(v * inverseAlpha / (a / (toEdge * toEdge) + b))
              <= count * StrictMath.log(mean) - mean - LogGamma.value(count + 1)) {
        return count;
      }
    }
  }
}
