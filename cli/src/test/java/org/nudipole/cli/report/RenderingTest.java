package org.nudipole.cli.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** One report as text, JSON, CSV and HTML. */
class RenderingTest {
  /** What somebody else wrote: a terminal must not obey it, nor a browser or a spreadsheet. */
  private static final String HOSTILE = "=1+1 \u001b[31m<b>,\"\u202e";

  private record Line(String name, double value, OptionalDouble limit) {}

  private static final List<Line> LINES =
      List.of(
          new Line("a", 0.1, OptionalDouble.of(1e-11)),
          new Line(HOSTILE, 2, OptionalDouble.empty()));

  private static Table<Line> table(String key) {
    return new Table<>(
        key,
        List.of(
            Table.words("name", "name", Line::name),
            Table.number("value", "value", "keV", Line::value),
            Table.<Line>number("limit", "limit", "muB", Line::limit),
            Table.shown("seen", line -> "yes"),
            Table.shown("empty", line -> ""),
            Table.told("unseen", line -> Optional.of(7L).filter(x -> line.value < 1))),
        LINES,
        List.of(new Line("total", 2.1, OptionalDouble.empty())));
  }

  private static Report report() {
    return new Report(
        "title " + HOSTILE,
        List.of(
            Block.line("people", "see this"),
            Block.fact("both", "see that"),
            Block.value("programs", List.of(1.5, true, Json.NULL)),
            Block.value("nothing", Optional.empty()),
            table("rows"),
            new Block.Picture("curve", "<svg/>".getBytes(UTF_8)),
            new Block.Part("inner", new Report("", List.of(Block.value("x", 1L))))),
        List.of("a.mac:1:1: odd (why) do"));
  }

  @Test
  void textIsForPeople() {
    assertEquals(
        List.of(
            "title =1+1 \\u001b[31m<b>,\"\\u202e",
            "  people      see this",
            "  both        see that",
            "  name                          value       limit  seen",
            "  a                           0.10000  1.0000e-11   yes",
            "  =1+1 \\u001b[31m<b>,\"\\u202e        2               yes",
            "  -----------------------------------------------------",
            "  total                        2.1000               yes"),
        Text.lines(report(), 80));
  }

  @Test
  void nothingIsWiderThanTheTerminal() {
    List<Block> blocks = new ArrayList<>(report().blocks());
    blocks.add(Block.line("long", "some words that go on and on ".repeat(9)));
    blocks.add(new Block.Note("  note " + "and more words ".repeat(9)));
    blocks.add(
        new Block.Entries(
            Map.of("name " + HOSTILE, "what it is, in words ".repeat(6), "b", "short"), "  "));
    blocks.add(
        new Block.Verbatim(List.of("/response/quenching polynomial " + "1 /MeV ".repeat(20))));
    Report wide = new Report("a title of some length ".repeat(7), blocks);
    for (int width = 40; width < 120; width++) {
      for (String line : Text.lines(wide, width)) {
        assertTrue(line.length() <= width, width + ": " + line);
      }
    }
    String digest = "0123456789abcdef".repeat(4);
    assertTrue(
        Text.lines(new Report("", List.of(Block.line("digest", digest))), 40)
            .get(0)
            .endsWith(digest),
        "a digest is copied whole");
    assertEquals(
        List.of("  label       one two", "              three four"),
        Text.lines(new Report("", List.of(Block.line("label", "one two three four"))), 25));
  }

  @Test
  void entriesStandBelowEachOther() {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("a", "one two three four five six");
    entries.put("long", "x");
    assertEquals(
        List.of("a     one two three", "      four five six", "long  x"),
        Text.lines(new Report("", List.of(new Block.Entries(entries, ""))), 20));
    entries.put("of more than half", "y");
    assertEquals(
        List.of("a", "    one two three", "    four five six", "long", "    x"),
        Text.lines(new Report("", List.of(new Block.Entries(entries, ""))), 20).subList(0, 5));
  }

  /** Whatever a spreadsheet would take for the beginning of a formula, behind blanks too. */
  @Test
  void noCellIsAFormula() {
    for (String begin : List.of("=", "+", "-", "@", " =", "\uff1d")) {
      Table<String> table =
          new Table<>("", List.of(Table.words("n", "n", row -> row)), List.of(begin + "A1"));
      assertEquals("'" + begin + "A1", Csv.lines(List.of(table)).get(1));
    }
  }

