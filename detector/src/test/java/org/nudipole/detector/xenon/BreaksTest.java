package org.nudipole.detector.xenon;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.nudipole.generator.Units;

class BreaksTest {
  private static final double KEV = Units.KEV;

  /** Signs change at the roots of each function, up and down, over eight decades. */
  @Test
  void rootsOfAllFunctions() {
    double[] found =
        Breaks.where(
            e -> (e - 3 * KEV) * (7 * KEV - e) / KEV / KEV,
            e -> e - 0.002 * KEV,
            e -> e - 3 * KEV,
            e -> 9e4 * KEV - e,
            e -> e + KEV,
            e -> -1);
    double[] expected = {0.002 * KEV, 3 * KEV, 7 * KEV, 9e4 * KEV};
    assertArrayEquals(expected, found, 1e-15 * expected[3]);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], found[i], 4e-16 * expected[i]);
    }
  }

  /** The first energy on the other side: what is tested with > there is as behind it. */
  @Test
  void theFirstEnergyBehindIsTheBreak() {
    double edge = 0.7 * KEV;
    double found = Breaks.where(e -> e >= edge ? 1 : -1)[0];
    assertEquals(edge, found);
    assertTrue(Breaks.where(e -> e > edge ? -1 : 1)[0] > edge);
    assertEquals(Math.nextUp(edge), Breaks.where(e -> e > edge ? -1 : 1)[0]);
  }
}
