package org.nudipole.detector.response;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.nudipole.generator.Units;
import org.nudipole.generator.axis.Digits;
import org.nudipole.generator.data.Target;

/**
 * A measured quenching factor of nuclear recoils: E_ee = QF(T) T, with QF linear between the points
 * and constant outside them. It may be 0 up to some energy.
 *
 * @param factor quenching factor against recoil energy
 */
public record TabulatedQuenching(Curve factor) implements Transform {
  /**
   * By what part the visible energy may fall back, as it does by 3 % where two parts of the
   * published curve of iron-filtered neutrons on germanium join. What falls further is a mistake.
   */
  private static final double DIP = 0.1;

  /** Checks that the visible energy rises with the recoil energy, but for a dip. */
  public TabulatedQuenching {
    double greatest = 0;
    for (Stretch stretch : stretches(factor)) {
      double end = stretch.to() * factor.at(stretch.to());
      if (!stretch.rises() && !(end >= (1 - DIP) * greatest)) {
        throw new IllegalArgumentException(
            "the quenching factor falls too fast above "
                + Digits.general(stretch.from() / Units.KEV, 4)
                + " keV (the visible energy must rise with the recoil)");
      }
      greatest = Math.max(greatest, end);
    }
  }

  // Between two points the derivative of the visible energy, QF + T dQF/dT, is linear in T; outside
  // them it is QF.
  private static List<Stretch> stretches(Curve factor) {
    List<Stretch> stretches = new ArrayList<>();
    Stretch open = Stretch.everywhere();
    for (int i = 0; i < factor.size(); i++) {
      double energy = factor.energy(i);
      double slope = i + 1 < factor.size() ? factor.slope(i) : 0;
      if (open.turns(factor.value(i) + energy * slope)) {
        stretches.add(open.until(energy));
        open = open.turned(energy);
      }
      if (i + 1 < factor.size() && open.turns(factor.value(i + 1) + factor.energy(i + 1) * slope)) {
        double top = (energy - factor.value(i) / slope) / 2;
        stretches.add(open.until(top));
        open = open.turned(top);
      }
    }
    stretches.add(open);
    return stretches;
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
    if (!changes(target)) {
      return after;
    }
    DoubleUnaryOperator scale = scale(target);
    PiecewiseFunction folded =
        new PiecewiseFunction(
            stretches(factor).stream()
                .flatMap(stretch -> stretch.fold(after, scale).stream())
                .toList());
    // The points of the curve become edges, for the derivative jumps there.
    return folded.times(x -> 1, factor.nodes());
  }
}
