package org.nudipole.macros.binding;

import static org.nudipole.macros.language.DetectorCommands.FIDUCIAL;
import static org.nudipole.macros.language.DipoleCommands.COMBINATION;
import static org.nudipole.macros.language.InteractionCommands.MIN_RECOIL;
import static org.nudipole.macros.language.InteractionCommands.PART;
import static org.nudipole.macros.language.RunCommands.EXPOSE;
import static org.nudipole.macros.language.SourceCommands.DISTANCE;
import static org.nudipole.macros.language.SourceCommands.FLUX;
import static org.nudipole.macros.language.SourceCommands.POSITION;
import static org.nudipole.macros.language.SourceCommands.USE;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nudipole.detector.Experiment;
import org.nudipole.detector.Prediction;
import org.nudipole.detector.Strength;
import org.nudipole.detector.background.Background;
import org.nudipole.detector.geometry.FiducialVolume;
import org.nudipole.detector.geometry.Illumination;
import org.nudipole.detector.geometry.Position;
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
import org.nudipole.generator.rate.EventDensity;
import org.nudipole.generator.rate.GenerationCut;
import org.nudipole.generator.source.NeutrinoSource;
import org.nudipole.generator.source.OnPeriods;
import org.nudipole.macros.language.DetectorCommands;
import org.nudipole.macros.language.Fault;
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

  private final Binding binding;
  private final Experiment experiment;
  private final DipoleMoments moments;
  private final Bound<FitSettings> fit;

  private RunBinding(
      Binding binding, Experiment experiment, DipoleMoments moments, Bound<FitSettings> fit) {
    this.binding = binding;
    this.experiment = experiment;
    this.moments = moments;
    this.fit = fit;
  }

  // A source that could not be bound may have been.
  private static boolean mayBePulsed(Bound<NeutrinoSource> source) {
    return source.value().map(s -> s.pulse().isPresent()).orElse(true);
  }

  /** The run. */
  static Bound<RunConfiguration> run(Binding binding) {
    Bound<NeutrinoSource> steady = SourceBinding.source(binding);
    Bound<NeutrinoSource> source = OnPeriodBinding.source(binding, steady);
    Bound<Strength> strength = SourceBinding.strength(binding, steady);
    Bound<Material> material = DetectorBinding.material(binding);
    Bound<VertexDensity> vertices =
        Bound.all(
                DetectorBinding.shape(binding, material),
                SourceBinding.illumination(binding, steady),
                (shape, illumination) -> vertices(binding, shape, illumination))
            .flatMap(density -> density);
    Bound<List<Target>> targets = InteractionBinding.targets(binding, material);
    Bound<TimeAcceptance> times = TimeBinding.acceptance(binding, source);
    Bound<Optional<FiducialVolume>> part = vertices.flatMap(v -> FiducialBinding.part(binding, v));
    Bound<Response> response =
        Bound.all(ResponseBinding.response(binding), times, Response::withTime);
    Bound<FitSettings> fit =
        response.flatMap(r -> FitBinding.fit(binding, new Measured(r, mayBePulsed(source))));
    Bound<List<Background>> backgrounds =
        BackgroundBinding.backgrounds(
            binding,
            ResponseScales.known(binding).map(scales -> scales.observed().units()),
            new PulsedBackgrounds(binding, times, source));
    Bound<OnPeriods> live = LivePeriodBinding.live(binding, source);
    Bound<DipoleMoments> moments = MomentBinding.moments(binding, source, vertices);
    Bound<List<Interaction>> interactions =
        moments.flatMap(m -> InteractionBinding.interactions(binding, m));
    List<Bound<?>> parts =
        List.of(
            binding.complete(),
            source,
            strength,
            vertices,
            part,
            material,
            targets,
            interactions,
            response,
            backgrounds,
            live);
    return Bound.all(
            parts,
            () -> {
              Experiment experiment =
                  new Experiment(
                      source.get(),
                      OnPeriodBinding.overExposure(
                          strength.get(), source.get(), live.get().exposure()),
                      vertices.get(),
                      material.get(),
                      targets.get(),
                      interactions.get(),
                      response.get().within(part.get()),
                      live.get(),
                      backgrounds.get());
              return new RunBinding(binding, experiment, moments.get(), fit);
            })
        .flatMap(RunBinding::bounded)
        .beside(fit.faults());
  }

  /**
   * A run that differs from one that is bound in where the detector is, without the cost of another
   * rate: empty if that would change more than the number of neutrinos.
   */
  static Optional<Bound<RunConfiguration>> elsewhere(Binding binding, RunConfiguration alike) {
    Experiment experiment = alike.experiment();
    if (alike.prediction().uncut().oscillates()
        || experiment.response().fiducial().isPresent()
        || alike.closed().isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        SourceBinding.illumination(binding, Bound.of(experiment.source()))
            .flatMap(seen -> vertices(binding, experiment.vertices().shape(), seen))
            .map(
                vertices ->
                    new RunConfiguration(
                        binding.settings(),
                        alike.prediction().at(vertices),
                        alike.fit(),
                        alike.closed())));
  }

  private static Bound<VertexDensity> vertices(
      Binding binding, Shape shape, Illumination illumination) {
    Setting place =
        Stream.of(POSITION, DISTANCE, FLUX, USE)
            .flatMap(command -> binding.get(command).stream())
            .findFirst()
            .orElseThrow();
    return Bound.make(
        place,
        () -> VertexDensity.at(position(binding), shape, illumination),
        "increase the distance, or make the detector smaller");
  }

  private static Position position(Binding binding) {
    List<Double> at = binding.value(DetectorCommands.POSITION).vector("position").values();
    return new Position(at.get(0), at.get(1), at.get(2));
  }

  private Bound<RunConfiguration> bounded() {
    Optional<Setting> oscillating =
        binding
            .get(COMBINATION)
            .filter(s -> experiment.interactions().stream().anyMatch(Interaction::oscillates));
    return oscillating
        .map(
            setting ->
                Bound.make(
                        setting,
                        this::cut,
                        "raise "
                            + MIN_RECOIL
                            + ", or choose incoherent, to which such phases average")
                    .flatMap(run -> run))
        .orElseGet(this::cut);
  }

  private Bound<RunConfiguration> cut() {
    EventDensity uncut = experiment.density();
    if (experiment.response().fiducial().isPresent() && uncut.oscillates()) {
      return Bound.faulty(
          binding
              .value(FIDUCIAL)
              .fault(
                  "neutrinos oscillate on their way through the detector, and vertices with them",
                  "leave it out, or choose " + COMBINATION + " incoherent"));
    }
    if (!(uncut.highest() <= GREATEST)) {
      return Bound.faulty(
          binding.beyond(
              "recoils of up to " + Digits.general(uncut.highest() / Units.MEV, 3) + " MeV"));
    }
    return uncut.channels().isEmpty()
        ? nothing(uncut, closed(uncut, 0))
        : new GenerationCutBinding(binding, experiment.response(), uncut)
            .cut()
            .flatMap(cut -> above(cut, uncut));
  }

  private Bound<RunConfiguration> above(GenerationCut cut, EventDensity uncut) {
    EventDensity density = uncut.above(cut);
    boolean unreachable = isBeyondReach();
    Optional<String> closed = closed(uncut, 0).or(() -> closed(density, cut.lowest()));
    if (density.channels().isEmpty()) {
      return nothing(density, closed);
    }
    if (closed.isPresent() && binding.settings().inLoop()) {
      return standardModel(closed);
    }
    if (closed.isPresent()) {
      return Bound.faulty(
          moments
              .setting()
              .orElseThrow()
              .fault(
                  closed.get(),
                  "lower /dipole/mass"
                      + (unreachable ? "" : " or " + lowest())
                      + ", or leave out the moment"));
    }
    return InterferenceBinding.notNegative(binding, density)
        .map(positive -> prediction(uncut, positive))
        .flatMap(p -> isOfSpectrum(uncut) ? spectrum(p) : counted(p));
  }

  // Whether oscillations can be folded is asked here.
  private boolean isOfSpectrum(EventDensity uncut) {
    return binding.settings().isHypothesis() && !uncut.oscillates();
  }

  // Of a hypothesis nobody asks how many events it has: a rough number tells what is beyond reach.
  private Bound<RunConfiguration> spectrum(Prediction prediction) {
    double events =
        prediction.density().channels().stream()
            .mapToDouble(c -> Math.abs(c.value((c.low() + c.high()) / 2)) * (c.high() - c.low()))
            .sum();
    return events <= GREATEST
        ? configuration(prediction, Optional.empty())
        : Bound.faulty(binding.beyond("about " + Digits.general(events, 3) + " expected events"));
  }

  private Bound<RunConfiguration> counted(Prediction prediction) {
    double expected = prediction.expectedEvents();
    if (expected == 0) {
      return BackgroundBinding.mayBeAlone(binding)
          ? configuration(prediction, Optional.empty())
          : Bound.faulty(binding.withoutRate());
    }
    if (expected < 0) {
      // No density is negative, but rounding where parts cancel.
      return Bound.faulty(
          binding.refusal("no event is expected", "parts cancel", "change the strength of one"));
    }
    if (expected == Double.POSITIVE_INFINITY) {
      return Bound.faulty(binding.beyond(Binding.INFINITE));
    }
    if (!(expected >= 1 / GREATEST && expected <= GREATEST)) {
      return Bound.faulty(binding.beyond(Digits.general(expected, 3) + " expected events"));
    }
    List<Fault> unseen = BackgroundBinding.unseen(binding, prediction.backgrounds());
    return unseen.isEmpty() ? configuration(prediction, Optional.empty()) : Bound.faulty(unseen);
  }

  /** A run whose events are to be generated: of neutrinos too, and not more than can be. */
  static Bound<RunConfiguration> generable(RunConfiguration run) {
    double expected = run.expectedEvents();
    if (!run.isClosed()
        && (expected == run.detector().givenEvents()
            || run.detector().predictions().stream().anyMatch(RunBinding::isGivenAlone))) {
      return Bound.faulty(
          run.settings()
              .runCommand()
              .orElseThrow()
              .fault(
                  "no event of a neutrino is expected, and backgrounds alone are not generated",
                  "check /interaction/couplings, /interaction/part and the threshold; `nudipole"
                      + " rate` and `nudipole limit` need no neutrinos"));
    }
    return run.settings()
        .runCommand()
        .filter(c -> c.is(EXPOSE) && expected > MOST_EXPOSED)
        .map(
            exposing ->
                Bound.<RunConfiguration>faulty(
                    exposing.fault(
                        Digits.general(expected, 3)
                            + " events are expected, more than "
                            + Digits.scientific(MOST_EXPOSED, 0),
                        "use /run/beamOn N, or raise /interaction/minRecoil")))
        .orElseGet(() -> Bound.of(run));
  }

  // Whether a module has backgrounds and no neutrinos, which they could not stand beside.
  private static boolean isGivenAlone(Prediction module) {
    return module.expectedEvents() > 0 && module.expectedEvents() == module.givenEvents();
  }

  // What is left of a closed run says so in its macro, which then stands alone outside the loop.
  private Bound<RunConfiguration> standardModel(Optional<String> closed) {
    return run(binding.with(PART, CrossSectionPart.SM.label()))
        .map(run -> new RunConfiguration(run.settings(), run.prediction(), run.fit(), closed));
  }

  // In a loop a mass that closes every channel is reported as closed; elsewhere it is a fault.
  private Bound<RunConfiguration> nothing(EventDensity density, Optional<String> closed) {
    if (closed.isPresent() ? binding.settings().inLoop() : BackgroundBinding.mayBeAlone(binding)) {
      return configuration(prediction(experiment.density(), density), closed);
    }
    return Bound.faulty(
        binding.problem(
            "nothing to generate",
            closed.orElse(
                experiment.interactions().isEmpty()
                    ? PART + " dipole without a moment"
                    : "every recoil is below the generation cut or a binding energy"),
            isBeyondReach()
                ? "lower /dipole/mass, or choose a source of higher energy"
                : experiment.interactions().isEmpty()
                    ? "give one, such as `/dipole/moment 1e-10 muB`, or another /interaction/part"
                    : "lower "
                        + MIN_RECOIL
                        + " or the threshold, or choose another source or part"));
  }

  private Prediction prediction(EventDensity uncut, EventDensity density) {
    return Prediction.of(
        experiment,
        uncut,
        density,
        InteractionBinding.reweighting(binding, moments).get(),
        moments.reference());
  }

  private Bound<RunConfiguration> configuration(Prediction prediction, Optional<String> closed) {
    return fit.map(f -> new RunConfiguration(binding.settings(), prediction, f, closed));
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
}
