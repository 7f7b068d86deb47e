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

  static Bound<TimeAcceptance> acceptance(Binding binding, Bound<NeutrinoSource> source) {
    List<Setting> given =
        Stream.of(TIME_EFFICIENCY, TIME_WINDOW).flatMap(c -> binding.get(c).stream()).toList();
    if (given.isEmpty() && source.value().flatMap(NeutrinoSource::pulse).isEmpty()) {
      return Bound.of(TimeAcceptance.everything());
    }
    if (source.value().isEmpty()) {
      return Bound.all(source, acceptance(binding), (s, acceptance) -> acceptance);
    }
    Optional<BeamPulse> pulse = source.get().pulse();
    if (pulse.isEmpty()) {
      return Bound.faulty(
          given.stream()
              .map(
                  s ->
                      s.fault(
                          source.get().name() + " is not pulsed",
                          "leave it out, or choose a pulsed source such as pidar"))
              .toList());
    }
    return acceptance(binding)
        .flatMap(
            acceptance ->
                isBlind(acceptance, pulse.get())
                    ? Bound.faulty(
                        given
                            .get(given.size() - 1)
                            .fault(
                                "no neutrino of the pulse comes at a time that is detected",
                                "widen the window, or choose another /source/pulse"))
                    : Bound.of(acceptance));
  }

  private static Bound<TimeAcceptance> acceptance(Binding binding) {
    return Bound.all(
        efficiency(binding),
        window(binding),
        (efficiency, window) -> new TimeAcceptance(efficiency, window.from(), window.to()));
  }

  private static boolean isBlind(TimeAcceptance acceptance, BeamPulse pulse) {
    return !(acceptance.detected(pulse.prompt()) + acceptance.detected(pulse.delayed()) > 0);
  }

  private static Bound<TimeEfficiency> efficiency(Binding binding) {
    Setting setting = binding.value(TIME_EFFICIENCY);
    return switch (setting.keyword()) {
      case "constant" -> Bound.of(new TimeEfficiency.Constant(setting.number("efficiency")));
      case "exponential" ->
          Bound.of(
              new TimeEfficiency.Exponential(
                  setting.quantity("start").value(), setting.quantity("rate").value()));
      default ->
          Bound.make(
              setting,
              () ->
                  new TimeEfficiency.Tabulated(
                      new CurveTable(setting.table("file").parsed(), "efficiency", 0, 1)
                          .againstTime()
                          .curve()),
              "two columns: time (such as us) and efficiency in [0, 1]");
    };
  }

  // All that comes in the window is detected; without one, everything.
  private static Bound<TimeAcceptance> window(Binding binding) {
    TimeAcceptance everything = TimeAcceptance.everything();
    return binding
        .get(TIME_WINDOW)
        .map(
            setting -> {
              List<Double> ends = setting.vector("window").values();
              return Bound.make(
                  setting,
                  () -> new TimeAcceptance(everything.efficiency(), ends.get(0), ends.get(1)),
                  "give the earlier time first");
            })
        .orElseGet(() -> Bound.of(everything));
  }
}
