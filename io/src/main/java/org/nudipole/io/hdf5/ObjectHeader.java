package org.nudipole.io.hdf5;

import io.jhdf.checksum.ChecksumUtils;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The header of an HDF5 object: messages that say what it is, as version 2 of "Data Object Headers"
 * in the HDF5 file format specification has them. Every reader since HDF5 1.8 knows them.
 */
final class ObjectHeader {
  static final long UNDEFINED_ADDRESS = -1;

  private static final int SIGNATURE = 'O' | 'H' << 8 | 'D' << 16 | 'R' << 24;
  private static final int DATASPACE = 0x01;
  private static final int LINK_INFO = 0x02;
  private static final int DATATYPE = 0x03;
  private static final int FILL_VALUE = 0x05;
  private static final int LINK = 0x06;
  private static final int LAYOUT = 0x08;
  private static final int FILTERS = 0x0b;
  private static final int GROUP_INFO = 0x0a;
  private static final int ATTRIBUTE = 0x0c;
  private static final int ATTRIBUTE_INFO = 0x15;

  /** Length of the header's own length in 4 bytes. */
  private static final int FLAGS = 0x02;

  /** To be written if it is set, and not set: what the C library writes itself. */
  private static final int NO_FILL_VALUE = 0x08;

  private static final int ALLOCATED_LATE = 2;
  private static final int ALLOCATED_BY_CHUNK = 3;

  /**
   * That many attributes or links stand in the header itself, in a copy made by another program
   * too; beyond it the C library stores them in a way that few others read.
   */
  private static final short MOST_COMPACT = 4096;

  private static final int CONTIGUOUS = 1;
  private static final int CHUNKED = 2;
  private static final int ROWS_OF_A_CHUNK = 1024;

  private static final int DEFLATE = 1;
  private static final int SHUFFLE = 2;

  /** What the C library says of both: a chunk may be there without. */
  private static final int OPTIONAL = 1;

  private static final long UNLIMITED = -1;

  private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

  /** A group of objects at their addresses. */
  static ObjectHeader group(Map<String, Long> links) {
    ObjectHeader header = new ObjectHeader();
    header.add(
        LINK_INFO, buffer(18).putShort((short) 0).putLong(UNDEFINED_ADDRESS).putLong(-1).array());
    header.add(
        GROUP_INFO,
        buffer(6).put((byte) 0).put((byte) 1).putShort(MOST_COMPACT).putShort((short) 0).array());
    links.forEach(
        (name, address) -> {
          byte[] text = name.getBytes(StandardCharsets.UTF_8);
          header.add(
              LINK,
              buffer(5 + text.length + Long.BYTES)
                  .put((byte) 1) // version
                  .put((byte) 0x11) // the character set follows, and a length of two bytes
                  .put(characterSet(name))
                  .putShort((short) text.length)
                  .put(text)
                  .putLong(address)
                  .array());
        });
    return header;
  }

  /** Values in one piece at an address. */
  static ObjectHeader dataset(StoredType type, long[] shape, long address, long bytes) {
    byte[] place =
        buffer(18)
            .put((byte) 3) // version
            .put((byte) CONTIGUOUS)
            .putLong(address)
            .putLong(bytes)
            .array();
    return dataset(type, dataspace(shape, false), ALLOCATED_LATE, place);
  }

  /**
   * No values, with room for more: h5repack makes chunks as long as what is in one piece, and none
   * can have no rows.
   */
  static ObjectHeader empty(StoredType type) {
    return chunked(type, new Chunks(0, ROWS_OF_A_CHUNK, UNDEFINED_ADDRESS), 0);
  }

  /**
   * Values in pieces of equal length, found by an index: a B-tree of version 1, which every reader
   * knows. Its length does not depend on where they are, nor on how many.
   *
   * @param level how hard DEFLATE works on a chunk whose bytes are shuffled, 1 to 9; 0 for neither
   */
  static ObjectHeader chunked(StoredType type, Chunks chunks, int level) {
    byte[] place =
        buffer(19)
            .put((byte) 3) // version
            .put((byte) CHUNKED)
            .put((byte) 2) // rows, and bytes of one value
            .putLong(chunks.index())
            .putInt(chunks.rowsOfOne())
            .putInt(type.size())
            .array();
    byte[] space = dataspace(new long[] {chunks.rows()}, true);
    ObjectHeader header = dataset(type, space, ALLOCATED_BY_CHUNK, place);
    if (level > 0) {
      header.add(FILTERS, filters(type.size(), level));
    }
    return header;
  }

