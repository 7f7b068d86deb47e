package org.nudipole.generator.interaction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Target;

/**
 * Form factors against a separate evaluation of the same formulas in Python, with 40 digits and
 * sines and cosines from their series. Near zero all radii look alike: only large momentum
 * transfers tell the skin from the radius. Doubles lose digits in sin x - x cos x, so 1e-12
 * absolute.
 */
class FormFactorReferenceTest {
  private static final double TOLERANCE = 1e-12;

  private static Target nucleus(int z, int a) {
    return new Target("nucleus", z, a, "", 0, 0, a * Units.MEV, 0);
  }

  @ParameterizedTest
  @CsvSource({
    "2, 0.9997264620038475, 0.9996055861101876",
    "30, 0.9399317518032183, 0.9142246403939874",
    "100, 0.4759424519525576, 0.3195868351652115",
    "200, -0.02646326426335233, -0.05599092862273281",
    "300, -0.01075077963986292, 0.01371851989601974"
  })
  void helm(double momentumMeV, double lewinSmith72, double rms133) {
    double q = momentumMeV * Units.MEV;
    Helm rms = new Helm(OptionalDouble.of(4.8 * Units.FM));
    assertEquals(lewinSmith72, Helm.lewinSmith().value(q, nucleus(32, 72)), TOLERANCE);
    assertEquals(rms133, rms.value(q, nucleus(55, 133)), TOLERANCE);
  }

  @ParameterizedTest
  @CsvSource({
    "2, 0.9995447977907921, 0.9997900192251817",
    "30, 0.9015910686775115, 0.9536730075287164",
    "100, 0.2596765497131058, 0.5759306233179845",
    "200, -0.04849794056789293, 0.04057187240046889",
    "300, 0.01513308718463774, -0.04231838474612249"
  })
  void kleinNystrand(double momentumMeV, double standard133, double other40) {
    double q = momentumMeV * Units.MEV;
    KleinNystrand other = new KleinNystrand(0.6 * Units.FM, 1.2 * Units.FM);
    assertEquals(standard133, KleinNystrand.standard().value(q, nucleus(55, 133)), TOLERANCE);
    assertEquals(other40, other.value(q, nucleus(18, 40)), TOLERANCE);
  }
}
