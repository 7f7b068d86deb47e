package org.nudipole.cli.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nudipole.macros.language.Printable;

/** Lines for a terminal, no wider than it, without anything that would command it. */
public final class Text {
  private static final String INDENT = "  ";
  private static final int LABEL = 12;
  private static final int NARROWEST = 10;

  private final List<String> lines = new ArrayList<>();
  private final int width;

  private Text(int width) {
    this.width = width;
  }

  /** The lines of a report, on a terminal of this many columns. */
  public static List<String> lines(Report report, int width) {
    Text text = new Text(width);
    text.report(report);
    return text.lines;
  }

  /** The lines of a report. */
  public static List<String> lines(Report report) {
    return lines(report, Width.ofTerminal());
  }

  private void report(Report report) {
    if (!report.title().isEmpty()) {
      lines.addAll(wrapped(report.title(), width, "", INDENT));
    }
    report.blocks().forEach(this::block);
  }

  private void block(Block block) {
    if (block instanceof Block.Fact fact && !fact.text().isEmpty()) {
      String label = String.format("%-" + LABEL + "s", fact.label());
      lines.addAll(wrapped(fact.text(), width, INDENT + label, " ".repeat(LABEL + 2)));
    } else if (block instanceof Block.Note note) {
      lines.addAll(wrapped(note.text(), width, "", INDENT + INDENT));
    } else if (block instanceof Block.Verbatim verbatim) {
      String deep = INDENT + INDENT;
      verbatim.lines().forEach(line -> lines.addAll(wrapped(line, width, deep, deep + deep)));
    } else if (block instanceof Block.Entries entries) {
      entries(entries);
    } else if (block instanceof Table<?> table) {
      table(table.forPeople());
    } else if (block instanceof Block.Part part) {
      report(part.report());
    } else if (block instanceof Block.Several several) {
      for (Report one : several.all()) {
        lines.addAll(lines.isEmpty() ? List.of() : List.of(""));
        report(one);
      }
    }
  }

  private void entries(Block.Entries entries) {
    int longest =
        entries.of().keySet().stream()
            .map(Printable::escaped)
            .mapToInt(String::length)
            .max()
            .orElse(0);
    // Names that leave no room for what is said of them have a line of their own.
    int column = entries.indent().length() + longest + INDENT.length();
    boolean beside = column <= width / 2;
    String next = beside ? " ".repeat(column) : entries.indent() + INDENT + INDENT;
    entries
        .of()
        .forEach(
            (name, text) -> {
              String shown = entries.indent() + Printable.escaped(name);
              if (!beside) {
                lines.add(shown);
              }
              String first = beside ? shown + " ".repeat(column - shown.length()) : next;
              lines.addAll(wrapped(text, width, first, next));
            });
  }

  /**
   * A line for a terminal, without anything that would command it: broken at blanks where it is too
   * long, the rest indented.
   */
  public static List<String> folded(String line, int width) {
    return wrapped(line, width, "", INDENT + INDENT);
  }

  private <R> void table(Table<R> table) {
    if (table.columns().isEmpty()) {
      return;
    }
    List<List<String>> rows =
        Stream.of(
                Stream.of(table.titles()),
                table.rows().stream().map(table::cells),
                table.totals().stream().map(table::cells))
            .flatMap(s -> s)
            .map(cells -> cells.stream().map(Printable::escaped).toList())
            .toList();
    int[] widths = widths(rows, false);
    String gap = INDENT;
    if (width(widths, gap) > width) {
      int[] narrowest = narrowest(table.titles(), widths(rows, true));
      gap = width(narrowest, gap) > width ? " " : gap;
      narrow(widths, narrowest, gap);
    }
    for (int r = 0; r < rows.size(); r++) {
      if (!table.totals().isEmpty() && r == rows.size() - table.totals().size()) {
        lines.add(INDENT + "-".repeat(width(widths, gap) - INDENT.length()));
      }
      row(table.columns(), rows.get(r), widths, gap);
    }
  }

  // Of all cells, or of their longest words.
  private static int[] widths(List<List<String>> rows, boolean words) {
    return IntStream.range(0, rows.get(0).size())
        .map(
            c ->
                rows.stream()
                    .map(row -> row.get(c))
                    .flatMap(cell -> words ? Stream.of(cell.split(" ")) : Stream.of(cell))
                    .mapToInt(String::length)
                    .max()
                    .orElse(0))
        .toArray();
  }

  // Titles stay whole where there is room for them.
  private int[] narrowest(List<String> titles, int[] words) {
    int[] whole = words.clone();
    Arrays.setAll(whole, c -> Math.max(words[c], titles.get(c).length()));
    return width(whole, " ") > width ? words : whole;
  }

  private static int width(int[] widths, String gap) {
    return INDENT.length() + IntStream.of(widths).sum() + gap.length() * (widths.length - 1);
  }

  // Takes from the widest that has blanks to break at; then from the widest of all.
  private void narrow(int[] widths, int[] narrowest, String gap) {
    while (width(widths, gap) > width) {
      int widest =
          IntStream.range(0, widths.length)
              .filter(c -> widths[c] > narrowest[c])
              .reduce((a, b) -> widths[b] > widths[a] ? b : a)
              .orElse(-1);
      if (widest < 0) {
        widest =
            IntStream.range(0, widths.length)
                .reduce((a, b) -> widths[b] > widths[a] ? b : a)
                .orElse(0);
        if (widths[widest] <= NARROWEST) {
          return;
        }
      }
      widths[widest]--;
    }
  }

  private <R> void row(
      List<Table.Column<R>> columns, List<String> cells, int[] widths, String gap) {
    List<List<String>> wrapped = new ArrayList<>();
    for (int c = 0; c < widths.length; c++) {
      wrapped.add(wrapped(cells.get(c), widths[c], "", ""));
    }
    int height = wrapped.stream().mapToInt(List::size).max().orElse(1);
    for (int h = 0; h < height; h++) {
      StringBuilder line = new StringBuilder(INDENT);
      for (int c = 0; c < widths.length; c++) {
        String cell = h < wrapped.get(c).size() ? wrapped.get(c).get(h) : "";
        String blanks = " ".repeat(widths[c] - cell.length());
        boolean word = columns.get(c).kind() != Table.Kind.NUMBER;
        line.append(c == 0 ? "" : gap).append(word ? cell + blanks : blanks + cell);
      }
      lines.add(line.toString().stripTrailing());
    }
  }

  // Breaks at blanks, and in a word only where a line has room for nothing else.
  private static List<String> wrapped(String text, int width, String first, String next) {
    List<String> lines = new ArrayList<>();
    String rest = first + Printable.escaped(text);
    int start = first.length();
    while (rest.length() > width) {
      int end = rest.lastIndexOf(' ', width);
      boolean word = end <= start;
      if (word && first.length() + next.length() > 0) {
        // A path or a digest stays whole, to be copied.
        end = rest.indexOf(' ', Math.max(start, width));
        if (end < 0) {
          break;
        }
      }
      int sign = Math.max(rest.lastIndexOf('+', width - 1), rest.lastIndexOf('/', width - 1));
      int cut = end > start ? end : sign > start ? sign + 1 : width;
      lines.add(rest.substring(0, cut).stripTrailing());
      rest = next + rest.substring(cut).stripLeading();
      start = next.length();
    }
    lines.add(rest.stripTrailing());
    return lines;
  }
}
