package org.nudipole.io.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A table in an HDF5 file: datasets of one dimension and equal length in the root or in one group,
 * each with its unit in the attribute {@code units}. As text it is a comma-separated table with the
 * same numbers.
 */
public final class Hdf5Table {
  private static final String UNITS = "units";
  private static final int LONGEST = 1 << 20;

  private Hdf5Table() {}

  /** Whether the content of a file is HDF5. */
  public static boolean isHdf5(byte[] bytes) {
    return Hdf5Signature.begins(bytes);
  }

  /** Whether a file begins as HDF5 does; no if it cannot be read. */
  public static boolean isHdf5(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return isHdf5(in.readNBytes(Long.BYTES));
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * The table as text: header lines with the attributes of its group that are text, with columns by
   * name and with units, and a line for each row.
   *
   * @param bytes content of the file
   * @throws IOException that says why it is no such table
   */
  public static String text(byte[] bytes) throws IOException {
    try (HdfFile file = HdfFile.fromBytes(bytes)) {
      return text(group(file));
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      // A damaged length or address can ask jhdf for any amount of memory, or send it in circles.
      throw new IOException("the HDF5 file is damaged or of a kind not supported", e);
    }
  }

  private static Group group(HdfFile file) throws IOException {
    List<Group> found = new ArrayList<>();
    if (hasColumns(file)) {
      found.add(file);
    }
    for (Node child : file.getChildren().values()) {
      if (child instanceof Group group && hasColumns(group)) {
        found.add(group);
      }
    }
    if (found.size() != 1) {
      throw new IOException(
          found.size()
              + " groups with datasets that have units (the columns of a table are in the root or in"
              + " one group)");
    }
    return found.get(0);
  }

  private static boolean hasColumns(Group group) {
    return group.getChildren().values().stream()
        .anyMatch(node -> node instanceof Dataset && node.getAttribute(UNITS) != null);
  }

  private static String text(Group group) throws IOException {
    List<String> names = new ArrayList<>();
    List<String> units = new ArrayList<>();
    List<double[]> columns = new ArrayList<>();
    for (var child : new TreeMap<>(group.getChildren()).entrySet()) {
      if (!(child.getValue() instanceof Group)) {
        add(child.getKey(), child.getValue(), names, units, columns);
      }
    }
    StringBuilder text = new StringBuilder();
    for (var attribute : new TreeMap<>(group.getAttributes()).entrySet()) {
      Optional<String> value = text(attribute.getValue());
      String key = attribute.getKey();
      // Libraries write attributes of their own, such as _jHDF.
      if (value.isPresent() && key.matches("[A-Za-z][A-Za-z0-9_ -]*")) {
        text.append("# " + key + ": " + value.get().replaceAll("\\R", " ")).append('\n');
      }
    }
    text.append("# columns: ").append(String.join(",", names)).append('\n');
    text.append("# units: ").append(String.join(",", units)).append('\n');
    for (int row = 0; row < columns.get(0).length; row++) {
      for (int i = 0; i < columns.size(); i++) {
        text.append(i > 0 ? "," : "").append(columns.get(i)[row]);
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static void add(
      String name, Node node, List<String> names, List<String> units, List<double[]> columns)
      throws IOException {
    if (!(node instanceof Dataset dataset) || dataset.getDimensions().length != 1) {
      throw new IOException("'" + name + "' is no dataset of one dimension");
    }
    if (dataset.getSize() > LONGEST) {
      throw new IOException("dataset '" + name + "' has more than " + LONGEST + " rows");
    }
    Optional<String> filter = StoredFilters.unknown(node);
    if (filter.isPresent()) {
      throw new IOException(filter.get() + " is not known here; " + StoredFilters.ADVICE);
    }
    double[] values = StoredNumbers.doubles(FilteredChunks.of(dataset).getData());
    if (!columns.isEmpty() && values.length != columns.get(0).length) {
      throw new IOException(
          "dataset '"
              + name
              + "' has "
              + values.length
              + " rows where "
              + names.get(0)
              + " has "
              + columns.get(0).length);
    }
    names.add(plain(name, "name"));
    units.add(plain(unit(name, dataset.getAttribute(UNITS)), "unit"));
    columns.add(values);
  }

  private static String unit(String name, Attribute attribute) throws IOException {
    return text(attribute)
        .orElseThrow(
            () -> new IOException("dataset '" + name + "' has no text as attribute units"));
  }

  private static Optional<String> text(Attribute attribute) {
    Object value = attribute == null ? null : attribute.getData();
    if (value instanceof String[] several && several.length == 1) {
      value = several[0];
    }
    return value instanceof String text ? Optional.of(text) : Optional.empty();
  }

  // A comma or a line break would begin another cell.
  private static String plain(String text, String what) throws IOException {
    if (text.chars().anyMatch(c -> c == ',' || c < ' ')) {
      throw new IOException("a " + what + " with a comma or a control character");
    }
    return text.strip();
  }
}
