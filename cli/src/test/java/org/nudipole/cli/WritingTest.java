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
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.cli.report.Json;

/** JSON and progress. */
class WritingTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void jsonReadsBackAsItWas(long seed) {
    UniformRandomProvider random = new SplitMix64(seed);
    for (int i = 0; i < 100; i++) {
      String string = text(random);
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("string " + string, string);
      object.put(
          "numbers",
          List.of(
              finite(random), random.nextLong(), Map.of("flag", random.nextBoolean()), List.of()));
      // What differs is told with the seed.
      assertEquals(object, JsonReader.object(Json.of(object)), "seed " + seed + ", try " + i);
    }
  }

  /** Characters of any script, also halves of pairs. */
  private static String text(UniformRandomProvider random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(100); i > 0; i--) {
      text.append((char) random.nextInt(random.nextBoolean() ? 128 : 65_536));
    }
    return text.toString();
  }

  /** A number of any size: any 64 bits, but for infinities and what is no number. */
  private static double finite(UniformRandomProvider random) {
    double value = Double.longBitsToDouble(random.nextLong());
    return Double.isFinite(value) ? value : random.nextInt();
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

  /**
   * Before there is a number to tell, a terminal says that the program is at work, and no log does.
   */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aTerminalIsNotLeftSilent(boolean terminal) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    String[] seen = new String[1];
    int answer =
        ProgressDisplay.during(
            new Console(err, err, terminal),
            "m.mac",
            () -> {
              seen[0] = bytes.toString(StandardCharsets.UTF_8);
              return 42;
            });
    assertEquals(42, answer);
    String line = "\rm.mac expected rates ...\033[K";
    assertEquals(terminal ? line : "", seen[0]);
    assertEquals(terminal ? line + "\r\033[K" : "", bytes.toString(StandardCharsets.UTF_8));
  }
}
