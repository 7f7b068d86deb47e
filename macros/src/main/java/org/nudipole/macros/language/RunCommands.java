package org.nudipole.macros.language;

import static org.nudipole.macros.language.CommandSpec.Repetition.REPLACES;
import static org.nudipole.macros.language.CommandSpec.Role.OUTPUT;
import static org.nudipole.macros.language.CommandSpec.Role.RUN;
import static org.nudipole.macros.language.CommandSpec.Role.SETTING;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Commands under {@code /random}, {@code /run} and {@code /output}: how much is generated, and
 * where it goes.
 */
final class RunCommands {
  static final String SEED = "/random/seed";

  /** The command that sets the seed: the first setting of a macro. */
  static final CommandSpec SEED_COMMAND =
      new CommandSpec(
          SEED,
          SETTING,
          REPLACES,
          Form.only(new Parameter.Integer("seed", Range.ANY)),
          "Master seed, a 64-bit integer.",
          "Run k of a macro, from 0, uses seed + k.",
          "1",
          "/random/seed 42");

  static final List<CommandSpec> ALL =
      List.of(
          CommandSpec.measured(
              "/run/exposure",
              new Parameter.Quantity("exposure", Dimension.TIME, Range.POSITIVE),
              "Live time.",
              "",
              CommandSpec.REQUIRED,
              "55.4 day"),
          new CommandSpec(
              "/run/beamOn",
              RUN,
              REPLACES,
              Form.only(new Parameter.Integer("events", Range.POSITIVE)),
              "Generate exactly this many interactions.",
              "",
              CommandSpec.NONE,
              "/run/beamOn 1000000"),
          new CommandSpec(
              "/run/expose",
              RUN,
              REPLACES,
              Form.only(),
              "Generate a Poisson number of interactions, as expected in the exposure.",
              "",
              CommandSpec.NONE,
              "/run/expose"),
          new CommandSpec(
              "/output/file",
              OUTPUT,
              REPLACES,
              Form.only(
                  new Parameter.Name(
                      "file", Pattern.compile(".*[^/]\\.h5"), "a file name that ends in .h5")),
              "Event file, relative to the working directory.",
              "The option -o wins. Run k >= 1 of a macro adds -rK before .h5.",
              "the macro's base name and .h5",
              "/output/file events.h5"),
          new CommandSpec(
              "/output/columns",
              SETTING,
              REPLACES,
              Form.only(new Parameter.Word("columns", List.of("standard", "full"))),
              "Columns of the event file.",
              "full adds directions and the cross sections that re-weight events.",
              "standard",
              "/output/columns full"));

  private RunCommands() {}
}
