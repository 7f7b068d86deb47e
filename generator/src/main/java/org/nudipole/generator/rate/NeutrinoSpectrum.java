package org.nudipole.generator.rate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.nudipole.generator.Quadrature;
import org.nudipole.generator.interaction.Interaction;
import org.nudipole.generator.interaction.RecoilKinematics;

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
    for (ContinuumChannel channel : channels) {
      double low = channel.continuum().spectrum().low();
      double high = channel.continuum().spectrum().high();
      double[] breaks = breaks(channel);
      for (int i = 0; i < expected.length; i++) {
        expected[i] +=
            Quadrature.integral(
                channel::perEnergy, Math.max(low, edges[i]), Math.min(high, edges[i + 1]), breaks);
      }
    }
    return expected;
  }

  // The spectrum's own, where recoils pass the least one generated, and where they open: the range
  // of recoils begins like a square root of the distance to the threshold, so panels narrow there.
  private static double[] breaks(ContinuumChannel channel) {
    DoubleStream openings =
        channel.interaction().terms().stream()
            .mapToDouble(Interaction::finalMass)
            .distinct()
            .flatMap(finalMass -> openings(channel, finalMass));
    return DoubleStream.concat(Arrays.stream(channel.energyBreaks()), openings).toArray();
  }

  private static DoubleStream openings(ContinuumChannel channel, double finalMass) {
    double mass = channel.target().mass();
    double threshold = RecoilKinematics.threshold(mass, finalMass);
    double range = Math.max(0, channel.continuum().spectrum().high() - threshold);
    DoubleStream grades =
        DoubleStream.iterate(range, r -> r / 4).limit(GRADES).map(r -> threshold + r);
    DoubleStream cut =
        channel.low() > 0
            ? DoubleStream.of(RecoilKinematics.leastEnergy(mass, finalMass, channel.low()))
            : DoubleStream.empty();
    return Stream.of(grades, DoubleStream.of(threshold), cut).flatMapToDouble(s -> s);
  }
}
