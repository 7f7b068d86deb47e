package org.nudipole.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.nudipole.cli.report.OutputException;
import org.nudipole.cli.report.SetUp;
import org.nudipole.cli.report.TextTable;
import org.nudipole.io.WholeFile;
import org.nudipole.validation.challenge.LeaderBoard;
import org.nudipole.validation.challenge.LeaderBoardReport;
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

  @Option(
      names = "--board-csv",
      paramLabel = "FILE",
      description = "Write the board as CSV, a line per team.")
  private Path boardCsv;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "Write every estimate as CSV, with the claim of its data set.")
  private Path csv;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write board, claims and estimates as a web page.")
  private Path html;

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
    String label = "verified";
    for (String line : report.verified()) {
      console.out().println(SetUp.line(label, line));
      label = "";
    }
    console.out().println();
    report.truths().forEach((data, truth) -> console.out().println(SetUp.line(data, truth)));
    console.out().println();
    int words = LeaderBoardReport.WORDS;
    List<String> titles = LeaderBoardReport.titles();
    TextTable table = new TextTable(titles.subList(0, words), titles.subList(words, titles.size()));
    report.entries().forEach(table::add);
    table.lines().forEach(console.out()::println);
    write(boardCsv, report.boardCsv().getBytes(UTF_8));
    write(csv, report.csv().getBytes(UTF_8));
    write(html, report.html().getBytes(UTF_8));
    write(opened, board.opened());
    return ExitCode.DONE;
  }

  private static void write(Path file, byte[] content) {
    if (file == null) {
      return;
    }
    try {
      WholeFile.write(file, content);
    } catch (IOException e) {
      throw OutputException.of(file, e);
    }
  }
}
