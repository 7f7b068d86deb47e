package org.nudipole.io.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Decimals against the definition of the shortest one, in numbers of any length. */
@Tag("canonical")
class ShortestDecimalTest {
  private static final int NUMBERS = 50_000;

  private final ShortestDecimal decimal = new ShortestDecimal();

  @Test
  void knownNumbers() {
    check(0.1, 1, -1);
    check(1, 1, 0);
    check(123, 123, 0);
    check(1e23, 1, 23);
    check(9007199254740993.0, 9007199254740992L, 0);
    check(0.3 - 0.1, 19999999999999998L, -17);
    check(5e-324 * 0x1p52, 22250738585072014L, -324); // the least normal number
    check(Double.MAX_VALUE, 17976931348623157L, 292);
    check(0x1p-44, 5684341886080802L, -29); // its neighbour below is nearer than the one above
  }

  @Test
  void singleNumbers() {
    check(0.1f, 1, -1);
    check(16777216f, 16777216, 0);
    check(Float.MIN_NORMAL, 11754944, -45);
    check(Float.MAX_VALUE, 34028235, 31);
  }

  @Test
  void noneIsShorterAndNoneOfItsLengthIsNearer() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < NUMBERS; i++) {
      double value = i % 2 == 0 ? any(random) : random.nextDouble() * 1000;
      decimal.find(value);
      BigDecimal found = BigDecimal.valueOf(decimal.digits(), -decimal.exponent());
      assertEquals(value, found.doubleValue());
      BigDecimal exact = new BigDecimal(value);
      BigDecimal nearest = exact.round(new MathContext(found.precision()));
      if (nearest.doubleValue() == value) {
        assertTrue(
            exact.subtract(found).abs().compareTo(exact.subtract(nearest).abs()) <= 0,
            () -> value + ": " + found);
      }
      if (found.precision() > 1) {
        // One digit less: neither the number below nor the one above reads back.
        MathContext less = new MathContext(found.precision() - 1, RoundingMode.DOWN);
        BigDecimal below = exact.round(less);
        assertTrue(below.doubleValue() != value && below.add(below.ulp()).doubleValue() != value);
      }
    }
  }

  @Test
  void singleNumbersReadBackAndNoneIsShorter() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < NUMBERS; i++) {
      float value = Float.intBitsToFloat(random.nextInt(0x00800000, 0x7f800000));
      decimal.find(value);
      BigDecimal found = BigDecimal.valueOf(decimal.digits(), -decimal.exponent());
      assertEquals(value, found.floatValue());
      if (found.precision() > 1) {
        MathContext less = new MathContext(found.precision() - 1, RoundingMode.DOWN);
        BigDecimal below = new BigDecimal(value).round(less);
        assertTrue(below.floatValue() != value && below.add(below.ulp()).floatValue() != value);
      }
    }
  }

  @Test
  void powersOfTwoReadBack() {
    for (int power = Double.MIN_EXPONENT; power <= Double.MAX_EXPONENT; power++) {
      double value = Math.scalb(1.0, power);
      decimal.find(value);
      assertEquals(value, BigDecimal.valueOf(decimal.digits(), -decimal.exponent()).doubleValue());
    }
  }

  private static double any(SplittableRandom random) {
    return Double.longBitsToDouble(random.nextLong(0x0010000000000000L, 0x7ff0000000000000L));
  }

  private void check(double value, long digits, int exponent) {
    decimal.find(value);
    check(value + "", digits, exponent);
  }

  private void check(float value, long digits, int exponent) {
    decimal.find(value);
    check(value + "", digits, exponent);
  }

  // The same number, whatever zeros the wanted digits end with.
  private void check(String value, long digits, int exponent) {
    BigDecimal wanted = BigDecimal.valueOf(digits, -exponent);
    BigDecimal found = BigDecimal.valueOf(decimal.digits(), -decimal.exponent());
    assertEquals(0, wanted.compareTo(found), value + " is " + found);
    assertTrue(decimal.digits() % 10 != 0, value);
  }
}
