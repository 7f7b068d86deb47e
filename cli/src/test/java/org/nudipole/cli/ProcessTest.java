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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program as a process: signals, pipes, its working directory. */
@Tag("canonical")
class ProcessTest {
  private static final long PATIENCE_SECONDS = 120;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"INT, 2", "TERM, 15"})
  void aSignalKeepsWhatIsComplete(String signal, int number) throws Exception {
    assumeTrue(
        Files.isExecutable(Path.of("/bin/kill")) || Files.isExecutable(Path.of("/usr/bin/kill")));
    assumeTrue(!isIgnored(number), "a job in the background of a shell ignores SIGINT");
    // The second run is far too long to end before the signal.
    ExampleMacros.write(
        folder, "two.mac", ExampleMacros.SET_UP + "/run/beamOn 100\n/run/beamOn 20000000\n");
    Process process = start(program("run", "two.mac", "--threads", "1"));
    Path part = folder.resolve("two-r1.h5.part");
    while (!Files.exists(part)) {
      assertTrue(process.isAlive(), () -> "ended early: " + read("err"));
      Thread.sleep(10);
    }
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
    assertEquals(ExitCode.INTERRUPTED, end(process), () -> read("err"));
    // Whether a block was complete by then depends on the machine; how to go on is said if so.
    assertEquals(read("err").contains("two-r1.h5.part: "), Files.exists(part), () -> read("err"));
    assertEquals(read("err").contains("--resume"), Files.exists(part));
    assertFalse(Files.exists(folder.resolve("two-r1.h5")));
    assertEquals(ExitCode.DONE, Invocation.of("verify", folder + "/two.h5").code());
    String err = read("err");
    assertEquals(1, err.lines().count(), err);
    assertTrue(err.matches("nudipole: two-r1.h5: interrupted.*complete: two.h5\\R"), err);
  }

  /** Thousands of runs are bound before the first begins; a signal does not wait for that. */
  @Test
  void aSignalEndsWhatDoesNotStop() throws Exception {
    assumeTrue(
        Files.isExecutable(Path.of("/bin/kill")) || Files.isExecutable(Path.of("/usr/bin/kill")));
    assumeTrue(!isIgnored(2), "a job in the background of a shell ignores SIGINT");
    ExampleMacros.write(folder, "one.mac", "/run/beamOn 1\n");
    ExampleMacros.write(
        folder, "many.mac", ExampleMacros.SET_UP + "/control/loop one.mac i 1 10000\n");
    Process process = start(program("run", "many.mac"));
    assertFalse(process.waitFor(5, TimeUnit.SECONDS), () -> read("err"));
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    // One second, and what a busy machine takes.
    assertTrue(process.waitFor(10, TimeUnit.SECONDS));
    assertEquals(ExitCode.INTERRUPTED, process.exitValue(), () -> read("err"));
    // Where the signal comes before the program has begun, Java says nothing.
    assertTrue(List.of("", "nudipole: interrupted").contains(read("err").strip()), read("err"));
  }

  @Test
  void theDefaultNameIsTheMacrosInTheWorkingDirectory() throws Exception {
    Files.createDirectory(folder.resolve("macros"));
    ExampleMacros.single(folder.resolve("macros"), 100);
    assertEquals(ExitCode.DONE, end(start(program("run", "macros/single.mac"))), () -> read("err"));
    assertTrue(Files.exists(folder.resolve("single.h5")));
    assertEquals(ExitCode.INPUT_OUTPUT, end(start(program("run", "macros/single.mac"))));
    assertEquals(ExitCode.USAGE, end(start(program("run", "nothing.mac"))));
    assertEquals(ExitCode.DONE, end(start(program("verify", "single.h5"))));
  }

  @Test
  void aReaderThatStopsIsNoFault() throws Exception {
    String line = String.join(" ", program("list", "commands")) + " | head -n 1";
    assertEquals(ExitCode.DONE, end(start(List.of("sh", "-c", line))));
    assertEquals("", read("err"));
    assertTrue(read("out").startsWith("/control/execute"), read("out"));
  }

  @Test
  void anAnswerThatCannotBeWrittenIsAnInputOutputError() throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/full")));
    String line = String.join(" ", program("list")) + " > /dev/full";
    assertEquals(ExitCode.INPUT_OUTPUT, end(start(List.of("sh", "-c", line))));
    assertTrue(read("err").contains("standard output"), read("err"));
  }

  // What this process ignores, the program that it starts ignores as well.
  private static boolean isIgnored(int signal) throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    String mask =
        Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse("0");
    return (Long.parseUnsignedLong(mask, 16) >>> (signal - 1) & 1) == 1;
  }

  static List<String> program(String... args) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "org.nudipole.cli.Nudipole"));
    command.addAll(List.of(args));
    return command;
  }

  private Process start(List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectOutput(folder.resolve("out").toFile())
        .redirectError(folder.resolve("err").toFile())
        .start();
  }

  private static int end(Process process) throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("still running after " + PATIENCE_SECONDS + " s");
    }
    return process.exitValue();
  }

  private String read(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
