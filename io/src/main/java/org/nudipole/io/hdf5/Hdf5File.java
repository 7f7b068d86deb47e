package org.nudipole.io.hdf5;

import io.jhdf.AbstractNode;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.exceptions.UnsupportedHdfException;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.StringData;
import io.jhdf.object.message.AttributeInfoMessage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.nudipole.generator.axis.Digits;

/**
 * An HDF5 file that is read, with a message for the user where something is missing, damaged, or
 * stored in a way that jhdf does not know.
 */
public final class Hdf5File implements AutoCloseable {
  /** Bytes of one attribute or data set of a header. */
  private static final long LONGEST = 1 << 25;

  /** Bytes of all attributes and data sets of a header. */
  private static final long MOST = 1 << 27;

  private static final String UNKNOWN = "uses a part of HDF5 that this program cannot read ";

  private final Path path;
  private final FileChannel channel;
  private final HdfFile hdf;
  private double left = MOST;

  private Hdf5File(Path path, FileChannel channel, HdfFile hdf) {
    this.path = path;
    this.channel = channel;
    this.hdf = hdf;
  }

  /**
   * Opens a file and reads from it what its reader needs at once.
   *
   * @param reader what is read; the file is closed if that fails
   * @throws EventFileException if it is missing, no HDF5 file, truncated, damaged, or not what the
   *     reader wants; the message says which
   */
  public static <T> T open(Path path, Reading<T> reader) {
    FileChannel channel = null;
    HdfFile hdf = null;
    boolean opened = false;
    try {
      if (Files.isDirectory(path)) {
        throw new EventFileException(path, "cannot read (it is a folder) Give the name of a file");
      }
      // A pipe or a device may never answer.
      if (Files.exists(path) && !Files.isRegularFile(path)) {
        throw new EventFileException(
            path, "cannot read (it is no regular file) Give the name of a file");
      }
      channel = FileChannel.open(path, StandardOpenOption.READ);
      Hdf5Signature.require(path, channel);
      hdf = new HdfFile(path);
      T result = reader.read(new Hdf5File(path, channel, hdf));
      opened = true;
      return result;
    } catch (IOException e) {
      throw EventFileException.of(path, "read", e);
    } catch (EventFileException e) {
      throw e;
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      // A damaged length or address can ask jhdf for any amount of memory, or send it in circles.
      throw unreadable(path, e);
    } finally {
      if (!opened) {
        close(channel, hdf);
      }
    }
  }

  /** What is made of an open file. */
  public interface Reading<T> {
    /** Reads; the file stays open. */
    T read(Hdf5File file) throws IOException;
  }

  /** Where the file is. */
  public Path path() {
    return path;
  }

  /** The file's bytes. */
  public FileChannel channel() {
    return channel;
  }

  /** Where the addresses in the file begin: behind what another program has put before it. */
  public long base() {
    return hdf.getUserBlockSize();
  }

  /** The outermost group. */
  public Group root() {
    return hdf;
  }

  @Override
  public void close() {
    close(channel, hdf);
  }

  private static void close(FileChannel channel, HdfFile hdf) {
    try {
      if (hdf != null) {
        hdf.close();
      }
      if (channel != null) {
        channel.close();
      }
    } catch (IOException | RuntimeException e) {
      // Nothing was written, so nothing is lost.
      return;
    }
  }

  /**
   * What a group holds, but for the values of the columns.
   *
   * @param group the group that counts as the root
   * @param columns name of the group in it whose data sets are columns
   */
  public StoredHeader header(Group group, String columns) {
    TreeMap<String, StoredValue> values = new TreeMap<>();
    collect(group, "", '/' + columns, values);
    return new StoredHeader(path, values);
  }

  private void collect(Node node, String name, String columns, Map<String, StoredValue> into) {
    StoredFilters.unknown(node)
        .ifPresent(
            filter -> {
              throw new EventFileException(
                  path, UNKNOWN + "(" + filter + ") " + StoredFilters.ADVICE);
            });
    attributes(node)
        .forEach(
            (key, attribute) ->
                into.put(
                    (name.isEmpty() ? "/" : name) + '@' + key, value(name + '@' + key, attribute)));
    if (node instanceof Group group) {
      group
          .getChildren()
          .forEach((child, object) -> collect(object, name + '/' + child, columns, into));
    } else if (node instanceof Dataset dataset && !name.startsWith(columns + '/')) {
      into.put(name, value(name, dataset));
    }
  }

