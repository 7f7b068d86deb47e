package org.nudipole.generator.interaction;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.source.MassComposition;

/**
 * Elastic neutrino-electron scattering, by the weak interaction (or with a photon beside it) or by
 * a dipole moment, on electrons whose binding is more than a step: the cross section of the
 * stepping approximation times a {@link BindingCorrection} of the deposit. On other targets it is
 * that without the correction.
 *
 * @param stepping without the correction
 * @param correction the factor
 */
public record BoundElectronScattering(Interaction stepping, BindingCorrection correction)
    implements Interaction {
  @Override
  public CrossSectionPart part() {
    return stepping.part();
  }

  @Override
  public String label() {
    return stepping.label();
  }

  @Override
  public int code() {
    return stepping.code();
  }

  @Override
  public boolean actsOn(Target target) {
    return stepping.actsOn(target);
  }

  @Override
  public boolean scatters(Flavour flavour) {
    return stepping.scatters(flavour);
  }

  @Override
  public Interaction of(MassComposition composition) {
    return new BoundElectronScattering(stepping.of(composition), correction);
  }

  @Override
  public double initialMass() {
    return stepping.initialMass();
  }

  @Override
  public double finalMass() {
    return stepping.finalMass();
  }

  @Override
  public double differential(Flavour flavour, double energy, Target target, double recoil) {
    double step = stepping.differential(flavour, energy, target, recoil);
    return correction.holdsFor(target) ? correction.value(recoil) * step : step;
  }

  @Override
  public DoubleUnaryOperator atRecoil(Flavour flavour, Target target, double recoil) {
    DoubleUnaryOperator step = stepping.atRecoil(flavour, target, recoil);
    if (!correction.holdsFor(target)) {
      return step;
    }
    double factor = correction.value(recoil);
    return energy -> factor * step.applyAsDouble(energy);
  }

  @Override
  public Bounds bounds(
      Flavour flavour, double from, double to, Target target, double low, double high) {
    Bounds step = stepping.bounds(flavour, from, to, target, low, high);
    return correction.holdsFor(target) ? correction.bounds(low, high).times(step) : step;
  }

  @Override
  public double[] turns() {
    return merged(stepping.turns());
  }

  @Override
  public double[] turns(Target target) {
    double[] steps = stepping.turns(target);
    return correction.holdsFor(target) ? merged(steps) : steps;
  }

  private double[] merged(double[] steps) {
    return DoubleStream.concat(Arrays.stream(steps), Arrays.stream(correction.ratio().nodes()))
        .sorted()
        .toArray();
  }

  @Override
  public double[] energyTurns() {
    return stepping.energyTurns();
  }

  /** {@inheritDoc} Of the shells of one atom, for which the correction is the same. */
  @Override
  public boolean isProportional(Target one, Target other) {
    return stepping.isProportional(one, other)
        && correction.holdsFor(one) == correction.holdsFor(other);
  }

  @Override
  public boolean isSmooth() {
    return stepping.isSmooth();
  }

  @Override
  public boolean oscillates() {
    return stepping.oscillates();
  }

  @Override
  public Interaction at(double baseline) {
    return new BoundElectronScattering(stepping.at(baseline), correction);
  }

  @Override
  public double acceptance(
      Flavour flavour, double energy, Target target, double recoil, double baseline) {
    return stepping.acceptance(flavour, energy, target, recoil, baseline);
  }

  @Override
  public RecoilKinematics kinematics(double energy, Target target) {
    return stepping.kinematics(energy, target);
  }

  @Override
  public double threshold(Target target) {
    return stepping.threshold(target);
  }

  @Override
  public double leastEnergy(Target target, double recoil) {
    return stepping.leastEnergy(target, recoil);
  }

  @Override
  public double leastEnergy(Target target, double low, double high) {
    return stepping.leastEnergy(target, low, high);
  }

  @Override
  public double lowest(double energy, Target target) {
    return stepping.lowest(energy, target);
  }

  @Override
  public double highest(double energy, Target target) {
    return stepping.highest(energy, target);
  }
}
