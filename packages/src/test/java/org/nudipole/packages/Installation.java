package org.nudipole.packages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A package, unpacked, and its program as a user starts it.
 *
 * @param folder what was unpacked
 * @param launcher path of the program in it
 */
record Installation(Path folder, String launcher) {
  /** Folder of the packages that this build has made. */
  static final Path PACKAGES = Path.of(System.getProperty("nudipole.packages"));

  static final String VERSION = System.getProperty("nudipole.version");

  /** The sources. */
  static final Path ROOT = Path.of("..");

  /** The tarball in a folder of this name inside another. */
  static Installation ofTarball(String name, Path into) throws Exception {
    Path folder = Files.createDirectories(into.resolve("a folder"));
    said(
        folder,
        Map.of(),
        "tar",
        "xzf",
        PACKAGES.resolve(name + ".tar.gz").toAbsolutePath().toString());
    return new Installation(folder.resolve(name), "bin/nudipole");
  }

  /** All that is no folder, as paths with slashes. */
  TreeSet<String> files() throws IOException {
    TreeSet<String> found = new TreeSet<>();
    try (Stream<Path> all = Files.walk(folder)) {
      all.filter(file -> !Files.isDirectory(file))
          .forEach(file -> found.add(folder.relativize(file).toString()));
    }
    return found;
  }

  /** What the first has and the second has not. */
  static Set<String> without(Set<String> first, Set<String> second) {
    Set<String> rest = new TreeSet<>(first);
    rest.removeAll(second);
    return rest;
  }

  /** What the program says, which must succeed, to a command started in a folder. */
  String run(Path where, Map<String, String> environment, String... words) throws Exception {
    String[] command =
        Stream.concat(
                Stream.of(folder.resolve(launcher).toAbsolutePath().toString()), Stream.of(words))
            .toArray(String[]::new);
    return said(where, environment, command);
  }

  /** What a program says that must succeed. */
  static String said(Path where, Map<String, String> environment, String... command)
      throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).directory(where.toFile());
    builder.redirectErrorStream(true).redirectInput(new File("/dev/null"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().keySet().removeIf(name -> name.matches("JAVA_TOOL_OPTIONS|JDK_.*"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    String answer = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertTrue(process.waitFor(300, TimeUnit.SECONDS), List.of(command) + " does not end");
    assertEquals(0, process.exitValue(), () -> List.of(command) + ": " + answer);
    return answer;
  }
}
