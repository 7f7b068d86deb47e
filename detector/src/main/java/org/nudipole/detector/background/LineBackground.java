package org.nudipole.detector.background;

import org.nudipole.generator.Require;

/**
 * All events at one energy, such as a capture or an X-ray line whose width the resolution makes.
 *
 * @param energy energy of the line, energy
 */
public record LineBackground(double energy) implements BackgroundSpectrum {
  /** Checks the range. */
  public LineBackground {
    Require.positive("energy of the line", energy);
  }

  @Override
  public double low() {
    return energy;
  }

  @Override
  public double high() {
    return energy;
  }
}
