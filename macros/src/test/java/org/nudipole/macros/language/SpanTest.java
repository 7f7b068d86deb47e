package org.nudipole.macros.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.generator.axis.Spacing;

/** How limits are written, and what is said where they are not. */
class SpanTest {
  private static Span span(String text) {
    return Span.of(text, "otherwise");
  }

  @ParameterizedTest
  @CsvSource({
    "/dipole/mass 1 keV .. 1 MeV log 40, /dipole/mass, 1, 1000, keV",
    "/dipole/mass 1 MeV..10 keV, /dipole/mass, 1, 0.01, MeV",
    "/dipole/lambda 14 1e-11 .. 1e-10 muB linear 3, /dipole/lambda 14, 1e-11, 1e-10, muB",
    "0 .. 6 us linear 12, '', 0, 6, us",
    "' -1 .. 1. ', '', -1, 1, ''"
  })
  void reads(String text, String words, double from, double to, String unit) {
    Span span = span(text);
    assertEquals(words, span.words());
    assertEquals(from, span.from());
    assertEquals(to, span.to(), 1e-12 * Math.abs(to));
    assertEquals(unit, span.unit().map(Unit::symbol).orElse(""));
  }

  @Test
  void saysOnlyWhatIsWritten() {
    assertEquals(Optional.empty(), span("1 .. 2").spacing());
    assertEquals(Optional.of(Spacing.LOG), span("1 .. 2 log").spacing());
    assertEquals(OptionalInt.empty(), span("1 .. 2 log").number());
    assertEquals(OptionalInt.of(7), span("1 .. 2 linear 7").number());
  }

  @ParameterizedTest
  @CsvSource({
    "'', two limits with .. between them are needed",
    "/x 1 keV 2 keV, two limits with .. between them are needed",
    "/x .., /x is not a number",
    ".. 3, a limit is missing",
    "/x 1 .., a limit is missing",
    "/x low .. 3 keV, low is not a number",
    "/x NaN .. 3, NaN is not a number",
    "/x 1 .. 1e999, 1e999 is too large for a double",
    "/x 1e-400 keV .. 3 keV, 1e-400 is too small for a double",
    "/x 1 keV .. 1e308 MeV, the limits are too far apart for doubles",
    "/x 1...3 keV, 'two dots stand between the limits, with blanks around them'",
    "/x 1 .. 0x1p3, 0x1p3 is not a number",
    "/x 1 flubs .. 3 keV, flubs is not a unit",
    "/x 1 keV .. 3, the second limit has no unit",
    "/x 1 keV .. 3 cm, the ends are on different scales: keV and cm",
    "/x 8 eVnr .. 17 eVee, the ends are on different scales: eVnr and eVee",
    "/x 1 .. 3 keV log many, many is not a number",
    "/x 1 .. 3 keV log 0, 0 is not a whole number from 1 to 99999",
    "/x 1 .. 3 keV log 2.5, 2.5 is not a whole number from 1 to 99999",
    "/x 1 .. 3 keV log 4 more, more is not expected there",
    "/x 1 .. 3 keV 4, 4 is not expected there"
  })
  void refuses(String text, String why) {
    Throwable e = assertThrows(IllegalArgumentException.class, () -> span(text));
    assertEquals("\"" + text + "\" (" + why + ") write otherwise", e.getMessage());
  }

  @Test
  void namesTheNearestUnit() {
    Throwable e = assertThrows(IllegalArgumentException.class, () -> span("/x 1 kev .. 3 keV"));
    assertEquals("\"/x 1 kev .. 3 keV\" (kev is not a unit) did you mean keV?", e.getMessage());
  }

  @Test
  void cutsALongTextShort() {
    Throwable e = assertThrows(IllegalArgumentException.class, () -> span("x".repeat(5000)));
    assertTrue(e.getMessage().length() < 200, e.getMessage());
  }
}
