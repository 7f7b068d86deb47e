package org.nudipole.validation.challenge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * A leader board as text, CSV and HTML.
 *
 * @param board the board
 */
public record LeaderBoardReport(LeaderBoard board) {
  /** Rank and team lead {@link #titles}; numbers follow. */
  public static final int WORDS = 2;

  private static final String CSV_HEADER =
      "team,data_set,parameter,unit,truth,estimate,pull,in_68,in_90,width,log_score,"
          + "claim,significance,claim_right";

  private static final String BOARD_HEADER =
      "rank,team,log_score,rms_pull,in_68,in_90,width,right_claims";

  /** Titles of the columns of {@link #entries}. */
  public static List<String> titles() {
    return List.of(
        "rank", "team", "log score", "rms pull", "in 68 %", "in 90 %", "width", "right claims");
  }

  /** What was checked when the seal was opened. */
  public List<String> verified() {
    return List.of(
        "the seal is intact, its truth is that of the commitment",
        Commitment.sha256(board.opened()),
        "challenge.json and " + board.files() + " other public files are as published");
  }

  /** The truth of every data set, by the name of its file. */
  public Map<String, String> truths() {
    Map<String, String> truths = new LinkedHashMap<>();
    board
        .truths()
        .forEach(
            (data, truth) -> {
              List<String> words = new ArrayList<>();
              words.add(signal(truth.signal()));
              truth
                  .values()
                  .forEach((name, value) -> words.add(name + " " + written(value, unit(name))));
              truths.put(data, String.join(", ", words));
            });
    return truths;
  }

  private String unit(String parameter) {
    return board.rows().stream()
        .filter(row -> row.parameter().equals(parameter))
        .findFirst()
        .map(LeaderBoard.Row::unit)
        .orElseThrow();
  }

  private static String written(double value, String unit) {
    return value == 0 ? "0" : written("%.4g %s", value, unit).strip();
  }

  /** A row for each team, the best first. */
  public List<List<String>> entries() {
    List<List<String>> rows = new ArrayList<>();
    for (LeaderBoard.Entry entry : board.entries()) {
      rows.add(
          List.of(
              Integer.toString(board.rank(entry)),
              entry.team(),
              written("%.3f", entry.log()),
              written("%.2f", entry.pull()),
              percent(entry.central()),
              entry.wide() < 0 ? "-" : percent(entry.wide()),
              written("%.4f", entry.width()),
              percent(entry.claims())));
    }
    return rows;
  }

  /** The teams, the best first, in all digits; {@link #csv} has what they are made of. */
  public String boardCsv() {
    StringBuilder csv = new StringBuilder(BOARD_HEADER).append('\n');
    for (LeaderBoard.Entry entry : board.entries()) {
      csv.append(
          String.join(
              ",",
              Integer.toString(board.rank(entry)),
              quoted(entry.team()),
              Double.toString(entry.log()),
              Double.toString(entry.pull()),
              Double.toString(entry.central()),
              entry.wide() < 0 ? "" : Double.toString(entry.wide()),
              Double.toString(entry.width()),
              Double.toString(entry.claims())));
      csv.append('\n');
    }
    return csv.toString();
  }

  /** Every estimate with its score, and the claim of its data set. */
  public String csv() {
    StringBuilder csv = new StringBuilder(CSV_HEADER).append('\n');
    for (LeaderBoard.Row row : board.rows()) {
      String wide = row.score().inWide().map(LeaderBoardReport::flag).orElse("");
      LeaderBoard.Claim claim = board.claim(row);
      csv.append(
          String.join(
              ",",
              quoted(row.team()),
              row.data(),
              quoted(row.parameter()),
              row.unit(),
              Double.toString(row.truth()),
              Double.toString(row.estimate()),
              Double.toString(row.score().pull()),
              flag(row.score().inCentral()),
              wide,
              Double.toString(row.score().width()),
              Double.toString(row.score().log()),
              flag(claim.discovery()),
              Double.toString(claim.significance()),
              flag(claim.right())));
      csv.append('\n');
    }
    return csv.toString();
  }

  /** A page with the board, the truths, every claim and every estimate. */
  public String html() {
    StringBuilder html = new StringBuilder();
    html.append(
            "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Challenge ")
        .append(escaped(board.challenge()))
        .append("</title><style>body{font-family:sans-serif;margin:2em}table{border-collapse:")
        .append("collapse;margin-bottom:2em}td,th{padding:.3em .8em;border-bottom:1px solid #ccc;")
        .append("text-align:left;white-space:nowrap}.number{text-align:right}</style></head>")
        .append("<body>\n<h1>Challenge ")
        .append(escaped(board.challenge()))
        .append("</h1>\n");
    table(html, WORDS, titles(), entries());
    html.append("<p>Verified: ").append(escaped(String.join("; ", verified()))).append("</p>\n");
    html.append("<h2>Claims of a signal</h2>\n");
    table(
        html,
        5,
        List.of("data set", "truth", "team", "claim", "right", "significance"),
        byData(board.claims(), LeaderBoard.Claim::data).stream()
            .map(LeaderBoardReport::cells)
            .toList());
    html.append("<h2>Truth and estimates</h2>\n");
    List<List<String>> rows = new ArrayList<>();
    for (LeaderBoard.Row row : byParameter()) {
      rows.add(
          List.of(
              row.data(),
              row.parameter(),
              row.team(),
              written(row.truth(), row.unit()),
              written(row.estimate(), row.unit()),
              yes(row.score().inCentral()),
              written("%.2f", row.score().pull()),
              written("%.3f", row.score().log())));
    }
    table(
        html,
        3,
        List.of(
            "data set", "parameter", "team", "truth", "estimate", "in 68 %", "pull", "log score"),
        rows);
    return html.append("</body></html>\n").toString();
  }

  private static List<String> cells(LeaderBoard.Claim claim) {
    return List.of(
        claim.data(),
        signal(claim.signal()),
        claim.team(),
        signal(claim.discovery()),
        yes(claim.right()),
        written("%.2f", claim.significance()));
  }

  // What all teams say of one value stands together.
  private List<LeaderBoard.Row> byParameter() {
    List<LeaderBoard.Row> rows = new ArrayList<>(board.rows());
    rows.sort(Comparator.comparing(LeaderBoard.Row::parameter));
    return byData(rows, LeaderBoard.Row::data);
  }

  private <T> List<T> byData(List<T> all, Function<T, String> data) {
    List<String> order = List.copyOf(board.truths().keySet());
    return all.stream()
        .sorted(Comparator.comparingInt(one -> order.indexOf(data.apply(one))))
        .toList();
  }

  private static void table(
      StringBuilder html, int words, List<String> titles, List<List<String>> rows) {
    html.append("<table>");
    row(html, "th", words, titles);
    rows.forEach(cells -> row(html, "td", words, cells));
    html.append("</table>\n");
  }

  // The leading cells hold words, the others numbers.
  private static void row(StringBuilder html, String tag, int words, List<String> cells) {
    html.append("<tr>");
    for (int i = 0; i < cells.size(); i++) {
      html.append('<').append(tag).append(i < words ? ">" : " class=\"number\">");
      html.append(escaped(cells.get(i))).append("</").append(tag).append('>');
    }
    html.append("</tr>\n");
  }

  private static String signal(boolean there) {
    return there ? "signal" : "no signal";
  }

  private static String yes(boolean holds) {
    return holds ? "yes" : "no";
  }

  private static String flag(boolean holds) {
    return holds ? "1" : "0";
  }

  private static String percent(double share) {
    return written("%.0f %%", 100 * share);
  }

  private static String written(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
