package org.nudipole.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.nudipole.macros.language.Printable;

/**
 * Comma-separated values with every digit. Text that holds a comma or a quote is quoted (RFC 4180);
 * text that a spreadsheet would take for a formula gets a leading apostrophe. Characters that
 * cannot be seen, line ends among them, are shown escaped.
 */
public final class Csv {
  /** Also in full width, which some programs take for the same. */
  private static final String FORMULA = "=+-@＝＋－＠";

  private Csv() {}

  /** A line of names, and the rows of all tables, which have the same columns. */
  public static List<String> lines(List<? extends Table<?>> tables) {
    List<String> lines = new ArrayList<>();
    lines.add(names(tables.get(0)));
    tables.forEach(table -> lines.addAll(rows(table)));
    return lines;
  }

  /** As {@link #lines}, with a header as the program's own tables have it: names and units. */
  public static List<String> table(List<String> header, List<? extends Table<?>> tables) {
    List<String> lines = new ArrayList<>();
    header.forEach(line -> lines.add("# " + Printable.escaped(line)));
    lines.add("# columns: " + names(tables.get(0)));
    lines.add(
        "# units: "
            + tables.get(0).columns().stream()
                .filter(column -> !column.key().isEmpty())
                .map(Table.Column::unit)
                .collect(Collectors.joining(",")));
    tables.forEach(table -> lines.addAll(rows(table)));
    return lines;
  }

  private static String names(Table<?> table) {
    return table.columns().stream()
        .map(Table.Column::key)
        .filter(key -> !key.isEmpty())
        .collect(Collectors.joining(","));
  }

  private static <R> List<String> rows(Table<R> table) {
    List<Table.Column<R>> columns =
        table.columns().stream().filter(column -> !column.key().isEmpty()).toList();
    return table.rows().stream()
        .map(
            row ->
                columns.stream()
                    .map(column -> cell(column.value().apply(row), column.kind()))
                    .collect(Collectors.joining(",")))
        .toList();
  }

  private static String cell(Object value, Table.Kind kind) {
    if (value instanceof OptionalDouble number) {
      return number.isPresent() ? Double.toString(number.getAsDouble()) : "";
    }
    if (value instanceof Optional<?> optional) {
      return optional.isPresent() ? cell(optional.get(), kind) : "";
    }
    return value instanceof String text ? text(text, kind == Table.Kind.FOREIGN) : value.toString();
  }

  /** A text as a cell. */
  public static String text(String text) {
    return text(text, false);
  }

  private static String text(String value, boolean foreign) {
    String text = Printable.escaped(value);
    String seen = text.stripLeading(); // which some programs do too
    if (!seen.isEmpty() && FORMULA.indexOf(seen.charAt(0)) >= 0) {
      text = "'" + text;
    }
    boolean quoted = foreign || text.chars().anyMatch(c -> ",\"".indexOf(c) >= 0);
    return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
