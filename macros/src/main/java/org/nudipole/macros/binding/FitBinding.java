package org.nudipole.macros.binding;

import static org.nudipole.macros.language.FitCommands.BINS;
import static org.nudipole.macros.language.FitCommands.DATA;
import static org.nudipole.macros.language.FitCommands.LOG_BINS;
import static org.nudipole.macros.language.FitCommands.NUISANCE;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nudipole.detector.response.GaussianResolution;
import org.nudipole.detector.response.LightYield;
import org.nudipole.detector.response.Response;
import org.nudipole.detector.response.Transform;
import org.nudipole.generator.axis.Binning;
import org.nudipole.macros.language.CommandSpec;
import org.nudipole.macros.language.Setting;
import org.nudipole.macros.language.Unit;

/** Binds the commands under {@code /fit}. */
final class FitBinding {
  private static final int MOST_BINS = 10_000;

  private FitBinding() {}

  /** What the macro says, after every fault was reported. */
  static FitSettings fit(Binding binding, Response response) {
    Optional<ObservedData> data = data(binding, response);
    Map<String, Double> nuisances = new LinkedHashMap<>();
    for (Setting setting : binding.all(NUISANCE)) {
      String name = setting.word("nuisance");
      if (known(binding, setting, name, response)) {
        nuisances.put(name, setting.number("sigma"));
      }
    }
    Optional<Binning> own = bins(binding, response);
    return new FitSettings(data.map(ObservedData::bins).or(() -> own), data, nuisances);
  }

  private static Optional<Binning> bins(Binding binding, Response response) {
    return binding.excludes(BINS, LOG_BINS, "keep one of them")
        ? Optional.empty()
        : binding
            .get(BINS)
            .flatMap(s -> linear(binding, s, response))
            .or(() -> binding.get(LOG_BINS).flatMap(s -> logarithmic(binding, s, response)));
  }

  private static Optional<ObservedData> data(Binding binding, Response response) {
    boolean faulty = false;
    for (CommandSpec bins : List.of(BINS, LOG_BINS)) {
      faulty |= binding.excludes(DATA, bins, "leave the bins out, the table of counts has its own");
    }
    return faulty
        ? Optional.empty()
        : binding
            .get(DATA)
            .flatMap(
                setting ->
                    binding.make(
                        setting,
                        () -> ObservedData.of(setting.table("file").parsed(), response),
                        "columns observed_low, observed_high and counts, and lines # title and"
                            + " # source"));
  }

  private static boolean known(Binding binding, Setting setting, String name, Response response) {
    List<String> names =
        List.of(
            FitSettings.NORMALISATION,
            FitSettings.BACKGROUND,
            FitSettings.QUENCHING,
            FitSettings.RESOLUTION);
    Set<String> backgrounds = BackgroundBinding.names(binding);
    if (names.contains(name) == backgrounds.contains(name)) {
      if (names.contains(name)) {
        binding.fault(setting, "a background has this name too", "rename the background");
      } else if (!BackgroundBinding.isFaulty(binding)) {
        List<String> known = new ArrayList<>(names);
        known.addAll(backgrounds);
        binding.fault(setting, "unknown nuisance", "known: " + String.join(" ", known));
      }
      return false;
    }
    boolean missing =
        name.equals(FitSettings.QUENCHING)
                && response.steps().stream()
                    .noneMatch(s -> s instanceof Transform && !(s instanceof LightYield))
            || name.equals(FitSettings.RESOLUTION)
                && response.steps().stream().noneMatch(GaussianResolution.class::isInstance);
    if (missing) {
      binding.fault(
          setting,
          "the response has no " + name,
          "add /response/" + name + " or drop the nuisance");
    }
    if (name.equals(FitSettings.BACKGROUND) && !BackgroundBinding.isGiven(binding)) {
      binding.fault(setting, "the run has no background", "add one, such as /background/flat");
      return false;
    }
    boolean wide =
        setting.number("sigma") >= 1
            && (name.equals(FitSettings.QUENCHING) || name.equals(FitSettings.RESOLUTION));
    if (wide) {
      binding.fault(
          setting, "one standard deviation below there is no " + name, "give a sigma below 1");
    }
    return !missing && !wide;
  }

  private static Optional<Binning> linear(Binding binding, Setting setting, Response response) {
    if (!onScale(binding, setting, response, "from", "to", "width")) {
      return Optional.empty();
    }
    double from = setting.quantity("from").value();
    double to = setting.quantity("to").value();
    double width = setting.quantity("width").value();
    // A width that divides the range but for rounding makes no sliver.
    long bins = (long) Math.ceil((to - from) / width * (1 - 1e-12));
    if (!(to > from) || bins > MOST_BINS) {
      return empty(binding, setting, to > from);
    }
    double[] edges = new double[(int) bins + 1];
    for (int i = 0; i < edges.length; i++) {
      edges[i] = from + i * width;
    }
    edges[edges.length - 1] = to;
    return Optional.of(new Binning(edges));
  }

  private static Optional<Binning> logarithmic(
      Binding binding, Setting setting, Response response) {
    if (!onScale(binding, setting, response, "from", "to")) {
      return Optional.empty();
    }
    double from = setting.quantity("from").value();
    double to = setting.quantity("to").value();
    long bins = setting.integer("bins");
    return to > from && bins <= MOST_BINS
        ? Optional.of(Binning.logarithmic(from, to, (int) bins))
        : empty(binding, setting, to > from);
  }

  private static Optional<Binning> empty(Binding binding, Setting setting, boolean many) {
    binding.fault(
        setting,
        many ? "more than " + MOST_BINS + " bins" : "TO is not above FROM",
        many ? "make them wider" : "give a range that rises");
    return Optional.empty();
  }

  // Whether quantities are on the scale of what is observed.
  private static boolean onScale(
      Binding binding, Setting setting, Response response, String... names) {
    for (String name : names) {
      Unit unit = setting.quantity(name).unit();
      String observed = response.units();
      boolean right =
          switch (unit.scale()) {
            case AS_OBSERVED -> !observed.equals("PE");
            case NUCLEAR_RECOIL -> observed.endsWith("nr");
            case ELECTRON_EQUIVALENT -> observed.endsWith("ee");
            case PHOTOELECTRONS -> observed.equals("PE");
          };
      if (!right) {
        binding.fault(
            setting, "the observable of this run is in " + observed, "give it in " + observed);
        return false;
      }
    }
    return true;
  }
}
