package org.nudipole.statistics.likelihood;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.generator.mathematics.ConvergenceException;

class FitTest {
  private static Dataset count(double n, double... auxiliary) {
    return new Dataset(new double[] {n}, auxiliary);
  }

  /** One bin: s = (n - b)/S, or 0; the error is sqrt(n)/S. */
  @ParameterizedTest
  @CsvSource({"130, 100, 10, 3", "80, 100, 10, 0", "4, 0, 2, 2", "0, 0, 2, 0", "0, 5, 2, 0"})
  void countingInClosedForm(double n, double background, double signal, double s) {
    SignalStrength strength = Counting.of(background, signal);
    assertEquals(s, strength.best(count(n)).value(), 1e-6);
    if (s > 0 && background > 0) {
      Fit fit = Fit.of(new BinnedLikelihood(strength.model(), count(n)));
      assertEquals(Math.sqrt(n) / signal, fit.error(0), 1e-6);
      assertTrue(fit.distance() < Fit.TOLERANCE);
    }
  }

  /**
   * With an uncertain background the errors add up: var(s) S^2 = n + (sigma b)^2; at fixed s the
   * pull obeys (1 - n/nu) sigma b + alpha = 0.
   */
  @Test
  void pullInClosedForm() {
    SignalStrength strength = Counting.uncertain(100, 0.2, 10);
    Fit fit = Fit.of(new BinnedLikelihood(strength.model(), count(130, 0)));
    assertEquals(3, fit.values()[0], 1e-6);
    assertEquals(0, fit.values()[1], 1e-6);
    assertEquals(Math.sqrt(130 + 400) / 10, fit.error(0), 1e-6);
    assertEquals(1, fit.error(1), 1e-6);
    double alpha = strength.at(0, count(130, 0)).pulls()[0];
    assertEquals(0, (1 - 130 / (100 + 20 * alpha)) * 20 + alpha, 1e-4);
  }

  /** With the background an error above or below, s S takes up the difference. */
  @Test
  void impactInClosedForm() {
    SignalStrength strength = Counting.uncertain(100, 0.2, 10);
    BinnedLikelihood likelihood = new BinnedLikelihood(strength.model(), count(130, 0));
    FittedIntervals best = FittedIntervals.of(likelihood, 1, 1);
    List<Impact> impacts = Impact.of(likelihood, best, 0);
    assertEquals(1, impacts.size());
    assertEquals(1, impacts.get(0).nuisance());
    assertEquals(3 - 20 / 10.0, impacts.get(0).up(), 1e-5);
    assertEquals(3 + 20 / 10.0, impacts.get(0).down(), 1e-5);
  }

  @Test
  void auxiliaryMeasurementMovesThePull() {
    SignalStrength strength = Counting.uncertain(100, 0.2, 10);
    Fit fit = Fit.of(new BinnedLikelihood(strength.model(), count(150, 1.5)));
    assertArrayEquals(new double[] {2, 1.5}, fit.values(), 1e-5);
  }

  @Test
  void asimovDataGiveTheirOwnParametersBack() {
    TemplateModel model = Counting.shapes(100);
    double[] truth = {1.2, 0.4, -0.6, 1.1};
    Fit fit = Fit.of(new BinnedLikelihood(model, Dataset.asimov(model, truth)));
    assertArrayEquals(truth, fit.values(), 1e-4);
    assertEquals(0, fit.minimum(), 1e-9);
  }

  @Test
  void whatCannotConvergeIsSaidSo() {
    TemplateModel impossible =
        new TemplateModel(List.of(Component.exact("a", 1, 0)), List.of(), List.of());
    BinnedLikelihood likelihood =
        new BinnedLikelihood(impossible, new Dataset(new double[] {1, 1}, new double[0]));
    assertThrows(ConvergenceException.class, () -> Fit.of(likelihood));
  }

  /**
   * Counts 100 + 5 |x - 2| + 3 s and 200 + 3 s, 100 and 230 seen: the minimum is the kink x = 2,
   * where s is that of both bins together, 3 (1 - 100/(100 + 3 s)) + 3 (1 - 230/(200 + 3 s)) = 0.
   */
  @Test
  void minimumAtAKinkIsFound() {
    CountModel kinked =
        new CountModel() {
          @Override
          public List<FitParameter> parameters() {
            return List.of(
                new FitParameter("x", 5, -100, 100, false),
                new FitParameter("s", 0, 0, 1000, false));
          }

          @Override
          public int bins() {
            return 2;
          }

          @Override
          public double[] counts(double[] values) {
            double kink = 5 * Math.abs(values[0] - 2);
            return new double[] {100 + kink + 3 * values[1], 200 + 3 * values[1]};
          }

          @Override
          public double[][] derivatives(double[] values) {
            return new double[][] {{values[0] > 2 ? 5 : -5, 0}, {3, 3}};
          }

          @Override
          public double curvature(double[] values, double[] weights, int one, int other) {
            return 0;
          }

          @Override
          public boolean isSmooth(int parameter) {
            return parameter == 1;
          }
        };
    Fit fit = Fit.of(new BinnedLikelihood(kinked, new Dataset(new double[] {100, 230}, none())));
    assertEquals(2, fit.values()[0], 1e-5);
    double u = 3 * fit.values()[1];
    assertEquals(0, 1 - 100 / (100 + u) + 1 - 230 / (200 + u), 1e-6);
    assertTrue(fit.distance() < Bracketing.TOLERANCE);
  }

