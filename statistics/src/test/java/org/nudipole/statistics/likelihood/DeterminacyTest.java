package org.nudipole.statistics.likelihood;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What counts tell of parameters: covariances in closed form, and what is not told. */
class DeterminacyTest {
  /** Counts as any function of the parameters, with derivatives by differences. */
  private record Counts(
      List<FitParameter> parameters, UnaryOperator<double[]> function, boolean smooth)
      implements CountModel {
    @Override
    public int bins() {
      return function.apply(start()).length;
    }

    @Override
    public double[] counts(double[] values) {
      return function.apply(values);
    }

    @Override
    public double[][] derivatives(double[] values) {
      double[][] rows = new double[values.length][bins()];
      for (int p = 0; p < rows.length; p++) {
        double[] up = values.clone();
        double[] down = values.clone();
        up[p] += 1e-3;
        down[p] -= 1e-3;
        for (int i = 0; i < bins(); i++) {
          rows[p][i] = (counts(up)[i] - counts(down)[i]) / 2e-3;
        }
      }
      return rows;
    }

    /** Quadratic functions only. */
    @Override
    public double curvature(double[] values, double[] weights, int one, int other) {
      double[] ends = new double[4];
      for (int k = 0; k < 4; k++) {
        double[] x = values.clone();
        x[one] += k % 2 == 0 ? 0.5 : -0.5;
        x[other] += k < 2 ? 0.5 : -0.5;
        double[] counts = counts(x);
        for (int i = 0; i < counts.length; i++) {
          ends[k] += weights[i] * counts[i];
        }
      }
      return ends[0] - ends[1] - ends[2] + ends[3];
    }

    @Override
    public boolean isSmooth(int parameter) {
      return smooth;
    }
  }

  private static FitParameter parameter(String name, double start, double low, double high) {
    return new FitParameter(name, start, low, high, false);
  }

  private static BinnedLikelihood likelihood(CountModel model, double... counts) {
    return new BinnedLikelihood(model, new Dataset(counts, new double[0]));
  }

  /** Two linear parameters and three bins: the inverse of sum_i n_i a_ip a_ir / nu_i^2. */
  @Test
  void covarianceInClosedForm() {
    double[][] slopes = {{3, 1, 0.5}, {-1, 2, 4}};
    Counts model =
        new Counts(
            List.of(parameter("x", 1, -50, 50), parameter("y", 2, -50, 50)),
            v -> {
              double[] counts = {100, 120, 90};
              for (int i = 0; i < 3; i++) {
                counts[i] += slopes[0][i] * v[0] + slopes[1][i] * v[1];
              }
              return counts;
            },
            true);
    double[] at = {1, 2};
    double[] nu = model.counts(at);
    double[] n = {110, 115, 105};
    double[][] fisher = new double[2][2];
    for (int p = 0; p < 2; p++) {
      for (int r = 0; r < 2; r++) {
        for (int i = 0; i < 3; i++) {
          fisher[p][r] += n[i] * slopes[p][i] * slopes[r][i] / (nu[i] * nu[i]);
        }
      }
    }
    double determinant = fisher[0][0] * fisher[1][1] - fisher[0][1] * fisher[1][0];
    double[][] covariance = Fit.covariance(likelihood(model, n), at, new boolean[2]);
    assertEquals(fisher[1][1] / determinant, covariance[0][0], 1e-6 * covariance[0][0]);
    assertEquals(fisher[0][0] / determinant, covariance[1][1], 1e-6 * covariance[1][1]);
    assertEquals(-fisher[0][1] / determinant, covariance[0][1], 1e-6 * covariance[1][1]);
    assertEquals(covariance[0][1], covariance[1][0], 1e-15);
    // The error of one while the other is held is that of its own row.
    double[][] held = Fit.covariance(likelihood(model, n), at, new boolean[] {true, false});
    assertEquals(1 / fisher[1][1], held[1][1], 1e-6 * held[1][1]);
    assertEquals(0, held[0][0]);
    assertArrayEquals(
        new double[2], Fit.covariance(likelihood(model, n), at, new boolean[] {true, true})[0]);
  }

