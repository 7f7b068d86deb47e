package org.nudipole.cli.batch;

import java.nio.file.Path;
import java.util.List;

/**
 * A job that makes all shards of the runs of a macro.
 *
 * @param name what the job is called: letters, digits, dots, dashes
 * @param launcher the program, where every machine of the cluster finds it
 * @param arguments of {@code nudipole run}: the macro and what the command line changes in it
 * @param shards number of shards of each run
 * @param folder where they go, which all machines see
 * @param tasks into how many tasks they are divided; at most as many as shards
 * @param threads threads of a task
 * @param memory memory of a task, megabyte
 * @param minutes time that a task may take
 * @param file the job file, for what it says of itself
 */
public record BatchJob(
    String name,
    Path launcher,
    List<String> arguments,
    int shards,
    Path folder,
    int tasks,
    int threads,
    int memory,
    int minutes,
    String file) {
  /** Keeps a copy and checks the numbers. */
  public BatchJob {
    arguments = List.copyOf(arguments);
    if (shards < 1 || tasks < 1 || tasks > shards || threads < 1 || memory < 1 || minutes < 1) {
      throw new IllegalArgumentException(shards + " shards in " + tasks + " tasks");
    }
  }

  /** Memory for the objects of a task, megabyte: what Java needs beside them is left. */
  int heap() {
    return memory / 2;
  }
}
