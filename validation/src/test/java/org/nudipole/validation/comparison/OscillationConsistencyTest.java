package org.nudipole.validation.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.complex.Complex;
import org.junit.jupiter.api.Test;
import org.nudipole.detector.EventGenerator;
import org.nudipole.detector.Experiment;
import org.nudipole.detector.Strength;
import org.nudipole.detector.geometry.Cylinder;
import org.nudipole.detector.geometry.DistanceProfile;
import org.nudipole.detector.geometry.IsotropicSource;
import org.nudipole.detector.geometry.SourceVolume;
import org.nudipole.detector.geometry.VertexCoordinate;
import org.nudipole.detector.geometry.VertexDensity;
import org.nudipole.detector.response.Response;
import org.nudipole.generator.Constants;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.SampleSize;
import org.nudipole.generator.Units;
import org.nudipole.generator.axis.Binning;
import org.nudipole.generator.axis.Histogram;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.interaction.Baselines;
import org.nudipole.generator.interaction.CoherentScattering;
import org.nudipole.generator.interaction.DipoleUpscattering;
import org.nudipole.generator.interaction.FinalStates;
import org.nudipole.generator.interaction.Helm;
import org.nudipole.generator.interaction.Interaction;
import org.nudipole.generator.interaction.NucleonCouplings;
import org.nudipole.generator.interaction.OscillatingMoment;
import org.nudipole.generator.mathematics.ComplexMatrix;
import org.nudipole.generator.mixing.MassOrdering;
import org.nudipole.generator.mixing.Mixing;
import org.nudipole.generator.mixing.MomentMatrix;
import org.nudipole.generator.mixing.MomentMatrix.Basis;
import org.nudipole.generator.mixing.MomentMatrix.Nature;
import org.nudipole.generator.rate.Channel;
import org.nudipole.generator.rate.ContinuumChannel;
import org.nudipole.generator.rate.EventDensity;
import org.nudipole.generator.rate.NeutrinoSpectrum;
import org.nudipole.generator.rate.RecoilSpectrum;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.generator.source.BeamPulse;
import org.nudipole.generator.source.ElectronCaptureSource;
import org.nudipole.generator.source.NeutrinoSource;
import org.nudipole.generator.source.PionDecayAtRest;

/**
 * Moments that oscillate over a detector, sampled against integrated: splittings of squared masses
 * are fictitious, so that some wavelengths of oscillation fit into 20 cm of germanium.
 *
 * <p>2.6e6 events; fixed seed; family-wise false-alarm rate 1e-6. Without the acceptance of
 * vertices the fractions in z differ by up to a factor of two, with a wrong distance by tens of per
 * cent.
 */
class OscillationConsistencyTest {
  private static final int BATCHES = SampleSize.of(40);
  private static final double FALSE_ALARM = 1e-6;
  private static final int BINS = 60;

  private final Cylinder shape = Cylinder.ofVolume(2000 * Units.CM3);

  private final VertexDensity near =
      new VertexDensity(shape, new IsotropicSource(SourceVolume.onAxis(25 * Units.CM)));

  /** Each line oscillates with its own wavelength, so the vertices of each have their own shape. */
  @Test
  void linesOscillateEachByItself() {
    EventDensity density =
        density(ElectronCaptureSource.named("cr51"), near, 60 * Units.EV * Units.EV, 1 * Units.EV);
    double[] z = linear(-shape.halfZ(), shape.halfZ());
    double[] radius = linear(0, shape.halfX());
    List<EventDensity> lines = new ArrayList<>();
    density.channels().stream()
        .map(Channel::component)
        .distinct()
        .forEach(line -> lines.add(of(density, line)));
    List<Histogram> alongZ = histograms(lines.size(), z);
    List<Histogram> across = histograms(lines.size(), radius);
    long[] perChannel = new long[density.channels().size()];
    double[] one = new double[1];
    generate(
        near,
        ElectronCaptureSource.named("cr51"),
        density,
        batch -> {
          for (int i = 0; i < batch.size(); i++) {
            perChannel[batch.channel[i]]++;
            Object line = density.channels().get(batch.channel[i]).component();
            int k = 0;
            while (!lines.get(k).channels().get(0).component().equals(line)) {
              k++;
            }
            one[0] = batch.vertexZ[i];
            alongZ.get(k).fill(one, 0, 1, 1);
            one[0] = Math.min(shape.halfX(), Math.hypot(batch.vertexX[i], batch.vertexY[i]));
            across.get(k).fill(one, 0, 1, 1);
          }
        });
    List<TestResult> results = new ArrayList<>();
    double[] expected =
        density.channels().stream().mapToDouble(new RecoilSpectrum(density)::expected).toArray();
    results.addAll(
        GoodnessOfFit.shape(
            "channels",
            perChannel,
            normalised(expected),
            BinLabel.categories(density.channels().stream().map(c -> c.target().name()).toList())));
    for (int k = 0; k < lines.size(); k++) {
      DistanceProfile profile = profile(lines.get(k));
      results.addAll(
          GoodnessOfFit.shape(
              "z of line " + k,
              alongZ.get(k),
              near.fractions(VertexCoordinate.Z, z, profile),
              1,
              ""));
      results.addAll(
          GoodnessOfFit.shape(
              "radius of line " + k,
              across.get(k),
              near.fractions(VertexCoordinate.RADIUS, radius, profile),
              1,
              ""));
      // The test would notice: without oscillation the fractions are others.
      double[] plain = near.fractions(VertexCoordinate.Z, z);
      double[] waves = near.fractions(VertexCoordinate.Z, z, profile);
      assertTrue(IntStream.range(0, BINS).anyMatch(i -> Math.abs(waves[i] / plain[i] - 1) > 0.2));
    }
    assertAgree(results);
  }

