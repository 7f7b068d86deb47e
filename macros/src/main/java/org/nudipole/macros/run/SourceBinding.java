package org.nudipole.macros.run;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nudipole.detector.Strength;
import org.nudipole.detector.geometry.Illumination;
import org.nudipole.detector.geometry.IsotropicSource;
import org.nudipole.detector.geometry.ParallelBeam;
import org.nudipole.detector.geometry.SourceVolume;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.source.ElectronCaptureSource;
import org.nudipole.generator.source.FissileIsotope;
import org.nudipole.generator.source.FissionFractions;
import org.nudipole.generator.source.Monoenergetic;
import org.nudipole.generator.source.NeutrinoSource;
import org.nudipole.generator.source.PionDecayAtRest;
import org.nudipole.generator.source.ReactorModel;
import org.nudipole.generator.source.ReactorSource;
import org.nudipole.macros.language.Setting;

/** Binds the commands under {@code /source}. */
final class SourceBinding {
  private static final String ACTIVITY = "/source/activity";
  private static final String POWER = "/source/power";
  private static final String FLUX = "/source/flux";
  private static final String MODEL = "/source/model";
  private static final String FRACTIONS = "/source/fissionFractions";
  private static final String ONE_STRENGTH =
      "keep one strength of the source (with a distance), or /source/flux at the detector";

  private static final List<String> OF_MONO = List.of("/source/energy", "/source/flavour");
  private static final List<String> OF_REACTOR = List.of(MODEL, FRACTIONS);

  private SourceBinding() {}

  static Optional<NeutrinoSource> source(Binding binding) {
    Optional<Setting> use = binding.required("/source/use", "neutrinos need a source");
    if (use.isEmpty()) {
      return Optional.empty();
    }
    String name = use.get().word("source");
    boolean contradicted = false;
    if (!name.equals(Monoenergetic.NAME)) {
      contradicted =
          refuses(
              binding,
              OF_MONO,
              name + " has energies and flavours of its own",
              "`/source/use mono`");
    }
    if (name.equals(ReactorSource.NAME)) {
      contradicted |=
          refuses(
              binding,
              List.of(ACTIVITY),
              "the strength of a reactor is its thermal power",
              "give /source/power, or /source/flux at the detector");
    } else {
      contradicted |=
          refuses(binding, OF_REACTOR, name + " is not a reactor", "`/source/use reactor`");
    }
    if (name.equals(PionDecayAtRest.NAME)) {
      contradicted |=
          refuses(
              binding,
              List.of(ACTIVITY),
              "the strength of pidar is its beam of protons",
              "give /source/protonsOnTarget or /source/power, or /source/flux at the detector");
    } else {
      contradicted |=
          refuses(
              binding,
              PionBinding.COMMANDS,
              name + " has no beam of protons",
              "`/source/use pidar`");
    }
    if (!List.of(ReactorSource.NAME, PionDecayAtRest.NAME).contains(name)) {
      contradicted |=
          refuses(binding, List.of(POWER), name + " is not a reactor", "`/source/use reactor`");
    }
    if (contradicted) {
      return Optional.empty();
    }
    return switch (name) {
      case Monoenergetic.NAME -> monoenergetic(binding);
      case ReactorSource.NAME -> reactor(binding);
      case PionDecayAtRest.NAME -> Optional.of(PionBinding.source(binding));
      default -> Optional.of(ElectronCaptureSource.named(name));
    };
  }

  // Whether a command was given that the source does not have; reports it.
  private static boolean refuses(
      Binding binding, List<String> commands, String why, String suggestion) {
    List<Setting> given = commands.stream().flatMap(c -> binding.get(c).stream()).toList();
    given.forEach(setting -> binding.fault(setting, why, suggestion));
    return !given.isEmpty();
  }

  private static Optional<NeutrinoSource> monoenergetic(Binding binding) {
    Optional<Setting> energy =
        binding.required("/source/energy", "the source mono has none of its own");
    Optional<Setting> flavour =
        binding.required("/source/flavour", "the source mono has none of its own");
    return energy.flatMap(
        e ->
            flavour.map(
                f -> new Monoenergetic(flavour(f.word("flavour")), e.quantity("energy").value())));
  }

  private static Optional<NeutrinoSource> reactor(Binding binding) {
    ReactorModel model =
        ReactorModel.named(binding.word(MODEL, "model", ReactorModel.HUBER_MUELLER.label()));
    Optional<Setting> given = binding.get(FRACTIONS);
    if (given.isEmpty()) {
      return Optional.of(ReactorSource.of(model, FissionFractions.usual()));
    }
    if (!model.hasFractions()) {
      binding.fault(
          given.get(),
          model.label() + " is the total spectrum of one mixture of fissions",
          "leave it out, or choose another /source/model");
      return Optional.empty();
    }
    return binding
        .make(
            given.get(),
            () ->
                new FissionFractions(
                    Arrays.stream(FissileIsotope.values())
                        .map(isotope -> given.get().number(isotope.label()))
                        .toList()),
            "give the shares of U235 U238 Pu239 Pu241, scaled to a sum of 1")
        .map(fractions -> ReactorSource.of(model, fractions));
  }

  static Optional<Strength> strength(Binding binding, Optional<NeutrinoSource> source) {
    // Of a source, activity and power never hold together, so one of the two can be reported.
    if (binding.excludes(ACTIVITY, FLUX, ONE_STRENGTH)
        || binding.excludes(POWER, FLUX, ONE_STRENGTH)
        || PionBinding.contradictsFlux(binding, FLUX)) {
      return Optional.empty();
    }
    if (binding.has(FLUX)) {
      return Optional.of(new Strength.Flux(binding.quantity(FLUX, "flux", 0)));
    }
    if (binding.settings().isFaulty(FLUX)) {
      return Optional.empty();
    }
    if (binding.word("/source/use", "source", "").equals(PionDecayAtRest.NAME)) {
      return PionBinding.strength(binding);
    }
    if (binding.word("/source/use", "source", "").equals(ReactorSource.NAME)) {
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

  static Optional<Illumination> illumination(Binding binding) {
    if (binding.has("/source/flux")) {
      boolean faulty = false;
      for (String command : new String[] {"/source/radius", "/source/height"}) {
        faulty |=
            binding.excludes(
                "/source/flux", command, "a flux is uniform and parallel: leave it out");
      }
      return faulty ? Optional.empty() : Optional.of(new ParallelBeam());
    }
    if (binding.excludes("/source/distance", "/source/position", "keep one of the two")) {
      return Optional.empty();
    }
    double radius = binding.quantity("/source/radius", "radius", 0);
    double height = binding.quantity("/source/height", "height", 0);
    Optional<Setting> position = binding.get("/source/position");
    if (position.isPresent()) {
      var p = position.get().vector("position").values();
      return binding.make(
          position.get(),
          () -> new IsotropicSource(new SourceVolume(p.get(0), p.get(1), p.get(2), radius, height)),
          "give a cylinder a radius and a height, a point neither");
    }
    if (binding.settings().isFaulty("/source/position")) {
      return Optional.empty();
    }
    return binding
        .required("/source/distance", "the flux of a source depends on it")
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

  private static Flavour flavour(String label) {
    for (Flavour flavour : Flavour.values()) {
      if (flavour.label().equals(label)) {
        return flavour;
      }
    }
    throw new IllegalArgumentException("no flavour " + label);
  }
}
