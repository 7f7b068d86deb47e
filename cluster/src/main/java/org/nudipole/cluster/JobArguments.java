package org.nudipole.cluster;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.nudipole.macros.language.RunCommands;
import org.nudipole.macros.run.Division;

/**
 * What the command line asks for.
 *
 * @param macro macro file, or the name of a shipped one
 * @param sets COMMAND=VALUE
 * @param aliases NAME=VALUE
 * @param shards shards of each run
 * @param folder where they go: a path, or an address of a file system that Hadoop knows
 */
record JobArguments(
    String macro, List<String> sets, List<String> aliases, int shards, String folder) {
  static final String USAGE =
      """
      Generate the events of a macro, or take its limits, as tasks of Apache Spark.

      Usage: nudipole-spark MACRO --shards N -o DIR [--set COMMAND=VALUE]...
                            [--alias NAME=VALUE]... [--seed N]
             nudipole-spark limit MACRO...

      Each shard of each run is a task; complete shards in DIR are kept. DIR is a
      folder, or an address such as hdfs://host/path or s3a://bucket/path. The events
      are those of `nudipole run`; `nudipole merge DIR -o FILE` makes one file of them.

      `nudipole-spark limit` is `nudipole limit`, with all its options and the same
      answer; points of a scan, or toys, are the tasks.

      Settings of Spark go into the variable SPARK_CONF_DIR or, with spark-submit, onto
      its command line.
      """;

  /** Keeps copies. */
  JobArguments {
    sets = List.copyOf(sets);
    aliases = List.copyOf(aliases);
  }

  /**
   * Reads a command line.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  static JobArguments of(List<String> words) {
    List<String> macros = new ArrayList<>();
    List<String> sets = new ArrayList<>();
    List<String> aliases = new ArrayList<>();
    String shards = "";
    String folder = "";
    Deque<String> rest = new ArrayDeque<>(words);
    while (!rest.isEmpty()) {
      String word = rest.pop();
      int value = word.startsWith("--") ? word.indexOf('=') : -1;
      if (value > 0) {
        rest.push(word.substring(value + 1));
        word = word.substring(0, value);
      }
      switch (word) {
        case "--shards" -> shards = next(word, rest);
        case "-o", "--output" -> folder = next(word, rest);
        case "--set" -> sets.add(next(word, rest));
        case "--alias" -> aliases.add(next(word, rest));
        case "--seed" -> sets.add(RunCommands.SEED.path() + "=" + next(word, rest));
        default -> {
          if (word.startsWith("-")) {
            throw new IllegalArgumentException(word + " (no such option) see --help");
          }
          macros.add(word);
        }
      }
    }
    if (macros.size() != 1) {
      throw new IllegalArgumentException(
          macros.isEmpty()
              ? "no macro (events are those of one) give a file or a shipped name"
              : String.join(" ", macros) + " (one macro is run) give one");
    }
    if (folder.isEmpty()) {
      throw new IllegalArgumentException("no -o DIR (shards go into a folder) give one");
    }
    return new JobArguments(macros.get(0), sets, aliases, number(shards), folder);
  }

  private static String next(String option, Deque<String> rest) {
    if (rest.isEmpty()) {
      throw new IllegalArgumentException(option + " (it has no value) give one");
    }
    return rest.pop();
  }

  private static int number(String shards) {
    int number = shards.matches("[0-9]{1,6}") ? Integer.parseInt(shards) : 0;
    if (number < 1 || number > Division.MOST) {
      throw new IllegalArgumentException(
          "--shards " + shards + " (a run has from 1 to " + Division.MOST + ") give their number");
    }
    return number;
  }
}
