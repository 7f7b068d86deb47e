package org.nudipole.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.nudipole.statistics.limit.Experiment;
import picocli.CommandLine.Option;

/** What several experiments that are taken together share. */
final class CorrelateOption {
  @Option(
      names = "--correlate",
      paramLabel = "NUISANCE",
      split = ",",
      description =
          "Nuisances that are one in all combined experiments that have them, such as"
              + " normalisation. Default: none.")
  private List<String> correlate = new ArrayList<>();

  /** Names of the nuisances that are one. */
  Set<String> names() {
    return new LinkedHashSet<>(correlate);
  }

  /** Why some experiments make no likelihood together. */
  List<String> faults(List<Experiment> together) {
    List<String> faults = new ArrayList<>();
    if (together.stream().map(Experiment::name).distinct().count() < together.size()) {
      faults.add("one experiment is given twice (its data would count twice) drop one");
    }
    List<String> without =
        together.stream().filter(e -> e.data().isEmpty()).map(Experiment::name).toList();
    if (!without.isEmpty() && without.size() < together.size()) {
      faults.add(
          String.join(", ", without)
              + (without.size() > 1 ? " have" : " has")
              + " no data (the others have) give --data "
              + without.get(0)
              + "=FILE, or --data asimov for all");
    }
    names().forEach(name -> faults.addAll(faults(name, together)));
    return faults;
  }

  private static List<String> faults(String name, List<Experiment> together) {
    long having = together.stream().filter(e -> e.run().fit().pulls().containsKey(name)).count();
    if (having > 1) {
      return List.of();
    }
    String known =
        together.stream()
            .flatMap(e -> e.run().fit().pulls().keySet().stream())
            .distinct()
            .collect(Collectors.joining(" "));
    return List.of(
        "--correlate "
            + name
            + (having == 0 ? " (no experiment has" : " (only one experiment has")
            + " such a nuisance) "
            + (known.isEmpty()
                ? "add /fit/nuisance " + name + " to the macros"
                : "known: " + known));
  }
}
