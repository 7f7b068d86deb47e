package org.nudipole.macros.binding;

import static org.nudipole.macros.language.RunCommands.EXPOSURE;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.nudipole.generator.source.OnPeriod;
import org.nudipole.macros.language.Fault;
import org.nudipole.macros.language.Setting;

/** Binds the lines of a command that each give a period of the exposure by start and length. */
final class PeriodBinding {
  // Decimals such as 0.1 + 0.2 and 0.3 meet only up to their rounding.
  private static final double ROUNDING = 1e-12;

  private PeriodBinding() {}

  /**
   * Periods in the order of time, inside the exposure and apart.
   *
   * @param lines lines of one command, in any order
   * @param exposure from its start to its end, time
   */
  static Bound<List<OnPeriod>> periods(List<Setting> lines, double exposure) {
    List<Setting> settings =
        lines.stream().sorted(Comparator.comparingDouble(PeriodBinding::start)).toList();
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
                "overlaps the period from " + setting.path() + " at " + setting.location(),
                "let it start when the other ends, or later"));
      } else if (end > start(setting)) {
        periods.add(new OnPeriod(start(setting), end));
      } else {
        faults.add(setting.fault("too short beside its start", "make it longer"));
      }
    }
    return Bound.of(periods).unless(faults);
  }

  private static double start(Setting setting) {
    return setting.quantity("start").value();
  }
}
