package org.nudipole.macros.binding;

import static org.nudipole.macros.language.DipoleCommands.COMBINATION;
import static org.nudipole.macros.language.InteractionCommands.MIN_RECOIL;
import static org.nudipole.macros.language.InteractionCommands.PART;
import static org.nudipole.macros.language.RunCommands.EXPOSE;
import static org.nudipole.macros.language.RunCommands.EXPOSURE;
import static org.nudipole.macros.language.SourceCommands.DISTANCE;
import static org.nudipole.macros.language.SourceCommands.FLUX;
import static org.nudipole.macros.language.SourceCommands.POSITION;
import static org.nudipole.macros.language.SourceCommands.USE;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.nudipole.detector.Experiment;
import org.nudipole.detector.Prediction;
import org.nudipole.detector.RecoilCut;
import org.nudipole.detector.Strength;
import org.nudipole.detector.background.Background;
import org.nudipole.detector.geometry.Illumination;
import org.nudipole.detector.geometry.Shape;
import org.nudipole.detector.geometry.VertexDensity;
import org.nudipole.detector.response.Response;
import org.nudipole.detector.response.TimeAcceptance;
import org.nudipole.generator.Units;
import org.nudipole.generator.axis.Digits;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.interaction.CrossSectionPart;
import org.nudipole.generator.interaction.Interaction;
import org.nudipole.generator.interaction.ScatteringProcess;
import org.nudipole.generator.rate.EventDensity;
import org.nudipole.generator.source.NeutrinoSource;
import org.nudipole.macros.language.Setting;

/**
 * What the settings of a macro are together: an experiment whose events are bounded in energy and
 * number, above a generation cut that loses nothing which would be detected.
 */
final class RunBinding {

  /** Beyond this, and below its inverse, products of the numbers may leave the range of doubles. */
  private static final double GREATEST = 1e100;

  /** Greatest expectation that {@code /run/expose} draws a count for. */
  private static final double MOST_EXPOSED = 1e9;

  private static final String INFINITE = "infinite expected events";

  private final Binding binding;
  private final Experiment experiment;
  private final DipoleMoments moments;
  private final FitSettings fit;

  private RunBinding(
      Binding binding, Experiment experiment, DipoleMoments moments, FitSettings fit) {
    this.binding = binding;
    this.experiment = experiment;
    this.moments = moments;
    this.fit = fit;
  }

  /** The run, or empty after its faults were reported. */
  static Optional<RunConfiguration> run(Binding binding) {
    Optional<NeutrinoSource> steady = SourceBinding.source(binding);
    Optional<NeutrinoSource> source = OnPeriodBinding.source(binding, steady);
    Optional<Strength> strength = SourceBinding.strength(binding, steady);
    Optional<Illumination> illumination = SourceBinding.illumination(binding, steady);
    Bound<Material> detected = DetectorBinding.material(binding);
    Optional<Shape> shape = binding.told(DetectorBinding.shape(binding, detected));
    Optional<Material> material = binding.told(detected);
    List<ScatteringProcess> used = InteractionBinding.used(binding);
    Optional<TimeAcceptance> pulseTimes = TimeBinding.acceptance(binding, source);
    Optional<Response> response =
        ResponseBinding.response(binding, used).flatMap(r -> pulseTimes.map(r::withTime));
    Optional<List<Background>> backgrounds =
        BackgroundBinding.backgrounds(
            binding,
            ResponseBinding.observable(binding, used),
            new PulsedBackgrounds(binding, pulseTimes, source));
    Optional<FitSettings> fit = response.map(r -> FitBinding.fit(binding, r));
    Optional<Setting> exposure = binding.required(EXPOSURE, "counts grow with it");
    Optional<VertexDensity> vertices =
        shape.flatMap(s -> illumination.flatMap(i -> vertices(binding, s, i)));
    Optional<DipoleMoments> moments = MomentBinding.moments(binding, source, vertices);
    Optional<List<Interaction>> interactions =
        moments.flatMap(m -> InteractionBinding.interactions(binding, m));
    boolean faulty = !binding.settings().faulty().isEmpty();
    if (faulty
        || source.isEmpty()
        || strength.isEmpty()
        || vertices.isEmpty()
        || interactions.isEmpty()
        || response.isEmpty()
        || backgrounds.isEmpty()
        || exposure.isEmpty()
        || used.isEmpty()) {
      return Optional.empty();
    }
    List<Target> targets = InteractionBinding.targets(binding, used, material.orElseThrow());
    double time = exposure.get().quantity("exposure").value();
    Experiment experiment =
        new Experiment(
            source.get(),
            OnPeriodBinding.overExposure(strength.get(), source.get(), time),
            vertices.get(),
            material.orElseThrow(),
            targets,
            interactions.get(),
            response.get(),
            time,
            backgrounds.get());
    Optional<Setting> oscillating =
        binding
            .get(COMBINATION)
            .filter(s -> interactions.get().stream().anyMatch(Interaction::oscillates));
    RunBinding run = new RunBinding(binding, experiment, moments.get(), fit.orElseThrow());
    return oscillating.isEmpty()
        ? run.cut()
        : binding
            .make(
                oscillating.get(),
                run::cut,
                "raise " + MIN_RECOIL + ", or choose incoherent, to which such phases average")
            .flatMap(bound -> bound);
  }

