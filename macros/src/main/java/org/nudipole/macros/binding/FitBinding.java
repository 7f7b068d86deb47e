package org.nudipole.macros.binding;

import static org.nudipole.macros.language.FitCommands.BINS;
import static org.nudipole.macros.language.FitCommands.DATA;
import static org.nudipole.macros.language.FitCommands.LOG_BINS;
import static org.nudipole.macros.language.FitCommands.MODULE;
import static org.nudipole.macros.language.FitCommands.NUISANCE;
import static org.nudipole.macros.language.FitCommands.PLANE;
import static org.nudipole.macros.language.FitCommands.SHAPE;
import static org.nudipole.macros.language.FitCommands.VARY;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nudipole.detector.response.Cells;
import org.nudipole.detector.response.GaussianResolution;
import org.nudipole.detector.response.LightYield;
import org.nudipole.detector.response.Response;
import org.nudipole.detector.response.SecondAxis;
import org.nudipole.detector.response.Transform;
import org.nudipole.generator.axis.Binning;
import org.nudipole.macros.language.Fault;
import org.nudipole.macros.language.RunSettings;
import org.nudipole.macros.language.Setting;

/** Binds the commands under {@code /fit}. */
final class FitBinding {
  private FitBinding() {}

  /** What the macro says about one detector. */
  static Bound<FitSettings> fit(Binding binding, Measured measured) {
    return fit(binding.settings(), Map.of("", binding), List.of(measured), false);
  }

  /**
   * What the macro says about the modules of a detector.
   *
   * @param settings what the macro says about all of them
   * @param modules each by its name
   * @param measured what each of them measures: the same quantities
   * @param named whether there are names
   */
  static Bound<FitSettings> fit(
      RunSettings settings, Map<String, Binding> modules, List<Measured> measured, boolean named) {
    List<Binding> bindings = List.copyOf(modules.values());
    Binding binding = bindings.get(0);
    boolean each = named && binding.word(MODULE).equals("each");
    List<String> columns =
        each ? modules.keySet().stream().map(name -> "counts_" + name).toList() : List.of("counts");
    Bound<Optional<ObservedData>> data = data(binding, measured.get(0), columns);
    Bound<Optional<Binning>> own = BinsBinding.bins(binding, measured.get(0));
    Bound<Optional<SecondAxis>> plane = BinsBinding.plane(binding, measured.get(0));
    List<Response> responses = measured.stream().map(Measured::response).toList();
    Bound<List<Setting>> nuisances =
        Bound.all(
            binding.all(NUISANCE).stream().map(s -> nuisance(bindings, s, responses)).toList());
    Bound<List<VariedNumber>> varied =
        Bound.all(
            settings.all(VARY).stream().map(s -> VariedNumberBinding.of(s, settings)).toList());
    Bound<List<ShapeFactors>> shapes =
        Bound.all(
            binding.all(SHAPE).stream().map(s -> shape(s, bindings, measured.get(0))).toList());
    List<Fault> unequal =
        Bound.all(
                List.of(shapes, own, plane),
                () ->
                    unequal(
                        binding,
                        shapes.get(),
                        data.value()
                            .flatMap(d -> d)
                            .map(ObservedData::cells)
                            .or(() -> own.get().map(bins -> new Cells(bins, plane.get())))))
            .value()
            .orElse(List.of());
    return Bound.all(
            List.of(data, own, plane, nuisances, varied, shapes),
            () ->
                new FitSettings(
                    data.get().map(d -> d.cells().first()).or(own::get),
                    data.get().map(d -> d.cells().second()).orElseGet(plane::get),
                    data.get(),
                    sigmas(nuisances.get()),
                    varied.get(),
                    shapes.get(),
                    each))
        .unless(unequal);
  }

  private static Bound<ShapeFactors> shape(
      Setting setting, List<Binding> modules, Measured measured) {
    String name = setting.word("name");
    if (modules.stream().anyMatch(m -> BackgroundBinding.names(m).contains(name))
        || FitSettings.NAMED.contains(name)) {
      return Bound.faulty(setting.fault("another nuisance has this name", "give it its own"));
    }
    List<String> backgrounds =
        modules.stream().flatMap(m -> BackgroundBinding.names(m).stream()).distinct().toList();
    return Bound.make(
        setting,
        () -> ShapeFactors.of(name, setting.table("file").parsed(), measured, backgrounds),
        "columns observed_low, observed_high, up and down");
  }

