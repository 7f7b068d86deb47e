package org.nudipole.macros.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nudipole.detector.DetectorModules;
import org.nudipole.detector.Experiment;
import org.nudipole.detector.background.Background;
import org.nudipole.generator.Column;
import org.nudipole.generator.data.Table;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.interaction.CrossSectionPart;
import org.nudipole.generator.interaction.Interaction;
import org.nudipole.io.DetectorModule;
import org.nudipole.io.RunHeader;
import org.nudipole.io.TargetRow;
import org.nudipole.macros.binding.MomentBinding;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.Fault;
import org.nudipole.macros.language.SettingRows;

/** What is known of a run before its first event, for its file. */
final class RunHeaders {
  private RunHeaders() {}

  /** The columns that its events are generated with: those of its file may be fewer. */
  static List<Column> generated(RunConfiguration configuration) {
    List<Column> columns = new ArrayList<>(configuration.detector().columns());
    if (configuration.stored().hasAdditional()) {
      columns.addAll(Column.additional());
    }
    return columns;
  }

  /** The header of its file. */
  static RunHeader of(RunUnit unit) {
    RunConfiguration configuration = unit.configuration();
    DetectorModules detector = configuration.detector();
    Map<String, String> tables = configuration.settings().tables();
    Map<String, String> hashes = new LinkedHashMap<>();
    tables.forEach((name, text) -> hashes.put(name, Table.parse(name, text).sha256()));
    hashes.putAll(Table.shippedHashes());
    return new RunHeader(
        RunHeader.CURRENT_FORMAT,
        Program.title(),
        Program.revision(),
        System.getProperty("os.arch"),
        configuration.settings().seed(),
        configuration.common().exposure(),
        configuration.expectedEvents(),
        configuration.expectedDetected(),
        detector.leastCut(),
        detector.predictions().get(0).referenceMoment(),
        unit.events(),
        unit.shard(),
        configuration.modules().stream().map(RunHeaders::module).toList(),
        configuration.settings().toMacro(),
        SettingRows.of(configuration.settings()),
        configuration.warnings().stream().map(Fault::toString).toList(),
        tables,
        hashes,
        detector.targets().stream().map(RunHeaders::row).toList(),
        labels(detector),
        configuration.stored().selection());
  }

  private static DetectorModule module(RunConfiguration configuration) {
    Experiment experiment = configuration.experiment();
    return new DetectorModule(
        experiment.mass(), MomentBinding.distance(configuration), experiment.averageFlux());
  }

  // Up to the last code that may occur.
  private static Map<String, List<String>> labels(DetectorModules detector) {
    List<Background> backgrounds = detector.backgrounds();
    List<String> added =
        detector.predictions().get(0).experiment().interactions().stream()
            .filter(i -> i.part() == CrossSectionPart.ADDED)
            .map(Interaction::label)
            .toList();
    List<String> parts =
        new ArrayList<>(List.of(CrossSectionPart.SM.label(), CrossSectionPart.DIPOLE.label()));
    if (!backgrounds.isEmpty() || !added.isEmpty()) {
      parts.add(CrossSectionPart.INTERFERENCE.label());
      parts.add(Background.PART_LABEL);
      parts.addAll(added);
    }
    Map<String, List<String>> labels = new LinkedHashMap<>();
    labels.put(Column.INTERACTION.name(), Background.interactionLabels(backgrounds));
    labels.put(Column.PART.name(), parts);
    if (detector.isNamed()) {
      labels.put(Column.MODULE.name(), detector.names());
    }
    return labels;
  }

  private static TargetRow row(Target target) {
    return new TargetRow(
        target.name(),
        target.z(),
        target.a(),
        target.shell(),
        target.bindingEnergy(),
        target.mass());
  }
}
