package org.nudipole.macros.binding;

import static org.nudipole.macros.language.RunCommands.EXPOSURE;
import static org.nudipole.macros.language.SourceCommands.ON_PERIOD;
import static org.nudipole.macros.language.SourceCommands.USE;

import java.util.List;
import java.util.Optional;
import org.nudipole.detector.Strength;
import org.nudipole.generator.source.IntermittentSource;
import org.nudipole.generator.source.NeutrinoSource;
import org.nudipole.generator.source.OnPeriod;
import org.nudipole.macros.language.Setting;
import org.nudipole.macros.language.SourceKind;

/** Binds {@code /source/onPeriod}. */
final class OnPeriodBinding {
  private OnPeriodBinding() {}

  /** The source, on in the given periods only. */
  static Bound<NeutrinoSource> source(Binding binding, Bound<NeutrinoSource> steady) {
    List<Setting> settings = binding.all(ON_PERIOD);
    if (settings.isEmpty()) {
      return steady;
    }
    List<String> switched = SourceKind.allSteady();
    Optional<String> name = binding.get(USE).map(s -> s.word("source"));
    if (name.filter(word -> !switched.contains(word)).isPresent()) {
      return steady.unless(
          settings.stream()
              .map(
                  setting ->
                      setting.fault(
                          name.get() + " has a time course of its own",
                          "leave it out: only " + String.join(", ", switched) + " are switched"))
              .toList());
    }
    Bound<List<OnPeriod>> periods =
        binding
            .given(EXPOSURE)
            .map(exposure -> PeriodBinding.periods(settings, exposure))
            .orElseGet(Bound::hidden);
    return Bound.all(steady, periods, IntermittentSource::new);
  }

  /** A strength while the source is on as one over the exposure: only a flux is an average. */
  static Strength overExposure(Strength whileOn, NeutrinoSource source, double exposure) {
    if (whileOn instanceof Strength.Flux flux && source instanceof IntermittentSource) {
      return new Strength.Flux(flux.average() * source.time(exposure).effectiveTime() / exposure);
    }
    return whileOn;
  }
}
