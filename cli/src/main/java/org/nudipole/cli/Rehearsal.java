package org.nudipole.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs the commands that are started most, one after another and without an answer: an archive of
 * the classes that Java loads for them lets each of them start faster.
 */
public final class Rehearsal {
  private Rehearsal() {}

  /**
   * Runs the commands.
   *
   * @param args a macro and a directory for what it writes
   */
  public static void main(String[] args) {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    Console console = new Console(nowhere, nowhere, false);
    for (List<String> command : commands(args[0], Path.of(args[1]))) {
      Nudipole.execute(command, console);
    }
  }

  static List<List<String>> commands(String macro, Path folder) {
    String events = folder.resolve("rehearsal.h5").toString();
    List<String> run = List.of("run", macro, "--set", "/run/beamOn=1000", "-o", events);
    return List.of(
        List.of("list"),
        run,
        Stream.concat(run.stream(), Stream.of("--force")).toList(),
        List.of("rate", macro),
        List.of("rate", macro, "--json"),
        List.of("inspect", events),
        List.of("verify", events),
        List.of("compare", events));
  }
}
