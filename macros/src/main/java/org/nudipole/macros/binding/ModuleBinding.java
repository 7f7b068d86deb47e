package org.nudipole.macros.binding;

import static org.nudipole.macros.language.DetectorCommands.MODULE;
import static org.nudipole.macros.language.DetectorCommands.POSITION;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.nudipole.detector.DetectorModules;
import org.nudipole.detector.geometry.Overlap;
import org.nudipole.detector.geometry.VertexDensity;
import org.nudipole.macros.language.Fault;
import org.nudipole.macros.language.FitCommands;
import org.nudipole.macros.language.RunSettings;
import org.nudipole.macros.language.Setting;

/** A detector of several modules: each bound as if it were all, then set beside the others. */
final class ModuleBinding {
  private final RunSettings settings;
  private final Map<String, Binding> bindings;
  private final List<RunConfiguration> modules;

  private ModuleBinding(
      RunSettings settings, Map<String, Binding> bindings, List<RunConfiguration> modules) {
    this.settings = settings;
    this.bindings = bindings;
    this.modules = modules;
  }

  /**
   * The run.
   *
   * @param settings a run with modules
   * @param bindings starts to bind one of them
   */
  static Bound<RunConfiguration> run(
      RunSettings settings, Function<RunSettings, Binding> bindings) {
    List<String> names = settings.modules();
    if (names.size() > DetectorModules.MOST) {
      return Bound.faulty(
          line(settings, names.get(DetectorModules.MOST))
              .fault("more than " + DetectorModules.MOST + " modules", "divide the detector"));
    }
    // Of modules that differ in their positions alone the first is bound, and the others moved.
    Map<List<Object>, Bound<RunConfiguration>> alike = new HashMap<>();
    List<Bound<RunConfiguration>> modules = new ArrayList<>();
    Map<String, Binding> whole = new LinkedHashMap<>();
    for (String name : names) {
      // Numbers that vary may be those of other modules.
      RunSettings own = settings.ofModule(name).without(FitCommands.VARY);
      whole.put(name, bindings.apply(own));
      Binding binding = bindings.apply(own.withoutAnalysis());
      List<Object> key = exceptPlace(binding.settings());
      Bound<RunConfiguration> first = alike.get(key);
      if (first == null) {
        first = RunBinding.run(binding);
        alike.put(key, first);
        modules.add(first);
      } else {
        modules.add(
            first
                .value()
                .flatMap(run -> RunBinding.elsewhere(binding, run))
                .orElseGet(() -> RunBinding.run(binding)));
      }
    }
    boolean some = modules.stream().anyMatch(module -> module.value().isPresent());
    for (int i = 0; some && i < modules.size(); i++) {
      int k = i;
      if (modules.get(k).value().isEmpty()) {
        closed(bindings, settings.ofModule(names.get(k))).ifPresent(other -> modules.set(k, other));
      }
    }
    Map<Fault, List<String>> faults = new TreeMap<>();
    for (int k = 0; k < modules.size(); k++) {
      for (Fault fault : modules.get(k).faults()) {
        faults.computeIfAbsent(fault, f -> new ArrayList<>()).add(names.get(k));
      }
    }
    if (!faults.isEmpty()) {
      return Bound.faulty(named(faults, names.size()));
    }
    return Bound.all(modules)
        .flatMap(bound -> new ModuleBinding(settings, whole, bound).together());
  }

  /** What is equal for modules that differ in their places: their lines and the tables in them. */
  static List<Object> exceptPlace(RunSettings module) {
    RunSettings rest = module.without(POSITION);
    return List.of(rest.toMacro(), rest.tables());
  }

  // A module that a sterile mass closes is no fault beside others that see something.
  private static Optional<Bound<RunConfiguration>> closed(
      Function<RunSettings, Binding> bindings, RunSettings own) {
    return Optional.of(RunBinding.run(bindings.apply(own.withoutAnalysis().looped())))
        .filter(bound -> bound.value().flatMap(RunConfiguration::closed).isPresent());
  }

  /**
   * What is told of modules: once, with the names of those that it is about, unless it is about
   * all.
   *
   * @param told each with the modules that it is about
   * @param all number of modules
   */
  static List<Fault> named(Map<Fault, List<String>> told, int all) {
    return told.entrySet().stream()
        .map(
            e ->
                e.getValue().size() == all
                    ? e.getKey()
                    : e.getKey().about(DetectorModules.named(e.getValue())))
        .toList();
  }

  private Bound<RunConfiguration> together() {
    List<String> names = settings.modules();
    List<BoundModule> named = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      BoundModule one = modules.get(i).parts().get(0);
      named.add(new BoundModule(names.get(i), one.settings(), one.prediction(), one.closed()));
    }
    Bound<FitSettings> fit =
        FitBinding.fit(settings, bindings, modules.stream().map(Measured::by).toList(), true);
    RunConfiguration run = new RunConfiguration(settings, named, modules.get(0).fit());
    List<Fault> faults = new ArrayList<>(overlaps());
    run.detector()
        .contradictions()
        .forEach(
            why ->
                faults.add(
                    line(settings, names.get(0))
                        .fault(why, "give all modules responses of one unit")));
    return fit.map(f -> new RunConfiguration(settings, named, f)).unless(faults);
  }

  private List<Fault> overlaps() {
    List<Fault> faults = new ArrayList<>();
    List<String> names = settings.modules();
    for (int i = 1; i < names.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (Overlap.of(vertices(i), vertices(j))) {
          faults.add(
              modules
                  .get(i)
                  .settings()
                  .get(POSITION)
                  .filter(own -> !settings.all(POSITION).contains(own))
                  .orElse(line(settings, names.get(i)))
                  .fault(
                      "module " + names.get(i) + " overlaps with module " + names.get(j),
                      "move it by " + POSITION + " X Y Z cm, or make it smaller"));
        }
      }
    }
    return faults;
  }

  private VertexDensity vertices(int module) {
    return modules.get(module).experiment().vertices();
  }

  private static Setting line(RunSettings settings, String name) {
    return settings.settings().stream()
        .filter(s -> s.is(MODULE) && s.word("name").equals(name))
        .findFirst()
        .orElseThrow();
  }
}
