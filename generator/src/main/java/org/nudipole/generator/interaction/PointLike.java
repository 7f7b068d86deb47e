package org.nudipole.generator.interaction;

import org.nudipole.generator.Bounds;

/** A nucleus without structure: F = 1. */
public record PointLike() implements FormFactor {
  @Override
  public double value(double q, int a) {
    return 1;
  }

  @Override
  public Bounds squared(double low, double high, int a) {
    return new Bounds(1, 1);
  }

  @Override
  public double firstZero(int a) {
    return Double.POSITIVE_INFINITY;
  }
}