  /**
   * A full event set holds the cross section at the event's own distance: a vertex in single
   * precision tells it to 4e-7, and the phases, of some ten radians, to 1e-5.
   */
  @Test
  void crossSectionsAreThoseAtTheDistanceOfTheEvent() {
    NeutrinoSource chromium = ElectronCaptureSource.named("cr51");
    EventDensity density = density(chromium, near, 60 * Units.EV * Units.EV, 1 * Units.EV);
    List<Interaction> processes =
        density.channels().stream()
            .map(Channel::interaction)
            .filter(Interaction::oscillates)
            .distinct()
            .toList();
    EventBatch batch = new EventBatch(true);
    batch.reset(0, EventBatch.CAPACITY);
    new EventGenerator(experiment(chromium, near, List.of()), density, processes)
        .fill(new RandomStreams(20211006), batch);
    long unlikeTheMean = 0;
    for (int i = 0; i < batch.size(); i++) {
      Channel channel = density.channels().get(batch.channel[i]);
      double z = batch.vertexZ[i] + 25 * Units.CM;
      double rho = Math.hypot(batch.vertexX[i], batch.vertexY[i]);
      double expected = 0;
      double mean = 0;
      for (Interaction process : processes) {
        expected += value(process.at(Math.hypot(rho, z)), channel, batch, i);
        mean += value(process, channel, batch, i);
      }
      assertEquals(expected, batch.dsigmaDipole[i], 1e-4 * mean, "row " + i);
      unlikeTheMean += Math.abs(expected / mean - 1) > 0.1 ? 1 : 0;
    }
    assertTrue(unlikeTheMean > batch.size() / 2, unlikeTheMean + " rows");
  }

  private static double value(Interaction process, Channel channel, EventBatch batch, int i) {
    double energy = batch.neutrinoEnergy[i];
    double recoil = batch.recoilEnergy[i];
    return recoil >= process.lowest(energy, channel.target())
            && recoil <= process.highest(energy, channel.target())
        ? process.differential(channel.flavour(), energy, channel.target(), recoil)
        : 0;
  }

  @Test
  void continuaOscillateAtEachEnergy() {
    NeutrinoSource pions = new PionDecayAtRest(BeamPulse.named("sns"));
    EventDensity density = density(pions, near, 400 * Units.EV * Units.EV, 10 * Units.KEV);
    List<ContinuumChannel> continua =
        density.channels().stream()
            .filter(ContinuumChannel.class::isInstance)
            .map(ContinuumChannel.class::cast)
            .toList();
    double[] z = linear(-shape.halfZ(), shape.halfZ());
    double[] recoil = logarithmic(density.lowest(), density.highest());
    double[] energy = linear(0, 53 * Units.MEV);
    Histogram alongZ = new Histogram(new Binning(z));
    Histogram recoils = new Histogram(new Binning(recoil));
    Histogram energies = new Histogram(new Binning(energy));
    double[] one = new double[1];
    generate(
        near,
        pions,
        density,
        batch -> {
          alongZ.fill(batch.vertexZ, 0, batch.size(), 1);
          recoils.fill(batch.recoilEnergy, 0, batch.size(), 1);
          for (int i = 0; i < batch.size(); i++) {
            if (density.channels().get(batch.channel[i]) instanceof ContinuumChannel) {
              one[0] = batch.neutrinoEnergy[i];
              energies.fill(one, 0, 1, 1);
            }
          }
        });
    List<TestResult> results = new ArrayList<>();
    RecoilSpectrum spectrum = new RecoilSpectrum(density);
    results.addAll(
        GoodnessOfFit.shape(
            "recoil", recoils, normalised(spectrum.binned(density.channels(), recoil)), 1, ""));
    results.addAll(
        GoodnessOfFit.shape(
            "energy", energies, normalised(new NeutrinoSpectrum(continua).binned(energy)), 1, ""));
    results.addAll(
        GoodnessOfFit.shape(
            "z", alongZ, near.fractions(VertexCoordinate.Z, z, profile(density)), 1, ""));
    assertAgree(results);
  }

