package org.nudipole.macros.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nudipole.generator.interaction.ScatteringProcess;

/**
 * The name of a command stands in its specification and nowhere else, and the word of a process in
 * its enum.
 */
final class CommandNamesTest {
  // A literal that is a name or the beginning of one; a message may have names among its words.
  private static final Pattern LITERAL = Pattern.compile("\"(/[a-z]+/[A-Za-z0-9]*)[ =]?\"");

  private static final Path ROOT = Path.of("..");

  private static final Path SOURCES = Path.of("src", "main", "java");

  private static final Path LANGUAGE = Path.of("org", "nudipole", "macros", "language");

  // A literal that is the word of a process or begins names of columns with it.
  private static final Pattern PROCESS =
      Pattern.compile("\"(" + String.join("|", ScatteringProcess.labels()) + ")[ _]?\"");

  @Test
  void noSourceOutsideTheLanguageNamesACommand() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : sources()) {
      if (!file.getParent().endsWith(LANGUAGE)) {
        named(Files.readString(file)).forEach(name -> found.add(file.getFileName() + " " + name));
      }
    }
    assertEquals(List.of(), found);
  }

  @Test
  void theWordsOfProcessesStandInTheirEnumAlone() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : sources()) {
      if (PROCESS.matcher(Files.readString(file)).find()) {
        found.add(String.valueOf(file.getFileName()));
      }
    }
    assertEquals(List.of(ScatteringProcess.class.getSimpleName() + ".java"), found);
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    try (Stream<Path> folders = Files.list(ROOT)) {
      for (Path module : folders.filter(f -> Files.isDirectory(f.resolve(SOURCES))).toList()) {
        try (Stream<Path> files = Files.walk(module.resolve(SOURCES))) {
          files.filter(f -> f.toString().endsWith(".java")).forEach(sources::add);
        }
      }
    }
    return sources;
  }

  @Test
  void namesAndTheirBeginningsAreSeenAndMessagesAreNot() {
    assertEquals(
        List.of("/dipole/mass", "/mixing/theta"),
        named(
            "get(\"/dipole/mass\"); f(\"/mixing/theta\" + i); \"lower /dipole/mass\" \"/run/macro\""));
    assertTrue(named("\"/dipole/moment\"".replace("moment", "magnet")).isEmpty());
  }

  private static List<String> named(String source) {
    List<String> names = new ArrayList<>();
    Matcher literals = LITERAL.matcher(source);
    while (literals.find()) {
      String name = literals.group(1);
      // The group of a file has this name as well.
      if (!name.equals("/run/")
          && Commands.paths().stream().anyMatch(path -> path.startsWith(name))) {
        names.add(name);
      }
    }
    return names;
  }
}
