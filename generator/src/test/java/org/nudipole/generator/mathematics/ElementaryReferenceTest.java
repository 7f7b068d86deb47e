package org.nudipole.generator.mathematics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleBiFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.generator.sampling.RandomStreams.Stage;

/**
 * Against {@link StrictMath}, which is within one unit in the last place of the true value: 2^-51
 * are two to four of them.
 */
@Tag("canonical")
class ElementaryReferenceTest {
  private static final int NUMBERS = 500_000;
  private static final double ERROR = 0x1p-51;

  private final UniformRandomProvider random = new RandomStreams(3).stream(0, Stage.SMEARING);

  private double symmetric(double reach) {
    return (2 * random.nextDouble() - 1) * reach;
  }

  private static void check(
      DoubleSupplier numbers, DoubleUnaryOperator fast, DoubleUnaryOperator strict) {
    for (int i = 0; i < NUMBERS; i++) {
      double x = numbers.getAsDouble();
      double expected = strict.applyAsDouble(x);
      assertEquals(expected, fast.applyAsDouble(x), ERROR * Math.abs(expected), () -> "at " + x);
    }
  }

  @Test
  void logarithms() {
    check(() -> StrictMath.exp(symmetric(700)), Elementary::log, StrictMath::log);
    check(() -> 0.5 + 2 * random.nextDouble(), Elementary::log, StrictMath::log);
    // Where they are nearly 0.
    check(() -> 1 + symmetric(1e-2), Elementary::log, StrictMath::log);
    check(() -> 1 + symmetric(1e-9), Elementary::log, StrictMath::log);
  }

  /** At the nodes of the table, between them, and next to both. */
  @Test
  void logarithmsWhereThePieceChanges() {
    for (int i = 0; i <= 512; i++) {
      double x = 0.5 + i / 256.0;
      for (double y : new double[] {Math.nextDown(x), x, Math.nextUp(x)}) {
        double expected = StrictMath.log(y);
        assertEquals(expected, Elementary.log(y), ERROR * Math.abs(expected), () -> "at " + y);
      }
    }
  }

  @Test
  void logarithmsOfWhatIsNoPlainNumber() {
    double[] numbers = {0, -0.0, -1, 1e-310, Double.MIN_VALUE, 1 / 0.0, -1 / 0.0, Double.NaN};
    for (double x : numbers) {
      assertEquals(StrictMath.log(x), Elementary.log(x), () -> "at " + x);
    }
  }

  @Test
  void logarithmsOfOnePlus() {
    check(() -> symmetric(1), Elementary::log1p, StrictMath::log1p);
    check(() -> StrictMath.exp(symmetric(40)), Elementary::log1p, StrictMath::log1p);
    check(() -> -StrictMath.exp(-45 * random.nextDouble()), Elementary::log1p, StrictMath::log1p);
  }

  @Test
  void exponentials() {
    check(() -> symmetric(700), Elementary::exp, StrictMath::exp);
    check(() -> symmetric(1), Elementary::exp, StrictMath::exp);
    check(() -> symmetric(1e-7), Elementary::exp, StrictMath::exp);
    check(() -> symmetric(800), Elementary::exp, StrictMath::exp);
    for (double x : new double[] {0, -0.0, 1e9, -1e9, Double.NEGATIVE_INFINITY, Double.NaN}) {
      assertEquals(StrictMath.exp(x), Elementary.exp(x), () -> "at " + x);
    }
  }

  /** The error grows with the exponent of the result, as stated. */
  @Test
  void powers() {
    ToDoubleBiFunction<Double, Double> bound =
        (x, y) -> 0x1p-52 * (3 + 2 * Math.abs(y * StrictMath.log(x)));
    for (int i = 0; i < NUMBERS; i++) {
      double x = StrictMath.exp(symmetric(10));
      double y = symmetric(10);
      double expected = StrictMath.pow(x, y);
      assertEquals(expected, Elementary.power(x, y), bound.applyAsDouble(x, y) * expected);
    }
    assertEquals(0, Elementary.power(0, 0.3));
  }

  /** ln n!, computed from the whole number with 60 digits. */
  @Test
  void factorials() {
    double[][] known = {
      {0, 0},
      {1, 0},
      {2, 0.6931471805599453},
      {10, 15.104412573075516},
      {170, 706.5730622457874},
      {2047, 13564.326353384677},
      {2048, 13571.950972370836},
      {5000, 37591.14350887677},
      {20000, 178075.6217371987}
    };
    for (double[] pair : known) {
      assertEquals(pair[1], LogFactorial.of(pair[0]), 0x1p-50 * pair[1]);
    }
    for (double n = 1; n < 5000; n++) {
      double rise = LogFactorial.of(n) - LogFactorial.of(n - 1);
      assertTrue(Math.abs(rise - StrictMath.log(n)) < 0x1p-50 * LogFactorial.of(5000));
    }
  }
}
