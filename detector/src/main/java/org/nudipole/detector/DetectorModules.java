package org.nudipole.detector;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nudipole.detector.background.Background;
import org.nudipole.detector.geometry.FiducialVolume;
import org.nudipole.generator.Column;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.interaction.ScatteringProcess;
import org.nudipole.generator.rate.GenerationCut;

/**
 * The modules of a detector beside each other, and what their events have in common in one set: its
 * columns, its table of targets, its codes. A detector without modules is one of an empty name.
 *
 * @param names names of the modules
 * @param predictions what is expected of each
 */
public record DetectorModules(List<String> names, List<Prediction> predictions) {
  /** Most modules of a detector: the codes of the column {@code module}. */
  public static final int MOST = Short.MAX_VALUE;

  /** More names than this are told as the first and the last. */
  private static final int MOST_NAMED = 4;

  /** Checks that there is one prediction for each name, and keeps copies. */
  public DetectorModules {
    names = List.copyOf(names);
    predictions = List.copyOf(predictions);
    if (names.isEmpty() || names.size() != predictions.size() || names.size() > MOST) {
      throw new IllegalArgumentException(
          names.size() + " names of " + predictions.size() + " modules (1 to " + MOST + ")");
    }
  }

  /** Some of them for a reader: all names, or the first and the last. */
  public static String named(List<String> modules) {
    if (modules.size() > MOST_NAMED) {
      return modules.size()
          + " modules, "
          + modules.get(0)
          + " ... "
          + modules.get(modules.size() - 1);
    }
    return (modules.size() == 1 ? "module " : "modules ") + String.join(", ", modules);
  }

  /** Whether events say which module they are of. */
  public boolean isNamed() {
    return !names.get(0).isEmpty();
  }

  /** The columns that a standard set of their events has. */
  public List<Column> columns() {
    List<Column> columns = new ArrayList<>(predictions.get(0).experiment().columns());
    if (predictions.stream().anyMatch(p -> !p.experiment().vertices().position().isOrigin())) {
      columns.replaceAll(Column::placed);
    }
    if (isNamed()) {
      columns.add(Column.MODULE);
    }
    return columns;
  }

  /** The table of targets: those of all modules, each once. */
  public List<Target> targets() {
    return List.copyOf(table().values());
  }

  /** For each module the row of {@link #targets()} of each row of its own table. */
  public List<short[]> rows() {
    Map<List<Object>, Short> rows = new HashMap<>();
    table().keySet().forEach(key -> rows.put(key, (short) rows.size()));
    List<short[]> all = new ArrayList<>();
    for (Prediction module : predictions) {
      List<Target> own = module.density().targets();
      short[] each = new short[own.size()];
      for (int i = 0; i < each.length; i++) {
        each[i] = rows.get(key(own.get(i)));
      }
      all.add(each);
    }
    return all;
  }

  private Map<List<Object>, Target> table() {
    Map<List<Object>, Target> table = new LinkedHashMap<>();
    predictions.stream()
        .flatMap(prediction -> prediction.density().targets().stream())
        .forEach(target -> table.putIfAbsent(key(target), target));
    return table;
  }

  // What a file tells of a target; how many there are belongs to the material.
  private static List<Object> key(Target t) {
    return List.of(t.name(), t.z(), t.a(), t.shell(), t.bindingEnergy(), t.mass());
  }

  /** The backgrounds of all modules, one of each label, in the order of their codes. */
  public List<Background> backgrounds() {
    Map<String, Background> all = new LinkedHashMap<>();
    predictions.stream()
        .flatMap(prediction -> prediction.experiment().backgrounds().stream())
        .forEach(background -> all.putIfAbsent(background.label(), background));
    return List.copyOf(all.values());
  }

  /** For each module the code in the column {@code interaction} of each code of its own. */
  public List<byte[]> codes() {
    List<String> labels = Background.interactionLabels(backgrounds());
    List<byte[]> all = new ArrayList<>();
    for (Prediction module : predictions) {
      List<String> own = Background.interactionLabels(module.experiment().backgrounds());
      byte[] codes = new byte[own.size()];
      for (int i = 0; i < codes.length; i++) {
        codes[i] = (byte) labels.indexOf(own.get(i));
      }
      all.add(codes);
    }
    return all;
  }

  /** The generation cut of each process, the least of all modules in which one is open. */
  public GenerationCut leastCut() {
    Map<ScatteringProcess, Double> least = new EnumMap<>(ScatteringProcess.class);
    boolean closed = predictions.stream().allMatch(DetectorModules::isClosed);
    predictions.stream()
        .filter(module -> closed || !isClosed(module))
        .flatMap(module -> module.density().cut().least().entrySet().stream())
        .forEach(cut -> least.merge(cut.getKey(), cut.getValue(), Math::min));
    return new GenerationCut(least);
  }

  private static boolean isClosed(Prediction module) {
    return module.density().channels().isEmpty();
  }

  /** Names of their materials, each once. */
  public String material() {
    return predictions.stream()
        .map(prediction -> prediction.experiment().material().name())
        .distinct()
        .collect(Collectors.joining(" and "));
  }

  /** Mass of all modules, mass. */
  public double mass() {
    return predictions.stream().mapToDouble(p -> p.experiment().mass()).sum();
  }

  /** Mass of all modules that counts, mass. */
  public double fiducialMass() {
    return predictions.stream()
        .map(Prediction::experiment)
        .mapToDouble(
            e -> e.response().fiducial().map(FiducialVolume::uniform).orElse(1.0) * e.mass())
        .sum();
  }

  /** Neutrinos of all flavours and energies, averaged over modules by mass, 1/area/time. */
  public double averageFlux() {
    if (predictions.size() == 1) {
      return predictions.get(0).experiment().averageFlux();
    }
    return predictions.stream()
            .map(Prediction::experiment)
            .mapToDouble(e -> e.averageFlux() * e.mass())
            .sum()
        / mass();
  }

  /** Expected events of all modules, backgrounds included. */
  public double expectedEvents() {
    return predictions.stream().mapToDouble(Prediction::expectedEvents).sum();
  }

  /** Expected detected events of all modules, backgrounds included. */
  public double expectedDetected() {
    return predictions.stream().mapToDouble(Prediction::expectedDetected).sum();
  }

  /** Expected events of the backgrounds of all modules. */
  public double givenEvents() {
    return predictions.stream().mapToDouble(Prediction::givenEvents).sum();
  }

  /** What events of different modules must agree in to stand in one set; empty if they do. */
  public List<String> contradictions() {
    List<String> first = observables(predictions.get(0));
    return Stream.iterate(1, i -> i < names.size(), i -> i + 1)
        .filter(i -> !observables(predictions.get(i)).equals(first))
        .map(
            i ->
                "module "
                    + names.get(i)
                    + " observes "
                    + String.join(" and ", observables(predictions.get(i)))
                    + ", module "
                    + names.get(0)
                    + " "
                    + String.join(" and ", first))
        .toList();
  }

  private static List<String> observables(Prediction prediction) {
    return Stream.concat(
            Stream.of(prediction.experiment().response().column()),
            prediction.experiment().response().secondColumn().stream())
        .map(Column::units)
        .toList();
  }
}
