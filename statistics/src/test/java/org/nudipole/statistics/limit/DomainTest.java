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
  private final FreeParameter distance =
      FreeParameter.of(
          "/source/distance",
          RunConfiguration.read("cr51-cevns-ge", List.of(), List.of()).get(0).settings());

  private Domain possible(boolean general) {
    return Domain.range(distance, 1)
        .possible(
            distance,
            25,
            1,
            value -> {
              if (value < 7) {
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
    assertEquals(List.of("7.0000 cm (too near)"), domain.ends());
  }

  @Test
  void anyOtherRefusalIsTold() {
    MacroException fault = assertThrows(MacroException.class, () -> possible(true));
    String text = fault.getMessage();
    assertTrue(text.contains("with /source/distance") && text.contains("it fails"), text);
  }
}
