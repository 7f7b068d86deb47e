package org.nudipole.generator.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;

class ReactorSourceTest {
  @ParameterizedTest
  @EnumSource
  void emitsElectronAntineutrinosAllTheTime(ReactorModel model) {
    ReactorSource reactor = ReactorSource.of(model, FissionFractions.usual());
    assertTrue(reactor.lines().isEmpty());
    assertEquals(Units.DAY, reactor.time(Units.DAY).effectiveTime());
    for (Continuum continuum : reactor.continua()) {
      assertEquals(Flavour.ANTI_NU_E, continuum.flavour());
    }
  }

  /** Two neutrinos for each of 0.6 captures; the published tables are normalised to 1e-4. */
  @ParameterizedTest
  @CsvSource({"HUBER_MUELLER, 2", "BESTIOLE_2023, 1"})
  void captureAddsItsSpectrum(ReactorModel model, int component) {
    Continuum capture = model.continua(FissionFractions.usual()).get(component);
    assertEquals(1.2, capture.intensity(), 2e-4);
    assertTrue(capture.spectrum().high() < 1.3 * Units.MEV);
  }

  /** The mixture is linear in the fractions, at every energy. */
  @ParameterizedTest
  @EnumSource(names = {"HUBER_MUELLER", "BESTIOLE_2023"})
  void mixesTheIsotopes(ReactorModel model) {
    FissionFractions usual = FissionFractions.usual();
    for (double energy = 0.05; energy < 12; energy += 0.37) {
      double at = energy * Units.MEV;
      double mixed = fission(model, usual, at);
      double sum =
          usual.mean(
              isotope -> {
                Double[] shares = {0.0, 0.0, 0.0, 0.0};
                shares[isotope.ordinal()] = 1.0;
                return fission(model, new FissionFractions(Arrays.asList(shares)), at);
              });
      assertEquals(sum, mixed, 1e-12 * sum, () -> "at " + at / Units.MEV + " MeV");
    }
  }

  // Without capture, which does not depend on the fractions.
  private static double fission(ReactorModel model, FissionFractions fractions, double energy) {
    List<Continuum> continua = model.continua(fractions);
    return continua.subList(0, continua.size() - 1).stream()
        .mapToDouble(continuum -> continuum.spectrum().value(energy))
        .sum();
  }

  @ParameterizedTest
  @CsvSource({
    "0.58, 0.07, 0.30, 0.06",
    "0.58, 0.07, 0.30, 0.04",
    "1.10, -0.10, 0, 0",
    "NaN, 0.07, 0.30, 0.05",
  })
  void fractionsSumToOne(double u235, double u238, double pu239, double pu241) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new FissionFractions(List.of(u235, u238, pu239, pu241)));
  }

  @Test
  void thereAreFourFractions() {
    assertThrows(IllegalArgumentException.class, () -> new FissionFractions(List.of(0.5, 0.5)));
  }

  /** The bounds of a sum of exponentials are its ends: a polynomial that rises is refused. */
  @Test
  void polynomialsFall() {
    ExponentialPolynomial.Term dips = new ExponentialPolynomial.Term(1, 0, -6, 1);
    assertThrows(IllegalArgumentException.class, () -> between(2, 8, dips));
    assertThrows(IllegalArgumentException.class, () -> between(2, 3.01, dips));
    assertEquals(Math.exp(-8), between(2, 2.99, dips).value(2 * Units.MEV) * Units.MEV, 1e-15);
  }

  private static ExponentialPolynomial between(
      double low, double high, ExponentialPolynomial.Term term) {
    return ExponentialPolynomial.of(low * Units.MEV, high * Units.MEV, List.of(term));
  }

  @Test
  void unknownModelsAreNamed() {
    assertThrows(IllegalArgumentException.class, () -> ReactorModel.named("schreckenbach"));
  }
}
