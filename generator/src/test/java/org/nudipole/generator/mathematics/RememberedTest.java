package org.nudipole.generator.mathematics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RememberedTest {
  @Test
  void asksOnceAndGivesTheFunction() {
    AtomicInteger asked = new AtomicInteger();
    Remembered function =
        new Remembered(
            x -> {
              asked.incrementAndGet();
              return Math.sin(x);
            });
    for (int turn = 0; turn < 5; turn++) {
      for (int i = -100; i < 100; i++) {
        assertEquals(Math.sin(i / 7.0), function.applyAsDouble(i / 7.0));
      }
      for (double x : new double[] {0, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, 1e-300}) {
        assertEquals(Math.sin(x), function.applyAsDouble(x));
      }
    }
    assertTrue(asked.get() < 230, asked + " times");
  }

  /** More places than it has room for, from many threads. */
  @Test
  void isTheFunctionOnAllThreads() {
    Remembered function = new Remembered(Math::sqrt);
    IntStream.range(0, 400_000)
        .parallel()
        .forEach(
            i -> {
              double x = i % 30_011 / 3.0;
              assertEquals(Math.sqrt(x), function.applyAsDouble(x));
            });
  }
}
