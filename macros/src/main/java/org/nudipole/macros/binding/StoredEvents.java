package org.nudipole.macros.binding;

import static org.nudipole.macros.language.RunCommands.COLUMNS;
import static org.nudipole.macros.language.RunCommands.COMPRESS;
import static org.nudipole.macros.language.RunCommands.PRECISION;
import static org.nudipole.macros.language.RunCommands.SELECT;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.nudipole.generator.Column;
import org.nudipole.io.Selection;
import org.nudipole.macros.language.Fault;
import org.nudipole.macros.language.Parameter.ColumnNames;
import org.nudipole.macros.language.RunSettings;
import org.nudipole.macros.language.Setting;

/**
 * What a run stores of its events, and how.
 *
 * @param columns the columns of a file, in the order in which a macro lists them
 * @param selection which of the events, and whether the columns were chosen
 * @param compression how hard they are compressed, 1 to 9; 0 for not at all
 */
public record StoredEvents(List<Column> columns, Selection selection, int compression) {
  /** Keeps a copy. */
  public StoredEvents {
    columns = List.copyOf(columns);
  }

  /** What a run stores. */
  static StoredEvents of(RunConfiguration run) {
    RunSettings settings = run.settings();
    List<String> words = settings.value(COLUMNS).orElseThrow().words("columns");
    boolean chosen = !words.equals(List.of(ColumnNames.STANDARD)) && !isFull(words);
    List<Column> usual =
        known(run).stream()
            .filter(
                column ->
                    chosen
                        ? words.contains(column.name())
                        : isFull(words) || !column.isAdditional())
            .toList();
    return new StoredEvents(
        usual.stream().map(column -> column.as(type(settings, column))).toList(),
        new Selection(
            settings.value(SELECT).orElseThrow().word("events").equals("detected"),
            chosen ? words : List.of(),
            usual.stream()
                .filter(column -> column.type() != type(settings, column))
                .map(Column::name)
                .toList()),
        (int) settings.value(COMPRESS).orElseThrow().integer("level"));
  }

  private static boolean isFull(List<String> words) {
    return words.equals(List.of(ColumnNames.FULL));
  }

  private static List<Column> known(RunConfiguration run) {
    return Stream.concat(run.detector().columns().stream(), Column.additional().stream()).toList();
  }

  private static Column.Type type(RunSettings settings, Column column) {
    return settings.all(PRECISION).stream()
        .filter(setting -> setting.word("column").equals(column.name()))
        .findFirst()
        .map(setting -> isSingle(setting) ? Column.Type.F32 : Column.Type.F64)
        .orElse(column.type());
  }

  private static boolean isSingle(Setting setting) {
    return setting.word("precision").equals("float");
  }

  /** Columns that a run does not have, and digits that a column cannot have. */
  static Bound<RunConfiguration> checked(RunConfiguration run) {
    List<Fault> faults = new ArrayList<>();
    List<Column> known = known(run);
    run.settings()
        .get(COLUMNS)
        .filter(setting -> !of(run).selection().columns().isEmpty())
        .ifPresent(
            setting ->
                setting.words("columns").stream()
                    .filter(name -> known.stream().noneMatch(c -> c.name().equals(name)))
                    .forEach(name -> faults.add(lacking(setting, name))));
    List<Column> stored = of(run).columns();
    for (Setting setting : run.settings().all(PRECISION)) {
      String name = setting.word("column");
      if (stored.stream().noneMatch(column -> column.name().equals(name))) {
        faults.add(
            setting.fault(
                "column",
                "the event file has no column " + name,
                "leave it out, or add the column by " + COLUMNS));
      } else if (isSingle(setting)
          && known.stream().anyMatch(c -> c.name().equals(name) && !c.fitsSingle())) {
        faults.add(
            setting.fault(
                "precision",
                "cross sections are smaller than any float",
                "leave it out: they need a double"));
      }
    }
    return faults.isEmpty() ? Bound.of(run) : Bound.faulty(faults);
  }

  private static Fault lacking(Setting setting, String name) {
    String why =
        name.equals(Column.PULSE_TIME.name())
            ? "its source has no pulses"
            : name.equals(Column.MODULE.name())
                ? "its detector has no modules"
                : "it has one observable";
    return setting.fault(
        "columns", "the run has no column " + name + ", because " + why, "leave it out");
  }

  /** Whether directions and cross sections are among the columns. */
  public boolean hasAdditional() {
    List<String> additional = Column.additional().stream().map(Column::name).toList();
    return columns.stream().anyMatch(column -> additional.contains(column.name()));
  }

  /** Whether rows come in an order and of a length that nobody knows beforehand. */
  public boolean inChunks() {
    return selection.detectedOnly() || compression > 0;
  }
}
