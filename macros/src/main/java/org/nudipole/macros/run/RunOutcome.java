package org.nudipole.macros.run;

import java.nio.file.Path;
import java.util.List;
import org.nudipole.io.RunHeader;
import org.nudipole.io.RunSummary;
import org.nudipole.macros.binding.RunConfiguration;

/**
 * A completed run.
 *
 * @param configuration what was run
 * @param file the event file
 * @param header what was known before its first event
 * @param summary what is known since its last event
 * @param channels counts of each channel
 * @param backgrounds counts of each background
 * @param seconds wall time of the generation, without set-up
 */
public record RunOutcome(
    RunConfiguration configuration,
    Path file,
    RunHeader header,
    RunSummary summary,
    List<ChannelCount> channels,
    List<BackgroundCount> backgrounds,
    double seconds) {
  /** Keeps copies. */
  public RunOutcome {
    channels = List.copyOf(channels);
    backgrounds = List.copyOf(backgrounds);
  }
}
