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

  /**
   * p = -a E + b E^2 falls up to a / 2b, p = -a E + b E^3 up to (a / 3b)^(1/2): proved up to there.
   */
  @Test
  void polynomialsAreProvedUpToWhereTheyTurn() {
    for (double side : new double[] {1, -1}) {
      double near = 3 * (1 - side * 1e-9);
      ExponentialPolynomial.Term square = new ExponentialPolynomial.Term(1, 0.3, -4.2, 0.7);
      ExponentialPolynomial.Term cube = new ExponentialPolynomial.Term(1, 0.3, -8.1, 0, 0.3);
      // The greatest curvature in a panel stands for all of it: 1e-7 of the slope.
      double ofCube = side > 0 ? 3 * (1 - 1e-7) : near;
      if (side > 0) {
        assertEquals(near * Units.MEV, between(1, near, square).high());
        assertEquals(ofCube * Units.MEV, between(1, ofCube, cube).high());
      } else {
        assertThrows(IllegalArgumentException.class, () -> between(1, near, square));
        assertThrows(IllegalArgumentException.class, () -> between(1, near, cube));
      }
    }
    // One that rises at first.
    ExponentialPolynomial.Term hill = new ExponentialPolynomial.Term(1, 0, 4.2, -0.7);
    assertThrows(IllegalArgumentException.class, () -> between(3 - 1e-9, 8, hill));
    assertEquals(8 * Units.MEV, between(3 + 1e-9, 8, hill).high());
  }

  @Test
  void modelsHaveNames() {
    assertEquals(
        List.of("huberMueller", "kopeikin", "bestiole2023"),
        Arrays.stream(ReactorModel.values()).map(ReactorModel::label).toList());
    for (ReactorModel model : ReactorModel.values()) {
      assertEquals(model, ReactorModel.named(model.label()));
      assertEquals(model != ReactorModel.KOPEIKIN, model.hasFractions());
    }
  }
}
