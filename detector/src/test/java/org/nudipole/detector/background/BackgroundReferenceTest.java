package org.nudipole.detector.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.nudipole.detector.background.Background.Level;
import org.nudipole.detector.response.ConstantEfficiency;
import org.nudipole.detector.response.GaussianResolution;
import org.nudipole.detector.response.LindhardQuenching;
import org.nudipole.detector.response.Response;
import org.nudipole.detector.response.Threshold;
import org.nudipole.generator.Units;
import org.nudipole.generator.mathematics.Quadrature;

/** Numbers that follow from the definitions with pencil and paper. */
class BackgroundReferenceTest {
  private static final double KEV = Units.KEV;
  private static final double PER_TYKEV = 1 / (Units.TONNE * Units.YEAR * Units.KEV);
  private static final NormalDistribution NORMAL = new NormalDistribution(0, 1);

  private static Background flat(Level level, double rate, double from, double to) {
    return new Background(
        "flat",
        new FlatBackground(from * KEV, to * KEV),
        new BackgroundRate.PerEnergy(rate * PER_TYKEV),
        level);
  }

  /** 76 per t yr keV over 1 to 30 keV in 0.65 t yr: 76 x 29 x 0.65 = 1432.6. */
  @Test
  void aRatePerEnergyCountsMassTimeAndRange() {
    Background background = flat(Level.DEPOSITED, 76, 1, 30);
    assertEquals(1432.6, background.expected(650 * Units.KG, Units.YEAR), 1e-9);
  }

  @Test
  void ratesOfTheWholeAndCounts() {
    FlatBackground range = new FlatBackground(1 * KEV, 30 * KEV);
    BackgroundRate perMass = new BackgroundRate.PerMass(159 / (Units.TONNE * Units.YEAR));
    assertEquals(
        159 * 0.65,
        new Background("b", range, perMass, Level.DEPOSITED).expected(650 * Units.KG, Units.YEAR),
        1e-9);
    BackgroundRate counts = new BackgroundRate.Counts(12.5);
    assertEquals(12.5, new Background("b", range, counts, Level.DEPOSITED).expected(1, 1), 1e-12);
  }

  /** 50 exp(-E / 0.1 keV) from 0 to 2 keV: 50 x 0.1 (1 - e^-20) per t yr. */
  @Test
  void theRateOfAnExponentialIsThatAtZero() {
    Background background =
        new Background(
            "rise",
            new ExponentialBackground(0.1 * KEV, 0, 2 * KEV),
            new BackgroundRate.PerEnergy(50 * PER_TYKEV),
            Level.DEPOSITED);
    assertEquals(5 * (1 - Math.exp(-20)), background.expected(Units.TONNE, Units.YEAR), 1e-9);
  }

  /**
   * A flat deposit on [a, b] with noise s above a threshold t: the integral of Phi((E - t)/s) is s
   * (z Phi(z) + phi(z)) between z = (a - t)/s and (b - t)/s. Quenching does not touch it.
   */
  @Test
  void aFlatDepositBehindNoiseAndThreshold() {
    Response response =
        new Response(
            List.of(
                new LindhardQuenching(OptionalDouble.empty()),
                new GaussianResolution(0.3 * KEV, 0, 0, true),
                new ConstantEfficiency(0.8),
                new Threshold(1.2 * KEV)),
            "keVee");
    double expected = 0.8 * 10 * 0.3 * (primitive(8.8 / 0.3) - primitive(-0.2 / 0.3));
    FoldedBackground folded = new FoldedBackground(flat(Level.DEPOSITED, 1, 1, 10), 90, response);
    assertEquals(expected, folded.expectation().detected(), 1e-8 * expected);
  }

  private static double primitive(double z) {
    return z * NORMAL.cumulativeProbability(z) + NORMAL.density(z);
  }

  /** A line at 2 keV with sigma 0.3 keV: above 2.3 keV lies 1 - Phi(1) of it. */
  @Test
  void aLineIsAsWideAsTheResolution() {
    Response response =
        new Response(
            List.of(new GaussianResolution(0.3 * KEV, 0, 0, true), new Threshold(2.3 * KEV)),
            "keVee");
    Background line =
        new Background(
            "line", new LineBackground(2 * KEV), new BackgroundRate.Counts(100), Level.DEPOSITED);
    assertEquals(
        15.865525393145708,
        new FoldedBackground(line, 100, response).expectation().detected(),
        1e-9);
  }

  /** What is observed already is neither smeared nor lost again, but cut: 8.8 of 9 keV are left. */
  @Test
  void anObservedBackgroundIsOnlyCut() {
    Response response =
        new Response(
            List.of(
                new GaussianResolution(0.3 * KEV, 0, 0, true),
                new ConstantEfficiency(0.8),
                new Threshold(1.2 * KEV)),
            "keVee");
    FoldedBackground folded = new FoldedBackground(flat(Level.OBSERVED, 1, 1, 10), 90, response);
    assertEquals(88, folded.expectation().detected(), 1e-9);
    double[] bins = folded.binned(new double[] {0, 1.1 * KEV, 1.3 * KEV, 20 * KEV}, true);
    assertEquals(0, bins[0]);
    assertEquals(1, bins[1], 1e-9);
    assertEquals(87, bins[2], 1e-9);
  }

  /**
   * Electrons of tritium take 5.7027793558572 keV on average for Q = 18.591 keV: complex gamma
   * function of mpmath 1.3 with 25 digits and its quadrature, screening as here. Tolerance:
   * rounding.
   */
  @Test
  void tritiumHasItsMeanEnergy() {
    BetaBackground tritium = BetaBackground.of(18.591 * KEV, 2);
    double mean =
        Quadrature.integral(
            e -> e * tritium.value(e), tritium.low(), tritium.high(), tritium.breaks());
    assertEquals(5.7027793558572, mean / KEV, 1e-8);
  }

  @Test
  void aLineHasNoRatePerEnergy() {
    BackgroundRate rate = new BackgroundRate.PerEnergy(PER_TYKEV);
    LineBackground line = new LineBackground(KEV);
    assertThrows(
        IllegalArgumentException.class, () -> new Background("l", line, rate, Level.DEPOSITED));
  }
}
