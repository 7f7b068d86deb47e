package org.nudipole.io.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.IntStream;
import org.nudipole.io.hdf5.NumberKind;
import org.nudipole.io.hdf5.StoredNumbers;

/**
 * How a column stands in a Parquet file. Numbers of floating point and wide integers are plain, the
 * bytes as they are. Words, and integers of one byte, are places in a dictionary of all that there
 * may be, again the bytes as they are: a width of whole bytes needs no packing of bits.
 *
 * @param column the column of the event file
 * @param type physical type
 * @param logical what its values are
 */
record ParquetColumn(ExchangeColumn column, Type type, Logical logical) {
  /** Physical types; the codes are those of the format. */
  enum Type {
    INT32(1),
    INT64(2),
    FLOAT(4),
    DOUBLE(5),
    BYTE_ARRAY(6);

    private final int code;

    Type(int code) {
      this.code = code;
    }

    int code() {
      return code;
    }
  }

  /** What values are beside their physical type. */
  enum Logical {
    PLAIN,
    TEXT,
    SIGNED,
    UNSIGNED
  }

  static final int PLAIN = 0;
  static final int RLE = 3;
  static final int RLE_DICTIONARY = 8;

  private static final int UTF8 = 0;

  /** Converted type of an unsigned integer of 8 bits; those of 16, 32 and 64 follow. */
  private static final int UINT_8 = 11;

  private static final int INT_8 = 15;
  private static final int WORDS_OF_A_BYTE = 256;

  static ParquetColumn of(ExchangeColumn column) {
    NumberKind kind = column.stored().kind();
    int bytes = column.stored().bytes();
    if (kind == NumberKind.FLOAT) {
      return new ParquetColumn(
          column, bytes == Double.BYTES ? Type.DOUBLE : Type.FLOAT, Logical.PLAIN);
    }
    if (column.isOfWords()) {
      return new ParquetColumn(column, Type.BYTE_ARRAY, Logical.TEXT);
    }
    return new ParquetColumn(
        column,
        bytes == Long.BYTES ? Type.INT64 : Type.INT32,
        kind == NumberKind.SIGNED ? Logical.SIGNED : Logical.UNSIGNED);
  }

  boolean hasDictionary() {
    return column.isOfWords() || isOfBytes();
  }

  private boolean isOfBytes() {
    return column.stored().kind() != NumberKind.FLOAT && column.stored().bytes() == Byte.BYTES;
  }

  /** Number of values in the dictionary. */
  int dictionarySize() {
    return column.isOfWords() ? column.words().size() : WORDS_OF_A_BYTE;
  }

  /** The dictionary, plain: each word with its length before it, or all integers of a byte. */
  byte[] dictionary() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (column.isOfWords()) {
      for (String word : column.words()) {
        byte[] encoded = word.getBytes(UTF_8);
        bytes.writeBytes(little(encoded.length));
        bytes.writeBytes(encoded);
      }
    } else {
      IntStream.range(leastByte(), leastByte() + WORDS_OF_A_BYTE)
          .forEach(value -> bytes.writeBytes(little(value)));
    }
    return bytes.toByteArray();
  }

  private int leastByte() {
    return column.stored().kind() == NumberKind.UNSIGNED ? 0 : Byte.MIN_VALUE;
  }

  private static byte[] little(int value) {
    return ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }

  /** A page of values. */
  byte[] page(ByteBuffer values, int rows) {
    return hasDictionary() ? places(values, rows) : plain(values, rows);
  }

  private byte[] plain(ByteBuffer values, int rows) {
    int bytes = column.stored().bytes();
    if (bytes >= Integer.BYTES) {
      byte[] same = new byte[rows * bytes];
      values.get(values.position(), same);
      return same;
    }
    ByteBuffer wide = ByteBuffer.allocate(rows * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < rows; i++) {
      wide.putInt((int) StoredNumbers.integer(values, i, bytes, column.stored().kind()));
    }
    return wide.array();
  }

  // Their width in bits, and one run of groups of eight, the last one filled up.
  private byte[] places(ByteBuffer values, int rows) {
    int width = dictionarySize() <= WORDS_OF_A_BYTE ? Byte.BYTES : Short.BYTES;
    int first = column.isOfWords() ? column.first() : leastByte();
    int groups = (rows + Byte.SIZE - 1) / Byte.SIZE;
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    head.write(width * Byte.SIZE);
    CompactThrift.variable((long) groups << 1 | 1, head);
    ByteBuffer page =
        ByteBuffer.allocate(head.size() + groups * Byte.SIZE * width)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(head.toByteArray());
    int bytes = column.stored().bytes();
    for (int i = 0; i < rows; i++) {
      int place = (int) StoredNumbers.integer(values, i, bytes, column.stored().kind()) - first;
      if (width == Byte.BYTES) {
        page.put((byte) place);
      } else {
        page.putShort((short) place);
      }
    }
    return page.array();
  }

  /** Its element in the schema. */
  void schema(CompactThrift element) {
    int required = 0;
    element.integer(1, type.code()).integer(3, required).text(4, column.name());
    int bits = Byte.SIZE * column.stored().bytes();
    boolean signed = logical == Logical.SIGNED;
    switch (logical) {
      case PLAIN -> {}
      case TEXT -> element.integer(6, UTF8).struct(10, union -> union.struct(1, text -> {}));
      case SIGNED, UNSIGNED ->
          element
              .integer(
                  6,
                  (signed ? INT_8 : UINT_8)
                      + Integer.numberOfTrailingZeros(column.stored().bytes()))
              .struct(10, union -> union.struct(10, i -> i.small(1, bits).flag(2, signed)));
    }
  }

  /** Encodings of its pages. */
  int[] encodings() {
    return hasDictionary() ? new int[] {PLAIN, RLE, RLE_DICTIONARY} : new int[] {PLAIN, RLE};
  }

  /** Columns of a table. */
  static List<ParquetColumn> of(List<ExchangeColumn> columns) {
    return columns.stream().map(ParquetColumn::of).toList();
  }
}
