package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nudipole.cli.Limits.limit;
import static org.nudipole.cli.Limits.points;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Limits, significance and goodness of fit where few events decide. */
class FewEventsTest {
  private static final String WEAK = "--set=/source/activity=5 kCi";
  private static final String BINS = "--set=/fit/bins=8 eV 18 eV 10 eV";

  @TempDir private Path folder;

  private String counts(int events) throws IOException {
    Path table = folder.resolve("counts.csv");
    Files.writeString(
        table,
        "# title: t\n"
            + "# source: s\n"
            + "# columns: observed_low,observed_high,counts\n"
            + "# units: eVnr,eVnr,1\n"
            + "8,18,"
            + events
            + "\n");
    return table.toString();
  }

  @Test
  void asymptoticFormulasWarnAndToysDoNot() {
    Invocation run = limit("limits/cr51-cevns-ge", WEAK, "--json");
    assertEquals(ExitCode.DONE, run.code(), run.err());
    assertTrue(run.err().contains("events decide") && run.err().contains("--toys 2000"), run.err());
    assertEquals(1, ((List<?>) run.json().get("warnings")).size());
    Invocation strict = limit("limits/cr51-cevns-ge", WEAK, "--strict");
    assertEquals(ExitCode.USAGE, strict.code(), strict.err());
    Invocation toys = limit("limits/cr51-cevns-ge", WEAK, BINS, "--toys=200", "--json", "--cls");
    assertEquals("", toys.err());
    Map<String, Object> json = toys.json();
    assertTrue(json.get("convention").toString().contains("CLs"), json::toString);
    assertTrue(json.get("convention").toString().contains("200 toys"), json::toString);
    double before = 0;
    for (String name : List.of("expected_minus2", "expected", "expected_plus2")) {
      double value = (Double) points(json).get(0).get(name);
      assertTrue(value >= before, json::toString);
      before = value;
    }
  }

  /** Nothing was seen where some events are expected: a one-sided limit is too good to be true. */
  @Test
  void powerConstrainedLimitsAreNotBelowTheBand() throws IOException {
    String data = counts(0);
    Map<String, Object> json =
        limit("cr51-cevns-ge", WEAK, "--data", data, "--power-constrained", "--json").json();
    assertTrue(json.get("convention").toString().contains("power-constrained"), json::toString);
    Map<String, Object> point = points(json).get(0);
    assertEquals(point.get("expected_minus1"), point.get("expected_minus2"));
    assertEquals((Double) point.get("expected_minus1"), (Double) point.get("observed"), 1e-18);
    assertEquals(ExitCode.USAGE, limit("cr51-cevns-ge", "--power-constrained", "--cls").code());
  }

  @Test
  void significanceOfDataAndExpected() throws IOException {
    String[] words = {
      "cr51-cevns-ge",
      WEAK,
      "--data",
      counts(40),
      "--set=/dipole/moment=3e-10 muB",
      "--significance",
      "--json"
    };
    Invocation run = limit(words);
    assertEquals(ExitCode.DONE, run.code(), run.err());
    Map<String, Object> significance = JsonReader.object(run.json().get("significance"));
    assertTrue(significance.get("assumed").toString().contains("one-sided"));
    assertEquals(3e-10, (Double) significance.get("signal"), 1e-20);
    Map<String, Object> point = JsonReader.objects(significance.get("points")).get(0);
    double z = (Double) point.get("z");
    assertEquals(Math.sqrt((Double) point.get("q0")), z, 1e-9);
    assertTrue((Double) point.get("expected_z") > 1);
    Invocation nothing = limit("cr51-cevns-ge", "--set=/dipole/moment=0 muB", "--significance");
    assertEquals(ExitCode.USAGE, nothing.code());
    assertTrue(nothing.err().contains("/dipole/moment"), nothing.err());
  }

  /** The sensitivity to a signal without background to speak of grows with the exposure. */
  @Test
  void sensitivityAlongTheExposure() throws IOException {
    Path csv = folder.resolve("z.csv");
    Invocation run =
        limit(
            "cr51-cevns-ge",
            WEAK,
            "--set=/dipole/moment=3e-10 muB",
            "--significance",
            "--scan=/run/exposure 1 day .. 30 day log 3",
            "--csv=" + csv,
            "--json");
    assertEquals(ExitCode.DONE, run.code(), run.err());
    List<Map<String, Object>> points =
        JsonReader.objects(JsonReader.object(run.json().get("significance")).get("points"));
    assertTrue(
        (Double) points.get(2).get("expected_z") > 2 * (Double) points.get(0).get("expected_z"));
    assertTrue(Files.readString(csv).contains("expected_z"));
  }

  @Test
  void goodnessOfFitWithToys() throws IOException {
    String[] words = {
      "fit", counts(40), "--macro", "cr51-cevns-ge", WEAK, "--free", "/dipole/moment", "--json"
    };
    Map<String, Object> chi2 =
        JsonReader.object(Invocation.of(words).json().get("goodness_of_fit"));
    assertTrue(chi2.containsKey("toys") && chi2.get("toys") == null, chi2::toString);
    String[] more = Arrays.copyOf(words, words.length + 1);
    more[words.length] = "--toys=200";
    Map<String, Object> counted =
        JsonReader.object(Invocation.of(more).json().get("goodness_of_fit"));
    assertEquals(200, ((Number) counted.get("toys")).intValue());
    // A strength fits one bin: data are as good as the best.
    assertEquals(0, (Double) counted.get("deviance"), 1e-6);
    assertEquals(1, (Double) counted.get("p_value"), 1e-9);
  }
}
