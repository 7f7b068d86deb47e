package org.nudipole.detector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nudipole.detector.EventGenerator.Trials;
import org.nudipole.detector.background.Background;
import org.nudipole.detector.background.BackgroundRate;
import org.nudipole.detector.background.FlatBackground;
import org.nudipole.detector.geometry.Cylinder;
import org.nudipole.detector.geometry.FiducialVolume;
import org.nudipole.detector.geometry.ParallelBeam;
import org.nudipole.detector.geometry.Position;
import org.nudipole.detector.geometry.VertexDensity;
import org.nudipole.detector.response.Response;
import org.nudipole.generator.Column;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.Units;
import org.nudipole.generator.interaction.Baselines;
import org.nudipole.generator.interaction.CrossSectionPart;
import org.nudipole.generator.interaction.DipoleUpscattering;
import org.nudipole.generator.interaction.FinalStates;
import org.nudipole.generator.interaction.Helm;
import org.nudipole.generator.interaction.Interaction;
import org.nudipole.generator.interaction.InterferingScattering;
import org.nudipole.generator.interaction.OscillatingMoment;
import org.nudipole.generator.interaction.RecoilKinematics;
import org.nudipole.generator.mathematics.Quadrature;
import org.nudipole.generator.mixing.GenericMixing;
import org.nudipole.generator.mixing.Mixing;
import org.nudipole.generator.rate.Channel;
import org.nudipole.generator.rate.EventDensity;
import org.nudipole.generator.rate.GenerationCut;
import org.nudipole.generator.rate.RecoilSpectrum;
import org.nudipole.generator.sampling.RandomStreams;

/**
 * Columns of a batch, row by row where a formula gives them, else means of some thousand rows
 * within five standard deviations of their own: a false alarm in two million for each.
 */
class EventGeneratorTest {
  private static final double EV = Units.EV;
  private static final double MASS = 300 * Units.KEV;
  private static final int ROWS = 4000;
  private static final RandomStreams STREAMS = new RandomStreams(20211006);
  private static final List<Interaction> INTERACTIONS =
      List.of(
          ExampleDetector.CEVNS,
          ExampleDetector.EVES,
          ExampleDetector.dipole(MASS),
          ExampleDetector.interference(MASS));

  private static Experiment experiment(Response response, Background... backgrounds) {
    return ExampleDetector.of(
        ExampleDetector.nucleiAndShells(), INTERACTIONS, response, backgrounds);
  }

  private static EventDensity density(Experiment experiment) {
    return experiment.density().above(2 * EV).sampled();
  }

  private static EventBatch batch(List<Column> columns, long first) {
    EventBatch batch = new EventBatch(columns);
    batch.reset(first, ROWS);
    return batch;
  }

  private static EventBatch full() {
    return batch(
        Stream.concat(Column.additional().stream(), Stream.of(Column.PULSE_TIME)).toList(), 0);
  }

  private static void assertMean(double due, IntToDoubleFunction of, int rows) {
    double mean = IntStream.range(0, rows).mapToDouble(of).average().orElseThrow();
    double square =
        IntStream.range(0, rows)
            .mapToDouble(i -> (of.applyAsDouble(i) - mean) * (of.applyAsDouble(i) - mean))
            .average()
            .orElseThrow();
    assertEquals(due, mean, 5 * Math.sqrt(square / rows));
  }

  private static void assertAccepted(double due, double volume, long trials) {
    double accepted = (double) ROWS / trials;
    double sigma = accepted * Math.sqrt((1 - accepted) / ROWS);
    assertEquals(due, volume * accepted, volume * 5 * sigma + 1e-12 * due);
  }

