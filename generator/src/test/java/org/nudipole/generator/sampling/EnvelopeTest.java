package org.nudipole.generator.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Density;
import org.nudipole.generator.sampling.RandomStreams.Stage;

class EnvelopeTest {
  private static final UniformRandomProvider RANDOM = new RandomStreams(7).stream(0, Stage.RECOIL);

  /** 1/x on [low, 1]: the shape of a dipole over many decades. */
  private record Inverse(double low, double claimed) implements Density {
    @Override
    public double high() {
      return 1;
    }

    @Override
    public double value(double x) {
      return 1 / x;
    }

    @Override
    public Bounds bounds(double from, double to) {
      return new Bounds(claimed / to, claimed / from);
    }
  }

  @Test
  void envelopeOfManyDecadesIsTight() {
    Envelope envelope = Envelope.of(List.of(new Inverse(1e-12, 1)), Envelope.CELLS);
    double integral = 12 * Math.log(10);
    assertTrue(envelope.volume() >= integral, "an envelope lies above its density");
    assertTrue(envelope.volume() <= 1.01 * integral, "volume " + envelope.volume());
  }

  /** 1e7 draws: the mean of ln x is known to 3.6e-4 of its width; five standard deviations. */
  @Test
  void logarithmOfInverseIsUniform() {
    Envelope envelope = Envelope.of(List.of(new Inverse(1e-6, 1)), 64);
    int n = 100_000;
    double[] x = new double[n];
    int[] which = new int[n];
    double sum = 0;
    double squares = 0;
    int rounds = 100;
    for (int r = 0; r < rounds; r++) {
      envelope.fill(RANDOM, n, x, which);
      for (double v : x) {
        double u = Math.log(v) / Math.log(1e-6);
        sum += u;
        squares += u * u;
      }
    }
    double draws = (double) n * rounds;
    assertEquals(0.5, sum / draws, 5 * Math.sqrt(1 / 12.0 / draws));
    assertEquals(1 / 3.0, squares / draws, 5 * Math.sqrt(4 / 45.0 / draws));
  }

  @Test
  void acceptedFractionTimesVolumeIsTheIntegral() {
    Envelope envelope = Envelope.of(List.of(new Inverse(1e-6, 1), new Inverse(0.5, 1)), 16);
    int n = 1_000_000;
    long trials = envelope.fill(RANDOM, n, new double[n], new int[n]);
    double integral = 6 * Math.log(10) + Math.log(2);
    double acceptance = (double) n / trials;
    double error = integral * Math.sqrt((1 - acceptance) / n);
    assertEquals(integral, envelope.volume() * acceptance, 5 * error);
  }

  @Test
  void aDensityAboveItsEnvelopeStopsTheRun() {
    Envelope envelope = Envelope.of(List.of(new Inverse(0.1, 0.5)), 8);
    assertThrows(
        EnvelopeExceededException.class,
        () -> envelope.fill(RANDOM, 1000, new double[1000], new int[1000]));
  }

  /** As a generation cut just below the end point of one of several channels makes it. */
  @Test
  void aRangeOfAFewNumbersIsNoObstacle() {
    Inverse few = new Inverse(1 - 8 * Math.ulp(0.5), 1);
    Envelope envelope = Envelope.of(List.of(new Inverse(0.1, 1), few), 16);
    assertTrue(envelope.volume() >= Math.log(10), "volume " + envelope.volume());
  }

  /** 3 on [1, 2) and 1/2 on [2, 5], as a table has it. */
  private record Step(AtomicInteger asked, boolean broken) implements Density {
    @Override
    public double low() {
      return 1;
    }

    @Override
    public double high() {
      return 5;
    }

    @Override
    public double value(double x) {
      asked.incrementAndGet();
      return x < 2 ? 3 : 0.5;
    }

    @Override
    public Bounds bounds(double from, double to) {
      assertTrue(from >= 1 && to <= 5 * (1 + 1e-15), "asked outside of its range");
      return new Bounds(to <= 2 ? 3 : 0.5, from < 2 ? 3 : 0.5);
    }

    @Override
    public double[] breaks() {
      return broken ? new double[] {1, 2, 5} : new double[0];
    }
  }

