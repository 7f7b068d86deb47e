package org.nudipole.macros.binding;

import static org.nudipole.macros.language.ResponseCommands.LIGHT_YIELD;
import static org.nudipole.macros.language.ResponseCommands.PHOTO_ELECTRONS;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nudipole.detector.response.GammaPhotoelectrons;
import org.nudipole.detector.response.LightYield;
import org.nudipole.detector.response.PhotoelectronWidth;
import org.nudipole.detector.response.PoissonPhotoelectrons;
import org.nudipole.detector.response.ResponseStep;
import org.nudipole.macros.language.ObservedScale;
import org.nudipole.macros.language.Setting;
import org.nudipole.macros.language.Value;

/** Binds the light yield and the fluctuations of photoelectrons. */
final class PhotoelectronBinding {

  private PhotoelectronBinding() {}

  /** Steps from the quenched energy to photoelectrons, of a run that has a light yield. */
  static List<Optional<? extends ResponseStep>> steps(Binding binding) {
    double perEnergy = binding.given(LIGHT_YIELD).orElseThrow();
    List<Optional<? extends ResponseStep>> steps = new ArrayList<>();
    steps.add(Optional.of(new LightYield(perEnergy)));
    Setting fluctuation = binding.value(PHOTO_ELECTRONS);
    if (fluctuation.keyword().equals("gamma")) {
      Value.Quantity slope = fluctuation.quantity("slope");
      boolean perPhotoelectron = slope.unit().scale() == ObservedScale.PHOTOELECTRONS;
      steps.add(
          Optional.of(
              new GammaPhotoelectrons(
                  perPhotoelectron ? slope.value() : slope.value() / perEnergy)));
    } else if (fluctuation.keyword().equals("poisson")) {
      steps.add(Optional.of(new PoissonPhotoelectrons()));
      double width = fluctuation.number("width");
      if (width > 0) {
        steps.add(Optional.of(new PhotoelectronWidth(width)));
      }
    }
    return steps;
  }

  /** Reports fluctuations of photoelectrons that nothing makes. */
  static void light(Binding binding) {
    if (!binding.has(LIGHT_YIELD) && !binding.isFaulty(LIGHT_YIELD)) {
      binding
          .get(PHOTO_ELECTRONS)
          .ifPresent(
              s ->
                  binding.fault(
                      s,
                      "no light yield is set",
                      "add a line such as `" + LIGHT_YIELD + " 13.35 PE/keVee`"));
    }
  }
}