  /** Directions are those of two-body kinematics, for sources below and above the detector. */
  @Test
  void recoilDirections() {
    Experiment below = experiment(ExampleDetector.QUENCHED);
    VertexDensity beam = new VertexDensity(ExampleDetector.SHAPE, ParallelBeam.along(1, -2, -2));
    for (Experiment experiment : List.of(below, below.at(beam))) {
      EventDensity density = density(below);
      EventBatch batch = full();
      new EventGenerator(experiment, density, INTERACTIONS).fill(STREAMS, batch);
      double[] azimuth = new double[ROWS];
      List<Integer> sterile = new ArrayList<>();
      double due = 0;
      for (int i = 0; i < ROWS; i++) {
        double x = batch.neutrinoDx[i];
        double y = batch.neutrinoDy[i];
        double z = batch.neutrinoDz[i];
        double dx = batch.recoilDx[i];
        double dy = batch.recoilDy[i];
        double dz = batch.recoilDz[i];
        assertEquals(1, dx * dx + dy * dy + dz * dz, 1e-6);
        double cosine = x * dx + y * dy + z * dz;
        Channel channel = density.channels().get(batch.channel[i]);
        double light = cosine(batch, i, channel, 0);
        double heavy = cosine(batch, i, channel, MASS);
        boolean isDipole = channel.interaction().part() == CrossSectionPart.DIPOLE;
        boolean isSum = channel.interaction() instanceof InterferingScattering;
        if (isSum) {
          InterferingScattering sum = (InterferingScattering) channel.interaction();
          due +=
              sum.sterileShare(
                  channel.flavour(),
                  batch.neutrinoEnergy[i],
                  channel.target(),
                  batch.recoilEnergy[i]);
          boolean isHeavy = Math.abs(cosine - heavy) < Math.abs(cosine - light);
          if (isHeavy) {
            sterile.add(i);
          }
          assertEquals(isHeavy ? heavy : light, cosine, 3e-6);
        } else {
          assertEquals(isDipole ? heavy : light, cosine, 3e-6);
        }
        // About the neutrino, from the plane with the axis y.
        double h = Math.hypot(x, z);
        double first = (z * dx - x * dz) / h;
        double second = (-x * y * dx + h * h * dy - y * z * dz) / h;
        azimuth[i] = StrictMath.atan2(second, first);
      }
      assertTrue(due > 100 && sterile.size() < ROWS);
      assertEquals(due, sterile.size(), 5 * Math.sqrt(due));
      // Four corners are what a point outside of the unit disc would leave.
      for (int k = 1; k <= 4; k++) {
        int n = k;
        assertMean(0, i -> StrictMath.cos(n * azimuth[i]), ROWS);
        assertMean(0, i -> StrictMath.sin(n * azimuth[i]), ROWS);
      }
    }
  }

  // Not a number where this final state is out of reach: it is no nearer then.
  private static double cosine(EventBatch batch, int i, Channel channel, double mass) {
    double target = channel.target().mass();
    RecoilKinematics kinematics = new RecoilKinematics(batch.neutrinoEnergy[i], target, mass);
    double recoil = batch.recoilEnergy[i];
    boolean inside = recoil >= kinematics.lowest() && recoil <= kinematics.highest();
    return inside
        ? (recoil * (target + batch.neutrinoEnergy[i]) + mass * mass / 2)
            / (batch.neutrinoEnergy[i] * Math.sqrt(recoil * (recoil + 2 * target)))
        : Double.NaN;
  }

  /** Cross sections of a row are the sums over the processes of a part within their limits. */
  @Test
  void crossSectionsOfARow() {
    Experiment experiment = experiment(ExampleDetector.QUENCHED);
    EventDensity density = density(experiment);
    List<Interaction> twice = new ArrayList<>(INTERACTIONS);
    twice.add(ExampleDetector.dipole(100 * Units.KEV));
    EventBatch batch = full();
    new EventGenerator(experiment, density, twice).fill(STREAMS, batch);
    int[] found = new int[CrossSectionPart.values().length];
    for (int i = 0; i < ROWS; i++) {
      Channel channel = density.channels().get(batch.channel[i]);
      double[] sums = new double[found.length];
      for (Interaction process : twice) {
        double energy = batch.neutrinoEnergy[i];
        double recoil = batch.recoilEnergy[i];
        if (process.actsOn(channel.target())
            && recoil >= process.lowest(energy, channel.target())
            && recoil <= process.highest(energy, channel.target())) {
          int part = process.part().ordinal();
          sums[part] += process.differential(channel.flavour(), energy, channel.target(), recoil);
          found[part]++;
        }
      }
      assertEquals(sums[0], batch.dsigmaSm[i], 0);
      assertEquals(sums[1], batch.dsigmaDipole[i], 0);
      assertEquals(sums[2], batch.dsigmaInterference[i], 0);
    }
    assertTrue(found[0] == ROWS && found[1] > ROWS && found[2] > 100 && found[2] < ROWS);
  }