  @Test
  void theWidthIsThatOfTheUserThenOfTheTerminal() {
    assertEquals(80, Width.of(null, null));
    assertEquals(80, Width.of("", ""));
    assertEquals(80, Width.of("wide", "0"));
    assertEquals(132, Width.of("", "132"));
    assertEquals(100, Width.of("100", "132"));
    assertEquals(40, Width.of("7", ""));
  }

  @Test
  void jsonIsForPrograms() {
    assertEquals(
        """
        {"both": "see that",
         "programs": [1.5, true, null],
         "rows": [{"name": "a", "value": 0.1, "limit": 1.0E-11, "unseen": 7}, {"name": "=1+1 \
        \\u001b[31m<b>,\\"\u202e", "value": 2.0, "limit": null}],
         "inner": {"x": 1},
         "warnings": ["a.mac:1:1: odd (why) do"]}\
        """,
        Json.of(report()));
  }

  @Test
  void warningsOfSeveralReportsAreToldOnce() {
    assertEquals(
        "{\"runs\": [{\"both\": \"x\"}, {\"both\": \"y\"}],\n \"warnings\": [\"w\", \"v\"]}",
        Json.of(
            Report.of(
                "runs",
                List.of(
                    new Report("", List.of(Block.fact("both", "x")), List.of("w")),
                    new Report("", List.of(Block.fact("both", "y")), List.of("w", "v"))))));
  }

  @Test
  void csvHasNamesUnitsAndNoFormulas() {
    List<String> rows = List.of("a,0.1,1.0E-11,7", "\"'=1+1 \\u001b[31m<b>,\"\"\\u202e\",2.0,,");
    List<String> plain = Csv.lines(List.of(table("")));
    assertEquals("name,value,limit,unseen", plain.get(0));
    assertEquals(rows, plain.subList(1, 3));
    List<String> headed = Csv.table(List.of("title: t"), List.of(table("")));
    assertEquals(
        List.of("# title: t", "# columns: name,value,limit,unseen", "# units: ,keV,muB,"),
        headed.subList(0, 3));
    assertEquals(rows, headed.subList(3, 5));
    // Numbers below zero are no formulas.
    Table<Double> negative =
        new Table<>("", List.of(Table.number("x", "x", x -> x)), List.of(-1.5));
    assertEquals(List.of("x", "-1.5"), Csv.lines(List.of(negative)));
    for (String formula : List.of("=1", "+1", "-1", "@x", "＝1")) {
      Table<String> words =
          new Table<>("", List.of(Table.words("x", "x", x -> x)), List.of(formula));
      assertEquals("'" + formula, Csv.lines(List.of(words)).get(1));
    }
    Table<String> broken =
        new Table<>("", List.of(Table.words("x", "x", x -> x)), List.of("\t=1\n"));
    assertEquals("\\u0009=1\\u000a", Csv.lines(List.of(broken)).get(1));
  }

  @Test
  void aPageStandsAlone() {
    String page = Html.page(report());
    assertTrue(page.startsWith("<!DOCTYPE html>\n<html lang=\"en\">"), page);
    assertTrue(page.contains("<h1>title =1+1 \\u001b[31m&lt;b&gt;,&quot;\\u202e</h1>"), page);
    assertTrue(page.contains("<tr><th>people</th><td>see this</td></tr>"), page);
    assertTrue(
        page.contains(
            "<tr><td>a</td><td class=\"number\">0.10000</td><td class=\"number\">1.0000e-11</td>"
                + "<td class=\"number\">yes</td></tr>"),
        page);
    assertTrue(page.contains("<tr class=\"total\"><td>total</td>"), page);
    assertTrue(
        page.contains("<img alt=\"curve\" src=\"data:image/svg+xml;base64,PHN2Zy8+\">"), page);
    assertTrue(page.contains("warning: a.mac:1:1: odd (why) do"), page);
    assertFalse(page.contains("<b>") || page.contains("<script") || page.contains("http"), page);
    assertEquals(count(page, "<table"), count(page, "</table>"));
    assertEquals(count(page, "<tr"), count(page, "</tr>"));
  }

  private static long count(String text, String part) {
    return text.split(part, -1).length - 1L;
  }

  @Test
  void aLoneReportStaysWhatItIs() {
    Report one = new Report("one", List.of(Block.fact("a", "b")));
    assertEquals(one, Report.of("runs", List.of(one)));
  }
}
