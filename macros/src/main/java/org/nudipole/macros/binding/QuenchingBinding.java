package org.nudipole.macros.binding;

import static org.nudipole.macros.language.ResponseCommands.QUENCHING;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.nudipole.detector.response.LindhardQuenching;
import org.nudipole.detector.response.PolynomialQuenching;
import org.nudipole.detector.response.ResponseStep;
import org.nudipole.detector.response.TabulatedQuenching;
import org.nudipole.detector.response.Transform;
import org.nudipole.generator.Units;
import org.nudipole.macros.language.ObservedScale;
import org.nudipole.macros.language.QuenchingModel;
import org.nudipole.macros.language.Setting;

/** Binds the models of quenching. */
final class QuenchingBinding implements ResponseStage {

  @Override
  public Bound<List<ResponseStep>> steps(Binding binding, ResponseScales scales) {
    Setting setting = binding.value(QUENCHING);
    return QuenchingModel.of(setting) == QuenchingModel.NONE
        ? Bound.of(List.of())
        : step(setting, scales.recoil()).map(List::of);
  }

  // Energies of a table are recoil energies.
  private static Bound<? extends Transform> step(Setting setting, ObservedScale recoil) {
    return switch (QuenchingModel.of(setting)) {
      case NONE -> throw new IllegalArgumentException(setting.path() + " (none) is no step");
      case LINDHARD ->
          Bound.of(
              new LindhardQuenching(
                  setting.has("k")
                      ? OptionalDouble.of(setting.number("k"))
                      : OptionalDouble.empty(),
                  setting.has("cutoff") ? setting.quantity("cutoff").value() : 0));
      case POLYNOMIAL ->
          Bound.make(
              setting,
              () -> new PolynomialQuenching(coefficients(setting)),
              "check the signs, or use /response/quenching table");
      case TABLE ->
          // A factor above 1 is not quenching.
          Bound.make(
              setting,
              () ->
                  new TabulatedQuenching(
                      ResponseCurves.curve(setting, recoil, "quenching").smooth()),
              "two columns: energy (of the recoil, such as keVnr) and quenching in [0, 1]");
    };
  }

  // C1, C2 MeV, C3 MeV^2, C4 MeV^3.
  private static List<Double> coefficients(Setting setting) {
    List<Double> coefficients = new ArrayList<>(List.of(setting.number("c1")));
    double unit = 1;
    for (String name : List.of("c2", "c3", "c4")) {
      unit *= Units.MEV;
      if (setting.has(name)) {
        coefficients.add(setting.quantity(name).value() * unit);
      }
    }
    return coefficients;
  }
}
