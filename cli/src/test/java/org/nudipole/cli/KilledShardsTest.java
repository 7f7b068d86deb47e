package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever ends a run, what is complete stays, and the result is that of an undisturbed run. */
@Tag("canonical")
class KilledShardsTest {
  private static final long PATIENCE_SECONDS = 300;
  private static final int EVENTS = 3_000_000;
  private static final String SOME_BLOCKS = "(?s).*; [1-9][0-9]* of [0-9]+ blocks .* complete.*";
  private static final String FILE = "a.h5";

  /** Exit code of a process that SIGKILL has ended. */
  private static final int KILLED = 128 + 9;

  /** How long after its first byte a run is killed at the latest, where it takes that long. */
  private static final long MOST_NANOSECONDS = 400_000_000;

  @TempDir private Path folder;

  @BeforeEach
  void anUndisturbedRun() {
    assertEquals(
        ExitCode.DONE,
        Invocation.of(arguments(folder.resolve("undisturbed.h5").toString())).code());
  }

  private static String[] arguments(String... output) {
    List<String> all =
        new ArrayList<>(List.of("run", "cr51-cevns-ge", "--set", "/run/beamOn=" + EVENTS, "-q"));
    all.add("-o");
    all.addAll(List.of(output));
    return all.toArray(String[]::new);
  }

  private Process start(String... output) throws IOException {
    return start(ProcessTest.program(arguments(output)));
  }

  private Process start(List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(Files.createTempFile(folder, "said", "").toFile())
        .start();
  }

  private static int end(Process process) throws InterruptedException {
    assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
    return process.exitValue();
  }

  private void same(Path file) throws IOException {
    assertEquals(-1, Files.mismatch(folder.resolve("undisturbed.h5"), file));
  }

  private String said() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.getFileName().toString().startsWith("said")).toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }

  @Test
  void fiveKills() throws Exception {
    kills(5, 1);
  }

  @Test
  @Tag("long")
  void fiftyKills() throws Exception {
    kills(50, 2);
  }

  // At random moments from the first byte on; every other run is one of shards.
  private void kills(int count, long seed) throws Exception {
    PartHolder.assumeTold(folder);
    SplittableRandom random = new SplittableRandom(seed);
    Path merged = folder.resolve("merged.h5");
    long most = MOST_NANOSECONDS;
    int killed = 0;
    for (int round = 0; killed < count; round++) {
      boolean shards = round % 2 == 1;
      String output = shards ? "d/" : FILE;
      Path where = shards ? folder.resolve("d") : folder;
      boolean done = false;
      while (!done) {
        Process process =
            shards ? start(output, "--shards", "3", "--resume") : start(output, "--resume");
        if (killed < count
            && PartHolder.writes(process, where)
            && !process.waitFor(random.nextLong(most), TimeUnit.NANOSECONDS)) {
          process.destroyForcibly();
        }
        int code = end(process);
        done = code == ExitCode.DONE;
        if (!done) {
          // It was running, and did not end by itself.
          assertEquals(KILLED, code, said());
          killed++;
        } else if (killed < count) {
          most = Math.max(1, most / 2); // a machine that is too fast for moments this late
        }
      }
      if (shards) {
        assertEquals(
            ExitCode.DONE,
            Invocation.of("merge", folder.resolve("d").toString(), "-o", merged.toString()).code());
        same(merged);
        delete(folder.resolve("d"));
        Files.delete(merged);
      } else {
        same(folder.resolve(FILE));
        Files.delete(folder.resolve(FILE));
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        assertFalse(file.toString().endsWith(".part"), file.toString());
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }

  /** A limit of the shell on the length of files, as on some login nodes. */
  @Test
  void aFileThatMayNotGrow() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
    String program = String.join(" ", ProcessTest.program(arguments("d/", "--shards", "3")));
    // In blocks of 512 bytes; a shard has 50 MB. The program's own files are shorter.
    Process limited = start(List.of("/bin/sh", "-c", "ulimit -f 60000; exec " + program));
    assertEquals(ExitCode.INPUT_OUTPUT, end(limited));
    assertTrue(said().contains("allows no file this large"), said());
    assertEquals(ExitCode.DONE, end(start("d/", "--shards", "3", "--resume")));
    Path merged = folder.resolve("merged.h5");
    assertEquals(
        ExitCode.DONE,
        Invocation.of("merge", folder.resolve("d").toString(), "-o", merged.toString()).code());
    same(merged);
  }

  /** Two that complete one folder: each file is made by one of them. */
  @Test
  void twoProcessesInOneFolder() throws Exception {
    PartHolder.assumeTold(folder);
    List<Process> both = new ArrayList<>();
    for (int k = 0; k < 2; k++) {
      both.add(start("d/", "--shards", "5", "--resume"));
    }
    try {
      // One is stopped while it makes a shard; the other makes what it can meanwhile.
      Process first = PartHolder.stopWriter(both, folder.resolve("d"));
      Process second = both.get(1 - both.indexOf(first));
      assertEquals(ExitCode.INPUT_OUTPUT, end(second), said());
      assertTrue(said().contains("another run"), said());
      PartHolder.goOn(first);
      assertEquals(ExitCode.DONE, end(first), said());
    } finally {
      both.forEach(Process::destroyForcibly);
    }
    Path merged = folder.resolve("merged.h5");
    assertEquals(
        ExitCode.DONE,
        Invocation.of("merge", folder.resolve("d").toString(), "-o", merged.toString()).code());
    same(merged);
    delete(folder.resolve("d"));
  }

  /** A signal in the middle: said within a second, and resumed from there. */
  @Test
  void aSignalIsResumed() throws Exception {
    PartHolder.assumeTold(folder);
    Path part = folder.resolve("big.h5.part");
    List<String> program = ProcessTest.program("run", "cr51-cevns-ge", "-q", "-o", "big.h5");
    program.addAll(List.of("--set", "/run/beamOn=20000000", "--threads", "1"));
    Process process = start(program);
    assertTrue(PartHolder.writes(process, folder), said());
    // As anybody can ask.
    while (!Invocation.of("inspect", part.toString()).err().matches(SOME_BLOCKS)) {
      assertTrue(process.isAlive(), said());
      Thread.sleep(20);
    }
    long start = System.nanoTime();
    process.destroy(); // SIGTERM
    assertEquals(ExitCode.INTERRUPTED, end(process), said());
    // One second, and what a busy machine takes.
    assertTrue((System.nanoTime() - start) * 1e-9 < 5);
    assertTrue(said().contains("big.h5.part: the same command with --resume goes on"), said());
    assertTrue(Files.exists(part));
  }
}
