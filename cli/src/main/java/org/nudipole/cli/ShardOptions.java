package org.nudipole.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.RunCommands;
import org.nudipole.macros.run.Division;
import org.nudipole.macros.run.RunDirectory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How the events of a run are divided among files. */
final class ShardOptions {
  private static final Pattern PART = Pattern.compile("([0-9]{1,6})/([0-9]{1,6})");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--shards",
      paramLabel = "N",
      description =
          "Write N files of each run into a folder, -o DIR/. Default there: /output/shardEvents.")
  private Integer shards;

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      description =
          "Write the I-th of N files of each run alone, I from 1, on any machine and in any order;"
              + " the folder may hold others of the same macro, seed and N.")
  private String shard;

  /** Whether the command line asks for shards. */
  boolean given() {
    return shards != null || shard != null;
  }

  /**
   * The part that is asked for, from 0; empty for all.
   *
   * @throws ParameterException if there is no such part
   */
  OptionalInt part() {
    return shard == null ? OptionalInt.empty() : OptionalInt.of(number(1) - 1);
  }

  /**
   * The division that the command line asks for, else that of a folder that is to be completed,
   * else that of the macro.
   *
   * @param run the first run
   */
  Division division(RunConfiguration run, Path folder, boolean resume) {
    if (given()) {
      return asked();
    }
    Optional<Division> begun = resume ? RunDirectory.division(folder) : Optional.empty();
    return begun.orElseGet(
        () ->
            Division.byLength(
                run.settings()
                    .get(RunCommands.SHARD_EVENTS)
                    .map(setting -> setting.integer("events"))
                    .orElse(Division.USUAL)));
  }

  private Division asked() {
    int count = shard == null ? shards : number(2);
    if (count < 1 || count > Division.MOST) {
      throw wrong(
          (shard == null ? "--shards " + count : "--shard " + shard)
              + " (a run has from 1 to "
              + Division.MOST
              + " shards) give another N");
    }
    if (shard != null && shards != null && shards != count) {
      throw wrong("--shards " + shards + " with --shard " + shard + " (two numbers) give one");
    }
    return Division.byNumber(count);
  }

  private int number(int group) {
    Matcher matcher = PART.matcher(shard);
    if (!matcher.matches()) {
      throw wrong("--shard " + shard + " (not I/N, such as 3/8) give the part and their number");
    }
    int part = Integer.parseInt(matcher.group(1));
    int count = Integer.parseInt(matcher.group(2));
    if (part < 1 || part > count) {
      throw wrong("--shard " + shard + " (parts count from 1) give one of 1/N to N/N");
    }
    return group == 1 ? part : count;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
