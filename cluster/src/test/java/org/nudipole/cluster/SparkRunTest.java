package org.nudipole.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job as a cluster gets it, on Spark's own processes, against one process of this program. */
@Tag("jar")
class SparkRunTest {
  private static final long PATIENCE_SECONDS = 240;
  private static final int SHARDS = 40;
  private static final String HERE = "127.0.0.1";
  private static final String CLASSES =
      Path.of(SparkRunTest.class.getProtectionDomain().getCodeSource().getLocation().getPath())
          .toString();
  private static final Path JAR = Path.of(System.getProperty("nudipole.cluster.jar", ""));
  private static final Path SPARK = Path.of(System.getProperty("nudipole.cluster.spark", ""));

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
      /run/beamOn 1000
      """;

  private static final List<String> OPEN =
      Stream.of(
              "java.lang",
              "java.net",
              "java.nio",
              "java.util",
              "sun.nio.ch",
              "java.util.concurrent")
          .map(name -> "--add-opens=java.base/" + name + "=ALL-UNNAMED")
          .toList();

  @TempDir private Path folder;
  private final List<Process> processes = new ArrayList<>();

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("my.mac"), MACRO);
    // Spark looks for its libraries in the folder jars of its home.
    Files.createDirectories(folder.resolve("home"));
    Files.createSymbolicLink(folder.resolve("home/jars"), SPARK);
  }

  @AfterEach
  void end() throws InterruptedException {
    for (Process process : processes) {
      kill(process);
    }
  }

  private static void kill(Process process) throws InterruptedException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().waitFor();
  }

  private Process start(String name, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPEN);
    command.addAll(
        List.of(
            "-Xmx600m",
            "-cp",
            String.join(File.pathSeparator, JAR.toString(), CLASSES, SPARK + "/*")));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".txt").toFile());
    builder.environment().put("SPARK_HOME", folder.resolve("home").toString());
    builder.environment().put("SPARK_LOCAL_IP", HERE);
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  private String said(String name) throws IOException {
    return Files.readString(folder.resolve(name + ".txt"));
  }

  private void requireDone(Process process, String name) throws Exception {
    assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), said(name));
    assertEquals(0, process.exitValue(), said(name));
  }

  // What one process makes of the same plan.
  private void requireSame(Path made) throws Exception {
    Path here = folder.resolve("here");
    String name = OneProcess.class.getName();
    requireDone(start("alone", name, "my.mac", "" + SHARDS, here.toString()), "alone");
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
    requireDone(start("first", job), "first");
    Path damaged = into.resolve("events-00003.h5");
    byte[] bytes = Files.readAllBytes(damaged);
    bytes[bytes.length / 2] ^= 1;
    Files.write(damaged, bytes);
    Files.delete(into.resolve("events-00007.h5"));
    requireDone(start("second", job), "second");
    assertEquals(
        said("first").lines().filter(line -> line.contains("digest")).toList(),
        said("second").lines().filter(line -> line.contains("digest")).toList());
    assertTrue(said("second").contains("were there"), said("second"));
    requireSame(into);
  }

  /** A master and two workers, one of which is killed in the middle. */
  @Test
  void aWorkerMayDie() throws Exception {
    int port = freePort();
    String master = "spark://" + HERE + ":" + port;
    start(
        "master",
        "org.apache.spark.deploy.master.Master",
        "--host",
        HERE,
        "--port",
        "" + port,
        "--webui-port",
        "" + freePort());
    until("the master listens", () -> isOpen(port));
    List<Process> workers = new ArrayList<>();
    for (String name : List.of("one", "two")) {
      workers.add(
          start(
              name,
              "org.apache.spark.deploy.worker.Worker",
              "--host",
              HERE,
              "--cores",
              "1",
              "--memory",
              "800m",
              "--work-dir",
              folder.resolve("work-" + name).toString(),
              "--webui-port",
              "" + freePort(),
              master));
    }
    Path into = folder.resolve("into");
    Process job =
        start(
            "job",
            "org.apache.spark.deploy.SparkSubmit",
            "--master",
            master,
            "--conf",
            "spark.executor.memory=600m",
            "--conf",
            "spark.driver.host=" + HERE,
            "--class",
            "org.nudipole.cluster.SparkRun",
            JAR.toString(),
            "my.mac",
            "--shards",
            "" + SHARDS,
            "-o",
            into.toString());
    // Both have an executor, and shards begin to be there.
    until(
        "shards are made",
        () ->
            !job.isAlive()
                || workers.stream().allMatch(w -> w.descendants().count() > 0) && shards(into) > 2);
    long before = shards(into);
    kill(workers.get(0));
    assertTrue(before < 2 * SHARDS, () -> "all was done before the worker was killed");
    requireDone(job, "job");
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

  private interface Condition {
    boolean holds() throws IOException;
  }

  private static void until(String what, Condition condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.holds()) {
      assertTrue(System.nanoTime() < end, () -> "not after " + PATIENCE_SECONDS + " s: " + what);
      Thread.sleep(50);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean isOpen(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
