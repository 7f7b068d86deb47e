package org.nudipole.packages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Bytes as {@code gzip -9n} packs them: as small as it can, and without name and time. */
final class Gzip {
  /** The byte of the header that tells how hard was packed, and what it says of the hardest. */
  private static final int EFFORT = 8;

  private static final byte HARDEST = 2;

  /** The byte that tells the system, and what it says of those like Unix. */
  private static final int SYSTEM = 9;

  private static final byte UNIX = 3;

  private Gzip() {}

  static byte[] of(byte[] text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out =
        new GZIPOutputStream(packed) {
          {
            def.setLevel(Deflater.BEST_COMPRESSION);
          }
        }) {
      out.write(text);
    }
    byte[] bytes = packed.toByteArray();
    bytes[EFFORT] = HARDEST;
    bytes[SYSTEM] = UNIX;
    return bytes;
  }
}
