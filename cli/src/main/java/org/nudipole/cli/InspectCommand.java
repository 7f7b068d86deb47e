package org.nudipole.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.nudipole.cli.report.InspectReport;
import org.nudipole.cli.report.Report;
import org.nudipole.io.ChallengeFileReader;
import org.nudipole.io.EventSet;
import org.nudipole.macros.run.EventInput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code nudipole inspect}: what an event file says of itself. */
@Command(
    name = "inspect",
    header = "Show header, columns and counts of an event file or a folder of shards.",
    description =
        "The file is checked first, as by every command that opens one, which reads all of it; a"
            + " changed one is refused. `nudipole verify` tells every fault, of several files.",
    footer = {
      "",
      "Examples:",
      "  nudipole inspect cr51-cevns-ge.h5",
      "  nudipole inspect events/",
      "  nudipole inspect cr51-cevns-ge.h5 --json"
    })
final class InspectCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "FILE", description = "Event file, or folder of shards.")
  private Path file;

  @Mixin private AnswerOptions answer = new AnswerOptions();

  InspectCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    answer.check();
    answer.give(console, report());
    return ExitCode.DONE;
  }

  private Report report() {
    if (!Files.isDirectory(file) && ChallengeFileReader.isChallenge(file)) {
      try (ChallengeFileReader reader = ChallengeFileReader.open(file)) {
        return InspectReport.of(reader, file.toString());
      }
    }
    List<Report> runs = new ArrayList<>();
    for (EventInput input : EventInput.of(List.of(file))) {
      try (EventSet events = input.open()) {
        runs.add(InspectReport.of(events));
      }
    }
    return Report.of("runs", runs);
  }
}
