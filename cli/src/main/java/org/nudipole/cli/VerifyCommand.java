package org.nudipole.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.nudipole.cli.report.Block;
import org.nudipole.cli.report.Report;
import org.nudipole.io.ChallengeFileReader;
import org.nudipole.io.EventFileCheck;
import org.nudipole.io.hdf5.EventFileException;
import org.nudipole.macros.run.EventInput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code nudipole verify}: whether event files are complete and sound. */
@Command(
    name = "verify",
    header = "Check that event files are complete and unchanged.",
    description =
        "Reads every column: schema, units, lengths, finite values, the generation cut, the number"
            + " of detected events, the digests of columns and header. One line per file; faults follow. `nudipole compare`"
            + " also holds the header against the macro. Of a folder of shards all have to be there, and of one run.",
    footer = {"", "Examples:", "  nudipole verify *.h5"})
final class VerifyCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Event files, or folders of shards.")
  private List<Path> files = List.of();

  VerifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    int worst = ExitCode.DONE;
    for (Path file : files) {
      try {
        for (EventInput input : EventInput.planned(file)) {
          worst = Math.max(worst, verify(input));
        }
      } catch (EventFileException e) {
        // There is nothing to check, which is another thing than a failed check.
        console.complain(e.getMessage());
        worst = ExitCode.INPUT_OUTPUT;
      }
    }
    return worst;
  }

  private int verify(EventInput input) {
    List<String> faults = faults(input);
    List<Block> notes = new ArrayList<>();
    faults.forEach(fault -> notes.add(new Block.Note("  " + fault)));
    int count = input.files().size();
    String shards = count > 1 ? count + " shards, " : "";
    console.say(new Report(input.name() + ": " + shards + verdict(faults.size()), notes));
    return faults.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
  }

  // Shards are also held against each other, once each of them is sound.
  private static List<String> faults(EventInput input) {
    List<String> faults = new ArrayList<>();
    input.present().forEach(file -> faults.addAll(faults(file)));
    return faults.isEmpty() || input.present().size() < input.files().size()
        ? Stream.concat(faults.stream(), input.faults().stream()).toList()
        : faults;
  }

  private static List<String> faults(Path file) {
    return isChallenge(file) ? ChallengeFileReader.faults(file) : EventFileCheck.faults(file);
  }

  // What is no HDF5 file at all is a fault that the check of event files tells.
  private static boolean isChallenge(Path file) {
    try {
      return ChallengeFileReader.isChallenge(file);
    } catch (EventFileException e) {
      return false;
    }
  }

  private static String verdict(int faults) {
    return faults == 0 ? "ok" : faults == 1 ? "1 fault" : faults + " faults";
  }
}
