package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.generator.Column;

/** The page of a run: what stands on it, and what a browser makes of it. */
class ReportCommandTest {
  private static final int EVENTS = 20_000;
  private static final long PATIENCE_SECONDS = 120;

  /** Where Debian and others have it. */
  private static final List<Path> BROWSERS =
      List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"));

  private static final Pattern CHART =
      Pattern.compile("<script type=\"application/json\">(.*?)</script>", Pattern.DOTALL);

  private static final List<String> NOT_OF_THIS_RUN =
      List.of(Column.PULSE_TIME.name(), Column.OBSERVED_2);

  @TempDir private Path folder;

  private String page(String... arguments) throws Exception {
    Path page = folder.resolve("page.html");
    String[] all =
        Stream.of(Stream.of("report"), Stream.of(arguments), Stream.of("-o", page.toString()))
            .flatMap(words -> words)
            .toArray(String[]::new);
    Invocation made = Invocation.of(all);
    assertEquals(ExitCode.DONE, made.code(), made.err());
    return Files.readString(page);
  }

  private String file(String macro, String... sets) {
    Path file = folder.resolve("a.h5");
    List<String> words =
        Stream.of(
                Stream.of("run", macro, "-q", "-o", file.toString()),
                Stream.of("--set", "/run/beamOn=" + EVENTS),
                Stream.of(sets).flatMap(set -> Stream.of("--set", set)))
            .flatMap(part -> part)
            .toList();
    Invocation run = Invocation.of(words.toArray(String[]::new));
    assertEquals(ExitCode.DONE, run.code(), run.err());
    return file.toString();
  }

  private static List<JsonObject> charts(String page) {
    return CHART
        .matcher(page)
        .results()
        .map(MatchResult::group)
        .map(text -> text.substring(text.indexOf('{'), text.lastIndexOf('}') + 1))
        .map(text -> JsonParser.parseString(text).getAsJsonObject())
        .toList();
  }

  private static long sum(JsonArray numbers) {
    long sum = 0;
    for (var number : numbers) {
      sum += number.isJsonArray() ? sum(number.getAsJsonArray()) : number.getAsLong();
    }
    return sum;
  }

  /** Every detected event is in every picture, but for the ends of its range. */
  @ParameterizedTest
  @ValueSource(strings = {"cr51-cevns-ge", "coherent-csi-2021", "conus-plus-diodes"})
  void picturesHoldTheDetectedEvents(String macro) throws Exception {
    String file = file(macro);
    long detected = (Long) Invocation.of("inspect", file, "--json").json().get("n_detected");
    String page = page(file);
    List<JsonObject> charts = charts(page);
    assertTrue(charts.size() >= 6, charts.size() + " pictures");
    for (JsonObject chart : charts) {
      boolean map = chart.get("kind").getAsString().equals("map");
      long shown =
          map
              ? sum(chart.getAsJsonArray("counts"))
              : sum(
                  chart.getAsJsonArray("points").get(0).getAsJsonObject().getAsJsonArray("counts"));
      assertTrue(map ? shown == detected : shown > 0.97 * detected, chart.get("x") + " " + shown);
    }
    assertTrue(page.contains("agrees with its macro"), "no verdict");
    assertFalse(page.contains("http-equiv") || page.contains("src=\"http"), "not alone");
  }

  /** Every column of real numbers that a file has, whatever its name, and the two maps. */
  @Test
  void fullColumnsAreAllDrawn() throws Exception {
    String file = file("cr51-cevns-ge", "/output/columns=full");
    String page = page(file);
    List<String> named =
        Column.known().stream()
            .filter(Column::isReal)
            .map(Column::name)
            .filter(name -> !name.startsWith("vertex_") && !NOT_OF_THIS_RUN.contains(name))
            .toList();
    assertEquals(2 + named.size(), charts(page).size());
    for (String name : named) {
      String shown = name.equals("observed") ? "observed energy" : name.replace('_', ' ');
      assertTrue(page.contains(">detected events over " + shown + "<"), name);
    }
  }

  @Test
  void aMacroHasItsSpectrumAndItsLimit() throws Exception {
    String page =
        page(
            "dresden-ii",
            "--alias",
            "mu=1e-10",
            "--limit",
            "--scan",
            "/dipole/mass 1 keV .. 100 keV log 3");
    List<JsonObject> charts = charts(page);
    assertEquals(1, charts.size());
    assertEquals(0, charts.get(0).getAsJsonArray("points").size());
    assertTrue(charts.get(0).getAsJsonArray("curves").size() > 4);
    assertTrue(page.contains("/dipole/moment 1e-10 muB"), "no macro");
    assertTrue(page.contains("<img alt=\"limits\""), "no picture of limits");
    assertTrue(page.contains("Upper limit on /dipole/moment (muB)"), "a limit on what");
  }

