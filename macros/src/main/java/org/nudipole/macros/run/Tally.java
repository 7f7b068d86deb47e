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
  private long recoilTrials;
  private long vertexTrials;

  Tally(int channels) {
    generated = new long[channels];
    detected = new long[channels];
  }

  void add(EventBatch batch, Trials trials) {
    for (int i = 0; i < batch.size(); i++) {
      int channel = batch.channel[i];
      generated[channel]++;
      detected[channel] += batch.detected[i];
    }
    recoilTrials += trials.recoil();
    vertexTrials += trials.vertex();
  }

  void add(Tally other) {
    for (int c = 0; c < generated.length; c++) {
      generated[c] += other.generated[c];
      detected[c] += other.detected[c];
    }
    recoilTrials += other.recoilTrials;
    vertexTrials += other.vertexTrials;
  }

  long generated(int channel) {
    return generated[channel];
  }

  long detected(int channel) {
    return detected[channel];
  }

  long recoilTrials() {
    return recoilTrials;
  }

  long vertexTrials() {
    return vertexTrials;
  }
}
