package org.nudipole.detector.geometry;

import java.util.function.DoubleUnaryOperator;
import org.nudipole.generator.interaction.Baselines;

/**
 * A smooth function of the distance from source point to vertex, interpolated by a polynomial
 * through Chebyshev points, because it is needed very often: the events at a distance, in units of
 * those that the inverse square law alone would give. Immutable.
 */
public final class DistanceProfile implements RadialFunctions {
  private static final int LEAST = 5;
  private static final int MOST = 257;

  /** Relative change of the values in between at which more points are no better. */
  private static final double CHANGE = 1e-8;

  private final double low;
  private final double high;
  private final double[] points;
  private final double[] values;

  private DistanceProfile(double low, double high, double[] values) {
    this.low = low;
    this.high = high;
    this.values = values;
    points = new double[values.length];
    for (int i = 0; i < points.length; i++) {
      points[i] = point(low, high, i, points.length);
    }
  }

  /**
   * Interpolates a function.
   *
   * @param baselines distances where it is needed
   * @throws IllegalArgumentException if it varies too quickly
   */
  public static DistanceProfile of(Baselines baselines, DoubleUnaryOperator function) {
    double low = baselines.low();
    double high = baselines.high();
    double[] values = values(low, high, LEAST, function);
    for (int points = 2 * LEAST - 1; points <= MOST; points = 2 * points - 1) {
      DistanceProfile coarse = new DistanceProfile(low, high, values);
      values = values(low, high, points, function);
      double change = 0;
      double size = 0;
      for (int i = 0; i < points; i++) {
        change = Math.max(change, Math.abs(values[i] - coarse.value(point(low, high, i, points))));
        size = Math.max(size, Math.abs(values[i]));
      }
      if (change <= CHANGE * size) {
        return new DistanceProfile(low, high, values);
      }
    }
    throw new IllegalArgumentException("the function of the distance varies too quickly");
  }

  private static double[] values(
      double low, double high, int points, DoubleUnaryOperator function) {
    double[] values = new double[points];
    for (int i = 0; i < points; i++) {
      values[i] = function.applyAsDouble(point(low, high, i, points));
    }
    return values;
  }

  // From the greatest distance to the least.
  private static double point(double low, double high, int i, int points) {
    double cosine = StrictMath.cos(StrictMath.PI * i / (points - 1));
    return low + (high - low) * (1 + cosine) / 2;
  }

  /**
   * The value at a distance, by the barycentric formula (H. E. Salzer, Comput. J. 15 (1972) 156).
   */
  public double value(double distance) {
    double above = 0;
    double below = 0;
    for (int i = 0; i < values.length; i++) {
      double difference = distance - points[i];
      if (difference == 0) {
        return values[i];
      }
      double weight = (i % 2 == 0 ? 1 : -1) / difference;
      if (i == 0 || i == values.length - 1) {
        weight /= 2;
      }
      above += weight * values[i];
      below += weight;
    }
    return above / below;
  }

  @Override
  public int count() {
    return 1;
  }

  @Override
  public void add(double distance, double weight, double[] into, int offset) {
    into[offset] += weight * value(distance);
  }

  @Override
  public double step() {
    return 4 * (high - low) / values.length;
  }
}
