package org.nudipole.generator.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nudipole.generator.Column;
import org.nudipole.generator.Constants;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.SampleSize;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.interaction.CoherentScattering;
import org.nudipole.generator.interaction.Helm;
import org.nudipole.generator.interaction.NucleonCouplings;
import org.nudipole.generator.rate.EventDensity;
import org.nudipole.generator.source.ArrivalTime;
import org.nudipole.generator.source.BeamPulse;
import org.nudipole.generator.source.PionDecayAtRest;

/** Sampled times in the pulse against their integrated distribution, flavour by flavour. */
class PulseConsistencyTest {
  private static final int BATCHES = SampleSize.of(80);
  private static final int BINS = 40;

  static Stream<String> names() {
    return BeamPulse.names().stream();
  }

  private static EventDensity density(BeamPulse pulse) {
    return EventDensity.of(
        new PionDecayAtRest(pulse),
        1 / Units.CM2,
        Material.named("LAr").nuclei(),
        Units.KG,
        List.of(
            new CoherentScattering(
                NucleonCouplings.treeLevel(Constants.SIN2_THETA_W), Helm.lewinSmith())));
  }

  /**
   * Five million events in 40 bins of equal content: each of 3 x 2 x 40 counts lies within 6
   * standard deviations of a binomial distribution; false-alarm rate below 1e-6, with a fixed seed.
   * A bias of 1 % in a bin of a third of the events is 20 standard deviations.
   */
  @ParameterizedTest
  @MethodSource("names")
  void timesFollowTheArrivalOfTheirFlavour(String name) {
    BeamPulse pulse = BeamPulse.named(name);
    EventDensity density = density(pulse);
    EventSampler events = new EventSampler(density);
    PulseSampler times = new PulseSampler(pulse, density.channels());
    RandomStreams streams = new RandomStreams(20170803);
    EventBatch batch = new EventBatch(List.of(Column.PULSE_TIME));
    double[][] edges = {edges(pulse.prompt()), edges(pulse.delayed())};
    long[][] counts = new long[2][BINS];
    for (int b = 0; b < BATCHES; b++) {
      batch.reset((long) b * EventBatch.CAPACITY, EventBatch.CAPACITY);
      events.fill(streams.stream(b, RandomStreams.Stage.RECOIL), batch);
      times.fill(streams.stream(b, RandomStreams.Stage.PULSE), batch);
      for (int i = 0; i < batch.size(); i++) {
        int delayed = batch.neutrinoPdg[i] == Flavour.NU_MU.pdg() ? 0 : 1;
        int found = Arrays.binarySearch(edges[delayed], batch.pulseTime[i]);
        int bin = found >= 0 ? found : -found - 2;
        assertTrue(bin >= 0 && bin < BINS, "time outside the pulse");
        counts[delayed][bin]++;
      }
    }
    check(counts[0], pulse.prompt(), edges[0]);
    check(counts[1], pulse.delayed(), edges[1]);
  }

  private static void check(long[] counts, ArrivalTime arrival, double[] edges) {
    double total = Arrays.stream(counts).sum();
    for (int i = 0; i < BINS; i++) {
      double p = arrival.cumulative(edges[i + 1]) - arrival.cumulative(edges[i]);
      double error = Math.sqrt(total * p * (1 - p));
      assertEquals(total * p, counts[i], 6 * error, "bin " + i);
    }
  }

  // Equal content by bisection; outermost edges beyond all times.
  private static double[] edges(ArrivalTime arrival) {
    double[] breaks = arrival.breaks();
    double[] edges = new double[BINS + 1];
    edges[0] = breaks[0];
    edges[BINS] = breaks[breaks.length - 1];
    for (int i = 1; i < BINS; i++) {
      double low = edges[0];
      double high = edges[BINS];
      for (int step = 0; step < 80; step++) {
        double middle = low + (high - low) / 2;
        if (arrival.cumulative(middle) < (double) i / BINS) {
          low = middle;
        } else {
          high = middle;
        }
      }
      edges[i] = high;
    }
    return edges;
  }
}
