package org.nudipole.statistics.limit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.detector.FoldedSpectrum;
import org.nudipole.detector.Prediction;
import org.nudipole.detector.background.FoldedBackground;
import org.nudipole.generator.axis.Binning;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.statistics.likelihood.Component;

/** Where bins, masses and other numbers begin and end. */
class RangesTest {
  private static RunConfiguration run(String macro, String... sets) {
    return RunConfiguration.read(macro, List.of(sets), List.of()).get(0);
  }

  private static double detected(RunConfiguration run, double from, double to) {
    double[] edges = {from, to};
    double sum = 0;
    for (Prediction module : run.detector().predictions()) {
      FoldedSpectrum spectrum =
          new FoldedSpectrum(module.density(), module.experiment().response());
      for (double[] channel : spectrum.binned(edges, true)) {
        sum += channel[0];
      }
      for (FoldedBackground background : module.experiment().foldedBackgrounds()) {
        sum += background.binned(edges, true)[0];
      }
    }
    return sum;
  }

  /** What lies beyond is no more than may, and with the next two digits it would be. */
  @ParameterizedTest
  @CsvSource({
    "cr51-cevns-ge, 20, 1e-7, false",
    "cr51-cevns-ge, 7, 1e-3, false",
    "coherent-csi-2017, 25, 1e-4, true",
    "coherent-csi-2017, 100, 1e-4, true",
    "dresden-ii, 40, 1e-7, false"
  })
  void binsHoldTheDetectedEvents(String macro, int bins, double beyond, boolean counting) {
    RunConfiguration run = run(macro);
    Binning found = ObservableRange.of(run, bins, beyond);
    double[] edges = found.edges();
    double low = edges[0];
    double high = edges[edges.length - 1];
    double all = run.expectedDetected();
    double above = detected(run, high, Double.POSITIVE_INFINITY);
    double below = detected(run, Double.NEGATIVE_INFINITY, low);
    assertTrue(above <= beyond * all * (1 + 1e-9) && below <= beyond * all * (1 + 1e-9));
    double unit = run.common().response().unit();
    if (counting) {
      double width = edges[1] - edges[0];
      assertEquals(0.5, (low / unit) % 1, 1e-9);
      assertEquals(Math.rint(width), width, 1e-9);
      assertTrue(found.size() <= bins && (found.size() + 1) * width > high - low);
      assertTrue(detected(run, high - width, high) > 0.1 * beyond * all);
    } else {
      assertEquals(bins, found.size());
      double ten = Math.pow(10, Math.floor(Math.log10(high / unit)) - 1) * unit;
      assertEquals(Math.rint(high / ten), high / ten, 1e-6);
      assertTrue(detected(run, high - 1.5 * ten, Double.POSITIVE_INFINITY) > beyond * all);
      boolean logarithmic = low > 0 && high > 20 * low;
      double first = logarithmic ? edges[1] / edges[0] : edges[1] - edges[0];
      double last = logarithmic ? edges[bins] / edges[bins - 1] : edges[bins] - edges[bins - 1];
      assertEquals(first, last, 1e-9 * first);
    }
    int own = Experiment.of("own", run, Optional.empty()).cells().size();
    assertTrue(counting ? own > 20 && own <= 40 : own == 40, "bins " + own);
  }

  /** Steps and ratios up to the greatest mass within reach: 51Cr's 752 keV, less the threshold. */
  @Test
  void massesWithinReach() {
    RunConfiguration run = run("cr51-cevns-ge");
    FreeParameter mass = FreeParameter.of("/dipole/mass", run.settings());
    FreeParameter moment = FreeParameter.of("/dipole/moment", run.settings());
    Hypothesis hypothesis = Hypothesis.of(run.settings());
    double[] masses = new MassGrid(hypothesis, mass, List.of(moment, mass)).values();
    double most = masses[masses.length - 1];
    assertEquals(0, masses[0], 0);
    // A hundredth of half of it by seven bisections, downwards.
    assertTrue(most > 690 && most < 752, "" + most);
    Hypothesis there = hypothesis.set(moment, 1e-11).set(mass, most);
    assertEquals(Optional.empty(), Hypothesis.closed(there.hypothesis().bound()));
    assertTrue(Hypothesis.closed(there.set(mass, 1.02 * most).hypothesis().bound()).isPresent());
    double step = most / 60;
    for (int i = 0; i <= 60; i++) {
      double due = i * step;
      assertTrue(Arrays.stream(masses).anyMatch(m -> Math.abs(m - due) < 1e-9 * most));
    }
    for (int i = 1; i < 15; i++) {
      double due = most * Math.pow(10, -0.2 * i);
      assertTrue(Arrays.stream(masses).anyMatch(m -> Math.abs(m - due) < 2e-6 * most));
    }
    for (int i = 1; i < masses.length; i++) {
      assertTrue(masses[i] - masses[i - 1] > 1e-6 * most);
    }
    assertTrue(masses.length <= 61 + 14);
  }

  /** A mass that nothing closes has no reach: there is no dipole. */
  @Test
  void massesThatNothingCloses() {
    RunConfiguration run = run("cr51-cevns-ge");
    FreeParameter mass = FreeParameter.of("/dipole/mass", run.settings());
    double[] none = new MassGrid(Hypothesis.of(run.settings()), mass, List.of(mass)).values();
    assertArrayEquals(new double[0], none);
  }

  private static Domain angle(String macro, String number, String... sets) {
    RunConfiguration run = run(macro, sets);
    FreeParameter angle = FreeParameter.of(number, run.settings());
    assertTrue(Domain.isAngle(angle));
    assertEquals(180, Domain.halfTurn(angle), 1e-9);
    return Domain.of(angle, 30, 10, value -> List.of(Component.exact("a", 3, Math.cos(value))));
  }

  /** A phase goes half a turn to both sides of where it is. */
  @Test
  void aPhaseComesBack() {
    Domain phase =
        angle("coherent-lar", "/dipole/lambda 24 #phase", "/dipole/lambda=24 1e-9 muB 30 deg");
    assertEquals(-150, phase.low(), 1e-9);
    assertEquals(210, phase.high(), 1e-9);
    assertEquals(
        List.of("/dipole/lambda 24 #phase ends at 210 deg (beyond it the counts come again)"),
        phase.ends());
  }

  @Test
  void numbersThatAreNoAngle() {
    RunConfiguration run = run("cr51-cevns-ge");
    FreeParameter distance = FreeParameter.of("/source/distance", run.settings());
    assertEquals(false, Domain.isAngle(distance));
    Domain range = Domain.of(distance, 25, 2, value -> List.of());
    // 0 itself is no distance.
    assertEquals(2e-6, range.low(), 1e-12);
    assertEquals(Double.POSITIVE_INFINITY, range.high(), 0);
    assertEquals(List.of(), range.ends());
    Domain domain = new Domain(0, 10, List.of());
    assertEquals(1, domain.stride(5, 1), 0);
    assertEquals(1, domain.stride(6, 1), 0);
    assertEquals(0.5, domain.stride(8, 1), 0);
    assertEquals(0.25, domain.stride(9, 1), 0);
    // No room upwards: down, if there is ten times more.
    assertEquals(-1, domain.stride(9.7, 1), 0);
    assertEquals(0.15, domain.stride(9.4, 1), 1e-12);
    assertEquals(-1, domain.stride(10, 1), 0);
    assertEquals(1, domain.stride(0, 1), 0);
    for (double[] pair : new double[][] {{-1, 0}, {0, 0}, {3, 3}, {10, 10}, {11, 10}}) {
      assertEquals(pair[1], domain.nearest(pair[0]), 0);
    }
  }
}