  // Bytes of one value have no others to be put beside.
  private static byte[] filters(int size, int level) {
    byte filters = (byte) (size > 1 ? 2 : 1);
    byte[] bytes = new byte[2 + filters * 10];
    ByteBuffer message =
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).put((byte) 2).put(filters);
    if (size > 1) {
      filter(message, SHUFFLE, size);
    }
    filter(message, DEFLATE, level);
    return bytes;
  }

  private static void filter(ByteBuffer message, int filter, int parameter) {
    message
        .putShort((short) filter)
        .putShort((short) OPTIONAL)
        .putShort((short) 1) // one parameter
        .putInt(parameter);
  }

  private static ObjectHeader dataset(StoredType type, byte[] space, int allocation, byte[] place) {
    ObjectHeader header = new ObjectHeader();
    header.add(DATASPACE, space);
    header.add(DATATYPE, type.message());
    header.add(FILL_VALUE, new byte[] {3, (byte) (NO_FILL_VALUE | allocation)});
    header.add(LAYOUT, place);
    return header;
  }

  /** Adds attributes. */
  ObjectHeader with(Map<String, StoredValue> attributes) {
    if (!attributes.isEmpty()) {
      add(
          ATTRIBUTE_INFO,
          buffer(18).putShort((short) 0).putLong(UNDEFINED_ADDRESS).putLong(-1).array());
    }
    attributes.forEach((name, value) -> add(ATTRIBUTE, attribute(name, value)));
    return this;
  }

  private static byte[] attribute(String name, StoredValue value) {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    byte[] type = value.type().message();
    byte[] space = dataspace(value.shape(), false);
    ByteBuffer content = value.content();
    return buffer(9 + text.length + 1 + type.length + space.length + content.limit())
        .put((byte) 3) // version
        .put((byte) 0)
        .putShort((short) (text.length + 1))
        .putShort((short) type.length)
        .putShort((short) space.length)
        .put(characterSet(name))
        .put(text)
        .put((byte) 0)
        .put(type)
        .put(space)
        .put(content)
        .array();
  }

  private static byte characterSet(String name) {
    return (byte) (StoredType.isAscii(name) ? 0 : 1); // or UTF-8
  }

  private static byte[] dataspace(long[] shape, boolean extendible) {
    byte[] bytes = new byte[4 + Long.BYTES * shape.length * (extendible ? 2 : 1)];
    ByteBuffer message =
        ByteBuffer.wrap(bytes)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put((byte) 2) // version
            .put((byte) shape.length)
            .put((byte) (extendible ? 1 : 0))
            .put((byte) Math.min(1, shape.length)); // a scalar, or a grid
    for (long rows : shape) {
      message.putLong(rows);
    }
    while (message.hasRemaining()) {
      message.putLong(UNLIMITED);
    }
    return bytes;
  }

  private void add(int type, byte[] message) {
    if (message.length > 0xffff) {
      throw new IllegalArgumentException("a message of " + message.length + " bytes in a header");
    }
    messages.writeBytes(
        buffer(4).put((byte) type).putShort((short) message.length).put((byte) 0).array());
    messages.writeBytes(message);
  }

  /** The bytes of the header. */
  ByteBuffer bytes() {
    ByteBuffer header =
        buffer(10 + messages.size() + Integer.BYTES)
            .putInt(SIGNATURE)
            .put((byte) 2) // version
            .put((byte) FLAGS)
            .putInt(messages.size())
            .put(messages.toByteArray());
    return checked(header);
  }

  /** Ends a buffer, full but for its last 4 bytes, with the checksum of all before. */
  static ByteBuffer checked(ByteBuffer bytes) {
    byte[] before = new byte[bytes.position()];
    bytes.get(0, before);
    return bytes.putInt(ChecksumUtils.checksum(before)).flip();
  }

  static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
