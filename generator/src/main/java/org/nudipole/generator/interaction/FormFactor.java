package org.nudipole.generator.interaction;

import org.nudipole.generator.Bounds;

/**
 * Elastic form factor of a nucleus, the same for protons and neutrons, 1 at zero momentum transfer.
 */
public sealed interface FormFactor permits Helm, KleinNystrand, PointLike {
  /**
   * The form factor F(q).
   *
   * @param q three-momentum transfer with q^2 = 2MT, energy
   * @param a mass number of the nucleus
   */
  double value(double q, int a);

  /** The least momentum transfer at which F vanishes, energy; infinite for a point. */
  double firstZero(int a);

  /** Bounds of F(q)^2 for q in [low, high]. */
  Bounds squared(double low, double high, int a);
}
