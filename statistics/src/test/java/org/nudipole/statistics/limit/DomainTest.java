package org.nudipole.statistics.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.Fault;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.macros.language.MacroException;
import org.nudipole.macros.language.SourceLocation;

/** Where the range of a number ends, and where something else is refused. */
class DomainTest {
  private static Domain possible(boolean general) {
    return possible("/source/distance", general, 1, 7);
  }

  private static Domain possible(String command, boolean general, double step, double least) {
    FreeParameter distance =
        FreeParameter.of(
            command,
            RunConfiguration.read("cr51-cevns-ge", List.of(), List.of()).get(0).settings());
    return Domain.range(distance, 1)
        .possible(
            distance,
            25,
            step,
            value -> {
              if (value < least) {
                SourceLocation place = new SourceLocation("--set[1]", 0, 1);
                throw new MacroException(
                    List.of(new Fault(place, "it fails", "too near", "go away", general)));
              }
            });
  }

  @Test
  void aRefusedValueEndsTheRangeAndIsNamed() {
    Domain domain = possible(false);
    assertEquals(7, domain.low(), 1e-5);
    assertEquals(Double.POSITIVE_INFINITY, domain.high(), 0);
    assertEquals(List.of("/source/distance ends at 7 cm (too near)"), domain.ends());
  }

  /** A limit and a fit look for the same end from other places. */
  @Test
  void anEndIsToldWithTheDigitsThatAreKnown() {
    for (double step : List.of(0.3, 1.0, 3.7)) {
      assertEquals(
          List.of("/source/distance ends at 0.0123 cm (too near)"),
          possible("/source/distance", false, step, 0.0123).ends());
      assertEquals(
          List.of("/source/radius ends at 0 cm (too near)"),
          possible("/source/radius", false, step, 1e-7).ends());
    }
  }

  @Test
  void anyOtherRefusalIsTold() {
    MacroException fault = assertThrows(MacroException.class, () -> possible(true));
    String text = fault.getMessage();
    assertTrue(text.contains("with /source/distance") && text.contains("it fails"), text);
  }
}