  private static Optional<VertexDensity> vertices(
      Binding binding, Shape shape, Illumination illumination) {
    Setting place =
        binding
            .get(POSITION)
            .or(() -> binding.get(DISTANCE))
            .or(() -> binding.get(FLUX))
            .or(() -> binding.get(USE))
            .orElseThrow();
    return binding.make(
        place,
        () -> new VertexDensity(shape, illumination),
        "increase the distance, or make the detector smaller");
  }

  private Optional<RunConfiguration> cut() {
    EventDensity uncut = experiment.density();
    if (!(uncut.highest() <= GREATEST)) {
      return beyond("recoils of up to " + Digits.general(uncut.highest() / Units.MEV, 3) + " MeV");
    }
    Optional<String> unreachable = closed(uncut, 0);
    if (uncut.channels().isEmpty()) {
      return nothing(uncut, unreachable);
    }
    OptionalDouble cut = cut(experiment.response(), uncut);
    if (cut.isEmpty()) {
      return Optional.empty();
    }
    EventDensity density = uncut.above(cut.getAsDouble());
    Optional<String> closed = unreachable.or(() -> closed(density, cut.getAsDouble()));
    if (density.channels().isEmpty()) {
      return nothing(density, closed);
    }
    if (closed.isPresent() && binding.settings().inLoop()) {
      return standardModel(closed);
    }
    if (closed.isPresent()) {
      binding.fault(
          moments.setting().orElseThrow(),
          closed.get(),
          "lower /dipole/mass"
              + (unreachable.isPresent() ? "" : " or " + lowest())
              + ", or leave out the moment");
      return Optional.empty();
    }
    if (!InterferenceBinding.isNotNegative(binding, density.sampled())) {
      return Optional.empty();
    }
    RunConfiguration run = configuration(uncut, density, Optional.empty());
    if (run.expectedEvents() == 0) {
      return withoutRate();
    }
    if (run.expectedEvents() == Double.POSITIVE_INFINITY) {
      return beyond(INFINITE);
    }
    if (!(run.expectedEvents() >= 1 / GREATEST && run.expectedEvents() <= GREATEST)) {
      return beyond(Digits.general(run.expectedEvents(), 3) + " expected events");
    }
    if (BackgroundBinding.isUnseen(binding, run.backgrounds())) {
      return Optional.empty();
    }
    boolean exposes = run.settings().runCommand().stream().anyMatch(c -> c.is(EXPOSE));
    if (exposes && run.expectedEvents() > MOST_EXPOSED) {
      binding.fault(
          binding.settings().runCommand().orElseThrow(),
          Digits.general(run.expectedEvents(), 3)
              + " events are expected, more than "
              + Digits.scientific(MOST_EXPOSED, 0),
          "use /run/beamOn N, or raise /interaction/minRecoil");
      return Optional.empty();
    }
    return Optional.of(run);
  }

  private Optional<RunConfiguration> beyond(String what) {
    binding.fault(
        what,
        "no experiment has them, and double precision does not reach that far",
        "check the values and units of source, detector, interaction and exposure");
    return Optional.empty();
  }

  // What is left of a closed run says so in its macro, which then stands alone outside the loop.
  private Optional<RunConfiguration> standardModel(Optional<String> closed) {
    return run(binding.with(PART, CrossSectionPart.SM.label()))
        .map(run -> new RunConfiguration(run.settings(), run.prediction(), run.fit(), closed));
  }

