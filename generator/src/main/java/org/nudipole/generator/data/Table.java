package org.nudipole.generator.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A comma-separated table that declares what it holds: header lines {@code # key: value}, among
 * them {@code columns} (names) and {@code units} (one per column, empty or 1 where there is none),
 * then rows.
 */
public final class Table {
  private static final List<String> SHIPPED =
      List.of(
          "nuclides.csv",
          "electron_shells.csv",
          "materials.csv",
          "electron_capture_lines.csv",
          "positron_branches.csv",
          "reactor_fission.csv",
          "reactor_huber_mueller.csv",
          "reactor_vogel_engel.csv",
          "reactor_bestiole2023.csv",
          "reactor_capture.csv",
          "reactor_kopeikin.csv",
          "solar_fluxes.csv",
          "solar_lines.csv",
          "solar_electron_density.csv",
          "solar_pp.csv",
          "solar_hep.csv",
          "solar_b8.csv",
          "solar_n13.csv",
          "solar_o15.csv",
          "solar_f17.csv");

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

  private final String name;
  private final Provenance provenance;
  private final List<String> columns;
  private final List<String> units;
  private final List<String[]> rows = new ArrayList<>();
  private final List<Integer> lines = new ArrayList<>();
  private final String sha256;

  private Table(String name, String text, List<String> required) {
    this.name = name;
    this.sha256 = hash(text);
    Map<String, String> header = new LinkedHashMap<>();
    int line = 0;
    List<String[]> cells = new ArrayList<>();
    for (String raw : text.split("\\R", -1)) {
      line++;
      String content = raw.strip();
      if (content.startsWith("#")) {
        int colon = content.indexOf(':');
        if (colon > 0) {
          header.merge(
              content.substring(1, colon).strip(),
              content.substring(colon + 1).strip(),
              (a, b) -> a + "; " + b);
        }
      } else if (!content.isEmpty()) {
        cells.add(content.split("\\s*,\\s*", -1));
        lines.add(line);
      }
    }
    for (String key : required) {
      if (!header.containsKey(key)) {
        throw new TableException(
            name,
            0,
            "no header line '# "
                + key
                + ": ...' (a table declares "
                + String.join(", ", required)
                + ")");
      }
    }
    provenance = new Provenance(header);
    columns = List.of(header.get("columns").split("\\s*,\\s*", -1));
    units = List.of(header.get("units").split("\\s*,\\s*", -1));
    if (units.size() != columns.size()) {
      throw new TableException(
          name,
          0,
          columns.size()
              + " columns but "
              + units.size()
              + " units (give one unit per column, 1 if it has none)");
    }
    for (int i = 0; i < cells.size(); i++) {
      if (cells.get(i).length != columns.size()) {
        throw new TableException(
            name,
            lines.get(i),
            cells.get(i).length + " values where " + columns.size() + " columns are declared");
      }
      rows.add(cells.get(i));
    }
    if (rows.isEmpty()) {
      throw new TableException(name, 0, "no rows (a table needs numbers below its header)");
    }
  }

  /**
   * A table that ships with this package; it declares its full {@link Provenance}.
   *
   * @param name file name, such as {@code nuclides.csv}
   */
  public static Table resource(String name) {
    try (InputStream in = Table.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource table " + name);
      }
      return new Table(
          name, new String(in.readAllBytes(), StandardCharsets.UTF_8), Provenance.REQUIRED);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A user's table; it declares at least its columns and their units.
   *
   * @param name name for messages
   * @param text content of the file
   * @throws TableException if it cannot be used
   */
  public static Table parse(String name, String text) {
    return new Table(name, text, Provenance.REQUIRED_OF_USERS);
  }

  /** SHA-256 of every table that ships with this package, by name, in hexadecimal. */
  public static Map<String, String> shippedHashes() {
    Map<String, String> hashes = new LinkedHashMap<>();
    for (String resource : SHIPPED) {
      hashes.put(resource, resource(resource).sha256());
    }
    return hashes;
  }

  /** Name for messages. */
  public String name() {
    return name;
  }

  /** Header of the table. */
  public Provenance provenance() {
    return provenance;
  }

  /** SHA-256 of the text, hexadecimal. */
  public String sha256() {
    return sha256;
  }

  /** Number of rows. */
  public int size() {
    return rows.size();
  }

  /** Column names. */
  public List<String> columns() {
    return columns;
  }

  /** Units of the columns as declared, empty or 1 for none. */
  public List<String> units() {
    return units;
  }

  /** Line in the file of a row, for messages. */
  public int line(int row) {
    return lines.get(row);
  }

  /** A cell as text. */
  public String text(int row, String column) {
    return rows.get(row)[index(column)];
  }

  /**
   * A cell as a finite number, in the unit that the table declares.
   *
   * @throws TableException naming the line if it is not a finite number
   */
  public double number(int row, String column) {
    String cell = text(row, column);
    if (!NUMBER.matcher(cell).matches()) {
      throw new TableException(
          name, line(row), "'" + cell + "' in column " + column + " is not a number");
    }
    double value = Double.parseDouble(cell);
    if (!Double.isFinite(value)) {
      throw new TableException(
          name, line(row), "'" + cell + "' in column " + column + " is not finite");
    }
    return value;
  }

  /** A cell as a whole number. */
  public int integer(int row, String column) {
    return Integer.parseInt(text(row, column));
  }

  /** A whole column of finite numbers. */
  public double[] numbers(String column) {
    double[] values = new double[size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = number(i, column);
    }
    return values;
  }

  private int index(String column) {
    int i = columns.indexOf(column);
    if (i < 0) {
      throw new IllegalArgumentException(name + " has no column " + column);
    }
    return i;
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java platform", e);
    }
  }
}
