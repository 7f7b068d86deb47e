package org.nudipole.generator.mathematics;

import org.apache.commons.rng.UniformRandomProvider;

/** Poisson numbers: comparisons decide them. */
public final class PoissonDeviate {
  // Below, multiplication is cheaper; above, the transformed rejection needs a mean of 10 or more.
  private static final double SMALL = 12;

  private PoissonDeviate() {}

  /** A whole number of a mean that is not negative. */
  public static double sample(UniformRandomProvider random, double mean) {
    return mean < SMALL ? multiplied(random, mean) : transformed(random, mean);
  }

  // Counts how many uniform numbers can be multiplied before the product falls below exp(-mean) (D.
  // E. Knuth, The Art of Computer Programming 2, 3.4.1).
  private static double multiplied(UniformRandomProvider random, double mean) {
    double least = Elementary.exp(-mean);
    double product = random.nextDouble();
    double count = 0;
    while (product > least) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }

  // Transformed rejection with squeeze, algorithm PTRS: W. Hörmann, Insurance: Mathematics and
  // Economics 12 (1993) 39.
  private static double transformed(UniformRandomProvider random, double mean) {
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
          && Elementary.log(v * inverseAlpha / (a / (toEdge * toEdge) + b))
              <= count * Elementary.log(mean) - mean - LogFactorial.of(count)) {
        return count;
      }
    }
  }
}
