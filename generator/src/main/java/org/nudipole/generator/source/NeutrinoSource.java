package org.nudipole.generator.source;

import java.util.List;
import java.util.Optional;

/** What a source emits per decay, and how its activity changes. */
public interface NeutrinoSource {
  /** Name in macros. */
  String name();

  /** Discrete lines: components of their own, never narrow peaks of a continuum. */
  List<Line> lines();

  /** Continuous components; none unless a source says otherwise. */
  default List<Continuum> continua() {
    return List.of();
  }

  /** Neutrinos per decay, all flavours (1 for shares of a flux): lines and continua. */
  default double intensity() {
    return lines().stream().mapToDouble(Line::intensity).sum()
        + continua().stream().mapToDouble(Continuum::intensity).sum();
  }

  /**
   * When it emits in an exposure; evenly unless a source says otherwise.
   *
   * @param exposure length of the exposure, time
   */
  default EmissionTime time(double exposure) {
    return new ExponentialDecay(0, exposure);
  }

  /** Time structure of its pulses; empty if it has none. */
  default Optional<BeamPulse> pulse() {
    return Optional.empty();
  }
}
