package org.nudipole.macros.binding;

import static org.nudipole.macros.language.SourceCommands.ACTIVITY;
import static org.nudipole.macros.language.SourceCommands.COMPONENTS;
import static org.nudipole.macros.language.SourceCommands.DIRECTION;
import static org.nudipole.macros.language.SourceCommands.DISTANCE;
import static org.nudipole.macros.language.SourceCommands.ENERGY;
import static org.nudipole.macros.language.SourceCommands.FLAVOUR;
import static org.nudipole.macros.language.SourceCommands.FLUX;
import static org.nudipole.macros.language.SourceCommands.HEIGHT;
import static org.nudipole.macros.language.SourceCommands.MODEL;
import static org.nudipole.macros.language.SourceCommands.OSCILLATION;
import static org.nudipole.macros.language.SourceCommands.POSITION;
import static org.nudipole.macros.language.SourceCommands.POWER;
import static org.nudipole.macros.language.SourceCommands.RADIUS;
import static org.nudipole.macros.language.SourceCommands.START_DATE;
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
import org.nudipole.generator.Flavour;
import org.nudipole.generator.source.ElectronCaptureSource;
import org.nudipole.generator.source.Monoenergetic;
import org.nudipole.generator.source.NeutrinoSource;
import org.nudipole.generator.source.PionDecayAtRest;
import org.nudipole.generator.source.ReactorSource;
import org.nudipole.generator.source.SolarModel;
import org.nudipole.generator.source.SolarSource;
import org.nudipole.generator.source.TabulatedSource;
import org.nudipole.macros.language.CommandSpec;
import org.nudipole.macros.language.Nearest;
import org.nudipole.macros.language.Setting;

/** Binds the commands under {@code /source}. */
final class SourceBinding {
  private static final String ONE_STRENGTH =
      "keep one strength of the source (with a distance), or /source/flux at the detector";

  /** Commands that only some sources have, and what to say of any other source. */
  private record Own(
      List<CommandSpec> commands, List<String> sources, String why, String suggestion) {}

  private static final List<Own> OWN =
      List.of(
          new Own(
              List.of(ENERGY, FLAVOUR),
              List.of(Monoenergetic.NAME),
              "%s has energies and flavours of its own",
              "`/source/use mono`"),
          new Own(
              ReactorBinding.COMMANDS,
              List.of(ReactorSource.NAME),
              "%s is not a reactor",
              "`/source/use reactor`"),
          new Own(
              List.of(POWER),
              List.of(ReactorSource.NAME, PionDecayAtRest.NAME),
              "%s is not a reactor",
              "`/source/use reactor`"),
          new Own(
              PionBinding.COMMANDS,
              List.of(PionDecayAtRest.NAME),
              "%s has no beam of protons",
              "`/source/use pidar`"),
          new Own(
              List.of(MODEL),
              List.of(ReactorSource.NAME, SolarSource.NAME),
              "%s is not a reactor, and not the Sun",
              "`/source/use reactor` or `/source/use solar`"),
          new Own(
              List.of(TABLE),
              List.of(TabulatedSource.NAME),
              "%s has its own spectrum",
              "`/source/use table`"),
          new Own(
              List.of(COMPONENTS, OSCILLATION, START_DATE),
              List.of(SolarSource.NAME),
              "%s is not the Sun",
              "`/source/use solar`"));

  /** Commands that one source does not have. */
  private static final List<Own> FOREIGN =
      List.of(
          new Own(
              List.of(ACTIVITY),
              List.of(ReactorSource.NAME),
              "the strength of a reactor is its thermal power",
              "give /source/power, or /source/flux at the detector"),
          new Own(
              List.of(ACTIVITY),
              List.of(PionDecayAtRest.NAME),
              "the strength of pidar is its beam of protons",
              "give /source/protonsOnTarget or /source/power, or /source/flux at the detector"),
          new Own(
              List.of(ACTIVITY),
              List.of(SolarSource.NAME),
              "the strength of the Sun is the flux of its model",
              "leave it out, or give /source/flux at the detector"),
          new Own(
              List.of(DISTANCE, POSITION, RADIUS, HEIGHT),
              List.of(SolarSource.NAME),
              "the Sun is one astronomical unit away, and its neutrinos are a parallel beam",
              "leave it out; /source/direction turns the beam"));

  /** What a table whose spectra are those of a flux has no use for. */
  private static final Own OF_EMISSION =
      new Own(
          List.of(ACTIVITY, RADIUS, HEIGHT),
          List.of(),
          "the table states a flux at the detector, uniform and parallel",
          "leave it out, or give the table values per emission, such as /MeV");

  private SourceBinding() {}

  static Optional<NeutrinoSource> source(Binding binding) {
    Optional<Setting> use = binding.required(USE, "neutrinos need a source");
    // Beside a faulty option stands the macro's own source.
    if (use.isEmpty() || binding.settings().faulty().contains(USE.path())) {
      anyModel(binding);
      return Optional.empty();
    }
    String name = use.get().word("source");
    boolean contradicted = false;
    for (Own own : OWN) {
      contradicted |= !own.sources.contains(name) && refuses(binding, own, name);
    }
    for (Own foreign : FOREIGN) {
      contradicted |= foreign.sources.contains(name) && refuses(binding, foreign, name);
    }
    // Its own commands may have faults beside those of others.
    Optional<NeutrinoSource> source = named(binding, name);
    return contradicted ? Optional.empty() : source;
  }

