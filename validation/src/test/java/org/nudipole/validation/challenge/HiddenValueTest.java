package org.nudipole.validation.challenge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.generator.axis.Spacing;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.macros.language.MacroException;
import org.nudipole.macros.language.MacroParser;
import org.nudipole.macros.language.RunSettings;

class HiddenValueTest {
  @ParameterizedTest
  @CsvSource({
    "/dipole/mass 10 keV .. 300 keV log,/dipole/mass,keV,10,300,LOG",
    "/dipole/mass 10 .. 300 keV,/dipole/mass,keV,10,300,LINEAR",
    "c2:/response/threshold 8 .. 9 eV,c2:/response/threshold,eV,8,9,LINEAR",
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

  /** It is written into the public macro. */
  @Test
  void theMiddleOfALogarithmIsTheNumberThatOneWouldWrite() {
    assertEquals(1, HiddenValue.parse("/dipole/mass 0.1 keV .. 10 keV log").prior().middle(), 0);
    assertEquals(
        Math.sqrt(3000),
        HiddenValue.parse("/dipole/mass 10 keV .. 300 keV log").prior().middle(),
        1e-12);
  }

  /** What a run says beside the number stays: a phase, a range, other numbers of the command. */
  @ParameterizedTest
  @CsvSource({
    "/dipole/lambda 14 1e-11 muB .. 1e-10 muB log, /dipole/lambda 14 5.5 muB 30 deg",
    "/background/flat compton 50 /t/year/keV .. 100 /t/year/keV,"
        + " /background/flat compton 5.5 /t/year/keV 1 30 keV",
    "/background/flat compton #to 5 keV .. 9 keV, /background/flat compton 76 /t/year/keV 1 5.5 keV",
    "/response/efficiency #width 2 eV .. 9 eV, /response/efficiency erf 10 eV 5.5 eV 0.95",
    "/interaction/sin2ThetaW 0.2 .. 0.3, /interaction/sin2ThetaW 5.5",
  })
  void isWrittenIntoItsLine(String text, String line) {
    RunSettings run =
        MacroParser.standard()
            .read(
                "cr51-cevns-ge",
                List.of(
                    "/dipole/lambda=14 1e-11 muB 30 deg",
                    "/background/flat=compton 76 /t/year/keV 1 30 keV",
                    "/response/efficiency=erf 10 eV 3 eV 0.95"),
                List.of())
            .runs()
            .get(0);
    FreeParameter number = HiddenValue.parse(text).of(run);
    if (number.range().contains(5.5)) {
      String macro = number.set(run, 5.5).toMacro();
      assertTrue(macro.lines().anyMatch(line::equals), macro);
      assertEquals(run.settings().size(), number.set(run, 5.5).settings().size());
    } else {
      assertThrows(MacroException.class, () -> number.set(run, 5.5));
    }
  }

  @Test
  void aUnitIsNeededWhereTheNumberHasOne() {
    RunSettings run =
        MacroParser.standard().read("cr51-cevns-ge", List.of(), List.of()).runs().get(0);
    for (String text : List.of("/dipole/mass 1 .. 2", "/interaction/sin2ThetaW 0.2 keV .. 1 keV")) {
      HiddenValue hidden = HiddenValue.parse(text);
      assertThrows(IllegalArgumentException.class, () -> hidden.of(run), text);
    }
  }

  @Test
  void signalsAreThoseOfCommandsWithANull() {
    assertTrue(HiddenValue.parse("/dipole/lambda 14 0 muB .. 1 muB").isSignal());
    assertFalse(HiddenValue.parse("/dipole/lambda 14 #phase 0 deg .. 90 deg").isSignal());
    assertFalse(HiddenValue.parse("/dipole/mass 0 keV .. 1 keV").isSignal());
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
