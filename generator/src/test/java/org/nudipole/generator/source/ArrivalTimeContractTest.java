package org.nudipole.generator.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nudipole.generator.Implementations;
import org.nudipole.generator.Units;
import org.nudipole.generator.mathematics.Quadrature;

/** What every arrival time keeps: one density, its integral, and the breaks that hold it. */
class ArrivalTimeContractTest {
  static Stream<ArrivalTime> arrivals() {
    return Stream.concat(
        BeamPulse.names().stream()
            .map(BeamPulse::named)
            .flatMap(pulse -> Stream.of(pulse.prompt(), pulse.delayed())),
        Stream.of(
            new DecayAfterPulse(
                -3 * Units.US, 2 * Units.NS, List.of(1 * Units.US, 30 * Units.NS, 7 * Units.US)),
            new BinnedArrival(new double[] {-2 * Units.US, 0, Units.NS}, new double[] {3, 1})));
  }

  @Test
  void everyModelIsTested() {
    assertEquals(Implementations.of(ArrivalTime.class), Implementations.among(arrivals()));
  }

  @ParameterizedTest
  @MethodSource("arrivals")
  void theDensityIsTheDerivativeOfTheCumulative(ArrivalTime arrival) {
    double[] breaks = arrival.breaks();
    double total = 0;
    for (int i = 0; i + 1 < breaks.length; i++) {
      double from = breaks[i];
      double to = breaks[i + 1];
      assertTrue(to > from);
      double inside = from + 0.3 * (to - from);
      double begin = Quadrature.linear(arrival::density, from, inside);
      assertEquals(arrival.cumulative(inside) - arrival.cumulative(from), begin, 1e-13);
      double panel = begin + Quadrature.linear(arrival::density, inside, to);
      assertEquals(arrival.cumulative(to) - arrival.cumulative(from), panel, 1e-13);
      total += panel;
    }
    assertEquals(1, total, 1e-13);
  }

  @ParameterizedTest
  @MethodSource("arrivals")
  void nothingIsOutsideTheBreaks(ArrivalTime arrival) {
    double[] breaks = arrival.breaks();
    double last = breaks[breaks.length - 1];
    assertEquals(0, arrival.cumulative(Math.nextDown(breaks[0])), 1e-15);
    assertEquals(1, arrival.cumulative(last), 1e-15);
    assertEquals(1, arrival.cumulative(2 * Math.abs(last)), 1e-15);
    assertEquals(0, arrival.density(breaks[0] - Units.S), 0);
  }

  @ParameterizedTest
  @MethodSource("arrivals")
  void theCumulativeRises(ArrivalTime arrival) {
    double[] breaks = arrival.breaks();
    double before = 0;
    for (int i = 0; i <= 10_000; i++) {
      double time = breaks[0] + (breaks[breaks.length - 1] - breaks[0]) * (i / 10_000.0);
      double value = arrival.cumulative(time);
      assertTrue(value >= before - 2e-15 && arrival.density(time) >= -1e-15 / Units.NS);
      before = value;
    }
  }

  /** Sums of the release: all neutrinos within 12 us, to the five digits that it has. */
  @Test
  void histogramsAreScaledToOne() {
    ArrivalTime prompt = BeamPulse.named("csi2017").prompt();
    assertEquals(0.06481423, prompt.cumulative(0.5 * Units.US), 2e-6);
    assertEquals(1, prompt.cumulative(12 * Units.US), 1e-15);
  }

  @Test
  void whatIsNoArrivalTimeIsRefused() {
    double ns = Units.NS;
    assertThrows(
        IllegalArgumentException.class, () -> new DecayAfterPulse(0, -ns, List.of(26 * ns)));
    assertThrows(IllegalArgumentException.class, () -> new DecayAfterPulse(0, ns, List.of()));
    assertThrows(IllegalArgumentException.class, () -> new DecayAfterPulse(0, ns, List.of(ns, ns)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new BinnedArrival(new double[] {0, ns}, new double[] {1, 1}));
    assertThrows(
        IllegalArgumentException.class,
        () -> new BinnedArrival(new double[] {0, ns, ns}, new double[] {1, 1}));
    assertThrows(
        IllegalArgumentException.class,
        () -> new BinnedArrival(new double[] {0, ns}, new double[] {0}));
    assertThrows(IllegalArgumentException.class, () -> BeamPulse.named("sps"));
  }

  @Test
  void binsAreCopiedAndCompared() {
    double ns = Units.NS;
    double[] edges = {-2 * ns, 0, 5 * ns};
    BinnedArrival arrival = new BinnedArrival(edges, new double[] {3, 1});
    assertArrayEquals(new double[] {0.75, 0.25}, arrival.fractions());
    arrival.fractions()[0] = 7;
    arrival.edges()[0] = 7;
    assertArrayEquals(new double[] {0.75, 0.25}, arrival.fractions());
    assertArrayEquals(edges, arrival.edges());
    // A bin begins with its first edge.
    assertEquals(0.75 / (2 * ns), arrival.density(-2 * ns));
    assertEquals(0.25 / (5 * ns), arrival.density(0));
    assertEquals(0, arrival.density(5 * ns));

    BinnedArrival same = new BinnedArrival(edges, new double[] {6, 2});
    BinnedArrival other = new BinnedArrival(edges, new double[] {1, 3});
    BinnedArrival later = new BinnedArrival(new double[] {-1 * ns, 0, 5 * ns}, new double[] {3, 1});
    assertEquals(arrival, same);
    assertEquals(arrival.hashCode(), same.hashCode());
    assertNotEquals(arrival, other);
    assertNotEquals(arrival, later);
    assertNotEquals(arrival.hashCode(), other.hashCode());
    assertNotEquals(arrival.hashCode(), later.hashCode());
    assertEquals("2 bins from " + -2 * ns + " to " + 5 * ns, arrival.toString());
  }

  /** The pulse to 9 standard deviations, and 50 mean lives behind its end. */
  @Test
  void breaksOfADecayEndWhereNothingIsLeft() {
    double ns = Units.NS;
    double[] breaks = new DecayAfterPulse(300 * ns, 20 * ns, List.of(26 * ns, 90 * ns)).breaks();
    assertEquals((300 - 9 * 20) * ns, breaks[0], 1e-12 * ns);
    assertEquals((300 + 9 * 20 + 50 * 90) * ns, breaks[breaks.length - 1], 1e-12 * breaks[0]);
    assertEquals(11 + 18, breaks.length);
    assertThrows(
        IllegalArgumentException.class, () -> new DecayAfterPulse(0, ns, List.of(-26 * ns)));
  }

  /** Two of Gaussian shape and the histogram of the release, which ends at 12 us. */
  @Test
  void shippedProfiles() {
    assertEquals(List.of("sns", "instant", "csi2017"), BeamPulse.names());
    double[] breaks = BeamPulse.named("csi2017").prompt().breaks();
    assertEquals(12 * Units.US, breaks[breaks.length - 1]);
  }
}
