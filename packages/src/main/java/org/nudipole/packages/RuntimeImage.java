package org.nudipole.packages;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** A Java that has what the program needs, and no more, of the JDK that builds it. */
public final class RuntimeImage {
  /** What no class names: the file system in which the program finds the macros of its own jar. */
  private static final String FOUND_BY_NAME = "jdk.zipfs";

  private RuntimeImage() {}

  /**
   * Makes it.
   *
   * @param args folder, jar of the program
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    delete(folder); // jlink writes into no folder that is there
    tool(
        "jlink",
        "--add-modules",
        namedByClasses(args[1]) + "," + FOUND_BY_NAME,
        "--strip-java-debug-attributes",
        "--no-header-files",
        "--no-man-pages",
        "--output",
        folder.toString());
  }

  private static String namedByClasses(String program) {
    return tool(
            "jdeps",
            "--multi-release",
            "17",
            // Of libraries, for what the program does not use of them.
            "--ignore-missing-deps",
            "--print-module-deps",
            program)
        .strip();
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> inside;
    try (Stream<Path> files = Files.walk(folder)) {
      inside = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : inside) {
      Files.delete(file);
    }
  }

  private static String tool(String name, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        ToolProvider.findFirst(name)
            .orElseThrow(() -> new IllegalStateException("this Java is no JDK: it has no " + name))
            .run(new PrintWriter(out), new PrintWriter(err), args);
    if (code != 0) {
      throw new IllegalStateException(name + " ends with " + code + ": " + out + err);
    }
    return out.toString();
  }
}
