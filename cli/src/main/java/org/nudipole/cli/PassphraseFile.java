package org.nudipole.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.nudipole.cli.report.OutputException;
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
   * A passphrase to seal with.
   *
   * @throws OutputException if the file cannot be read
   * @throws ParameterException if the passphrase is too short
   */
  char[] chosen() {
    char[] passphrase = read();
    if (passphrase.length < SHORTEST) {
      throw new ParameterException(
          spec.commandLine(),
          file
              + ": a passphrase of "
              + passphrase.length
              + " characters (it can be guessed) give at least "
              + SHORTEST);
    }
    return passphrase;
  }

  /**
   * A passphrase to open a seal with; a short one is as wrong as any other.
   *
   * @throws OutputException if the file cannot be read
   */
  char[] read() {
    try {
      List<String> lines = Files.readAllLines(file);
      return lines.isEmpty() ? new char[0] : lines.get(0).toCharArray();
    } catch (IOException e) {
      throw new OutputException(
          List.of(file + ": cannot read the passphrase (" + e.getMessage() + ") Check the path"));
    }
  }
}