  private StoredValue value(String name, Attribute attribute) {
    requireStandard(name, attribute.getDataType());
    requireSmall(name, attribute.getSize(), attribute.getDataType());
    return attribute.getDataType() instanceof StringData texts && attribute.getSize() > 0
        ? texts(texts, attribute.getBuffer())
        : value(attribute::getData);
  }

  /**
   * Refuses numbers of an unusual layout of bits, of which jhdf takes no notice: it would read
   * other numbers than the C library does.
   *
   * @param name what has the numbers, for the message
   * @throws EventFileException if they are of no kind that is written here
   */
  public void requireStandard(String name, DataType type) {
    if (!NumberLayout.isStandard(type)) {
      throw new EventFileException(
          path, name + " does not hold numbers of a kind that nudipole writes (damaged?)");
    }
  }

  // What few bytes of a file say may take any amount of memory, once it is unpacked.
  private void requireSmall(String name, double count, DataType type) {
    double bytes = count * type.getSize();
    left -= bytes;
    if (bytes > LONGEST || left < 0) {
      throw new EventFileException(
          path,
          name
              + " has "
              + Digits.grouped(Math.round(bytes))
              + " bytes (beside its columns a file has at most "
              + Digits.grouped(LONGEST)
              + " in one place, and "
              + Digits.grouped(MOST)
              + " in all) No nudipole run writes that");
    }
  }

  private StoredValue value(String name, Dataset dataset) {
    requireStandard(name, dataset.getDataType());
    requireSmall(name, dataset.getSize(), dataset.getDataType());
    if (dataset.isEmpty()) {
      return StoredValue.texts(List.of());
    }
    return dataset instanceof ContiguousDataset stored
            && dataset.getDataType() instanceof StringData texts
        ? texts(texts, stored.getBuffer())
        : value(FilteredChunks.of(dataset)::getData);
  }

  // jhdf loses what h5py declares as ASCII when it writes a text in UTF-8 again.
  private static StoredValue texts(StringData type, ByteBuffer bytes) {
    List<String> texts = new ArrayList<>();
    for (int at = 0; at < bytes.limit(); at += type.getSize()) {
      ByteBuffer text = bytes.slice(at, type.getSize());
      type.getStringPaddingHandler().setBufferLimit(text);
      texts.add(StandardCharsets.UTF_8.decode(text).toString());
    }
    return StoredValue.texts(texts);
  }

  // Nothing of ours is neither, so what another program has added has any digest but the stored
  // one.
  private static StoredValue value(Supplier<Object> data) {
    try {
      return StoredValue.read(data.get());
    } catch (IllegalArgumentException e) {
      return StoredValue.text(String.valueOf(e.getMessage()));
    }
  }

  /** The attributes of a group or data set. */
  public Map<String, Attribute> attributes(Node node) {
    try {
      return node.getAttributes();
    } catch (RuntimeException e) {
      boolean apart =
          node instanceof AbstractNode stored
              && stored.getHeader().getMessagesOfType(AttributeInfoMessage.class).stream()
                  .anyMatch(m -> m.getFractalHeapAddress() != ObjectHeader.UNDEFINED_ADDRESS);
      throw apart
          ? unknown(path, "attributes of " + node.getPath() + " that stand outside its header", e)
          : e;
    }
  }

  /** What jhdf reads, with a message of ours where it fails. */
  public <T> T guarded(Supplier<T> read) {
    try {
      return read.get();
    } catch (EventFileException e) {
      throw e;
    } catch (RuntimeException | OutOfMemoryError e) {
      throw unreadable(path, e);
    }
  }

  private static EventFileException unreadable(Path path, Throwable cause) {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (t instanceof UnsupportedHdfException) {
        return unknown(path, t.getMessage(), cause);
      }
    }
    return new EventFileException(
        path,
        "is damaged (its structure or its header cannot be read) Copy it again, or run again",
        cause);
  }

  private static EventFileException unknown(Path path, String what, Throwable cause) {
    return new EventFileException(
        path,
        UNKNOWN + "(" + what + ") Rewrite it with h5repack without -L, or read it with h5py",
        cause);
  }
}
