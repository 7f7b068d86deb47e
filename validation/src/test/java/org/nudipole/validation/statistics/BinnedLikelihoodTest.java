package org.nudipole.validation.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinnedLikelihoodTest {
  private static final Dataset DATA =
      new Dataset(new double[] {120, 95, 58}, new double[] {0.3, -0.2});

  @ParameterizedTest
  @CsvSource({"0.2, 0.4, -0.7", "1.5, -1.6, 1.3", "0, 0, 0"})
  void densityIsThatOfPoissonAndGaussians(double s, double one, double two) {
    TemplateModel model = Counting.shapes();
    double[] x = {s, one, two};
    double[] expected = model.counts(x);
    double sum = 0;
    for (int i = 0; i < expected.length; i++) {
      sum += PoissonDistribution.of(expected[i]).logProbability((int) DATA.counts()[i]);
    }
    sum += NormalDistribution.of(0.3, 1).logDensity(one);
    sum += NormalDistribution.of(-0.2, 1).logDensity(two);
    assertEquals(sum, new BinnedLikelihood(model, DATA).logDensity(x), 1e-10);
  }

  /** Central differences with steps of 1e-4 are good to 1e-8 of the third derivative. */
  @ParameterizedTest
  @CsvSource({"0.2, 0.4, -0.7", "1.5, -1.6, 1.3", "0.1, 0.999, -0.99"})
  void derivativesAreThoseOfTheValue(double s, double one, double two) {
    BinnedLikelihood likelihood = new BinnedLikelihood(Counting.shapes(), DATA);
    double[] x = {s, one, two};
    double[] gradient = likelihood.gradient(x);
    double[][] hessian = likelihood.hessian(x, true);
    double h = 1e-4;
    for (int p = 0; p < x.length; p++) {
      double[] up = x.clone();
      double[] down = x.clone();
      up[p] += h;
      down[p] -= h;
      double slope = (likelihood.value(up) - likelihood.value(down)) / (4 * h);
      assertEquals(slope, gradient[p], 1e-5 * Math.max(1, Math.abs(slope)));
      double[] above = likelihood.gradient(up);
      double[] below = likelihood.gradient(down);
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

  @Test
  void morphJoinsItsBranchesSmoothly() {
    Morph morph = new Morph(0, new double[] {5}, new double[] {-2});
    for (double edge : new double[] {-1, 1}) {
      double h = 1e-9;
      assertEquals(morph.change(0, edge - h), morph.change(0, edge + h), 1e-7);
      assertEquals(morph.slope(0, edge - h), morph.slope(0, edge + h), 1e-7);
      assertEquals(0, morph.curvature(0, edge * (1 - h)), 1e-6);
    }
    assertEquals(5, morph.change(0, 1), 0);
    assertEquals(-2, morph.change(0, -1), 0);
    assertEquals(10, morph.change(0, 2), 0);
    assertEquals(-4, morph.change(0, -2), 0);
  }
}
