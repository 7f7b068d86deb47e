package org.nudipole.detector.response;

import java.util.function.DoubleUnaryOperator;
import org.nudipole.generator.data.Target;

/**
 * A measured quenching factor of nuclear recoils: E_ee = QF(T) T, with QF linear between the points
 * and constant outside them. It may be 0 up to some energy.
 *
 * @param factor quenching factor against recoil energy
 */
public record TabulatedQuenching(Curve factor) implements Transform {
  /**
   * Checks that the visible energy rises with the recoil energy, so that an observed energy has one
   * recoil energy; where the factor is 0 nothing is visible.
   */
  public TabulatedQuenching {
    for (int i = 0; i < factor.size(); i++) {
      // d(QF T)/dT on both sides of the point: QF plus T times the slope of QF, which is 0 outside
      // the points.
      double before = i == 0 ? 0 : factor.slope(i - 1);
      double behind = i + 1 == factor.size() ? 0 : factor.slope(i);
      double fall = Math.min(before, behind);
      boolean dark = factor.value(i) == 0 && fall >= 0;
      if (!dark && !(factor.value(i) + factor.energy(i) * fall > 0)) {
        throw new IllegalArgumentException(
            "the quenching factor falls too fast at point "
                + (i + 1)
                + " (the visible energy must rise with the recoil)");
      }
    }
  }

  @Override
  public boolean changes(Target target) {
    return target.isNucleus();
  }

  @Override
  public boolean alike(Target one, Target other) {
    return changes(one) == changes(other);
  }

  @Override
  public DoubleUnaryOperator scale(Target target) {
    return energy -> energy * factor.at(energy);
  }

  @Override
  public PiecewiseFunction fold(PiecewiseFunction after, Target target) {
    PiecewiseFunction folded = Transform.super.fold(after, target);
    // The points of the curve become edges, for the derivative jumps there.
    return changes(target) ? folded.times(x -> 1, factor.nodes()) : folded;
  }
}
