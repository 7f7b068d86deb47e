package org.nudipole.macros.binding;

import static org.nudipole.macros.language.FitCommands.BINS;
import static org.nudipole.macros.language.FitCommands.LOG_BINS;
import static org.nudipole.macros.language.FitCommands.PLANE;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nudipole.detector.response.SecondAxis;
import org.nudipole.generator.Column;
import org.nudipole.generator.axis.Binning;
import org.nudipole.macros.language.Fault;
import org.nudipole.macros.language.Setting;
import org.nudipole.macros.language.Unit;
import org.nudipole.macros.language.Value;

/** Binds the bins of limits and fits. */
final class BinsBinding {
  private static final int MOST_BINS = 10_000;

  private BinsBinding() {}

  /** Bins of the observed value. */
  static Bound<Optional<Binning>> bins(Binding binding, Measured measured) {
    List<Fault> both = binding.contradiction(BINS, LOG_BINS, "keep one of them");
    Column observed = measured.response().column();
    return both.isEmpty()
        ? Bound.optional(
            binding
                .get(BINS)
                .map(setting -> between(setting, observed))
                .or(() -> binding.get(LOG_BINS).map(s -> logarithmic(s, observed))))
        : Bound.faulty(both);
  }

  /** Bins of the second axis. */
  static Bound<Optional<SecondAxis>> plane(Binding binding, Measured measured) {
    return Bound.optional(binding.get(PLANE).map(setting -> plane(setting, measured)));
  }

  private static Bound<SecondAxis> plane(Setting setting, Measured measured) {
    String name = setting.keyword().split(" ", -1)[0];
    Optional<Column> column = measured.beside(name);
    if (column.isEmpty()) {
      return Bound.faulty(
          name.equals(Column.PULSE_TIME.name())
              ? setting.fault("the source has no pulses", "leave it out, or choose a pulsed source")
              : setting.fault(
                  "the detector has one observable",
                  "leave it out, or choose a response with two, such as /response/xenon"));
    }
    return between(setting, column.get()).map(bins -> new SecondAxis(column.get(), bins));
  }

  // Bins of equal width, or between edges.
  private static Bound<Binning> between(Setting setting, Column column) {
    return setting.has("edges") ? edges(setting, column) : linear(setting, column);
  }

  private static Bound<Binning> edges(Setting setting, Column column) {
    Value.Vector edges = setting.vector("edges");
    return ranged(setting, edges.values().size() - 1L, column, Stream.of(edges.unit()))
        .map(
            good ->
                new Binning(edges.values().stream().mapToDouble(Double::doubleValue).toArray()));
  }

  private static Bound<Binning> linear(Setting setting, Column column) {
    double from = setting.quantity("from").value();
    double to = setting.quantity("to").value();
    double width = setting.quantity("width").value();
    // A width that divides the range but for rounding makes no sliver.
    long bins = (long) Math.ceil((to - from) / width * (1 - 1e-12));
    return ranged(setting, bins, column, units(setting, "from", "to", "width"))
        .unless(reversed(setting))
        .map(
            good -> {
              double[] edges = new double[(int) bins + 1];
              for (int i = 0; i < edges.length; i++) {
                edges[i] = from + i * width;
              }
              edges[edges.length - 1] = to;
              return new Binning(edges);
            });
  }

  private static Bound<Binning> logarithmic(Setting setting, Column column) {
    long bins = setting.integer("bins");
    return ranged(setting, bins, column, units(setting, "from", "to"))
        .unless(reversed(setting))
        .map(
            good ->
                Binning.logarithmic(
                    good.quantity("from").value(), good.quantity("to").value(), (int) bins));
  }

  private static Stream<Unit> units(Setting setting, String... quantities) {
    return Stream.of(quantities).map(name -> setting.quantity(name).unit());
  }

  private static List<Fault> reversed(Setting setting) {
    return setting.quantity("to").value() > setting.quantity("from").value()
        ? List.of()
        : List.of(setting.fault("TO is not above FROM", "give a range that rises"));
  }

  // Bins on the scale of what is measured, and not too many.
  private static Bound<Setting> ranged(
      Setting setting, long bins, Column column, Stream<Unit> units) {
    if (!units.allMatch(unit -> Measured.isIn(unit, column))) {
      return Bound.faulty(
          setting.fault(
              "the observable of this run is in " + column.units(),
              "give it in " + column.units()));
    }
    return bins > MOST_BINS
        ? Bound.faulty(setting.fault("more than " + MOST_BINS + " bins", "make them wider"))
        : Bound.of(setting);
  }
}
