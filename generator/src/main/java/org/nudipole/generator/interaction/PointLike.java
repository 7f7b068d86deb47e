package org.nudipole.generator.interaction;

import org.nudipole.generator.Bounds;
import org.nudipole.generator.data.Target;

/** A nucleus without structure: F = 1. */
public record PointLike() implements FormFactor {
  @Override
  public double value(double q, Target nucleus) {
    return 1;
  }

  @Override
  public Bounds bounds(double low, double high, Target nucleus) {
    return new Bounds(1, 1);
  }

  @Override
  public Bounds squared(double low, double high, Target nucleus) {
    return new Bounds(1, 1);
  }

  @Override
  public double firstZero(Target nucleus) {
    return Double.POSITIVE_INFINITY;
  }
}
