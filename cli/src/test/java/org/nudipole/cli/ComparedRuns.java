package org.nudipole.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Small runs to compare, through the command line. */
final class ComparedRuns {
  /** Germanium beside a source, with a massive dipole, noise and a threshold; all columns. */
  static final String DIPOLE =
      """
      /source/use cr51
      /source/activity 5 MCi
      /source/distance 25 cm
      /detector/material Ge
      /detector/volume 2000 cm3
      /interaction/use cevns
      /interaction/formFactor helm 4.2 fm
      /interaction/sin2ThetaW 0.23857
      /dipole/mass 100 keV
      /dipole/moment 1e-10 muB
      /response/resolution constant 1 eV
      /response/threshold 8 eV
      /run/exposure 55.4 day
      /output/columns full
      /run/beamOn 200000
      """;

  private ComparedRuns() {}

  /**
   * What a command line did.
   *
   * @param code exit code
   * @param out standard output
   * @param err standard error
   */
  record Answer(int code, String out, String err) {}

  static Answer nudipole(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false);
    int code = Nudipole.execute(List.of(arguments), console);
    return new Answer(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Runs a macro into {@code folder/name.h5}. */
  static Path run(Path folder, String name, String macro) throws IOException {
    Path text = Files.writeString(folder.resolve(name + ".mac"), macro);
    Path file = folder.resolve(name + ".h5");
    Answer answer = nudipole("run", text.toString(), "-o", file.toString(), "--quiet");
    if (answer.code() != ExitCode.DONE) {
      throw new IllegalStateException(answer.err());
    }
    return file;
  }
}
