package org.nudipole.statistics.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinnedLikelihoodTest {
  private static final Dataset DATA =
      new Dataset(new double[] {120, 95, 58}, new double[] {0.3, -0.2, 0.1});

  @ParameterizedTest
  @CsvSource({"0.2, 0.4, -0.7, 0.1", "1.5, -1.6, 1.3, -2", "0, 0, 0, 0"})
  void densityIsThatOfPoissonAndGaussians(double s, double one, double two, double three) {
    TemplateModel model = Counting.shapes(100);
    double[] x = {s, one, two, three};
    double[] expected = model.counts(x);
    double sum = 0;
    for (int i = 0; i < expected.length; i++) {
      sum += PoissonDistribution.of(expected[i]).logProbability((int) DATA.counts()[i]);
    }
    sum += NormalDistribution.of(0.3, 1).logDensity(one);
    sum += NormalDistribution.of(-0.2, 1).logDensity(two);
    sum += NormalDistribution.of(0.1, 1).logDensity(three);
    assertEquals(sum, new BinnedLikelihood(model, DATA).logDensity(x), 1e-10);
  }

  /** Central differences with steps of 1e-4 are good to 1e-8 of the third derivative. */
  @ParameterizedTest
  @CsvSource({"0.2, 0.4, -0.7, 0.1", "1.5, -1.6, 1.3, -2", "0.1, 0.999, -0.99, 0.5"})
  void derivativesAreThoseOfTheValue(double s, double one, double two, double three) {
    BinnedLikelihood likelihood = new BinnedLikelihood(Counting.shapes(100), DATA);
    double[] x = {s, one, two, three};
    double[] gradient = likelihood.about(x, new boolean[x.length]).gradient();
    double[][] hessian = likelihood.about(x, new boolean[x.length]).hessian(true);
    double h = 1e-4;
    for (int p = 0; p < x.length; p++) {
      double[] up = x.clone();
      double[] down = x.clone();
      up[p] += h;
      down[p] -= h;
      double slope = (likelihood.value(up) - likelihood.value(down)) / (4 * h);
      assertEquals(slope, gradient[p], 1e-5 * Math.max(1, Math.abs(slope)));
      double[] above = likelihood.about(up, new boolean[up.length]).gradient();
      double[] below = likelihood.about(down, new boolean[down.length]).gradient();
      for (int r = 0; r < x.length; r++) {
        double second = (above[r] - below[r]) / (2 * h);
        assertEquals(second, hessian[p][r], 1e-5 * Math.max(1, Math.abs(second)), p + " " + r);
      }
    }
  }

  @Test
  void eventsWhereNoneIsExpectedAreImpossible() {
    BinnedLikelihood likelihood =
        new BinnedLikelihood(
            Counting.of(0, 3).model(), new Dataset(new double[] {2}, new double[0]));
    assertEquals(Double.POSITIVE_INFINITY, likelihood.value(new double[] {0}));
    assertTrue(Double.isFinite(likelihood.value(new double[] {0.1})));
  }

  /**
   * 2 (nu - n + n ln(n/nu)): one event where 1e-17 and 1e-300 are expected, and 1e8 + 1 for 1e8.
   */
  @ParameterizedTest
  @CsvSource({
    "1, 1e-17, 76.28789316179756",
    "1, 1e-300, 1379.5510557964274",
    "2, 1e-3, 26.405609838168328",
    "1e8, 100000001, 9.999999933e-9"
  })
  void hardlyExpectedEventsAreCounted(double n, double nu, double expected) {
    BinnedLikelihood likelihood =
        new BinnedLikelihood(
            Counting.of(0, 1).model(), new Dataset(new double[] {n}, new double[0]));
    assertEquals(expected, likelihood.value(new double[] {nu}), 1e-14 * Math.max(1, expected));
  }

  @Test
  void morphJoinsItsBranchesSmoothly() {
    Morph morph = new Morph(0, new double[] {2}, new double[] {3}, new double[] {1.6});
    for (double edge : new double[] {-1, 1}) {
      double h = 1e-9;
      assertEquals(morph.factor(0, edge - h), morph.factor(0, edge + h), 1e-8);
      assertEquals(morph.first(0, edge - h), morph.first(0, edge + h), 1e-7);
      assertEquals(morph.second(0, edge - h), morph.second(0, edge + h), 1e-6);
    }
    assertEquals(1.5, morph.factor(0, 1), 1e-14);
    assertEquals(0.8, morph.factor(0, -1), 1e-14);
    assertEquals(2.25, morph.factor(0, 2), 1e-14);
    assertEquals(0.64, morph.factor(0, -2), 1e-14);
    assertEquals(1, morph.factor(0, 0), 0);
  }

  @Test
  void morphIsPositiveWhateverTheRatios() {
    for (double up = 0.01; up < 200; up *= 1.3) {
      for (double down = 0.01; down < 200; down *= 1.3) {
        Morph morph = new Morph(0, new double[] {1}, new double[] {up}, new double[] {down});
        for (double alpha = -3; alpha <= 3; alpha += 0.02) {
          assertTrue(morph.factor(0, alpha) > 0, up + " " + down + " " + alpha);
        }
      }
    }
  }
}
