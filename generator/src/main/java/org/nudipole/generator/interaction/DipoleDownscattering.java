package org.nudipole.generator.interaction;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.data.Target;

/**
 * Scattering of the heavy neutrino nu_4 of mass m through a transition magnetic moment into light
 * ones: {@link DipoleUpscattering} reversed in time. With the same momenta the reverse reaction has
 * the neutrino energy E' = E + m^2 / 2M, so that with the momentum k of nu_4, averaged over its
 * spin,
 *
 * <p>dsigma(E, T) = E'^2 / k^2 dsigma_up(E', T), between the limits of dsigma_up at E'.
 *
 * <p>The factor falls with E, as E E' is above k^2. Energy is set free, so it grows without end
 * towards k = 0. Neutrinos that are slower than a body must be to escape from the centre of the Sun
 * do not arrive from there: they are left out.
 *
 * @param reverse the reverse reaction, with the root of the sum of |lambda_j4|^2 over the light
 *     states as the moment
 */
public record DipoleDownscattering(DipoleUpscattering reverse) implements Interaction {
  /** Escape velocity from the centre of the Sun, 1385 km/s in solar models, in units of c. */
  private static final double SLOWEST = 1385.0 / 299_792.458;

  /** Turns above the mass: a quarter of an octave of the kinetic energy apart, up to the mass. */
  private static final int TURNS = 68;

  /**
   * Scattering of nu_4.
   *
   * @param mass mass m of nu_4, energy
   * @param moment moment mu / mu_B of nu_4 into all light states
   * @param formFactor form factor of the protons of nuclei
   */
  public DipoleDownscattering(double mass, double moment, FormFactor formFactor) {
    this(new DipoleUpscattering(mass, moment, formFactor));
  }

  @Override
  public CrossSectionPart part() {
    return CrossSectionPart.DIPOLE;
  }

  @Override
  public boolean actsOn(Target target) {
    return reverse.actsOn(target);
  }

  @Override
  public boolean scatters(Flavour flavour) {
    return flavour == Flavour.NU_4 && !reverse.moment().isZero(flavour);
  }

  @Override
  public double initialMass() {
    return reverse.mass();
  }

  @Override
  public double finalMass() {
    return 0;
  }

  @Override
  public double differential(Flavour flavour, double energy, Target target, double recoil) {
    return factor(energy, target)
        * reverse.differential(flavour, reverseEnergy(energy, target), target, recoil);
  }

  @Override
  public DoubleUnaryOperator atRecoil(Flavour flavour, Target target, double recoil) {
    DoubleUnaryOperator up = reverse.atRecoil(flavour, target, recoil);
    return energy -> factor(energy, target) * up.applyAsDouble(reverseEnergy(energy, target));
  }

  @Override
  public Bounds bounds(
      Flavour flavour, double from, double to, Target target, double low, double high) {
    return reverse
        .bounds(flavour, reverseEnergy(from, target), reverseEnergy(to, target), target, low, high)
        .times(Bounds.of(factor(to, target), factor(from, target)));
  }

  // Of the slowest neutrino.
  private double leastEnergy() {
    return initialMass() / Math.sqrt(1 - SLOWEST * SLOWEST);
  }

  @Override
  public double threshold(Target target) {
    return leastEnergy();
  }

  @Override
  public double leastEnergy(Target target, double recoil) {
    return Math.max(leastEnergy(), Interaction.super.leastEnergy(target, recoil));
  }

  @Override
  public double leastEnergy(Target target, double low, double high) {
    return Math.max(leastEnergy(), Interaction.super.leastEnergy(target, low, high));
  }

  @Override
  public double highest(double energy, Target target) {
    return energy > leastEnergy() ? Interaction.super.highest(energy, target) : 0;
  }

  private double reverseEnergy(double energy, Target target) {
    return energy + initialMass() * initialMass() / (2 * target.mass());
  }

  // E'^2 / k^2.
  private double factor(double energy, Target target) {
    double ratio = reverseEnergy(energy, target) / kinematics(energy, target).momentum();
    return ratio * ratio;
  }

  /** {@inheritDoc} It grows like 1/k^2 towards the slowest: panels narrow there. */
  @Override
  public double[] energyTurns() {
    double slowest = leastEnergy() - initialMass();
    return IntStream.range(0, slowest > 0 ? TURNS : 0)
        .mapToDouble(i -> initialMass() + slowest * StrictMath.pow(2, i / 4.0))
        .toArray();
  }

  /** {@inheritDoc} All nu_4 reach the recoil m^2 / 2(M+m), where the limits open. */
  @Override
  public double[] turns(Target target) {
    return Arrays.stream(energyTurns())
        .flatMap(
            energy -> {
              RecoilKinematics limits = kinematics(energy, target);
              return DoubleStream.of(limits.lowest(), limits.highest());
            })
        .sorted()
        .toArray();
  }

  @Override
  public boolean isSmooth() {
    return initialMass() == 0;
  }
}
