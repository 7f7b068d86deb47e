package org.nudipole.detector.response;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Table;
import org.nudipole.generator.data.TableException;
import org.nudipole.generator.source.ArrivalTime;
import org.nudipole.generator.source.BeamPulse;
import org.nudipole.generator.source.BinnedArrival;

/** Detected fractions of prompt and delayed neutrinos against integrals of another program. */
class TimeAcceptanceReferenceTest {
  private static final double US = Units.US;
  private static final BeamPulse SNS = BeamPulse.named("sns");
  private static final TimeEfficiency COHERENT =
      new TimeEfficiency.Exponential(0.52 * US, 0.0494 / US);

  private static void check(
      double expected, TimeAcceptance acceptance, ArrivalTime arrival, double from, double to) {
    assertEquals(expected, acceptance.detected(arrival, from * US, to * US), 1e-12);
  }

  /** Adaptive quadrature with 25 digits, independent of this program. */
  @Test
  void efficiencyOfTheCsiExperimentInItsWindow() {
    TimeAcceptance acceptance = new TimeAcceptance(COHERENT, 0, 6 * US);
    assertEquals(0.99708925977274331, acceptance.detected(SNS.prompt()), 1e-12);
    assertEquals(0.8487320523452748, acceptance.detected(SNS.delayed()), 1e-12);
    check(0.00024458566131835833, acceptance, SNS.prompt(), 1, 2);
    check(0.27440333248970553, acceptance, SNS.delayed(), 1, 2);
    check(0, acceptance, SNS.delayed(), 6, 9);
    check(0, acceptance, SNS.delayed(), -3, 0);
  }

  @Test
  void aWindowAloneTakesWhatComesInIt() {
    TimeAcceptance window = new TimeAcceptance(new TimeEfficiency.Constant(1), 0, 6 * US);
    assertEquals(0.99893652263801898, window.detected(SNS.prompt()), 1e-13);
    assertEquals(0.91923785452196613, window.detected(SNS.delayed()), 1e-13);
    TimeAcceptance half =
        new TimeAcceptance(
            new TimeEfficiency.Constant(0.5), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    assertEquals(0.5, half.detected(SNS.delayed()), 1e-15);
    assertTrue(TimeAcceptance.everything().isEverything());
    assertFalse(half.isEverything());
  }

  /** Linear from 0.5 at 0.2 us to 1 at 1 us and to 0.1 at 4 us, nothing outside. */
  @Test
  void aTableIsLinearBetweenItsPointsAndZeroOutside() {
    Table table =
        Table.parse("times", "# units: us,1\n# columns: time,efficiency\n0.2,0.5\n1,1\n4,0.1\n");
    TimeAcceptance acceptance =
        new TimeAcceptance(
            new TimeEfficiency.Tabulated(
                new CurveTable(table, "efficiency", 0, 1).againstTime().curve()),
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY);
    assertEquals(0.64779146079197655, acceptance.detected(SNS.prompt()), 1e-12);
    assertEquals(0.55350366093462164, acceptance.detected(SNS.delayed()), 1e-12);
  }

  /** Shares of bins of a uniform arrival on [0, 10) us in a window [2, 6): 1/4, 1/2, 1/4, none. */
  @Test
  void eventsAreSpreadOverBinsOfTime() {
    ArrivalTime uniform = new BinnedArrival(new double[] {0, 10 * US}, new double[] {1});
    TimeAcceptance window = new TimeAcceptance(new TimeEfficiency.Constant(0.8), 2 * US, 6 * US);
    double[][] spread =
        window.spread(
            new double[] {100, 8}, uniform, new double[] {0, 3 * US, 5 * US, 6 * US, 9 * US});
    double[] shares = {0.25, 0.5, 0.25, 0};
    assertEquals(2, spread.length);
    for (int t = 0; t < shares.length; t++) {
      assertEquals(100 * shares[t], spread[0][t], 1e-12);
      assertEquals(8 * shares[t], spread[1][t], 1e-13);
    }
    TimeAcceptance never = new TimeAcceptance(new TimeEfficiency.Constant(1), 20 * US, 30 * US);
    assertEquals(0, never.spread(new double[] {1}, uniform, new double[] {0, 9 * US})[0][0]);
  }

  @Test
  void whatIsNoAcceptanceIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new TimeAcceptance(COHERENT, 6 * US, 6 * US));
    assertThrows(IllegalArgumentException.class, () -> new TimeEfficiency.Constant(1.1));
    assertThrows(IllegalArgumentException.class, () -> new TimeEfficiency.Exponential(0, -1 / US));
    Table energies = Table.parse("x", "# units: keV,1\n# columns: time,y\n0,1\n1,1\n");
    assertThrows(TableException.class, () -> new CurveTable(energies, "y", 0, 1).againstTime());
    Table above = Table.parse("x", "# units: us,1\n# columns: time,y\n0,1\n1,1.5\n");
    assertThrows(TableException.class, () -> new CurveTable(above, "y", 0, 1).againstTime());
  }
}
