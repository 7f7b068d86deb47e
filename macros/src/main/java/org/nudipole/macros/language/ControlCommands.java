package org.nudipole.macros.language;

import static org.nudipole.macros.language.Default.absent;
import static org.nudipole.macros.language.Scope.CONTROL;

import java.util.List;
import java.util.stream.Stream;
import org.nudipole.macros.language.CommandSpec.Role;

/** Commands under {@code /control}: includes, aliases and loops. */
public final class ControlCommands {

  public static final CommandSpec EXECUTE =
      CONTROL
          .setting(
              "/control/execute",
              Form.only(new Parameter.Text("file")),
              "Read another macro here.",
              "The file is looked for beside the including macro, then among the shipped macros.",
              absent(),
              "/control/execute cr51-cevns-ge.mac")
          .withRole(Role.CONTROL);

  public static final CommandSpec ALIAS =
      CONTROL
          .setting(
              "/control/alias",
              Form.only(aliasName(), new Parameter.RestOfLine("value")),
              "Give a name to text; {name} stands for it from here on.",
              "The value is the rest of the line. --alias NAME=VALUE on the command line wins.",
              absent(),
              "/control/alias mass 100 keV")
          .withRole(Role.CONTROL);

  public static final CommandSpec LOOP =
      CONTROL
          .setting(
              "/control/loop",
              Form.only(
                  new Parameter.Text("file"),
                  aliasName(),
                  new Parameter.Number("start", Range.ANY),
                  new Parameter.Number("end", Range.ANY),
                  new Parameter.Steps("step")),
              "Read a macro once for every value of an alias from START to END.",
              "Steps are exact decimals; END is included where a step meets it. log N takes N values"
                  + " that are even in the logarithm, to 15 digits, START and END among them. A"
                  + " sterile mass that opens no channel is reported as closed there; its file holds"
                  + " the Standard Model.",
              absent(),
              "/control/loop run.mac mass 0 500 100")
          .withRole(Role.CONTROL);

  public static final CommandSpec FOREACH =
      CONTROL
          .setting(
              "/control/foreach",
              Form.only(new Parameter.Text("file"), aliasName(), new Parameter.Text("values")),
              "Read a macro once for every word of a list.",
              "The list is quoted; its words are separated by blanks.",
              absent(),
              "/control/foreach run.mac material \"Ge Si LXe\"")
          .withRole(Role.CONTROL);

  static final List<CommandSpec> ALL =
      Stream.concat(Stream.of(EXECUTE, ALIAS, LOOP, FOREACH), GeantCommands.OF_CONTROL.stream())
          .toList();

  private ControlCommands() {}

  private static Parameter aliasName() {
    return new Parameter.Name(
        "name", Aliases.NAME, "a letter followed by letters, digits, _ . or -");
  }
}
