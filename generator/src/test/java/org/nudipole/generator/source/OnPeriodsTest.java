package org.nudipole.generator.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;

class OnPeriodsTest {
  private static final double DAY = Units.DAY;

  private static OnPeriod from(double start, double end) {
    return new OnPeriod(start * DAY, end * DAY);
  }

  private static OnPeriods periods() {
    return new OnPeriods(List.of(from(15, 25), from(0, 5), from(25, 30)), 40 * DAY);
  }

  @Test
  void countsTheTimeItIsOn() {
    assertEquals(20 * DAY, periods().effectiveTime(), 1e-12 * DAY);
    assertEquals(0, periods().cumulative(0), 0);
    assertEquals(0.25, periods().cumulative(5 * DAY), 1e-15);
    assertEquals(0.25, periods().cumulative(12 * DAY), 1e-15);
    assertEquals(0.5, periods().cumulative(20 * DAY), 1e-15);
    assertEquals(1, periods().cumulative(30 * DAY), 1e-15);
    assertEquals(1, periods().cumulative(40 * DAY), 1e-15);
  }

  @Test
  void isUniformWhileOnAndZeroOtherwise() {
    double on = 1 / (20 * DAY);
    assertEquals(on, periods().value(3 * DAY), 1e-15 * on);
    assertEquals(0, periods().value(10 * DAY), 0);
    assertEquals(0, periods().value(35 * DAY), 0);
    assertEquals(new Bounds(0, 0), periods().bounds(6 * DAY, 14 * DAY));
    assertEquals(0, periods().bounds(3 * DAY, 7 * DAY).lower(), 0);
    assertEquals(on, periods().bounds(3 * DAY, 16 * DAY).upper(), 1e-15 * on);
    assertEquals(on, periods().bounds(16 * DAY, 24 * DAY).lower(), 1e-15 * on);
  }

  @Test
  void periodsLieApartAndInTheExposure() {
    assertRefused(40, from(0, 10), from(9, 20));
    assertRefused(40, from(30, 41));
    assertRefused(40);
    assertThrows(IllegalArgumentException.class, () -> from(5, 5));
    assertThrows(IllegalArgumentException.class, () -> from(-1, 5));
    assertThrows(IllegalArgumentException.class, () -> from(1, Double.NaN));
  }

  @Test
  void aTimeItHasBeenOnIsAMoment() {
    assertEquals(0, periods().after(0), 0);
    assertEquals(5 * DAY, periods().after(5 * DAY), 0);
    assertEquals(16 * DAY, periods().after(6 * DAY), 1e-12 * DAY);
    assertEquals(26 * DAY, periods().after(16 * DAY), 1e-12 * DAY);
    assertEquals(30 * DAY, periods().after(periods().effectiveTime()), 1e-12 * DAY);
    double moment = 0.7 * DAY;
    assertEquals(moment, OnPeriods.always(DAY).after(moment), 0);
    assertTrue(OnPeriods.always(DAY).isAlways());
    assertFalse(periods().isAlways());
  }

  @Test
  void aSourceKeepsWhatItEmits() {
    NeutrinoSource mono = new Monoenergetic(Flavour.NU_E, Units.MEV);
    NeutrinoSource switched = new IntermittentSource(mono, periods().periods());
    assertEquals(mono.lines(), switched.lines());
    assertEquals(mono.continua(), switched.continua());
    assertEquals(mono.name(), switched.name());
    assertEquals(periods(), switched.time(40 * DAY));
  }

  private static void assertRefused(double exposure, OnPeriod... periods) {
    assertThrows(
        IllegalArgumentException.class, () -> new OnPeriods(List.of(periods), exposure * DAY));
  }

  /** The ends belong to a period; in what it is on, and where it is switched. */
  @Test
  void boundsAndBreaksAtTheEnds() {
    double on = 1 / (20 * DAY);
    assertEquals(new Bounds(on, on), periods().bounds(15 * DAY, 25 * DAY));
    assertEquals(new Bounds(0, on), periods().bounds(5 * DAY, 14 * DAY));
    assertEquals(new Bounds(0, on), periods().bounds(6 * DAY, 15 * DAY));
    assertEquals(on, periods().value(30 * DAY));
    assertEquals(0, periods().value(Math.nextUp(30 * DAY)));
    assertArrayEquals(
        new double[] {5 * DAY, 15 * DAY, 25 * DAY, 30 * DAY}, periods().breaks(), 1e-12 * DAY);
    OnPeriods last = new OnPeriods(List.of(from(0, 3), from(35, 40)), 40 * DAY);
    assertArrayEquals(new double[] {3 * DAY, 35 * DAY}, last.breaks(), 1e-12 * DAY);
    assertEquals(1, from(3, 7).value(4 * DAY));
  }

  /** What rounding adds to all of the time ends in the last moment. */
  @Test
  void noMomentIsAfterTheLast() {
    double more = periods().effectiveTime() * (1 + 1e-12);
    assertEquals(periods().periods().get(2).end(), periods().after(more));
  }
}
