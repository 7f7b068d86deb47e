package org.nudipole.validation.challenge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.generator.axis.Spacing;

class HiddenValueTest {
  @ParameterizedTest
  @CsvSource({
    "/dipole/mass 10 keV .. 300 keV log,/dipole/mass,keV,10,300,LOG",
    "/dipole/mass 10 .. 300 keV,/dipole/mass,keV,10,300,LINEAR",
    "/interaction/sin2ThetaW 0.22 .. 0.25 linear,/interaction/sin2ThetaW,'',0.22,0.25,LINEAR",
    "/dipole/lambda 14 1e-11 muB..1e-10 muB log,/dipole/lambda 14,muB,1e-11,1e-10,LOG",
  })
  void reads(String text, String parameter, String unit, double low, double high, Spacing scale) {
    assertEquals(new Prior(parameter, unit, low, high, scale), HiddenValue.parse(text).prior());
  }

  @Test
  void takesTheUnitOfTheLowerLimit() {
    Prior prior = HiddenValue.parse("/dipole/mass 10 keV .. 2 MeV log").prior();
    assertEquals("keV", prior.unit());
    assertEquals(10, prior.low(), 0);
    assertEquals(2000, prior.high(), 1e-9);
  }

  @Test
  void writesTheSetting() {
    HiddenValue lambda = HiddenValue.parse("/dipole/lambda 14 1e-11 muB .. 1e-10 muB log");
    assertEquals("/dipole/lambda=14 2.5E-11 muB", lambda.setting(2.5e-11));
    assertEquals("/dipole/lambda", lambda.command());
    assertEquals(
        "/interaction/sin2ThetaW=0.23",
        HiddenValue.parse("/interaction/sin2ThetaW 0.2 .. 0.3").setting(0.23));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/dipole/mass",
        "/dipole/mass 10 keV 300 keV",
        "/dipole/mass 10 keV .. 300 cm",
        "/dipole/mass 10 keV .. 300",
        "/response/threshold 10 eVnr .. 1 keV",
        "/dipole/mass low .. high keV",
        "/dipole/mass 10 keV .. keV",
        "/dipole/mass 300 keV .. 10 keV",
        "/dipole/mass 0 keV .. 10 keV log",
        "/dipole/mass NaN keV .. 10 keV",
        "dipole/mass 1 keV .. 10 keV"
      })
  void refuses(String text) {
    Throwable e = assertThrows(IllegalArgumentException.class, () -> HiddenValue.parse(text));
    assertTrue(e.getMessage().contains("("), e.getMessage());
  }
}
