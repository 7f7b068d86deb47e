package org.nudipole.generator.rate;

import java.util.List;
import org.nudipole.generator.mathematics.Quadrature;

/**
 * The analytic arm: integrals of the {@link EventDensity} over recoil energy.
 *
 * @param density what is integrated
 */
public record RecoilSpectrum(EventDensity density) {
  /** Expected events of all channels. */
  public double total() {
    return binned(density.channels(), new double[] {density.lowest(), density.highest()})[0];
  }

  /** Expected events of one channel. */
  public double expected(Channel channel) {
    return Quadrature.integral(channel::value, channel.low(), channel.high(), channel.breaks());
  }

  /** Expected events of one channel with recoil energies in [from, to]. */
  public double expected(Channel channel, double from, double to) {
    return Quadrature.integral(
        channel::value,
        Math.max(from, channel.low()),
        Math.min(to, channel.high()),
        channel.breaks());
  }

  /** Expected events of some channels per bin of recoil energy. */
  public double[] binned(List<Channel> channels, double[] edges) {
    double[] expected = new double[edges.length - 1];
    for (ChannelFamily family : ChannelFamily.of(channels)) {
      double[] breaks = family.breaks();
      for (int i = 0; i < expected.length; i++) {
        expected[i] +=
            Quadrature.integral(
                family::value,
                Math.max(edges[i], family.first().low()),
                Math.min(edges[i + 1], family.high()),
                breaks);
      }
    }
    return expected;
  }
}
