package org.nudipole.generator.source;

import org.nudipole.generator.Bounds;
import org.nudipole.generator.Density;
import org.nudipole.generator.Require;

/**
 * A time in which a source is on, or a detector live; as a density it is 1 there.
 *
 * @param start since the start of the exposure, time
 * @param end since the start of the exposure, time
 */
public record OnPeriod(double start, double end) implements Density {
  /** Checks the range. */
  public OnPeriod {
    Require.notNegative("start of the period", start);
    Require.positive("length of the period", end - start);
  }

  /** Time that it lasts. */
  public double length() {
    return end - start;
  }

  @Override
  public double low() {
    return start;
  }

  @Override
  public double high() {
    return end;
  }

  @Override
  public double value(double time) {
    return 1;
  }

  @Override
  public Bounds bounds(double from, double to) {
    return new Bounds(1, 1);
  }
}
