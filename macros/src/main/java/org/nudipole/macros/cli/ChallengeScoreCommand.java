package org.nudipole.macros.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.nudipole.io.WholeFile;
import org.nudipole.macros.challenge.LeaderBoard;
import org.nudipole.macros.challenge.LeaderBoardReport;
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
  /** Rank and team lead the table. */
  private static final int WORDS = 2;

  private final Console console;

  @Parameters(
      index = "0",
      paramLabel = "DIR",
      description = "The challenge, with its public and sealed folders.")
  private Path folder;

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "ANSWER", description = "Answers.")
  private List<Path> answers = List.of();

  @Mixin private PassphraseFile passphrase = new PassphraseFile();

  @Option(names = "--csv", paramLabel = "FILE", description = "Write every estimate as CSV.")
  private Path csv;

  @Option(names = "--html", paramLabel = "FILE", description = "Write the board as a web page.")
  private Path html;

  ChallengeScoreCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    LeaderBoard board = LeaderBoard.of(folder, answers, passphrase.read());
    LeaderBoardReport report = new LeaderBoardReport(board);
    report.truths().forEach((data, truth) -> console.out().println(SetUp.line(data, truth)));
    console.out().println();
    List<String> titles = LeaderBoardReport.titles();
    TextTable table = new TextTable(titles.subList(0, WORDS), titles.subList(WORDS, titles.size()));
    report.entries().forEach(table::add);
    table.lines().forEach(console.out()::println);
    write(csv, report.csv());
    write(html, report.html());
    return ExitCode.DONE;
  }

  private static void write(Path file, String text) {
    if (file == null) {
      return;
    }
    try {
      WholeFile.write(file, text.getBytes(UTF_8));
    } catch (IOException e) {
      throw OutputException.of(file, e);
    }
  }
}
