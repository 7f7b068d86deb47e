package org.nudipole.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Limits on Spark against those of the program on one machine: the same JSON, byte for byte. */
@Tag("jar")
class SparkLimitTest {
  private static final String MACRO =
      """
      /source/use cr51
      /source/activity 5 MCi
      /source/distance 40 cm
      /detector/material CsI
      /detector/mass 1 kg
      /interaction/use eves
      /dipole/mass 50 keV
      /dipole/moment 1e-10 muB
      /response/quenching none
      /response/resolution sqrt 0.01 sqrt(keV)
      /response/threshold 5 eVee
      /background/flat compton 20 /kg/day/keV 0 3 keV
      /fit/bins edges 0.01 0.05 0.2 0.5 1 2 keVee
      /fit/nuisance normalisation 0.05
      /run/exposure 10 day
      """;

  /** Toys as blocks: thresholds, band and significance. */
  private static final List<String> TOYS =
      List.of("limit", "my.mac", "--toys", "600", "--cls", "--cl", "0.95", "--significance");

  /** Points as tasks, the last beyond the kinematic reach. */
  private static final List<String> SCAN =
      List.of("limit", "my.mac", "--scan", "/dipole/mass 50 keV .. 1 MeV log 4");

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

  private String onOneMachine(List<String> limit) throws Exception {
    List<String> options = new ArrayList<>(List.of("-jar", SparkProcesses.PROGRAM.toString()));
    options.addAll(limit);
    options.add("--json");
    spark.requireDone(spark.java("alone", options), "alone");
    return spark.answer("alone");
  }

  // Without a cluster.
  private Process embedded(List<String> limit) throws IOException {
    List<String> command = new ArrayList<>();
    spark.logging().forEach(setting -> command.add("-D" + setting));
    command.addAll(List.of("-Dspark.master=local[2]", SparkRun.class.getName()));
    command.addAll(limit);
    command.add("--json");
    return spark.start("job", command.toArray(String[]::new));
  }

  private long tasks() throws IOException {
    return spark.logged("SparkListenerTaskEnd");
  }

  @Test
  void toysAreTasks() throws Exception {
    String expected = onOneMachine(TOYS);
    spark.requireDone(embedded(TOYS), "job");
    assertEquals(expected, spark.answer("job"));
    // Three blocks at each of some tens of values.
    assertTrue(tasks() > 90, () -> "tasks of Spark");
  }

  @Test
  void pointsAreTasks() throws Exception {
    String expected = onOneMachine(SCAN);
    assertTrue(expected.contains("\"closed\": true"), expected);
    spark.requireDone(embedded(SCAN), "job");
    assertEquals(expected, spark.answer("job"));
    assertEquals(4, tasks());
  }

  /** A region, whose toys have rivals at the other points. */
  @Test
  void toysOfAContourAreTasks() throws Exception {
    List<String> region = new ArrayList<>(SCAN);
    region.set(3, "/dipole/mass 50 keV .. 200 keV log 2");
    region.addAll(List.of("--feldman-cousins", "--toys", "400", "--contour"));
    String expected = onOneMachine(region);
    spark.requireDone(embedded(region), "job");
    assertEquals(expected, spark.answer("job"));
    // More than its two points.
    assertTrue(tasks() > 10, () -> "tasks of Spark");
  }

  @Test
  void twoWorkersGiveTheSame() throws Exception {
    String master = spark.master();
    spark.worker("one", master);
    spark.worker("two", master);
    String expected = onOneMachine(TOYS);
    List<String> job = new ArrayList<>(TOYS);
    job.add("--json");
    spark.requireDone(
        spark.submit("job", master, spark.logging(), job.toArray(String[]::new)), "job");
    assertEquals(expected, spark.answer("job"));
    assertTrue(tasks() > 90, () -> "tasks of Spark");
  }

  /** Faults are the program's own, told before Spark begins. */
  @Test
  void faultsAreTold() throws Exception {
    spark.requireCode(2, embedded(List.of("limit", "my.mac", "--toys", "5")), "job");
    assertTrue(spark.told("job").contains("--toys 5 (too few to tell a band)"), spark.told("job"));
    assertFalse(spark.told("job").contains("spark:"), spark.told("job"));
    assertEquals(0, tasks());
  }
}
