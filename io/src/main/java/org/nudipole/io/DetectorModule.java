package org.nudipole.io;

import org.nudipole.generator.Require;

/**
 * What a header says of one module of a detector.
 *
 * @param mass its mass, mass
 * @param distance from the source to its centre, length; NaN if the source is nowhere in particular
 * @param flux neutrinos of all flavours, averaged over it and the exposure, 1/area/time
 */
public record DetectorModule(double mass, double distance, double flux) {
  /** Checks what is always there. */
  public DetectorModule {
    Require.positive("mass of a module", mass);
    Require.notNegative("flux in a module", flux);
  }
}
