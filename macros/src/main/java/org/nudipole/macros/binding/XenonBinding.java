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
import org.nudipole.detector.response.DetectedQuanta;
import org.nudipole.detector.response.LightAndCharge;
import org.nudipole.detector.response.RegionOfInterest;
import org.nudipole.detector.response.ResponseStep;
import org.nudipole.detector.response.SecondAccept;
import org.nudipole.detector.response.Threshold;
import org.nudipole.detector.xenon.ElectronRecoilYield;
import org.nudipole.detector.xenon.NuclearRecoilYield;
import org.nudipole.generator.data.Material;
import org.nudipole.macros.language.CommandSpec;
import org.nudipole.macros.language.ObservedScale;
import org.nudipole.macros.language.Setting;

/** Binds light and charge of liquid xenon. */
final class XenonBinding {

  private static final String LIQUID = "LXe";

  private XenonBinding() {}

  /** The step to S1 and S2, of a run that asks for it; empty after a fault was reported. */
  static Optional<LightAndCharge> signals(Binding binding) {
    for (CommandSpec other : List.of(QUENCHING, RESOLUTION, LIGHT_YIELD, PHOTO_ELECTRONS)) {
      binding.excludes(XENON, other, "the yields of xenon hold it: keep one of the two");
    }
    Setting xenon = binding.get(XENON).orElseThrow();
    for (Setting level : binding.all(LEVEL)) {
      if (level.word("level").equals("observed")) {
        binding.fault(
            level,
            "of S1 and S2 it would have one only",
            "leave the line out: the energy of the spectrum is then deposited");
      }
    }
    Optional<String> other =
        binding.get(MATERIAL).map(s -> s.word("material")).filter(name -> !name.equals(LIQUID));
    if (other.isPresent()) {
      binding.fault(xenon, "the material is " + other.get(), "use " + MATERIAL + " " + LIQUID);
      return Optional.empty();
    }
    Optional<Setting> s1 = binding.required(S1, "it says how the light of xenon is seen");
    Optional<Setting> s2 = binding.required(S2, "it says how the charge of xenon is seen");
    if (s1.isEmpty() || s2.isEmpty()) {
      return Optional.empty();
    }
    double field = xenon.quantity("field").value();
    double density = binding.given(DENSITY).orElse(Material.named(LIQUID).density());
    return binding.make(
        xenon,
        () ->
            new LightAndCharge(
                new NuclearRecoilYield(field, density),
                new ElectronRecoilYield(field, density),
                light(s1.get()),
                new DetectedQuanta(
                    s2.get().number("extraction"),
                    s2.get().number("gain"),
                    s2.get().number("width"))),
        "check the density of the liquid");
  }

  // A photon that is seen gives one photoelectron or two.
  private static DetectedQuanta light(Setting s1) {
    double two = s1.number("double");
    double width = s1.number("width");
    double gain = 1 + two;
    return new DetectedQuanta(
        s1.number("g1") / gain, gain, Math.sqrt(two * (1 - two) + gain * width * width));
  }

  /** The cuts on S2. */
  static List<Optional<? extends ResponseStep>> cuts(Binding binding) {
    List<Optional<? extends ResponseStep>> steps = new ArrayList<>();
    ObservedScale scale = ObservedScale.PHOTOELECTRONS;
    binding
        .get(THRESHOLD2)
        .ifPresent(
            s ->
                steps.add(
                    binding
                        .told(ResponseCurves.value(binding, s, "threshold", scale))
                        .map(least -> new SecondAccept(new Threshold(least)))));
    binding
        .get(ROI2)
        .ifPresent(
            s ->
                steps.add(
                    binding
                        .told(ResponseCurves.values(binding, s, "roi", scale))
                        .flatMap(
                            ends ->
                                binding.make(
                                    s,
                                    () ->
                                        new SecondAccept(
                                            new RegionOfInterest(ends.get(0), ends.get(1))),
                                    "give the lower end first"))));
    return steps;
  }

  /** Reports settings of light and charge that nothing makes. */
  static void without(Binding binding) {
    for (CommandSpec command : List.of(S1, S2, THRESHOLD2, ROI2)) {
      binding
          .get(command)
          .ifPresent(
              s ->
                  binding.fault(
                      s,
                      "there is one observable only",
                      "add a line such as `" + XENON + " 81 V/cm`"));
    }
  }
}
