package org.nudipole.generator.interaction;

import org.nudipole.generator.Bounds;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.source.MassComposition;

/**
 * Effective moment mu / mu_B with which neutrinos of a flavour scatter into final states of one
 * mass: the root of the sum over those states of the squares of the amplitudes.
 */
public sealed interface EffectiveMoment
    permits UniformMoment, IncoherentMoment, MixtureMoment, CoherentMoment, OscillatingMoment {
  /**
   * The moment, not negative; where it depends on the distance from the source, the root of the
   * mean square over the detector.
   *
   * @param energy neutrino energy, energy
   */
  double value(Flavour flavour, double energy);

  /** Proved bounds of {@link #value} for neutrino energies in [from, to]. */
  Bounds bounds(Flavour flavour, double from, double to);

  /** Whether it is zero at all energies. */
  boolean isZero(Flavour flavour);

  /** The moment of an incoherent mixture of mass states in the place of a flavour. */
  EffectiveMoment of(MassComposition composition);

  /** The moment at a distance from the source, length. */
  default EffectiveMoment at(double baseline) {
    return this;
  }

  /** Whether it differs between points of the detector. */
  default boolean oscillates() {
    return false;
  }

  /**
   * Probability with which an event that was drawn with the mean over the detector belongs to a
   * vertex: the square of the moment there, in units of a bound for the whole detector.
   *
   * @param energy neutrino energy, energy
   * @param baseline distance from the source, length
   */
  default double acceptance(Flavour flavour, double energy, double baseline) {
    return 1;
  }
}
