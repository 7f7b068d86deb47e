package org.nudipole.macros.run;

import java.util.List;

/**
 * What became of one module of a detector.
 *
 * @param name name of the module; empty where a detector has none
 * @param channels counts of each channel
 * @param backgrounds counts of each background
 */
public record ModuleCounts(
    String name, List<ChannelCount> channels, List<BackgroundCount> backgrounds) {
  /** Keeps copies. */
  public ModuleCounts {
    channels = List.copyOf(channels);
    backgrounds = List.copyOf(backgrounds);
  }
}
