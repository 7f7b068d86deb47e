package org.nudipole.detector.response;

import java.util.function.DoubleUnaryOperator;
import org.nudipole.generator.Require;
import org.nudipole.generator.data.Target;

/**
 * A quenching whose factor is off by one and the same fraction at all energies, as an uncertainty
 * of it may be.
 *
 * @param quenching the quenching as it is thought to be
 * @param factor what multiplies its factor
 */
public record ScaledQuenching(Transform quenching, double factor) implements Transform {
  /** Checks the range. */
  public ScaledQuenching {
    Require.positive("factor of the quenching", factor);
  }

  @Override
  public boolean changes(Target target) {
    return quenching.changes(target);
  }

  @Override
  public boolean alike(Target one, Target other) {
    return quenching.alike(one, other);
  }

  @Override
  public DoubleUnaryOperator scale(Target target) {
    DoubleUnaryOperator scale = quenching.scale(target);
    return energy -> factor * scale.applyAsDouble(energy);
  }

  @Override
  public PiecewiseFunction fold(PiecewiseFunction after, Target target) {
    if (!changes(target)) {
      return after;
    }
    // A function of the scaled energy, left to the quenching, which knows where it turns itself.
    PiecewiseFunction scaled =
        new PiecewiseFunction(
            after.pieces().stream()
                .map(
                    p ->
                        new PiecewiseFunction.Piece(
                            p.from() / factor,
                            p.to() / factor,
                            x -> p.function().applyAsDouble(factor * x),
                            p.constant()))
                .toList());
    return quenching.fold(scaled, target);
  }
}
