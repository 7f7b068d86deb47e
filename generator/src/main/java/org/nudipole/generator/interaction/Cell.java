package org.nudipole.generator.interaction;

import org.nudipole.generator.Require;
import org.nudipole.generator.data.Target;

/**
 * A rectangle in the plane of neutrino energy and recoil energy; for a line it has no width in
 * neutrino energy.
 *
 * @param from least neutrino energy, energy
 * @param to greatest neutrino energy, energy
 * @param low least recoil energy, energy
 * @param high greatest recoil energy, energy; below {@code low} if the cell is empty
 */
public record Cell(double from, double to, double low, double high) {
  /** Checks that the neutrino energies can be those of a neutrino. */
  public Cell {
    Require.notNegative("neutrino energy", from);
    Require.notNegative("neutrino energy", to);
  }

  /** Whether the cell has no points. */
  public boolean isEmpty() {
    return !(from <= to && low <= high);
  }

  /** Whether every point is inside the kinematic limits. */
  public boolean isInside(Interaction interaction, Target target) {
    // The least recoil falls with the neutrino energy and the greatest rises: one corner decides.
    return from > 0
        && low >= interaction.lowest(from, target)
        && high <= interaction.highest(from, target);
  }

  /**
   * The smallest cell that holds all points of this one that are inside the kinematic limits; empty
   * if there are none.
   */
  public Cell within(Interaction interaction, Target target) {
    if (isEmpty() || !(to > 0)) {
      return none();
    }
    double lowest = interaction.lowest(to, target);
    double highest = interaction.highest(to, target);
    double least = Math.max(low, lowest);
    double most = Math.min(high, highest);
    if (!(highest > lowest) || !(least <= most)) {
      return none();
    }
    double energy = interaction.leastEnergy(target, least, most);
    return new Cell(Math.min(to, Math.max(from, energy)), to, least, most);
  }

  private Cell none() {
    return new Cell(to, to, 1, 0);
  }
}
