package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.macros.language.RunSettings;
import picocli.CommandLine;

/** Which numbers options name. */
class LimitedNumbersTest {
  private static final String PHASE = "/dipole/lambda 24 #phase";

  private static final RunSettings WITHOUT_ELEMENTS =
      RunConfiguration.read("limits/cr51-cevns-ge", List.of(), List.of()).get(0).settings();

  private static LimitedNumbers.Of numbers(String... options) {
    return CommandLine.populateCommand(new LimitedNumbers(), options).in(WITHOUT_ELEMENTS);
  }

  /** The line of an element that is limited or scanned need not be in the macro. */
  @Test
  void aPhaseBelongsToAnElementThatMoves() {
    String scan = "/dipole/lambda 24 1e-12 .. 1e-11 muB log 3";
    LimitedNumbers.Of beside =
        numbers("--parameter", "/dipole/lambda 14", "--scan", scan, "--profile", PHASE);
    assertEquals(List.of(PHASE), beside.profiled().stream().map(FreeParameter::text).toList());
    LimitedNumbers.Of own = numbers("--parameter", "/dipole/lambda 24", "--profile", PHASE);
    assertEquals(beside.profiled(), own.profiled());
    LimitedNumbers.Of scanned =
        numbers("--parameter", "/dipole/lambda 24", "--scan", PHASE + " 0 .. 90 deg linear 3");
    assertEquals(PHASE, scanned.scan().orElseThrow().parameter().text());
  }

  /** The line that is missing is that of the element which was named. */
  @Test
  void aPhaseOfNoElementIsRefused() {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> numbers("--parameter", "/dipole/lambda 14", "--profile", PHASE))
            .getMessage();
    assertTrue(message.contains("add a line such as `/dipole/lambda 24 1e-11 muB"), message);
  }
}
