package org.nudipole.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.nudipole.cli.report.Html;
import org.nudipole.cli.report.LeaderBoardReport;
import org.nudipole.validation.challenge.LeaderBoard;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nudipole challenge score}. */
@Command(
    name = "score",
    header = "Open the seal, check the commitment, score and rank answers.",
    description =
        "A changed seal, a changed public file or another commitment stops it. How scores are made"
            + " stands in the README of the challenge.")
final class ChallengeScoreCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      index = "0",
      paramLabel = "DIR",
      description = "The challenge, with its public and sealed folders.")
  private Path folder;

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "ANSWER", description = "Answers.")
  private List<Path> answers = List.of();

  @Mixin private PassphraseFile passphrase = new PassphraseFile();

  @Written
  @Option(
      names = "--board-csv",
      paramLabel = "FILE",
      description = "Write the board as CSV, a line per team.")
  private Path boardCsv;

  @Written
  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "Write every estimate as CSV, with the claim of its data set.")
  private Path csv;

  @Written
  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write board, claims and estimates as a web page.")
  private Path html;

  @Written
  @Option(
      names = "--opened",
      paramLabel = "FILE",
      description = "Write what the seal held, to publish: its SHA-256 is the commitment.")
  private Path opened;

  ChallengeScoreCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    LeaderBoard board = LeaderBoard.of(folder, answers, passphrase.read());
    LeaderBoardReport report = new LeaderBoardReport(board);
    console.say(report.report());
    if (boardCsv != null) {
      OutputFiles.write(boardCsv, report.boardCsv());
    }
    if (csv != null) {
      OutputFiles.write(csv, report.csv());
    }
    if (html != null) {
      OutputFiles.write(html, Html.page(report.page()));
    }
    if (opened != null) {
      OutputFiles.write(opened, board.opened());
    }
    return ExitCode.DONE;
  }
}
