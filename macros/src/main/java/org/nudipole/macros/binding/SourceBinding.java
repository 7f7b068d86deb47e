package org.nudipole.macros.binding;

import static org.nudipole.macros.language.SourceCommands.ACTIVITY;
import static org.nudipole.macros.language.SourceCommands.DIRECTION;
import static org.nudipole.macros.language.SourceCommands.DISTANCE;
import static org.nudipole.macros.language.SourceCommands.FLUX;
import static org.nudipole.macros.language.SourceCommands.HEIGHT;
import static org.nudipole.macros.language.SourceCommands.MODEL;
import static org.nudipole.macros.language.SourceCommands.POSITION;
import static org.nudipole.macros.language.SourceCommands.POWER;
import static org.nudipole.macros.language.SourceCommands.RADIUS;
import static org.nudipole.macros.language.SourceCommands.TABLE;
import static org.nudipole.macros.language.SourceCommands.USE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.nudipole.detector.Strength;
import org.nudipole.detector.geometry.Illumination;
import org.nudipole.detector.geometry.IsotropicSource;
import org.nudipole.detector.geometry.ParallelBeam;
import org.nudipole.detector.geometry.SourceVolume;
import org.nudipole.generator.source.NeutrinoSource;
import org.nudipole.macros.language.CommandSpec;
import org.nudipole.macros.language.Nearest;
import org.nudipole.macros.language.Setting;
import org.nudipole.macros.language.SourceKind;

/** Binds the commands under {@code /source}. */
final class SourceBinding {
  private static final String ONE_STRENGTH =
      "keep one strength of the source (with a distance), or /source/flux at the detector";

  private SourceBinding() {}

  static Optional<NeutrinoSource> source(Binding binding) {
    Optional<Setting> use = binding.required(USE, "neutrinos need a source");
    // Beside a faulty option stands the macro's own source.
    if (use.isEmpty() || binding.settings().faulty().contains(USE.path())) {
      anyModel(binding);
      return Optional.empty();
    }
    String word = use.get().word("source");
    SourceBinder binder = SourceBinder.of(SourceKind.of(word));
    List<Refusal> refusals = new ArrayList<>(foreign(binder));
    refusals.addAll(binder.lacks());
    boolean contradicted = false;
    for (Refusal refusal : refusals) {
      contradicted |= refusal.refuses(binding, word);
    }
    // Its own commands may have faults beside those of others.
    Optional<NeutrinoSource> source = binder.source(binding, word);
    return contradicted ? Optional.empty() : source;
  }

  // Of the commands that only some sources have, those that it does not have.
  private static List<Refusal> foreign(SourceBinder binder) {
    return Arrays.stream(SourceKind.values())
        .flatMap(kind -> SourceBinder.of(kind).own().stream())
        .distinct()
        .filter(refusal -> !binder.own().contains(refusal))
        .toList();
  }

  // That of the source, if it is known.
  private static Optional<SourceBinder> binder(Binding binding) {
    return binding.get(USE).map(use -> SourceBinder.of(SourceKind.of(use.word("source"))));
  }

  // Of the names that /source/model takes, the source has those given here.
  static <T> Optional<T> model(Binding binding, Function<String, T> named, SourceKind kind) {
    Setting setting = binding.value(MODEL);
    String name = setting.word("model");
    try {
      return Optional.of(named.apply(name));
    } catch (IllegalArgumentException e) {
      binding.fault(setting, "model", e.getMessage(), Nearest.choice(name, kind.models()));
      return Optional.empty();
    }
  }

  // Reports a model that no source has.
  private static void anyModel(Binding binding) {
    List<String> names = SourceKind.allModels();
    binding
        .get(MODEL)
        .filter(given -> !names.contains(given.word("model")))
        .ifPresent(
            given -> {
              String name = given.word("model");
              binding.fault(given, "model", "no model " + name, Nearest.choice(name, names));
            });
  }

  static Optional<Strength> strength(Binding binding, Optional<NeutrinoSource> source) {
    // Of a source, activity and power never hold together, so one of the two can be reported.
    if (binding.excludes(ACTIVITY, FLUX, ONE_STRENGTH)
        || binding.excludes(POWER, FLUX, ONE_STRENGTH)
        || Arrays.stream(SourceKind.values())
            .anyMatch(kind -> SourceBinder.of(kind).contradictsFlux(binding))) {
      return Optional.empty();
    }
    if (binding.has(FLUX)) {
      return binding.given(FLUX).map(Strength.Flux::new);
    }
    // What a source needs shows only once it is known.
    if (binding.isFaulty(FLUX) || binding.isFaulty(USE)) {
      return Optional.empty();
    }
    Optional<SourceBinder> binder = binder(binding);
    return binder.isPresent()
        ? binder.get().strength(binding, source)
        : SourceBinder.activity(binding, source);
  }

  /** Whether what a source needs shows only once its table can be read. */
  static boolean isUnread(Binding binding, Optional<NeutrinoSource> source) {
    return source.isEmpty() && (binding.has(TABLE) || binding.isFaulty(TABLE));
  }

  static Optional<Illumination> illumination(Binding binding, Optional<NeutrinoSource> source) {
    boolean beam = binder(binding).filter(b -> b.isBeam(source)).isPresent();
    if (binding.has(FLUX) || beam) {
      boolean faulty = false;
      for (CommandSpec command : List.of(RADIUS, HEIGHT)) {
        faulty |= binding.excludes(FLUX, command, "a flux is uniform and parallel: leave it out");
      }
      return faulty ? Optional.empty() : beam(binding);
    }
    Optional<Setting> direction = binding.get(DIRECTION);
    if (direction.isPresent()) {
      binding.fault(
          direction.get(),
          "the neutrinos of a source nearby leave it in all directions",
          "leave it out, or give a parallel /source/flux");
      return Optional.empty();
    }
    if (binding.excludes(DISTANCE, POSITION, "keep one of the two")) {
      return Optional.empty();
    }
    double radius = binding.quantity(RADIUS);
    double height = binding.quantity(HEIGHT);
    Optional<Setting> position = binding.get(POSITION);
    if (position.isPresent()) {
      var p = position.get().vector("position").values();
      return binding.make(
          position.get(),
          () -> new IsotropicSource(new SourceVolume(p.get(0), p.get(1), p.get(2), radius, height)),
          "give a cylinder a radius and a height, a point neither");
    }
    if (binding.isFaulty(POSITION) || binding.isFaulty(USE) || isUnread(binding, source)) {
      return Optional.empty();
    }
    return binding
        .required(DISTANCE, "the flux of a source depends on it")
        .flatMap(
            s ->
                binding.make(
                    s,
                    () ->
                        new IsotropicSource(
                            new SourceVolume(
                                0, 0, -s.quantity("distance").value(), radius, height)),
                    "give a cylinder a radius and a height, a point neither"));
  }

  private static Optional<Illumination> beam(Binding binding) {
    if (!binding.has(DIRECTION) && binding.isFaulty(DIRECTION)) {
      return Optional.empty();
    }
    Setting given = binding.value(DIRECTION);
    return binding.make(
        given,
        () -> ParallelBeam.along(given.number("x"), given.number("y"), given.number("z")),
        "give a vector such as 0 0 1");
  }
}
