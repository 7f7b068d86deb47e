package org.nudipole.validation.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nudipole.generator.axis.Binning;
import org.nudipole.generator.axis.Histogram;

class GoodnessOfFitTest {
  private static final BinLabel LABEL = (first, last) -> first + "-" + last;

  @Test
  void anEventWhereNoneIsExpectedIsImpossible() {
    long[] observed = {1_000_000_000, 1};
    double[] fractions = {1, 0};
    for (TestResult result : GoodnessOfFit.shape("x", observed, fractions, LABEL)) {
      assertEquals(0, result.p());
      assertTrue(result.detail().endsWith("expected none at 1-1"), result.detail());
    }
  }

  @Test
  void valuesOutsideTheAxisAreImpossible() {
    for (double outside : new double[] {-1, 3, Double.NaN}) {
      Histogram histogram = new Histogram(Binning.linear(0, 2, 2));
      histogram.fill(new double[] {0.5, 1.5}, 0, 2, 1);
      double[] half = {0.5, 0.5};
      assertEquals(1, GoodnessOfFit.shape("x", histogram, half, 1, "cm").get(1).p());
      histogram.fill(new double[] {outside}, 0, 1, 1);
      TestResult result = GoodnessOfFit.shape("x", histogram, half, 1, "cm").get(0);
      assertEquals(0, result.p());
      String where = outside < 0 ? "below 0 cm" : outside > 2 ? "above 2 cm" : "NaN";
      assertTrue(result.detail().endsWith(where), result.detail());
    }
  }

  @Test
  void anIncompleteDensityIsRefused() {
    long[] observed = {50, 50};
    double[] low = {0.5, 0.49};
    double[] rounded = {0.5, 0.5 + 9e-7};
    double[] negative = {1.5, -0.5};
    assertThrows(
        IllegalArgumentException.class, () -> GoodnessOfFit.pearson("x", observed, low, LABEL));
    assertThrows(
        IllegalArgumentException.class, () -> GoodnessOfFit.extremeBin("x", observed, low, LABEL));
    assertThrows(
        IllegalArgumentException.class,
        () -> GoodnessOfFit.pearson("x", observed, negative, LABEL));
    assertThrows(
        IllegalArgumentException.class,
        () -> GoodnessOfFit.pearson("x", observed, new double[] {1}, LABEL));
    assertEquals(1, GoodnessOfFit.pearson("x", observed, rounded, LABEL).p(), 1e-3);
  }

  @Test
  void mergesNeighboursUntilTheyExpectEnough() {
    // 100 events: expected 4 6 | 0 50 | 30 + the rest 7 + 3, so three bins and the empty one in
    // none.
    long[] observed = {4, 6, 0, 50, 25, 12, 3};
    double[] fractions = {0.04, 0.06, 0, 0.5, 0.3, 0.07, 0.03};
    TestResult result = GoodnessOfFit.pearson("x", observed, fractions, LABEL);
    assertEquals(3, result.degreesOfFreedom());
    assertEquals(25.0 / 30 + 25.0 / 10, result.statistic(), 1e-12);
    assertTrue(result.detail().contains("worst 5-6: observed 15, expected 10"), result.detail());
  }

  @Test
  void tooFewEventsForChiSquareAreLeftToTheExactTest() {
    long[] observed = {0, 0, 3};
    double[] fractions = {0.9, 0.099, 0.001};
    List<TestResult> results = GoodnessOfFit.shape("x", observed, fractions, LABEL);
    assertEquals(1, results.get(0).p());
    // Three of three in the bin of 1e-3, two-sided, three bins.
    assertEquals(6e-9, results.get(1).p(), 1e-21);
    assertEquals(1, GoodnessOfFit.shape("x", new long[3], fractions, LABEL).get(1).p());
  }

  @Test
  void extremeBinSeesWhatMergingHides() {
    long[] observed = {500_000, 500_000, 3};
    double[] fractions = {0.5, 0.5 - 1e-9, 1e-9};
    List<TestResult> results = GoodnessOfFit.shape("x", observed, fractions, LABEL);
    assertTrue(results.get(0).p() > 0.9);
    // Poisson tail: 1e-3^3 / 3! = 1.7e-10, two-sided, three bins.
    assertEquals(1e-9, results.get(1).p(), 2e-12);
    assertTrue(results.get(1).detail().contains("2-2"), results.get(1).detail());
  }

  @Test
  void aSingleBinWithEverythingAgrees() {
    for (TestResult result :
        GoodnessOfFit.shape("x", new long[] {10_000_000}, new double[] {1}, LABEL)) {
      assertEquals(1, result.p());
      assertEquals(0, result.statistic());
    }
  }

  @Test
  void certaintiesOfCounts() {
    assertEquals(1, GoodnessOfFit.poisson("n", 0, 0).p());
    assertEquals(0, GoodnessOfFit.poisson("n", 1, 0).p());
    assertEquals(1, GoodnessOfFit.binomial("n", 10, 10, 1).p());
    assertEquals(0, GoodnessOfFit.binomial("n", 9, 10, 1).p());
    assertEquals(0, GoodnessOfFit.binomial("n", 1, 10, 0).p());
    assertEquals(1, GoodnessOfFit.binomial("n", 0, 0, 0.5).p());
    assertThrows(IllegalArgumentException.class, () -> GoodnessOfFit.binomial("n", 11, 10, 0.5));
    assertThrows(
        IllegalArgumentException.class, () -> GoodnessOfFit.binomial("n", 1, 10, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> GoodnessOfFit.poisson("n", 1, -1));
  }

  @Test
  void kolmogorovSmirnovRefusesNaN() {
    double[] values = {0.1, Double.NaN};
    assertThrows(
        IllegalArgumentException.class, () -> GoodnessOfFit.kolmogorovSmirnov("x", values, x -> x));
  }
}
