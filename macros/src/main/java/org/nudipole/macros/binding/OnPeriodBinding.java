package org.nudipole.macros.binding;

import static org.nudipole.macros.language.RunCommands.EXPOSURE;
import static org.nudipole.macros.language.SourceCommands.ON_PERIOD;
import static org.nudipole.macros.language.SourceCommands.USE;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nudipole.detector.Strength;
import org.nudipole.generator.source.IntermittentSource;
import org.nudipole.generator.source.NeutrinoSource;
import org.nudipole.generator.source.OnPeriod;
import org.nudipole.macros.language.Fault;
import org.nudipole.macros.language.Setting;
import org.nudipole.macros.language.SourceKind;

/** Binds {@code /source/onPeriod}. */
final class OnPeriodBinding {
  // Decimals such as 0.1 + 0.2 and 0.3 meet only up to their rounding.
  private static final double ROUNDING = 1e-12;

  private OnPeriodBinding() {}

  /** The source, on in the given periods only. */
  static Bound<NeutrinoSource> source(Binding binding, Bound<NeutrinoSource> steady) {
    List<Setting> settings =
        binding.all(ON_PERIOD).stream()
            .sorted(Comparator.comparingDouble(OnPeriodBinding::start))
            .toList();
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
            .map(exposure -> periods(settings, exposure))
            .orElseGet(Bound::hidden);
    return Bound.all(steady, periods, IntermittentSource::new);
  }

  private static Bound<List<OnPeriod>> periods(List<Setting> settings, double exposure) {
    List<OnPeriod> periods = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < settings.size(); i++) {
      Setting setting = settings.get(i);
      boolean last = i + 1 == settings.size();
      double limit = last ? exposure : start(settings.get(i + 1));
      double end = start(setting) + setting.quantity("length").value();
      if (Math.abs(end - limit) <= ROUNDING * exposure) {
        end = limit;
      }
      if (end > exposure) {
        faults.add(
            setting.fault(
                "the period ends after the exposure", "shorten it, or increase " + EXPOSURE));
      } else if (end > limit) {
        Setting next = settings.get(i + 1);
        faults.add(
            next.fault(
                "overlaps the period from " + ON_PERIOD + " at " + setting.location(),
                "let it start when the other ends, or later"));
      } else if (end > start(setting)) {
        periods.add(new OnPeriod(start(setting), end));
      } else {
        faults.add(setting.fault("too short beside its start", "make it longer"));
      }
    }
    return Bound.of(periods).unless(faults);
  }

  /** A strength while the source is on as one over the exposure: only a flux is an average. */
  static Strength overExposure(Strength whileOn, NeutrinoSource source, double exposure) {
    if (whileOn instanceof Strength.Flux flux && source instanceof IntermittentSource) {
      return new Strength.Flux(flux.average() * source.time(exposure).effectiveTime() / exposure);
    }
    return whileOn;
  }

  private static double start(Setting setting) {
    return setting.quantity("start").value();
  }
}
