package org.nudipole.generator.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A table that declares what it holds: header lines {@code # key: value}, among them {@code
 * columns} (names), {@code units} (one per column, empty or 1 where there is none) and perhaps
 * {@code ignored} (names of columns that no reader needs), then rows. What stands in one line is
 * separated by commas, or else by blanks or tabulators.
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
          "charge_radii.csv",
          "nuclear_spins.csv",
          "radiative_couplings.csv",
          "radiative_couplings_pdg2022.csv",
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

  private static final String MARK = "\uFEFF";
  private static final String COLUMNS = "columns";
  private static final String UNITS = "units";
  private static final String IGNORED = "ignored";
  private static final List<String> DECLARED_ONCE = List.of(COLUMNS, UNITS, IGNORED);

  private final String name;
  private final Provenance provenance;
  private final Cells columns;
  private final Cells units;
  private final Cells ignored;
  private final List<Cells> rows = new ArrayList<>();
  private final String text;

  private Table(String name, String text, List<String> required) {
    this.name = name;
    this.text = text;
    Map<String, String> header = new LinkedHashMap<>();
    Map<String, Cells> declared = new LinkedHashMap<>();
    int line = 0;
    // Some editors and spreadsheets put a byte order mark before the first line.
    for (String raw : (text.startsWith(MARK) ? text.substring(1) : text).split("\\R", -1)) {
      line++;
      String content = raw.strip();
      if (content.startsWith("#")) {
        int hash = raw.indexOf('#');
        int colon = raw.indexOf(':');
        if (colon > hash + 1) {
          String key = raw.substring(hash + 1, colon).strip();
          header.merge(key, raw.substring(colon + 1).strip(), (a, b) -> a + "; " + b);
          Cells cells = Cells.of(line, raw, colon + 1);
          if (declared.putIfAbsent(key, cells) != null && DECLARED_ONCE.contains(key)) {
            throw new TableException(
                name,
                List.of(
                    new TableFault(
                        line, hash + 1, "'# " + key + ":' for a second time", "keep one")));
          }
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
    ignored = declared.getOrDefault(IGNORED, new Cells(0, List.of(), List.of()));
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
    return new Table(name, text(name), Provenance.REQUIRED);
  }

  private static String text(String resource) {
    try (InputStream in = Table.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource table " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
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

  /** Names of the tables that ship with this package. */
  public static List<String> shipped() {
    return SHIPPED;
  }

  /** SHA-256 of every table that ships with this package, by name, in hexadecimal. */
  public static Map<String, String> shippedHashes() {
    return Hashes.SHIPPED_ONES;
  }

  /** Computed at the first use: it takes a while, and every file of a run holds them. */
  private static final class Hashes {
    static final Map<String, String> SHIPPED_ONES = ofShipped();

    private Hashes() {}

    private static Map<String, String> ofShipped() {
      Map<String, String> hashes = new LinkedHashMap<>();
      for (String resource : SHIPPED) {
        hashes.put(resource, hash(text(resource)));
      }
      return Collections.unmodifiableMap(hashes);
    }
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
    return hash(text);
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

  /** Names of columns that the header allows although no reader takes them. */
  public List<String> ignored() {
    return ignored.texts();
  }

  /** Line in the file of a row, for messages. */
  public int line(int row) {
    return rows.get(row).line();
  }

  /** A fault of the name of a column, where the header declares it, with what to write instead. */
  public TableFault faultOfName(int column, String fault, String suggestion) {
    return columns.fault(column, fault, suggestion);
  }

  /** A fault of the unit of a column, where the header declares it. */
  public TableFault faultOfUnit(int column, String fault) {
    return units.fault(column, fault);
  }

  TableFault faultOfIgnored(int name, String fault, String suggestion) {
    return ignored.fault(name, fault, suggestion);
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
                  cells.line(), 1, fault, "give one value per column, between commas or blanks")));
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
    double value = decimal(cell);
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

  // NaN for what is no decimal number; Java also takes 5f, 0x1p3 and NaN.
  private static double decimal(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      if ("0123456789.+-eE".indexOf(cell.charAt(i)) < 0) {
        return Double.NaN;
      }
    }
    try {
      return Double.parseDouble(cell);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** A cell as a whole number. */
  public int integer(int row, String column) {
    return Integer.parseInt(text(row, column));
  }

  /**
   * A whole column of finite numbers.
   *
   * @throws TableException naming a cell that is none
   */
  public double[] numbers(String column) {
    int index = index(column);
    return IntStream.range(0, size()).mapToDouble(row -> number(row, index)).toArray();
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
