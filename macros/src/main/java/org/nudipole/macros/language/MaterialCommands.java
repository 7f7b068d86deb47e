package org.nudipole.macros.language;

import static org.nudipole.macros.language.CommandSpec.Repetition.PER_FIRST_VALUE;
import static org.nudipole.macros.language.Default.absent;
import static org.nudipole.macros.language.Scope.DETECTOR;

import java.util.List;

/** Commands under {@code /material}: materials beside the shipped ones. */
public final class MaterialCommands {
  public static final CommandSpec DEFINE =
      DETECTOR
          .setting(
              "/material/define",
              Form.only(
                  Parameter.Name.label(),
                  new Parameter.ChemicalFormula("formula"),
                  new Parameter.Quantity("density", Dimension.DENSITY, Range.POSITIVE)),
              "A material of your own, for /detector/material.",
              "Of natural isotopes; of any elements that have some, up to uranium. Numbers of"
                  + " atoms may be fractions, as in Cd0.9Zn0.1Te, and groups stand in parentheses,"
                  + " as in Gd3(Al2Ga3)O12. The name of a shipped material is then that of yours.",
              absent(),
              "/material/define LiF LiF 2.64 g/cm3")
          .repeated(PER_FIRST_VALUE);

  static final List<CommandSpec> ALL = List.of(DEFINE);

  private MaterialCommands() {}
}