  // Counts 100 + s, 100 + s sin x and 100 + s cos 3x, x in [0, 6]: rough in x.
  private record Waves(double first, double[] grid) implements CountModel {
    @Override
    public List<FitParameter> parameters() {
      return List.of(
          new FitParameter("x", first, 0, 6, false), new FitParameter("s", 1, 0, 90, false));
    }

    @Override
    public int bins() {
      return 3;
    }

    @Override
    public double[] counts(double[] v) {
      return new double[] {
        100 + v[1], 100 + v[1] * Math.sin(v[0]), 100 + v[1] * Math.cos(3 * v[0])
      };
    }

    @Override
    public double[][] derivatives(double[] v) {
      return new double[][] {
        {0, v[1] * Math.cos(v[0]), -3 * v[1] * Math.sin(3 * v[0])},
        {1, Math.sin(v[0]), Math.cos(3 * v[0])}
      };
    }

    @Override
    public double curvature(double[] values, double[] weights, int one, int other) {
      return 0;
    }

    @Override
    public boolean isSmooth(int parameter) {
      return parameter == 1;
    }

    @Override
    public double[] trials(int parameter) {
      return parameter == 0 ? grid.clone() : none();
    }
  }

  private static final double[] GRID =
      IntStream.rangeClosed(0, 24).mapToDouble(i -> i / 4.0).toArray();

  /** Asimov data of x = 4, s = 40: the best fit is the truth from any start, -2 ln L = 0 there. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.7, 2.2, 3.1, 4, 5.9})
  void lowestOfSeveralMinimaIsFoundFromAnyStart(double start) {
    Waves waves = new Waves(start, GRID);
    BinnedLikelihood likelihood =
        new BinnedLikelihood(waves, Dataset.asimov(waves, new double[] {4, 40}));
    FittedIntervals best = FittedIntervals.of(likelihood, 2, 1);
    assertArrayEquals(new double[] {4, 40}, best.fit().values(), 1e-4);
    assertEquals(0, best.fit().minimum(), 1e-6);
    // At an end -2 ln L is 1, the other fitted.
    double end = best.intervals().get(0).high();
    double[] values = {end, 40};
    assertEquals(1, Fit.of(likelihood, values, new boolean[] {true, false}).minimum(), 1e-4);
  }

  /** Without trial values a fit from x = 0 stays there, at 10.4; its interval meets x = 6, at 4. */
  @Test
  void lowerMinimumOnTheWayBeginsTheFitAnew() {
    Waves waves = new Waves(0, none());
    BinnedLikelihood likelihood =
        new BinnedLikelihood(waves, Dataset.asimov(waves, new double[] {4, 40}));
    Fit local = Fit.of(likelihood);
    assertEquals(0, local.values()[0], 0);
    LowerMinimumException met =
        assertThrows(
            LowerMinimumException.class, () -> ProfileInterval.of(likelihood, local, 0, 30));
    assertTrue(likelihood.value(met.values()) < local.minimum());
    assertTrue(FittedIntervals.of(likelihood, 1, 30).fit().minimum() < 4);
  }

  private static double[] none() {
    return new double[0];
  }

  /** Nothing seen where an uncertain background is expected: it ends at 0, not below. */
  @Test
  void normalisationEndsWhereTheCountsDo() {
    SignalStrength strength = Counting.uncertain(10, 0.5, 1);
    ProfilePoint point = strength.best(count(0, 0));
    assertEquals(0, point.value(), 0);
    assertEquals(-2, point.pulls()[0], 1e-9);
  }

  /** Interference: N = 100 - 2 x + x^2 has two solutions of N = 115; the best fit takes one. */
  @Test
  void curvedHypothesesFindAMinimumOnEitherSide() {
    CurvedHypotheses curved =
        new CurvedHypotheses(
            x ->
                new TemplateModel(
                    List.of(Component.exact("all", 100 - 2 * x + x * x, 200 + x)),
                    List.of(),
                    List.of()),
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            0,
            1);
    assertEquals(5, curved.best(new Dataset(new double[] {115, 205}, new double[0])).value(), 1e-3);
    assertEquals(
        -3, curved.best(new Dataset(new double[] {115, 197}, new double[0])).value(), 1e-3);
  }
}
