package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  /** Beside the answer, and in it. */
  @Test
  void warningsAreToldAndWritten() throws IOException {
    Path file = folder.resolve("warned.html");
    Invocation rate =
        Invocation.of(
            "rate",
            "cr51-cevns-ge",
            "--set=/interaction/minRecoil=9 eV",
            "--json",
            "--html=" + file);
    assertEquals(ExitCode.DONE, rate.code(), rate.err());
    List<?> warnings = (List<?>) rate.json().get("warnings");
    assertEquals(1, warnings.size(), rate.out());
    assertEquals("warning: " + warnings.get(0), rate.err().strip());
    assertTrue(Files.readString(file).contains("<p class=\"warning\">warning: "));
  }
}
