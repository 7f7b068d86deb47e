package org.nudipole.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts of an installation that the program knows: manual pages and completion. */
public final class Texts {
  private Texts() {}

  /**
   * Writes them.
   *
   * @param args folder, version of the program
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    ManPages.write(Files.createDirectories(folder.resolve("man")), args[1]);
    CompletionScripts.write(Files.createDirectories(folder.resolve("completion")));
  }
}
