package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nudipole.io.EventFileReader;

/** Weights beside weights: each has its column, and all are against the run that was generated. */
class NamedWeightsTest {
  private static final int EVENTS = 500;

  @TempDir private static Path folder;

  private static String events;

  @BeforeAll
  static void make() {
    events =
        ExportedEvents.run(folder.resolve("e.h5"), "cr51-cevns-ge", EVENTS, "--alias", "mu=1e-10")
            .toString();
  }

  private static String reweight(String from, String to, String moment, String... more) {
    String out = folder.resolve(to).toString();
    String[] words = {"reweight", from, "--set", "/dipole/moment=" + moment, "-o", out, "--force"};
    String[] all = Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    ExportedEvents.done(all);
    return out;
  }

  private static double[] column(String file, String name) {
    try (EventFileReader reader = EventFileReader.open(Path.of(file))) {
      return reader.doubles(name, 0, EVENTS);
    }
  }

  @Test
  void weightsAreAdded() {
    String one = reweight(events, "one.h5", "2e-10 muB");
    String two = reweight(one, "two.h5", "3e-10 muB");
    String three = reweight(two, "three.h5", "2e-10 muB", "--name", "twice");
    String four = reweight(three, "four.h5", "0 muB");
    assertArrayEquals(column(one, "weight"), column(four, "weight"));
    assertArrayEquals(column(one, "weight"), column(four, "weight_twice"));
    assertArrayEquals(
        column(reweight(events, "other.h5", "3e-10 muB"), "weight"), column(four, "weight_2"));
    assertArrayEquals(
        column(reweight(events, "none.h5", "0 muB"), "weight"), column(four, "weight_3"));
    assertEquals(ExitCode.DONE, Invocation.of("verify", four).code());
  }

  @Test
  void namesAreCheckedBeforeAnythingIsWritten() {
    String one = reweight(events, "named.h5", "2e-10 muB", "--name", "a");
    for (String name : List.of("a", "b c", "x-y", "")) {
      Path out = folder.resolve("not.h5");
      Invocation refused =
          Invocation.of(
              "reweight", one, "--set", "/dipole/moment=0 muB", "--name", name, "-o", out + "");
      assertEquals(ExitCode.USAGE, refused.code(), name);
      assertTrue(refused.err().contains("--name"), refused.err());
      assertTrue(Files.notExists(out));
    }
  }

  /** Data are counted one by one, whatever the weights are called. */
  @Test
  void weightedEventsAreNoData() {
    String named = reweight(events, "data.h5", "2e-10 muB", "--name", "a");
    Invocation refused = Invocation.of("fit", named, "--free", "/dipole/moment");
    assertEquals(ExitCode.USAGE, refused.code());
    assertTrue(refused.err().contains("have weights"), refused.err());
  }
}
