package org.nudipole.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.nudipole.cli.report.Block;
import org.nudipole.cli.report.Report;
import org.nudipole.validation.challenge.AnswerFile;
import org.nudipole.validation.challenge.CheckedAnswer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code nudipole challenge submit}. */
@Command(
    name = "submit",
    header = "Check an answer, and the public files that it is an answer to.",
    description = "Says everything that is wrong with it. Nothing is sent anywhere.")
final class ChallengeSubmitCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "DIR", description = "The challenge, or its public folder.")
  private Path folder;

  @Parameters(index = "1", paramLabel = "ANSWER", description = "The answer, a JSON file.")
  private Path answer;

  ChallengeSubmitCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    CheckedAnswer checked = AnswerFile.check(folder, answer);
    List<Block> notes = new ArrayList<>();
    notes.add(new Block.Note("Scored: " + checked.basis().label()));
    if (!checked.remarks().isEmpty()) {
      notes.add(new Block.Note("Outside the priors, which is allowed; the truth is inside:"));
      checked.remarks().forEach(remark -> notes.add(new Block.Note("  " + remark)));
    }
    console.say(new Report(answer + ": complete, from team " + checked.team(), notes));
    return ExitCode.DONE;
  }
}
