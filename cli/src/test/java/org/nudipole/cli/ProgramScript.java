package org.nudipole.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** The program of this build as a file that other programs run, as they run the launcher. */
final class ProgramScript {
  private ProgramScript() {}

  /**
   * Writes it into a folder.
   *
   * @return the environment in which the Python package finds it
   */
  static Map<String, String> in(Path folder) throws IOException {
    Path script = folder.resolve("nudipole");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Files.writeString(
        script,
        "#!/bin/sh\nexec '"
            + java
            + "' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djava.awt.headless=true -cp '"
            + System.getProperty("java.class.path")
            + "' org.nudipole.cli.Nudipole \"$@\"\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path sources = Path.of("..", "python").toAbsolutePath().normalize();
    return Map.of(
        "NUDIPOLE",
        script.toAbsolutePath().toString(),
        "PYTHONPATH",
        sources.toString(),
        "PYTHONDONTWRITEBYTECODE",
        "1",
        "MPLBACKEND",
        "Agg");
  }
}
