package org.nudipole.cluster;

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

/**
 * Spark's own processes and the job as a cluster gets it, all started here and ended here.
 *
 * @param folder where they work, and where their answers go
 * @param all what was started
 */
record SparkProcesses(Path folder, List<Process> all) {
  static final Path JAR = Path.of(System.getProperty("nudipole.cluster.jar", ""));

  /** The program without Spark. */
  static final Path PROGRAM = Path.of(System.getProperty("nudipole.jar", ""));

  private static final long PATIENCE_SECONDS = 600;
  private static final String HERE = "127.0.0.1";
  private static final String LOG = "log";

  /** Tests, which a worker does not get with the job. */
  static final String CLASSES =
      Path.of(SparkProcesses.class.getProtectionDomain().getCodeSource().getLocation().getPath())
          .toString();

  private static final Path SPARK = Path.of(System.getProperty("nudipole.cluster.spark", ""));
  private static final Path STORE = Path.of(System.getProperty("nudipole.cluster.store", ""));

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

  static SparkProcesses in(Path folder) throws IOException {
    // Spark looks for its libraries in the folder jars of its home.
    Files.createDirectories(folder.resolve("home"));
    Files.createDirectories(folder.resolve(LOG));
    Files.createSymbolicLink(folder.resolve("home/jars"), SPARK);
    return new SparkProcesses(folder, new ArrayList<>());
  }

  void end() throws InterruptedException {
    for (Process process : all) {
      kill(process);
    }
  }

  static void kill(Process process) throws InterruptedException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().waitFor();
  }

  /** A main class with the job, its tests and Spark, under a name that its answers have. */
  Process start(String name, String... arguments) throws IOException {
    List<String> options = new ArrayList<>(OPEN);
    options.addAll(
        List.of(
            "-Xmx600m",
            "-cp",
            String.join(File.pathSeparator, JAR.toString(), CLASSES, SPARK + "/*", STORE + "/*")));
    options.addAll(List.of(arguments));
    return java(name, options);
  }

  /** Java with these options. */
  Process java(String name, List<String> options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve(name + ".out").toFile())
            .redirectError(folder.resolve(name + ".err").toFile());
    builder.environment().put("SPARK_HOME", folder.resolve("home").toString());
    builder.environment().put("SPARK_LOCAL_IP", HERE);
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    Process process = builder.start();
    all.add(process);
    return process;
  }

  /** A master, by its address. */
  String master() throws Exception {
    int port = freePort();
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
    return "spark://" + HERE + ":" + port;
  }

  /** A worker with one processor. */
  Process worker(String name, String master) throws IOException {
    return worker(name, HERE, master);
  }

  /** A worker on another machine, as far as Spark sees: each of 127.0.0.0/8 is this one. */
  Process worker(String name, String host, String master) throws IOException {
    return start(
        name,
        "org.apache.spark.deploy.worker.Worker",
        "--host",
        host,
        "--cores",
        "1",
        "--memory",
        "800m",
        "--work-dir",
        folder.resolve("work-" + name).toString(),
        "--webui-port",
        "" + freePort(),
        master);
  }

  /** The job, submitted to a master with settings of Spark. */
  Process submit(String name, String master, List<String> settings, String... job)
      throws IOException {
    List<String> command =
        new ArrayList<>(List.of("org.apache.spark.deploy.SparkSubmit", "--master", master));
    List<String> all = new ArrayList<>(settings);
    all.addAll(List.of("spark.executor.memory=600m", "spark.driver.host=" + HERE));
    all.forEach(setting -> command.addAll(List.of("--conf", setting)));
    command.addAll(List.of("--class", SparkRun.class.getName(), JAR.toString()));
    command.addAll(List.of(job));
    return start(name, command.toArray(String[]::new));
  }

  /** Settings of a job that writes down what it does. */
  List<String> logging() {
    return List.of(
        "spark.eventLog.enabled=true",
        "spark.eventLog.dir=" + folder.resolve(LOG).toUri(),
        "spark.eventLog.compress=false",
        "spark.eventLog.rolling.enabled=false");
  }

  /** How many events with these words were written down. */
  long logged(String... words) throws IOException {
    long events = 0;
    try (Stream<Path> logs = Files.list(folder.resolve(LOG))) {
      for (Path file : logs.filter(f -> !f.getFileName().toString().endsWith(".crc")).toList()) {
        try (Stream<String> lines = Files.lines(file)) {
          events += lines.filter(line -> Stream.of(words).allMatch(line::contains)).count();
        }
      }
    }
    return events;
  }

  /** The answer of a process. */
  String answer(String name) throws IOException {
    return Files.readString(folder.resolve(name + ".out"));
  }

  /** What a process told beside its answer. */
  String told(String name) throws IOException {
    return Files.readString(folder.resolve(name + ".err"));
  }

  void requireDone(Process process, String name) throws Exception {
    requireCode(0, process, name);
  }

  void requireCode(int code, Process process, String name) throws Exception {
    assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), told(name));
    assertEquals(code, process.exitValue(), answer(name) + told(name));
  }

  interface Condition {
    boolean holds() throws IOException;
  }

  static void until(String what, Condition condition) throws Exception {
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
