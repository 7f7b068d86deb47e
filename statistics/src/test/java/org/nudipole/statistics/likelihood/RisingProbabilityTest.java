package org.nudipole.statistics.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("canonical")
class RisingProbabilityTest {
  @ParameterizedTest
  @ValueSource(doubles = {0.1, 1, 2.29, 2.31, 5, 300})
  void aSmoothCrossingTakesFewEvaluations(double guess) {
    AtomicInteger evaluations = new AtomicInteger();
    RisingProbability probability =
        new RisingProbability(
            x -> {
              evaluations.incrementAndGet();
              return 1 - Math.exp(-x);
            },
            0,
            Double.POSITIVE_INFINITY,
            1_000_000);
    assertEquals(
        Math.log(10), probability.reaching(0.9, guess, 0.2).orElseThrow(), 2e-3 * Math.log(10));
    assertTrue(evaluations.get() < 35, evaluations::toString);
    int before = evaluations.get();
    assertEquals(Math.log(2), probability.reaching(0.5, 0.7, 0.2).orElseThrow(), 2e-3);
    // What is known serves again.
    assertTrue(evaluations.get() - before < 15, evaluations::toString);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1.6, 4})
  void aStepIsFound(double guess) {
    RisingProbability probability =
        new RisingProbability(x -> x < 1.7 ? 0.6 : 0.95, 0, Double.POSITIVE_INFINITY, 1000);
    assertEquals(1.7, probability.reaching(0.9, guess, 0.1).orElseThrow(), 2e-3);
    assertEquals(0, probability.reaching(0.5, guess, 0.1).orElseThrow(), 0);
    assertTrue(probability.reaching(0.96, guess, 0.1).isEmpty());
  }

  @Test
  void aRangeHasAnEnd() {
    RisingProbability probability = new RisingProbability(x -> x / 10, 0, 8, 1000);
    assertTrue(probability.reaching(0.9, 3, 1).isEmpty());
    assertEquals(7, probability.reaching(0.7, 20, 1).orElseThrow(), 0.02);
  }
}
