package org.nudipole.macros.binding;

import static org.nudipole.macros.language.ResponseCommands.EFFICIENCY;
import static org.nudipole.macros.language.ResponseCommands.EFFICIENCY_OF;
import static org.nudipole.macros.language.ResponseCommands.LIGHT_YIELD;

import java.util.List;
import java.util.Optional;
import org.nudipole.detector.response.Accept;
import org.nudipole.detector.response.ConstantEfficiency;
import org.nudipole.detector.response.CurveTable;
import org.nudipole.detector.response.ErrorFunctionEfficiency;
import org.nudipole.detector.response.LogisticEfficiency;
import org.nudipole.detector.response.TabulatedEfficiency;
import org.nudipole.macros.language.ObservedScale;
import org.nudipole.macros.language.Setting;
import org.nudipole.macros.language.Unit;
import org.nudipole.macros.language.Value;

/** Binds values and efficiencies on one of the scales between recoil and observable. */
final class ResponseCurves {
  private ResponseCurves() {}

  static Optional<? extends Accept> efficiency(
      Binding binding, Setting setting, ObservedScale scale) {
    return switch (setting.keyword()) {
      case "constant" -> Optional.of(new ConstantEfficiency(setting.number("efficiency")));
      case "erf" ->
          value(binding, setting, "e50", scale)
              .flatMap(
                  half ->
                      value(binding, setting, "width", scale)
                          .map(
                              w ->
                                  new ErrorFunctionEfficiency(half, w, setting.number("plateau"))));
      case "logistic" ->
          value(binding, setting, "slope", scale)
              .flatMap(
                  slope ->
                      value(binding, setting, "e50", scale)
                          .flatMap(
                              half ->
                                  binding.make(
                                      setting,
                                      () ->
                                          new LogisticEfficiency(
                                              setting.number("plateau"),
                                              slope,
                                              half,
                                              setting.number("offset")),
                                      "the efficiency far above, PLATEAU + OFFSET, must lie in (0,"
                                          + " 1]")));
      default ->
          binding.make(
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

  /** A quantity on a scale; empty after a fault was reported. */
  static Optional<Double> value(
      Binding binding, Setting setting, String name, ObservedScale scale) {
    Value.Quantity quantity = setting.quantity(name);
    return fits(binding, setting, quantity.unit(), scale)
        ? Optional.of(quantity.value())
        : Optional.empty();
  }

  /** Quantities of one unit on a scale; empty after a fault was reported. */
  static Optional<List<Double>> values(
      Binding binding, Setting setting, String name, ObservedScale scale) {
    Value.Vector vector = setting.vector(name);
    return fits(binding, setting, vector.unit(), scale)
        ? Optional.of(vector.values())
        : Optional.empty();
  }

  private static boolean fits(Binding binding, Setting setting, Unit unit, ObservedScale scale) {
    ObservedScale given = unit.scale();
    if (given == scale || (given == ObservedScale.AS_OBSERVED && scale.isEnergy())) {
      return true;
    }
    String units = scale.units();
    binding.fault(
        setting,
        (setting.is(EFFICIENCY) && binding.has(EFFICIENCY_OF)
                ? "the efficiency of this run is a function of "
                : "the observable of this run is in ")
            + units
            + (given == ObservedScale.PHOTOELECTRONS && !binding.has(LIGHT_YIELD)
                ? "; no light yield is set"
                : ""),
        scale.isEnergy()
            ? "give " + units.substring(1) + ", " + units + " or a plain energy"
            : "give PE");
    return false;
  }
}