  /** The accepted fractions of both envelopes give the rate, here and where there is more of it. */
  @Test
  void trialsEstimateTheRate() {
    Experiment experiment = experiment(ExampleDetector.QUENCHED);
    Prediction here = ExampleDetector.prediction(experiment, GenerationCut.of(2 * EV));
    Prediction near =
        here.at(ExampleDetector.vertices(new Position(2 * Units.CM, 0, -9 * Units.CM)));
    EventGenerator generator = new EventGenerator(experiment, here.sampled(), List.of());
    double[] rates = new double[2];
    for (EventGenerator each :
        List.of(generator, generator.at(near), generator.at(near).at(here))) {
      EventBatch batch = batch(List.of(), 0);
      Trials trials = each.fill(STREAMS, batch);
      boolean isNear = rates[0] > 0 && rates[1] == 0;
      double due = isNear ? near.expectedEvents() : here.expectedEvents();
      rates[isNear ? 1 : 0] = due;
      assertAccepted(due, each.recoilVolume(), trials.recoil());
      assertAccepted(1, each.vertexVolume(), trials.vertex());
    }
    assertTrue(rates[1] > 2 * rates[0]);
  }

  /** Times of a decay, and vertices by 1/r^2, moved to where the detector is. */
  @Test
  void timesAndVertices() {
    Position place = new Position(7 * Units.CM, -3 * Units.CM, 5 * Units.CM);
    Experiment experiment =
        experiment(ExampleDetector.QUENCHED).at(ExampleDetector.vertices(place));
    EventBatch batch = batch(List.of(), 0);
    new EventGenerator(experiment, density(experiment), List.of()).fill(STREAMS, batch);
    double life = 27.7025 * Units.DAY / StrictMath.log(2);
    double x = ExampleDetector.EXPOSURE / life;
    double due = life * (1 - x / (StrictMath.exp(x) - 1));
    assertMean(due, i -> batch.time[i], ROWS);
    for (int i = 0; i < ROWS; i++) {
      assertTrue(batch.time[i] >= 0 && batch.time[i] <= ExampleDetector.EXPOSURE);
      assertTrue(
          ExampleDetector.SHAPE.contains(
              0.999999 * (batch.vertexX[i] - place.x()),
              0.999999 * (batch.vertexY[i] - place.y()),
              0.999999 * (batch.vertexZ[i] - place.z())));
    }
    // The mean of r^2 under 1/r^2 is 1 over the mean of 1/r^2.
    assertMean(
        1 / experiment.vertices().integral(),
        i -> {
          double z = batch.vertexZ[i] + ExampleDetector.DISTANCE;
          return batch.vertexX[i] * batch.vertexX[i] + batch.vertexY[i] * batch.vertexY[i] + z * z;
        },
        ROWS);
  }

  /** A batch has the random numbers of its place in the run. */
  @Test
  void aBatchIsThatOfItsPlace() {
    Experiment experiment = experiment(ExampleDetector.QUENCHED);
    EventGenerator generator = new EventGenerator(experiment, density(experiment), List.of());
    List<EventBatch> batches = new ArrayList<>();
    for (long first : new long[] {0, EventBatch.CAPACITY, EventBatch.CAPACITY + 7L}) {
      EventBatch batch = batch(List.of(), first);
      generator.fill(STREAMS, batch);
      batches.add(batch);
    }
    assertArrayEquals(batches.get(1).recoilEnergy, batches.get(2).recoilEnergy);
    assertArrayEquals(batches.get(1).time, batches.get(2).time);
    assertNotEquals(batches.get(0).recoilEnergy[0], batches.get(1).recoilEnergy[0]);
  }

  /** Backgrounds that are observed keep their value; nothing outside the part is detected. */
  @Test
  void backgroundsAndAPartOfTheDetector() {
    Cylinder part = new Cylinder(2 * Units.CM, 1 * Units.CM);
    Response response =
        ExampleDetector.QUENCHED.within(
            Optional.of(FiducialVolume.of(ExampleDetector.NEAR, part, 0.5 * Units.CM)));
    Background flat =
        new Background(
            "flat",
            new FlatBackground(2 * EV, 5 * EV),
            new BackgroundRate.Counts(100),
            Background.Level.OBSERVED);
    Experiment experiment = experiment(response, flat);
    EventDensity density = density(experiment);
    EventBatch batch = batch(List.of(), 0);
    new EventGenerator(experiment, density, List.of()).fill(STREAMS, batch);
    int[] of = new int[2];
    for (int i = 0; i < ROWS; i++) {
      boolean background = batch.channel[i] == density.channels().size();
      of[background ? 1 : 0]++;
      boolean inside =
          part.contains(batch.vertexX[i], batch.vertexY[i], batch.vertexZ[i] - 0.5 * Units.CM);
      if (background) {
        assertTrue(batch.observed[i] >= 2 * EV && batch.observed[i] <= 5 * EV);
        // What was deposited is not known.
        assertEquals(0, batch.recoilEnergy[i], 0);
        assertEquals(inside ? 1 : 0, batch.detected[i]);
      } else {
        assertEquals(inside && batch.observed[i] >= 1 * EV ? 1 : 0, batch.detected[i]);
      }
    }
    double events = new RecoilSpectrum(density).total();
    double due = ROWS * 100 / (100 + events);
    assertEquals(due, of[1], 5 * Math.sqrt(due * of[0] / ROWS));
    assertTrue(of[1] > 100 && of[0] > 100);
  }