  private OptionalDouble cut(Response response, EventDensity uncut) {
    Optional<Setting> minRecoil = binding.get(MIN_RECOIL);
    if (minRecoil.isPresent()) {
      double cut = minRecoil.get().quantity("minRecoil").value();
      if (cut == 0 && grows(uncut)) {
        binding.fault(
            minRecoil.get(),
            "the massless dipole cross section grows like 1/T",
            "give a least recoil above 0");
        return OptionalDouble.empty();
      }
      return OptionalDouble.of(cut);
    }
    if (RecoilCut.isBlind(uncut, response)) {
      return undetected(uncut);
    }
    boolean bounded = RecoilCut.isBounded(response);
    if (!bounded || RecoilCut.diverges(uncut, response)) {
      binding.fault(
          "no " + MIN_RECOIL,
          bounded
              ? "recoils of a massless dipole are detected however small they are (noise lifts them"
                  + " over the threshold, or it is 0), and 1/T has infinitely many"
              : "without a threshold or an efficiency that falls, no recoil is too small to count",
          "add a line such as `"
              + MIN_RECOIL
              + " "
              + Digits.general(RecoilCut.proposal(uncut, response) / Units.EV, 3)
              + " eV`");
      return OptionalDouble.empty();
    }
    OptionalDouble cut = RecoilCut.of(uncut, response);
    return cut.isPresent() ? cut : undetected(uncut);
  }

  private OptionalDouble undetected(EventDensity uncut) {
    double size = middle(uncut);
    // In a loop a mass whose recoils are too small is closed, as one that makes none.
    if (binding.settings().inLoop() && size > 0 && size < Double.POSITIVE_INFINITY) {
      return OptionalDouble.of(uncut.highest());
    }
    if (!(size < Double.POSITIVE_INFINITY)) {
      beyond(INFINITE);
    } else if (size == 0) {
      withoutRate();
    } else {
      binding.fault(
          "nothing would be detected",
          "no recoil up to the greatest, "
              + Digits.general(uncut.highest() / Units.EV, 4)
              + " eV, passes threshold and efficiency",
          "lower /response/threshold, check /response/efficiency, or choose a lighter target or a"
              + " source of higher energy");
    }
    return OptionalDouble.empty();
  }

  private Optional<RunConfiguration> withoutRate() {
    binding.fault(
        "nothing to generate",
        "every expected rate is 0",
        "check /interaction/couplings and /dipole/moment, and the size of the other values");
    return Optional.empty();
  }

  // Amid its recoils a channel is 0 or infinite only by its factors.
  private static double middle(EventDensity density) {
    return density.channels().stream()
        .mapToDouble(c -> Math.abs(c.value((c.low() + c.high()) / 2)))
        .sum();
  }

  // In a loop a mass that closes every channel is reported as closed; elsewhere it is a fault.
  private Optional<RunConfiguration> nothing(EventDensity density, Optional<String> closed) {
    if (closed.isPresent() && binding.settings().inLoop()) {
      return Optional.of(configuration(experiment.density(), density, closed));
    }
    binding.fault(
        "nothing to generate",
        closed.orElse(
            experiment.interactions().isEmpty()
                ? PART + " dipole without a moment"
                : "every recoil is below the generation cut or a binding energy"),
        isBeyondReach()
            ? "lower /dipole/mass, or choose a source of higher energy"
            : experiment.interactions().isEmpty()
                ? "give one, such as `/dipole/moment 1e-10 muB`, or another /interaction/part"
                : "lower " + MIN_RECOIL + " or the threshold, or choose another source or part");
    return Optional.empty();
  }

  private RunConfiguration configuration(
      EventDensity uncut, EventDensity density, Optional<String> closed) {
    return new RunConfiguration(
        binding.settings(),
        Prediction.of(
            experiment,
            uncut,
            density,
            InteractionBinding.reweighting(binding, moments).orElseThrow(),
            moments.reference()),
        fit,
        closed);
  }

  private Optional<String> closed(EventDensity density, double cut) {
    return InteractionBinding.hasDipole(binding, moments)
        ? moments.closed(experiment.source(), InteractionBinding.mass(binding), density, cut)
        : Optional.empty();
  }

  // What keeps small recoils out.
  private String lowest() {
    return binding.has(MIN_RECOIL) ? MIN_RECOIL.path() : "the threshold";
  }

  private boolean isBeyondReach() {
    return closed(experiment.density(), 0).isPresent();
  }

  private static boolean grows(EventDensity uncut) {
    return uncut.channels().stream()
        .anyMatch(c -> c.low() == 0 && c.interaction().part() == CrossSectionPart.DIPOLE);
  }
}
