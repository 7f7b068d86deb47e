package org.nudipole.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that are read at once: of regular files, for a pipe or a device may never end. */
public final class InputFile {
  /** Longest file, in bytes. */
  public static final int LONGEST = 1 << 24;

  private InputFile() {}

  /**
   * The bytes of a file.
   *
   * @throws IOException that says why it cannot be read
   */
  public static byte[] bytes(Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new IOException("not a regular file");
    }
    if (Files.size(file) > LONGEST) {
      throw new IOException("longer than " + LONGEST + " bytes");
    }
    return Files.readAllBytes(file);
  }

  /**
   * The text of a file in UTF-8.
   *
   * @throws IOException that says why it cannot be read
   */
  public static String text(Path file) throws IOException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(file))).toString();
  }
}