  /** A pulsed beam has times in its pulse, those of muons later. */
  @Test
  void timesInThePulse() {
    Experiment experiment =
        ExampleDetector.of(
            new ExampleDetector.Pulsed(),
            ExampleDetector.GERMANIUM.nuclei(),
            List.of(ExampleDetector.CEVNS),
            ExampleDetector.QUENCHED);
    EventDensity density = density(experiment);
    EventBatch batch = batch(List.of(Column.PULSE_TIME), 0);
    new EventGenerator(experiment, density, List.of()).fill(STREAMS, batch);
    double[] sums = new double[2];
    int[] counts = new int[2];
    for (int i = 0; i < ROWS; i++) {
      int late = batch.neutrinoEnergy[i] > 30 * Units.MEV ? 1 : 0;
      sums[late] += batch.pulseTime[i];
      counts[late]++;
    }
    double later = sums[1] / counts[1] - sums[0] / counts[0];
    // The delay is exponential with the life of the muon; its width is as large.
    assertEquals(2.197 * Units.US, later, 5 * 2.25 * Units.US / Math.sqrt(counts[1]));
  }

  /** A vertex is kept with the share of its distance: the mean of one over it is that of none. */
  @Test
  void oscillationsShapeVertices() {
    OscillatingMoment moment =
        OscillatingMoment.of(
            new Mixing(GenericMixing.mixing().matrix(), 40 * EV * EV, -20 * EV * EV),
            GenericMixing.majorana().times(1e-9),
            FinalStates.STERILE,
            ExampleDetector.NEAR.baselines());
    Interaction dipole = new DipoleUpscattering(100 * Units.KEV, moment, Helm.lewinSmith());
    Experiment experiment =
        ExampleDetector.of(
            ExampleDetector.GERMANIUM.nuclei(),
            List.of(ExampleDetector.CEVNS, dipole),
            ExampleDetector.QUENCHED);
    EventDensity density = density(experiment);
    EventBatch batch = batch(Column.additional(), 0);
    Trials trials = new EventGenerator(experiment, density, List.of(dipole)).fill(STREAMS, batch);
    List<Double> ratios = new ArrayList<>();
    double spread = 0;
    Baselines baselines = ExampleDetector.NEAR.baselines();
    Quadrature.Rule rule = baselines.rule(50 / (baselines.high() - baselines.low()));
    for (int i = 0; i < ROWS; i++) {
      Channel channel = density.channels().get(batch.channel[i]);
      if (channel.interaction().oscillates()) {
        double mean = 0;
        for (int k = 0; k < rule.points().length; k++) {
          mean += rule.weights()[k] * acceptance(channel, batch, i, rule.points()[k]);
        }
        double share = acceptance(channel, batch, i, batch.baseline[i]);
        ratios.add(mean / share);
        spread += Math.abs(mean / share - 1);
        double x = batch.vertexX[i];
        double y = batch.vertexY[i];
        double z = batch.vertexZ[i] + ExampleDetector.DISTANCE;
        assertEquals(Math.sqrt(x * x + y * y + z * z), batch.baseline[i], 1e-5 * Units.CM);
        Interaction there = dipole.at(batch.baseline[i]);
        assertEquals(
            there.differential(
                channel.flavour(),
                batch.neutrinoEnergy[i],
                channel.target(),
                batch.recoilEnergy[i]),
            batch.dsigmaDipole[i],
            1e-12 * batch.dsigmaDipole[i]);
      }
    }
    assertTrue(ratios.size() > 300 && spread > 0.05 * ratios.size(), () -> "" + ratios.size());
    assertMean(1, ratios::get, ratios.size());
    assertTrue(trials.vertex() >= ROWS);
  }

  private static double acceptance(Channel channel, EventBatch batch, int i, double baseline) {
    return channel
        .interaction()
        .acceptance(
            channel.flavour(),
            batch.neutrinoEnergy[i],
            channel.target(),
            batch.recoilEnergy[i],
            baseline);
  }
}
