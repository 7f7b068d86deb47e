package org.nudipole.generator.source;

import org.nudipole.generator.Flavour;
import org.nudipole.generator.Require;

/**
 * A monoenergetic component of a source.
 *
 * @param flavour flavour
 * @param energy neutrino energy, energy
 * @param intensity neutrinos per decay (or share of a given flux)
 */
public record Line(Flavour flavour, double energy, double intensity) {
  /** Checks the ranges. */
  public Line {
    Require.positive("line energy", energy);
    Require.positive("line intensity", intensity);
  }
}
