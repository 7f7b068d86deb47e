package org.nudipole.io.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * Tells, before any library reads on, whether a file is HDF5 at all and whether its end is missing.
 */
public final class Hdf5Signature {
  /** The first bytes of a file. */
  static final long SIGNATURE = 0x0a1a0a0d46444889L; // "\211HDF\r\n\032\n", little-endian

  private static final int SUPERBLOCK = 60;

  private Hdf5Signature() {}

  /** Whether the content of a file begins as HDF5 does without a user block. */
  public static boolean begins(byte[] bytes) {
    ByteBuffer content = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    return bytes.length >= Long.BYTES && content.getLong(0) == SIGNATURE;
  }

  /**
   * Where the HDF5 content of a file ends that begins with it, whatever stands behind; empty if it
   * does not, or if nothing of it is there yet.
   */
  public static OptionalLong end(FileChannel channel) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(SUPERBLOCK).order(ByteOrder.LITTLE_ENDIAN);
    channel.read(block, 0);
    return block.getLong(0) == SIGNATURE ? OptionalLong.of(endOfFile(block)) : OptionalLong.empty();
  }

  public static void require(Path file, FileChannel channel) throws IOException {
    long size = channel.size();
    // The signature stands at 0 or, behind a user block, at 512, 1024, 2048, ...
    for (long start = 0; start < size; start = start == 0 ? 512 : 2 * start) {
      ByteBuffer block = ByteBuffer.allocate(SUPERBLOCK).order(ByteOrder.LITTLE_ENDIAN);
      channel.read(block, start);
      if (block.getLong(0) == SIGNATURE) {
        if (endOfFile(block) > size) {
          throw new EventFileException(
              file,
              "is truncated ("
                  + size
                  + " of "
                  + endOfFile(block)
                  + " bytes)"
                  + " Copy it again, or run again");
        }
        return;
      }
    }
    throw new EventFileException(
        file,
        size == 0
            ? "is empty (an event file is HDF5) Give a file that nudipole run wrote"
            : "is no HDF5 file (it does not begin like one) Give a file that nudipole run wrote");
  }

  /** The end that the superblock states; its place depends on the version. Addresses of 8 bytes. */
  private static long endOfFile(ByteBuffer superblock) {
    int version = superblock.get(8);
    return superblock.getLong(version == 0 ? 40 : version == 1 ? 44 : 28);
  }
}
