package org.nudipole.detector.response;

import org.nudipole.generator.Require;

/**
 * Efficiency plateau / [1 + exp(-slope (x - x50))].
 *
 * @param plateau efficiency far above
 * @param slope slope, 1/energy
 * @param half observed energy of half the plateau, energy
 */
public record LogisticEfficiency(double plateau, double slope, double half) implements Accept {
  /** Checks the ranges. */
  public LogisticEfficiency {
    Require.inRange("plateau", plateau, 0, 1);
    Require.positive("slope", slope);
    Require.finite("E50", half);
  }

  @Override
  public double probability(double observed) {
    return plateau / (1 + StrictMath.exp(-slope * (observed - half)));
  }

  @Override
  public double[] edges() {
    double width = 1 / slope;
    return new double[] {
      half - 24 * width,
      half - 12 * width,
      half - 5 * width,
      half - 2 * width,
      half,
      half + 2 * width,
      half + 5 * width,
      half + 12 * width,
      half + 24 * width
    };
  }
}
