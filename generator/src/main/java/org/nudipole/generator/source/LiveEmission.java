package org.nudipole.generator.source;

import java.util.List;
import java.util.stream.DoubleStream;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Density;

/**
 * Event times in a detector that is not live all the time: the emission as it is in the live
 * periods, and nothing between them. What it emits there, and when, has this one definition.
 *
 * @param emission the emission over the whole exposure
 * @param live when the detector takes data
 */
public record LiveEmission(EmissionTime emission, OnPeriods live) implements EmissionTime {

  /** {@inheritDoc} That of the whole exposure, times the share in the live periods. */
  @Override
  public double effectiveTime() {
    return emission.effectiveTime() * share();
  }

  private double share() {
    return live.periods().stream()
        .mapToDouble(period -> emission.share(period.start(), period.end()))
        .sum();
  }

  @Override
  public double cumulative(double time) {
    return live.periods().stream()
            .filter(period -> period.start() < time)
            .mapToDouble(period -> emission.share(period.start(), Math.min(time, period.end())))
            .sum()
        / share();
  }

  @Override
  public double share(double from, double to) {
    return live.periods().stream()
            .filter(period -> period.start() < to && from < period.end())
            .mapToDouble(
                period ->
                    emission.share(Math.max(from, period.start()), Math.min(to, period.end())))
            .sum()
        / share();
  }

  /** {@inheritDoc} Those of the emission, cut at the ends of the live periods. */
  @Override
  public List<? extends Density> parts() {
    return live.periods().stream()
        .flatMap(
            period ->
                emission.parts().stream()
                    .filter(part -> part.low() < period.end() && period.start() < part.high())
                    .map(
                        part ->
                            new Section(
                                part,
                                Math.max(part.low(), period.start()),
                                Math.min(part.high(), period.end()))))
        .toList();
  }

  /** {@inheritDoc} Where the emission has some, and where the live periods begin and end. */
  @Override
  public double[] breaks() {
    return DoubleStream.concat(DoubleStream.of(emission.breaks()), DoubleStream.of(live.breaks()))
        .sorted()
        .distinct()
        .toArray();
  }

  @Override
  public double high() {
    return emission.high();
  }

  @Override
  public double value(double time) {
    return live.value(time) > 0 ? emission.value(time) / share() : 0;
  }

  @Override
  public Bounds bounds(double from, double to) {
    Bounds on = live.bounds(from, to);
    Bounds bounds = emission.bounds(from, to);
    double share = share();
    return new Bounds(
        on.lower() > 0 ? bounds.lower() / share : 0, on.upper() > 0 ? bounds.upper() / share : 0);
  }

  /** A density between two points of its interval. */
  private record Section(Density whole, double low, double high) implements Density {
    @Override
    public double value(double x) {
      return whole.value(x);
    }

    @Override
    public Bounds bounds(double from, double to) {
      return whole.bounds(from, to);
    }
  }
}
