package org.nudipole.cli.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.nudipole.cli.plot.Chart;
import org.nudipole.macros.language.Printable;

/**
 * One page that needs nothing else: pictures stand inside of it. A script runs where there are
 * charts for it to draw, and none otherwise.
 */
public final class Html {
  private static final String STYLE =
      "body{font-family:sans-serif;margin:2em auto;max-width:60em;padding:0 1em;color:#222}"
          + "table{border-collapse:collapse;margin:1em 0 2em}"
          + "td,th{padding:.3em .8em;border-bottom:1px solid #ccc;text-align:left;"
          + "vertical-align:top}"
          + ".facts th{font-weight:normal;color:#666}.number{text-align:right;white-space:nowrap}"
          + ".total td{border-top:2px solid #222}pre{background:#f4f4f4;padding:1em;overflow:auto}"
          + "img{max-width:100%}.warning{background:#fff3cd;padding:.5em .8em}";

  private static final String CHART_STYLE =
      ".chart{margin:1em 0 2em;position:relative}.chart svg{width:100%;font-size:12px}"
          + ".chart figcaption{font-weight:bold}.chart .grid{stroke:#eee}"
          + ".chart .frame{fill:none;stroke:#222}.chart .bar{text-align:right}"
          + ".chart button{font:inherit;font-size:.85em;background:none;border:1px solid #ccc;"
          + "margin:0 .2em .2em 0;cursor:pointer}"
          + ".chart .toggle[aria-pressed=true]{background:#222;color:#fff}"
          + ".chart .entry{border:0;padding:0 .6em 0 0}"
          + ".chart .entry[aria-pressed=false]{text-decoration:line-through}"
          + ".chart .key{margin-right:1em;color:#666;font-size:.85em}"
          + ".chart .tip{display:none;position:absolute;pointer-events:none;white-space:pre;"
          + "background:#fff;border:1px solid #222;padding:.3em .6em;font-size:.8em;z-index:1}";

  private static final String SCRIPT = "chart.js";

  private final StringBuilder html = new StringBuilder();
  private boolean facts;
  private boolean charts;

  private Html() {}

  /** The page of a report. */
  public static String page(Report report) {
    String title = report.title().isEmpty() ? "nudipole" : escaped(report.title());
    Html page = new Html();
    page.html.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>");
    page.html.append(title).append("</title><style>").append(STYLE).append("</style></head>");
    page.html.append("<body>\n");
    report
        .allWarnings()
        .forEach(w -> page.element("p", " class=\"warning\"", "warning: " + escaped(w)));
    page.report(report, 1);
    page.script();
    return page.html.append("</body></html>\n").toString();
  }

  // Behind all that it draws.
  private void script() {
    if (!charts) {
      return;
    }
    element("style", "", CHART_STYLE);
    element("noscript", "", "The pictures of this page are drawn by a script.");
    try (InputStream script = Html.class.getResourceAsStream(SCRIPT)) {
      element("script", "", new String(script.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // it is in the program
    }
  }

  private void chart(Chart chart) {
    charts = true;
    html.append("<figure class=\"chart\"><figcaption>").append(escaped(chart.title()));
    html.append("</figcaption><script type=\"application/json\">");
    // No name in it may end the element.
    html.append(Json.of(chart.data()).replace("<", "\\u003c")).append("</script></figure>\n");
  }

  private void report(Report report, int level) {
    if (!report.title().isEmpty()) {
      element("h" + level, "", escaped(report.title()));
    }
    for (Block block : report.blocks()) {
      if (block instanceof Block.Fact fact) {
        fact(fact);
      } else {
        endFacts();
        block(block, level);
      }
    }
    endFacts();
  }

  private void fact(Block.Fact fact) {
    if (fact.text().isEmpty()) {
      return;
    }
    if (!facts) {
      html.append("<table class=\"facts\">\n");
      facts = true;
    }
    html.append("<tr><th>").append(escaped(fact.label())).append("</th><td>");
    html.append(escaped(fact.text())).append("</td></tr>\n");
  }

  private void endFacts() {
    html.append(facts ? "</table>\n" : "");
    facts = false;
  }

  private void block(Block block, int level) {
    if (block instanceof Block.Note note && !note.text().isBlank()) {
      element("p", "", escaped(note.text().strip()));
    } else if (block instanceof Block.Verbatim verbatim) {
      element("pre", "", escaped(verbatim.lines()));
    } else if (block instanceof Table<?> table) {
      table(table.forPeople());
    } else if (block instanceof Block.Entries entries) {
      entries.of().forEach((name, text) -> fact(new Block.Fact(name, text, "", "")));
      endFacts();
    } else if (block instanceof Block.Picture picture) {
      String data = Base64.getEncoder().encodeToString(picture.svg());
      String alt = escaped(picture.title());
      html.append("<p><img alt=\"").append(alt).append("\" src=\"data:image/svg+xml;base64,");
      html.append(data).append("\"></p>\n");
    } else if (block instanceof Block.Drawn drawn) {
      chart(drawn.chart());
    } else if (block instanceof Block.Part part) {
      report(part.report(), level + 1);
    } else if (block instanceof Block.Several several) {
      several.all().forEach(one -> report(one, level + 1));
    }
  }

  private <R> void table(Table<R> table) {
    if (table.columns().isEmpty()) {
      return;
    }
    html.append("<table>\n");
    row(table, "th", "", table.titles());
    table.rows().forEach(row -> row(table, "td", "", table.cells(row)));
    table.totals().forEach(row -> row(table, "td", " class=\"total\"", table.cells(row)));
    html.append("</table>\n");
  }

  private void row(Table<?> table, String tag, String attribute, List<String> cells) {
    html.append("<tr").append(attribute).append('>');
    for (int c = 0; c < cells.size(); c++) {
      boolean number = table.columns().get(c).kind() == Table.Kind.NUMBER;
      html.append('<').append(tag).append(number ? " class=\"number\">" : ">");
      html.append(escaped(cells.get(c))).append("</").append(tag).append('>');
    }
    html.append("</tr>\n");
  }

  private void element(String tag, String attributes, String content) {
    html.append('<').append(tag).append(attributes).append('>').append(content);
    html.append("</").append(tag).append(">\n");
  }

  private static String escaped(List<String> lines) {
    return lines.stream().map(Html::escaped).collect(Collectors.joining("\n"));
  }

  private static String escaped(String text) {
    return Printable.escaped(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
