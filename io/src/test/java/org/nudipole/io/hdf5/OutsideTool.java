package org.nudipole.io.hdf5;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A program of somebody else that reads HDF5, run as a process. */
public final class OutsideTool {
  private OutsideTool() {}

  /** Exit code and everything that a program printed. */
  public record Result(int exit, String output) {}

  /** Whether a missing tool is a failure, not a reason to skip: on the integration server. */
  public static boolean required() {
    return Boolean.getBoolean("nudipole.require.h5tools") || "true".equals(System.getenv("CI"));
  }

  /** Skips the test if the command does not work here; fails it where tools are required. */
  public static void assume(String... command) throws IOException, InterruptedException {
    String missing = "";
    try {
      Result result = run(command);
      if (result.exit() != 0) {
        missing = String.join(" ", command) + " failed: " + result.output();
      }
    } catch (IOException e) {
      missing = e.getMessage();
    }
    if (!missing.isEmpty() && required()) {
      throw new AssertionError("install hdf5-tools and python3-h5py: " + missing);
    }
    Assumptions.assumeTrue(
        missing.isEmpty(), "skipped, h5dump or h5py is not installed: " + missing);
  }

  public static Result run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException(command[0] + " does not end");
    }
    return new Result(process.exitValue(), output);
  }

  /** Runs a script among the test resources with the Python that has h5py. */
  public static Result python(Path folder, String script, Object... arguments)
      throws IOException, InterruptedException {
    Path copy = folder.resolve(script);
    try (InputStream in = OutsideTool.class.getResourceAsStream("/org/nudipole/io/" + script)) {
      Files.write(copy, in.readAllBytes());
    }
    List<String> command =
        Stream.concat(Stream.of(PYTHON, copy), Stream.of(arguments)).map(Object::toString).toList();
    return run(command.toArray(new String[0]));
  }

  public static final String PYTHON = python();

  /** Distributions install h5py for the system's own Python. */
  private static String python() {
    return Files.isExecutable(Path.of("/usr/bin/python3")) ? "/usr/bin/python3" : "python3";
  }
}
