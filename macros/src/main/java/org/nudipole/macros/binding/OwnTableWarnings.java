package org.nudipole.macros.binding;

import java.util.ArrayList;
import java.util.List;
import org.nudipole.generator.Units;
import org.nudipole.generator.axis.Digits;
import org.nudipole.generator.interaction.Interaction;
import org.nudipole.generator.interaction.RatioCorrection;
import org.nudipole.macros.language.CommandSpec;
import org.nudipole.macros.language.Fault;
import org.nudipole.macros.language.Setting;

/** What is legal in the tables of anyone's own interactions but probably not meant. */
final class OwnTableWarnings {
  private final RunConfiguration run;
  private final List<Fault> warnings = new ArrayList<>();

  private OwnTableWarnings(RunConfiguration run) {
    this.run = run;
  }

  /** The warnings of a run. */
  static List<Fault> of(RunConfiguration run) {
    OwnTableWarnings found = new OwnTableWarnings(run);
    for (CommandSpec command : OwnInteractions.TABLES) {
      run.settings().all(command).forEach(found::table);
    }
    return found.warnings;
  }

  private void table(Setting table) {
    String name = table.word("name");
    List<Interaction> own =
        run.experiment().interactions().stream()
            .filter(i -> List.of(i.label().split("\\+", -1)).contains(name))
            .toList();
    boolean seen =
        run.expectations().stream()
            .anyMatch(e -> own.contains(e.channel().interaction()) && e.detected() != 0);
    if (!seen) {
      warnings.add(
          new Fault(
              table.location(),
              "the table " + name + " has no effect",
              own.isEmpty()
                  ? "its strength is 0, or /interaction/part leaves it out"
                  : "it is 0 at every recoil that is detected",
              own.isEmpty()
                  ? "give it a strength, or leave out the table"
                  : "check the units of its columns, or leave it out"));
      return;
    }
    for (Interaction interaction : own) {
      if (interaction instanceof RatioCorrection ratio) {
        covered(table, ratio);
      }
    }
  }

  // Where a table of ratios ends, nothing is said of the interaction; it is left out there.
  private void covered(Setting table, RatioCorrection correction) {
    double[] turns = correction.ratio().turns();
    double low = turns[0];
    double high = turns[turns.length - 1];
    double outside =
        ResponseWarnings.shareOutside(
            run, low, high, channel -> correction.actsOn(channel.target()));
    if (outside > RunWarnings.UNSEEN) {
      warnings.add(
          new Fault(
              table.location(),
              RunWarnings.percent(outside)
                  + " of the detected events are outside the table "
                  + correction.label(),
              "given for recoils of "
                  + Digits.general(low / Units.KEV, 4)
                  + " to "
                  + Digits.general(high / Units.KEV, 4)
                  + " keV, 0 elsewhere",
              "extend the table, with rows of 0 where that is meant"));
    }
  }
}
