package org.nudipole.macros.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which units the ends of a scan may have: those that the command takes. */
class ScanTest {
  private static Scan scan(String threshold, String text) {
    return Scan.of(text, Macros.read("/response/threshold " + threshold).runs().get(0));
  }

  @ParameterizedTest
  @CsvSource({
    "8 eV, 8 eV .. 17 eV, eV, 17",
    "8 eVnr, 8 eV .. 17 eV, eV, 17",
    "8 eV, 8 eVnr .. 0.017 keVnr, eVnr, 17",
    "8 eV, 8 PE .. 17 PE, PE, 17"
  })
  void aThresholdIsScannedInEveryUnitItTakes(String own, String ends, String unit, double last) {
    Scan scan = scan(own, "/response/threshold " + ends + " linear 3");
    assertEquals(unit, scan.parameter().units());
    List<Double> values = scan.values();
    assertEquals(8, values.get(0));
    assertEquals((8 + last) / 2, values.get(1), 1e-12);
    assertEquals(last, values.get(2), 1e-12);
  }

  @ParameterizedTest
  @CsvSource({
    "8 eVnr .. 17 eVee, the ends are on different scales",
    "8 eV .. 17 PE, the ends are on different scales",
    "8 cm .. 17 cm, an observed energy or signal is needed"
  })
  void otherUnitsAreRefused(String ends, String why) {
    Throwable e =
        assertThrows(
            IllegalArgumentException.class,
            () -> scan("8 eV", "/response/threshold " + ends + " linear 3"));
    assertTrue(e.getMessage().contains(why), e.getMessage());
  }

  @Test
  void endsTooFarApartAreRefused() {
    Throwable e =
        assertThrows(
            IllegalArgumentException.class,
            () -> scan("8 eV", "/dipole/mass 1e-300 keV .. 1e300 keV log 3"));
    assertTrue(e.getMessage().contains("too far apart"), e.getMessage());
  }

  @Test
  void aPlainNumberHasNoUnit() {
    Throwable e =
        assertThrows(
            IllegalArgumentException.class,
            () -> scan("8 eV", "/interaction/sin2ThetaW 0.2 keV .. 0.3 linear 3"));
    assertTrue(e.getMessage().contains("has no unit"), e.getMessage());
  }
}
