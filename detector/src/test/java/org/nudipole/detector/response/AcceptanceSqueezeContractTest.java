package org.nudipole.detector.response;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.generator.sampling.RandomStreams.Stage;

/**
 * The squeeze of every efficiency decides as the efficiency does and seldom asks it: a squeeze that
 * always asked would be right and slow.
 */
class AcceptanceSqueezeContractTest {
  private static final int TRIALS = 100_000;

  static Stream<Accept> accepts() {
    return ResponseContractTest.cases()
        .flatMap(c -> c.response().steps().stream())
        .filter(Accept.class::isInstance)
        .map(Accept.class::cast)
        .distinct();
  }

  /** Between its outermost edges; one in a hundred asks, where it rises most in one cell of 512. */
  @ParameterizedTest
  @MethodSource("accepts")
  void asksSeldomAndDecidesAlike(Accept accept) {
    double[] edges = accept.edges();
    double low = edges.length > 0 ? edges[0] : 0;
    double high = edges.length > 1 ? edges[edges.length - 1] : low + 1;
    AtomicInteger asked = new AtomicInteger();
    AcceptanceSqueeze squeeze =
        new AcceptanceSqueeze(
            x -> {
              asked.incrementAndGet();
              return accept.probability(x);
            },
            edges);
    asked.set(0);
    UniformRandomProvider random = new RandomStreams(9).stream(0, Stage.ACCEPTANCE);
    for (int i = 0; i < TRIALS; i++) {
      double x = low + (high - low) * random.nextDouble();
      double u = random.nextDouble();
      assertEquals(u < accept.probability(x), squeeze.accepts(x, u));
    }
    assertTrue(asked.get() < TRIALS / 100, accept + " is asked " + asked.get() + " times");
  }
}
