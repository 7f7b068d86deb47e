package org.nudipole.generator.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
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
}
