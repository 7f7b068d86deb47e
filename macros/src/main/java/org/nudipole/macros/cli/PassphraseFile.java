package org.nudipole.macros.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The file that holds the passphrase of a challenge. */
final class PassphraseFile {
  private static final int SHORTEST = 12;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--passphrase-file",
      paramLabel = "FILE",
      required = true,
      description = "The passphrase of the sealed folder is the first line of this file.")
  private Path file;

  /**
   * The passphrase.
   *
   * @throws OutputException if the file cannot be read
   * @throws ParameterException if the passphrase is too short
   */
  char[] read() {
    try {
      List<String> lines = Files.readAllLines(file);
      String passphrase = lines.isEmpty() ? "" : lines.get(0);
      if (passphrase.length() < SHORTEST) {
        throw new ParameterException(
            spec.commandLine(),
            file
                + ": a passphrase of "
                + passphrase.length()
                + " characters (it can be guessed) give at least "
                + SHORTEST);
      }
      return passphrase.toCharArray();
    } catch (IOException e) {
      throw new OutputException(
          List.of(file + ": cannot read the passphrase (" + e.getMessage() + ") Check the path"));
    }
  }
}
