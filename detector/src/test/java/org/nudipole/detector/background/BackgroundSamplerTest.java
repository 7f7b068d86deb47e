package org.nudipole.detector.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.nudipole.detector.background.Background.Level;
import org.nudipole.detector.geometry.Sphere;
import org.nudipole.detector.response.RegionOfInterest;
import org.nudipole.detector.response.Response;
import org.nudipole.detector.response.TimeAcceptance;
import org.nudipole.detector.response.TimeEfficiency;
import org.nudipole.generator.Column;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.Units;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.generator.sampling.RandomStreams.Stage;
import org.nudipole.generator.source.BinnedArrival;
import org.nudipole.generator.source.OnPeriod;
import org.nudipole.generator.source.OnPeriods;

/** Rows that become background, and what the response may not change of them. */
class BackgroundSamplerTest {
  private static final double KEV = Units.KEV;
  private static final double DAY = Units.DAY;
  private static final int FIRST = 17;
  private static final int ROWS = EventBatch.CAPACITY;
  private static final Sphere BALL = new Sphere(20 * Units.CM);
  private static final OnPeriods LIVE =
      new OnPeriods(
          List.of(new OnPeriod(2 * DAY, 3 * DAY), new OnPeriod(6 * DAY, 9 * DAY)), 10 * DAY);

  private static final Response RESPONSE =
      new Response(List.of(new RegionOfInterest(2 * KEV, 5 * KEV)), "keVee")
          .withTime(
              new TimeAcceptance(new TimeEfficiency.Constant(0.3), 1 * Units.US, 4 * Units.US));

  private static FoldedBackground of(
      BackgroundSpectrum spectrum, double events, Level level, Optional<BinnedArrival> arrival) {
    Background background =
        new Background(
            "b", spectrum, new BackgroundRate.Counts(events), level, arrival.map(a -> a));
    return new FoldedBackground(background, events, RESPONSE);
  }

  private static BinnedArrival arrival() {
    return new BinnedArrival(new double[] {3 * Units.US, 7 * Units.US}, new double[] {1});
  }

  /** A line that is deposited, a table that is observed and one that is observed in the pulse. */
  private static BackgroundSampler sampler() {
    return new BackgroundSampler(
        List.of(
            of(new LineBackground(3 * KEV), 2, Level.DEPOSITED, Optional.empty()),
            of(new FlatBackground(1 * KEV, 7 * KEV), 3, Level.OBSERVED, Optional.empty()),
            of(new FlatBackground(1 * KEV, 7 * KEV), 1, Level.OBSERVED, Optional.of(arrival()))),
        4,
        FIRST,
        RESPONSE,
        BALL,
        LIVE);
  }

  /** A batch of neutrino events with a 1 in every column. */
  private static EventBatch neutrinos(boolean full) {
    EventBatch batch =
        full
            ? new EventBatch(
                Stream.concat(Column.additional().stream(), Stream.of(Column.PULSE_TIME)).toList())
            : new EventBatch(List.of(Column.PULSE_TIME));
    batch.reset(0, ROWS);
    Arrays.fill(batch.neutrinoEnergy, 1);
    Arrays.fill(batch.neutrinoPdg, (byte) 1);
    Arrays.fill(batch.target, (short) 1);
    Arrays.fill(batch.interaction, (byte) 1);
    Arrays.fill(batch.pulseTime, -1);
    Arrays.fill(batch.time, -1);
    Arrays.fill(batch.channel, 1);
    Arrays.fill(batch.part, (byte) 1);
    for (float[] direction :
        List.of(
            batch.recoilDx,
            batch.recoilDy,
            batch.recoilDz,
            batch.neutrinoDx,
            batch.neutrinoDy,
            batch.neutrinoDz)) {
      Arrays.fill(direction, 1);
    }
    for (double[] cross : List.of(batch.dsigmaSm, batch.dsigmaDipole, batch.dsigmaInterference)) {
      Arrays.fill(cross, 1);
    }
    return batch;
  }

  private static EventBatch replaced(boolean full) {
    EventBatch batch = neutrinos(full);
    UniformRandomProvider random = new RandomStreams(41).stream(0, Stage.BACKGROUND);
    sampler().replace(random, batch);
    return batch;
  }

  /** 4, 2, 3 and 1 of ten: each within five standard deviations, a false alarm in 4e5 runs. */
  @Test
  void eachHasItsShareOfTheRows() {
    EventBatch batch = replaced(false);
    int[] counts = new int[4];
    for (int channel : Arrays.copyOf(batch.channel, ROWS)) {
      counts[channel == 1 ? 0 : channel - FIRST + 1]++;
    }
    double[] shares = {0.4, 0.2, 0.3, 0.1};
    for (int i = 0; i < 4; i++) {
      double sigma = Math.sqrt(ROWS * shares[i] * (1 - shares[i]));
      assertEquals(ROWS * shares[i], counts[i], 5 * sigma);
    }
  }

