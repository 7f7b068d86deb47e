package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pairs of processes that write one event file at once: one does, the other says so. */
@Tag("canonical")
class ConcurrentRunsTest {
  private static final long PATIENCE_SECONDS = 300;

  @TempDir private Path folder;

  @Test
  void fivePairs() throws Exception {
    pairs(5);
  }

  @Test
  @Tag("long")
  void fiftyPairs() throws Exception {
    pairs(50);
  }

  private void pairs(int count) throws Exception {
    PartHolder.assumeTold(folder);
    ExampleMacros.write(folder, "a.mac", ExampleMacros.SET_UP + "/run/beamOn 5000000\n");
    for (int i = 0; i < count; i++) {
      String name = "pair" + i + ".h5";
      List<Process> both = new ArrayList<>();
      for (int k = 0; k < 2; k++) {
        // Another seed each: of mixed blocks the digest would tell.
        List<String> run =
            ProcessTest.program("run", "a.mac", "-o", name, "--quiet", "--seed", "" + (2 * i + k));
        if (i % 2 == 1) {
          run.add("--force");
        }
        both.add(
            new ProcessBuilder(run)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said(k).toFile())
                .start());
      }
      String loser;
      int winner;
      try {
        // They begin at once; whoever holds the file is stopped, so that the other finds it held.
        Process first = PartHolder.stopWriter(both, folder);
        winner = both.indexOf(first);
        Process second = both.get(1 - winner);
        assertTrue(second.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
        loser = Files.readString(said(1 - winner));
        assertEquals(ExitCode.INPUT_OUTPUT, second.exitValue(), loser);
        PartHolder.goOn(first);
        assertTrue(first.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
        assertEquals(ExitCode.DONE, first.exitValue(), Files.readString(said(winner)));
      } finally {
        both.forEach(Process::destroyForcibly);
      }
      assertTrue(loser.contains(name + ": ") && loser.contains("another run"), loser);
      assertEquals(1, loser.lines().count(), loser);
      Path file = folder.resolve(name);
      assertEquals(ExitCode.DONE, Invocation.of("verify", file.toString()).code());
      Object seed = Invocation.of("inspect", file.toString(), "--json").json().get("seed");
      assertEquals(2.0 * i + winner, ((Number) seed).doubleValue());
      Files.delete(file);
      try (Stream<Path> left = Files.list(folder)) {
        assertFalse(left.anyMatch(f -> f.toString().endsWith(".part")));
      }
    }
  }

  private Path said(int process) {
    return folder.resolve("said" + process);
  }
}
