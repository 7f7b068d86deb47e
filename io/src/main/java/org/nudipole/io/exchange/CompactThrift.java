package org.nudipole.io.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Structures in the compact protocol of Apache Thrift, of the kinds that Parquet has. */
final class CompactThrift {
  private static final int TRUE = 1;
  private static final int FALSE = 2;
  private static final int I8 = 3;
  private static final int I32 = 5;
  private static final int I64 = 6;
  private static final int BINARY = 8;
  private static final int LIST = 9;
  private static final int STRUCT = 12;

  /** Elements of a list whose number stands in its first byte. */
  private static final int SHORT_LIST = 15;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Deque<Integer> outer = new ArrayDeque<>();
  private int last;

  /** One structure. */
  static byte[] struct(Consumer<CompactThrift> fields) {
    CompactThrift thrift = new CompactThrift();
    thrift.fields(fields);
    return thrift.bytes.toByteArray();
  }

  private void fields(Consumer<CompactThrift> fields) {
    outer.push(last);
    last = 0;
    fields.accept(this);
    bytes.write(0);
    last = outer.pop();
  }

  // Fields come in the order of their numbers, each with the distance to the one before.
  private void field(int number, int type) {
    bytes.write(number - last << 4 | type);
    last = number;
  }

  CompactThrift flag(int number, boolean value) {
    field(number, value ? TRUE : FALSE);
    return this;
  }

  CompactThrift small(int number, int value) {
    field(number, I8);
    bytes.write(value);
    return this;
  }

  CompactThrift integer(int number, int value) {
    field(number, I32);
    signed(value);
    return this;
  }

  CompactThrift whole(int number, long value) {
    field(number, I64);
    signed(value);
    return this;
  }

  CompactThrift text(int number, String value) {
    field(number, BINARY);
    text(value);
    return this;
  }

  CompactThrift struct(int number, Consumer<CompactThrift> fields) {
    field(number, STRUCT);
    fields(fields);
    return this;
  }

  CompactThrift integers(int number, int... values) {
    list(number, I32, values.length);
    for (int value : values) {
      signed(value);
    }
    return this;
  }

  CompactThrift texts(int number, String... values) {
    list(number, BINARY, values.length);
    for (String value : values) {
      text(value);
    }
    return this;
  }

  /** A list of structures, the fields of each written for an element. */
  <T> CompactThrift structs(int number, List<T> elements, BiConsumer<CompactThrift, T> each) {
    list(number, STRUCT, elements.size());
    for (T element : elements) {
      fields(thrift -> each.accept(thrift, element));
    }
    return this;
  }

  private void list(int number, int type, int size) {
    field(number, LIST);
    if (size < SHORT_LIST) {
      bytes.write(size << 4 | type);
    } else {
      bytes.write(SHORT_LIST << 4 | type);
      variable(size, bytes);
    }
  }

  private void text(String value) {
    byte[] encoded = value.getBytes(UTF_8);
    variable(encoded.length, bytes);
    bytes.writeBytes(encoded);
  }

  private void signed(long value) {
    variable(value << 1 ^ value >> 63, bytes);
  }

  /** Adds an integer without sign, seven bits a byte, the lowest first. */
  static void variable(long value, ByteArrayOutputStream into) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      into.write((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    into.write((int) rest);
  }
}
