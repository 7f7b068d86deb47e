package org.nudipole.cli.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nudipole.generator.axis.Digits;
import org.nudipole.macros.language.RunSettings;

/** The runs of a macro beside each other, told apart by their aliases. */
public final class RunTable {
  /** A number of more characters has too many digits for people. */
  private static final int LONGEST = 8;

  /** Before an alias with the name of another column. */
  private static final String ALIAS = "alias_";

  private RunTable() {}

  /** Whether a macro is a scan: it has several runs, or a loop that makes one. */
  public static boolean isScan(List<RunSettings> runs) {
    return runs.size() > 1 || runs.get(0).inLoop();
  }

  /**
   * What tells each run of a macro from the others, such as {@code m 100}, or else its number;
   * empty of a lone one.
   */
  public static List<String> labels(List<RunSettings> runs) {
    if (runs.size() == 1) {
      return List.of("");
    }
    List<String> varying = names(runs).stream().filter(name -> varies(name, runs)).toList();
    return runs.stream()
        .map(
            run ->
                varying.isEmpty()
                    ? number(run)
                    : varying.stream()
                        .map(name -> name + " " + text(run, name))
                        .collect(Collectors.joining(", ")))
        .toList();
  }

  /** A run by its number. */
  public static String number(RunSettings run) {
    return "run " + run.number();
  }

  /** The aliases of a run for programs. */
  static Block.Fact aliases(RunSettings run) {
    return Block.value("aliases", run.aliasValues());
  }

  /**
   * The number of the run and a column for each alias, those with one value for programs only; then
   * other columns.
   *
   * @param runs the runs of all rows
   * @param of the run of a row
   * @param others what is said of each row beside that
   */
  static <R> List<Table.Column<R>> columns(
      List<RunSettings> runs, Function<R, RunSettings> of, List<Table.Column<R>> others) {
    List<Table.Column<R>> columns = new ArrayList<>();
    columns.add(Table.number("run", "run", row -> of.apply(row).number()));
    Set<String> taken = others.stream().map(Table.Column::key).collect(Collectors.toSet());
    taken.add("run");
    for (String name : names(runs)) {
      columns.add(
          new Table.Column<>(
              varies(name, runs) ? name : "",
              taken.contains(name) ? ALIAS + name : name,
              "",
              Table.Kind.NUMBER,
              row -> Optional.ofNullable(of.apply(row).aliasValues().get(name)),
              row -> text(of.apply(row), name)));
    }
    columns.addAll(others);
    return columns;
  }

  private static Set<String> names(List<RunSettings> runs) {
    Set<String> names = new LinkedHashSet<>();
    runs.forEach(run -> names.addAll(run.aliases().keySet()));
    return names;
  }

  private static boolean varies(String name, List<RunSettings> runs) {
    return runs.stream().map(run -> Optional.ofNullable(run.aliases().get(name))).distinct().count()
        > 1;
  }

  private static String text(RunSettings run, String name) {
    String text = run.aliases().getOrDefault(name, "-");
    return text.length() > LONGEST && run.aliasValues().get(name) instanceof BigDecimal number
        ? Digits.brief(number.doubleValue())
        : text;
  }
}
