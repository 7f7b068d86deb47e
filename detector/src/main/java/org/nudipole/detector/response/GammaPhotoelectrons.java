package org.nudipole.detector.response;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.nudipole.generator.Require;

/**
 * Photoelectrons with a gamma distribution of mean n and shape 1 + slope n, hence of variance n^2 /
 * (1 + slope n) (COHERENT: D. Akimov et al., Phys. Rev. Lett. 129 (2022) 081801). It describes the
 * measured spread as a whole: counting statistics are part of it.
 *
 * @param slope growth of the shape per photoelectron, dimensionless
 */
public record GammaPhotoelectrons(double slope) implements Spread {
  /** Checks the range. */
  public GammaPhotoelectrons {
    Require.positive("slope of the gamma shape", slope);
  }

  @Override
  public double sigma(double mean) {
    return mean / Math.sqrt(1 + slope * mean);
  }

  /**
   * G. Marsaglia and W. W. Tsang, ACM TOMS 26 (2000) 363: the value is a cube of a shifted normal
   * deviate, logarithms only decide whether it is taken. The shape is never below 1.
   */
  @Override
  public DoubleUnaryOperator sampler(UniformRandomProvider random) {
    SharedStateContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
    return mean -> {
      double shape = 1 + slope * mean;
      double d = shape - 1.0 / 3;
      double c = 1 / (3 * Math.sqrt(d));
      while (true) {
        double x = normal.sample();
        double root = 1 + c * x;
        if (root <= 0) {
          continue;
        }
        double v = root * root * root;
        double u = random.nextDouble();
        double square = x * x;
        if (u < 1 - 0.0331 * square * square
            || StrictMath.log(u) < square / 2 + d * (1 - v + StrictMath.log(v))) {
          return d * v * (mean / shape);
        }
      }
    };
  }

  @Override
  public DoubleUnaryOperator expectation(Observable after) {
    return mean ->
        mean > 0
            ? new GammaFolding(1 + slope * mean, mean / (1 + slope * mean)).expectation(after)
            : after.value(0);
  }
}
