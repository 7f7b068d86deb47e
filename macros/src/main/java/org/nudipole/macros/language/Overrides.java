package org.nudipole.macros.language;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * The settings of the command line, {@code --set COMMAND=VALUE}.
 *
 * @param settings settings by {@link Setting#key()}
 * @param runCommand what replaces the run commands
 * @param faulty commands whose value could not be read
 */
record Overrides(Map<String, Setting> settings, Optional<Setting> runCommand, Set<String> faulty) {
  static Overrides of(List<String> options, FileScope files, Faults faults) {
    return of(options, Overrides::option, files, faults);
  }

  /** The place of an option. */
  static SourceLocation option(int index) {
    return new SourceLocation("--set[" + (index + 1) + "]", 0, 1);
  }

  /**
   * As {@code --set} of another option.
   *
   * @param place where each of the options stands, as faults tell it
   */
  static Overrides of(
      List<String> options, IntFunction<SourceLocation> place, FileScope files, Faults faults) {
    Map<String, Setting> settings = new LinkedHashMap<>();
    Set<String> faulty = new HashSet<>();
    Optional<Setting> runCommand = Optional.empty();
    for (int i = 0; i < options.size(); i++) {
      SourceLocation begin = place.apply(i);
      String option = complete(options.get(i));
      Statement statement = Statement.ofOption(option, begin, faults);
      if (option.indexOf('=') < 0 || statement.tokens().isEmpty()) {
        faults.add(begin, "--set " + Printable.shown(option), "no =", "write --set COMMAND=VALUE");
        continue;
      }
      Optional<CommandSpec> spec = Commands.find(statement, begin, faulty, faults);
      if (spec.isEmpty()) {
        continue;
      }
      if (spec.get().role() == CommandSpec.Role.CONTROL) {
        faults.add(
            begin,
            "--set " + spec.get().path(),
            "it steers the reading of a macro and is no setting",
            "use --alias NAME=VALUE or write it into the macro");
        continue;
      }
      Optional<Setting> setting = SettingReader.read(spec.get(), statement, begin, files, faults);
      if (setting.isEmpty()) {
        faulty.add(spec.get().path());
      } else if (spec.get().role() == CommandSpec.Role.RUN) {
        runCommand = setting;
      } else {
        settings.put(setting.get().key(), setting.get());
      }
    }
    return new Overrides(settings, runCommand, faulty);
  }

  // A command without values needs no equals sign.
  private static String complete(String option) {
    boolean bare =
        Commands.find(option)
            .filter(spec -> spec.forms().stream().anyMatch(form -> form.syntax().isEmpty()))
            .isPresent();
    return bare ? option + "=" : option;
  }
}
