package org.nudipole.macros.language;

import static org.nudipole.macros.language.CommandSpec.Repetition.PER_FIRST_VALUE;
import static org.nudipole.macros.language.Default.absent;
import static org.nudipole.macros.language.Default.given;
import static org.nudipole.macros.language.Scope.CROSS_SECTION;

import java.util.List;
import java.util.stream.Stream;
import org.nudipole.generator.Flavour;

/** Commands under {@code /interaction} for currents beside the vector current of the Z. */
public final class ElectroweakCommands {
  /** Names of the flavours; antineutrinos have the same couplings. */
  static final List<String> FLAVOURS =
      Stream.of(Flavour.NU_E, Flavour.NU_MU, Flavour.NU_TAU).map(Flavour::label).toList();

  public static final CommandSpec AXIAL =
      CROSS_SECTION.setting(
          "/interaction/axial",
          Form.only(new Parameter.Word("axial", List.of("off", "on"))),
          "Axial current of nuclei with spin in coherent scattering.",
          "From spin expectation values of shell models at zero momentum transfer, with the form"
              + " factor of the vector current. It is largest at the end of the recoil spectrum and"
              + " matters for light nuclei such as 19F and 27Al; a run where it exceeds 1 % of the"
              + " detected events warns.",
          given("off"),
          "/interaction/axial on");

  public static final CommandSpec CHARGE_RADIUS =
      element(
          "/interaction/chargeRadius",
          new Parameter.Quantity("radius", Dimension.AREA, Range.ANY),
          "0 cm2",
          "Squared charge radius of neutrinos, once for each flavour or pair of flavours.",
          "It is added to what the couplings hold: `/interaction/radiativeCorrections` contain"
              + " those of the Standard Model, about -8e-33, -5e-33 and -3e-33 cm2. One flavour:"
              + " shifts the vector couplings of protons and electrons, as another weak mixing angle"
              + " does. Two flavours, in any order: a transition, which adds its square.",
          "/interaction/chargeRadius nu_e -1e-32 cm2");

  public static final CommandSpec MILLICHARGE =
      element(
          "/interaction/millicharge",
          new Parameter.Quantity("charge", Dimension.CHARGE, Range.ANY),
          "0 e",
          "Electric charge of neutrinos, once for each flavour or pair of flavours.",
          "Its amplitude grows like 1/T. One flavour: of either sign, and it interferes with the"
              + " weak interaction; the antineutrino has the opposite charge. Two flavours, in any"
              + " order: a transition, which adds its square. Electrons are those of"
              + " /interaction/binding.",
          "/interaction/millicharge nu_e 1e-12 e");

  private ElectroweakCommands() {}

  private static CommandSpec element(
      String path,
      Parameter.Quantity value,
      String nothing,
      String help,
      String explanation,
      String example) {
    return CROSS_SECTION
        .setting(
            path,
            Form.only(new Parameter.Words("flavour", FLAVOURS, 2), value),
            help,
            explanation,
            absent(),
            example)
        .repeated(PER_FIRST_VALUE)
        .withNull(nothing);
  }
}
