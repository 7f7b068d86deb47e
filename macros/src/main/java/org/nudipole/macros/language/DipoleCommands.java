package org.nudipole.macros.language;

import java.util.List;

/** Commands under {@code /dipole}: the transition moments and the sterile neutrino. */
final class DipoleCommands {
  static final List<CommandSpec> ALL =
      List.of(
          CommandSpec.measured(
              "/dipole/mass",
              new Parameter.Quantity("mass", Dimension.ENERGY, Range.NOT_NEGATIVE),
              "Mass of the sterile neutrino.",
              "",
              "0 keV",
              "100 keV"),
          CommandSpec.measured(
              "/dipole/moment",
              new Parameter.Quantity("moment", Dimension.MOMENT, Range.NOT_NEGATIVE),
              "Effective transition magnetic moment, the same for all flavours.",
              "",
              "0 muB",
              "1e-11 muB"));

  private DipoleCommands() {}
}
