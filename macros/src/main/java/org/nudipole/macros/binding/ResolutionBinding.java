package org.nudipole.macros.binding;

import static org.nudipole.macros.language.ResponseCommands.LIGHT_YIELD;
import static org.nudipole.macros.language.ResponseCommands.RESOLUTION;
import static org.nudipole.macros.language.ResponseCommands.RESOLUTION_SUM;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nudipole.detector.response.GaussianResolution;
import org.nudipole.detector.response.ResponseStep;
import org.nudipole.macros.language.ObservedScale;
import org.nudipole.macros.language.Setting;

/** Binds the Gaussian resolution of energies. */
final class ResolutionBinding implements ResponseStage {

  @Override
  public Bound<List<ResponseStep>> steps(Binding binding, ResponseScales scales) {
    Bound<List<ResponseStep>> none = Bound.of(List.of());
    if (scales.observed() == ObservedScale.PHOTOELECTRONS) {
      return none.beside(
          binding.contradiction(
              LIGHT_YIELD,
              RESOLUTION,
              "photoelectrons fluctuate by /response/photoElectrons: keep one of the two"));
    }
    if (binding.all(RESOLUTION).isEmpty()) {
      return none.beside(
          binding.unused(RESOLUTION_SUM, "there is no resolution to add", "add " + RESOLUTION));
    }
    return resolution(binding, scales.observed()).map(List::of);
  }

  private static Bound<GaussianResolution> resolution(Binding binding, ObservedScale observed) {
    Map<String, Bound<Double>> terms = new HashMap<>();
    for (Setting term : binding.all(RESOLUTION)) {
      terms.put(
          term.keyword(),
          switch (term.keyword()) {
            case "linear" -> Bound.of(term.number("b"));
            case "sqrt" -> ResponseCurves.value(binding, term, "a", observed);
            default -> ResponseCurves.value(binding, term, "sigma", observed);
          });
    }
    Bound<Double> none = Bound.of(0.0);
    Bound<Double> constant = terms.getOrDefault("constant", none);
    Bound<Double> root = terms.getOrDefault("sqrt", none);
    Bound<Double> linear = terms.getOrDefault("linear", none);
    boolean quadrature = binding.word(RESOLUTION_SUM).equals("quadrature");
    return Bound.all(
        List.of(constant, root, linear),
        () -> new GaussianResolution(constant.get(), root.get(), linear.get(), quadrature));
  }
}
