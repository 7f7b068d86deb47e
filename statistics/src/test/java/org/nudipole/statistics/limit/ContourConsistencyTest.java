package org.nudipole.statistics.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.macros.binding.ObservedData;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.macros.language.Scan;
import org.nudipole.statistics.likelihood.BinnedLikelihood;
import org.nudipole.statistics.likelihood.Convention;
import org.nudipole.statistics.likelihood.Dataset;
import org.nudipole.statistics.likelihood.Fit;
import org.nudipole.statistics.likelihood.ProfileInterval;

/** Regions of mass and moment against the model of fits, which computes the rate at each point. */
@Tag("canonical")
class ContourConsistencyTest {
  private static final String SCAN = "/dipole/mass 20 keV .. 1 MeV log 9";
  private static final FreeParameterPair FREE = FreeParameterPair.of(run());

  private record FreeParameterPair(FreeParameter mass, FreeParameter moment) {
    static FreeParameterPair of(RunConfiguration run) {
      return new FreeParameterPair(
          FreeParameter.of("/dipole/mass", run.settings()),
          FreeParameter.of("/dipole/moment", run.settings()));
    }
  }

  private static RunConfiguration run(String... sets) {
    List<String> all = new ArrayList<>(List.of(sets));
    all.add("/fit/bins=8 eV 18 eV 0.5 eV");
    all.add("/fit/nuisance=normalisation 0.02");
    return RunConfiguration.read("cr51-cevns-ge", all, List.of("m4=400")).get(0);
  }

  private static LimitCurve curve(
      Convention convention, double level, Optional<ObservedData> data, OptionalInt toys) {
    return curve(
        run(), SCAN, data, new LimitSettings(convention, level, toys, new RandomStreams(4)));
  }

  private static LimitCurve curve(
      RunConfiguration run, String scan, Optional<ObservedData> data, LimitSettings settings) {
    return LimitCurve.of(
        run, FREE.moment(), Optional.of(Scan.of(scan, run.settings())), data, settings);
  }

  private static Contour contour(LimitCurve curve) {
    return new ContourScan(curve, curve.templates(), Workers.THREADS).contour();
  }

  private static RunModel model(LimitCurve curve, double moment) {
    Hypothesis settings = curve.hypothesis().set(FREE.moment(), moment);
    return new RunModel(settings, List.of(FREE.mass(), FREE.moment()), curve.templates());
  }

  /** Asimov data of a signal: its own mass and moment fit best, and the edge is 4.605 above. */
  @Test
  void dataWithASignalHaveAClosedContour() {
    LimitCurve empty = curve(Convention.ONE_SIDED, 0.9, Optional.empty(), OptionalInt.empty());
    RunModel model = model(empty, 1e-10);
    double[] truth = model.start();
    double[] counts = model.counts(truth);
    Contour contour =
        contour(
            curve(
                Convention.ONE_SIDED,
                0.9,
                Optional.of(new ObservedData(empty.experiments().get(0).cells(), counts)),
                OptionalInt.empty()));
    assertEquals(400, contour.best().orElseThrow().scanned().orElseThrow(), 0.5);
    assertEquals(1e-10, contour.best().orElseThrow().value(), 2e-13);
    assertEquals(0, contour.best().orElseThrow().minimum(), 1e-3);
    assertEquals(4.60517, contour.distance().orElseThrow(), 1e-5);
    double[] heights = heights(contour, model, counts);
    assertTrue(heights.length >= 20, () -> contour.slices().toString());
    for (double height : heights) {
      assertEquals(4.60517, height, 1e-4);
    }
    assertTrue(contour.slices().get(0).inside().isEmpty());
    assertTrue(contour.slices().stream().anyMatch(s -> s.closed().isPresent()));
  }

  /** -2 ln L above its minimum at both ends of each slice. */
  private static double[] heights(Contour contour, RunModel model, double[] counts) {
    BinnedLikelihood likelihood = new BinnedLikelihood(model, new Dataset(counts, new double[1]));
    double minimum = contour.best().orElseThrow().minimum();
    List<Double> heights = new ArrayList<>();
    for (Contour.Slice slice : contour.slices()) {
      if (slice.inside().isPresent()) {
        ProfileInterval inside = slice.inside().get();
        assertTrue(inside.low() > 0 && inside.low() < inside.high(), slice::toString);
        for (double moment : new double[] {inside.low(), inside.high()}) {
          double[] values = {slice.scanned(), moment * moment / 1e-20, 0};
          Fit fit = Fit.of(likelihood, values, new boolean[] {true, true, false});
          heights.add(fit.minimum() - minimum);
        }
      }
    }
    return heights.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /**
   * Far from no signal, and without the kinks of sharp edges, the theorem of Wilks holds, so
   * thresholds from toys are 4.605 on average, each with a standard error of sqrt(0.09 / 1000) /
   * 0.05 = 0.19. Four of them; 0.1 for best fits between the masses of the scan, which toys miss.
   * False alarms in 6e-5 an end.
   */
  @Test
  @Tag("long")
  void regionsByFeldmanCousinsAreThoseOfWilksFarFromNoSignal() {
    RunConfiguration smooth =
        run("/interaction/minRecoil=5 eV", "/response/resolution=constant 0.4 eV");
    String scan = "/dipole/mass 380 keV .. 420 keV linear 17";
    LimitSettings settings =
        new LimitSettings(
            Convention.FELDMAN_COUSINS, 0.9, OptionalInt.of(1000), new RandomStreams(4));
    LimitCurve empty = curve(smooth, scan, Optional.empty(), settings);
    RunModel model = model(empty, 1e-10);
    double[] counts = model.counts(model.start());
    Contour contour =
        contour(
            curve(
                smooth,
                scan,
                Optional.of(new ObservedData(empty.experiments().get(0).cells(), counts)),
                settings));
    assertEquals(400, contour.best().orElseThrow().scanned().orElseThrow(), 0.5);
    double[] heights = heights(contour, model, counts);
    assertTrue(heights.length >= 10, () -> contour.slices().toString());
    for (double height : heights) {
      assertEquals(4.605, height, 4 * 0.19 + 0.1, () -> Arrays.toString(heights));
    }
  }

  /**
   * Without a signal the best fit is none, at any mass: the region ends where one-parameter limits
   * do for the level that has Delta chi2 = 4.605 of one parameter.
   */
  @Test
  void dataWithoutASignalHaveAnOpenContour() {
    Contour contour =
        contour(curve(Convention.ONE_SIDED, 0.9, Optional.empty(), OptionalInt.empty()));
    assertTrue(contour.isOpen());
    assertTrue(contour.best().orElseThrow().scanned().isEmpty());
    assertEquals(0, contour.best().orElseThrow().value(), 0);
    double level = ChiSquaredDistribution.of(1).cumulativeProbability(4.605170186);
    curve(Convention.TWO_SIDED, level, Optional.empty(), OptionalInt.empty())
        .points()
        .forEach(
            point -> {
              Contour.Slice slice =
                  contour.slices().stream()
                      .filter(s -> s.scanned() == point.scanned().getAsDouble())
                      .findFirst()
                      .orElseThrow();
              assertEquals(point.closed().isPresent(), slice.closed().isPresent());
              if (point.closed().isEmpty()) {
                double limit = point.median().orElseThrow();
                assertEquals(0, slice.inside().orElseThrow().low(), 0);
                assertEquals(limit, slice.inside().orElseThrow().high(), 1e-5 * limit);
              }
            });
  }
}
