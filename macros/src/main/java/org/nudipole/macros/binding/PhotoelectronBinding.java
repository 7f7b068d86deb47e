package org.nudipole.macros.binding;

import static org.nudipole.macros.language.ResponseCommands.LIGHT_YIELD;
import static org.nudipole.macros.language.ResponseCommands.PHOTO_ELECTRONS;
import static org.nudipole.macros.language.ResponseCommands.XENON;

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
final class PhotoelectronBinding implements ResponseStage {

  @Override
  public Bound<List<ResponseStep>> steps(Binding binding, ResponseScales scales) {
    if (binding.has(XENON)) {
      return Bound.of(List.of());
    }
    return binding.has(LIGHT_YIELD)
        ? Bound.of(steps(binding))
        : Bound.<List<ResponseStep>>of(List.of()).beside(withoutLight(binding));
  }

  private static List<ResponseStep> steps(Binding binding) {
    double perEnergy = binding.given(LIGHT_YIELD).orElseThrow();
    List<ResponseStep> steps = new ArrayList<>();
    steps.add(new LightYield(perEnergy));
    Setting fluctuation = binding.value(PHOTO_ELECTRONS);
    if (fluctuation.keyword().equals("gamma")) {
      Value.Quantity slope = fluctuation.quantity("slope");
      boolean perPhotoelectron = slope.unit().scale() == ObservedScale.PHOTOELECTRONS;
      steps.add(
          new GammaPhotoelectrons(perPhotoelectron ? slope.value() : slope.value() / perEnergy));
    } else if (fluctuation.keyword().equals("poisson")) {
      steps.add(new PoissonPhotoelectrons());
      double width = fluctuation.number("width");
      if (width > 0) {
        steps.add(new PhotoelectronWidth(width));
      }
    }
    return steps;
  }

  private static List<Fault> withoutLight(Binding binding) {
    return binding.isFaulty(LIGHT_YIELD)
        ? List.of()
        : binding.unused(
            PHOTO_ELECTRONS,
            "no light yield is set",
            "add a line such as `" + LIGHT_YIELD + " 13.35 PE/keVee`");
  }
}
