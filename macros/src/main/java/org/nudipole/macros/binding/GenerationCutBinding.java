package org.nudipole.macros.binding;

import static org.nudipole.macros.language.InteractionCommands.MIN_RECOIL;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.nudipole.detector.RecoilCut;
import org.nudipole.detector.response.Response;
import org.nudipole.generator.Units;
import org.nudipole.generator.axis.Digits;
import org.nudipole.generator.interaction.CrossSectionPart;
import org.nudipole.generator.interaction.ScatteringProcess;
import org.nudipole.generator.rate.Channel;
import org.nudipole.generator.rate.EventDensity;
import org.nudipole.generator.rate.GenerationCut;
import org.nudipole.macros.language.RunSettings;
import org.nudipole.macros.language.Setting;

/**
 * Binds the generation cut: for each process what the macro says, or else what its own events allow
 * that pass the response.
 */
final class GenerationCutBinding {
  private final Binding binding;
  private final Response response;
  private final EventDensity uncut;
  private final List<ScatteringProcess> processes;

  /**
   * Starts to bind it.
   *
   * @param uncut all events, of one process at least
   */
  GenerationCutBinding(Binding binding, Response response, EventDensity uncut) {
    this.binding = binding;
    this.response = response;
    this.uncut = uncut;
    processes =
        Stream.of(ScatteringProcess.values())
            .filter(process -> !uncut.of(process).channels().isEmpty())
            .toList();
  }

  /** What a macro says of a process, or of all. */
  static Optional<Setting> given(RunSettings run, ScatteringProcess process) {
    // In the order of their keys: what holds for all stands before what holds for one.
    return run.all(MIN_RECOIL).stream()
        .filter(s -> !s.has("interaction") || s.word("interaction").equals(process.label()))
        .reduce((all, own) -> own);
  }

  /** The cut. */
  Bound<GenerationCut> cut() {
    Map<ScatteringProcess, Bound<OptionalDouble>> found = new EnumMap<>(ScatteringProcess.class);
    for (ScatteringProcess process : processes) {
      found.put(
          process,
          given(binding.settings(), process)
              .map(setting -> given(setting, uncut.of(process)))
              .orElseGet(() -> derived(process)));
    }
    return Bound.all(List.copyOf(found.values()), () -> found)
        .flatMap(
            all ->
                all.values().stream().allMatch(cut -> cut.get().isEmpty())
                    ? undetected().map(GenerationCut::of)
                    : Bound.of(cut(all)));
  }

  // Of a process of which nothing is detected nothing is generated.
  private GenerationCut cut(Map<ScatteringProcess, Bound<OptionalDouble>> found) {
    Map<ScatteringProcess, Double> least = new EnumMap<>(ScatteringProcess.class);
    found.forEach(
        (process, cut) -> least.put(process, cut.get().orElse(uncut.of(process).highest())));
    return new GenerationCut(least);
  }

  private static Bound<OptionalDouble> given(Setting setting, EventDensity own) {
    double cut = setting.quantity("minRecoil").value();
    if (cut == 0 && own.channels().stream().anyMatch(RecoilCut::grows)) {
      return Bound.faulty(
          setting.fault(
              isMillicharge(own)
                  ? "the cross section of a millicharge grows like 1/T^2"
                  : "the massless dipole cross section grows like 1/T",
              "give a least recoil above 0"));
    }
    return Bound.of(OptionalDouble.of(cut));
  }

  private Bound<OptionalDouble> derived(ScatteringProcess process) {
    EventDensity own = uncut.of(process);
    if (RecoilCut.isBlind(own, response)) {
      return Bound.of(OptionalDouble.empty());
    }
    if (!RecoilCut.isBounded(response)) {
      return missing(
          "without a threshold or an efficiency that falls, no recoil is too small to count",
          uncut,
          "");
    }
    return RecoilCut.diverges(own, response)
        ? missing(
            "recoils of a "
                + (isMillicharge(own) ? "millicharge" : "massless dipole")
                + " are detected however small they are (noise lifts them over the threshold, or it"
                + " is 0), and 1/T has infinitely many",
            own,
            processes.size() > 1 ? " " + process.label() : "")
        : Bound.of(
            // Of a hypothesis only the expected counts are asked.
            binding.settings().isHypothesis()
                ? RecoilCut.forIntegrals(own, response)
                : RecoilCut.of(own, response));
  }

  private Bound<OptionalDouble> missing(String why, EventDensity density, String process) {
    return Bound.faulty(
        binding.refusal(
            "no " + MIN_RECOIL + process,
            why,
            "add a line such as `"
                + MIN_RECOIL
                + " "
                + Digits.general(RecoilCut.proposal(density, response) / Units.EV, 3)
                + " eV"
                + process
                + "`"));
  }

  private Bound<Double> undetected() {
    double size = middle();
    if (!(size < Double.POSITIVE_INFINITY)) {
      return Bound.faulty(binding.beyond(Binding.INFINITE));
    }
    boolean alone = BackgroundBinding.mayBeAlone(binding);
    if (!(size > 0) && !alone) {
      return Bound.faulty(binding.withoutRate());
    }
    // In a loop a mass whose recoils are too small is closed, as one that makes none.
    return binding.settings().inLoop() || alone
        ? Bound.of(uncut.highest())
        : Bound.faulty(
            binding.problem(
                "nothing would be detected",
                "no recoil up to the greatest, "
                    + Digits.general(uncut.highest() / Units.EV, 4)
                    + " eV, passes threshold and efficiency",
                "lower /response/threshold, check /response/efficiency, or choose a lighter target"
                    + " or a source of higher energy"));
  }

  // Amid its recoils a channel is 0 or infinite only by its factors.
  private double middle() {
    return uncut.channels().stream()
        .mapToDouble(c -> Math.abs(c.value((c.low() + c.high()) / 2)))
        .sum();
  }

  // Which of the two that grow towards small recoils it is.
  private static boolean isMillicharge(EventDensity density) {
    return density.channels().stream()
        .filter(RecoilCut::grows)
        .map(Channel::interaction)
        .noneMatch(interaction -> interaction.part() == CrossSectionPart.DIPOLE);
  }
}
