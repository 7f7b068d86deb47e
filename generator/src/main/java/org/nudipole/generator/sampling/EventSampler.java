package org.nudipole.generator.sampling;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.interaction.ScatteringProcess;
import org.nudipole.generator.rate.Channel;
import org.nudipole.generator.rate.EventDensity;
import org.nudipole.generator.rate.LineChannel;

/**
 * Draws the channel, the neutrino energy and the recoil energy of each event of a batch from an
 * {@link EventDensity}. Immutable.
 */
public final class EventSampler {
  private final EventEnvelope envelope;
  private final byte[] pdg;
  private final byte[] interaction;
  private final byte[] part;
  private final short[] row;

  /**
   * Builds the envelope.
   *
   * @param density a density with at least one channel, each of them to be drawn by itself: see
   *     {@link EventDensity#sampled}
   */
  public EventSampler(EventDensity density) {
    List<Channel> channels = density.channels();
    if (channels.stream().anyMatch(c -> c.interaction().part().isSigned())) {
      throw new IllegalArgumentException("a signed part is no density: draw from the sampled one");
    }
    List<LineChannel> lines =
        channels.stream()
            .filter(LineChannel.class::isInstance)
            .map(LineChannel.class::cast)
            .toList();
    envelope =
        lines.size() == channels.size() ? new LineEnvelope(lines) : new PlaneEnvelope(channels);
    pdg = new byte[channels.size()];
    interaction = new byte[channels.size()];
    part = new byte[channels.size()];
    row = new short[channels.size()];
    for (int i = 0; i < channels.size(); i++) {
      Channel channel = channels.get(i);
      pdg[i] = (byte) channel.flavour().pdg();
      interaction[i] = ScatteringProcess.on(channel.target()).code();
      part[i] = (byte) channel.interaction().code();
      row[i] = (short) channel.row();
    }
  }

  /**
   * Integral of the envelope, in expected events; times the accepted fraction it estimates their
   * number.
   */
  public double volume() {
    return envelope.volume();
  }

  /**
   * Fills the columns that describe neutrino, target and recoil, and {@link EventBatch#channel}.
   *
   * @param random the stream of stage {@link RandomStreams.Stage#RECOIL} of this batch
   * @return the number of trials
   */
  public long fill(UniformRandomProvider random, EventBatch batch) {
    int n = batch.size();
    long trials = envelope.fill(random, batch);
    for (int i = 0; i < n; i++) {
      int c = batch.channel[i];
      batch.neutrinoPdg[i] = pdg[c];
      batch.interaction[i] = interaction[c];
      batch.target[i] = row[c];
    }
    if (batch.isFull()) {
      for (int i = 0; i < n; i++) {
        batch.part[i] = part[batch.channel[i]];
      }
    }
    return trials;
  }
}