  /** Codes behind those of the two processes; no neutrino, no target, a vertex in the ball. */
  @Test
  void columnsOfABackground() {
    EventBatch batch = replaced(false);
    double[] means = new double[7];
    int rows = 0;
    for (int i = 0; i < ROWS; i++) {
      int index = batch.channel[i] - FIRST;
      if (batch.channel[i] == 1) {
        assertEquals(1, batch.neutrinoEnergy[i]);
        assertEquals(1, batch.target[i]);
        assertEquals(-1, batch.time[i]);
        assertEquals(0, batch.recoilEnergy[i]);
        continue;
      }
      assertEquals(2 + index, batch.interaction[i]);
      assertEquals(-1, batch.target[i]);
      assertEquals(0, batch.neutrinoEnergy[i]);
      assertEquals(0, batch.neutrinoPdg[i]);
      double energy = batch.recoilEnergy[i];
      assertTrue(index == 0 ? energy == 3 * KEV : energy >= 1 * KEV && energy <= 7 * KEV);
      double pulse = batch.pulseTime[i];
      assertTrue(index == 2 ? pulse >= 3 * Units.US && pulse <= 7 * Units.US : pulse == -1);
      assertTrue(BALL.contains(batch.vertexX[i], batch.vertexY[i], batch.vertexZ[i]));
      assertTrue(LIVE.value(batch.time[i]) > 0);
      rows++;
      means[0] += batch.vertexX[i] / BALL.radius();
      means[1] += batch.vertexY[i] / BALL.radius();
      means[2] += batch.vertexZ[i] / BALL.radius();
      means[4] += square(batch.vertexX[i] / BALL.radius()) - 0.2;
      means[5] += square(batch.vertexY[i] / BALL.radius()) - 0.2;
      means[6] += square(batch.vertexZ[i] / BALL.radius()) - 0.2;
      means[3] += LIVE.cumulative(batch.time[i]) - 0.5;
    }
    // In a ball x has the variance 1/5 and x^2 3/35 - 1/25; a uniform number has 1/12.
    double[] variances = {0.2, 0.2, 0.2, 1 / 12.0, 16 / 350.0, 16 / 350.0, 16 / 350.0};
    for (int k = 0; k < means.length; k++) {
      assertEquals(0, means[k] / rows, 5 * Math.sqrt(variances[k] / rows));
    }
  }

  private static double square(double x) {
    return x * x;
  }

  @Test
  void rowsBehindTheBatchStay() {
    UniformRandomProvider random = new RandomStreams(42).stream(0, Stage.BACKGROUND);
    for (int size = 1; size <= 20; size++) {
      EventBatch batch = neutrinos(false);
      batch.reset(0, size);
      sampler().replace(random, batch);
      assertEquals(1, batch.channel[size]);
      assertEquals(-1, batch.time[size]);
    }
  }

  @Test
  void additionalColumnsHoldNoNeutrino() {
    EventBatch batch = replaced(true);
    for (int i = 0; i < ROWS; i++) {
      int left = batch.channel[i] == 1 ? 1 : 0;
      assertEquals(left == 1 ? 1 : Background.PART, batch.part[i]);
      assertEquals(left, batch.recoilDx[i]);
      assertEquals(left, batch.recoilDy[i]);
      assertEquals(left, batch.recoilDz[i]);
      assertEquals(left, batch.neutrinoDx[i]);
      assertEquals(left, batch.neutrinoDy[i]);
      assertEquals(left, batch.neutrinoDz[i]);
      assertEquals(left, batch.dsigmaSm[i]);
      assertEquals(left, batch.dsigmaDipole[i]);
      assertEquals(left, batch.dsigmaInterference[i]);
    }
  }

  /**
   * Rows behind the response, which observed 9 keV and detected nothing: what is observed in [2, 5)
   * keV, and in the pulse's window [1, 4) us, is what it was.
   */
  @Test
  void whatIsObservedComesBack() {
    int[] channel = {1, FIRST, FIRST + 1, FIRST + 1, FIRST + 1, FIRST + 2, FIRST + 2, FIRST + 2};
    double[] energy = {3, 3, 2, 1.9, 5, 3, 3, 1.5};
    double[] pulse = {2, 2, 0, 2, 2, 1, 4, 2};
    int[] detected = {0, 0, 1, 0, 0, 1, 0, 0};
    EventBatch batch = neutrinos(false);
    batch.reset(0, channel.length);
    for (int i = 0; i < channel.length; i++) {
      batch.channel[i] = channel[i];
      batch.recoilEnergy[i] = energy[i] * KEV;
      batch.pulseTime[i] = pulse[i] * Units.US;
      batch.observed[i] = 9 * KEV;
      batch.detected[i] = 0;
    }
    batch.channel[channel.length] = FIRST + 1;
    batch.observed[channel.length] = 9 * KEV;
    sampler().restoreObserved(batch);
    for (int i = 0; i < channel.length; i++) {
      boolean isObserved = channel[i] > FIRST;
      assertEquals((isObserved ? energy[i] : 9) * KEV, batch.observed[i]);
      assertEquals(isObserved ? 0 : energy[i] * KEV, batch.recoilEnergy[i]);
      assertEquals(detected[i], batch.detected[i]);
    }
    // Behind the last row of the batch nothing is touched.
    assertEquals(9 * KEV, batch.observed[channel.length]);
  }

  /** The first of the backgrounds can be an observed one. */
  @Test
  void theFirstComesBackToo() {
    BackgroundSampler one =
        new BackgroundSampler(
            List.of(of(new LineBackground(3 * KEV), 2, Level.OBSERVED, Optional.empty())),
            4,
            0,
            RESPONSE,
            BALL,
            LIVE);
    EventBatch batch = neutrinos(false);
    batch.reset(0, 1);
    batch.channel[0] = 0;
    batch.recoilEnergy[0] = 3 * KEV;
    one.restoreObserved(batch);
    assertEquals(3 * KEV, batch.observed[0]);
    assertEquals(1, batch.detected[0]);
  }
}
