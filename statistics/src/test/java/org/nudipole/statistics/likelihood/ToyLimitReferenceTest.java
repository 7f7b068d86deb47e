package org.nudipole.statistics.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.generator.sampling.RandomStreams;

/** Limits with thresholds from toys against exact ones. */
@Tag("canonical")
@Tag("slow")
class ToyLimitReferenceTest {
  private static final int TOYS = 20_000;

  private static ToyLimit limit(double background, double signal, Convention convention) {
    return new ToyLimit(
        Counting.of(background, signal), convention, 0.9, TOYS, new RandomStreams(1998));
  }

  private static Dataset count(double n) {
    return new Dataset(new double[] {n}, new double[0]);
  }

  /**
   * One bin, limits at 90 % in events. Feldman-Cousins: Phys. Rev. D 57 (1998) 3873, Table IV for
   * backgrounds of 0, 0.5 and 3; for no event beside 3 expected it has 1.08, lengthened by hand so
   * that limits fall as the background rises, where its ordering alone gives 0.953. One-sided, n =
   * 0: -ln 0.1 - b; n = 1, 3: sums of Poisson probabilities over all data with a ratio at least as
   * large, solved apart (Python), as for CLs with the same sums over those without a signal: 2.303
   * for n = 0 whatever the background. Tolerance: 20,000 toys, one in each part of the
   * distribution, and the accuracy of the crossing make less than 0.3 %; tables have 3 digits.
   */
  @ParameterizedTest
  @CsvSource({
    "FELDMAN_COUSINS, 0.001, 0, 2.44",
    "FELDMAN_COUSINS, 0.001, 1, 4.36",
    "FELDMAN_COUSINS, 0.001, 2, 5.91",
    "FELDMAN_COUSINS, 0.001, 3, 7.42",
    "FELDMAN_COUSINS, 0.5, 0, 1.94",
    "FELDMAN_COUSINS, 0.5, 1, 3.86",
    "FELDMAN_COUSINS, 0.5, 2, 5.41",
    "FELDMAN_COUSINS, 3, 0, 0.953",
    "FELDMAN_COUSINS, 3, 3, 4.42",
    "TWO_SIDED, 0.001, 0, 2.44",
    "TWO_SIDED, 0.5, 2, 5.41",
    "ONE_SIDED, 0.001, 0, 2.302",
    "ONE_SIDED, 0.001, 1, 3.889",
    "ONE_SIDED, 0.5, 0, 1.803",
    "ONE_SIDED, 0.5, 3, 6.181",
    "ONE_SIDED, 3, 3, 3.681",
    "CLS, 0.001, 0, 2.303",
    "CLS, 0.001, 1, 3.889",
    "CLS, 0.5, 0, 2.303",
    "CLS, 0.5, 1, 3.509",
    "CLS, 3, 0, 2.303",
    "CLS, 3, 3, 4.363"
  })
  void oneBin(Convention convention, double background, double n, double events) {
    double found = limit(background, 4, convention).observed(count(n)).orElseThrow();
    assertEquals(events, 4 * found, 0.01 * events);
  }

  /** The band of an experiment that sees nothing in 999 of 1000 cases is that of no event. */
  @ParameterizedTest
  @CsvSource({"FELDMAN_COUSINS, 2.435", "ONE_SIDED, 2.302", "CLS, 2.303"})
  void bandWithoutBackground(Convention convention, double events) {
    for (OptionalDouble expected : limit(0.001, 1, convention).expected(List.of(-2, -1, 0, 1, 2))) {
      assertEquals(events, expected.orElseThrow(), 0.01 * events);
    }
  }

  /**
   * Three events expected: quantiles of the exact limits of Poisson counts, of which 0 and 1 lie
   * below 16 % and up to 3 below 65 %, up to 4 below 82 % and 5 below 92 %.
   */
  @Test
  void bandOfThreeEvents() {
    List<OptionalDouble> band = limit(3, 1, Convention.CLS).expected(List.of(-2, 0, 1));
    assertEquals(2.303, band.get(0).orElseThrow(), 0.03);
    assertEquals(4.363, band.get(1).orElseThrow(), 0.05);
    assertTrue(band.get(2).orElseThrow() > 6);
  }

  /**
   * Without a constraint a count of 0 beside 3 expected excludes every signal one-sided, for a
   * chance of 5 %. The power to exclude a signal is 16 % from the value on that two events exclude:
   * P(n &lt;= 1) = 19.9 % and P(n = 0) = 5 %, so from that of one event, 0.889.
   */
  @Test
  void powerConstrained() {
    assertEquals(0, limit(3, 1, Convention.ONE_SIDED).observed(count(0)).orElseThrow(), 1e-3);
    ToyLimit constrained = limit(3, 1, Convention.POWER_CONSTRAINED);
    assertEquals(0.889, constrained.observed(count(0)).orElseThrow(), 0.01);
    assertEquals(3.681, constrained.observed(count(3)).orElseThrow(), 0.04);
    assertEquals(0.889, constrained.expected(List.of(-2)).get(0).orElseThrow(), 0.01);
  }

  /**
   * The floor is the band's own, of the same toys: of many events, where crossings lie anywhere.
   */
  @Test
  void floorIsOfTheBand() {
    ToyLimit limit =
        new ToyLimit(
            Counting.of(100, 10), Convention.POWER_CONSTRAINED, 0.9, 300, new RandomStreams(1998));
    List<OptionalDouble> band = limit.expected(List.of(-2, 0, -1, 1));
    assertEquals(band.get(2), band.get(0));
    assertEquals(band.get(2), limit.observed(count(70)));
  }

  /** Many events exclude every signal in 10 % of experiments: a limit at -2 sigma is 0 itself. */
  @Test
  void roundingIsNoLimit() {
    ToyLimit limit =
        new ToyLimit(
            Counting.of(30, Math.sqrt(30)),
            Convention.ONE_SIDED,
            0.9,
            500,
            new RandomStreams(1998));
    assertEquals(OptionalDouble.of(0), limit.expected(List.of(-2)).get(0));
  }
}
