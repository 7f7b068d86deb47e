package org.nudipole.macros.run;

import java.util.ArrayList;
import java.util.List;
import org.nudipole.detector.DetectorModules;
import org.nudipole.detector.FoldedSpectrum.Expectation;
import org.nudipole.detector.Prediction;
import org.nudipole.detector.background.BackgroundExpectation;
import org.nudipole.io.RunTally;

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

  /** The counts of all modules. */
  static List<ModuleCounts> of(DetectorModules detector, RunTally tally) {
    List<ModuleCounts> counts = new ArrayList<>();
    int c = 0;
    for (int k = 0; k < detector.names().size(); k++) {
      Prediction prediction = detector.predictions().get(k);
      List<ChannelCount> channels = new ArrayList<>();
      for (Expectation channel : prediction.sampledExpectations()) {
        channels.add(new ChannelCount(channel, tally.generated(c), tally.detected(c)));
        c++;
      }
      List<BackgroundCount> backgrounds = new ArrayList<>();
      for (BackgroundExpectation background : prediction.backgrounds()) {
        backgrounds.add(new BackgroundCount(background, tally.generated(c), tally.detected(c)));
        c++;
      }
      counts.add(new ModuleCounts(detector.names().get(k), channels, backgrounds));
    }
    return counts;
  }
}
