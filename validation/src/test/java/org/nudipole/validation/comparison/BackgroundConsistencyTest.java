package org.nudipole.validation.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nudipole.detector.EventGenerator;
import org.nudipole.detector.Experiment;
import org.nudipole.detector.FoldedSpectrum;
import org.nudipole.detector.Strength;
import org.nudipole.detector.background.Background;
import org.nudipole.detector.background.Background.Level;
import org.nudipole.detector.background.BackgroundRate;
import org.nudipole.detector.background.BackgroundSpectrum;
import org.nudipole.detector.background.BetaBackground;
import org.nudipole.detector.background.ExponentialBackground;
import org.nudipole.detector.background.FlatBackground;
import org.nudipole.detector.background.FoldedBackground;
import org.nudipole.detector.background.LineBackground;
import org.nudipole.detector.background.TabulatedBackground;
import org.nudipole.detector.geometry.Cylinder;
import org.nudipole.detector.geometry.IsotropicSource;
import org.nudipole.detector.geometry.ParallelBeam;
import org.nudipole.detector.geometry.SourceVolume;
import org.nudipole.detector.geometry.VertexCoordinate;
import org.nudipole.detector.geometry.VertexDensity;
import org.nudipole.detector.response.GaussianResolution;
import org.nudipole.detector.response.LindhardQuenching;
import org.nudipole.detector.response.LogisticEfficiency;
import org.nudipole.detector.response.Response;
import org.nudipole.detector.response.Threshold;
import org.nudipole.generator.Constants;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.SampleSize;
import org.nudipole.generator.Units;
import org.nudipole.generator.axis.Binning;
import org.nudipole.generator.axis.Histogram;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.interaction.CoherentScattering;
import org.nudipole.generator.interaction.ElectronScattering;
import org.nudipole.generator.interaction.Helm;
import org.nudipole.generator.interaction.Interaction;
import org.nudipole.generator.interaction.NucleonCouplings;
import org.nudipole.generator.rate.EventDensity;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.generator.source.ElectronCaptureSource;
import org.nudipole.generator.source.TabulatedSpectrum;

/**
 * Backgrounds beside neutrinos, sampled against integrated, ten million events per case, nine in
 * ten of them of one background: shares, deposits, observables, detected fraction, vertices and
 * times.
 *
 * <p>Fixed seed; family-wise false-alarm rate 1e-6 per case. A bin holds 150,000 events, known to
 * 0.26 %: a density wrong by 1 % over a tenth of its range is found.
 */
class BackgroundConsistencyTest {
  // In scrambled units a million: a forgotten factor is more than one in a hundred.
  private static final int BATCHES = SampleSize.of(153);
  private static final double FALSE_ALARM = 1e-6;
  private static final int BINS = 60;
  private static final double KEV = Units.KEV;

  /** A background that dominates, and the experiment that it is part of. */
  record Case(String name, Experiment experiment, EventDensity density) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Case onGermanium(String name, Level level, BackgroundSpectrum spectrum) {
    Response ionisation =
        new Response(
            List.of(
                new LindhardQuenching(OptionalDouble.empty()),
                new GaussianResolution(0.06 * KEV, 0.05, 0, true),
                new Threshold(0.3 * KEV)),
            "keVee");
    Interaction cevns =
        new CoherentScattering(
            NucleonCouplings.treeLevel(Constants.SIN2_THETA_W), Helm.lewinSmith());
    return experiment(name, "Ge", ionisation, cevns, 1 * Units.EV, level, spectrum, 1 * KEV);
  }

  private static Case onXenon(String name, Level level, BackgroundSpectrum spectrum) {
    Response timeProjection =
        new Response(
            List.of(
                new GaussianResolution(0, 0.31, 0.0037, false),
                new LogisticEfficiency(0.873, 3.275 / KEV, 1.509 * KEV),
                new Threshold(1 * KEV)),
            "keVee");
    return experiment(
        name,
        "LXe",
        timeProjection,
        new ElectronScattering(Constants.SIN2_THETA_W),
        0.1 * KEV,
        level,
        spectrum,
        8 * KEV);
  }

