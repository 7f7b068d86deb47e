package org.nudipole.generator.source;

import org.nudipole.generator.Density;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Quadrature;
import org.nudipole.generator.Require;

/**
 * A continuous component of a source.
 *
 * @param flavour flavour
 * @param spectrum neutrinos per decay (or share of a given flux) and neutrino energy, with proved
 *     bounds, 1/energy
 */
public record Continuum(Flavour flavour, Density spectrum) {
  /** Checks the range of the energies. */
  public Continuum {
    Require.notNegative("least energy of the spectrum", spectrum.low());
    Require.positive("width of the spectrum", spectrum.high() - spectrum.low());
  }

  /** Neutrinos per decay (or share of a given flux): the integral of the spectrum. */
  public double intensity() {
    return Quadrature.integral(spectrum::value, spectrum.low(), spectrum.high(), spectrum.breaks());
  }
}
