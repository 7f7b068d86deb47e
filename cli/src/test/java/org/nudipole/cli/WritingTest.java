package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.nudipole.cli.report.Json;

/** JSON and progress. */
class WritingTest {
  @Property(tries = 500)
  void jsonReadsBackAsItWas(
      @ForAll String string, @ForAll double number, @ForAll long integer, @ForAll boolean flag) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("string " + string, string);
    object.put("numbers", List.of(number, integer, Map.of("flag", flag), List.of()));
    assertEquals(object, JsonReader.object(Json.of(object)));
  }

  @Test
  void jsonHasNoInfinities() {
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> Json.of(Map.of("x", bad)));
    }
  }

  @Test
  void shortRunsShowNoProgress() {
    assertEquals("", progress(true, 0));
    assertEquals("", progress(false, 0));
  }

  @Test
  void aBarIsDrawnOverAndWiped() {
    String shown = progress(true, 600_000_000);
    assertTrue(shown.startsWith("\rx.h5 [#######"), shown);
    assertTrue(shown.contains("25 %"), shown);
    assertTrue(shown.endsWith("\r\033[K"), shown);
  }

  @Test
  void aPipeGetsPlainLines() {
    String shown = progress(false, 10_500_000_000L);
    assertTrue(shown.matches("x.h5  25 %  .* events/s  3[0-9] s left\\R"), shown);
  }

  /** What is said when a quarter of a run is done after some time, in ns. */
  private static String progress(boolean terminal, long elapsed) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    long[] clock = {0};
    ProgressDisplay display =
        new ProgressDisplay(new Console(err, err, terminal), "x.h5", () -> clock[0]);
    clock[0] = elapsed;
    display.progress(25, 100);
    display.progress(26, 100);
    display.clear();
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