  private static Case experiment(
      String name,
      String material,
      Response response,
      Interaction interaction,
      double cut,
      Level level,
      BackgroundSpectrum spectrum,
      double line) {
    Material of = Material.named(material);
    boolean nuclei = interaction instanceof CoherentScattering;
    Experiment alone =
        new Experiment(
            ElectronCaptureSource.named("cr51"),
            new Strength.Activity(5e6 * Units.CI),
            new VertexDensity(
                Cylinder.ofVolume(2000 * Units.CM3),
                new IsotropicSource(SourceVolume.onAxis(25 * Units.CM))),
            of,
            nuclei ? of.nuclei() : of.shells(),
            List.of(interaction),
            response,
            55.4 * Units.DAY);
    EventDensity density = alone.density().above(cut);
    double neutrinos =
        new FoldedSpectrum(density, response)
            .expectations().stream().mapToDouble(FoldedSpectrum.Expectation::expected).sum();
    List<Background> backgrounds =
        List.of(
            new Background("tested", spectrum, new BackgroundRate.Counts(18 * neutrinos), level),
            new Background(
                "line",
                new LineBackground(line),
                new BackgroundRate.Counts(neutrinos),
                Level.DEPOSITED));
    Experiment experiment =
        new Experiment(
            alone.source(),
            alone.strength(),
            alone.vertices(),
            of,
            alone.targets(),
            alone.interactions(),
            response,
            alone.exposure(),
            backgrounds);
    return new Case(name, experiment, density);
  }

