package org.nudipole.cli.report;

import static org.nudipole.cli.report.Block.line;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nudipole.cli.report.Block.Fact;
import org.nudipole.detector.DetectorModules;
import org.nudipole.generator.Units;
import org.nudipole.generator.axis.Digits;
import org.nudipole.macros.binding.BoundModule;
import org.nudipole.macros.binding.RunConfiguration;

/** What a run of several modules is about: what they share once, else who has it. */
final class ModuleFacts {
  private static final String SEPARATOR = ", ";

  private ModuleFacts() {}

  static List<Fact> of(RunConfiguration run) {
    // Of each line, in the order of the first module, the texts and who has them.
    Map<String, Map<String, List<String>>> lines = new LinkedHashMap<>();
    List<RunConfiguration> modules = run.modules();
    for (int k = 0; k < modules.size(); k++) {
      String label = "";
      for (Fact fact : SetUp.one(modules.get(k))) {
        label = fact.label().isEmpty() ? label + " " : fact.label();
        lines
            .computeIfAbsent(label, l -> new LinkedHashMap<>())
            .computeIfAbsent(fact.text(), t -> new ArrayList<>())
            .add(run.parts().get(k).name());
      }
    }
    List<Fact> facts = new ArrayList<>();
    lines.forEach((label, texts) -> facts.addAll(told(label, texts, run)));
    return facts;
  }

  private static List<Fact> told(
      String label, Map<String, List<String>> texts, RunConfiguration run) {
    if (label.equals("exposure")) {
      return List.of(SetUp.exposure(run));
    }
    if (label.equals("flux")) {
      return List.of(line(label, flux(run)));
    }
    String shared = shared(texts, run.parts().size());
    List<Fact> facts = new ArrayList<>();
    if (!shared.isEmpty()) {
      facts.add(line(label.strip(), each(label, shared, run.parts().size())));
    }
    texts.forEach(
        (text, names) -> {
          String own = without(shared, text);
          if (!own.isEmpty()) {
            facts.add(
                line(
                    facts.isEmpty() ? label.strip() : "",
                    own + "  (" + DetectorModules.named(names) + ")"));
          }
        });
    return facts;
  }

  // The parts of the texts that all modules have.
  private static String shared(Map<String, List<String>> texts, int modules) {
    List<List<String>> parts = texts.keySet().stream().map(ModuleFacts::parts).toList();
    boolean all = texts.values().stream().mapToInt(List::size).sum() == modules;
    return all
        ? parts.get(0).stream()
            .filter(part -> parts.stream().allMatch(others -> others.contains(part)))
            .collect(Collectors.joining(SEPARATOR))
        : "";
  }

  private static String without(String shared, String text) {
    List<String> known = parts(shared);
    return parts(text).stream()
        .filter(part -> shared.isEmpty() || !known.contains(part))
        .collect(Collectors.joining(SEPARATOR));
  }

  private static List<String> parts(String text) {
    return List.of(text.split(SEPARATOR));
  }

  private static String each(String label, String text, int modules) {
    return label.equals("detector")
        ? modules == 1 ? "1 module: " + text : modules + " modules, each " + text
        : text;
  }

  private static String flux(RunConfiguration run) {
    double[] fluxes =
        run.parts().stream()
            .map(BoundModule::prediction)
            .mapToDouble(p -> p.experiment().averageFlux() / Units.PER_CM2_S)
            .sorted()
            .toArray();
    String low = Digits.scientific(fluxes[0], 4);
    String high = Digits.scientific(fluxes[fluxes.length - 1], 4);
    return (low.equals(high) ? low : low + " to " + high) + SetUp.OF_FLUX;
  }
}
