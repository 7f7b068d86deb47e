package org.nudipole.generator.rate;

import org.nudipole.generator.Bounds;
import org.nudipole.generator.Density;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.interaction.Interaction;
import org.nudipole.generator.source.Line;

/**
 * One line of the source on one target through one interaction: its events per recoil energy in the
 * exposure, dN/dT = strength x dsigma/dT.
 *
 * @param line line of the source
 * @param target what is hit
 * @param row row of the target in the table of targets
 * @param interaction the process
 * @param low least recoil energy: kinematic limit, binding energy or generation cut, energy
 * @param high greatest recoil energy, energy
 * @param strength fluence of the line times number of targets, 1/area
 */
public record Channel(
    Line line,
    Target target,
    int row,
    Interaction interaction,
    double low,
    double high,
    double strength)
    implements Density {
  /** Events per recoil energy at a recoil energy inside the limits, 1/energy. */
  @Override
  public double value(double recoil) {
    return strength * interaction.differential(line.flavour(), line.energy(), target, recoil);
  }

  @Override
  public Bounds bounds(double from, double to) {
    return interaction.bounds(line.flavour(), line.energy(), target, from, to).times(strength);
  }
}
