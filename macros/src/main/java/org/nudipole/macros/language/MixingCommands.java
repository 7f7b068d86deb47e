package org.nudipole.macros.language;

import static java.util.stream.Collectors.toMap;
import static org.nudipole.macros.language.CommandSpec.Repetition.PER_FIRST_VALUE;
import static org.nudipole.macros.language.Default.derived;
import static org.nudipole.macros.language.Default.given;
import static org.nudipole.macros.language.Scope.CROSS_SECTION;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.nudipole.generator.Units;
import org.nudipole.generator.mixing.MassOrdering;

/** Commands under {@code /mixing}: the mixing of three active and one sterile neutrino. */
public final class MixingCommands {
  public static final CommandSpec ORDERING =
      CROSS_SECTION.setting(
          "/mixing/ordering",
          Form.only(
              new Parameter.Word(
                  "ordering",
                  Arrays.stream(MassOrdering.values()).map(MassOrdering::label).toList())),
          "Ordering of the light masses, and the best fit that goes with it.",
          "Best fit of arXiv:2006.11237.",
          given(MassOrdering.NORMAL.label()),
          "/mixing/ordering inverted");

  public static final CommandSpec SIN2_THETA_12 =
      squaredSine("12", "0.318", MassOrdering::squareSine12);

  public static final CommandSpec SIN2_THETA_13 =
      squaredSine("13", "0.02200", MassOrdering::squareSine13);

  public static final CommandSpec SIN2_THETA_23 =
      squaredSine("23", "0.574", MassOrdering::squareSine23);

  public static final CommandSpec DELTA =
      CROSS_SECTION.measured(
          "/mixing/delta",
          new Parameter.Quantity("delta", Dimension.ANGLE, Range.ANY).with(Symmetry.PHASE),
          "Dirac phase of three neutrinos.",
          "",
          bestFit(o -> o.delta() / Units.RAD, " rad"),
          "194.4 deg");

  public static final CommandSpec DM21 =
      CROSS_SECTION.measured(
          "/mixing/dm21",
          new Parameter.Quantity("dm21", Dimension.MASS_SQUARED, Range.POSITIVE),
          "m2^2 - m1^2.",
          "",
          bestFit(o -> o.dm21() / (Units.EV * Units.EV), " eV2"),
          "7.5e-5 eV2");

  public static final CommandSpec DM31 =
      CROSS_SECTION.measured(
          "/mixing/dm31",
          new Parameter.Quantity("dm31", Dimension.MASS_SQUARED, Range.NOT_NEGATIVE),
          "|m3^2 - m1^2|; /mixing/ordering has the sign.",
          "",
          bestFit(o -> Math.abs(o.dm31()) / (Units.EV * Units.EV), " eV2"),
          "2.55e-3 eV2");

  public static final CommandSpec THETA_14 = sterile("14", "|U_e4| = s14");

  public static final CommandSpec THETA_24 = sterile("24", "|U_mu4| = c14 s24");

  public static final CommandSpec THETA_34 = sterile("34", "|U_tau4| = c14 c24 s34");

  public static final CommandSpec MAJORANA_PHASES =
      CROSS_SECTION.measured(
          "/mixing/majoranaPhases",
          new Parameter.Vector(
              "phases",
              List.of("alpha", "beta", "gamma"),
              Dimension.ANGLE,
              Range.ANY,
              Symmetry.PHASE),
          "Majorana phases of mass states 2, 3 and 4.",
          "",
          given("0 0 0 deg"),
          "30 0 0 deg");

  public static final CommandSpec ELEMENT =
      CROSS_SECTION
          .setting(
              "/mixing/element",
              Form.only(
                  new Parameter.Word("element", MatrixElement.mixingNames()),
                  new Parameter.Number("modulus", Range.NOT_NEGATIVE).with(Symmetry.MODULUS),
                  new Parameter.Quantity("phase", Dimension.ANGLE, Range.ANY)
                      .with(Symmetry.PHASE)
                      .or("0", "deg")),
              "An element of the mixing matrix, once for each, instead of angles and phases.",
              "Rows e mu tau s, columns 1 to 4. Those that are left out are 0, and s4 is 1; the"
                  + " matrix must be unitary to 1e-6.",
              derived("from the angles"),
              "/mixing/element mu3 0.749247622619 0 deg")
          .repeated(PER_FIRST_VALUE);

  static final List<CommandSpec> ALL =
      List.of(
          ORDERING,
          SIN2_THETA_12,
          SIN2_THETA_13,
          SIN2_THETA_23,
          DELTA,
          DM21,
          DM31,
          THETA_14,
          THETA_24,
          THETA_34,
          MAJORANA_PHASES,
          ELEMENT);

  private MixingCommands() {}

  private static CommandSpec squaredSine(
      String indices, String value, ToDoubleFunction<MassOrdering> bestFit) {
    return CROSS_SECTION.setting(
        "/mixing/sin2Theta" + indices,
        Form.only(new Parameter.Number("sin2Theta", Range.FRACTION)),
        "sin^2(theta" + indices + ").",
        "",
        bestFit(bestFit, ""),
        "/mixing/sin2Theta" + indices + " " + value);
  }

  private static Default bestFit(ToDoubleFunction<MassOrdering> value, String unit) {
    return new Default.Chosen(
        ORDERING,
        Arrays.stream(MassOrdering.values())
            .collect(toMap(MassOrdering::label, o -> value.applyAsDouble(o) + unit)),
        "best fit of the ordering");
  }

  private static CommandSpec sterile(String indices, String meaning) {
    return CROSS_SECTION.setting(
        "/mixing/theta" + indices,
        Form.only(
            new Parameter.Quantity("theta", Dimension.ANGLE, Range.ANY).with(Symmetry.MODULUS),
            new Parameter.Quantity("phase", Dimension.ANGLE, Range.ANY)
                .with(Symmetry.PHASE)
                .or("0", "deg")),
        "Mixing angle theta" + indices + " of the sterile neutrino, and its phase.",
        meaning + ".",
        given("0 deg"),
        "/mixing/theta" + indices + " 5 deg");
  }
}
