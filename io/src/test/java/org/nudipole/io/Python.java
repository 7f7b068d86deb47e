package org.nudipole.io;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The Python of the system, which Debian's packages belong to, whatever else is called python3.
 *
 * @param program its name
 * @param environment variables that are set for its scripts
 */
public record Python(String program, Map<String, String> environment) {
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
    String program = Files.isExecutable(Path.of(SYSTEM)) ? SYSTEM : "python3";
    Python python = new Python(program, Map.of());
    String names = String.join(", ", modules);
    assumeTrue(python.has(names), "skipped, " + python.program + " has not all of " + names);
    return python;
  }

  /**
   * Whether it has modules, which a build server must.
   *
   * @param modules names with commas between them
   */
  public boolean has(String modules) {
    Result imports = run(Path.of("."), "-c", "import " + modules);
    if (imports.code() != 0 && "true".equals(System.getenv("CI"))) {
      throw new AssertionError("python3 needs " + modules + ": " + imports.output());
    }
    return imports.code() == 0;
  }

  /** The same with these variables. */
  public Python in(Map<String, String> variables) {
    return new Python(program, variables);
  }

  /** Runs a script in a folder. */
  public Result run(Path folder, String... arguments) {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(List.of(arguments));
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
      builder.environment().putAll(environment);
      Process process = builder.start();
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
