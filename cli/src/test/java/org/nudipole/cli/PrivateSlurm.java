package org.nudipole.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.nudipole.io.hdf5.OutsideTool;

/**
 * A Slurm of one machine with two processors, with keys, ports and folders of its own; only what it
 * has started is stopped at its end.
 */
final class PrivateSlurm implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;
  private static final List<String> FOLDERS = List.of("/usr/sbin", "/usr/bin", "/sbin", "/bin");

  private final Path folder;
  private final List<Process> daemons = new ArrayList<>();
  private final Map<String, String> environment;

  private PrivateSlurm(Path folder) {
    this.folder = folder;
    environment = Map.of("SLURM_CONF", folder.resolve("slurm.conf").toString());
  }

  /**
   * Starts one, or skips the test where there is no Slurm or its user may not; on the integration
   * server a missing one is a failure.
   */
  static PrivateSlurm start(Path folder) throws Exception {
    List<String> missing =
        Stream.of("munged", "slurmctld", "slurmd", "sbatch", "scancel", "squeue", "sinfo")
            .filter(program -> FOLDERS.stream().noneMatch(in -> isProgram(in, program)))
            .toList();
    boolean root = "root".equals(System.getProperty("user.name"));
    if (OutsideTool.required() && !missing.isEmpty()) {
      throw new AssertionError("install slurm-wlm and munge: missing " + missing);
    }
    Assumptions.assumeTrue(missing.isEmpty(), "skipped, there is no Slurm: " + missing);
    Assumptions.assumeTrue(root, "skipped, daemons of Slurm are started by root");
    PrivateSlurm slurm = new PrivateSlurm(folder);
    boolean begun = false;
    try {
      slurm.begin();
      begun = true;
      return slurm;
    } finally {
      if (!begun) {
        slurm.close();
      }
    }
  }

  private static boolean isProgram(String in, String program) {
    return Files.isExecutable(Path.of(in, program));
  }

  private static String program(String name) {
    return FOLDERS.stream()
        .filter(in -> isProgram(in, name))
        .findFirst()
        .map(in -> in + "/" + name)
        .orElseThrow();
  }

  private void begin() throws Exception {
    Path keys = Files.createDirectory(folder.resolve("munge"));
    Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rwx--x--x"));
    byte[] key = new byte[1024];
    new SecureRandom().nextBytes(key);
    Files.write(keys.resolve("key"), key);
    Files.setPosixFilePermissions(
        keys.resolve("key"), PosixFilePermissions.fromString("r--------"));
    daemon(
        "munged",
        "--foreground",
        "--force",
        "--key-file=" + keys.resolve("key"),
        "--socket=" + keys.resolve("socket"),
        "--pid-file=" + keys.resolve("pid"),
        "--log-file=" + keys.resolve("log"),
        "--seed-file=" + keys.resolve("seed"));
    until("munged listens", () -> Files.exists(keys.resolve("socket")));
    Files.createDirectory(folder.resolve("state"));
    Files.createDirectory(folder.resolve("spool"));
    // What the daemons ask for as well.
    String host =
        Files.readString(Path.of("/proc/sys/kernel/hostname")).strip().replaceFirst("\\..*", "");
    Path configuration = folder.resolve("slurm.conf");
    Files.writeString(
        configuration,
        """
        ClusterName=private
        SlurmctldHost=HOST(127.0.0.1)
        SlurmUser=root
        SlurmdUser=root
        AuthType=auth/munge
        AuthInfo=socket=FOLDER/munge/socket
        SlurmctldPort=PORT1
        SlurmdPort=PORT2
        SlurmctldPidFile=FOLDER/slurmctld.pid
        SlurmdPidFile=FOLDER/slurmd.pid
        SlurmctldLogFile=FOLDER/slurmctld.log
        SlurmdLogFile=FOLDER/slurmd.log
        StateSaveLocation=FOLDER/state
        SlurmdSpoolDir=FOLDER/spool
        ProctrackType=proctrack/linuxproc
        TaskPlugin=task/none
        SwitchType=switch/none
        MpiDefault=none
        SelectType=select/cons_tres
        SelectTypeParameters=CR_Core
        SchedulerParameters=batch_sched_delay=0
        ReturnToService=2
        KillWait=5
        NodeName=HOST NodeAddr=127.0.0.1 CPUs=2 RealMemory=8000 State=UNKNOWN
        PartitionName=main Nodes=HOST Default=YES MaxTime=INFINITE State=UP OverSubscribe=NO
        """
            .replace("HOST", host)
            .replace("FOLDER", folder.toString())
            .replace("PORT1", Integer.toString(freePort()))
            .replace("PORT2", Integer.toString(freePort())));
    daemon("slurmctld", "-D", "-f", configuration.toString());
    daemon("slurmd", "-D", "-f", configuration.toString());
    until("the node is idle", () -> run("sinfo", "-h", "-o", "%T").strip().equals("idle"));
  }

  private void daemon(String name, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(program(name)));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".out").toFile());
    builder.environment().putAll(environment);
    daemons.add(builder.start());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** What is waited for. */
  interface Condition {
    boolean holds() throws Exception;
  }

  /** Waits for something. */
  void until(String what, Condition condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.holds()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not after " + PATIENCE_SECONDS + " s: " + what + logs());
      }
      Thread.sleep(100);
    }
  }

  private String logs() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().matches(".*\\.(out|log)")).toList()) {
        all.append("\n== ").append(file).append('\n').append(Files.readString(file));
      }
    }
    return all.toString();
  }

  /** The output of one of its commands. */
  String run(String name, String... arguments) throws Exception {
    return run(Map.of(), name, arguments);
  }

  /** As {@link #run(String, String...)}, with more in the environment, which jobs inherit. */
  String run(Map<String, String> more, String name, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(program(name)));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.environment().putAll(more);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return output;
  }

  @Override
  public void close() {
    Collections.reverse(daemons);
    for (Process daemon : daemons) {
      daemon.destroy();
      if (!isEnded(daemon)) {
        daemon.destroyForcibly();
      }
    }
  }

  private static boolean isEnded(Process daemon) {
    try {
      return daemon.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