  private static Optional<NeutrinoSource> named(Binding binding, String name) {
    return switch (name) {
      case Monoenergetic.NAME -> monoenergetic(binding);
      case TabulatedSource.NAME -> tabulated(binding);
      case ReactorSource.NAME -> ReactorBinding.source(binding);
      case PionDecayAtRest.NAME -> Optional.of(PionBinding.source(binding));
      case SolarSource.NAME -> solar(binding);
      default -> Optional.of(ElectronCaptureSource.named(name));
    };
  }

  // Whether a command was given that the source does not have; reports it.
  private static boolean refuses(Binding binding, Own own, String name) {
    List<Setting> given = own.commands.stream().flatMap(c -> binding.get(c).stream()).toList();
    String why = own.why.formatted(name);
    given.forEach(setting -> binding.fault(setting, why, own.suggestion));
    return !given.isEmpty();
  }

  private static Optional<NeutrinoSource> solar(Binding binding) {
    return model(binding, SolarModel::named, solarModels())
        .flatMap(model -> SolarBinding.source(binding, model));
  }

  private static List<String> solarModels() {
    return Arrays.stream(SolarModel.values()).map(SolarModel::label).toList();
  }

  // Of the names that /source/model takes, the source has those given here.
  static <T> Optional<T> model(Binding binding, Function<String, T> named, List<String> names) {
    Setting setting = binding.value(MODEL);
    String name = setting.word("model");
    try {
      return Optional.of(named.apply(name));
    } catch (IllegalArgumentException e) {
      binding.fault(setting, "model", e.getMessage(), Nearest.choice(name, names));
      return Optional.empty();
    }
  }

  // Reports a model that no source has.
  private static void anyModel(Binding binding) {
    List<String> names =
        Stream.of(ReactorBinding.models(), solarModels()).flatMap(List::stream).toList();
    binding
        .get(MODEL)
        .filter(given -> !names.contains(given.word("model")))
        .ifPresent(
            given -> {
              String name = given.word("model");
              binding.fault(given, "model", "no model " + name, Nearest.choice(name, names));
            });
  }

  private static Optional<NeutrinoSource> monoenergetic(Binding binding) {
    Optional<Setting> energy = binding.required(ENERGY, "the source mono has none of its own");
    Optional<Setting> flavour = binding.required(FLAVOUR, "the source mono has none of its own");
    return energy.flatMap(
        e ->
            flavour.map(
                f -> new Monoenergetic(flavour(f.word("flavour")), e.quantity("energy").value())));
  }

  private static Optional<NeutrinoSource> tabulated(Binding binding) {
    return binding
        .required(TABLE, "the source table has no spectrum of its own")
        .flatMap(
            setting ->
                binding.make(
                    setting,
                    () -> TabulatedSource.read(setting.table("file").parsed()),
                    "give a column energy and one for each flavour, as in the reference under"
                        + " Tables"));
  }

  static Optional<Strength> strength(Binding binding, Optional<NeutrinoSource> source) {
    // Of a source, activity and power never hold together, so one of the two can be reported.
    if (binding.excludes(ACTIVITY, FLUX, ONE_STRENGTH)
        || binding.excludes(POWER, FLUX, ONE_STRENGTH)
        || PionBinding.contradictsFlux(binding)) {
      return Optional.empty();
    }
    if (binding.has(FLUX)) {
      return binding.given(FLUX).map(Strength.Flux::new);
    }
    // What a source needs shows only once it is known.
    if (binding.isFaulty(FLUX) || binding.isFaulty(USE)) {
      return Optional.empty();
    }
    if (isOf(binding, PionDecayAtRest.NAME)) {
      return PionBinding.strength(binding);
    }
    if (isSun(binding)) {
      return Optional.of(new Strength.StatedBySource());
    }
    if (statesFlux(source)) {
      return refuses(binding, OF_EMISSION, TabulatedSource.NAME)
          ? Optional.empty()
          : Optional.of(new Strength.StatedBySource());
    }
    // Whether a table needs a strength shows only once it can be read.
    if (isUnread(binding, source)) {
      return Optional.empty();
    }
    if (isOf(binding, ReactorSource.NAME)) {
      return binding
          .required(POWER, "a reactor needs a strength: its thermal power, or a flux")
          .flatMap(s -> source.flatMap(r -> activity(r, s.quantity("power").value())));
    }
    return binding
        .required(ACTIVITY, "a source needs a strength: an activity, or a flux at the detector")
        .map(s -> new Strength.Activity(s.quantity("activity").value()));
  }

  private static Optional<Strength> activity(NeutrinoSource source, double power) {
    return source instanceof ReactorSource reactor
        ? Optional.of(new Strength.Activity(reactor.fissionRate(power)))
        : Optional.empty();
  }

  private static boolean isUnread(Binding binding, Optional<NeutrinoSource> source) {
    return source.isEmpty() && (binding.has(TABLE) || binding.isFaulty(TABLE));
  }

  private static boolean statesFlux(Optional<NeutrinoSource> source) {
    return source.isPresent()
        && source.get() instanceof TabulatedSource table
        && table.statesFlux();
  }

  static Optional<Illumination> illumination(Binding binding, Optional<NeutrinoSource> source) {
    if (binding.has(FLUX) || isSun(binding) || statesFlux(source)) {
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

  private static boolean isSun(Binding binding) {
    return isOf(binding, SolarSource.NAME);
  }

  private static boolean isOf(Binding binding, String source) {
    return binding.get(USE).filter(use -> use.word("source").equals(source)).isPresent();
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

  private static Flavour flavour(String label) {
    for (Flavour flavour : Flavour.values()) {
      if (flavour.label().equals(label)) {
        return flavour;
      }
    }
    throw new IllegalArgumentException("no flavour " + label);
  }
}