  private static Counts withoutEffect(double start, double low, double high, boolean smooth) {
    return new Counts(
        List.of(parameter("told", 0, -50, 50), parameter("untold", start, low, high)),
        v -> new double[] {100 + 5 * v[0], 80},
        smooth);
  }

  private static void assertUntold(UndeterminedException e, String... words) {
    assertEquals(1, e.parameter());
    for (String word : words) {
      assertTrue(e.getMessage().contains(word), e.getMessage());
    }
  }

  @Test
  void aParameterWithoutEffectIsNamed() {
    for (boolean smooth : new boolean[] {true, false}) {
      Counts model = withoutEffect(0, -50, 50, smooth);
      assertUntold(
          assertThrows(UndeterminedException.class, () -> Fit.of(likelihood(model, 110, 80))),
          "no event tells what untold is");
      // Held, it does no harm.
      Fit fit = Fit.of(likelihood(model, 110, 80), new double[2], new boolean[] {false, true});
      assertEquals(2, fit.values()[0], 1e-4);
      assertEquals(Math.sqrt(110) / 5, fit.error(0), 1e-4);
    }
  }

  /** At its limit, too, unless there is no room to look for an effect. */
  @Test
  void aParameterWithoutEffectAtItsLimit() {
    assertUntold(
        assertThrows(
            UndeterminedException.class,
            () ->
                Fit.covariance(
                    likelihood(withoutEffect(0, 0, 50, true), 110, 80),
                    new double[2],
                    new boolean[2])),
        "untold");
    double[][] covariance =
        Fit.covariance(
            likelihood(withoutEffect(0, 0, 0.5, true), 110, 80), new double[2], new boolean[2]);
    assertEquals(0, covariance[1][1]);
  }

  /** An effect that begins as a square is one, though its slope is 0 at the start. */
  @Test
  void aSquareIsToldWhereItsSlopeIsZero() {
    Counts square =
        new Counts(List.of(parameter("x", 0, 0, 50)), v -> new double[] {100 + v[0] * v[0]}, true);
    double[][] covariance =
        Fit.covariance(likelihood(square, 110), new double[] {0}, new boolean[1]);
    assertEquals(0, covariance[0][0]);
  }

  /** Where the curvature of -ln L is negative the way leads on: 100 + x^2 and 150 events. */
  @Test
  void aMinimumBehindANegativeCurvature() {
    Counts square =
        new Counts(
            List.of(parameter("x", 0.1, -50, 50)), v -> new double[] {100 + v[0] * v[0]}, true);
    Fit fit = Fit.of(likelihood(square, 150));
    assertEquals(Math.sqrt(50), Math.abs(fit.values()[0]), 1e-4);
    // nu = 150, d nu / dx = 2 x.
    assertEquals(Math.sqrt(150) / (2 * Math.sqrt(50)), fit.error(0), 1e-4);
  }

  @Test
  void parametersThatUndoEachOtherAreNamed() {
    Counts model =
        new Counts(
            List.of(parameter("first", 0, -50, 50), parameter("second", 0, -50, 50)),
            v -> new double[] {100 + 5 * (v[0] + 2 * v[1]), 80 + v[0] + 2 * v[1]},
            true);
    assertUntold(
        assertThrows(
            UndeterminedException.class,
            () -> Fit.covariance(likelihood(model, 110, 80), new double[2], new boolean[2])),
        "first and second apart");
  }

  /** From either limit the fit goes inward if the likelihood grows there, and else stays. */
  @Test
  void limitsHoldOnlyFromOutside() {
    for (double start : new double[] {0, 10}) {
      Counts model =
          new Counts(
              List.of(parameter("x", start, 0, 10)), v -> new double[] {100 + 5 * v[0]}, true);
      assertEquals(3, Fit.of(likelihood(model, 115)).values()[0], 1e-5);
      Fit below = Fit.of(likelihood(model, 80));
      assertEquals(0, below.values()[0]);
      assertEquals(0, below.error(0));
      Fit above = Fit.of(likelihood(model, 200));
      assertEquals(10, above.values()[0]);
      assertEquals(0, above.error(0));
    }
  }
}
