package org.nudipole.macros.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.nudipole.detector.Experiment;
import org.nudipole.detector.FoldedSpectrum;
import org.nudipole.detector.RecoilCut;
import org.nudipole.detector.Strength;
import org.nudipole.detector.background.Background;
import org.nudipole.detector.background.BackgroundExpectation;
import org.nudipole.detector.background.FoldedBackground;
import org.nudipole.detector.geometry.Illumination;
import org.nudipole.detector.geometry.Shape;
import org.nudipole.detector.geometry.VertexDensity;
import org.nudipole.detector.response.Response;
import org.nudipole.detector.response.TimeAcceptance;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.interaction.Interaction;
import org.nudipole.generator.interaction.Part;
import org.nudipole.generator.rate.EventDensity;
import org.nudipole.generator.source.NeutrinoSource;
import org.nudipole.macros.language.Fault;
import org.nudipole.macros.language.MacroException;
import org.nudipole.macros.language.MacroParser;
import org.nudipole.macros.language.ParsedMacro;
import org.nudipole.macros.language.RunSettings;
import org.nudipole.macros.language.Setting;
import org.nudipole.macros.language.SourceLocation;
import org.nudipole.macros.language.StoredFiles;

/**
 * One run of a macro, bound and checked: what is generated, and how much of it is expected.
 *
 * @param settings what the macro says
 * @param experiment the experiment
 * @param density its event density above the generation cut
 * @param expectations expected and detected events of each channel of the density, from quadrature
 * @param backgrounds expected and detected events of each background of the experiment
 * @param reweighting the Standard Model processes and the dipole at the reference moment, for the
 *     columns of a full event set
 * @param reference the moment that re-weighting counts in, in mu_B: 1 for one effective moment, the
 *     greatest element of a matrix
 * @param closed why the dipole has no open channel; empty if it has, or if there is no dipole
 */
