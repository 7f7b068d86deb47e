package org.nudipole.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.nudipole.cli.plot.PlotFormat;
import org.nudipole.cli.plot.Sheet;
import org.nudipole.cli.report.OutputException;

/**
 * The file of a picture.
 *
 * @param option the option that names it
 * @param file where it goes
 */
record PictureFile(String option, Path file) {
  /** What is wrong with its name; empty if nothing is. */
  Optional<String> fault() {
    try {
      PlotFormat.of(file);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(option + ": " + e.getMessage());
    }
  }

  /**
   * Checks before the work for it that there is a folder.
   *
   * @throws OutputException if there is none
   */
  void checkFolder() {
    OutputFiles.checkFolder(file, option);
  }

  /**
   * Writes it; an older one is replaced.
   *
   * @throws OutputException if that is not possible
   */
  void write(Sheet picture) {
    try {
      picture.write(file);
    } catch (IOException e) {
      throw OutputException.of(file, e);
    }
  }
}
