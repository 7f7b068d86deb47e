package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.generator.axis.Digits;
import org.nudipole.io.EventFileReader;

/** Events as people read them. */
class PrintCommandTest {
  @TempDir private static Path folder;

  private static Path events;

  @BeforeAll
  static void make() {
    events = ExportedEvents.make(folder);
  }

  private static Invocation print(Path file, String... more) {
    String[] words = new String[more.length + 2];
    words[0] = "print";
    words[1] = file.toString();
    System.arraycopy(more, 0, words, 2, more.length);
    return ExportedEvents.done(words);
  }

  @Test
  void tenEventsFitATerminal() {
    String out = print(events).out();
    assertEquals(10, out.lines().filter(line -> line.startsWith("row ")).count());
    assertTrue(out.lines().allMatch(line -> line.length() <= 80), out);
    assertTrue(out.endsWith("10 events of " + ExportedEvents.EVENTS + " rows\n"), out);
  }

  /** What is shown of a row is what the file has, in a unit that suits. */
  @Test
  void numbersAreThoseOfTheFile() {
    try (EventFileReader reader = EventFileReader.open(events)) {
      int[] target = reader.integers("target", 0, 100);
      for (int row = 0; row < 100; row++) {
        String out = print(events, "-n", "1", "--from", "" + row).out();
        double recoil = reader.doubles("recoil_energy", row, 1)[0];
        boolean small = recoil < 1;
        String energy = Digits.of(small ? 1000 * recoil : recoil, 4) + (small ? " eV" : " keV");
        assertTrue(out.contains(energy), out);
        assertEquals(target[row] < 0, out.contains("deposit"), out);
        assertEquals(target[row] >= 0, out.contains("nu_e, "), out);
        if (target[row] >= 0) {
          assertTrue(out.contains(reader.header().targets().get(target[row]).name()), out);
        }
        boolean seen = reader.integers("detected", row, 1)[0] == 1;
        assertEquals(!seen, out.contains("not detected"), out);
        assertTrue(Pattern.compile("vertex +\\(\\S+, \\S+, \\S+\\) cm").matcher(out).find(), out);
      }
    }
  }

  @Test
  void detectedEventsAloneAreShown() {
    String out = print(events, "--detected", "-n", "20").out();
    assertEquals(20, out.lines().filter(line -> line.endsWith("detected")).count(), out);
    assertFalse(out.contains("not detected"), out);
  }

  /** Chosen columns: what is not there is not shown, and not guessed. */
  @Test
  void onlyWhatTheFileHasIsShown() {
    Path few = folder.resolve("few.h5");
    ExportedEvents.done(
        "run",
        "cr51-cevns-ge",
        "--set",
        "/run/beamOn=5",
        "--set",
        "/output/columns=recoil_energy detected",
        "--quiet",
        "-o",
        few.toString());
    String out = print(few).out();
    assertTrue(out.contains("row 4: event"), out);
    assertTrue(out.contains("  recoil "), out);
    for (String other : List.of("neutrino", "target", "vertex", "along", "observed")) {
      assertFalse(out.contains(other), out);
    }
  }

  @ParameterizedTest
  @CsvSource({"-n,0", "--from,-1", "--from,70000", "-n,x"})
  void whatCannotBeShownIsAFault(String option, String value) {
    Invocation refused = Invocation.of("print", events.toString(), option, value);
    assertEquals(ExitCode.USAGE, refused.code(), refused.out());
  }
}
