package org.nudipole.generator.source;

import java.util.Optional;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Require;

/**
 * A monoenergetic component of a source.
 *
 * @param flavour flavour
 * @param energy neutrino energy, energy
 * @param intensity neutrinos per decay (or share of a given flux)
 * @param composition mass states of an incoherent mixture; empty if the neutrinos are a flavour
 */
public record Line(
    Flavour flavour, double energy, double intensity, Optional<MassComposition> composition) {
  /** Checks the ranges. */
  public Line {
    Require.positive("line energy", energy);
    Require.positive("line intensity", intensity);
  }

  /** A line of a coherent source. */
  public Line(Flavour flavour, double energy, double intensity) {
    this(flavour, energy, intensity, Optional.empty());
  }
}
