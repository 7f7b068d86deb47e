package org.nudipole.cli.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TickTest {
  private static List<String> labels(List<Tick> ticks) {
    return ticks.stream().filter(Tick::isMajor).map(Tick::label).toList();
  }

  @Test
  void linearLabels() {
    assertEquals(
        List.of("\u22121.0", "\u22120.5", "0", "0.5", "1.0"), labels(Tick.linear(-1, 1, 5)));
    assertEquals(List.of("0", "20", "40", "60"), labels(Tick.linear(0, 70, 5)));
    assertEquals(
        List.of("0", "1\u00d710\u207b\u2075", "2\u00d710\u207b\u2075"),
        labels(Tick.linear(0, 2e-5, 3)));
    assertEquals(List.of("0.99", "1.00", "1.01"), labels(Tick.linear(0.99, 1.01, 4)));
  }

  @Test
  void logarithmicLabelsArePowersOfTen() {
    assertEquals(
        List.of("10\u207b\u00b3", "10\u207b\u00b2", "10\u207b\u00b9", "10\u2070"),
        labels(Tick.logarithmic(5e-4, 2, 8)));
    assertEquals(List.of("10", "20", "50", "100", "200"), labels(Tick.logarithmic(10, 200, 8)));
    assertEquals(
        List.of("10\u207b\u00b9\u00b2", "10\u207b\u2079", "10\u207b\u2076"),
        labels(Tick.logarithmic(1e-12, 1e-5, 3)));
  }

  @Test
  void ticksStayOnTheAxisInOrder() {
    for (double[] range : new double[][] {{1e-9, 3e7}, {0.7, 1.3}, {2.2e-40, 7e-39}}) {
      for (List<Tick> ticks :
          List.of(Tick.linear(range[0], range[1], 6), Tick.logarithmic(range[0], range[1], 6))) {
        assertTrue(ticks.stream().anyMatch(Tick::isMajor));
        double last = -1;
        double slack = 1e-6 * (range[1] - range[0]);
        for (Tick tick : ticks) {
          assertTrue(tick.value() > last, tick.toString());
          last = tick.value();
          assertTrue(tick.value() >= range[0] - slack, tick.toString());
          assertTrue(tick.value() <= range[1] + slack, tick.toString());
        }
      }
    }
  }
}
