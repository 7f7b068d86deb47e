package org.nudipole.io.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongFunction;

/**
 * A data set to be written: its values given at once, or filled in later by anybody who knows
 * {@link #address()}, or in chunks elsewhere in the file.
 */
public final class Hdf5Dataset {
  /** Page size of the usual file systems: block writes then never share a page with a header. */
  private static final int PAGE = 4096;

  private final StoredType type;
  private final long[] shape;
  private final Optional<StoredValue> value;
  private final int alignment;
  private final LongFunction<ObjectHeader> header;
  private final Map<String, StoredValue> attributes = new TreeMap<>();
  private long address = ObjectHeader.UNDEFINED_ADDRESS;

  private Hdf5Dataset(
      StoredType type,
      long[] shape,
      Optional<StoredValue> value,
      int alignment,
      LongFunction<ObjectHeader> header) {
    this.type = type;
    this.shape = shape;
    this.value = value;
    this.alignment = alignment;
    this.header = header;
  }

  private static Hdf5Dataset contiguous(
      StoredType type, long[] shape, Optional<StoredValue> value, int alignment) {
    long bytes = bytes(type, shape);
    return new Hdf5Dataset(
        type,
        shape,
        value,
        alignment,
        place ->
            bytes > 0 ? ObjectHeader.dataset(type, shape, place, bytes) : ObjectHeader.empty(type));
  }

  static Hdf5Dataset of(StoredValue value) {
    return contiguous(value.type(), value.shape(), Optional.of(value), Long.BYTES);
  }

  static Hdf5Dataset reserved(StoredType type, long rows) {
    return contiguous(type, new long[] {rows}, Optional.empty(), PAGE);
  }

  static Hdf5Dataset chunked(StoredType type, Chunks chunks, int level) {
    return new Hdf5Dataset(
        type,
        new long[1],
        Optional.empty(),
        Long.BYTES,
        nowhere -> ObjectHeader.chunked(type, chunks, level));
  }

  private static long bytes(StoredType type, long[] shape) {
    long bytes = type.size();
    for (long rows : shape) {
      bytes = Math.multiplyExact(bytes, rows);
    }
    return bytes;
  }

  /** Adds an attribute. */
  public Hdf5Dataset attribute(String name, StoredValue value) {
    Hdf5Group.put(attributes, name, value);
    return this;
  }

  /** Address of the first value in the file, once that is written. */
  public long address() {
    return address;
  }

  /** What the file holds of it, but for values written later. */
  void collect(String path, Map<String, StoredValue> into) {
    value.ifPresent(known -> into.put(path, known));
    attributes.forEach((name, known) -> into.put(path + '@' + name, known));
  }

  /** This with the numbers that a header has under a name; see {@link Hdf5Group#restore}. */
  Hdf5Dataset restored(String name, Map<String, StoredValue> stored) {
    Optional<StoredValue> numbers = value.filter(StoredValue::isFloating);
    if (numbers.isEmpty()) {
      return this;
    }
    Hdf5Dataset exact =
        contiguous(
            type,
            shape,
            numbers.map(own -> own.restored(stored.getOrDefault(name, own))),
            alignment);
    exact.attributes.putAll(attributes);
    return exact;
  }

  /** Writes header and values; returns the end. */
  long write(Hdf5Output out, long position) throws IOException {
    long bytes = bytes(type, shape);
    // The length of the header does not depend on the address in it.
    long behind = position + header(0).limit();
    if (bytes > 0) {
      address = Hdf5Group.aligned(behind, alignment);
    }
    out.write(header(address), position);
    if (value.isPresent()) {
      out.write(value.get().content(), address);
    }
    return bytes > 0 ? address + bytes : behind;
  }

  private ByteBuffer header(long place) {
    return header.apply(place).with(attributes).bytes();
  }
}
