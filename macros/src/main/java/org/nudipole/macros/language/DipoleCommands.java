package org.nudipole.macros.language;

import static org.nudipole.macros.language.CommandSpec.Repetition.PER_FIRST_VALUE;
import static org.nudipole.macros.language.Default.absent;
import static org.nudipole.macros.language.Default.given;
import static org.nudipole.macros.language.Scope.CROSS_SECTION;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.nudipole.generator.interaction.InterferenceOrder;
import org.nudipole.generator.mixing.MomentMatrix.Basis;
import org.nudipole.generator.mixing.MomentMatrix.Nature;

/** Commands under {@code /dipole}: the transition moments and the sterile neutrino. */
public final class DipoleCommands {
  private static final String OFF = "off";

  /** Ways to sum the amplitudes of mass states. */
  private static final List<String> COMBINATIONS = List.of("incoherent", "coherent", "oscillating");

  public static final CommandSpec MASS =
      CROSS_SECTION.measured(
          "/dipole/mass",
          new Parameter.Quantity("mass", Dimension.ENERGY, Range.NOT_NEGATIVE),
          "Mass of the sterile neutrino.",
          "",
          given("0 keV"),
          "100 keV");

  public static final CommandSpec MOMENT =
      CROSS_SECTION
          .measured(
              "/dipole/moment",
              new Parameter.Quantity("moment", Dimension.MOMENT, Range.NOT_NEGATIVE)
                  .with(Symmetry.EVEN),
              "Effective transition magnetic moment, the same for all flavours.",
              "Contradicts /dipole/lambda and /dipole/epsilon, unless it is 0.",
              given("0 muB"),
              "1e-11 muB")
          .withNull("0 muB");

  public static final CommandSpec LAMBDA =
      CROSS_SECTION
          .setting(
              "/dipole/lambda",
              element(),
              "An element of the matrix of transition moments, once for each.",
              "Mass states 1 to 4 (4 is the sterile one) unless /dipole/basis flavour. Majorana:"
                  + " lambda_ij = -lambda_ji, so one of the two is enough. Dirac: the magnetic part,"
                  + " mu_ij the conjugate of mu_ji; /dipole/epsilon is the electric one. Elements"
                  + " with 4 or s reach the massive sterile neutrino, the others massless ones.",
              absent("no element"),
              "/dipole/lambda 14 1e-11 muB 30 deg")
          .repeated(PER_FIRST_VALUE)
          .withNull("0 muB");

  public static final CommandSpec EPSILON =
      CROSS_SECTION
          .setting(
              "/dipole/epsilon",
              element(),
              "An element of the hermitian matrix of electric moments of Dirac neutrinos.",
              "lambda = mu - i epsilon. Majorana neutrinos have it in the phases of /dipole/lambda.",
              absent("no element"),
              "/dipole/epsilon 24 1e-11 muB")
          .repeated(PER_FIRST_VALUE)
          .withNull("0 muB");

  public static final CommandSpec BASIS =
      CROSS_SECTION.setting(
          "/dipole/basis",
          Form.only(
              new Parameter.Word(
                  "basis", Arrays.stream(Basis.values()).map(Basis::label).toList())),
          "Basis of the elements of /dipole/lambda and /dipole/epsilon.",
          "flavour: elements are named es, mus, taus, emu and so on. /mixing leads from one to"
              + " the other.",
          given(Basis.MASS.label()),
          "/dipole/basis flavour");

  public static final CommandSpec NATURE =
      CROSS_SECTION.setting(
          "/dipole/nature",
          Form.only(
              new Parameter.Word(
                  "nature", Arrays.stream(Nature.values()).map(Nature::label).toList())),
          "Whether neutrinos are their own antiparticles.",
          "",
          given(Nature.MAJORANA.label()),
          "/dipole/nature dirac");

  public static final CommandSpec COMBINATION =
      CROSS_SECTION.setting(
          "/dipole/combination",
          Form.only(new Parameter.Word("combination", COMBINATIONS)),
          "How mass states add up to the effective moment of a flavour.",
          "incoherent: sum of |U_ai|^2 |lambda_ij|^2, without phases. coherent: amplitudes are"
              + " summed, right for sources near the detector. oscillating: amplitudes with the"
              + " phases of each event's own distance and energy. Neutrinos from the Sun are"
              + " incoherent.",
          given(COMBINATIONS.get(0)),
          "/dipole/combination coherent");

  public static final CommandSpec INTERFERENCE =
      CROSS_SECTION.setting(
          "/dipole/interference",
          Form.only(new Parameter.Word("interference", interference())),
          "Interference of the dipole with the weak interaction into the sterile neutrino.",
          "It changes nothing for neutrinos from the Sun, which arrive as incoherent mass states"
              + " unless /source/oscillation is none. exact: to all orders in its mass."
              + " leadingOrder: to first order, as in hep-ph/9708279; refused where the rate"
              + " would be negative. Both need /dipole/lambda, a mixing with the sterile"
              + " neutrino such as /mixing/theta14, and `/dipole/combination coherent`, which"
              + " incoherent mass states refuse. Events are then drawn from the sum of all"
              + " parts, and `part` is 0.",
          given(OFF),
          "/dipole/interference exact");

  public static final CommandSpec BINDING_CORRECTION =
      CROSS_SECTION.setting(
          "/dipole/bindingCorrection",
          List.of(
              Form.of("none"),
              Form.of("rrpa"),
              Form.of("table", new Parameter.Table("file")).with("ratio.csv")),
          "Factor on the dipole cross section of bound electrons, a function of the deposit.",
          "table: ratio of a calculation of the atom to stepping against the deposit, for all"
              + " atoms of the material, see Tables. rrpa: the ratio that"
              + " /interaction/bindingCorrection has for the weak interaction on xenon, which is a"
              + " guess for the dipole. Both are linear between their points and 1 outside. Nuclei"
              + " are not corrected.",
          given("none"),
          "/dipole/bindingCorrection table ratio.csv");

  static final List<CommandSpec> ALL =
      List.of(
          MASS,
          MOMENT,
          LAMBDA,
          EPSILON,
          BASIS,
          NATURE,
          COMBINATION,
          INTERFERENCE,
          BINDING_CORRECTION);

  private DipoleCommands() {}

  private static List<String> interference() {
    return Stream.concat(
            Stream.of(OFF), Stream.of(InterferenceOrder.values()).map(InterferenceOrder::label))
        .toList();
  }

  private static List<Form> element() {
    return Form.only(
        new Parameter.Word("element", MatrixElement.names()),
        new Parameter.Quantity("moment", Dimension.MOMENT, Range.ANY).with(Symmetry.MODULUS),
        new Parameter.Quantity("phase", Dimension.ANGLE, Range.ANY)
            .with(Symmetry.PHASE)
            .or("0", "deg"));
  }
}
