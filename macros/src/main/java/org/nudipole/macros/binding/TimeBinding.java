package org.nudipole.macros.binding;

import static org.nudipole.macros.language.ResponseCommands.TIME_EFFICIENCY;
import static org.nudipole.macros.language.ResponseCommands.TIME_WINDOW;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nudipole.detector.response.CurveTable;
import org.nudipole.detector.response.TimeAcceptance;
import org.nudipole.detector.response.TimeEfficiency;
import org.nudipole.generator.source.BeamPulse;
import org.nudipole.generator.source.NeutrinoSource;
import org.nudipole.macros.language.Setting;

/** Binds the commands under {@code /response} that act on the time in the pulse. */
final class TimeBinding {
  private TimeBinding() {}

  static Optional<TimeAcceptance> acceptance(Binding binding, Optional<NeutrinoSource> source) {
    List<Setting> given =
        Stream.of(TIME_EFFICIENCY, TIME_WINDOW).flatMap(c -> binding.get(c).stream()).toList();
    if (given.isEmpty() && source.flatMap(NeutrinoSource::pulse).isEmpty()) {
      return Optional.of(TimeAcceptance.everything());
    }
    if (source.isEmpty()) {
      acceptance(binding);
      return Optional.empty();
    }
    Optional<BeamPulse> pulse = source.get().pulse();
    if (pulse.isEmpty()) {
      given.forEach(
          s ->
              binding.fault(
                  s,
                  source.get().name() + " is not pulsed",
                  "leave it out, or choose a pulsed source such as pidar"));
      return Optional.empty();
    }
    Optional<TimeAcceptance> acceptance = acceptance(binding);
    if (acceptance.isPresent() && isBlind(acceptance.get(), pulse.get())) {
      binding.fault(
          given.get(given.size() - 1),
          "no neutrino of the pulse comes at a time that is detected",
          "widen the window, or choose another /source/pulse");
      return Optional.empty();
    }
    return acceptance;
  }

  // Reports the faults of both.
  private static Optional<TimeAcceptance> acceptance(Binding binding) {
    Optional<TimeEfficiency> efficiency = efficiency(binding);
    Optional<TimeAcceptance> window =
        window(binding, efficiency.orElse(TimeAcceptance.everything().efficiency()));
    return efficiency.flatMap(e -> window);
  }

  private static boolean isBlind(TimeAcceptance acceptance, BeamPulse pulse) {
    return !(acceptance.detected(pulse.prompt()) + acceptance.detected(pulse.delayed()) > 0);
  }

  private static Optional<TimeEfficiency> efficiency(Binding binding) {
    Setting setting = binding.value(TIME_EFFICIENCY);
    return switch (setting.keyword()) {
      case "constant" -> Optional.of(new TimeEfficiency.Constant(setting.number("efficiency")));
      case "exponential" ->
          Optional.of(
              new TimeEfficiency.Exponential(
                  setting.quantity("start").value(), setting.quantity("rate").value()));
      default ->
          binding.make(
              setting,
              () ->
                  new TimeEfficiency.Tabulated(
                      new CurveTable(setting.table("file").parsed(), "efficiency", 0, 1)
                          .againstTime()
                          .curve()),
              "two columns: time (such as us) and efficiency in [0, 1]");
    };
  }

  private static Optional<TimeAcceptance> window(Binding binding, TimeEfficiency efficiency) {
    Optional<Setting> given = binding.get(TIME_WINDOW);
    if (given.isEmpty()) {
      return Optional.of(
          new TimeAcceptance(efficiency, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
    }
    List<Double> window = given.get().vector("window").values();
    return binding.make(
        given.get(),
        () -> new TimeAcceptance(efficiency, window.get(0), window.get(1)),
        "give the earlier time first");
  }
}
