package org.nudipole.macros.run;

import java.util.Arrays;
import java.util.List;
import org.nudipole.detector.EventGenerator.Trials;
import org.nudipole.generator.EventBatch;
import org.nudipole.io.RunTally;

/** Counts of one thread or of one batch, as {@link RunTally} has them. */
final class Tally {
  private final int channels;
  private final int modules;
  private final long[] counts;

  /** Counts what a run counts. */
  Tally(RunTally run) {
    channels = run.channels();
    modules = run.modules().size();
    counts = new long[run.counts().size()];
  }

  /** Counts a batch alone. */
  void take(EventBatch batch, Trials[] trials) {
    Arrays.fill(counts, 0);
    for (int i = 0; i < batch.size(); i++) {
      int channel = batch.channel[i];
      counts[channel]++;
      counts[channels + channel] += batch.detected[i];
    }
    for (int k = 0; k < modules; k++) {
      counts[2 * channels + k] = trials[k].recoil();
      counts[2 * channels + modules + k] = trials[k].vertex();
    }
  }

  /** Adds other counts. */
  void add(long[] others) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += others[i];
    }
  }

  /** Adds what was counted elsewhere. */
  void add(List<Long> others) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += others.get(i);
    }
  }

  /** The counts; they change with the next batch. */
  long[] counts() {
    return counts;
  }
}
