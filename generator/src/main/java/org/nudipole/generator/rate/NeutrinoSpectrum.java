package org.nudipole.generator.rate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.nudipole.generator.interaction.Interaction;
import org.nudipole.generator.mathematics.Quadrature;

/**
 * Expected events over the energy of the neutrinos that interact: the same density as {@link
 * RecoilSpectrum}, integrated over recoil energy first.
 *
 * @param channels continua on targets
 */
public record NeutrinoSpectrum(List<ContinuumChannel> channels) {
  private static final int GRADES = 8;

  /** Keeps a copy. */
  public NeutrinoSpectrum {
    channels = List.copyOf(channels);
  }

  /** Expected events of all channels per bin of the neutrino energy. */
  public double[] binned(double[] edges) {
    double[] expected = new double[edges.length - 1];
    for (ChannelFamily family : ChannelFamily.of(channels)) {
      ContinuumChannel first = (ContinuumChannel) family.first();
      double low = first.continuum().spectrum().low();
      double high = first.continuum().spectrum().high();
      double[] breaks = breaks(first, family);
      for (int i = 0; i < expected.length; i++) {
        expected[i] +=
            Quadrature.integral(
                energy -> perEnergy(first, family, energy),
                Math.max(low, edges[i]),
                Math.min(high, edges[i + 1]),
                breaks);
      }
    }
    return expected;
  }

  // From the least recoil of one member to that of the next, those before it are open.
  private static double perEnergy(ContinuumChannel first, ChannelFamily family, double energy) {
    List<Channel> members = family.members();
    double sum = 0;
    double open = 0;
    for (int k = 0; k < members.size(); k++) {
      double from = members.get(k).low();
      double to = k + 1 < members.size() ? members.get(k + 1).low() : family.high();
      open += family.share(members.get(k));
      sum += to > from ? open * first.perEnergy(energy, from, to) : 0;
    }
    return sum;
  }

  // The spectrum's own, where recoils pass the least one generated, and where they open: the range
  // of recoils begins like a square root of the distance to the threshold, so panels narrow there.
  private static double[] breaks(ContinuumChannel channel, ChannelFamily family) {
    DoubleStream openings =
        channel.interaction().terms().stream()
            .flatMapToDouble(term -> openings(channel, family, term));
    return DoubleStream.concat(Arrays.stream(channel.energyBreaks()), openings).toArray();
  }

  private static DoubleStream openings(
      ContinuumChannel channel, ChannelFamily family, Interaction term) {
    double threshold = term.threshold(channel.target());
    double range = Math.max(0, channel.continuum().spectrum().high() - threshold);
    DoubleStream grades =
        DoubleStream.iterate(range, r -> r / 4).limit(GRADES).map(r -> threshold + r);
    DoubleStream cuts =
        family.members().stream()
            .mapToDouble(Channel::low)
            .distinct()
            .map(least -> term.leastEnergy(channel.target(), least));
    return Stream.of(grades, DoubleStream.of(threshold), cuts).flatMapToDouble(s -> s);
  }
}
