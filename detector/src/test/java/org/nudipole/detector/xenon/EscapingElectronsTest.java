package org.nudipole.detector.xenon;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Electrons left of a number of ions, for shapes whose distribution function is known. */
class EscapingElectronsTest {
  private static final NormalDistribution NORMAL = new NormalDistribution(0, 1);

  // Phi of shape 0, Phi^2 of shape 1, at a deviate in standard deviations from the mean.
  private static double below(double shape, double deviate) {
    double d = shape / Math.sqrt(1 + shape * shape);
    double mean = d * Math.sqrt(2 / Math.PI);
    double u = mean + deviate * Math.sqrt(1 - mean * mean);
    double phi = NORMAL.cumulativeProbability(u);
    return shape == 0 ? phi : phi * phi;
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.3, 0.05, 60, 1",
    "1, 0.3, 0.05, 60, 1",
    "1, 0.7, 0.1, 400, 8",
    "0, 0.9, 0.3, 12, 1",
    "1, 0.05, 0.2, 15, 1",
    "1, 0.05, 0.2, 15, 5",
    "0, 0.6, 0.02, 1, 1"
  })
  void electronsAreWhatRecombinationLeaves(
      double shape, double recombination, double omega, int ions, int stride) {
    EscapingElectrons escaping = new EscapingElectrons(recombination, omega, new SkewNormal(shape));
    double mean = (1 - recombination) * ions;
    double sigma =
        Math.sqrt(recombination * (1 - recombination) * ions + omega * omega * ions * ions);
    EscapingElectrons.Row row = escaping.row(ions, stride);
    double sum = 0;
    for (int i = 0; i < row.probabilities().length; i++) {
      int electrons = (row.first() + i) * stride;
      assertTrue(electrons <= ions);
      double upTo = electrons == ions ? 1 : below(shape, (electrons + 0.5 - mean) / sigma);
      double least = electrons == 0 ? 0 : below(shape, (electrons - 0.5 - mean) / sigma);
      assertEquals(upTo - least, row.probabilities()[i], 3e-11);
      sum += row.probabilities()[i];
    }
    if (stride == 1) {
      assertEquals(1, sum, 1e-10);
    }
    double atBounds =
        below(shape, (0.5 - mean) / sigma) + 1 - below(shape, (ions - 0.5 - mean) / sigma);
    assertEquals(atBounds, escaping.atBounds(ions), 3e-11);
    double d = shape / Math.sqrt(1 + shape * shape);
    double unit = sigma / Math.sqrt(1 - 2 / Math.PI * d * d);
    double scale = unit / Math.sqrt(1 + shape * shape);
    assertEquals(scale, escaping.scale(ions), 1e-13 * scale);
  }

  /** A row reaches as far as the distribution does and no farther. */
  @Test
  void aRowIsNarrow() {
    EscapingElectrons escaping = new EscapingElectrons(0.5, 0.01, new SkewNormal(0));
    // 5000 +- 8.6 times the root of 2500 + 100^2.
    EscapingElectrons.Row row = escaping.row(10_000, 1);
    double sigma = Math.sqrt(0.25 * 10_000 + 1e4);
    assertEquals(5000 - 8.6 * sigma, row.first(), 1);
    assertEquals(5000 + 8.6 * sigma + 1, row.first() + row.probabilities().length - 1, 1);
  }

  @Test
  void withoutRecombinationAllEscape() {
    EscapingElectrons all = new EscapingElectrons(0, 0.1, new SkewNormal(2));
    assertEquals(1, all.atBounds(40));
    assertEquals(12, all.row(12, 1).first());
    assertEquals(6, all.row(12, 2).first());
    assertArrayEquals(new double[] {1}, all.row(12, 2).probabilities());
    EscapingElectrons some = new EscapingElectrons(0.4, 0.1, new SkewNormal(2));
    assertEquals(0, some.row(0, 1).first());
    assertArrayEquals(new double[] {1}, some.row(0, 1).probabilities());
  }
}
