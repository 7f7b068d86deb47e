package org.nudipole.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Small files that appear whole or not at all: a full disk leaves an older one as it was. */
public final class WholeFile {
  private WholeFile() {}

  /**
   * Writes a file, or replaces it in one step. A device or a pipe is written to directly.
   *
   * @throws IOException if it cannot be written
   */
  public static void write(Path file, byte[] bytes) throws IOException {
    Path target = file.toAbsolutePath();
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      Files.write(target, bytes);
      return;
    }
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try {
      Files.write(part, bytes);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
