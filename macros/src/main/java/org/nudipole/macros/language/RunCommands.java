package org.nudipole.macros.language;

import static org.nudipole.macros.language.CommandSpec.Repetition.PER_FIRST_VALUE;
import static org.nudipole.macros.language.CommandSpec.Role.OUTPUT;
import static org.nudipole.macros.language.CommandSpec.Role.RUN;
import static org.nudipole.macros.language.Default.absent;
import static org.nudipole.macros.language.Default.derived;
import static org.nudipole.macros.language.Default.given;
import static org.nudipole.macros.language.Default.required;
import static org.nudipole.macros.language.Scope.RANDOM;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nudipole.generator.Column;

/**
 * Commands under {@code /random}, {@code /run} and {@code /output}: how much is generated, and
 * where it goes.
 */
public final class RunCommands {
  private static final Range SEED_RUNS = new Range(0, true, 1L << 53, true, "lie in [0, 2^53]");

  /** The command that sets the seed: the first setting of a macro. */
  public static final CommandSpec SEED =
      RANDOM.setting(
          "/random/seed",
          Form.only(new Parameter.Integer("seed", Range.ANY)),
          "Master seed, a 64-bit integer.",
          "Each run of a macro has random numbers of its own, those of /random/run.",
          given("1"),
          "/random/seed 42");

  /** Which run of its seed the first run of a macro is. */
  public static final CommandSpec SEED_RUN =
      RANDOM.setting(
          "/random/run",
          Form.only(new Parameter.Integer("run", SEED_RUNS)),
          "Which run of the seed the first run of the macro is.",
          "Run k of a macro, from 0, has the random numbers of seed and k, which no other seed"
              + " has. The macro that an event file of run k holds begins with it.",
          given("0"),
          "/random/run 3");

  public static final CommandSpec EXPOSURE =
      Scope.EXPOSURE.measured(
          "/run/exposure",
          new Parameter.Quantity("exposure", Dimension.TIME, Range.POSITIVE),
          "From the start of the measurement to its end: the live time, without /run/livePeriod.",
          "",
          required(),
          "55.4 day");

  public static final CommandSpec LIVE_PERIOD =
      Scope.EXPOSURE
          .setting(
              "/run/livePeriod",
              Form.only(
                  new Parameter.Quantity("start", Dimension.TIME, Range.NOT_NEGATIVE),
                  new Parameter.Quantity("length", Dimension.TIME, Range.POSITIVE)),
              "A period of the exposure in which the detector takes data, and none outside of them"
                  + " all.",
              "Of every source, and of backgrounds: nothing happens between them, and rates are"
                  + " those of the live time, their sum. Several periods hold together if their"
                  + " starts differ; they lie inside the exposure and do not overlap. Activity,"
                  + " /source/flux and /source/startDate are those of the whole exposure.",
              absent("all of the exposure"),
              "/run/livePeriod 0 day 20 day")
          .repeated(PER_FIRST_VALUE);

  public static final CommandSpec BEAM_ON =
      RANDOM
          .setting(
              "/run/beamOn",
              Form.only(new Parameter.Integer("events", Range.POSITIVE)),
              "Generate exactly this many interactions.",
              "",
              absent(),
              "/run/beamOn 1000000")
          .withRole(RUN);

  public static final CommandSpec EXPOSE =
      RANDOM
          .setting(
              "/run/expose",
              Form.only(),
              "Generate a Poisson number of interactions, as expected in the exposure.",
              "",
              absent(),
              "/run/expose")
          .withRole(RUN);

  public static final CommandSpec FILE =
      Scope.OUTPUT
          .setting(
              "/output/file",
              Form.only(
                  new Parameter.Name(
                      "file", Pattern.compile(".*[^/]\\.h5"), "a file name that ends in .h5")),
              "Event file, relative to the working directory.",
              "The option -o wins. {NAME} is what the alias stands for in each run, so that the runs of a"
                  + " loop have names of their own. Of runs with the same name the first keeps it;"
                  + " run K of the others adds -rK before .h5.",
              derived("the macro's base name and .h5"),
              "/output/file events.h5")
          .withRole(OUTPUT);

  public static final CommandSpec SHARD_EVENTS =
      Scope.OUTPUT
          .setting(
              "/output/shardEvents",
              Form.only(new Parameter.Integer("events", Range.POSITIVE)),
              "Write a folder of several files, each of this many events.",
              "Rounded up to whole blocks of 65536 events. The folder has the name of the event"
                  + " file without .h5, or that of the option -o. The options --shards and --shard"
                  + " win. The events are the same however they are divided.",
              derived("one file; 16777216 where -o names a folder"),
              "/output/shardEvents 10000000")
          .withRole(OUTPUT);

  /** Which columns an event file has. */
  public static final CommandSpec COLUMNS =
      Scope.OUTPUT.setting(
          "/output/columns",
          Form.only(new Parameter.ColumnNames("columns")),
          "Columns of the event file.",
          "full adds directions and the cross sections that re-weight events. Names choose columns"
              + " one by one; commands that read the file say which ones they miss.",
          given(Parameter.ColumnNames.STANDARD),
          "/output/columns full");

  /** Which events an event file has. */
  public static final CommandSpec SELECT =
      Scope.OUTPUT.setting(
          "/output/select",
          Form.only(new Parameter.Word("events", List.of("detected", "all"))),
          "Which events become rows of the event file.",
          "The others are counted in its header, so that weights and efficiencies stay what they"
              + " are.",
          given("all"),
          "/output/select detected");

  /** How precise the numbers of a column are. */
  public static final CommandSpec PRECISION =
      Scope.OUTPUT
          .setting(
              "/output/precision",
              Form.only(
                  new Parameter.Word(
                      "column",
                      Column.known().stream().filter(Column::isReal).map(Column::name).toList()),
                  new Parameter.Word("precision", List.of("float", "double"))),
              "How many digits of a column are stored: float has 7 of them in 4 bytes, double 16 in"
                  + " 8.",
              "The events are the same; their digest is that of the stored numbers.",
              absent("float for vertices and directions, double for all others"),
              "/output/precision time float")
          .repeated(PER_FIRST_VALUE);

  /** How hard an event file is compressed. */
  public static final CommandSpec COMPRESS =
      Scope.OUTPUT
          .setting(
              "/output/compress",
              Form.only(
                  new Parameter.Integer("level", new Range(0, true, 9, true, "lie in [0, 9]"))),
              "How hard the event file is compressed, by HDF5's shuffle and deflate.",
              "0 does not compress; the digest of a file does not depend on it.",
              given("0"),
              "/output/compress 4")
          .withRole(OUTPUT);

  static final List<CommandSpec> ALL =
      Stream.of(
              List.of(EXPOSURE, LIVE_PERIOD, BEAM_ON, EXPOSE),
              GeantCommands.OF_RUN,
              List.of(FILE, SHARD_EVENTS, COLUMNS, SELECT, PRECISION, COMPRESS))
          .flatMap(List::stream)
          .toList();

  private RunCommands() {}
}
