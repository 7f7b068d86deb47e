package org.nudipole.cli;

import io.jhdf.HdfFile;
import io.jhdf.api.dataset.ContiguousDataset;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Changes an event file in place, as no run would have written it. */
final class StoredBytes {
  private StoredBytes() {}

  /** Replaces a part of {@code /run/macro}; blanks fill up what a shorter text leaves. */
  static void editMacro(Path file, String from, String to) throws IOException {
    change(
        file,
        "/run/macro",
        bytes -> {
          byte[] raw = new byte[bytes.remaining()];
          bytes.duplicate().get(raw);
          String old = new String(raw, StandardCharsets.UTF_8);
          if (!old.contains(from)) {
            throw new IllegalArgumentException("no " + from + " in " + old);
          }
          byte[] text = old.replace(from, padded(from, to)).getBytes(StandardCharsets.UTF_8);
          if (text.length != raw.length) {
            throw new IllegalArgumentException(to + " is longer than " + from);
          }
          bytes.put(text);
        });
  }

  /** Changes the values of a column; the digest is left as it was. */
  static void editColumn(Path file, String column, Consumer<ByteBuffer> edit) throws IOException {
    change(file, "/events/" + column, edit);
  }

  private static String padded(String from, String to) {
    return to + " ".repeat(Math.max(0, from.length() - to.length()));
  }

  private static void change(Path file, String dataset, Consumer<ByteBuffer> edit)
      throws IOException {
    long address;
    int size;
    try (HdfFile hdf = new HdfFile(file)) {
      ContiguousDataset stored = (ContiguousDataset) hdf.getDatasetByPath(dataset);
      address = stored.getDataAddress();
      size = Math.toIntExact(stored.getSizeInBytes());
    }
    try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
      byte[] bytes = new byte[size];
      access.seek(address);
      access.readFully(bytes);
      edit.accept(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
      access.seek(address);
      access.write(bytes);
    }
  }
}
