package org.nudipole.macros.binding;

import static org.nudipole.macros.language.ResponseCommands.LIGHT_YIELD;
import static org.nudipole.macros.language.ResponseCommands.PHOTO_ELECTRONS;

import java.util.ArrayList;
import java.util.List;
import org.nudipole.detector.response.GammaPhotoelectrons;
import org.nudipole.detector.response.LightYield;
import org.nudipole.detector.response.PhotoelectronWidth;
import org.nudipole.detector.response.PoissonPhotoelectrons;
import org.nudipole.detector.response.ResponseStep;
import org.nudipole.macros.language.Fault;
import org.nudipole.macros.language.ObservedScale;
import org.nudipole.macros.language.Setting;
import org.nudipole.macros.language.Value;

/** Binds the light yield and the fluctuations of photoelectrons. */
final class PhotoelectronBinding {

  private PhotoelectronBinding() {}

  /** Steps from the quenched energy to photoelectrons, of a run that has a light yield. */
  static List<Bound<? extends ResponseStep>> steps(Binding binding) {
    double perEnergy = binding.given(LIGHT_YIELD).orElseThrow();
    List<Bound<? extends ResponseStep>> steps = new ArrayList<>();
    steps.add(Bound.of(new LightYield(perEnergy)));
    Setting fluctuation = binding.value(PHOTO_ELECTRONS);
    if (fluctuation.keyword().equals("gamma")) {
      Value.Quantity slope = fluctuation.quantity("slope");
      boolean perPhotoelectron = slope.unit().scale() == ObservedScale.PHOTOELECTRONS;
      steps.add(
          Bound.of(
              new GammaPhotoelectrons(
                  perPhotoelectron ? slope.value() : slope.value() / perEnergy)));
    } else if (fluctuation.keyword().equals("poisson")) {
      steps.add(Bound.of(new PoissonPhotoelectrons()));
      double width = fluctuation.number("width");
      if (width > 0) {
        steps.add(Bound.of(new PhotoelectronWidth(width)));
      }
    }
    return steps;
  }

  /** Fluctuations of photoelectrons that nothing makes. */
  static List<Fault> withoutLight(Binding binding) {
    return binding.has(LIGHT_YIELD) || binding.isFaulty(LIGHT_YIELD)
        ? List.of()
        : binding.get(PHOTO_ELECTRONS).stream()
            .map(
                setting ->
                    setting.fault(
                        "no light yield is set",
                        "add a line such as `" + LIGHT_YIELD + " 13.35 PE/keVee`"))
            .toList();
  }
}
