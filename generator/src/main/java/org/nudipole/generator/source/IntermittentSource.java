package org.nudipole.generator.source;

import java.util.List;

/**
 * A source that is on in some periods of the exposure only, such as a reactor between refuellings;
 * its strength is that while it is on.
 *
 * @param source the source while it is on, even in time
 * @param periods when it is on
 */
public record IntermittentSource(NeutrinoSource source, List<OnPeriod> periods)
    implements NeutrinoSource {
  /** Keeps a copy. */
  public IntermittentSource {
    periods = List.copyOf(periods);
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public List<Line> lines() {
    return source.lines();
  }

  @Override
  public List<Continuum> continua() {
    return source.continua();
  }

  @Override
  public OnPeriods time(double exposure) {
    return new OnPeriods(periods, exposure);
  }
}