  // Factors belong to the bins of the fit, which must be known.
  private static List<Fault> unequal(
      Binding binding, List<ShapeFactors> shapes, Optional<Cells> bins) {
    return binding.all(SHAPE).stream()
        .flatMap(
            setting ->
                shapes.stream()
                    .filter(shape -> shape.name().equals(setting.word("name")))
                    .filter(shape -> bins.filter(shape.cells()::isSame).isEmpty())
                    .map(
                        shape ->
                            setting.fault(
                                bins.isPresent()
                                    ? "its bins are not those of the fit"
                                    : "the macro has no bins of its own",
                                "give the table the bins of "
                                    + BINS
                                    + " or "
                                    + DATA
                                    + ", which the macro must have")))
        .toList();
  }

  // A nuisance is of some module, not of all of them.
  private static Bound<Setting> nuisance(
      List<Binding> modules, Setting setting, List<Response> responses) {
    Bound<Setting> first = nuisance(modules.get(0), setting, responses.get(0));
    Bound<Setting> found = first;
    for (int k = 1; k < responses.size() && !found.faults().isEmpty(); k++) {
      found = nuisance(modules.get(k), setting, responses.get(k));
    }
    return found.faults().isEmpty() ? found : first;
  }

  private static Map<String, Double> sigmas(List<Setting> nuisances) {
    Map<String, Double> sigmas = new LinkedHashMap<>();
    nuisances.forEach(s -> sigmas.put(s.word("nuisance"), s.number("sigma")));
    return sigmas;
  }

  private static Bound<Optional<ObservedData>> data(
      Binding binding, Measured measured, List<String> columns) {
    List<Fault> both =
        binding
            .contradictions(
                DATA,
                List.of(BINS, LOG_BINS, PLANE),
                "leave the bins out, the table of counts has its own")
            .toList();
    return both.isEmpty()
        ? Bound.optional(binding.get(DATA).map(setting -> data(setting, measured, columns)))
        : Bound.faulty(both);
  }

  private static Bound<ObservedData> data(
      Setting setting, Measured measured, List<String> columns) {
    return Bound.make(
        setting,
        () -> ObservedData.of(setting.table("file").parsed(), measured, columns),
        "columns observed_low, observed_high and "
            + String.join(", ", columns)
            + ", and lines # title and # source");
  }

  private static Bound<Setting> nuisance(Binding binding, Setting setting, Response response) {
    String name = setting.word("nuisance");
    List<String> names = FitSettings.NAMED;
    Set<String> backgrounds = BackgroundBinding.names(binding);
    if (names.contains(name) && backgrounds.contains(name)) {
      return Bound.faulty(setting.fault("a background has this name too", "rename the background"));
    }
    if (!names.contains(name) && !backgrounds.contains(name)) {
      String known =
          Stream.concat(names.stream(), backgrounds.stream()).collect(Collectors.joining(" "));
      return BackgroundBinding.isFaulty(binding)
          ? Bound.hidden()
          : Bound.faulty(setting.fault("unknown nuisance", "known: " + known));
    }
    List<Fault> faults = new ArrayList<>();
    boolean missing =
        name.equals(FitSettings.QUENCHING)
                && response.steps().stream()
                    .noneMatch(s -> s instanceof Transform && !(s instanceof LightYield))
            || name.equals(FitSettings.RESOLUTION)
                && response.steps().stream().noneMatch(GaussianResolution.class::isInstance);
    if (missing) {
      faults.add(
          setting.fault(
              "the response has no " + name, "add /response/" + name + " or drop the nuisance"));
    }
    if (name.equals(FitSettings.BACKGROUND) && !BackgroundBinding.isGiven(binding)) {
      faults.add(setting.fault("the run has no background", "add one, such as /background/flat"));
    }
    boolean wide =
        setting.number("sigma") >= 1
            && (name.equals(FitSettings.QUENCHING) || name.equals(FitSettings.RESOLUTION));
    if (wide) {
      faults.add(
          setting.fault(
              "one standard deviation below there is no " + name, "give a sigma below 1"));
    }
    return Bound.of(setting).unless(faults);
  }
}
