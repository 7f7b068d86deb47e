package org.nudipole.macros.language;

import static org.nudipole.macros.language.CommandSpec.Repetition.PER_FIRST_VALUE;
import static org.nudipole.macros.language.CommandSpec.Repetition.PER_LAST_WORD;
import static org.nudipole.macros.language.Default.absent;
import static org.nudipole.macros.language.Default.derived;
import static org.nudipole.macros.language.Default.given;
import static org.nudipole.macros.language.Default.required;
import static org.nudipole.macros.language.Scope.CROSS_SECTION;
import static org.nudipole.macros.language.Scope.GENERATION;

import java.util.List;
import java.util.stream.Stream;
import org.nudipole.generator.Constants;
import org.nudipole.generator.interaction.RadiativeCorrections;
import org.nudipole.generator.interaction.ScatteringProcess;

/** Commands under {@code /interaction}: the processes and their couplings. */
public final class InteractionCommands {
  private static final List<String> KINDS = ScatteringProcess.labels();

  public static final CommandSpec USE =
      GENERATION.setting(
          "/interaction/use",
          Form.only(new Parameter.Words("interaction", KINDS)),
          "Interactions: coherent scattering on nuclei, elastic scattering on electrons.",
          "",
          required(),
          "/interaction/use cevns eves");

  public static final CommandSpec FORM_FACTOR =
      CROSS_SECTION.setting(
          "/interaction/formFactor",
          List.of(
              Form.of("helm", radius("rp").orAbsent(), radius("rn").orAbsent()),
              Form.of(
                  "helm measured",
                  new Parameter.Quantity("skin", Dimension.LENGTH, Range.ANY).or("0", "fm")),
              Form.of(
                      "kleinNystrand",
                      radius("a").or("0.7", "fm"),
                      radius("r0").or("1.23", "fm"),
                      radius("r0n").orAbsent())
                  .with("0.7 fm 1.23 fm"),
              Form.of("pointLike")),
          "Nuclear form factors, of protons and of neutrons. The dipole and the photon see the"
              + " protons alone.",
          "helm: Lewin-Smith radius for both unless rms radii are given; RP alone is that of both."
              + " helm measured: the measured rms charge radius of each isotope, for neutrons"
              + " greater by the neutron SKIN. kleinNystrand: range a of the Yukawa folding and r0"
              + " of the radius r0 A^(1/3), r0n for neutrons if it differs.",
          given("helm"),
          "/interaction/formFactor helm 4.8 fm");

  public static final CommandSpec SIN2_THETA_W =
      CROSS_SECTION.setting(
          "/interaction/sin2ThetaW",
          Form.only(new Parameter.Number("sin2ThetaW", Range.OPEN_FRACTION)),
          "Weak mixing angle, sin^2(theta_W).",
          "",
          given(Double.toString(Constants.SIN2_THETA_W)),
          "/interaction/sin2ThetaW 0.23857");

  public static final CommandSpec COUPLINGS =
      CROSS_SECTION
          .setting(
              "/interaction/couplings",
              Form.only(
                  new Parameter.Number("gVp", Range.ANY),
                  new Parameter.Number("gVn", Range.ANY),
                  new Parameter.Word("flavour", ElectroweakCommands.FLAVOURS).orAbsent()),
              "Vector couplings of proton and neutron.",
              "They replace those from /interaction/sin2ThetaW, for one flavour and its"
                  + " antineutrino, or for all that have none of their own.",
              derived("from sin2ThetaW"),
              "/interaction/couplings 0.0229 -0.5")
          .repeated(PER_LAST_WORD);

  public static final CommandSpec ELECTRON_COUPLINGS =
      CROSS_SECTION.setting(
          "/interaction/electronCouplings",
          Form.only(new Parameter.Number("gV", Range.ANY), new Parameter.Number("gA", Range.ANY)),
          "Vector and axial coupling of the electron to the neutral current.",
          "They replace -1/2 + 2 sin2ThetaW and -1/2; the charged current of nu_e adds 1 to"
              + " both.",
          derived("from sin2ThetaW"),
          "/interaction/electronCouplings -0.0229 -0.5");

  public static final CommandSpec RADIATIVE_CORRECTIONS =
      CROSS_SECTION.setting(
          "/interaction/radiativeCorrections",
          Form.only(new Parameter.Word("corrections", corrections())),
          "Radiative corrections of the Standard Model couplings.",
          "Constants at zero momentum transfer that differ between the flavours, in the editions"
              + " that papers use. pdg2020, or pdg for short: of nucleons (gVp 0.0401, 0.0318, 0.0274"
              + " of nu_e, nu_mu, nu_tau; gVn -0.5094) and of the electron (gV 0.9521, -0.0397,"
              + " -0.0353; gA 0.4938, -0.5062, -0.5062, charged current included). pdg2022: gVp"
              + " 0.0382, 0.0300, 0.0256; gVn -0.5117; the electron as before. They replace those"
              + " from sin2ThetaW.",
          given("none", "none, tree level"),
          "/interaction/radiativeCorrections pdg2020");

  public static final CommandSpec PART =
      CROSS_SECTION.setting(
          "/interaction/part",
          Form.only(new Parameter.Word("part", List.of("sm", "dipole", "both"))),
          "Part of the cross section: Standard Model, dipole, or both.",
          "sm leaves out the dipole, and dipole all else; interactions of your own stay with sm.",
          given("both"),
          "/interaction/part both");

