package org.nudipole.detector.response;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;

/** Photoelectrons that are counted: a whole number with a Poisson distribution. */
public record PoissonPhotoelectrons() implements Spread {
  // Below, the sum of the terms is cheaper and exact; Hörmann's method needs a mean of 10 or more.
  private static final double SMALL = 12;

  // Terms beyond this many standard deviations, and this many more, are below 1e-18.
  private static final double REACH = 10;
  private static final int MORE = 40;

  @Override
  public double sigma(double mean) {
    return Math.sqrt(mean);
  }

  @Override
  public DoubleUnaryOperator sampler(UniformRandomProvider random) {
    return mean -> mean < SMALL ? multiplied(random, mean) : TransformedPoisson.of(random, mean);
  }

  // Counts how many uniform numbers can be multiplied before the product falls below exp(-mean) (D.
  // E. Knuth, The Art of Computer Programming 2, 3.4.1).
  private static double multiplied(UniformRandomProvider random, double mean) {
    double least = StrictMath.exp(-mean);
    double product = random.nextDouble();
    double count = 0;
    while (product > least) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }

  @Override
  public DoubleUnaryOperator expectation(Observable after) {
    Counts values = new Counts(after);
    return mean -> mean > 0 ? sum(values, mean) : values.at(0);
  }

  // Terms relative to the greatest, so that nothing overflows; their sum normalises them.
  private double sum(Counts values, double mean) {
    double reach = REACH * sigma(mean) + MORE;
    long mode = (long) mean;
    double sum = values.at(mode);
    double norm = 1;
    double term = 1;
    for (long k = mode; k > 0 && k > mean - reach; k--) {
      term *= k / mean;
      norm += term;
      sum += term * values.at(k - 1);
    }
    term = 1;
    for (long k = mode + 1; k < mean + reach; k++) {
      term *= mean / k;
      norm += term;
      sum += term * values.at(k);
    }
    return sum / norm;
  }
}
