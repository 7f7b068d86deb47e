package org.nudipole.detector.response;

import org.nudipole.generator.Require;

/**
 * Gaussian spread of the charge of counted photoelectrons: sigma = width sqrt(count).
 *
 * @param width relative width of the charge of one photoelectron
 */
public record PhotoelectronWidth(double width) implements Resolution {
  /** Checks the range. */
  public PhotoelectronWidth {
    Require.positive("width of one photoelectron", width);
  }

  @Override
  public double sigma(double count) {
    return width * Math.sqrt(count);
  }
}
