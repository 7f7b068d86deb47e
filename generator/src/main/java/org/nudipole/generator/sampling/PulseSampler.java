package org.nudipole.generator.sampling;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.rate.Channel;
import org.nudipole.generator.source.ArrivalTime;
import org.nudipole.generator.source.BeamPulse;
import org.nudipole.generator.source.BinnedArrival;
import org.nudipole.generator.source.DecayAfterPulse;

/**
 * Draws the time in the pulse of each event of a batch from the arrival times of its flavour, as
 * sums and products of deviates. Immutable.
 */
public final class PulseSampler {
  private static final double TO_UNIT = 0x1.0p-53;

  private final List<ArrivalTime> arrivals;
  private final int[] arrival;

  /**
   * A sampler for the channels of a density.
   *
   * @param pulse arrival times of each flavour
   * @param channels the channels that {@link EventBatch#channel} counts
   */
  public PulseSampler(BeamPulse pulse, List<Channel> channels) {
    arrivals = List.of(pulse.prompt(), pulse.delayed());
    arrival =
        channels.stream().mapToInt(c -> arrivals.indexOf(pulse.arrival(c.flavour()))).toArray();
  }

  /**
   * Fills the column {@code pulse_time} of a batch whose channels are drawn.
   *
   * @param random the stream of stage {@link RandomStreams.Stage#PULSE} of this batch
   */
  public void fill(UniformRandomProvider random, EventBatch batch) {
    ContinuousSampler[] samplers =
        arrivals.stream().map(a -> sampler(a, random)).toArray(ContinuousSampler[]::new);
    for (int i = 0; i < batch.size(); i++) {
      batch.pulseTime[i] = samplers[arrival[batch.channel[i]]].sample();
    }
  }

  /** Draws times of one distribution, for one thread. */
  public static ContinuousSampler sampler(ArrivalTime arrival, UniformRandomProvider random) {
    return arrival instanceof BinnedArrival bins
        ? binned(bins, random)
        : decay((DecayAfterPulse) arrival, random);
  }

  private static ContinuousSampler decay(DecayAfterPulse decay, UniformRandomProvider random) {
    ContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
    ContinuousSampler exponential = ZigguratSampler.Exponential.of(random);
    double mean = decay.mean();
    double sigma = decay.sigma();
    double[] lives = decay.lifetimes().stream().mapToDouble(life -> life).toArray();
    return () -> {
      double time = mean + sigma * normal.sample();
      for (double life : lives) {
        time += life * exponential.sample();
      }
      return time;
    };
  }

  private static ContinuousSampler binned(BinnedArrival arrival, UniformRandomProvider random) {
    AliasTable choice = AliasTable.of(arrival.fractions());
    double[] edges = arrival.edges();
    return () -> {
      int bin = choice.sample(random.nextLong());
      double unit = (random.nextLong() >>> 11) * TO_UNIT;
      return edges[bin] + (edges[bin + 1] - edges[bin]) * unit;
    };
  }
}
