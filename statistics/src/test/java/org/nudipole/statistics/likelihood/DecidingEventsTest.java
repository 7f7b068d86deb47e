package org.nudipole.statistics.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("canonical")
class DecidingEventsTest {
  private static SignalStrength bins(double[] background, double[] signal) {
    return new SignalStrength(
        new TemplateModel(
            List.of(new Component("background", background, List.of(), List.of())),
            List.of(new Component("signal", signal, List.of(), List.of())),
            List.of()));
  }

  @Test
  void allEventsOfOneBinDecide() {
    assertEquals(5.5, DecidingEvents.of(Counting.of(3.5, 1), 2), 1e-12);
    assertEquals(2, DecidingEvents.of(Counting.of(0, 1), 2), 1e-12);
  }

  @Test
  void binsWithoutSignalDoNotCount() {
    SignalStrength both = bins(new double[] {3.5, 1e6}, new double[] {1, 0});
    assertEquals(5.5, DecidingEvents.of(both, 2), 1e-9);
    SignalStrength split = bins(new double[] {1, 1, 1.5}, new double[] {2.0 / 7, 2.0 / 7, 3.0 / 7});
    assertEquals(5.5, DecidingEvents.of(split, 2), 1e-9);
    assertEquals(Double.POSITIVE_INFINITY, DecidingEvents.of(Counting.of(3, 1), 0));
  }

  /**
   * Two clean events beside a background of 1e4 with 300 more: weights 1 and 0.0291, (2 + 8.74)^3 /
   * (2 + 0.2546)^2 = 243.6; without the clean bin all 10,300 decide.
   */
  @Test
  void fewCleanEventsMatterBesideMany() {
    double w = 300 / 10300.0;
    double expected = Math.pow(2 + 10300 * w * w, 3) / Math.pow(2 + 10300 * w * w * w, 2);
    assertEquals(243.6, expected, 0.1);
    SignalStrength mixed = bins(new double[] {0, 1e4}, new double[] {2, 300});
    assertEquals(expected, DecidingEvents.of(mixed, 1), 1e-9 * expected);
  }
}
