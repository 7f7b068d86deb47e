package org.nudipole.macros.binding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.nudipole.detector.background.Background;
import org.nudipole.generator.interaction.CrossSectionPart;
import org.nudipole.generator.interaction.Interaction;
import org.nudipole.generator.interaction.RatioCorrection;
import org.nudipole.generator.interaction.RecoilTable;
import org.nudipole.generator.interaction.ScatteringProcess;
import org.nudipole.generator.interaction.TabulatedCrossSection;
import org.nudipole.macros.language.Argument;
import org.nudipole.macros.language.CommandSpec;
import org.nudipole.macros.language.Fault;
import org.nudipole.macros.language.InteractionCommands;
import org.nudipole.macros.language.Setting;

/** Binds interactions of anyone's own: tables of ratios and of cross sections with a strength. */
final class OwnInteractions {
  /** The commands that give one. */
  static final List<CommandSpec> TABLES =
      List.of(InteractionCommands.RATIO_TABLE, InteractionCommands.CROSS_SECTION_TABLE);

  private final Binding binding;
  private final List<Fault> faults = new ArrayList<>();

  private OwnInteractions(Binding binding) {
    this.binding = binding;
  }

  /**
   * The interactions whose strength is not 0.
   *
   * @param standard those of the Standard Model, which ratios are to
   */
  static Bound<List<Interaction>> of(
      Binding binding, Map<ScatteringProcess, Interaction> standard) {
    return new OwnInteractions(binding).all(standard);
  }

  /** The setting of the strength of a correction that is drawn with others. */
  static Setting strength(Binding binding, RatioCorrection correction) {
    return binding.value(InteractionCommands.RATIO_STRENGTH, correction.label());
  }

  private Bound<List<Interaction>> all(Map<ScatteringProcess, Interaction> standard) {
    Map<String, Setting> named = new LinkedHashMap<>();
    for (CommandSpec command : TABLES) {
      for (Setting setting : binding.settings().all(command)) {
        name(setting, named);
      }
    }
    requireTables(InteractionCommands.RATIO_STRENGTH, InteractionCommands.RATIO_TABLE);
    requireTables(
        InteractionCommands.CROSS_SECTION_STRENGTH, InteractionCommands.CROSS_SECTION_TABLE);
    List<Bound<List<Interaction>>> all = new ArrayList<>();
    for (Setting setting : named.values()) {
      if (setting.is(InteractionCommands.RATIO_TABLE)) {
        all.add(corrections(setting, standard));
      }
    }
    int code = CrossSectionPart.BACKGROUND;
    for (Setting setting : named.values()) {
      if (setting.is(InteractionCommands.CROSS_SECTION_TABLE)) {
        Bound<List<Interaction>> added = added(setting, code + 1);
        code += added.value().map(List::size).orElse(0);
        all.add(added);
      }
    }
    return Bound.all(all)
        .map(parts -> parts.stream().flatMap(List::stream).toList())
        .unless(faults);
  }

  private void name(Setting setting, Map<String, Setting> named) {
    String name = setting.word("name");
    boolean reserved =
        Background.RESERVED.contains(name)
            || Stream.of(CrossSectionPart.values()).anyMatch(p -> p.label().equals(name));
    if (reserved || named.containsKey(name) || BackgroundBinding.names(binding).contains(name)) {
      fault(
          setting,
          reserved ? "`" + name + "` already means something else" : "there is another " + name,
          "choose another name");
    }
    named.putIfAbsent(name, setting);
  }

  private void requireTables(CommandSpec strength, CommandSpec table) {
    List<String> names = binding.settings().all(table).stream().map(s -> s.word("name")).toList();
    for (Setting setting : binding.settings().all(strength)) {
      String name = setting.word("name");
      if (!names.contains(name) && !binding.settings().isFaulty(table)) {
        fault(
            setting,
            "there is no table " + name,
            names.isEmpty()
                ? "add a line such as `" + table.path() + " " + name + " FILE`"
                : "name one of " + String.join(" ", names));
      }
    }
  }

  private Bound<List<Interaction>> corrections(
      Setting setting, Map<ScatteringProcess, Interaction> standard) {
    String name = setting.word("name");
    double size = binding.value(InteractionCommands.RATIO_STRENGTH, name).number("strength");
    requireUsed(setting);
    return table(setting, RecoilTables.ratios())
        .map(
            table ->
                kinds(setting).stream()
                    .filter(kind -> size != 0)
                    .<Interaction>map(
                        kind -> new RatioCorrection(name, standard.get(kind), size, table))
                    .toList());
  }

  private Bound<List<Interaction>> added(Setting setting, int code) {
    String name = setting.word("name");
    double size =
        binding.value(InteractionCommands.CROSS_SECTION_STRENGTH, name).number("strength");
    requireUsed(setting);
    boolean onNuclei = kinds(setting).contains(ScatteringProcess.CEVNS);
    return table(setting, RecoilTables.crossSections())
        .map(
            table ->
                size > 0
                    ? List.of(new TabulatedCrossSection(name, code, onNuclei, size, table))
                    : List.of());
  }

  private static Bound<RecoilTable> table(Setting setting, RecoilTables reader) {
    return Bound.make(
        setting, () -> reader.read(setting.table("file").parsed()), reader.suggestion());
  }

  // A ratio holds for all that is used unless a word chooses.
  private static List<ScatteringProcess> kinds(Setting setting) {
    return setting
        .argument("interaction")
        .map(Argument::value)
        .map(word -> List.of(ScatteringProcess.named(word.text())))
        .orElse(List.of(ScatteringProcess.values()));
  }

  private void requireUsed(Setting setting) {
    List<ScatteringProcess> used = InteractionBinding.used(binding);
    if (!used.isEmpty() && kinds(setting).stream().noneMatch(used::contains)) {
      String kind = kinds(setting).get(0).label();
      fault(
          setting,
          InteractionCommands.USE + " has no " + kind,
          "add it there, or write `" + used.get(0).label() + "` behind the table");
    }
  }

  private void fault(Setting setting, String why, String suggestion) {
    faults.add(setting.fault(why, suggestion));
  }
}
