package org.nudipole.detector.xenon;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers of quanta and of ions among them against the products of their distributions. */
class IonisationTest {
  private static final NormalDistribution NORMAL = new NormalDistribution(0, 1);

  private static double rounded(long count, double mean, double sigma) {
    double upTo = NORMAL.cumulativeProbability((count + 0.5 - mean) / sigma);
    return count == 0 ? upTo : upTo - NORMAL.cumulativeProbability((count - 0.5 - mean) / sigma);
  }

  @ParameterizedTest
  @CsvSource({"0.7, 0.9", "20, 3.5", "400, 6"})
  void aRoundedNormalDeviate(double mean, double sigma) {
    RoundedNormal number = new RoundedNormal(mean, sigma);
    assertEquals((long) Math.max(0, mean - 8 * sigma), number.least());
    assertEquals((long) (mean + 8 * sigma + 1), number.most());
    double[] probabilities = number.probabilities();
    assertEquals(number.most() - number.least() + 1, probabilities.length);
    double sum = 0;
    for (int i = 0; i < probabilities.length; i++) {
      assertEquals(rounded(number.least() + i, mean, sigma), probabilities[i], 1e-15);
      sum += probabilities[i];
    }
    assertEquals(1, sum, 3e-15);
    // Both tails keep their digits: Phi(-z) is that of an asymptotic series.
    double z = (number.most() - 0.5 - mean) / sigma;
    double tail = NORMAL.density(z) / z * (1 - 1 / (z * z) + 3 / StrictMath.pow(z, 4));
    double next = z + 1 / sigma;
    double beyond =
        NORMAL.density(next) / next * (1 - 1 / (next * next) + 3 / StrictMath.pow(next, 4));
    assertEquals(tail - beyond, number.probability(number.most()), 0.01 * (tail - beyond));
  }

  /** What a row gives, by the number of ions. */
  private static double[] row(Ionisation ionisation, int quanta, long step) {
    double[] found = new double[quanta + 1];
    ionisation.row(
        quanta,
        step,
        new double[quanta + 1],
        (ions, probability) -> {
          assertEquals(0, ions % step);
          found[ions] += probability;
        });
    return found;
  }

  @ParameterizedTest
  @CsvSource({"40, 3, 0.9, 1", "40, 3, 0.9, 4", "700, 9, 0.31, 1", "700, 9, 0.31, 8", "3, 1, 1, 1"})
  void eachQuantumIsAnIonWithTheSameProbability(
      double mean, double sigma, double probability, long step) {
    SharedIonisation ionisation = new SharedIonisation(new RoundedNormal(mean, sigma), probability);
    assertEquals((long) Math.max(0, mean - 8 * sigma), ionisation.leastQuanta());
    assertEquals((long) (mean + 8 * sigma + 1), ionisation.mostQuanta());
    assertEquals(mean * probability, ionisation.ions(), 1e-13 * mean);
    assertEquals(sigma, ionisation.quantaSigma());
    assertEquals(
        Math.sqrt(mean * probability * (1 - probability)), ionisation.ionSigma(), 1e-13 * mean);
    for (int quanta : new int[] {0, (int) (mean + 0.4 * sigma), (int) (mean + 2 * sigma)}) {
      double[] row = row(ionisation, quanta, step);
      BinomialDistribution ions = new BinomialDistribution(null, quanta, probability);
      double all = rounded(quanta, mean, sigma);
      for (int k = 0; k <= quanta; k++) {
        double expected = k % step == 0 ? all * ions.probability(k) : 0;
        assertEquals(expected, row[k], 1e-11 * all * ions.probability(k) + 1e-17);
      }
    }
  }

  @Test
  void ofOnesOnlyEachQuantumIsAnIon() {
    SharedIonisation ionisation = new SharedIonisation(new RoundedNormal(5, 2), 1);
    double[] even = new double[7];
    even[6] = rounded(6, 5, 2);
    assertArrayEquals(even, row(ionisation, 6, 2), 1e-16);
    assertArrayEquals(new double[6], row(ionisation, 5, 2));
  }

  @ParameterizedTest
  @CsvSource({"12, 2.2, 9, 1.9, 1", "12, 2.2, 9, 1.9, 2", "230, 9.6, 160, 8, 4"})
  void ionsAndExcitonsAreCountedApart(
      double ionMean, double ionSigma, double excitonMean, double excitonSigma, long step) {
    RoundedNormal ion = new RoundedNormal(ionMean, ionSigma);
    RoundedNormal exciton = new RoundedNormal(excitonMean, excitonSigma);
    SeparateIonisation ionisation = new SeparateIonisation(ion, exciton);
    assertEquals(ion.least() + exciton.least(), ionisation.leastQuanta());
    assertEquals(ion.most() + exciton.most(), ionisation.mostQuanta());
    assertEquals(ionMean, ionisation.ions());
    double variance = ionSigma * ionSigma + excitonSigma * excitonSigma;
    assertEquals(Math.sqrt(variance), ionisation.quantaSigma(), 1e-13 * ionSigma);
    // Of ions at a given sum: 1/(1/a + 1/b).
    double given = 1 / (1 / (ionSigma * ionSigma) + 1 / (excitonSigma * excitonSigma));
    assertEquals(Math.sqrt(given), ionisation.ionSigma(), 1e-13 * ionSigma);
    double sum = 0;
    for (int quanta = (int) ionisation.leastQuanta(); quanta <= ionisation.mostQuanta(); quanta++) {
      double[] row = row(ionisation, quanta, step);
      for (int k = 0; k <= quanta; k++) {
        boolean counts =
            k % step == 0
                && k >= ion.least()
                && k <= ion.most()
                && quanta - k >= exciton.least()
                && quanta - k <= exciton.most();
        double expected =
            rounded(k, ionMean, ionSigma) * rounded(quanta - k, excitonMean, excitonSigma);
        assertEquals(counts ? expected : 0, row[k], 1e-9 * expected + 1e-15);
        sum += row[k];
      }
    }
    assertEquals(1.0 / step, sum, 1e-2 * (step - 1) + 1e-13);
    assertTrue(row(ionisation, (int) ionisation.mostQuanta(), 1)[(int) ion.most()] > 0);
    assertTrue(row(ionisation, (int) ionisation.leastQuanta(), 1)[(int) ion.least()] > 0);
  }
}
