package org.nudipole.detector.background;

import org.nudipole.generator.Bounds;
import org.nudipole.generator.source.TabulatedSpectrum;

/**
 * A spectrum through the nodes of a table, linear between them and zero outside.
 *
 * @param spectrum the nodes; their density in any unit, for only its shape counts
 */
public record TabulatedBackground(TabulatedSpectrum spectrum) implements ContinuousBackground {
  @Override
  public double low() {
    return spectrum.low();
  }

  @Override
  public double high() {
    return spectrum.high();
  }

  @Override
  public double integral() {
    return spectrum.total();
  }

  @Override
  public double value(double energy) {
    return spectrum.value(energy);
  }

  @Override
  public Bounds bounds(double from, double to) {
    return spectrum.bounds(from, to);
  }

  /** {@inheritDoc} The nodes inside. */
  @Override
  public double[] breaks() {
    return spectrum.breaks();
  }
}
