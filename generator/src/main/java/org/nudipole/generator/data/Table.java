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
          "radiative_couplings.csv",
          "reactor_kopeikin.csv",
          "xe_rrpa_ratio.csv",
          "solar_fluxes.csv",
          "solar_lines.csv",
          "solar_electron_density.csv",
          "solar_pp.csv",
          "solar_hep.csv",
          "solar_b8.csv",
          "solar_n13.csv",
          "solar_o15.csv",
          "solar_f17.csv",
          "beam_pulses.csv",
          "beam_pulse_csi2017.csv");

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

  private static final String COLUMNS = "columns";
  private static final String UNITS = "units";

  private final String name;
  private final Provenance provenance;
  private final Cells columns;
  private final Cells units;
  private final List<Cells> rows = new ArrayList<>();
  private final String sha256;

  private Table(String name, String text, List<String> required) {
    this.name = name;
    this.sha256 = hash(text);
    Map<String, String> header = new LinkedHashMap<>();
    Map<String, Cells> declared = new LinkedHashMap<>();
    int line = 0;
    for (String raw : text.split("\\R", -1)) {
      line++;
      String content = raw.strip();
      if (content.startsWith("#")) {
        int hash = raw.indexOf('#');
        int colon = raw.indexOf(':');
        if (colon > hash + 1) {
          String key = raw.substring(hash + 1, colon).strip();
          header.merge(key, raw.substring(colon + 1).strip(), (a, b) -> a + "; " + b);
          declared.putIfAbsent(key, Cells.of(line, raw, colon + 1));
        }
      } else if (!content.isEmpty()) {
        rows.add(Cells.of(line, raw, 0));
      }
    }
    List<String> missing =
        required.stream()
            .filter(key -> !header.containsKey(key))
            .map(key -> "'# " + key + ": ...'")
            .toList();
    if (!missing.isEmpty()) {
      throw new TableException(
          name,
          0,
          "no header line "
              + String.join(", ", missing)
              + " (a table declares "
              + String.join(", ", required)
              + ")");
    }
    provenance = new Provenance(header);
    columns = declared.get(COLUMNS);
    units = declared.get(UNITS);
    if (units.size() != columns.size()) {
      throw new TableException(
          name,
          0,
          columns.size()
              + " columns but "
              + units.size()
              + " units (give one unit per column, 1 if it has none)");
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
    return columns.texts();
  }

  /** Units of the columns as declared, empty or 1 for none. */
  public List<String> units() {
    return units.texts();
  }

  /** Line in the file of a row, for messages. */
  public int line(int row) {
    return rows.get(row).line();
  }

  /** A fault of the name of a column, where the header declares it. */
  public TableFault faultOfName(int column, String fault) {
    return columns.fault(column, fault);
  }

  /** As {@link #faultOfName(int, String)}, with what to write instead. */
  public TableFault faultOfName(int column, String fault, String suggestion) {
    return columns.fault(column, fault, suggestion);
  }

  /** A fault of the unit of a column, where the header declares it. */
  public TableFault faultOfUnit(int column, String fault) {
    return units.fault(column, fault);
  }

  /** A fault of a cell. */
  public TableFault fault(int row, int column, String fault) {
    return rows.get(row).fault(column, fault);
  }

  TableFault fault(int row, int column, String fault, String suggestion) {
    return rows.get(row).fault(column, fault, suggestion);
  }

  /**
   * A cell as text.
   *
   * @throws TableException naming the row if it has not one value for each column
   */
  public String text(int row, String column) {
    return text(row, index(column));
  }

  String text(int row, int column) {
    Cells cells = rows.get(row);
    if (cells.size() != columns.size()) {
      String fault =
          cells.size()
              + (cells.size() == 1 ? " value" : " values")
              + " where "
              + columns.size()
              + " columns are declared";
      throw new TableException(
          name,
          List.of(
              new TableFault(
                  cells.line(), 1, fault, "give one value per column, with commas between them")));
    }
    return cells.texts().get(column);
  }

  /**
   * A cell as a finite number, in the unit that the table declares.
   *
   * @throws TableException naming the place if it is not a finite number
   */
  public double number(int row, String column) {
    return number(row, index(column));
  }

  double number(int row, int column) {
    String cell = text(row, column);
    double value = NUMBER.matcher(cell).matches() ? Double.parseDouble(cell) : Double.NaN;
    if (Double.isFinite(value)) {
      return value;
    }
    boolean unread = Double.isNaN(value);
    throw new TableException(
        name,
        List.of(
            fault(
                row,
                column,
                "'"
                    + cell
                    + "' in column "
                    + columns().get(column)
                    + (unread ? " is not a number" : " is not finite"),
                unread ? "give a decimal number such as 2.5e-3" : "give less than 1.8e308")));
  }

  /** A cell as a whole number. */
  public int integer(int row, String column) {
    return Integer.parseInt(text(row, column));
  }

  /**
   * A whole column of finite numbers.
   *
   * @throws TableException naming every cell that is none
   */
  public double[] numbers(String column) {
    TableCheck check = new TableCheck(this);
    double[] values = check.numbers(index(column));
    check.throwFaults();
    return values;
  }

  private int index(String column) {
    int i = columns().indexOf(column);
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
