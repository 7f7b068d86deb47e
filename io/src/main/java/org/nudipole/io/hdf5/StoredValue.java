package org.nudipole.io.hdf5;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What an attribute or a small data set holds: one text, integer or number, or a row of them.
 *
 * <p>Two values are the same if {@link #canonical()} is, however a file stores them.
 */
public final class StoredValue {
  private final StoredType type;
  private final boolean scalar;
  private final int count;
  private final byte[] content;
  private final byte[] canonical;
  private final Object values; // String[], long[] or double[]

  private StoredValue(
      StoredType type,
      boolean scalar,
      Object values,
      int count,
      ByteBuffer content,
      ByteBuffer canonical) {
    this.type = type;
    this.scalar = scalar;
    this.values = values;
    this.count = count;
    this.content = bytes(content);
    this.canonical = bytes(canonical);
  }

  /** One text. */
  public static StoredValue text(String text) {
    return texts(List.of(text), true);
  }

  /** A row of texts, which may be empty. */
  public static StoredValue texts(List<String> texts) {
    return texts(texts, false);
  }

  private static StoredValue texts(List<String> texts, boolean scalar) {
    byte[][] encoded = new byte[texts.size()][];
    int longest = 0;
    int total = 0;
    boolean ascii = true;
    for (int i = 0; i < encoded.length; i++) {
      encoded[i] = texts.get(i).getBytes(StandardCharsets.UTF_8);
      longest = Math.max(longest, encoded[i].length);
      total += encoded[i].length;
      ascii &= StoredType.isAscii(texts.get(i));
    }
    StoredType type = StoredType.text(longest, ascii);
    ByteBuffer content = buffer(Math.multiplyExact(encoded.length, type.size()));
    ByteBuffer canonical = counted(encoded.length, total + encoded.length);
    for (int i = 0; i < encoded.length; i++) {
      if (texts.get(i).indexOf('\0') >= 0) {
        throw new IllegalArgumentException("a text with a NUL character cannot be stored");
      }
      content.put(i * type.size(), encoded[i]);
      canonical.put(encoded[i]).put((byte) 0);
    }
    return new StoredValue(
        type, scalar, texts.toArray(new String[0]), encoded.length, content, canonical);
  }

  /** One integer. */
  public static StoredValue integer(long value) {
    return integers(Long.BYTES, true, true, value);
  }

  /** A row of integers that fit into some bytes. */
  public static StoredValue integers(int bytes, boolean signed, long... values) {
    return integers(bytes, signed, false, values);
  }

  private static StoredValue integers(int bytes, boolean signed, boolean scalar, long... values) {
    ByteBuffer content = buffer(bytes * values.length);
    ByteBuffer canonical = counted(values.length, Long.BYTES * values.length);
    for (long value : values) {
      StoredNumbers.put(value, bytes, content);
      canonical.putLong(value);
    }
    return new StoredValue(
        StoredType.integer(bytes, signed), scalar, values, values.length, content, canonical);
  }

  /** One number. */
  public static StoredValue number(double value) {
    return numbers(true, value);
  }

  /** A row of numbers. */
  public static StoredValue numbers(double... values) {
    return numbers(false, values);
  }

  private static StoredValue numbers(boolean scalar, double... values) {
    ByteBuffer content = buffer(Double.BYTES * values.length);
    content.asDoubleBuffer().put(values);
    ByteBuffer canonical = counted(values.length, content.capacity()).put(content.duplicate());
    return new StoredValue(
        StoredType.floating(Double.BYTES), scalar, values, values.length, content, canonical);
  }

  /**
   * What jhdf has read from an attribute or a data set.
   *
   * @param data texts or numbers of any type, alone or in arrays, or null for nothing
   * @throws IllegalArgumentException if it is something else
   */
  static StoredValue read(Object data) {
    if (data == null) {
      return text(""); // some tools store an empty text as nothing at all
    }
    if (data instanceof String text) {
      return text(text);
    }
    if (data instanceof String[] texts) {
      return texts(List.of(texts));
    }
    Object values = data;
    if (data instanceof Number) {
      values = Array.newInstance(data.getClass(), 1);
      Array.set(values, 0, data);
    }
    if (!values.getClass().isArray()) {
      throw new IllegalArgumentException("holds neither texts nor numbers");
    }
    Class<?> component = values.getClass().getComponentType();
    return List.of(float.class, double.class, Float.class, Double.class).contains(component)
        ? numbers(StoredNumbers.doubles(values))
        : integers(Long.BYTES, true, StoredNumbers.integers(values));
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.capacity()];
    buffer.get(0, bytes);
    return bytes;
  }

  private static ByteBuffer counted(int count, int bytes) {
    return buffer(Long.BYTES + bytes).putLong(count);
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * The number of values as 8 little-endian bytes, and then each: a text in UTF-8 with a zero
   * behind it, an integer as one of 64 bits, a number as IEEE 754 of 64 bits, both little-endian.
   */
  public byte[] canonical() {
    return canonical.clone();
  }

  /** The texts; empty if these are none. */
  public Optional<List<String>> texts() {
    return values instanceof String[] texts ? Optional.of(List.of(texts)) : Optional.empty();
  }

  /** The numbers, integers among them; empty if these are none. */
  public Optional<double[]> numbers() {
    return values instanceof String[] && count > 0
        ? Optional.empty()
        : Optional.of(StoredNumbers.doubles(values));
  }

  /** The integers; empty if these are none. */
  public Optional<long[]> integers() {
    return values instanceof long[] || count == 0
        ? Optional.of(StoredNumbers.integers(values))
        : Optional.empty();
  }

  boolean isFloating() {
    return values instanceof double[];
  }

  /** This with the very numbers of another, if both are as many. */
  StoredValue restored(StoredValue other) {
    return values instanceof double[] own
            && other.values instanceof double[] exact
            && own.length == exact.length
        ? numbers(scalar, exact)
        : this;
  }

  StoredType type() {
    return type;
  }

  /** Number of rows; none for a scalar. */
  long[] shape() {
    return scalar ? new long[0] : new long[] {count};
  }

  ByteBuffer content() {
    return ByteBuffer.wrap(content);
  }
}
