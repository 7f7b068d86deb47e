package org.nudipole.macros.run;

import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.generator.sampling.RandomStreams.Stage;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.RunCommands;

/** How many events a run has: drawn from a stream of its own, before the first of them. */
final class EventCount {
  private EventCount() {}

  /** That of a run with its own random numbers. */
  static long of(RunConfiguration configuration) {
    return of(configuration, configuration.expectedEvents(), configuration.settings().streams());
  }

  /** Number of events that the run command asks for, or that the exposure draws. */
  static long of(RunConfiguration configuration, double expected, RandomStreams streams) {
    var command = configuration.settings().runCommand().orElseThrow();
    if (command.is(RunCommands.BEAM_ON)) {
      return command.integer("events");
    }
    return expected == 0 ? 0 : PoissonSampler.of(streams.stream(0, Stage.COUNT), expected).sample();
  }
}
