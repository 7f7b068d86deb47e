package org.nudipole.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.nudipole.cli.report.EventLines;
import org.nudipole.cli.report.Text;
import org.nudipole.io.EventSet;
import org.nudipole.macros.run.EventInput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nudipole print}: events for people. */
@Command(
    name = "print",
    header = "Show events of a file as a person reads them.",
    description =
        "Units are chosen for each number; what the file has no column for is left out. `nudipole"
            + " export FILE -o NAME.csv` gives every digit to programs.",
    footer = {
      "",
      "Examples:",
      "  nudipole print events.h5",
      "  nudipole print events.h5 -n 3 --from 1000 --detected"
    })
final class PrintCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE", description = "Event file, or folder of shards.")
  private Path file;

  @Option(
      names = "-n",
      paramLabel = "N",
      description = "How many events. Default: ${DEFAULT-VALUE}.")
  private long number = 10;

  @Option(
      names = "--from",
      paramLabel = "ROW",
      description = "The row to begin with, counted from 0. Default: ${DEFAULT-VALUE}.")
  private long from;

  @Option(names = "--detected", description = "The detected events alone.")
  private boolean detected;

  PrintCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (number < 1 || from < 0) {
      throw new ParameterException(
          spec.commandLine(),
          number < 1
              ? "-n " + number + " (nothing would be shown) give at least 1"
              : "--from " + from + " (rows are counted from 0) give 0 or more");
    }
    List<EventInput> inputs = EventInput.of(List.of(file));
    for (EventInput input : inputs) {
      try (EventSet events = input.open()) {
        if (inputs.size() > 1) {
          console.out().println(input.name() + ":");
        }
        show(events);
      }
    }
    return ExitCode.DONE;
  }

  private void show(EventSet events) {
    long rows = events.rows();
    if (from >= rows && rows > 0) {
      throw new ParameterException(
          spec.commandLine(),
          "--from " + from + " (" + events.path() + " has " + rows + " rows) give less");
    }
    EventLines lines = new EventLines(events);
    long shown = 0;
    for (long row = from; row < rows && shown < number; row++) {
      if (!detected || events.detected(row, 1)[0] != 0) {
        Text.lines(lines.of(row)).forEach(console.out()::println);
        shown++;
      }
    }
    console
        .out()
        .println(
            shown == 0
                ? "no events"
                : shown + (shown == 1 ? " event of " : " events of ") + rows + " rows");
  }
}
