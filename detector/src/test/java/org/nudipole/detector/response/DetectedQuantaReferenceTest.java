package org.nudipole.detector.response;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.LogGamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signals of quanta against the sum over all numbers of seen ones as it is written. */
class DetectedQuantaReferenceTest {
  /** P(low <= signal < high) of a number of quanta. */
  private static double expected(
      double p, double gain, double width, int quanta, double low, double high) {
    double sum = 0;
    for (int n = 0; n <= quanta; n++) {
      // ln of C(N, n) p^n (1 - p)^(N - n).
      double log =
          LogGamma.value(quanta + 1.0)
              - LogGamma.value(n + 1.0)
              - LogGamma.value(quanta - n + 1.0)
              + n * Math.log(p)
              + (quanta - n) * Math.log1p(-p);
      sum += Math.exp(log) * inside(gain * n, width * Math.sqrt(n), low, high);
    }
    return sum;
  }

  private static double inside(double mean, double sigma, double low, double high) {
    if (sigma == 0) {
      return mean >= low && mean < high ? 1 : 0;
    }
    double root = sigma * Math.sqrt(2);
    return (Erfc.value((low - mean) / root) - Erfc.value((high - mean) / root)) / 2;
  }

  @ParameterizedTest
  @CsvSource({
    "0.1165, 1.219, 0.6, 0, -1, 1",
    "0.1165, 1.219, 0.6, 1, 0.5, 2",
    "0.1165, 1.219, 0.6, 7, -0.5, 0.5",
    "0.1165, 1.219, 0.6, 60, 3, 8",
    "0.1165, 1.219, 0.6, 400, 40, 60",
    "0.1165, 1.219, 0, 30, 2, 5",
    "0.96, 11.9, 3, 12, 100, 150",
    "0.96, 11.9, 3, 300, 3200, 3450",
    "0.5, 1, 0.3, 2000, 990, 1020",
    "0.5, 1, 0.3, 2000, 100, 800",
    "0.03, 2, 1, 5, 1, 30"
  })
  void probabilityOfAnInterval(
      double p, double gain, double width, int quanta, double low, double high) {
    double value =
        new DetectedQuanta(p, gain, width)
            .expectation(PiecewiseFunction.interval(low, high))
            .applyAsDouble(quanta);
    assertEquals(expected(p, gain, width, quanta, low, high), value, 1e-11);
  }

  /** All quanta are seen: what is left is the spread of their signals. */
  @Test
  void whereNoneIsMissed() {
    DetectedQuanta all = new DetectedQuanta(1, 2, 0.5);
    assertEquals(
        inside(20, 0.5 * Math.sqrt(10), 19, 22),
        all.expectation(PiecewiseFunction.interval(19, 22)).applyAsDouble(10),
        1e-13);
  }

  /** (1 - p) / p of the binomial numbers, and (width / gain)^2 / p of the signals. */
  @Test
  void blur() {
    assertEquals(
        Math.sqrt((1 - 0.2) / 0.2 + 0.25 * 0.25 / 0.2),
        new DetectedQuanta(0.2, 2, 0.5).blur(),
        1e-14);
    assertEquals(0, new DetectedQuanta(1, 2, 0).blur());
  }

  /** Where an interval is wider than all that may be seen it is certain, else nothing is known. */
  @Test
  void certainty() {
    DetectedQuanta quanta = new DetectedQuanta(0.5, 1, 0.3);
    PiecewiseFunction interval = PiecewiseFunction.interval(100, 1000);
    assertEquals(1, quanta.constantOn(interval, 1000, 1000));
    assertEquals(0, quanta.constantOn(interval, 5000, 9000));
    assertEquals(0, quanta.constantOn(interval, 0, 20));
    assertTrue(Double.isNaN(quanta.constantOn(interval, 200, 1000)));
    assertTrue(Double.isNaN(quanta.constantOn(interval, 1000, 2000)));
    // 8 standard deviations of the binomial number, 40 quanta and 10 of the signal away.
    double least = 500 - 8 * Math.sqrt(250) - 40;
    double most = 500 + 8 * Math.sqrt(250) + 41;
    double far = 3 * Math.sqrt(most);
    assertEquals(
        1,
        quanta.constantOn(PiecewiseFunction.interval(least - far - 2, most + far + 2), 1000, 1000));
    assertTrue(
        Double.isNaN(
            quanta.constantOn(
                PiecewiseFunction.interval(least - far + 2, most + far + 2), 1000, 1000)));
    assertTrue(
        Double.isNaN(
            quanta.constantOn(
                PiecewiseFunction.interval(least - far - 2, most + far - 2), 1000, 1000)));
  }

  /**
   * The same with signals of 3 photoelectrons: 500 seen quanta are 1500, within 10 of 2 sqrt(n).
   */
  @Test
  void certaintyOfLargeSignals() {
    DetectedQuanta quanta = new DetectedQuanta(0.5, 3, 2);
    double least = 3 * (500 - 8 * Math.sqrt(250) - 41);
    double most = 3 * (500 + 8 * Math.sqrt(250) + 41);
    double far = 20 * Math.sqrt(most / 3);
    assertEquals(
        1, quanta.constantOn(PiecewiseFunction.interval(least - far, most + far + 1), 1000, 1000));
    for (PiecewiseFunction near :
        new PiecewiseFunction[] {
          PiecewiseFunction.interval(least - far + 7, 1e9),
          PiecewiseFunction.interval(-1e9, most + far - 7),
          PiecewiseFunction.interval(most + far - 7, 1e9),
          PiecewiseFunction.interval(-1e9, least - far + 7)
        }) {
      assertTrue(Double.isNaN(quanta.constantOn(near, 1000, 1000)));
    }
    assertEquals(0, quanta.constantOn(PiecewiseFunction.interval(most + far + 7, 1e9), 1000, 1000));
    assertEquals(
        0, quanta.constantOn(PiecewiseFunction.interval(-1e9, least - far - 7), 1000, 1000));
  }

  @Test
  void refusesWhatIsNoProbability() {
    assertThrows(IllegalArgumentException.class, () -> new DetectedQuanta(0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new DetectedQuanta(1.1, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new DetectedQuanta(0.5, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new DetectedQuanta(0.5, 1, -1));
  }
}
