package org.nudipole.generator.source;

import java.util.Optional;
import org.nudipole.generator.Density;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Require;
import org.nudipole.generator.mathematics.Quadrature;

/**
 * A continuous component of a source.
 *
 * @param flavour flavour
 * @param spectrum neutrinos per decay (or share of a given flux) and neutrino energy, with proved
 *     bounds, 1/energy
 * @param composition mass states of an incoherent mixture; empty if the neutrinos are a flavour
 */
public record Continuum(Flavour flavour, Density spectrum, Optional<MassComposition> composition) {
  /** Checks the range of the energies. */
  public Continuum {
    Require.notNegative("least energy of the spectrum", spectrum.low());
    Require.positive("width of the spectrum", spectrum.high() - spectrum.low());
  }

  /** A component of a coherent source. */
  public Continuum(Flavour flavour, Density spectrum) {
    this(flavour, spectrum, Optional.empty());
  }

  /** Neutrinos per decay (or share of a given flux): the integral of the spectrum. */
  public double intensity() {
    return Quadrature.integral(spectrum::value, spectrum.low(), spectrum.high(), spectrum.breaks());
  }
}
