package org.nudipole.cli.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.nudipole.generator.axis.Digits;

/**
 * Rows of anything in columns of words and numbers.
 *
 * @param key its name for programs, who get a list of objects; empty if it is for people only
 * @param columns what is said of each row
 * @param rows the rows
 * @param totals rows below a rule, for people only
 * @param <R> what a row is
 */
public record Table<R>(String key, List<Column<R>> columns, List<R> rows, List<R> totals)
    implements Block {
  /** How cells are set. */
  public enum Kind {
    /** To the right. */
    NUMBER,
    /** To the left. */
    WORD,
    /** As words, always in quotes in CSV: somebody else wrote them. */
    FOREIGN
  }

  /**
   * A column.
   *
   * @param title its title for people; empty if it is for programs only
   * @param key its name for programs; empty if it is for people only
   * @param unit of its values for programs; empty if they have none
   * @param kind how it is set
   * @param value what programs get, as in {@link Block.Fact}
   * @param text what people get
   * @param <R> what a row is
   */
  public record Column<R>(
      String title,
      String key,
      String unit,
      Kind kind,
      Function<R, ?> value,
      Function<R, String> text) {
    /** The same values with another text for people. */
    public Column<R> shown(Function<R, String> other) {
      return new Column<>(title, key, unit, kind, value, other);
    }
  }

  /** Keeps copies. */
  public Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    totals = List.copyOf(totals);
  }

  /** A table without totals. */
  public Table(String key, List<Column<R>> columns, List<R> rows) {
    this(key, columns, rows, List.of());
  }

  /** A column of words for both. */
  public static <R> Column<R> words(String title, String key, Function<R, String> value) {
    return new Column<>(title, key, "", Kind.WORD, value, value);
  }

  /** A column of numbers for both, five digits of each for people. */
  public static <R> Column<R> number(String title, String key, Function<R, ?> value) {
    return number(title, key, "", value);
  }

  /** A column of numbers with a unit. */
  public static <R> Column<R> number(String title, String key, String unit, Function<R, ?> value) {
    return new Column<>(title, key, unit, Kind.NUMBER, value, row -> brief(value.apply(row)));
  }

  /** A column for people. */
  public static <R> Column<R> shown(String title, Function<R, String> text) {
    return new Column<>(title, "", "", Kind.NUMBER, text, text);
  }

  /** A column for programs. */
  public static <R> Column<R> told(String key, Function<R, ?> value) {
    return number("", key, value);
  }

  /** The rows as programs get them. */
  public List<Map<String, Object>> objects() {
    return rows.stream().map(this::object).toList();
  }

  private Map<String, Object> object(R row) {
    Map<String, Object> object = new LinkedHashMap<>();
    columns.forEach(column -> Json.put(object, column.key, column.value.apply(row)));
    return object;
  }

  /** The columns that people see: those with a title, and with something in them. */
  public Table<R> forPeople() {
    return new Table<>(key, columns.stream().filter(this::isShown).toList(), rows, totals);
  }

  private boolean isShown(Column<R> column) {
    boolean holds =
        rows.isEmpty() || rows.stream().anyMatch(row -> !column.text.apply(row).isEmpty());
    return holds && !column.title.isEmpty();
  }

  /** Titles of the columns. */
  List<String> titles() {
    return columns.stream().map(Column::title).toList();
  }

  /** The cells of a row. */
  List<String> cells(R row) {
    return columns.stream().map(column -> column.text.apply(row)).toList();
  }

  private static String brief(Object value) {
    if (value instanceof OptionalDouble number) {
      return number.isPresent() ? Digits.five(number.getAsDouble()) : "";
    }
    return value instanceof Double number ? Digits.five(number) : value.toString();
  }
}
