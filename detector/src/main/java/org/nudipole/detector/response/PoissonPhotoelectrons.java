package org.nudipole.detector.response;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;
import org.nudipole.generator.mathematics.PoissonDeviate;

/** Photoelectrons that are counted: a whole number with a Poisson distribution. */
public record PoissonPhotoelectrons() implements Fluctuation {
  // Terms beyond this many standard deviations, and this many more, are below 1e-18.
  private static final double REACH = 10;
  private static final int MORE = 40;

  @Override
  public double sigma(double mean) {
    return Math.sqrt(mean);
  }

  @Override
  public DoubleUnaryOperator sampler(UniformRandomProvider random) {
    return mean -> PoissonDeviate.sample(random, mean);
  }

  @Override
  public DoubleUnaryOperator expectation(PiecewiseFunction after) {
    Counts values = new Counts(after::value);
    return mean -> {
      double reach = REACH * sigma(mean) + MORE;
      double same = after.constantOn(Math.max(0, mean - reach), mean + reach);
      return !Double.isNaN(same) ? same : mean > 0 ? sum(values, mean, reach) : values.at(0);
    };
  }

  // Terms relative to the greatest, so that nothing overflows; their sum normalises them.
  private static double sum(Counts values, double mean, double reach) {
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