  static Stream<Case> cases() {
    TabulatedSpectrum table =
        TabulatedSpectrum.of(
            new double[] {0.5 * KEV, 2 * KEV, 3 * KEV, 12 * KEV},
            new double[] {0, 4 / KEV, 1 / KEV, 2 / KEV});
    return Stream.of(
        onGermanium("flat, deposited", Level.DEPOSITED, new FlatBackground(0, 2 * KEV)),
        onGermanium(
            "exponential, deposited",
            Level.DEPOSITED,
            new ExponentialBackground(0.2 * KEV, 0, 3 * KEV)),
        onGermanium(
            "exponential, observed",
            Level.OBSERVED,
            new ExponentialBackground(0.4 * KEV, 0.2 * KEV, 3 * KEV)),
        onXenon("tritium, deposited", Level.DEPOSITED, BetaBackground.of(18.6 * KEV, 2)),
        onXenon("table, deposited", Level.DEPOSITED, new TabulatedBackground(table)),
        onXenon("table, observed", Level.OBSERVED, new TabulatedBackground(table)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void tenMillionEventsFollowTheirSpectra(Case c) {
    Experiment experiment = c.experiment();
    List<FoldedBackground> backgrounds = experiment.foldedBackgrounds();
    FoldedBackground tested = backgrounds.get(0);
    boolean deposited = tested.background().level() == Level.DEPOSITED;
    int first = c.density().channels().size();

    double[] energyEdges =
        linear(tested.background().spectrum().low(), tested.background().spectrum().high(), false);
    double[] observedEdges =
        linear(tested.background().spectrum().low(), tested.background().spectrum().high(), true);
    double half = experiment.vertices().limit(VertexCoordinate.Z);
    double[] zEdges = linear(-half, half, false);
    double[] timeEdges = linear(0, experiment.exposure(), false);
    Histogram energy = new Histogram(new Binning(energyEdges));
    Histogram observed = new Histogram(new Binning(observedEdges));
    Histogram detected = new Histogram(new Binning(observedEdges));
    Histogram z = new Histogram(new Binning(zEdges));
    Histogram time = new Histogram(new Binning(timeEdges));
    Histogram[] all = {energy, observed, detected, z, time};
    double[][] columns = new double[all.length][EventBatch.CAPACITY];
    int[] filled = new int[all.length];
    long[] shares = new long[1 + backgrounds.size()];
    long seen = 0;

    EventGenerator generator =
        new EventGenerator(experiment, c.density(), experiment.interactions());
    RandomStreams streams = new RandomStreams(20211007);
    EventBatch batch = new EventBatch(false);
    for (int b = 0; b < BATCHES; b++) {
      batch.reset((long) b * EventBatch.CAPACITY, EventBatch.CAPACITY);
      generator.fill(streams, batch);
      Arrays.fill(filled, 0);
      for (int i = 0; i < batch.size(); i++) {
        int background = Math.max(-1, batch.channel[i] - first);
        shares[background + 1]++;
        seen += batch.detected[i];
        assertEquals(background < 0, batch.target[i] >= 0);
        if (background == 0) {
          columns[0][filled[0]++] = deposited ? batch.recoilEnergy[i] : batch.observed[i];
          columns[1][filled[1]++] = batch.observed[i];
          columns[2][filled[2]] = batch.observed[i];
          filled[2] += batch.detected[i];
          columns[3][filled[3]++] = batch.vertexZ[i];
          columns[4][filled[4]++] = batch.time[i];
        }
      }
      for (int h = 0; h < all.length; h++) {
        all[h].fill(columns[h], 0, filled[h], 1);
      }
    }

    FoldedSpectrum neutrinos = new FoldedSpectrum(c.density(), experiment.response());
    double expected =
        neutrinos.expectations().stream().mapToDouble(FoldedSpectrum.Expectation::expected).sum();
    double[] parts = {expected, tested.expected(), backgrounds.get(1).expected()};
    double total = Arrays.stream(parts).sum();
    double visible =
        neutrinos.expectations().stream().mapToDouble(FoldedSpectrum.Expectation::detected).sum()
            + backgrounds.stream().mapToDouble(b -> b.expectation().detected()).sum();
    List<TestResult> results = new ArrayList<>();
    results.addAll(
        GoodnessOfFit.shape(
            "shares",
            shares,
            scaled(parts, total),
            BinLabel.categories(List.of("neutrinos", "tested", "line"))));
    results.add(
        GoodnessOfFit.binomial(
            "detected", seen, (long) BATCHES * EventBatch.CAPACITY, visible / total));
    add(results, "energy", energy, scaled(tested.byEnergy(energyEdges), tested.expected()));
    add(
        results,
        "observed",
        observed,
        scaled(tested.binned(observedEdges, false), tested.expected()));
    double[] visibleBins = tested.binned(observedEdges, true);
    add(results, "detected", detected, scaled(visibleBins, Arrays.stream(visibleBins).sum()));
    VertexDensity uniform = new VertexDensity(experiment.vertices().shape(), new ParallelBeam());
    add(results, "z", z, uniform.fractions(VertexCoordinate.Z, zEdges));
    double[] even = new double[BINS];
    Arrays.fill(even, 1.0 / BINS);
    add(results, "time", time, even);
    FamilyWise family = new FamilyWise(results, FALSE_ALARM);
    assertTrue(family.agrees(), () -> family.failures().toString());
  }

  private static void add(List<TestResult> results, String name, Histogram histogram, double[] p) {
    results.addAll(GoodnessOfFit.shape(name, histogram, p, 1, ""));
  }

  private static double[] scaled(double[] values, double total) {
    return Arrays.stream(values).map(v -> v / total).toArray();
  }

  // Equal bins; where the response moves values, outer ones that hold everything.
  private static double[] linear(double from, double to, boolean open) {
    double[] edges =
        IntStream.rangeClosed(0, BINS)
            .mapToDouble(i -> i == BINS ? to : from + (to - from) * i / BINS)
            .toArray();
    if (open) {
      edges[0] = from - 100 * (to - from);
      edges[BINS] = to + 100 * (to - from);
    }
    return edges;
  }
}
