package org.nudipole.detector.geometry;

import java.util.function.DoubleUnaryOperator;
import org.nudipole.generator.interaction.Baselines;

/**
 * A smooth function of the distance from source point to vertex, on a fine grid with cubic
 * interpolation, because it is needed very often: the events at a distance, in units of those that
 * the inverse square law alone would give. Immutable.
 */
public final class DistanceProfile implements RadialFunctions {
  private static final int LEAST = 3;
  private static final int MOST = 257;

  /** Relative change of the values in between at which more points are no better. */
  private static final double CHANGE = 1e-8;

  /** Intervals of the grid for each Chebyshev point: an error of 1e-8 for a full wave on five. */
  private static final int FINE = 32;

  private final double low;
  private final double high;
  private final int points;
  private final double[] grid;

  private DistanceProfile(double low, double high, int points, double[] grid) {
    this.low = low;
    this.high = high;
    this.points = points;
    this.grid = grid;
  }

  /**
   * Interpolates a function, evaluated as rarely as possible: at Chebyshev points, of which more
   * are taken until they change nothing.
   *
   * @param baselines distances where it is needed
   * @throws IllegalArgumentException if it varies too quickly
   */
  public static DistanceProfile of(Baselines baselines, DoubleUnaryOperator function) {
    double low = baselines.low();
    double high = baselines.high();
    double[] values = values(low, high, new double[0], LEAST, function);
    for (int points = 2 * LEAST - 1; points <= MOST; points = 2 * points - 1) {
      double[] finer = values(low, high, values, points, function);
      double change = 0;
      double size = 0;
      for (int i = 0; i < points; i++) {
        double expected = polynomial(values, cosine(i, points));
        change = Math.max(change, Math.abs(finer[i] - expected));
        size = Math.max(size, Math.abs(finer[i]));
      }
      if (change <= CHANGE * size) {
        return new DistanceProfile(low, high, values.length, grid(values));
      }
      values = finer;
    }
    throw new IllegalArgumentException("the function of the distance varies too quickly");
  }

  // Of twice as many intervals every other point is known.
  private static double[] values(
      double low, double high, double[] known, int points, DoubleUnaryOperator function) {
    double[] values = new double[points];
    for (int i = 0; i < points; i++) {
      values[i] =
          i % 2 == 0 && known.length > 0
              ? known[i / 2]
              : function.applyAsDouble(low + (high - low) * (1 + cosine(i, points)) / 2);
    }
    return values;
  }

  // From the greatest distance to the least.
  private static double cosine(int i, int points) {
    return StrictMath.cos(StrictMath.PI * i / (points - 1));
  }

  // The barycentric formula (H. E. Salzer, Comput. J. 15 (1972) 156).
  private static double polynomial(double[] values, double t) {
    double above = 0;
    double below = 0;
    for (int i = 0; i < values.length; i++) {
      double difference = t - cosine(i, values.length);
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

  // One point beyond each end, so that every interval has two neighbours on both sides.
  private static double[] grid(double[] values) {
    int intervals = FINE * values.length;
    double[] grid = new double[intervals + 3];
    for (int i = 0; i < grid.length; i++) {
      grid[i] = polynomial(values, 2.0 * (i - 1) / intervals - 1);
    }
    return grid;
  }

  /** The value at a distance. */
  public double value(double distance) {
    int intervals = grid.length - 3;
    double x = (distance - low) / (high - low) * intervals;
    int i = Math.max(0, Math.min(intervals - 1, (int) x));
    double f = x - i;
    // Cubic through the four neighbours (Lagrange).
    return -f * (f - 1) * (f - 2) / 6 * grid[i]
        + (f + 1) * (f - 1) * (f - 2) / 2 * grid[i + 1]
        - (f + 1) * f * (f - 2) / 2 * grid[i + 2]
        + (f + 1) * f * (f - 1) / 6 * grid[i + 3];
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
  public double change() {
    return 1e-4;
  }

  @Override
  public double step() {
    return 10 * (high - low) / points;
  }
}