  /** Cells have an edge where a density says that it jumps: then it needs no evaluation at all. */
  @Test
  void cellsEndWhereADensityJumps() {
    AtomicInteger asked = new AtomicInteger();
    Envelope envelope = Envelope.of(List.of(new Step(asked, true)), 64);
    int n = 20_000;
    double[] x = new double[n + 5];
    int[] which = new int[n + 5];
    Arrays.fill(x, -7);
    Arrays.fill(which, -7);
    long trials = envelope.fill(RANDOM, 3, n, x, which);
    assertTrue(envelope.volume() >= 4.5 && envelope.volume() < 1.05 * 4.5);
    // What is not covered by cells is rejected without a question, else all are accepted.
    assertEquals(n - 3, trials * 4.5 / envelope.volume(), 5 * Math.sqrt(0.06 * n));
    long low = Arrays.stream(x).filter(v -> v >= 1 && v < 2).count();
    assertEquals(2.0 / 3 * n, low, 5 * Math.sqrt(n * 2.0 / 9));
    for (int i = 0; i < x.length; i++) {
      boolean filled = i >= 3 && i < n;
      assertEquals(filled, x[i] >= 1 && x[i] <= 5);
      assertEquals(filled ? 0 : -7, which[i]);
    }
    assertTrue(asked.get() < n / 20, "asked " + asked.get() + " times");
    asked.set(0);
    Envelope.of(List.of(new Step(asked, false)), 64).fill(RANDOM, n, x, which);
    assertTrue(asked.get() > 0, "a cell with a jump inside has to ask");
  }

  /** Each component in proportion to its integral, each in its own place; few evaluations. */
  @Test
  void componentsAreDrawnByTheirIntegrals() {
    AtomicInteger asked = new AtomicInteger();
    Inverse first = new Inverse(1e-3, 1);
    Inverse second = new Inverse(0.5, 1);
    Envelope envelope = Envelope.of(List.of(first, second, new Step(asked, true)), 1024);
    int n = 200_000;
    double[] x = new double[n];
    int[] which = new int[n];
    long trials = envelope.fill(RANDOM, n, x, which);
    double[] integrals = {3 * Math.log(10), Math.log(2), 4.5};
    double sum = Arrays.stream(integrals).sum();
    assertTrue(envelope.volume() > sum && envelope.volume() < 1.02 * sum);
    assertEquals(sum, envelope.volume() * n / trials, 5 * sum * Math.sqrt(0.02 / n));
    long[] counts = new long[3];
    double[] lows = {1e-3, 0.5, 1};
    double[] highs = {1, 1, 5};
    for (int i = 0; i < n; i++) {
      counts[which[i]]++;
      assertTrue(x[i] >= lows[which[i]] && x[i] <= highs[which[i]]);
    }
    for (int c = 0; c < 3; c++) {
      double p = integrals[c] / sum;
      assertEquals(p * n, counts[c], 5 * Math.sqrt(n * p * (1 - p)));
    }
    assertTrue(asked.get() < n / 100);
  }

  @Test
  void whatCannotBeEnveloped() {
    Inverse some = new Inverse(0.1, 1);
    for (int size : new int[] {0, 12, 4}) {
      assertThrows(IllegalArgumentException.class, () -> Envelope.of(List.of(some), size));
    }
    assertThrows(IllegalArgumentException.class, () -> Envelope.of(List.of(some, some), 8));
    assertTrue(Envelope.of(List.of(some), 8).volume() > Math.log(10));
    Exception e =
        assertThrows(
            IllegalArgumentException.class,
            () -> Envelope.of(List.of(new Inverse(0.1, 0)), Envelope.CELLS));
    assertTrue(e.getMessage().contains("nothing to draw"), e::getMessage);
  }

  /** One value below an edge, another above it. */
  private record Edge(double low, double edge, double high, double below, double above)
      implements Density {
    @Override
    public double value(double x) {
      return x < edge ? below : above;
    }

    @Override
    public Bounds bounds(double from, double to) {
      double first = value(from);
      double last = value(to);
      return new Bounds(Math.min(first, last), Math.max(first, last));
    }

    double integral() {
      return below * (edge - low) + above * (high - edge);
    }
  }

  /** A narrow peak, of which the first guess of the integral is ten times too large. */
  @Test
  void theEnvelopeOfAPeakIsTight() {
    Edge peak = new Edge(1, 1.05, 2, 3, 0.01);
    double volume = Envelope.of(List.of(peak), 512).volume();
    assertTrue(volume > peak.integral() && volume < 1.02 * peak.integral(), "volume " + volume);
  }

  /** At a rise that no break tells of cells become narrow: a tenth of them, not for ever. */
  @Test
  void aRiseIsApproached() {
    Edge rise = new Edge(1, 2, 5, 0.01, 3);
    double volume = Envelope.of(List.of(rise), 512).volume();
    assertTrue(volume > rise.integral() && volume < 1.1 * rise.integral(), "volume " + volume);
  }

  /** More cells than numbers there are: no cell could be as narrow as it would have to be. */
  @Test
  void whatIsTooSteepIsSaid() {
    Edge few = new Edge(0x1p53, 0x1p53 + 40, 0x1p53 + 64, 1, 2);
    Exception e =
        assertThrows(
            IllegalArgumentException.class, () -> Envelope.of(List.of(few), Envelope.CELLS));
    assertTrue(e.getMessage().contains("too steep"), e::getMessage);
    double volume = Envelope.of(List.of(few), 8).volume();
    assertTrue(volume > few.integral() && volume < 2 * few.integral());
  }
}