  public static final CommandSpec MIN_RECOIL =
      GENERATION
          .setting(
              "/interaction/minRecoil",
              Form.only(
                  new Parameter.Quantity("minRecoil", Dimension.ENERGY, Range.NOT_NEGATIVE),
                  new Parameter.Word("interaction", KINDS).orAbsent()),
              "Least recoil energy that is generated, of one interaction or of all.",
              "Required without a threshold or an efficiency that falls; for a massless dipole on"
                  + " nuclei or free electrons also where the threshold is 0 or Gaussian noise of"
                  + " constant width lifts recoils over it. What a greater one leaves out of the"
                  + " detected events, `run` and `rate` tell, unless neutrinos oscillate too fast"
                  + " below it.",
              derived(
                  "from the response, for each interaction so that less than 1e-9 of its detected"
                      + " events are lost"),
              "/interaction/minRecoil 1 eV")
          .repeated(PER_LAST_WORD);

  public static final CommandSpec BINDING =
      GENERATION.setting(
          "/interaction/binding",
          Form.only(new Parameter.Word("binding", List.of("stepping", "free"))),
          "Atomic binding in scattering on electrons.",
          "stepping: a shell takes part above its binding energy. free: electrons at rest.",
          given("stepping"),
          "/interaction/binding stepping");

  public static final CommandSpec BINDING_CORRECTION =
      CROSS_SECTION.setting(
          "/interaction/bindingCorrection",
          List.of(
              Form.of("none"),
              Form.of("rrpa"),
              Form.of("table", new Parameter.Table("file")).with("ratio.csv")),
          "Factor on the Standard Model cross section of bound electrons, a function of the"
              + " deposit.",
          "rrpa: relativistic random phase approximation over stepping, for xenon from 0.25 to"
              + " 28 keV, read off published curves. table: ratio to stepping against the"
              + " deposit, for all atoms of the material, see Tables. Both are linear between"
              + " their points and 1 outside. The dipole has"
              + " /dipole/bindingCorrection.",
          given("none"),
          "/interaction/bindingCorrection rrpa");

  public static final CommandSpec RATIO_TABLE =
      CROSS_SECTION
          .setting(
              "/interaction/ratioTable",
              Form.only(
                  Parameter.Name.label(),
                  new Parameter.Table("file"),
                  new Parameter.Word("interaction", KINDS).orAbsent()),
              "An interaction of your own, as a ratio to the Standard Model cross section.",
              "dsigma = dsigma_SM (1 + S r), with S from /interaction/ratioStrength and r from a"
                  + " table: a column recoil, perhaps a column neutrino_energy (energies), and a"
                  + " column ratio (unit 1). With neutrino energies it has one row for each pair of"
                  + " a full grid. r is linear between the rows and 0 outside. It is of either sign,"
                  + " and a sum below 0 is refused. The rate has rows with NAME as part; events are"
                  + " drawn from the sum with the Standard Model, and `part` is 0. Without the last"
                  + " word it holds for all interactions in use.",
              absent(),
              "/interaction/ratioTable zprime ratio.csv")
          .repeated(PER_FIRST_VALUE);

  public static final CommandSpec RATIO_STRENGTH =
      strength(
          "/interaction/ratioStrength",
          Range.ANY,
          "Strength S of an interaction of /interaction/ratioTable.",
          "/interaction/ratioStrength zprime 0.1");

  public static final CommandSpec CROSS_SECTION_TABLE =
      CROSS_SECTION
          .setting(
              "/interaction/crossSectionTable",
              Form.only(
                  Parameter.Name.label(),
                  new Parameter.Table("file"),
                  new Parameter.Word("interaction", KINDS).or(KINDS.get(0))),
              "An interaction of your own, as a cross section beside the others.",
              "S dsigma/dT, with S from /interaction/crossSectionStrength and dsigma/dT from a"
                  + " table: a column recoil, perhaps a column neutrino_energy (energies), and a"
                  + " column cross_section (cm2/keV), per nucleus for cevns and per electron for"
                  + " eves. With neutrino energies it has one row for each pair of a full grid. It"
                  + " is linear between the rows, 0 outside and above the greatest recoil that a"
                  + " massless final state allows. Rows have NAME as part, and a code of their own"
                  + " in the column.",
              absent(),
              "/interaction/crossSectionTable axion dsigma.csv")
          .repeated(PER_FIRST_VALUE);

  public static final CommandSpec CROSS_SECTION_STRENGTH =
      strength(
          "/interaction/crossSectionStrength",
          Range.NOT_NEGATIVE,
          "Strength S of an interaction of /interaction/crossSectionTable.",
          "/interaction/crossSectionStrength axion 1");

  static final List<CommandSpec> ALL =
      List.of(
          USE,
          FORM_FACTOR,
          SIN2_THETA_W,
          COUPLINGS,
          ELECTRON_COUPLINGS,
          RADIATIVE_CORRECTIONS,
          ElectroweakCommands.AXIAL,
          ElectroweakCommands.CHARGE_RADIUS,
          ElectroweakCommands.MILLICHARGE,
          PART,
          MIN_RECOIL,
          BINDING,
          BINDING_CORRECTION,
          RATIO_TABLE,
          RATIO_STRENGTH,
          CROSS_SECTION_TABLE,
          CROSS_SECTION_STRENGTH);

  private InteractionCommands() {}

  private static List<String> corrections() {
    return Stream.concat(
            Stream.of("none", "pdg"),
            Stream.of(RadiativeCorrections.values()).map(RadiativeCorrections::label))
        .toList();
  }

  private static Parameter.Quantity radius(String name) {
    return new Parameter.Quantity(name, Dimension.LENGTH, Range.POSITIVE);
  }

  private static CommandSpec strength(String path, Range range, String help, String example) {
    return CROSS_SECTION
        .setting(
            path,
            Form.only(Parameter.Name.label(), new Parameter.Number("strength", range)),
            help,
            "At 0 the interaction is absent.",
            given("0"),
            example)
        .repeated(PER_FIRST_VALUE)
        .withNull("0");
  }
}
