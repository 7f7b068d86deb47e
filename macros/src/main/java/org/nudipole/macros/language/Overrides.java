package org.nudipole.macros.language;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
      Matcher ofModule = OF_MODULE.matcher(options.get(i));
      String module = ofModule.matches() ? ofModule.group(1) : "";
      String option = complete(ofModule.matches() ? ofModule.group(2) : options.get(i));
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
      if (spec.get().equals(DetectorCommands.MODULE)
          || !module.isEmpty() && !spec.get().isOfModule()) {
        faults.add(
            begin,
            "--set " + Printable.shown(options.get(i)),
            module.isEmpty()
                ? "modules begin in a macro"
                : "the command is not about one module of the detector",
            module.isEmpty() ? "write it into the macro" : "leave out " + module + ":");
        continue;
      }
      Optional<Setting> setting =
          SettingReader.read(spec.get(), statement, begin, files, faults).map(s -> s.of(module));
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

  /** As {@link #replace}; of a macro's periods none is left beside these. */
  void replacePeriods(Map<String, Setting> settings, Faults faults) {
    Set<String> periods = new HashSet<>();
    this.settings.values().stream()
        .filter(setting -> setting.spec().isPeriod())
        .forEach(setting -> periods.add(setting.path()));
    settings.values().removeIf(setting -> periods.contains(setting.path()));
    replace(settings, faults);
  }

  /**
   * Puts these settings in place of others: one about all modules in place of that of each.
   *
   * @param settings settings by {@link Setting#key()}
   * @param faults gains settings of modules that there are not
   */
  void replace(Map<String, Setting> settings, Faults faults) {
    Set<String> common = new HashSet<>();
    Set<String> modules = new TreeSet<>();
    settings.values().stream()
        .filter(setting -> setting.is(DetectorCommands.MODULE))
        .forEach(setting -> modules.add(setting.module()));
    for (Setting own : this.settings.values()) {
      if (own.isCommon()) {
        common.add(own.commonKey());
      } else if (!modules.contains(own.module())) {
        faults.add(
            own.location(),
            own.module() + Setting.OF_MODULE + own.path(),
            "no module of this name",
            modules.isEmpty()
                ? "leave the name out: the macro has one detector"
                : Nearest.choice(own.module(), List.copyOf(modules)));
      }
    }
    settings.values().removeIf(setting -> common.contains(setting.commonKey()));
    settings.putAll(this.settings);
  }

  // The command behind the name of a module.
  private static final Pattern OF_MODULE = Pattern.compile("([^/:=\\s]+):(/.*)", Pattern.DOTALL);

  // A command without values needs no equals sign.
  private static String complete(String option) {
    boolean bare =
        Commands.find(option)
            .filter(spec -> spec.forms().stream().anyMatch(form -> form.syntax().isEmpty()))
            .isPresent();
    return bare ? option + "=" : option;
  }
}
