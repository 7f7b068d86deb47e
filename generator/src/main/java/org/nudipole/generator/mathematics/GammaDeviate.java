package org.nudipole.generator.mathematics;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Gamma deviates of scale 1 (G. Marsaglia and W. W. Tsang, ACM TOMS 26 (2000) 363): the value is a
 * cube of a shifted normal deviate, logarithms only decide whether it is taken.
 */
public final class GammaDeviate {
  private final UniformRandomProvider random;
  private final SharedStateContinuousSampler normal;

  /** Deviates from a stream. */
  public GammaDeviate(UniformRandomProvider random) {
    this.random = random;
    normal = ZigguratSampler.NormalizedGaussian.of(random);
  }

  /** A deviate of a shape that is not negative; of shape 0 it is 0. */
  public double sample(double shape) {
    if (shape < 1) {
      // A deviate of shape s + 1 times u^(1/s) has shape s.
      return shape == 0 ? 0 : above(shape + 1) * Elementary.power(random.nextDouble(), 1 / shape);
    }
    return above(shape);
  }

  private double above(double shape) {
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
          || Elementary.log(u) < square / 2 + d * (1 - v + Elementary.log(v))) {
        return d * v;
      }
    }
  }
}
