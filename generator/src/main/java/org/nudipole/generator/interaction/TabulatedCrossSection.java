package org.nudipole.generator.interaction;

import org.nudipole.generator.Bounds;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Require;
import org.nudipole.generator.data.Target;

/**
 * An interaction of anyone's own beside all others, the same for all flavours and with a massless
 * final state: dsigma/dT = S times a table, for every nucleus or for every electron that can be
 * freed.
 *
 * @param label name of the part
 * @param code its code in event files, above {@link CrossSectionPart#BACKGROUND}
 * @param onNuclei whether it acts on nuclei, else on electrons
 * @param strength S, not negative
 * @param table dsigma/dT per nucleus or electron, not negative, area / energy
 */
public record TabulatedCrossSection(
    String label, int code, boolean onNuclei, double strength, RecoilTable table)
    implements Interaction {
  /** Checks the sign. */
  public TabulatedCrossSection {
    Require.notNegative("strength", strength);
  }

  @Override
  public CrossSectionPart part() {
    return CrossSectionPart.ADDED;
  }

  @Override
  public boolean actsOn(Target target) {
    return target.isNucleus() == onNuclei;
  }

  @Override
  public double finalMass() {
    return 0;
  }

  @Override
  public double differential(Flavour flavour, double energy, Target target, double recoil) {
    return perTarget(target) * table.value(energy, recoil);
  }

  @Override
  public Bounds bounds(
      Flavour flavour, double from, double to, Target target, double low, double high) {
    return table.bounds(new Cell(from, to, low, high)).times(perTarget(target));
  }

  private double perTarget(Target target) {
    return target.isNucleus() ? strength : strength * target.electrons();
  }

  @Override
  public boolean isSmooth() {
    return !table.hasEnergies();
  }

  @Override
  public double[] turns() {
    return table.turns();
  }

  @Override
  public double[] energyTurns() {
    return table.energies();
  }
}
