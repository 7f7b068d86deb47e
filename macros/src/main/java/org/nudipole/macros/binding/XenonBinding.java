package org.nudipole.macros.binding;

import static org.nudipole.macros.language.BackgroundCommands.LEVEL;
import static org.nudipole.macros.language.DetectorCommands.DENSITY;
import static org.nudipole.macros.language.DetectorCommands.MATERIAL;
import static org.nudipole.macros.language.ResponseCommands.LIGHT_YIELD;
import static org.nudipole.macros.language.ResponseCommands.PHOTO_ELECTRONS;
import static org.nudipole.macros.language.ResponseCommands.QUENCHING;
import static org.nudipole.macros.language.ResponseCommands.RESOLUTION;
import static org.nudipole.macros.language.ResponseCommands.ROI2;
import static org.nudipole.macros.language.ResponseCommands.S1;
import static org.nudipole.macros.language.ResponseCommands.S2;
import static org.nudipole.macros.language.ResponseCommands.THRESHOLD2;
import static org.nudipole.macros.language.ResponseCommands.XENON;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nudipole.detector.response.DetectedQuanta;
import org.nudipole.detector.response.LightAndCharge;
import org.nudipole.detector.response.ResponseStep;
import org.nudipole.detector.xenon.XenonModel;
import org.nudipole.generator.data.Material;
import org.nudipole.macros.language.Fault;
import org.nudipole.macros.language.Setting;

/** Binds light and charge of liquid xenon. */
final class XenonBinding implements ResponseStage {

  private static final String LIQUID = "LXe";

  @Override
  public Bound<List<ResponseStep>> steps(Binding binding, ResponseScales scales) {
    return binding.has(XENON)
        ? signals(binding).map(List::of)
        : Bound.<List<ResponseStep>>of(List.of()).beside(without(binding));
  }

  private static Bound<LightAndCharge> signals(Binding binding) {
    List<Fault> beside =
        new ArrayList<>(
            binding
                .contradictions(
                    XENON,
                    List.of(QUENCHING, RESOLUTION, LIGHT_YIELD, PHOTO_ELECTRONS),
                    "the yields of xenon hold it: keep one of the two")
                .toList());
    binding.all(LEVEL).stream()
        .filter(level -> level.word("level").equals("observed"))
        .map(
            level ->
                level.fault(
                    "of S1 and S2 it would have one only",
                    "leave the line out: the energy of the spectrum is then deposited"))
        .forEach(beside::add);
    return signals(binding, binding.value(XENON)).beside(beside);
  }

  private static Bound<LightAndCharge> signals(Binding binding, Setting xenon) {
    Optional<String> other =
        binding.get(MATERIAL).map(s -> s.word("material")).filter(name -> !name.equals(LIQUID));
    if (other.isPresent()) {
      return Bound.faulty(
          xenon.fault("the material is " + other.get(), "use " + MATERIAL + " " + LIQUID));
    }
    XenonModel model = XenonModel.named(xenon.word("model"));
    double field = xenon.quantity("field").value();
    double density =
        binding
            .given(DENSITY)
            .or(() -> DetectorBinding.natural(binding).value().map(Material::density))
            .orElse(Material.named(LIQUID).density());
    return Bound.all(
            binding.require(S1, "it says how the light of xenon is seen"),
            binding.require(S2, "it says how the charge of xenon is seen"),
            (s1, s2) ->
                Bound.make(
                    xenon,
                    () ->
                        new LightAndCharge(
                            model.nuclear().at(field, density),
                            model.electronic().at(field, density),
                            light(s1),
                            new DetectedQuanta(
                                s2.number("extraction"), s2.number("gain"), s2.number("width"))),
                    "check the field and the density of the liquid"))
        .flatMap(step -> step);
  }

  // A photon that is seen gives one photoelectron or two.
  private static DetectedQuanta light(Setting s1) {
    double two = s1.number("double");
    double width = s1.number("width");
    double gain = 1 + two;
    return new DetectedQuanta(
        s1.number("g1") / gain, gain, Math.sqrt(two * (1 - two) + gain * width * width));
  }

  // Settings of light and charge that nothing makes.
  private static List<Fault> without(Binding binding) {
    return Stream.of(S1, S2, THRESHOLD2, ROI2)
        .flatMap(
            command ->
                binding
                    .unused(
                        command,
                        "there is one observable only",
                        "add a line such as `" + XENON + " 81 V/cm`")
                    .stream())
        .toList();
  }
}
