package org.nudipole.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job as a cluster gets it, on Spark's own processes, against one process of this program. */
@Tag("jar")
class SparkRunTest {
  private static final int SHARDS = 40;

  private static final String MACRO =
      """
      /source/use cr51
      /source/activity 5 MCi
      /source/distance 40 cm
      /detector/material CsI
      /detector/mass 10 kg
      /interaction/use cevns eves
      /dipole/mass 50 keV
      /dipole/moment 1e-10 muB
      /response/quenching none
      /response/resolution sqrt 0.01 sqrt(keV)
      /response/threshold 5 eVee
      /run/exposure 10 day
      /output/columns full
      /run/beamOn 2600000
      /dipole/mass 200 keV
      /output/select detected
      /run/beamOn 400000
      """;

  @TempDir private Path folder;
  private SparkProcesses spark;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("my.mac"), MACRO);
    spark = SparkProcesses.in(folder);
  }

  @AfterEach
  void end() throws InterruptedException {
    spark.end();
  }

  // What one process makes of the same plan.
  private void requireSame(Path made) throws Exception {
    Path here = folder.resolve("here");
    String name = OneProcess.class.getName();
    spark.requireDone(spark.start("alone", name, "my.mac", "" + SHARDS, here.toString()), "alone");
    List<Path> expected = files(here);
    assertEquals(2 * SHARDS + 1, expected.size());
    assertEquals(
        expected.stream().map(Path::getFileName).toList(),
        files(made).stream().map(Path::getFileName).toList());
    for (Path file : expected) {
      assertArrayEquals(
          Files.readAllBytes(file), Files.readAllBytes(made.resolve(file.getFileName())));
    }
  }

  private static List<Path> files(Path in) throws IOException {
    try (Stream<Path> files = Files.list(in)) {
      return files.sorted().toList();
    }
  }

  /** Without any set-up, and again with a shard that is damaged and one that is missing. */
  @Test
  void oneMachineIsEnough() throws Exception {
    Path into = folder.resolve("into");
    String[] job = {
      "org.nudipole.cluster.SparkRun", "my.mac", "--shards", "" + SHARDS, "-o", into.toString()
    };
    spark.requireDone(spark.start("first", job), "first");
    Path damaged = into.resolve("events-00003.h5");
    byte[] bytes = Files.readAllBytes(damaged);
    bytes[bytes.length / 2] ^= 1;
    Files.write(damaged, bytes);
    Files.delete(into.resolve("events-00007.h5"));
    spark.requireDone(spark.start("second", job), "second");
    assertEquals(
        spark.answer("first").lines().filter(line -> line.contains("digest")).toList(),
        spark.answer("second").lines().filter(line -> line.contains("digest")).toList());
    assertTrue(spark.answer("second").contains("were there"), spark.answer("second"));
    // As --resume of one machine tells it.
    String told = spark.told("second");
    assertTrue(told.contains("warning: " + damaged + ":"), told);
    assertTrue(told.contains("(a damaged shard) It is made again"), told);
    requireSame(into);
    // Of all events, and of detected ones whose shards end within blocks.
    assertEquals(
        spark.answer("alone").lines().toList(),
        spark.answer("first").lines().filter(line -> line.contains("digest")).toList());
  }

  /** A master and two workers, one of which is killed in the middle. */
  @Test
  void aWorkerMayDie() throws Exception {
    String master = spark.master();
    List<Process> workers = List.of(spark.worker("one", master), spark.worker("two", master));
    Path into = folder.resolve("into");
    Process job =
        spark.submit(
            "job", master, List.of(), "my.mac", "--shards", "" + SHARDS, "-o", into.toString());
    // Both have an executor, and shards begin to be there.
    SparkProcesses.until(
        "shards are made",
        () ->
            !job.isAlive()
                || workers.stream().allMatch(w -> w.descendants().count() > 0) && shards(into) > 2);
    long before = shards(into);
    SparkProcesses.kill(workers.get(0));
    assertTrue(before < 2 * SHARDS, () -> "all was done before the worker was killed");
    spark.requireDone(job, "job");
    requireSame(into);
  }

  /** Of a task that is stuck Spark begins another one, and ends the first. */
  @Test
  void aSlowTaskIsRunTwice() throws Exception {
    String master = spark.master();
    // A second attempt goes to another machine.
    spark.worker("one", "127.0.0.1", master);
    spark.worker("two", "127.0.0.2", master);
    Path marks = Files.createDirectory(folder.resolve("marks"));
    List<String> settings = new ArrayList<>(spark.logging());
    settings.addAll(
        List.of(
            "spark.speculation=true",
            "spark.executor.extraClassPath=" + SparkProcesses.CLASSES,
            "spark.hadoop.fs.file.impl=" + Stumbling.Slow.class.getName(),
            "spark.hadoop." + Stumbling.MARKS + "=" + marks));
    Path into = folder.resolve("into");
    Process job =
        spark.submit(
            "job", master, settings, "my.mac", "--shards", "" + SHARDS, "-o", into.toString());
    spark.requireDone(job, "job");
    assertTrue(
        spark.logged("SparkListenerTaskEnd", "\"Speculative\":true", "\"Reason\":\"Success\"") > 0,
        () -> "no second attempt");
    requireSame(into);
  }

  private static long shards(Path into) throws IOException {
    if (!Files.isDirectory(into)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(into)) {
      return files.filter(file -> file.getFileName().toString().startsWith("events-")).count();
    }
  }
}
