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

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.nudipole.detector.Strength;
import org.nudipole.detector.geometry.Illumination;
import org.nudipole.detector.geometry.IsotropicSource;
import org.nudipole.detector.geometry.ParallelBeam;
import org.nudipole.detector.geometry.SourceVolume;
import org.nudipole.generator.source.NeutrinoSource;
import org.nudipole.macros.language.Fault;
import org.nudipole.macros.language.Nearest;
import org.nudipole.macros.language.Setting;
import org.nudipole.macros.language.SourceKind;

/** Binds the commands under {@code /source}. */
final class SourceBinding {
  private static final String ONE_STRENGTH =
      "keep one strength of the source (with a distance), or /source/flux at the detector";

  private SourceBinding() {}

  static Bound<NeutrinoSource> source(Binding binding) {
    Bound<Setting> use = binding.require(USE, "neutrinos need a source");
    // Beside a faulty option stands the macro's own source.
    if (use.value().isEmpty() || binding.settings().faulty().contains(USE.path())) {
      return Bound.<NeutrinoSource>hidden().beside(use.faults()).beside(unknownModel(binding));
    }
    String word = use.get().word("source");
    SourceBinder binder = SourceBinder.of(SourceKind.of(word));
    List<Fault> refused =
        Stream.concat(foreign(binder, binding), binder.lacks().stream())
            .flatMap(refusal -> refusal.of(binding, word).stream())
            .toList();
    // Its own commands may have faults beside those of others.
    return binder.source(binding, word).unless(refused);
  }

  // Of the given commands that only some sources have, those that it does not have.
  private static Stream<Refusal> foreign(SourceBinder binder, Binding binding) {
    return Arrays.stream(SourceKind.values())
        .flatMap(kind -> SourceBinder.of(kind).own().stream())
        .filter(refusal -> refusal.commands().stream().anyMatch(c -> binding.get(c).isPresent()))
        .distinct()
        .filter(refusal -> !binder.own().contains(refusal));
  }

  // That of the source, if it is known.
  private static Optional<SourceBinder> binder(Binding binding) {
    return binding.get(USE).map(use -> SourceBinder.of(SourceKind.of(use.word("source"))));
  }

  // Of the names that /source/model takes, the source has those given here.
  static <T> Bound<T> model(Binding binding, Function<String, T> named, SourceKind kind) {
    Setting setting = binding.value(MODEL);
    String name = setting.word("model");
    try {
      return Bound.of(named.apply(name));
    } catch (IllegalArgumentException e) {
      return Bound.faulty(
          setting.fault("model", e.getMessage(), Nearest.choice(name, kind.models())));
    }
  }

  // A model that no source has.
  private static List<Fault> unknownModel(Binding binding) {
    List<String> names = SourceKind.allModels();
    return binding.get(MODEL).stream()
        .filter(given -> !names.contains(given.word("model")))
        .map(
            given -> {
              String name = given.word("model");
              return given.fault("model", "no model " + name, Nearest.choice(name, names));
            })
        .toList();
  }

  static Bound<Strength> strength(Binding binding, Bound<NeutrinoSource> source) {
    List<Fault> twice =
        binding
            .contradictions(FLUX, List.of(ACTIVITY, POWER), ONE_STRENGTH)
            // Of a source, activity and power never hold together, so one of the two is told.
            .limit(1)
            .toList();
    if (twice.isEmpty()) {
      twice =
          Arrays.stream(SourceKind.values())
              .flatMap(kind -> SourceBinder.of(kind).besideFlux(binding))
              .toList();
    }
    if (!twice.isEmpty()) {
      return Bound.faulty(twice);
    }
    if (binding.has(FLUX)) {
      return Bound.of(new Strength.Flux(binding.quantity(FLUX)));
    }
    // What a source needs shows only once it is known.
    if (binding.isFaulty(FLUX) || binding.isFaulty(USE)) {
      return Bound.hidden();
    }
    return binder(binding)
        .map(binder -> binder.strength(binding, source))
        .orElseGet(() -> SourceBinder.activity(binding, source));
  }

  /** Whether what a source needs shows only once its table can be read. */
  static boolean isUnread(Binding binding, Bound<NeutrinoSource> source) {
    return source.value().isEmpty() && (binding.has(TABLE) || binding.isFaulty(TABLE));
  }

  static Bound<Illumination> illumination(Binding binding, Bound<NeutrinoSource> source) {
    boolean beam = binder(binding).filter(b -> b.isBeam(source)).isPresent();
    if (binding.has(FLUX) || beam) {
      List<Fault> sizes =
          binding
              .contradictions(
                  FLUX, List.of(RADIUS, HEIGHT), "a flux is uniform and parallel: leave it out")
              .toList();
      return sizes.isEmpty() ? beam(binding) : Bound.faulty(sizes);
    }
    List<Fault> twice = binding.contradiction(DISTANCE, POSITION, "keep one of the two");
    if (binding.has(DIRECTION)) {
      return Bound.faulty(
          binding
              .value(DIRECTION)
              .fault(
                  "the neutrinos of a source nearby leave it in all directions",
                  "leave it out, or give a parallel /source/flux"));
    }
    if (!twice.isEmpty()) {
      return Bound.faulty(twice);
    }
    if (binding.has(POSITION)) {
      Setting position = binding.value(POSITION);
      List<Double> at = position.vector("position").values();
      return isotropic(binding, position, at.get(0), at.get(1), at.get(2));
    }
    if (binding.isFaulty(POSITION) || binding.isFaulty(USE) || isUnread(binding, source)) {
      return Bound.hidden();
    }
    return binding
        .require(DISTANCE, "the flux of a source depends on it")
        .flatMap(s -> isotropic(binding, s, 0, 0, -s.quantity("distance").value()));
  }

  private static Bound<Illumination> isotropic(
      Binding binding, Setting place, double x, double y, double z) {
    return Bound.make(
        place,
        () ->
            new IsotropicSource(
                new SourceVolume(x, y, z, binding.quantity(RADIUS), binding.quantity(HEIGHT))),
        "give a cylinder a radius and a height, a point neither");
  }

  private static Bound<Illumination> beam(Binding binding) {
    if (!binding.has(DIRECTION) && binding.isFaulty(DIRECTION)) {
      return Bound.hidden();
    }
    Setting given = binding.value(DIRECTION);
    return Bound.make(
        given,
        () -> ParallelBeam.along(given.number("x"), given.number("y"), given.number("z")),
        "give a vector such as 0 0 1");
  }
}
