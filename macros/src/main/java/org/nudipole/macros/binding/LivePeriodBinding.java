package org.nudipole.macros.binding;

import static org.nudipole.macros.language.RunCommands.EXPOSURE;
import static org.nudipole.macros.language.RunCommands.LIVE_PERIOD;

import java.util.List;
import org.nudipole.generator.source.NeutrinoSource;
import org.nudipole.generator.source.OnPeriods;
import org.nudipole.macros.language.Setting;

/** Binds {@code /run/exposure} and {@code /run/livePeriod}. */
final class LivePeriodBinding {
  private LivePeriodBinding() {}

  /** When the detector takes data: all of the exposure unless the macro gives periods. */
  static Bound<OnPeriods> live(Binding binding, Bound<NeutrinoSource> source) {
    Bound<OnPeriods> live =
        binding
            .require(EXPOSURE, "counts grow with it")
            .map(setting -> setting.quantity("exposure").value())
            .flatMap(exposure -> live(binding.all(LIVE_PERIOD), exposure));
    return source
        .value()
        .map(emitter -> live.flatMap(periods -> seen(binding, emitter, periods)))
        .orElse(live);
  }

  private static Bound<OnPeriods> live(List<Setting> settings, double exposure) {
    return settings.isEmpty()
        ? Bound.of(OnPeriods.always(exposure))
        : PeriodBinding.periods(settings, exposure)
            .map(periods -> new OnPeriods(periods, exposure));
  }

  private static Bound<OnPeriods> seen(Binding binding, NeutrinoSource source, OnPeriods live) {
    return live.isAlways() || source.time(live.exposure()).during(live).effectiveTime() > 0
        ? Bound.of(live)
        : Bound.faulty(
            binding
                .all(LIVE_PERIOD)
                .get(0)
                .fault(
                    "the source emits nothing in any of the live periods",
                    "let one overlap a time in which it is on"));
  }
}
