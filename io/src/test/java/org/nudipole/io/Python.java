package org.nudipole.io;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The Python of the system, which Debian's packages belong to, whatever else is called python3.
 *
 * @param program its name
 */
public record Python(String program) {
  private static final String SYSTEM = "/usr/bin/python3";

  /**
   * What a script ended with.
   *
   * @param code exit code
   * @param output standard output and error
   */
  public record Result(int code, String output) {}

  /** Python that has some modules; a test without them is skipped, on a build server it fails. */
  public static Python with(String... modules) {
    Python python = new Python(Files.isExecutable(Path.of(SYSTEM)) ? SYSTEM : "python3");
    String names = String.join(", ", modules);
    Result imports = python.run(Path.of("."), "-c", "import " + names);
    if (imports.code() != 0 && "true".equals(System.getenv("CI"))) {
      throw new AssertionError("python3 needs " + names + ": " + imports.output());
    }
    assumeTrue(imports.code() == 0, "skipped, " + python.program + " has not all of " + names);
    return python;
  }

  /** Runs a script in a folder. */
  public Result run(Path folder, String... arguments) {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
      try (var out = process.getInputStream()) {
        String output = new String(out.readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
