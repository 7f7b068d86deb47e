package org.nudipole.io.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A group to be written, with what it holds; the outermost one is a file.
 *
 * <p>The same tree gives the same bytes at the same places. Written by ourselves and not by jhdf,
 * whose headers the tools of the HDF Group cannot repack, and which adds an attribute of its own.
 */
public final class Hdf5Group {
  /** An attribute's message has at most 64 kB; half of that is a lot for one already. */
  private static final int LONGEST_ATTRIBUTE = 32_768;

  private static final int LONGEST_NAME = 250;
  private static final int SUPERBLOCK = 48;

  private final Map<String, Hdf5Group> groups = new TreeMap<>();
  private final Map<String, Hdf5Dataset> datasets = new TreeMap<>();
  private final Map<String, StoredValue> attributes = new TreeMap<>();
  private final Map<String, Long> links = new TreeMap<>();

  /** Adds a group. */
  public Hdf5Group group(String name) {
    Hdf5Group group = new Hdf5Group();
    groups.put(linkName(name), group);
    return group;
  }

  /** Adds a data set with its values. */
  public Hdf5Dataset dataset(String name, StoredValue value) {
    return dataset(name, Hdf5Dataset.of(value));
  }

  /** Adds a data set of one dimension whose values are written later. */
  public Hdf5Dataset reserved(String name, StoredType type, long rows) {
    return dataset(name, Hdf5Dataset.reserved(type, rows));
  }

  /**
   * Adds a data set of one dimension whose values are written elsewhere, in chunks.
   *
   * @param level how hard DEFLATE worked on the shuffled bytes of each, 1 to 9; 0 for neither
   */
  public Hdf5Dataset chunked(String name, StoredType type, Chunks chunks, int level) {
    return dataset(name, Hdf5Dataset.chunked(type, chunks, level));
  }

  private Hdf5Dataset dataset(String name, Hdf5Dataset dataset) {
    datasets.put(linkName(name), dataset);
    return dataset;
  }

  /** Adds an attribute. */
  public Hdf5Group attribute(String name, StoredValue value) {
    put(attributes, name, value);
    return this;
  }

  static void put(Map<String, StoredValue> attributes, String name, StoredValue value) {
    if (value.content().limit() > LONGEST_ATTRIBUTE) {
      throw new IllegalArgumentException(
          "attribute " + name + " exceeds " + LONGEST_ATTRIBUTE + " bytes");
    }
    attributes.put(name, value);
  }

  private static String linkName(String name) {
    if (name.isBlank()
        || name.indexOf('/') >= 0
        || name.indexOf('\0') >= 0
        || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException("\"" + name + "\" cannot name a data set");
    }
    return name;
  }

  /**
   * The attributes and the data sets with known values, as {@link StoredHeader} names them: {@code
   * /run@seed} is an attribute of the group {@code /run}, {@code /run/macro} a data set in it.
   */
  public SortedMap<String, StoredValue> values() {
    SortedMap<String, StoredValue> values = new TreeMap<>();
    collect("", values);
    return values;
  }

  /**
   * Gives the numbers in this tree the very bits of another header, where it has the same ones:
   * what was converted from the unit of a file and back may differ in the last.
   */
  public void restore(Map<String, StoredValue> stored) {
    restore("", stored);
  }

  private void restore(String path, Map<String, StoredValue> stored) {
    String attribute = (path.isEmpty() ? "/" : path) + '@';
    attributes.replaceAll(
        (name, value) -> value.restored(stored.getOrDefault(attribute + name, value)));
    datasets.replaceAll((name, dataset) -> dataset.restored(path + '/' + name, stored));
    groups.forEach((name, group) -> group.restore(path + '/' + name, stored));
  }

  private void collect(String path, Map<String, StoredValue> into) {
    attributes.forEach(
        (name, value) -> into.put((path.isEmpty() ? "/" : path) + '@' + name, value));
    datasets.forEach((name, dataset) -> dataset.collect(path + '/' + name, into));
    groups.forEach((name, group) -> group.collect(path + '/' + name, into));
  }

  // Writes what the group holds; returns the end, where its own header is due.
  private long contents(Hdf5Output out, long position) throws IOException {
    long at = position;
    for (Map.Entry<String, Hdf5Dataset> child : datasets.entrySet()) {
      links.put(child.getKey(), at);
      at = aligned(child.getValue().write(out, at), Long.BYTES);
    }
    for (Map.Entry<String, Hdf5Group> child : groups.entrySet()) {
      at = child.getValue().contents(out, at);
      links.put(child.getKey(), at);
      ByteBuffer header = child.getValue().header();
      int size = header.limit();
      out.write(header, at);
      at = aligned(at + size, Long.BYTES);
    }
    return at;
  }

  private ByteBuffer header() {
    return ObjectHeader.group(links).with(attributes).bytes();
  }

  static long aligned(long position, int alignment) {
    return (position + alignment - 1) / alignment * alignment;
  }

  /** Writes this group as the root of a file; values of reserved data sets are not touched. */
  public void write(Hdf5Output out) throws IOException {
    write(out, 0);
  }

  /**
   * As {@link #write(Hdf5Output)}, of a file that goes on behind it.
   *
   * @param end where the file ends, if behind all that is written here
   * @return where what is written here ends
   */
  public long write(Hdf5Output out, long end) throws IOException {
    // The root's header comes last, so that the file has its full length from the start.
    long root = contents(out, SUPERBLOCK);
    ByteBuffer header = header();
    out.write(header.duplicate(), root);
    ByteBuffer superblock =
        ObjectHeader.buffer(SUPERBLOCK)
            .putLong(Hdf5Signature.SIGNATURE)
            .put((byte) 2) // version
            .put((byte) Long.BYTES)
            .put((byte) Long.BYTES)
            .put((byte) 0)
            .putLong(0)
            .putLong(ObjectHeader.UNDEFINED_ADDRESS)
            .putLong(Math.max(end, root + header.limit()))
            .putLong(root);
    out.write(ObjectHeader.checked(superblock), 0);
    return root + header.limit();
  }
}
