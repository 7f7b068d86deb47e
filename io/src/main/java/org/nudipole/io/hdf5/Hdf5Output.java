package org.nudipole.io.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Writes all bytes of a buffer at a place; a channel alone may stop after some of them. */
public record Hdf5Output(FileChannel channel) {
  /** Writes what remains in a buffer. */
  public void write(ByteBuffer bytes, long position) throws IOException {
    long at = position;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
  }
}