  /** Facts, numbers and picture of the page of `limit` stand on that of `report`. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "cr51-cevns-ge",
        "cr51-cevns-ge;--cl;0.95;--cls;--parameter;/source/distance",
        "limits/cr51-cevns-ge;--two-sided;--scan;/dipole/mass 10 keV .. 1 MeV log 3",
        "limits/cr51-cevns-ge;--set;/dipole/combination=coherent;--profile;/dipole/lambda 24"
            + ";--parameter;/dipole/lambda 14",
        "limits/xenonnt-2022;--power-constrained"
      })
  void theLimitIsThatOfTheCommand(String words) throws Exception {
    Path own = folder.resolve("limit.html");
    Stream<String> command = Stream.concat(Stream.of("limit"), Stream.of(words.split(";", -1)));
    Invocation limit =
        Invocation.of(
            Stream.concat(command, Stream.of("--html", own.toString())).toArray(String[]::new));
    String page = page((words + ";--limit").split(";", -1));
    List<String> shown =
        Files.readAllLines(own).stream()
            .filter(l -> l.startsWith("<tr") || l.contains("<img"))
            .toList();
    assertTrue(shown.size() > 6, limit.out() + limit.err());
    assertEquals(words.contains("--scan"), shown.stream().anyMatch(l -> l.contains("<img")));
    List<String> lacking = shown.stream().filter(line -> !page.contains(line)).toList();
    assertEquals(List.of(), lacking);
  }

  /** What `limit` refuses is refused in its words. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--toys;10",
        "--cls;--two-sided;--cl;2",
        "--parameter;/dipole/mas",
        "--scan;/dipole/moment 1e-11 .. 1e-10 muB log 3",
        "--parameter;/interaction/radiative;--scan;/dipole/mass 1 keV .. 1 keV log 3",
        "--profile;/dipole/moment,/detector/mas",
        "--parameter;/source/activationTime",
        "--strict;--set;/run/exposure=0.02 day"
      })
  void refusedInTheSameWords(String options) {
    List<String> said =
        Stream.of("limit", "report")
            .map(
                command -> {
                  List<String> words = new ArrayList<>(List.of(command, "limits/cr51-cevns-ge"));
                  words.addAll(List.of(options.split(";", -1)));
                  if (command.equals("report")) {
                    Path page = folder.resolve("page.html");
                    words.addAll(List.of("--limit", "-o", page.toString()));
                  }
                  Invocation refused = Invocation.of(words.toArray(String[]::new));
                  assertEquals(ExitCode.USAGE, refused.code(), refused.out());
                  return refused.err().replace("nudipole report", "nudipole limit");
                })
            .toList();
    assertEquals(said.get(0), said.get(1));
    assertFalse(Files.exists(folder.resolve("page.html")));
  }

  @Test
  void whatNobodyMeansIsRefused() throws Exception {
    String file = file("cr51-cevns-ge");
    Path page = folder.resolve("page.html");
    for (List<String> wrong :
        List.of(
            List.of("cr51-cevns-ge", "-o", folder.resolve("page.pdf").toString()),
            List.of(
                "cr51-cevns-ge", "--scan", "/dipole/mass 1 keV .. 9 keV log 3", "-o", page + ""),
            List.of(file, "--set", "/dipole/mass=1 keV", "-o", page.toString()),
            List.of(
                "cr51-cevns-ge", "--limit", "--parameter", "/dipole/mas", "-o", page.toString()),
            List.of("nothing", "-o", page.toString()))) {
      Invocation refused =
          Invocation.of(Stream.concat(Stream.of("report"), wrong.stream()).toArray(String[]::new));
      assertEquals(ExitCode.USAGE, refused.code(), wrong + refused.err());
      assertFalse(Files.exists(page));
    }
  }

  /** No errors in the console; a click changes the axis, another hides a curve. */
  @Test
  @Tag("canonical")
  void aBrowserDrawsAndAnswers() throws Exception {
    Path browser =
        BROWSERS.stream().filter(Files::isExecutable).findFirst().orElse(BROWSERS.get(0));
    assumeTrue(System.getenv("CI") != null || Files.isExecutable(browser), "no Chromium here");
    String page = page(file("cr51-cevns-ge"));
    String clicks =
        """
        <script>
          const chart = document.querySelector('figure.chart');
          const paths = () => Array.from(chart.querySelectorAll('path')).map(p => p.getAttribute('d'));
          const before = paths(), log = chart.querySelectorAll('.toggle')[1];
          const was = log.getAttribute('aria-pressed');
          log.click();
          const after = paths(), is = log.getAttribute('aria-pressed');
          chart.querySelector('.entry').click();
          const svg = chart.querySelector('svg'), box = svg.getBoundingClientRect();
          svg.dispatchEvent(new PointerEvent('pointermove', { clientX: box.left + box.width / 2, clientY: box.top + box.height / 2 }));
          document.title = [was, is, before.length, after.length, before[0] !== after[0], paths().length,
            chart.querySelector('.tip').textContent.includes('expected'), document.querySelectorAll('figure.chart svg').length].join(' ');
        </script>
        """;
    Path clicked = folder.resolve("clicked.html");
    Files.writeString(clicked, page.replace("</body>", clicks + "</body>"));
    Path dom = folder.resolve("dom");
    Path console = folder.resolve("console");
    Process process =
        new ProcessBuilder(
                browser.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--enable-logging=stderr",
                "--user-data-dir=" + folder.resolve("profile"),
                "--dump-dom",
                clicked.toUri().toString())
            .redirectOutput(dom.toFile())
            .redirectError(console.toFile())
            .start();
    assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
    String said = Files.readString(console);
    assertFalse(said.contains(":CONSOLE"), said);
    String drawn = Files.readString(dom);
    assertTrue(
        drawn.contains("<title>true false 1 1 true 0 true 6</title>"),
        drawn.substring(0, Math.min(300, drawn.length())) + said);
  }
}
