package org.nudipole.macros.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nudipole.io.StoredSetting;

/**
 * The settings of a run as rows of an event file, one for each number, word or text. A word that
 * chooses a form of its command is the argument {@code keyword}; the numbers of a vector are {@code
 * NAME[0]} and so on; a table is the name under which the file holds its text. What a detector
 * module has of its own is a command behind the module's name and a colon.
 */
public final class SettingRows {
  private static final String KEYWORD = "keyword";

  private final List<StoredSetting> rows = new ArrayList<>();
  private final Map<Value.Table, String> tables;

  private SettingRows(Map<Value.Table, String> tables) {
    this.tables = tables;
  }

  /** The rows of the seed, of every setting, defaults included, and of the run command. */
  public static List<StoredSetting> of(RunSettings settings) {
    SettingRows rows = new SettingRows(settings.tableNames());
    rows.number(RunCommands.SEED.path(), "seed", Long.toString(settings.seed()), "");
    rows.number(RunCommands.SEED_RUN.path(), "run", Long.toString(settings.seedRun()), "");
    Map<String, RunSettings> modules = new LinkedHashMap<>();
    settings.modules().forEach(name -> modules.put(name, settings.ofModule(name)));
    for (CommandSpec command : Commands.all()) {
      // The seed and the number of its run, which counts those before it, are told above.
      if (command.role() != CommandSpec.Role.SETTING || command.scope() == Scope.RANDOM) {
        continue;
      }
      if (settings.settings().stream().noneMatch(s -> !s.isCommon() && s.is(command))) {
        rows.add(command, settings, "");
      } else if (!command.equals(DetectorCommands.MODULE)) {
        modules.forEach((name, own) -> rows.add(command, own, name + Setting.OF_MODULE));
      }
    }
    settings.runCommand().ifPresent(setting -> rows.add(setting, ""));
    return List.copyOf(rows.rows);
  }

  private void add(CommandSpec command, RunSettings settings, String module) {
    List<Setting> given = settings.all(command);
    given.forEach(setting -> add(setting, module));
    if (given.isEmpty()) {
      command.defaultSetting(settings).ifPresent(setting -> add(setting, module));
    }
  }

  private void add(Setting setting, String module) {
    String command = module + setting.path();
    if (!setting.keyword().isEmpty()) {
      add(command, KEYWORD, Double.NaN, setting.keyword(), "");
    }
    if (setting.keyword().isEmpty() && setting.arguments().isEmpty()) {
      add(command, "", Double.NaN, "", "");
    }
    for (Argument argument : setting.arguments()) {
      add(command, argument.name(), argument.value());
    }
  }

  private void add(String command, String name, Value value) {
    if (value instanceof Value.Quantity quantity) {
      number(command, name, quantity.number(), quantity.unit().symbol());
    } else if (value instanceof Value.Spread spread) {
      number(command, name, spread.number(), spread.unit());
    } else if (value instanceof Value.Vector vector) {
      for (int i = 0; i < vector.numbers().size(); i++) {
        number(command, name + "[" + i + "]", vector.numbers().get(i), vector.unit().symbol());
      }
    } else if (value instanceof Value.Number || value instanceof Value.Integer) {
      number(command, name, value.text(), "");
    } else {
      String text = value instanceof Value.Table table ? tables.get(table) : value.text();
      add(command, name, Double.NaN, text, "");
    }
  }

  private void number(String command, String name, String number, String unit) {
    add(command, name, Double.parseDouble(number), number, unit);
  }

  private void add(String command, String name, double value, String text, String unit) {
    rows.add(new StoredSetting(command, name, value, text, unit));
  }
}
