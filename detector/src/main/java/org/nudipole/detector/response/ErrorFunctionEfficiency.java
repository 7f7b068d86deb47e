package org.nudipole.detector.response;

import org.apache.commons.numbers.gamma.Erfc;
import org.nudipole.generator.Require;

/**
 * Efficiency plateau / 2 x [1 + erf((x - x50) / (sqrt(2) width))]: a sharp threshold behind
 * Gaussian noise.
 *
 * @param half observed energy of half the plateau, energy
 * @param width standard deviation of the turn-on, energy
 * @param plateau efficiency far above
 */
public record ErrorFunctionEfficiency(double half, double width, double plateau) implements Accept {
  /** Checks the ranges. */
  public ErrorFunctionEfficiency {
    Require.finite("E50", half);
    Require.positive("width", width);
    Require.inRange("plateau", plateau, 0, 1);
  }

  @Override
  public double probability(double observed) {
    return plateau / 2 * Erfc.value((half - observed) / (width * Math.sqrt(2)));
  }

  @Override
  public double[] edges() {
    return new double[] {
      half - 8 * width,
      half - 4 * width,
      half - 1.5 * width,
      half,
      half + 1.5 * width,
      half + 4 * width,
      half + 8 * width
    };
  }
}
