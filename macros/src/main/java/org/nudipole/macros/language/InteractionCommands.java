package org.nudipole.macros.language;

import static org.nudipole.macros.language.CommandSpec.Repetition.REPLACES;
import static org.nudipole.macros.language.CommandSpec.Role.SETTING;

import java.util.List;

/** Commands under {@code /interaction}: the processes and their couplings. */
final class InteractionCommands {
  static final List<CommandSpec> ALL =
      List.of(
          new CommandSpec(
              "/interaction/use",
              SETTING,
              REPLACES,
              Form.only(new Parameter.Words("interaction", List.of("cevns", "eves"))),
              "Interactions: coherent scattering on nuclei, elastic scattering on electrons.",
              "",
              CommandSpec.REQUIRED,
              "/interaction/use cevns eves"),
          new CommandSpec(
              "/interaction/formFactor",
              SETTING,
              REPLACES,
              List.of(
                  Form.of(
                      "helm",
                      new Parameter.Quantity("rms", Dimension.LENGTH, Range.POSITIVE).orAbsent()),
                  Form.of(
                          "kleinNystrand",
                          new Parameter.Quantity("a", Dimension.LENGTH, Range.POSITIVE)
                              .or("0.7", "fm"),
                          new Parameter.Quantity("r0", Dimension.LENGTH, Range.POSITIVE)
                              .or("1.23", "fm"))
                      .with("0.7 fm 1.23 fm"),
                  Form.of("pointLike")),
              "Nuclear form factor.",
              "helm: Lewin-Smith radius unless an rms radius is given. kleinNystrand: range a of"
                  + " the Yukawa folding and r0 of the radius r0 A^(1/3).",
              "helm",
              "/interaction/formFactor helm 4.8 fm"),
          new CommandSpec(
              "/interaction/sin2ThetaW",
              SETTING,
              REPLACES,
              Form.only(new Parameter.Number("sin2ThetaW", Range.OPEN_FRACTION)),
              "Weak mixing angle, sin^2(theta_W).",
              "",
              "0.23857",
              "/interaction/sin2ThetaW 0.23857"),
          new CommandSpec(
              "/interaction/couplings",
              SETTING,
              REPLACES,
              Form.only(
                  new Parameter.Number("gVp", Range.ANY), new Parameter.Number("gVn", Range.ANY)),
              "Vector couplings of proton and neutron.",
              "They replace those from /interaction/sin2ThetaW.",
              "from sin2ThetaW",
              "/interaction/couplings 0.0229 -0.5"),
          new CommandSpec(
              "/interaction/electronCouplings",
              SETTING,
              REPLACES,
              Form.only(
                  new Parameter.Number("gV", Range.ANY), new Parameter.Number("gA", Range.ANY)),
              "Vector and axial coupling of the electron to the neutral current.",
              "They replace -1/2 + 2 sin2ThetaW and -1/2; the charged current of nu_e adds 1 to"
                  + " both.",
              "from sin2ThetaW",
              "/interaction/electronCouplings -0.0229 -0.5"),
          new CommandSpec(
              "/interaction/radiativeCorrections",
              SETTING,
              REPLACES,
              Form.only(new Parameter.Word("corrections", List.of("none", "pdg"))),
              "Radiative corrections of the Standard Model couplings.",
              "pdg: constants at zero momentum transfer that differ between the flavours, of"
                  + " nucleons (gVp 0.0401, 0.0318, 0.0274 of nu_e, nu_mu, nu_tau; gVn -0.5094) and"
                  + " of the electron (gV 0.9521, -0.0397, -0.0353; gA 0.4938, -0.5062, -0.5062,"
                  + " charged current included). They replace those from sin2ThetaW.",
              "none, tree level",
              "/interaction/radiativeCorrections pdg"),
          new CommandSpec(
              "/interaction/part",
              SETTING,
              REPLACES,
              Form.only(new Parameter.Word("part", List.of("sm", "dipole", "both"))),
              "Part of the cross section: Standard Model, dipole, or both.",
              "",
              "both",
              "/interaction/part both"),
          CommandSpec.measured(
              "/interaction/minRecoil",
              new Parameter.Quantity("minRecoil", Dimension.ENERGY, Range.NOT_NEGATIVE),
              "Least recoil energy that is generated.",
              "Required without a threshold or an efficiency that falls; for a massless dipole on"
                  + " nuclei or free electrons also where the threshold is 0 or Gaussian noise of"
                  + " constant width lifts recoils over it. What a greater one leaves out of the"
                  + " detected events, `run` and `rate` tell, unless it diverges or neutrinos oscillate"
                  + " too fast below it.",
              "from the response, so that less than 1e-9 of the detected events are lost",
              "1 eV"),
          new CommandSpec(
              "/interaction/binding",
              SETTING,
              REPLACES,
              Form.only(new Parameter.Word("binding", List.of("stepping", "free"))),
              "Atomic binding in scattering on electrons.",
              "stepping: a shell takes part above its binding energy. free: electrons at rest.",
              "stepping",
              "/interaction/binding stepping"),
          new CommandSpec(
              "/interaction/bindingCorrection",
              SETTING,
              REPLACES,
              List.of(
                  Form.of("none"),
                  Form.of("rrpa"),
                  Form.of("table", new Parameter.Table("file")).with("ratio.csv")),
              "Factor on the Standard Model cross section of bound electrons, a function of the"
                  + " deposit.",
              "rrpa: relativistic random phase approximation over stepping, for xenon from 0.25 to"
                  + " 28 keV, read off published curves. table: ratio to stepping against the"
                  + " deposit, for all atoms of the material, see Tables. Both are linear between"
                  + " their points and 1 outside. The dipole part is not corrected.",
              "none",
              "/interaction/bindingCorrection rrpa"));

  private InteractionCommands() {}
}
