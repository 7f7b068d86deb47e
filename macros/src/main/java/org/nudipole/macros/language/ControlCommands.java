package org.nudipole.macros.language;

import static org.nudipole.macros.language.CommandSpec.Repetition.REPLACES;
import static org.nudipole.macros.language.CommandSpec.Role.CONTROL;

import java.util.List;

/** Commands under {@code /control}: includes, aliases and loops. */
final class ControlCommands {
  static final String EXECUTE = "/control/execute";
  static final String ALIAS = "/control/alias";
  static final String LOOP = "/control/loop";
  static final String FOREACH = "/control/foreach";

  static final List<CommandSpec> ALL =
      List.of(
          new CommandSpec(
              EXECUTE,
              CONTROL,
              REPLACES,
              Form.only(new Parameter.Text("file")),
              "Read another macro here.",
              "The file is looked for beside the including macro, then among the shipped macros.",
              CommandSpec.NONE,
              "/control/execute cr51-cevns-ge.mac"),
          new CommandSpec(
              ALIAS,
              CONTROL,
              REPLACES,
              Form.only(aliasName(), new Parameter.RestOfLine("value")),
              "Give a name to text; {name} stands for it from here on.",
              "The value is the rest of the line. --alias NAME=VALUE on the command line wins.",
              CommandSpec.NONE,
              "/control/alias mass 100 keV"),
          new CommandSpec(
              LOOP,
              CONTROL,
              REPLACES,
              Form.only(
                  new Parameter.Text("file"),
                  aliasName(),
                  new Parameter.Number("start", Range.ANY),
                  new Parameter.Number("end", Range.ANY),
                  new Parameter.Number("step", Range.ANY).or("1")),
              "Read a macro once for every value of an alias from START to END.",
              "Steps are exact decimals; END is included where a step meets it. A sterile mass that"
                  + " opens no channel is reported as closed there; its file holds the Standard"
                  + " Model.",
              CommandSpec.NONE,
              "/control/loop run.mac mass 0 500 100"),
          new CommandSpec(
              FOREACH,
              CONTROL,
              REPLACES,
              Form.only(new Parameter.Text("file"), aliasName(), new Parameter.Text("values")),
              "Read a macro once for every word of a list.",
              "The list is quoted; its words are separated by blanks.",
              CommandSpec.NONE,
              "/control/foreach run.mac material \"Ge Si LXe\""));

  private ControlCommands() {}

  private static Parameter aliasName() {
    return new Parameter.Name(
        "name", Aliases.NAME, "a letter followed by letters, digits, _ . or -");
  }
}
