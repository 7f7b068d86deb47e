package org.nudipole.generator.axis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Numbers for a reader. */
class DigitsTest {
  @Test
  void figuresHaveFiveDigits() {
    assertEquals("4821.3", Digits.five(4821.270707913515));
    assertEquals("0.0011547", Digits.five(0.00115472));
    assertEquals("1.2346e-07", Digits.five(1.23456e-7));
    assertEquals("123457", Digits.five(123456.7));
    assertEquals("1.2346e+12", Digits.five(1.23456e12));
    assertEquals("0", Digits.five(0));
    assertEquals("55.4", Digits.brief(55.4));
    assertEquals("100", Digits.brief(100));
  }

  /** What a conversion of units leaves of a number that was entered, and what nobody entered. */
  @Test
  void enteredNumbersAreThoseThatWereEntered() {
    assertEquals(14.6, Digits.entered(14.599999999999998), 0);
    assertEquals(0.08, Digits.entered(0.07999999999999999), 0);
    assertEquals(8328960, Digits.entered(8328960.000000001), 0);
    assertEquals(0, Digits.entered(0), 0);
    assertEquals(-0.3, Digits.entered(-0.30000000000000004), 0);
    for (double derived : new double[] {Math.PI, 1e-7 / 3, 14.59999999999, 5903.277157142857}) {
      assertEquals(derived, Digits.entered(derived), 0);
    }
    assertEquals(Double.POSITIVE_INFINITY, Digits.entered(Double.POSITIVE_INFINITY), 0);
  }

  @Test
  void estimatesAreRoundedToTheirError() {
    assertEquals("4822.3 +- 1.6", Digits.withError(4822.276, 1.5814));
    assertEquals("9504 +- 125", Digits.withError(9504.2, 124.7));
    assertEquals("0.05230 +- 0.00012", Digits.withError(0.0523, 0.000123));
    assertEquals("12 +- 0", Digits.withError(12, 0));
  }

  @Test
  void sizesAndSpeedsHaveUnits() {
    assertEquals("999 B", Digits.bytes(999));
    assertEquals("49.0 MB", Digits.bytes(49_037_857));
    assertEquals("8.3 million", Digits.speed(8.31e6));
    assertEquals("2169", Digits.speed(2169.4));
  }

  @Test
  void numbersHaveTheFormThatIsAskedFor() {
    assertEquals(
        List.of("10000", "0.0253", "1.235E+15", "0"),
        List.of(Digits.of(1e4, 6), Digits.of(0.0253, 6), Digits.of(1.2346e15, 4), Digits.of(0, 3)));
    assertEquals(
        List.of("1.64", "+1.64", "1.64e+00", "1.640", "37 %", "1,234,567"),
        List.of(
            Digits.fixed(1.64, 2),
            Digits.signed(1.64, 2),
            Digits.scientific(1.64, 2),
            Digits.general(1.64, 4),
            Digits.percent(0.37, 0),
            Digits.grouped(1_234_567)));
    assertEquals(
        List.of("0", "0.500", "9.9e-04"),
        List.of(Digits.probability(0), Digits.probability(0.5), Digits.probability(9.9e-4)));
  }

  @Test
  void theLanguageOfTheSystemIsNone() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertEquals("1.50", Digits.fixed(1.5, 2));
    } finally {
      Locale.setDefault(before);
    }
  }
}
