package org.nudipole.generator.interaction;

import org.nudipole.generator.Bounds;
import org.nudipole.generator.data.Target;

/**
 * Elastic form factor of a nucleus for its protons or its neutrons, 1 at zero momentum transfer.
 */
public sealed interface FormFactor permits Helm, MeasuredHelm, KleinNystrand, PointLike {
  /**
   * The form factor F(q).
   *
   * @param q three-momentum transfer with q^2 = 2MT, energy
   * @param nucleus what is hit
   */
  double value(double q, Target nucleus);

  /** The least momentum transfer at which F vanishes, energy; infinite if there is none. */
  double firstZero(Target nucleus);

  /** Bounds of F(q), of either sign, for q in [low, high]. */
  Bounds bounds(double low, double high, Target nucleus);

  /** Bounds of F(q)^2 for q in [low, high]. */
  Bounds squared(double low, double high, Target nucleus);
}
