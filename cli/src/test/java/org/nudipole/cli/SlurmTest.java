package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job file for Slurm, submitted to a real one. */
@Tag("canonical")
class SlurmTest {
  private static final int SHARDS = 4;
  private static final int LAST = SHARDS - 1;

  @TempDir private Path folder;

  private Path shard(int number) {
    return folder.resolve("shards/events-0000" + number + ".h5");
  }

  private long shards() throws Exception {
    try (Stream<Path> files = Files.list(folder.resolve("shards"))) {
      return files.filter(file -> file.toString().endsWith(".h5")).count();
    }
  }

  private void command(String... arguments) {
    Invocation done = Invocation.of(arguments);
    assertEquals(ExitCode.DONE, done.code(), done::err);
  }

  /** A task that was killed is made by the same job file submitted again; the others are kept. */
  @Test
  void aJobThatLostATaskIsCompletedByItself() throws Exception {
    String macro = ExampleMacros.single(folder, 300_000);
    Path job = folder.resolve("job.sh");
    String into = folder.resolve("shards").toString();
    command(
        "cluster-job",
        macro,
        "--shards",
        "4",
        "--system",
        "slurm",
        "--folder",
        into,
        "-o",
        job + "");
    Path program = folder.resolve("nudipole");
    Files.writeString(program, "#!/bin/sh\nexec " + quoted(ProcessTest.program()) + " \"$@\"\n");
    assertTrue(program.toFile().setExecutable(true));
    Map<String, String> nudipole = Map.of("NUDIPOLE", program.toString());
    try (PrivateSlurm slurm = PrivateSlurm.start(Files.createDirectory(folder.resolve("slurm")))) {
      String first = slurm.run(nudipole, "sbatch", "--parsable", job.toString()).strip();
      // Two processors: it waits, or has just begun.
      slurm.run("scancel", first + "_" + SHARDS);
      slurm.until("the job ends", () -> slurm.run("squeue", "-h").isBlank());
      assertFalse(Files.exists(shard(LAST)), "the task was not killed");
      assertEquals(SHARDS - 1, shards());
      Object before = Files.readAttributes(shard(0), "lastModifiedTime,fileKey");
      slurm.run(nudipole, "sbatch", "--wait", job.toString());
      assertEquals(SHARDS, shards());
      assertEquals(before, Files.readAttributes(shard(0), "lastModifiedTime,fileKey"));
    }
    Path merged = folder.resolve("merged.h5");
    Path whole = folder.resolve("whole.h5");
    command("merge", into, "-o", merged.toString());
    command("run", macro, "--quiet", "-o", whole.toString());
    assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(merged));
  }

  private static String quoted(List<String> words) {
    return String.join(" ", words.stream().map(word -> "'" + word + "'").toList());
  }
}
