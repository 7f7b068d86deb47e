package org.nudipole.io.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The index of the chunks of a column: their places and lengths in the order of their rows, and the
 * tree that an HDF5 file holds of them ("Version 1 B-trees" of its format specification, nodes of
 * type 1).
 */
public final class ChunkIndex {
  /** Children of a node: what the C library takes where a file says nothing else. */
  private static final int CHILDREN = 64;

  private static final int SIGNATURE = 'T' | 'R' << 8 | 'E' << 16 | 'E' << 24;
  private static final int OF_CHUNKS = 1;
  private static final int HEAD = 24;
  private static final int KEY = 24;

  /** All nodes are as long as a full one. */
  private static final int NODE = HEAD + CHILDREN * (KEY + Long.BYTES) + KEY;

  private long[] addresses = new long[CHILDREN];
  private int[] bytes = new int[CHILDREN];
  private int size;

  /**
   * Adds the next chunk.
   *
   * @param address where it begins in the file
   * @param length its bytes as they are stored
   */
  public void add(long address, int length) {
    if (size == addresses.length) {
      addresses = Arrays.copyOf(addresses, 2 * size);
      bytes = Arrays.copyOf(bytes, 2 * size);
    }
    addresses[size] = address;
    bytes[size] = length;
    size++;
  }

  /** Where the tree begins, and where it ends. */
  public record Place(long root, long end) {}

  /**
   * Writes the tree.
   *
   * @param position where its first node goes
   * @param rowsOfOne values of one chunk
   */
  public Place write(Hdf5Output out, long position, int rowsOfOne) throws IOException {
    if (size == 0) {
      return new Place(ObjectHeader.UNDEFINED_ADDRESS, position);
    }
    long[] children = Arrays.copyOf(addresses, size);
    long at = position;
    long chunks = 1; // below one child
    for (int level = 0; ; level++) {
      int nodes = (children.length + CHILDREN - 1) / CHILDREN;
      long[] parents = new long[nodes];
      for (int n = 0; n < nodes; n++) {
        parents[n] = at + (long) n * NODE;
        ByteBuffer node = ObjectHeader.buffer(NODE);
        int first = n * CHILDREN;
        int last = Math.min(children.length, first + CHILDREN);
        node.putInt(SIGNATURE)
            .put((byte) OF_CHUNKS)
            .put((byte) level)
            .putShort((short) (last - first))
            .putLong(n == 0 ? ObjectHeader.UNDEFINED_ADDRESS : parents[n] - NODE)
            .putLong(n + 1 == nodes ? ObjectHeader.UNDEFINED_ADDRESS : parents[n] + NODE);
        for (int i = first; i < last; i++) {
          key(node, i * chunks, rowsOfOne).putLong(children[i]);
        }
        key(node, Math.min(size, last * chunks), rowsOfOne);
        out.write(node.rewind(), parents[n]);
      }
      at += (long) nodes * NODE;
      if (nodes == 1) {
        return new Place(parents[0], at);
      }
      children = parents;
      chunks *= CHILDREN;
    }
  }

  // The first chunk below a child; behind the last child the end of all.
  private ByteBuffer key(ByteBuffer node, long chunk, int rowsOfOne) {
    return node.putInt(chunk < size ? bytes[(int) chunk] : 0)
        .putInt(0) // no filter was left out
        .putLong(chunk * rowsOfOne)
        .putLong(0);
  }
}
