package org.nudipole.macros.run;

import org.nudipole.detector.EventGenerator.Trials;
import org.nudipole.generator.EventBatch;

/**
 * Counts of one thread: whole numbers, so that their sum does not depend on the order of the
 * batches.
 */
final class Tally {
  private final long[] generated;
  private final long[] detected;
  private final long[] recoilTrials;
  private final long[] vertexTrials;

  Tally(int channels, int modules) {
    generated = new long[channels];
    detected = new long[channels];
    recoilTrials = new long[modules];
    vertexTrials = new long[modules];
  }

  void add(EventBatch batch, Trials[] trials) {
    for (int i = 0; i < batch.size(); i++) {
      int channel = batch.channel[i];
      generated[channel]++;
      detected[channel] += batch.detected[i];
    }
    for (int k = 0; k < trials.length; k++) {
      recoilTrials[k] += trials[k].recoil();
      vertexTrials[k] += trials[k].vertex();
    }
  }

  void add(Tally other) {
    for (int c = 0; c < generated.length; c++) {
      generated[c] += other.generated[c];
      detected[c] += other.detected[c];
    }
    for (int k = 0; k < recoilTrials.length; k++) {
      recoilTrials[k] += other.recoilTrials[k];
      vertexTrials[k] += other.vertexTrials[k];
    }
  }

  long generated(int channel) {
    return generated[channel];
  }

  long detected(int channel) {
    return detected[channel];
  }

  long recoilTrials(int module) {
    return recoilTrials[module];
  }

  long vertexTrials(int module) {
    return vertexTrials[module];
  }
}
