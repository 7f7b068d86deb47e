package org.nudipole.macros.challenge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A leader board as text, CSV and HTML.
 *
 * @param board the board
 */
public record LeaderBoardReport(LeaderBoard board) {
  private static final String CSV_HEADER =
      "team,data_set,parameter,unit,truth,estimate,pull,in_68,in_90,width,log_score";

  /** Titles of the columns of {@link #entries}. */
  public static List<String> titles() {
    return List.of(
        "rank", "team", "log score", "rms pull", "in 68 %", "in 90 %", "width", "right claims");
  }

  /** The truth of every data set, by the name of its file. */
  public Map<String, String> truths() {
    Map<String, String> truths = new LinkedHashMap<>();
    board
        .truths()
        .forEach(
            (data, truth) -> {
              List<String> words = new ArrayList<>();
              words.add(truth.signal() ? "signal" : "no signal");
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
              Integer.toString(rows.size() + 1),
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

  /** Every estimate with its score. */
  public String csv() {
    StringBuilder csv = new StringBuilder(CSV_HEADER).append('\n');
    for (LeaderBoard.Row row : board.rows()) {
      String wide = row.score().inWide().map(in -> in ? "1" : "0").orElse("");
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
              row.score().inCentral() ? "1" : "0",
              wide,
              Double.toString(row.score().width()),
              Double.toString(row.score().log())));
      csv.append('\n');
    }
    return csv.toString();
  }

  /** A page with the board, the truths and every estimate. */
  public String html() {
    StringBuilder html = new StringBuilder();
    html.append(
            "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Challenge ")
        .append(escaped(board.challenge()))
        .append("</title><style>body{font-family:sans-serif;margin:2em}table{border-collapse:")
        .append("collapse;margin-bottom:2em}td,th{padding:.3em .8em;border-bottom:1px solid #ccc;")
        .append(
            "text-align:right;white-space:nowrap}td:nth-child(2),th:nth-child(2){text-align:left}</style></head>")
        .append("<body>\n<h1>Challenge ")
        .append(escaped(board.challenge()))
        .append("</h1>\n");
    table(html, titles(), entries());
    html.append("<h2>Truth and estimates</h2>\n");
    List<List<String>> rows = new ArrayList<>();
    for (LeaderBoard.Row row : byData()) {
      rows.add(
          List.of(
              row.data(),
              row.parameter(),
              written(row.truth(), row.unit()),
              row.team(),
              written(row.estimate(), row.unit()),
              row.score().inCentral() ? "yes" : "no",
              written("%.2f", row.score().pull()),
              written("%.3f", row.score().log())));
    }
    table(
        html,
        List.of(
            "data set", "parameter", "truth", "team", "estimate", "in 68 %", "pull", "log score"),
        rows);
    return html.append("</body></html>\n").toString();
  }

  // What all teams say of one value stands together.
  private List<LeaderBoard.Row> byData() {
    List<String> data = List.copyOf(board.truths().keySet());
    return board.rows().stream()
        .sorted(
            Comparator.<LeaderBoard.Row>comparingInt(row -> data.indexOf(row.data()))
                .thenComparing(LeaderBoard.Row::parameter))
        .toList();
  }

  private static void table(StringBuilder html, List<String> titles, List<List<String>> rows) {
    html.append("<table><tr>");
    titles.forEach(title -> html.append("<th>").append(escaped(title)).append("</th>"));
    html.append("</tr>\n");
    for (List<String> row : rows) {
      html.append("<tr>");
      row.forEach(cell -> html.append("<td>").append(escaped(cell)).append("</td>"));
      html.append("</tr>\n");
    }
    html.append("</table>\n");
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
