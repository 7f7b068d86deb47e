package org.nudipole.generator.sampling;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.rate.LineChannel;

/** The envelope of a source of lines only: one dimension, two random words a trial. */
final class LineEnvelope implements EventEnvelope {
  private final Envelope envelope;
  private final double[] energy;

  LineEnvelope(List<LineChannel> channels) {
    int least = Math.max(Envelope.CELLS, 32 * channels.size());
    envelope = Envelope.of(channels, Integer.highestOneBit(2 * least - 1));
    energy = channels.stream().mapToDouble(channel -> channel.line().energy()).toArray();
  }

  @Override
  public double volume() {
    return envelope.volume();
  }

  @Override
  public long fill(UniformRandomProvider random, EventBatch batch) {
    int n = batch.size();
    long trials = envelope.fill(random, n, batch.recoilEnergy, batch.channel);
    for (int i = 0; i < n; i++) {
      batch.neutrinoEnergy[i] = energy[batch.channel[i]];
    }
    return trials;
  }
}
