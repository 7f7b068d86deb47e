package org.nudipole.cli.report;

import static org.nudipole.cli.report.Table.told;
import static org.nudipole.cli.report.Table.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.nudipole.generator.axis.Digits;
import org.nudipole.validation.challenge.Commitment;
import org.nudipole.validation.challenge.LeaderBoard;
import org.nudipole.validation.challenge.Truth;

/**
 * A leader board.
 *
 * @param board the board
 */
public record LeaderBoardReport(LeaderBoard board) {
  /** What was checked when the seal was opened, the truths, and the teams, the best first. */
  public Report report() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.line("verified", "the seal is intact, its truth is that of the commitment"));
    blocks.add(Block.line("", Commitment.sha256(board.opened())));
    blocks.add(
        Block.line(
            "", "challenge.json and " + board.files() + " other public files are as published"));
    blocks.add(new Block.Note(""));
    board.truths().forEach((data, truth) -> blocks.add(Block.line(data, described(truth))));
    blocks.add(new Block.Note(""));
    blocks.add(teams());
    board
        .entries()
        .forEach(
            entry ->
                blocks.add(
                    new Block.Note("  " + entry.team() + ": from " + entry.basis().label())));
    return new Report("", blocks);
  }

  /** The board, what was checked, every claim and every estimate, for a page. */
  public Report page() {
    List<Block> blocks = new ArrayList<>(report().blocks());
    blocks.add(part("Claims of a signal", claims()));
    List<LeaderBoard.Row> rows = new ArrayList<>(board.rows());
    // What all teams say of one value stands together.
    rows.sort(Comparator.comparing(LeaderBoard.Row::parameter));
    blocks.add(part("Truth and estimates", estimates(byData(rows, LeaderBoard.Row::data))));
    return new Report("Challenge " + board.challenge(), blocks);
  }

  private static Block part(String title, Table<?> table) {
    return new Block.Part("", new Report(title, List.of(table)));
  }

  /** The teams, the best first, in all digits; {@link #csv} has what they are made of. */
  public List<String> boardCsv() {
    return Csv.lines(List.of(teams()));
  }

  /** Every estimate with its score, and the claim of its data set. */
  public List<String> csv() {
    return Csv.lines(List.of(estimates(board.rows())));
  }

  private Table<LeaderBoard.Entry> teams() {
    List<Table.Column<LeaderBoard.Entry>> columns =
        List.of(
            words("rank", "rank", entry -> Integer.toString(board.rank(entry))),
            foreign("team", LeaderBoard.Entry::team),
            fixed("score", "score", LeaderBoard.Entry::joint, 3),
            fixed("single", "single", LeaderBoard.Entry::single, 3),
            fixed("intervals", "intervals", LeaderBoard.Entry::interval, 3),
            fixed("log", "log_score", LeaderBoard.Entry::log, 3),
            fixed("pull", "rms_pull", LeaderBoard.Entry::pull, 2),
            share("68 %", "in_68", LeaderBoard.Entry::central),
            share("90 %", "in_90", LeaderBoard.Entry::wide),
            fixed("width", "width", LeaderBoard.Entry::width, 3),
            share("claims", "right_claims", LeaderBoard.Entry::claims),
            words("", "from", entry -> entry.basis().label()));
    return new Table<>("", columns, board.entries());
  }

  private Table<LeaderBoard.Claim> claims() {
    List<Table.Column<LeaderBoard.Claim>> columns =
        List.of(
            words("data set", "", LeaderBoard.Claim::data),
            words("truth", "", claim -> signal(claim.signal())),
            words("team", "", LeaderBoard.Claim::team),
            words("claim", "", claim -> signal(claim.discovery())),
            words("right", "", claim -> claim.right() ? "yes" : "no"),
            fixed("significance", "", LeaderBoard.Claim::significance, 2),
            fixed("joint score", "", LeaderBoard.Claim::joint, 3));
    return new Table<>("", columns, byData(board.claims(), LeaderBoard.Claim::data));
  }

  private Table<LeaderBoard.Row> estimates(List<LeaderBoard.Row> rows) {
    List<Table.Column<LeaderBoard.Row>> columns =
        List.of(
            foreign("team", LeaderBoard.Row::team),
            words("data set", "data_set", LeaderBoard.Row::data),
            foreign("parameter", LeaderBoard.Row::parameter),
            words("", "unit", LeaderBoard.Row::unit),
            Table.<LeaderBoard.Row>number("truth", "truth", LeaderBoard.Row::truth)
                .shown(row -> written(row.truth(), row.unit())),
            Table.<LeaderBoard.Row>number("estimate", "estimate", LeaderBoard.Row::estimate)
                .shown(row -> written(row.estimate(), row.unit())),
            fixed("pull", "pull", row -> row.score().pull(), 2),
            Table.<LeaderBoard.Row>number("in 68 %", "in_68", row -> flag(row.score().inCentral()))
                .shown(row -> row.score().inCentral() ? "yes" : "no"),
            told("in_90", row -> flag(row.score().inWide())),
            told("width", row -> row.score().width()),
            fixed("score", "score", row -> row.score().skill(), 3),
            fixed("intervals", "intervals", row -> row.score().interval(), 3),
            fixed("log score", "log_score", row -> row.score().log(), 3),
            told("joint_score", row -> board.claim(row).joint()),
            told("claim", row -> flag(board.claim(row).discovery())),
            told("significance", row -> board.claim(row).significance()),
            told("claim_right", row -> flag(board.claim(row).right())));
    return new Table<>("", columns, rows);
  }

  private static <R> Table.Column<R> foreign(String title, Function<R, String> value) {
    return new Table.Column<>(title, title, "", Table.Kind.FOREIGN, value, value);
  }

  private static <R> Table.Column<R> fixed(
      String title, String key, Function<R, Double> value, int decimals) {
    return Table.<R>number(title, key, value)
        .shown(row -> Digits.fixed(value.apply(row), decimals));
  }

  private static <R> Table.Column<R> share(String title, String key, Function<R, Double> value) {
    return Table.<R>number(title, key, value).shown(row -> Digits.percent(value.apply(row), 0));
  }

  private String described(Truth truth) {
    List<String> words = new ArrayList<>();
    words.add(signal(truth.signal()));
    truth.values().forEach((name, value) -> words.add(name + " " + written(value, unit(name))));
    return String.join(", ", words);
  }

  private String unit(String parameter) {
    return board.rows().stream()
        .filter(row -> row.parameter().equals(parameter))
        .findFirst()
        .map(LeaderBoard.Row::unit)
        .orElseThrow();
  }

  private static String written(double value, String unit) {
    return value == 0 ? "0" : (Digits.general(value, 4) + " " + unit).strip();
  }

  private <T> List<T> byData(List<T> all, Function<T, String> data) {
    List<String> order = List.copyOf(board.truths().keySet());
    return all.stream()
        .sorted(Comparator.comparingInt(one -> order.indexOf(data.apply(one))))
        .toList();
  }

  private static String signal(boolean there) {
    return there ? "signal" : "no signal";
  }

  private static int flag(boolean holds) {
    return holds ? 1 : 0;
  }
}
