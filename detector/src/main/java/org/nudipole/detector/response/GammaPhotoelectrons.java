package org.nudipole.detector.response;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;
import org.nudipole.generator.Require;
import org.nudipole.generator.mathematics.GammaDeviate;

/**
 * Photoelectrons with a gamma distribution of mean n and shape 1 + slope n, hence of variance n^2 /
 * (1 + slope n) (COHERENT: D. Akimov et al., Phys. Rev. Lett. 129 (2022) 081801). It describes the
 * measured spread as a whole: counting statistics are part of it.
 *
 * @param slope growth of the shape per photoelectron, dimensionless
 */
public record GammaPhotoelectrons(double slope) implements Fluctuation {
  /** Checks the range. */
  public GammaPhotoelectrons {
    Require.positive("slope of the gamma shape", slope);
  }

  @Override
  public double sigma(double mean) {
    return mean / Math.sqrt(1 + slope * mean);
  }

  @Override
  public DoubleUnaryOperator sampler(UniformRandomProvider random) {
    GammaDeviate gamma = new GammaDeviate(random);
    return mean -> {
      double shape = 1 + slope * mean;
      return gamma.sample(shape) * (mean / shape);
    };
  }

  @Override
  public DoubleUnaryOperator expectation(PiecewiseFunction after) {
    return mean ->
        mean > 0
            ? new GammaFolding(1 + slope * mean, mean / (1 + slope * mean)).expectation(after)
            : after.value(0);
  }
}