  private EventDensity density(
      NeutrinoSource source, VertexDensity vertices, double dm31, double cut) {
    Mixing mixing = new Mixing(MassOrdering.NORMAL.mixing().matrix(), 0.3 * dm31, dm31);
    Baselines baselines = vertices.baselines();
    Helm helm = Helm.lewinSmith();
    Interaction cevns =
        new CoherentScattering(NucleonCouplings.treeLevel(Constants.SIN2_THETA_W), helm);
    double size = source instanceof PionDecayAtRest ? 1e-8 : 1e-10;
    List<Interaction> interactions =
        List.of(
            cevns,
            new DipoleUpscattering(
                100 * Units.KEV,
                OscillatingMoment.of(mixing, moments(size), FinalStates.STERILE, baselines),
                helm),
            new DipoleUpscattering(
                0,
                OscillatingMoment.of(mixing, moments(size), FinalStates.LIGHT, baselines),
                helm));
    return experiment(source, vertices, interactions).density().above(cut);
  }

  private static MomentMatrix moments(double size) {
    ComplexMatrix upper =
        ComplexMatrix.zero()
            .with(1, 4, ComplexMatrix.polar(size, 0.3))
            .with(2, 4, ComplexMatrix.polar(1.4 * size, 2.1))
            .with(3, 4, ComplexMatrix.polar(2 * size, -1))
            .with(1, 2, ComplexMatrix.polar(0.5 * size, 1));
    return new MomentMatrix(
        Nature.MAJORANA, Basis.MASS, upper.plus(upper.transposed().times(Complex.ONE.negate())));
  }

  private static Experiment experiment(
      NeutrinoSource source, VertexDensity vertices, List<Interaction> interactions) {
    return new Experiment(
        source,
        new Strength.Activity(5e6 * Units.CI),
        vertices,
        Material.named("Ge"),
        Material.named("Ge").nuclei(),
        interactions,
        new Response(List.of(), "keVnr"),
        55.4 * Units.DAY);
  }

  private static EventDensity of(EventDensity density, Object component) {
    return density.only(c -> c.component().equals(component));
  }

  private DistanceProfile profile(EventDensity density) {
    double mean = new RecoilSpectrum(density).total();
    return DistanceProfile.of(
        near.baselines(), baseline -> new RecoilSpectrum(density.at(baseline)).total() / mean);
  }

  /** What is done with every batch. */
  @FunctionalInterface
  private interface Batches {
    void add(EventBatch batch);
  }

  private static void generate(
      VertexDensity vertices, NeutrinoSource source, EventDensity density, Batches consumer) {
    Experiment experiment = experiment(source, vertices, List.of());
    EventGenerator generator = new EventGenerator(experiment, density, List.of());
    RandomStreams streams = new RandomStreams(20211006);
    EventBatch batch = new EventBatch(experiment.columns());
    for (int b = 0; b < BATCHES; b++) {
      batch.reset((long) b * EventBatch.CAPACITY, EventBatch.CAPACITY);
      generator.fill(streams, batch);
      consumer.add(batch);
    }
  }

  private static void assertAgree(List<TestResult> results) {
    FamilyWise family = new FamilyWise(results, FALSE_ALARM);
    assertTrue(family.agrees(), () -> family.failures().toString());
  }

  private static List<Histogram> histograms(int count, double[] edges) {
    return IntStream.range(0, count).mapToObj(k -> new Histogram(new Binning(edges))).toList();
  }

  private static double[] linear(double from, double to) {
    return IntStream.rangeClosed(0, BINS).mapToDouble(i -> from + (to - from) * i / BINS).toArray();
  }

  private static double[] logarithmic(double from, double to) {
    return IntStream.rangeClosed(0, BINS)
        .mapToDouble(i -> i == BINS ? to : from * StrictMath.pow(to / from, (double) i / BINS))
        .toArray();
  }

  private static double[] normalised(double[] values) {
    double total = Arrays.stream(values).sum();
    return Arrays.stream(values).map(v -> v / total).toArray();
  }
}
