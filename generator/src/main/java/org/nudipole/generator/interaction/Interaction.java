package org.nudipole.generator.interaction;

import java.util.List;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.source.MassComposition;

/**
 * A process nu + X -> nu' + X: its cross section, differential in the recoil energy, and its exact
 * limits.
 *
 * <p>For electrons bound in a subshell the recoil energy is the whole deposit; below the binding
 * energy the cross section is zero and above it that of free electrons (the stepping
 * approximation).
 */
public interface Interaction {
  /** The part of the cross section that this is. */
  CrossSectionPart part();

  /** Name of the part, or of the parts that it is the sum of. */
  default String label() {
    return part().label();
  }

  /** Code of its events in the column {@code part} of event files. */
  default int code() {
    return part().ordinal();
  }

  /** Whether the process happens on this target. */
  boolean actsOn(Target target);

  /** Whether neutrinos of this flavour take part at all: those of the weak interaction. */
  default boolean scatters(Flavour flavour) {
    return flavour.isWeak();
  }

  /**
   * The process for an incoherent mixture of mass states in the place of a flavour; itself if it
   * does not tell mass states apart.
   */
  default Interaction of(MassComposition composition) {
    return this;
  }

  /** Mass of the incoming neutrino, energy. */
  default double initialMass() {
    return 0;
  }

  /** Mass of the outgoing neutrino, energy. */
  double finalMass();

  /**
   * d sigma / d T inside the limits {@link #lowest} to {@link #highest}, where it is not negative
   * but for {@linkplain CrossSectionPart#isSigned signed} parts. The caller keeps to the limits.
   *
   * @param flavour flavour of the incoming neutrino
   * @param energy its energy, energy
   * @param target what is hit
   * @param recoil recoil energy T, energy
   * @return cross section per target and recoil energy, area / energy
   */
  double differential(Flavour flavour, double energy, Target target, double recoil);

  /**
   * {@link #differential} as a function of the neutrino energy at one recoil energy: for integrals
   * over a spectrum, where what depends on the recoil alone is the same for all energies.
   *
   * @param flavour flavour of the incoming neutrino
   * @param target what is hit
   * @param recoil recoil energy, energy
   */
  default DoubleUnaryOperator atRecoil(Flavour flavour, Target target, double recoil) {
    return energy -> differential(flavour, energy, target, recoil);
  }

  /**
   * Proved bounds of {@link #differential} for neutrino energies in [from, to] and recoil energies
   * in [low, high], all of them inside the limits; the energies may be one, as for a line.
   *
   * <p>Where only some of the points are inside the limits, the upper bound, and the lower one of a
   * signed part, hold for those if the rectangle is {@linkplain Cell#within the smallest} that
   * contains them.
   */
  Bounds bounds(Flavour flavour, double from, double to, Target target, double low, double high);

  /** Bounds of {@link #differential} in any cell, counted as zero outside the limits. */
  default Bounds bounds(Flavour flavour, Target target, Cell cell) {
    Cell possible = cell.within(this, target);
    if (possible.isEmpty()) {
      return new Bounds(0, 0);
    }
    Bounds bounds =
        bounds(flavour, possible.from(), possible.to(), target, possible.low(), possible.high());
    return cell.isInside(this, target) ? bounds : bounds.orZero();
  }

  /** What this is the sum of: interactions that are smooth inside limits of their own. */
  default List<Interaction> terms() {
    return List.of(this);
  }

  /** Rising recoil energies inside the limits where the cross section may jump or turn; none. */
  default double[] turns() {
    return new double[0];
  }

  /** Those of {@link #turns()}, and recoils of a target where a continuum's sum may turn. */
  default double[] turns(Target target) {
    return turns();
  }

  /** Neutrino energies where the cross section may jump or turn at some recoil energy; none. */
  default double[] energyTurns() {
    return new double[0];
  }

  /**
   * Whether the cross sections on two targets are in a constant ratio wherever both are open: that
   * of their electrons for the subshells of one atom.
   */
  default boolean isProportional(Target one, Target other) {
    return one.name().equals(other.name()) && Objects.equals(one, other)
        || (!one.isNucleus()
            && !other.isNucleus()
            && one.z() == other.z()
            && one.mass() == other.mass());
  }

  /**
   * Whether {@link #differential} is smooth in the neutrino energy over an octave, which phases of
   * oscillations on a long path are not.
   */
  default boolean isSmooth() {
    return true;
  }

  /** Whether neutrinos oscillate so much within the detector that vertices depend on energies. */
  default boolean oscillates() {
    return false;
  }

  /**
   * The process at a distance from the source; itself unless neutrinos {@linkplain #oscillates
   * oscillate}, when {@link #differential} is a mean over the detector.
   *
   * @param baseline distance from the point where the neutrino was emitted, length
   */
  default Interaction at(double baseline) {
    return this;
  }

  /**
   * Probability with which an event, its energies drawn with the mean over the detector, belongs to
   * a vertex that was drawn without oscillations: the cross section there in units of a bound for
   * the whole detector.
   *
   * @param baseline distance from the point where the neutrino was emitted, length
   */
  default double acceptance(
      Flavour flavour, double energy, Target target, double recoil, double baseline) {
    return 1;
  }

  /** Kinematics of the final state. */
  default RecoilKinematics kinematics(double energy, Target target) {
    return new RecoilKinematics(energy, target.mass(), initialMass(), finalMass());
  }

  /** Neutrino energy at which recoils of a target open, energy. */
  default double threshold(Target target) {
    return RecoilKinematics.threshold(target.mass(), heavyMass()) - excess(target);
  }

  /** Least neutrino energy that gives a recoil energy, energy. */
  default double leastEnergy(Target target, double recoil) {
    return RecoilKinematics.leastEnergy(target.mass(), heavyMass(), recoil) - excess(target);
  }

  /** Least neutrino energy that gives any recoil energy in [low, high], energy. */
  default double leastEnergy(Target target, double low, double high) {
    return RecoilKinematics.leastEnergy(target.mass(), heavyMass(), low, high) - excess(target);
  }

  private double heavyMass() {
    return Math.max(initialMass(), finalMass());
  }

  // What a massless neutrino needs more for the reverse reaction with the same momenta.
  private double excess(Target target) {
    return initialMass() * initialMass() / (2 * target.mass());
  }

  /** Least recoil energy (kinematic, and the binding energy for a subshell), energy. */
  default double lowest(double energy, Target target) {
    return Math.max(kinematics(energy, target).lowest(), target.bindingEnergy());
  }

  /** Greatest recoil energy, energy; not above {@link #lowest} if the process is closed. */
  default double highest(double energy, Target target) {
    return kinematics(energy, target).highest();
  }
}
