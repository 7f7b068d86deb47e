package org.nudipole.detector.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.nudipole.detector.background.Background.Level;
import org.nudipole.detector.geometry.FiducialVolume;
import org.nudipole.detector.geometry.Sphere;
import org.nudipole.detector.response.Cells;
import org.nudipole.detector.response.ConstantEfficiency;
import org.nudipole.detector.response.GaussianResolution;
import org.nudipole.detector.response.LindhardQuenching;
import org.nudipole.detector.response.Response;
import org.nudipole.detector.response.SecondAxis;
import org.nudipole.detector.response.Threshold;
import org.nudipole.detector.response.TimeAcceptance;
import org.nudipole.detector.response.TimeEfficiency;
import org.nudipole.generator.Column;
import org.nudipole.generator.Units;
import org.nudipole.generator.axis.Binning;
import org.nudipole.generator.mathematics.Quadrature;
import org.nudipole.generator.source.BinnedArrival;

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

  @Test
  void labelsAndCodes() {
    Background one = flat(Level.DEPOSITED, 1, 1, 2);
    assertEquals(2, Background.code(0));
    assertEquals(5, Background.code(3));
    assertEquals(
        List.of("cevns", "eves", "flat", "flat"), Background.interactionLabels(List.of(one, one)));
    for (String name : List.of("cevns", "eves", "sm", "total", "none", "module_3")) {
      assertTrue(Background.isReserved(name), name);
    }
    assertFalse(Background.isReserved("flat"));
    assertFalse(Background.isReserved("a_module_3"));
    assertEquals("deposited", Level.DEPOSITED.label());
    assertEquals("observed", Level.OBSERVED.label());
  }

  @Test
  void whatIsNoSpectrumIsRefused() {
    for (double high : new double[] {2 * KEV, 1 * KEV}) {
      assertThrows(IllegalArgumentException.class, () -> new FlatBackground(2 * KEV, high));
      assertThrows(
          IllegalArgumentException.class, () -> new ExponentialBackground(KEV, 2 * KEV, high));
    }
    // exp(-800) is no double, exp(-720) is a small one and exp(720) none.
    double scale = 0.01 * KEV;
    assertThrows(
        IllegalArgumentException.class,
        () -> new ExponentialBackground(scale, 800 * scale, 900 * scale));
    assertTrue(new ExponentialBackground(scale, 720 * scale, 900 * scale).integral() > 0);
  }

  private static final double[] BINS = {0, 1.1 * KEV, 2 * KEV, 20 * KEV};

  /** A falling exponential from 1 keV on with a mean of 2 keV; its bins on paper. */
  private static FoldedBackground exponential(Level level, Response response) {
    BinnedArrival arrival =
        new BinnedArrival(new double[] {0, 2 * Units.US, 6 * Units.US}, new double[] {3, 1});
    Background background =
        new Background(
            "tail",
            new ExponentialBackground(2 * KEV, 1 * KEV, 9 * KEV),
            new BackgroundRate.Counts(70),
            level,
            Optional.of(arrival));
    return new FoldedBackground(background, 70, response);
  }

  private static double[] shares() {
    double all = 1 - StrictMath.exp(-4);
    double first = (1 - StrictMath.exp(-0.05)) / all;
    double second = (StrictMath.exp(-0.05) - StrictMath.exp(-0.5)) / all;
    return new double[] {first, second, 1 - first - second};
  }

  private static Response inPart(Response response) {
    FiducialVolume part = new FiducialVolume(new Sphere(Units.CM), 0, 0.7, 0.4);
    return response
        .withTime(new TimeAcceptance(new TimeEfficiency.Constant(0.3), 1 * Units.US, 3 * Units.US))
        .within(Optional.of(part));
  }

  /**
   * Half of the three quarters in the first bin of times and a quarter of the last one are in the
   * window: 7/16. Of what is deposited 0.3 is detected there, and 0.4 of all is in the part.
   */
  @Test
  void binsOfEnergyTimeAndPlace() {
    Response response = inPart(new Response(List.of(new ConstantEfficiency(0.8)), "keVee"));
    for (Level level : Level.values()) {
      double kept = level == Level.DEPOSITED ? 0.8 * 0.3 : 1;
      FoldedBackground folded = exponential(level, response);
      double detected = 70 * kept * 0.4 * 7 / 16;
      double[] times = {0, 1.5 * Units.US, 2.5 * Units.US};
      // Of 7/16: 3/4 x 1/4 and 3/4 x 1/4 + 1/4 x 1/8.
      double[] inTime = {3.0 / 7, 3.5 / 7};
      double[][] plane = folded.binned(BINS, times);
      double[] cells =
          folded.detected(
              new Cells(
                  new Binning(BINS),
                  Optional.of(new SecondAxis(Column.PULSE_TIME, new Binning(times)))));
      double[] line = folded.binned(BINS, true);
      double[] ofCells = folded.detected(Cells.of(BINS));
      double[] all = folded.binned(BINS, false);
      double[] deposited = folded.byEnergy(BINS);
      for (int i = 0; i < 3; i++) {
        double share = shares()[i];
        assertEquals(70 * share, all[i], 1e-10);
        assertEquals(70 * share, deposited[i], 1e-10);
        assertEquals(detected * share, line[i], 1e-10);
        assertEquals(detected * share, ofCells[i], 1e-10);
        for (int t = 0; t < 2; t++) {
          assertEquals(detected * share * inTime[t], plane[i][t], 1e-10);
          assertEquals(detected * share * inTime[t], cells[2 * i + t], 1e-10);
        }
      }
      BackgroundExpectation expectation = folded.expectation();
      assertEquals(70, expectation.expected());
      assertEquals(detected, expectation.detected(), 1e-10);
    }
  }
}
