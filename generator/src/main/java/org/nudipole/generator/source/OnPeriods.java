package org.nudipole.generator.source;

import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Density;
import org.nudipole.generator.Require;

/**
 * When something is on in an exposure: a source that is switched, or a detector that is live in
 * some periods and takes no data between them. Event times are uniform while it is on.
 *
 * @param periods one or more, in the order of time; they may touch and do not overlap
 * @param exposure length of the exposure, time
 */
public record OnPeriods(List<OnPeriod> periods, double exposure) implements EmissionTime {
  /** Sorts the periods and checks that they lie apart and in the exposure. */
  public OnPeriods {
    Require.positive("exposure", exposure);
    periods = periods.stream().sorted(Comparator.comparingDouble(OnPeriod::start)).toList();
    if (periods.isEmpty()) {
      throw new IllegalArgumentException("no period (a source that is never on emits nothing)");
    }
    for (int i = 0; i < periods.size(); i++) {
      if (i > 0 && periods.get(i).start() < periods.get(i - 1).end()) {
        throw new IllegalArgumentException(
            periods.get(i) + " overlaps " + periods.get(i - 1) + " (a source is on only once)");
      }
    }
    Require.inRange("end of the last period", periods.get(periods.size() - 1).end(), 0, exposure);
  }

  /** On from the first moment of an exposure to its last. */
  public static OnPeriods always(double exposure) {
    return new OnPeriods(List.of(new OnPeriod(0, exposure)), exposure);
  }

  /** Whether it is never off. */
  public boolean isAlways() {
    return effectiveTime() == exposure;
  }

  /**
   * The moment up to which it has been on for a given time.
   *
   * @param on from 0 to {@link #effectiveTime}, time
   */
  public double after(double on) {
    double left = on;
    for (OnPeriod period : periods) {
      if (left <= period.length()) {
        return period.start() + left;
      }
      left -= period.length();
    }
    return periods.get(periods.size() - 1).end();
  }

  /** {@inheritDoc} The time it is on. */
  @Override
  public double effectiveTime() {
    return periods.stream().mapToDouble(OnPeriod::length).sum();
  }

  @Override
  public double cumulative(double time) {
    double on = 0;
    for (OnPeriod period : periods) {
      on += Math.max(0, Math.min(period.length(), time - period.start()));
    }
    return on / effectiveTime();
  }

  @Override
  public List<? extends Density> parts() {
    return periods;
  }

  /** {@inheritDoc} Where it is switched. */
  @Override
  public double[] breaks() {
    return periods.stream()
        .flatMapToDouble(period -> DoubleStream.of(period.start(), period.end()))
        .filter(time -> time > 0 && time < exposure)
        .distinct()
        .toArray();
  }

  @Override
  public double high() {
    return exposure;
  }

  @Override
  public double value(double time) {
    return anyOn(time, time) ? 1 / effectiveTime() : 0;
  }

  @Override
  public Bounds bounds(double from, double to) {
    boolean always =
        periods.stream().anyMatch(period -> period.start() <= from && to <= period.end());
    double density = 1 / effectiveTime();
    return new Bounds(always ? density : 0, anyOn(from, to) ? density : 0);
  }

  private boolean anyOn(double from, double to) {
    return periods.stream().anyMatch(period -> period.start() <= to && from <= period.end());
  }
}
