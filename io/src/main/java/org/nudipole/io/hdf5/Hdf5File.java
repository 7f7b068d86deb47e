package org.nudipole.io.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.function.Supplier;

/**
 * An HDF5 file that is read: groups, texts and attributes, with a message for the user where one is
 * missing or damaged.
 */
public final class Hdf5File implements AutoCloseable {
  private final Path path;
  private final FileChannel channel;
  private final HdfFile hdf;

  private Hdf5File(Path path, FileChannel channel, HdfFile hdf) {
    this.path = path;
    this.channel = channel;
    this.hdf = hdf;
  }

  /**
   * Opens a file and reads from it what its reader needs at once.
   *
   * @param reader what is read; the file is closed if that fails
   * @throws EventFileException if it is missing, no HDF5 path, truncated, damaged, or not what the
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
      throw damaged(path, e);
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

  /** Attributes of the root group. */
  public Map<String, Attribute> attributes() {
    return hdf.getAttributes();
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

  /** A group of the root group. */
  public Group group(String name) {
    if (hdf.getChild(name) instanceof Group group) {
      return group;
    }
    throw new EventFileException(
        path, "has no group /" + name + " (damaged, or not made by nudipole)");
  }

  /** What a group holds under a name. */
  public Node child(Group group, String name) {
    Node child = group.getChild(name);
    if (child == null) {
      throw new EventFileException(
          path, "has no " + group.getPath() + name + " (damaged, or not made by nudipole)");
    }
    return child;
  }

  /** The text that a data set holds. */
  public String text(Node node) {
    if (node instanceof Dataset dataset) {
      Object data = dataset.getData();
      if (data instanceof String text) {
        return text;
      }
      if (data instanceof String[] texts && texts.length == 1) {
        return texts[0];
      }
    }
    throw new EventFileException(path, node.getPath() + " is no text");
  }

  private Object attribute(Map<String, Attribute> attributes, String name) {
    Attribute attribute = attributes.get(name);
    if (attribute == null) {
      throw new EventFileException(
          path, "lacks the attribute " + name + " (the header is damaged)");
    }
    Object data = attribute.getData();
    return data == null ? "" : data; // an empty string has no data
  }

  /** An attribute that is a text. */
  public String text(Map<String, Attribute> attributes, String name) {
    if (attribute(attributes, name) instanceof String text) {
      return text;
    }
    throw new EventFileException(path, "attribute " + name + " is no text");
  }

  /** An attribute that is a text; empty if it is missing. */
  public String optionalText(Map<String, Attribute> attributes, String name) {
    return attributes.containsKey(name) ? text(attributes, name) : "";
  }

  /** An attribute that is a number. */
  public double number(Map<String, Attribute> attributes, String name) {
    if (attribute(attributes, name) instanceof Number number) {
      return number.doubleValue();
    }
    throw new EventFileException(path, "attribute " + name + " is no number");
  }

  /** An attribute that is an integer. */
  public long integer(Map<String, Attribute> attributes, String name) {
    if (attribute(attributes, name) instanceof Number number) {
      return number.longValue();
    }
    throw new EventFileException(path, "attribute " + name + " is no number");
  }

  /** What jhdf reads, with a message of ours where it fails. */
  public <T> T guarded(Supplier<T> read) {
    try {
      return read.get();
    } catch (RuntimeException e) {
      throw damaged(path, e);
    }
  }

  private static EventFileException damaged(Path path, Throwable cause) {
    return new EventFileException(
        path,
        "is damaged (its structure or its header cannot be read) Copy it again, or run again",
        cause);
  }
}
