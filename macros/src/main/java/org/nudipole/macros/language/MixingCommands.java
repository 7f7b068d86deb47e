package org.nudipole.macros.language;

import static org.nudipole.macros.language.CommandSpec.Repetition.PER_FIRST_VALUE;
import static org.nudipole.macros.language.CommandSpec.Repetition.REPLACES;
import static org.nudipole.macros.language.CommandSpec.Role.SETTING;

import java.util.Arrays;
import java.util.List;
import org.nudipole.generator.mixing.MassOrdering;

/** Commands under {@code /mixing}: the mixing of three active and one sterile neutrino. */
final class MixingCommands {
  private static final String BEST_FIT = "best fit of the ordering";

  static final List<CommandSpec> ALL =
      List.of(
          new CommandSpec(
              "/mixing/ordering",
              SETTING,
              REPLACES,
              Form.only(
                  new Parameter.Word(
                      "ordering",
                      Arrays.stream(MassOrdering.values()).map(MassOrdering::label).toList())),
              "Ordering of the light masses, and the best fit that goes with it.",
              "Best fit of arXiv:2006.11237.",
              MassOrdering.NORMAL.label(),
              "/mixing/ordering inverted"),
          squaredSine("12", "0.318"),
          squaredSine("13", "0.02200"),
          squaredSine("23", "0.574"),
          CommandSpec.measured(
              "/mixing/delta",
              new Parameter.Quantity("delta", Dimension.ANGLE, Range.ANY),
              "Dirac phase of three neutrinos.",
              "",
              BEST_FIT,
              "194.4 deg"),
          CommandSpec.measured(
              "/mixing/dm21",
              new Parameter.Quantity("dm21", Dimension.MASS_SQUARED, Range.POSITIVE),
              "m2^2 - m1^2.",
              "",
              BEST_FIT,
              "7.5e-5 eV2"),
          CommandSpec.measured(
              "/mixing/dm31",
              new Parameter.Quantity("dm31", Dimension.MASS_SQUARED, Range.NOT_NEGATIVE),
              "|m3^2 - m1^2|; /mixing/ordering has the sign.",
              "",
              BEST_FIT,
              "2.55e-3 eV2"),
          sterile("14", "|U_e4| = s14"),
          sterile("24", "|U_mu4| = c14 s24"),
          sterile("34", "|U_tau4| = c14 c24 s34"),
          CommandSpec.measured(
              "/mixing/majoranaPhases",
              new Parameter.Vector(
                  "phases", List.of("alpha", "beta", "gamma"), Dimension.ANGLE, Range.ANY),
              "Majorana phases of mass states 2, 3 and 4.",
              "",
              "0 0 0 deg",
              "30 0 0 deg"),
          new CommandSpec(
              "/mixing/element",
              SETTING,
              PER_FIRST_VALUE,
              Form.only(
                  new Parameter.Word("element", MatrixElement.mixingNames()),
                  new Parameter.Number("modulus", Range.NOT_NEGATIVE),
                  new Parameter.Quantity("phase", Dimension.ANGLE, Range.ANY).orAbsent()),
              "An element of the mixing matrix, once for each, instead of angles and phases.",
              "Rows e mu tau s, columns 1 to 4. Those that are left out are 0, and s4 is 1; the"
                  + " matrix must be unitary to 1e-6.",
              "from the angles",
              "/mixing/element mu3 0.749247622619 0 deg"));

  private MixingCommands() {}

  private static CommandSpec squaredSine(String indices, String value) {
    return new CommandSpec(
        "/mixing/sin2Theta" + indices,
        SETTING,
        REPLACES,
        Form.only(new Parameter.Number("sin2Theta", Range.FRACTION)),
        "sin^2(theta" + indices + ").",
        "",
        BEST_FIT,
        "/mixing/sin2Theta" + indices + " " + value);
  }

  private static CommandSpec sterile(String indices, String meaning) {
    return new CommandSpec(
        "/mixing/theta" + indices,
        SETTING,
        REPLACES,
        Form.only(
            new Parameter.Quantity("theta", Dimension.ANGLE, Range.ANY),
            new Parameter.Quantity("phase", Dimension.ANGLE, Range.ANY).orAbsent()),
        "Mixing angle theta" + indices + " of the sterile neutrino, and its phase.",
        meaning + ".",
        "0 deg",
        "/mixing/theta" + indices + " 5 deg");
  }
}