public record RunConfiguration(
    RunSettings settings,
    Experiment experiment,
    EventDensity density,
    List<FoldedSpectrum.Expectation> expectations,
    List<BackgroundExpectation> backgrounds,
    List<Interaction> reweighting,
    double reference,
    Optional<String> closed) {
  private static final String BEAM_ON = "/run/beamOn";
  private static final String MIN_RECOIL = "/interaction/minRecoil";

  /** Beyond this, and below its inverse, products of the numbers may leave the range of doubles. */
  private static final double GREATEST = 1e100;

  /** Keeps copies. */
  public RunConfiguration {
    expectations = List.copyOf(expectations);
    backgrounds = List.copyOf(backgrounds);
    reweighting = List.copyOf(reweighting);
  }

  /**
   * Reads and binds a macro.
   *
   * @param macro file or name of a shipped macro
   * @param sets COMMAND=VALUE
   * @param aliases NAME=VALUE
   * @throws MacroException with all faults of all runs
   */
  public static List<RunConfiguration> read(String macro, List<String> sets, List<String> aliases) {
    return bind(MacroParser.standard().read(macro, sets, aliases), macro);
  }

  /**
   * As {@link #read}, for a macro whose events are to be generated: it needs a run command.
   *
   * @throws MacroException with all faults of all runs
   */
  public static List<RunConfiguration> readToRun(
      String macro, List<String> sets, List<String> aliases) {
    ParsedMacro parsed = MacroParser.standard().read(macro, sets, aliases);
    if (parsed.runs().stream()
        .allMatch(run -> run.runCommand().isPresent() || run.isFaulty(BEAM_ON))) {
      return bind(parsed, macro);
    }
    List<Fault> faults = new ArrayList<>(parsed.faults());
    faults.add(
        new Fault(
            new SourceLocation(macro, 1, 1),
            "no run command",
            "the macro sets up an experiment and generates nothing",
            "add a last line such as `/run/beamOn 100000` or `/run/expose`, or give --set"
                + " /run/beamOn=100000; `nudipole rate` needs none"));
    return bind(new ParsedMacro(parsed.runs(), faults), macro);
  }

  /**
   * Binds the resolved macro of an event file.
   *
   * @param macro its text
   * @param tables texts of the tables that it names, by name
   * @throws MacroException with all faults
   */
  public static RunConfiguration stored(String macro, Map<String, String> tables) {
    String name = "/run/macro";
    Map<String, String> files = new HashMap<>(tables);
    files.put(name, macro);
    MacroParser parser = new MacroParser(List.of(new StoredFiles(files)));
    return bind(parser.read(name, List.of(), List.of()), name).get(0);
  }

  /**
   * Binds settings that were read before, such as those of another run with one value changed.
   *
   * @throws MacroException with all faults
   */
  public static RunConfiguration of(RunSettings settings) {
    return bind(new ParsedMacro(List.of(settings), List.of()), "/run/macro").get(0);
  }

  private static List<RunConfiguration> bind(ParsedMacro parsed, String macro) {
    List<Fault> faults = new ArrayList<>(parsed.faults());
    List<RunConfiguration> runs = new ArrayList<>();
    for (RunSettings settings : parsed.runs()) {
      Binding binding = new Binding(settings, new SourceLocation(macro, 1, 1), faults);
      bind(binding).ifPresent(runs::add);
    }
    if (!faults.isEmpty()) {
      throw new MacroException(
          faults.stream().distinct().sorted(Comparator.naturalOrder()).toList());
    }
    return runs;
  }

  private static Optional<RunConfiguration> bind(Binding binding) {
    Optional<NeutrinoSource> steady = SourceBinding.source(binding);
    Optional<NeutrinoSource> source = OnPeriodBinding.source(binding, steady);
    Optional<Strength> strength = SourceBinding.strength(binding, steady);
    Optional<Illumination> illumination = SourceBinding.illumination(binding, steady);
    Optional<Material> material = DetectorBinding.material(binding);
    Optional<Shape> shape = material.flatMap(m -> DetectorBinding.shape(binding, m));
    List<String> used = InteractionBinding.used(binding);
    Optional<TimeAcceptance> pulseTimes = TimeBinding.acceptance(binding, source);
    Optional<Response> response =
        ResponseBinding.response(binding, used).flatMap(r -> pulseTimes.map(r::withTime));
    Optional<List<Background>> backgrounds =
        response.flatMap(
            r -> source.flatMap(s -> BackgroundBinding.backgrounds(binding, r, s.pulse())));
    // Reports its faults with all others; a run that is fitted binds it again.
    response.ifPresent(r -> FitBinding.fit(binding, r));
    Optional<Setting> exposure = binding.required("/run/exposure", "counts grow with it");
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
            .get(MomentBinding.COMBINATION)
            .filter(s -> interactions.get().stream().anyMatch(Interaction::oscillates));
    return oscillating.isEmpty()
        ? cut(binding, experiment, moments.get())
        : binding
            .make(
                oscillating.get(),
                () -> cut(binding, experiment, moments.get()),
                "raise " + MIN_RECOIL + ", or choose incoherent, to which such phases average")
            .flatMap(run -> run);
  }

  private static Optional<VertexDensity> vertices(
      Binding binding, Shape shape, Illumination illumination) {
    Setting place =
        binding
            .get("/source/position")
            .or(() -> binding.get("/source/distance"))
            .or(() -> binding.get("/source/flux"))
            .or(() -> binding.get("/source/use"))
            .orElseThrow();
    return binding.make(
        place,
        () -> new VertexDensity(shape, illumination),
        "increase the distance, or make the detector smaller");
  }

  private static Optional<RunConfiguration> cut(
      Binding binding, Experiment experiment, DipoleMoments moments) {
    EventDensity uncut = experiment.density();
    if (!(uncut.highest() <= GREATEST)) {
      return beyond(binding, written("recoils of up to %.3g MeV", uncut.highest() / Units.MEV));
    }
    Optional<String> closed = closed(binding, experiment, moments, uncut, 0);
    if (uncut.channels().isEmpty()) {
      return nothing(binding, experiment, moments, uncut, closed);
    }
    OptionalDouble cut = cut(binding, experiment.response(), uncut);
    if (cut.isEmpty()) {
      return Optional.empty();
    }
    EventDensity density = uncut.above(cut.getAsDouble());
    closed = closed(binding, experiment, moments, density, cut.getAsDouble());
    if (density.channels().isEmpty()) {
      return nothing(binding, experiment, moments, density, closed);
    }
    if (closed.isPresent() && binding.settings().inLoop()) {
      return standardModel(binding, closed);
    }
    if (closed.isPresent()) {
      binding.fault(
          moments.setting().orElseThrow(),
          closed.get(),
          "lower /dipole/mass or " + MIN_RECOIL + ", or leave out the moment");
      return Optional.empty();
    }
    if (!InterferenceBinding.isNotNegative(binding, density.sampled())) {
      return Optional.empty();
    }
    RunConfiguration run = configuration(binding, experiment, moments, density, Optional.empty());
    if (!(run.expectedEvents() >= 1 / GREATEST && run.expectedEvents() <= GREATEST)) {
      return beyond(binding, written("%.3g expected events", run.expectedEvents()));
    }
    if (BackgroundBinding.isUnseen(binding, run.backgrounds)) {
      return Optional.empty();
    }
    boolean exposes =
        run.settings.runCommand().stream().anyMatch(c -> c.path().equals("/run/expose"));
    if (exposes && run.expectedEvents() > RunManager.MOST_EXPOSED) {
      binding.fault(
          binding.settings().runCommand().orElseThrow(),
          written(
              "%.3g events are expected, more than %.0e",
              run.expectedEvents(), RunManager.MOST_EXPOSED),
          "use /run/beamOn N, or raise /interaction/minRecoil");
      return Optional.empty();
    }
    return Optional.of(run);
  }

  private static Optional<RunConfiguration> beyond(Binding binding, String what) {
    binding.fault(
        what,
        "no experiment has them, and double precision does not reach that far",
        "check the values and units of source, detector, interaction and exposure");
    return Optional.empty();
  }

  // What is left of a closed run says so in its macro, which then stands alone outside the loop.
  private static Optional<RunConfiguration> standardModel(
      Binding binding, Optional<String> closed) {
    return bind(binding.with("/interaction/part", Part.SM.label()))
        .map(
            run ->
                new RunConfiguration(
                    run.settings,
                    run.experiment,
                    run.density,
                    run.expectations,
                    run.backgrounds,
                    run.reweighting,
                    run.reference,
                    closed));
  }

  private static OptionalDouble cut(Binding binding, Response response, EventDensity uncut) {
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
    boolean bounded = RecoilCut.isBounded(response);
    if (!bounded || RecoilCut.diverges(uncut, response)) {
      binding.fault(
          "no " + MIN_RECOIL,
          bounded
              ? "Gaussian noise lifts recoils of a massless dipole over the threshold however small"
                  + " they are, and 1/T has infinitely many"
              : "without a threshold or an efficiency that falls, no recoil is too small to count",
          written(
              "add a line such as `%s %.3g eV`",
              MIN_RECOIL, RecoilCut.proposal(uncut, response) / Units.EV));
      return OptionalDouble.empty();
    }
    OptionalDouble cut = RecoilCut.of(uncut, response);
    // In a loop a mass whose recoils are too small is closed, as one that makes none.
    if (cut.isEmpty() && binding.settings().inLoop()) {
      return OptionalDouble.of(uncut.highest());
    }
    if (cut.isEmpty()) {
      binding.fault(
          "nothing would be detected",
          written(
              "the greatest recoil energy is %.4g eV, too small for threshold and efficiency",
              uncut.highest() / Units.EV),
          "lower /response/threshold, or choose a lighter target or a source of higher energy");
    }
    return cut;
  }

  // In a loop a mass that closes every channel is reported as closed; elsewhere it is a fault.
  private static Optional<RunConfiguration> nothing(
      Binding binding,
      Experiment experiment,
      DipoleMoments moments,
      EventDensity density,
      Optional<String> closed) {
    if (closed.isPresent() && binding.settings().inLoop()) {
      return Optional.of(configuration(binding, experiment, moments, density, closed));
    }
    binding.fault(
        "nothing to generate",
        closed.orElse(
            experiment.interactions().isEmpty()
                ? "/interaction/part dipole without a moment"
                : "every recoil is below the generation cut or a binding energy"),
        "lower " + MIN_RECOIL + " or the threshold, or choose another source or part");
    return Optional.empty();
  }

  private static RunConfiguration configuration(
      Binding binding,
      Experiment experiment,
      DipoleMoments moments,
      EventDensity density,
      Optional<String> closed) {
    return new RunConfiguration(
        binding.settings(),
        experiment,
        density,
        new FoldedSpectrum(density, experiment.response()).expectations(),
        experiment.foldedBackgrounds().stream().map(FoldedBackground::expectation).toList(),
        InteractionBinding.reweighting(binding, moments).orElseThrow(),
        moments.reference(),
        closed);
  }

  private static Optional<String> closed(
      Binding binding,
      Experiment experiment,
      DipoleMoments moments,
      EventDensity density,
      double cut) {
    return InteractionBinding.hasDipole(binding, moments)
        ? moments.closed(experiment.source(), InteractionBinding.mass(binding), density, cut)
        : Optional.empty();
  }

  // Numbers as a macro takes them, whatever the language of the system.
  private static String written(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static boolean grows(EventDensity uncut) {
    return uncut.channels().stream()
        .anyMatch(c -> c.low() == 0 && c.interaction().part() == Part.DIPOLE);
  }

  /** What the macro says about limits and fits. */
  public FitSettings fit() {
    SourceLocation end = new SourceLocation("/run/macro", 1, 1);
    return FitBinding.fit(new Binding(settings, end, new ArrayList<>()), experiment.response());
  }

  /** Whether there is nothing to generate because the sterile mass opens no channel. */
  public boolean isClosed() {
    return density.channels().isEmpty();
  }

  /** Expected and detected events of each channel that events are drawn from. */
  public List<FoldedSpectrum.Expectation> sampledExpectations() {
    return FoldedSpectrum.sampled(density, expectations);
  }

  /** Expected events of all channels and backgrounds. */
  public double expectedEvents() {
    return expectations.stream().mapToDouble(FoldedSpectrum.Expectation::expected).sum()
        + backgrounds.stream().mapToDouble(BackgroundExpectation::expected).sum();
  }

  /** Expected detected events of all channels and backgrounds. */
  public double expectedDetected() {
    return expectations.stream().mapToDouble(FoldedSpectrum.Expectation::detected).sum()
        + backgrounds.stream().mapToDouble(BackgroundExpectation::detected).sum();
  }

  /** Whether the additional columns are written. */
  public boolean isFull() {
    return settings.get("/output/columns").map(s -> s.word("columns").equals("full")).orElse(false);
  }
}
