package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nudipole.cli.report.Report;

/** Answers as web pages, and the warnings beside answers. */
@Tag("canonical")
class AnswerOptionsTest {
  private static final String PICTURE = "<img alt=\"%s\" src=\"data:image/svg+xml;base64,";

  @TempDir private Path folder;

  @Test
  void aPageIsWrittenBesideTheAnswer() throws IOException {
    Path file = folder.resolve("rate.html");
    Invocation rate = Invocation.of("rate", "cr51-cevns-ge", "--html", file.toString());
    assertEquals(ExitCode.DONE, rate.code(), rate.err());
    assertEquals(Invocation.of("rate", "cr51-cevns-ge").out(), rate.out());
    String page = Files.readString(file);
    assertTrue(page.contains("<h1>cr51-cevns-ge, seed 1</h1>"), page);
    assertTrue(page.contains("<tr><td>cevns</td><td>sm</td><td>nu_e</td><td>Ge</td>"), page);
  }

  @Test
  void pagesHavePictures() throws IOException {
    Path limits = folder.resolve("limit.html");
    Invocation limit =
        Invocation.of(
            "limit",
            "cr51-cevns-ge",
            "--scan=/dipole/mass 10 keV .. 300 keV log 2",
            "--html=" + limits,
            "--json");
    assertEquals(ExitCode.DONE, limit.code(), limit.err());
    assertEquals(List.of(), limit.json().get("warnings"));
    assertTrue(Files.readString(limits).contains(PICTURE.formatted("limits")));
    String events = folder.resolve("events.h5").toString();
    assertEquals(
        ExitCode.DONE,
        Invocation.of("run", "cr51-cevns-ge", "--set=/run/beamOn=1000", "-o", events).code());
    Path comparison = folder.resolve("compare.html");
    Invocation compare = Invocation.of("compare", events, "--html", comparison.toString());
    assertEquals(ExitCode.DONE, compare.code(), compare.err());
    String page = Files.readString(comparison);
    assertTrue(page.contains(PICTURE.formatted("detected events of " + events)), page);
    assertTrue(page.contains("agrees with its macro"), page);
  }

  /** Said before the work. */
  @Test
  void aPageNeedsAFolder() {
    Invocation rate = Invocation.of("rate", "cr51-cevns-ge", "--html", folder + "/no/rate.html");
    assertEquals(ExitCode.INPUT_OUTPUT, rate.code());
    assertEquals("", rate.out());
    assertTrue(rate.err().contains("choose another --html"), rate.err());
  }

  @Test
  void warningsAreToldOnTheOtherStream() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false);
    Report report = new Report("answer", List.of(), List.of("\u001b.mac:1:1: odd (why) do this"));
    new AnswerOptions().give(console, report);
    assertEquals("answer\n", out.toString(StandardCharsets.UTF_8).replace("\r", ""));
    assertEquals(
        "warning: \\u001b.mac:1:1: odd (why) do this\n",
        err.toString(StandardCharsets.UTF_8).replace("\r", ""));
  }
}
