package org.nudipole.macros.binding;

import static org.nudipole.macros.language.ResponseCommands.EFFICIENCY;
import static org.nudipole.macros.language.ResponseCommands.EFFICIENCY_OF;
import static org.nudipole.macros.language.ResponseCommands.LIGHT_YIELD;

import java.util.List;
import org.nudipole.detector.response.Accept;
import org.nudipole.detector.response.ConstantEfficiency;
import org.nudipole.detector.response.CurveTable;
import org.nudipole.detector.response.ErrorFunctionEfficiency;
import org.nudipole.detector.response.LogisticEfficiency;
import org.nudipole.detector.response.RegionOfInterest;
import org.nudipole.detector.response.TabulatedEfficiency;
import org.nudipole.detector.response.Threshold;
import org.nudipole.macros.language.Fault;
import org.nudipole.macros.language.ObservedScale;
import org.nudipole.macros.language.Setting;
import org.nudipole.macros.language.Unit;
import org.nudipole.macros.language.Value;

/** Binds values and efficiencies on one of the scales between recoil and observable. */
final class ResponseCurves {
  private ResponseCurves() {}

  static Bound<? extends Accept> efficiency(Binding binding, Setting setting, ObservedScale scale) {
    return switch (setting.keyword()) {
      case "constant" -> Bound.of(new ConstantEfficiency(setting.number("efficiency")));
      case "erf" ->
          Bound.all(
              value(binding, setting, "e50", scale),
              value(binding, setting, "width", scale),
              (half, w) -> new ErrorFunctionEfficiency(half, w, setting.number("plateau")));
      case "logistic" ->
          Bound.all(
                  value(binding, setting, "slope", scale),
                  value(binding, setting, "e50", scale),
                  (slope, half) ->
                      Bound.make(
                          setting,
                          () ->
                              new LogisticEfficiency(
                                  setting.number("plateau"), slope, half, setting.number("offset")),
                          "the efficiency far above, PLATEAU + OFFSET, must lie in (0, 1]"))
              .flatMap(efficiency -> efficiency);
      default ->
          Bound.make(
              setting,
              () -> new TabulatedEfficiency(curve(setting, scale, "efficiency").curve()),
              "two columns: "
                  + (scale.isEnergy() ? "energy" : "observed")
                  + " (such as "
                  + scale.units()
                  + ") and efficiency in [0, 1]");
    };
  }

  /** A table of values in [0, 1] on a scale. */
  static CurveTable.Columns curve(Setting setting, ObservedScale scale, String value) {
    return new CurveTable(setting.table("file").parsed(), value, 0, 1).against(scale.units());
  }

  /** A threshold. */
  static Bound<Threshold> threshold(Binding binding, Setting setting, ObservedScale scale) {
    return value(binding, setting, "threshold", scale).map(Threshold::new);
  }

  /** A region of interest. */
  static Bound<RegionOfInterest> region(Binding binding, Setting setting, ObservedScale scale) {
    return values(binding, setting, "roi", scale)
        .flatMap(
            ends ->
                Bound.make(
                    setting,
                    () -> new RegionOfInterest(ends.get(0), ends.get(1)),
                    "give the lower end first"));
  }

  /** A quantity on a scale. */
  static Bound<Double> value(Binding binding, Setting setting, String name, ObservedScale scale) {
    Value.Quantity quantity = setting.quantity(name);
    return Bound.of(quantity.value()).unless(misfits(binding, setting, quantity.unit(), scale));
  }

  /** Quantities of one unit on a scale. */
  private static Bound<List<Double>> values(
      Binding binding, Setting setting, String name, ObservedScale scale) {
    Value.Vector vector = setting.vector(name);
    return Bound.of(vector.values()).unless(misfits(binding, setting, vector.unit(), scale));
  }

  private static List<Fault> misfits(
      Binding binding, Setting setting, Unit unit, ObservedScale scale) {
    ObservedScale given = unit.scale();
    if (given == scale || (given == ObservedScale.AS_OBSERVED && scale.isEnergy())) {
      return List.of();
    }
    String units = scale.units();
    return List.of(
        setting.fault(
            (setting.is(EFFICIENCY) && binding.has(EFFICIENCY_OF)
                    ? "the efficiency of this run is a function of "
                    : "the observable of this run is in ")
                + units
                + (given == ObservedScale.PHOTOELECTRONS && !binding.has(LIGHT_YIELD)
                    ? "; no light yield is set"
                    : ""),
            scale.isEnergy()
                ? "give " + units.substring(1) + ", " + units + " or a plain energy"
                : "give PE"));
  }
}
