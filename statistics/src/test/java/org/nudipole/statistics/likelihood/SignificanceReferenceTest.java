package org.nudipole.statistics.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.generator.sampling.RandomStreams;

@Tag("canonical")
@Tag("slow")
class SignificanceReferenceTest {
  private static final RandomStreams STREAMS = new RandomStreams(5);

  private static Dataset count(double n) {
    return new Dataset(new double[] {n}, new double[0]);
  }

  /**
   * One bin: q0 = 2 (n ln(n/b) - n + b), Z = sqrt(q0) (G. Cowan et al., Eur. Phys. J. C 71 (2011)
   * 1554, eq. 97 with n = s + b), and exactly p = P(N &gt;= n). 20,000 toys, down to 1e-10: within
   * 4 of their standard errors, a false alarm in 1e4 a number; the seed is fixed.
   */
  @ParameterizedTest
  @CsvSource({"1, 5", "0.5, 10", "3, 4", "100, 145", "100, 160"})
  void oneBin(double background, double n) {
    SignalStrength strength = Counting.of(background, 1);
    Significance asymptotic = Significance.asymptotic(strength, count(n));
    double ratio = 2 * (n * Math.log(n / background) - n + background);
    assertEquals(ratio, asymptotic.ratio(), 1e-8 * ratio);
    assertEquals(Math.sqrt(ratio), asymptotic.deviations(), 1e-8 * ratio);
    double exact = PoissonDistribution.of(background).survivalProbability((int) n - 1);
    Significance counted = Significance.counted(strength, count(n), 20_000, STREAMS);
    double error = counted.error().orElseThrow();
    assertEquals(exact, counted.probability(), 4 * error);
    assertTrue(error < 0.05 * exact, counted::toString);
    double z = -NormalDistribution.of(0, 1).inverseCumulativeProbability(exact);
    assertEquals(z, counted.deviations(), 0.1);
  }

  /** Data at or below the background say nothing for a signal. */
  @Test
  void noExcess() {
    Significance asymptotic = Significance.asymptotic(Counting.of(5, 1), count(3));
    assertEquals(0.5, asymptotic.probability(), 1e-9);
    assertEquals(0, asymptotic.deviations(), 1e-9);
    Significance counted = Significance.counted(Counting.of(5, 1), count(3), 1000, STREAMS);
    assertEquals(1, counted.probability(), 0.05);
    assertEquals(0, counted.deviations(), 0);
  }

  /** Minima that differ by their accuracy alone are one: Z is 0, not the root of rounding. */
  @Test
  void roundingIsNoExcess() {
    Hypotheses exact = Counting.of(5, 1);
    InvocationHandler rounded =
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "best" -> new ProfilePoint(1e-8, 0, new double[0], new double[] {5});
              case "at" -> new ProfilePoint(0, 3.6e-14, new double[0], new double[] {5});
              default -> method.invoke(exact, arguments);
            };
    Hypotheses hypotheses =
        (Hypotheses)
            Proxy.newProxyInstance(
                Hypotheses.class.getClassLoader(), new Class<?>[] {Hypotheses.class}, rounded);
    assertEquals(0, Significance.asymptotic(hypotheses, count(5)).deviations(), 0);
  }

  /** Of either sign: three standard deviations two-sided, 0.27 %, with a Gaussian of 1e8 events. */
  @Test
  void eitherSign() {
    CurvedHypotheses either =
        new CurvedHypotheses(
            x ->
                new TemplateModel(
                    List.of(Component.exact("a", 1e8 + 1e4 * x)), List.of(), List.of()),
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            0,
            1);
    Significance low = Significance.asymptotic(either, count(1e8 - 3e4));
    assertEquals(0.0026998, low.probability(), 1e-5);
    assertEquals(3, low.deviations(), 1e-3);
    Significance counted = Significance.counted(either, count(1e8 - 3e4), 2000, STREAMS);
    assertEquals(3, counted.deviations(), 0.15);
  }
}
