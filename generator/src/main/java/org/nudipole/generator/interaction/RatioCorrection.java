package org.nudipole.generator.interaction;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.data.Target;

/**
 * What an interaction of anyone's own adds to another one, of either sign: dsigma = S r(T[, E])
 * dsigma_base, with r from a table. It is drawn together with the base, as {@link
 * InterferingScattering}.
 *
 * @param label name of the part
 * @param base what it corrects
 * @param strength S
 * @param ratio r
 */
public record RatioCorrection(String label, Interaction base, double strength, RecoilTable ratio)
    implements Interaction {
  @Override
  public CrossSectionPart part() {
    return CrossSectionPart.CORRECTION;
  }

  @Override
  public boolean actsOn(Target target) {
    return base.actsOn(target);
  }

  @Override
  public boolean scatters(Flavour flavour) {
    return base.scatters(flavour);
  }

  @Override
  public double finalMass() {
    return base.finalMass();
  }

  @Override
  public double differential(Flavour flavour, double energy, Target target, double recoil) {
    return strength
        * ratio.value(energy, recoil)
        * base.differential(flavour, energy, target, recoil);
  }

  @Override
  public DoubleUnaryOperator atRecoil(Flavour flavour, Target target, double recoil) {
    DoubleUnaryOperator cross = base.atRecoil(flavour, target, recoil);
    return energy -> strength * ratio.value(energy, recoil) * cross.applyAsDouble(energy);
  }

  @Override
  public Bounds bounds(
      Flavour flavour, double from, double to, Target target, double low, double high) {
    return base.bounds(flavour, from, to, target, low, high)
        .times(factor(new Cell(from, to, low, high)));
  }

  /** Proved bounds of S r in a cell. */
  Bounds factor(Cell cell) {
    return ratio.bounds(cell).times(strength);
  }

  @Override
  public boolean isSmooth() {
    return !ratio.hasEnergies() && base.isSmooth();
  }

  @Override
  public double[] turns() {
    return DoubleStream.concat(Arrays.stream(base.turns()), Arrays.stream(ratio.turns()))
        .sorted()
        .toArray();
  }

  @Override
  public double[] energyTurns() {
    return ratio.energies();
  }
}
