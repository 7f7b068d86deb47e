package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Event files for tests of what is made of them. */
final class ExportedEvents {
  /** A heavy neutrino on nuclei and electrons, some events undetected, and a background. */
  static final String MACRO =
      ExampleMacros.SET_UP + "/background/flat hum 3000 counts 0.1 9 keV\n/output/columns full\n";

  static final int EVENTS = 70_000;

  private ExportedEvents() {}

  /** A file of the macro, of two blocks. */
  static Path make(Path folder) {
    try {
      String macro = ExampleMacros.write(folder, "events.mac", MACRO);
      return run(folder.resolve("events.h5"), macro, EVENTS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path run(Path file, String macro, int events, String... more) {
    List<String> words = new ArrayList<>(List.of("run", macro, "-o", file.toString(), "--quiet"));
    words.addAll(List.of("--set", "/run/beamOn=" + events, "--set", "/output/columns=full"));
    words.addAll(List.of(more));
    done(words.toArray(String[]::new));
    return file;
  }

  static Invocation done(String... words) {
    Invocation invocation = Invocation.of(words);
    assertEquals(ExitCode.DONE, invocation.code(), invocation.err());
    return invocation;
  }

  /** Exports a file under a name beside it. */
  static Path export(Path file, String name, String... more) {
    Path out = file.resolveSibling(name);
    List<String> words = new ArrayList<>(List.of("export", file.toString(), "-o", out.toString()));
    words.addAll(List.of(more));
    done(words.toArray(String[]::new));
    return out;
  }
}
