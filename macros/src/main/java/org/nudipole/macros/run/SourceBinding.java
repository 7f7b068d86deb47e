package org.nudipole.macros.run;

import java.util.Optional;
import org.nudipole.detector.Strength;
import org.nudipole.detector.geometry.Illumination;
import org.nudipole.detector.geometry.IsotropicSource;
import org.nudipole.detector.geometry.ParallelBeam;
import org.nudipole.detector.geometry.SourceVolume;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.source.ElectronCaptureSource;
import org.nudipole.generator.source.Monoenergetic;
import org.nudipole.generator.source.NeutrinoSource;
import org.nudipole.macros.language.Setting;

/** Binds the commands under {@code /source}. */
final class SourceBinding {
  private static final String ONE_STRENGTH =
      "keep /source/activity (with a distance), or /source/flux at the detector";

  private SourceBinding() {}

  static Optional<NeutrinoSource> source(Binding binding) {
    Optional<Setting> use = binding.required("/source/use", "neutrinos need a source");
    if (use.isEmpty()) {
      return Optional.empty();
    }
    String name = use.get().word("source");
    if (!name.equals(Monoenergetic.NAME)) {
      boolean contradicted = false;
      for (String command : new String[] {"/source/energy", "/source/flavour"}) {
        contradicted |= binding.has(command);
        binding
            .get(command)
            .ifPresent(
                s ->
                    binding.fault(
                        s, name + " has energies and flavours of its own", "`/source/use mono`"));
      }
      return contradicted ? Optional.empty() : Optional.of(ElectronCaptureSource.named(name));
    }
    Optional<Setting> energy =
        binding.required("/source/energy", "the source mono has none of its own");
    Optional<Setting> flavour =
        binding.required("/source/flavour", "the source mono has none of its own");
    return energy.flatMap(
        e ->
            flavour.map(
                f -> new Monoenergetic(flavour(f.word("flavour")), e.quantity("energy").value())));
  }

  static Optional<Strength> strength(Binding binding) {
    if (binding.excludes("/source/activity", "/source/flux", ONE_STRENGTH)) {
      return Optional.empty();
    }
    if (binding.has("/source/flux")) {
      return Optional.of(new Strength.Flux(binding.quantity("/source/flux", "flux", 0)));
    }
    if (binding.settings().isFaulty("/source/flux")) {
      return Optional.empty();
    }
    return binding
        .required(
            "/source/activity", "a source needs a strength: an activity, or a flux at the detector")
        .map(s -> new Strength.Activity(s.quantity("activity").value()));
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
        .required("/source/distance", "the flux of an activity depends on it")
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
