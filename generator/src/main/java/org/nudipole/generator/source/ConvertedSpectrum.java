package org.nudipole.generator.source;

import org.nudipole.generator.Bounds;
import org.nudipole.generator.Density;

/**
 * What one flavour takes of a spectrum: flux x dN/dE x P(E).
 *
 * @param emitted spectrum as it is emitted, 1/energy
 * @param flux factor, such as a flux
 * @param conversion probability of the flavour
 */
record ConvertedSpectrum(Density emitted, double flux, FlavourConversion conversion)
    implements Density {
  @Override
  public double low() {
    return emitted.low();
  }

  @Override
  public double high() {
    return emitted.high();
  }

  @Override
  public double value(double energy) {
    return flux * emitted.value(energy) * conversion.probability(energy);
  }

  @Override
  public Bounds bounds(double from, double to) {
    return emitted.bounds(from, to).times(conversion.bounds(from, to)).times(flux);
  }

  /** {@inheritDoc} Those of the emitted spectrum: the probability is smooth. */
  @Override
  public double[] breaks() {
    return emitted.breaks();
  }
}
