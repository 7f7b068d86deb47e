package org.nudipole.generator.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.generator.Constants;
import org.nudipole.generator.Units;

class FermiFunctionTest {
  /** The proof of the bounds in numbers: w falls from 1 as the electron gets faster. */
  @ParameterizedTest
  @EnumSource
  void relativisticFactorFallsFromOne(BetaDecay decay) {
    for (int z = 1; z <= 118; z++) {
      double gamma = Math.sqrt(1 - square(Constants.ALPHA * z));
      double last = 1;
      // Slower positrons are flushed to 0.
      double slowest = decay == BetaDecay.PLUS ? 1.2e-4 * z * z * Units.KEV : 1e-9 * Units.KEV;
      for (double kinetic = slowest; kinetic < Units.GEV; kinetic *= 1.3) {
        double energy = 1 + kinetic / Constants.ELECTRON_MASS;
        double factor =
            new FermiFunction(decay, z).phaseSpace(kinetic)
                / (Math.pow(energy, 2 * gamma) * attraction(decay, z, kinetic));
        assertTrue(factor > 0 && factor <= last * (1 + 1e-11), factor + " after " + last);
        last = factor;
      }
      // The smallest fall is that of hydrogen, (alpha Z)^2 ln(1 / (alpha Z)) = 2.6e-4.
      assertTrue(last < 1 - 2e-4, "limit " + last + " for Z = " + z);
    }
  }

  /** gamma = 1, w = 1: p E F = E^2 / (1 - exp(-2 pi eta)) up to a constant, for light nuclei. */
  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.1, 1, 30})
  void lightNucleiAreNonRelativistic(double megaelectronvolt) {
    double kinetic = megaelectronvolt * Units.MEV;
    double energy = 1 + kinetic / Constants.ELECTRON_MASS;
    double expected = square(energy) * attraction(BetaDecay.MINUS, 1, kinetic);
    // (alpha Z)^2 = 5e-5 times the logarithm of p / (alpha m), at most 10.
    assertEquals(
        expected, new FermiFunction(BetaDecay.MINUS, 1).phaseSpace(kinetic), 5e-4 * expected);
  }

  private static double attraction(BetaDecay decay, int z, double kinetic) {
    double energy = kinetic + Constants.ELECTRON_MASS;
    double p = Math.sqrt(kinetic * (kinetic + 2 * Constants.ELECTRON_MASS));
    double exponent = 2 * Math.PI * Constants.ALPHA * z * energy / p;
    return decay == BetaDecay.MINUS ? -1 / Math.expm1(-exponent) : 1 / Math.expm1(exponent);
  }

  private static double square(double x) {
    return x * x;
  }

  /** mpmath 1.3 with 40 digits, its gamma function of a complex number. */
  @ParameterizedTest
  @CsvSource({
    "MINUS, 82, 0.02, 1.030421928513015",
    "MINUS, 82, 1, 2.924454819862235",
    "MINUS, 82, 40, 366.5718125721314",
    "PLUS, 82, 1, 0.03807192691149733",
    "MINUS, 118, 0.02, 1.020303681738295",
    "MINUS, 118, 1, 2.017891228362741",
    "MINUS, 118, 40, 43.41122934292978",
    "PLUS, 118, 40, 0.1937348477993011"
  })
  void heavyNucleiAsAnotherGammaFunctionHasThem(
      BetaDecay decay, int z, double kinetic, double expected) {
    assertEquals(
        expected,
        new FermiFunction(decay, z).phaseSpace(kinetic * Constants.ELECTRON_MASS),
        5e-13 * expected);
  }
}
