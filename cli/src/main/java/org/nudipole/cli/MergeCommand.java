package org.nudipole.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nudipole.io.EventSet;
import org.nudipole.io.MergedFile;
import org.nudipole.io.RunSummary;
import org.nudipole.macros.run.EventInput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nudipole merge}: the shards of a run into one file. */
@Command(
    name = "merge",
    header = "Make one event file of the shards of a run.",
    description = {
      "The file is, byte for byte, that of the same run without shards. All shards have to be"
          + " there, each once and unchanged; they are checked, and stay.",
      "Of a folder with several runs each becomes a file: NAME.h5, NAME-r1.h5, NAME-r2.h5 ..."
    },
    footer = {
      "",
      "Examples:",
      "  nudipole merge events/ -o events.h5",
      "  nudipole merge part1/*.h5 part2/*.h5 -o events.h5"
    })
final class MergeCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Folder of shards, or the shards of one run.")
  private List<Path> files = new ArrayList<>();

  @Written
  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT",
      required = true,
      description = "Event file to write, .h5.")
  private Path output;

  @Option(names = "--force", description = "Replace OUT if it exists.")
  private boolean force;

  MergeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<EventInput> inputs = EventInput.together(files);
    if (files.size() > 1 && inputs.size() > 1) {
      throw wrong(
          inputs.get(0).name()
              + ", "
              + inputs.get(1).name()
              + " (they are of different runs) merge the shards of one run");
    }
    OutputFiles names = new OutputFiles("", Optional.of(output.toString()));
    List<Path> merged;
    try {
      merged = inputs.stream().map(input -> names.of(input.run())).toList();
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
    OutputFiles.check(merged, force);
    for (int i = 0; i < merged.size(); i++) {
      try (EventSet events = inputs.get(i).open()) {
        RunSummary summary = MergedFile.write(events, merged.get(i), force);
        console.say(
            merged.get(i)
                + ": "
                + events.header().events()
                + " events, "
                + (events.header().selection().detectedOnly()
                    ? summary.detected() + " of them detected and kept, "
                    : "")
                + "digest "
                + summary.digest());
      }
    }
    return ExitCode.DONE;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
