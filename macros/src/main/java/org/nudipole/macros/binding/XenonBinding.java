package org.nudipole.macros.binding;

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
import org.nudipole.macros.language.ObservedScale;
import org.nudipole.macros.language.Setting;

/** Binds light and charge of liquid xenon. */
final class XenonBinding {
  static final String XENON = "/response/xenon";

  private static final String MATERIAL = "LXe";
  private static final String S1 = "/response/s1";
  private static final String S2 = "/response/s2";
  private static final String THRESHOLD = "/response/threshold2";
  private static final String REGION = "/response/roi2";

  private XenonBinding() {}

  /** The step to S1 and S2, of a run that asks for it; empty after a fault was reported. */
  static Optional<LightAndCharge> signals(Binding binding) {
    for (String other :
        List.of(
            "/response/quenching",
            "/response/resolution",
            "/response/lightYield",
            "/response/photoElectrons")) {
      binding.excludes(XENON, other, "the yields of xenon hold it: keep one of the two");
    }
    Setting xenon = binding.get(XENON).orElseThrow();
    for (Setting level : binding.settings().all("/background/level")) {
      if (level.word("level").equals("observed")) {
        binding.fault(
            level,
            "of S1 and S2 it would have one only",
            "leave the line out: the energy of the spectrum is then deposited");
      }
    }
    String material = binding.word("/detector/material", "material", MATERIAL);
    if (!material.equals(MATERIAL)) {
      binding.fault(xenon, "the material is " + material, "use /detector/material " + MATERIAL);
      return Optional.empty();
    }
    Optional<Setting> s1 = binding.required(S1, "it says how the light of xenon is seen");
    Optional<Setting> s2 = binding.required(S2, "it says how the charge of xenon is seen");
    if (s1.isEmpty() || s2.isEmpty()) {
      return Optional.empty();
    }
    double field = xenon.quantity("field").value();
    double density =
        binding.quantity("/detector/density", "density", Material.named(MATERIAL).density());
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
        .get(THRESHOLD)
        .ifPresent(
            s ->
                steps.add(
                    ResponseCurves.value(binding, s, "threshold", scale)
                        .map(least -> new SecondAccept(new Threshold(least)))));
    binding
        .get(REGION)
        .ifPresent(
            s ->
                steps.add(
                    ResponseCurves.values(binding, s, "roi", scale)
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
    for (String command : List.of(S1, S2, THRESHOLD, REGION)) {
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
