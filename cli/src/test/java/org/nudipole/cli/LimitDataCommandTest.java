package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nudipole.cli.Limits.limit;
import static org.nudipole.cli.Limits.points;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data of the command {@code limit}: events, tables, those of a macro, and what is refused. */
class LimitDataCommandTest {
  @TempDir private Path folder;

  /** A signal three times above the sensitivity is inside the interval, and below the limit. */
  @Test
  void eventsGiveAnObservedLimit() {
    String file = folder.resolve("events.h5").toString();
    String[] run = {
      "run", "cr51-cevns-ge", "--set", "/run/expose", "--alias", "mu=3e-11", "-o", file, "--quiet"
    };
    assertEquals(ExitCode.DONE, Invocation.of(run).code());
    for (String convention : List.of("--two-sided", "--cls")) {
      Map<String, Object> point =
          points(limit("cr51-cevns-ge", "--data", file, convention, "--json").json()).get(0);
      double observed = (Double) point.get("observed");
      assertTrue(observed > 3e-11 && observed < 3.6e-11, () -> convention + " " + observed);
    }
  }

  @Test
  void tableOfCountsBringsItsBins() throws IOException {
    String header = "# title: t\n# source: s\n# columns: observed_low,observed_high,counts\n";
    Path table =
        Files.writeString(
            folder.resolve("counts.csv"),
            header + "# units: eVnr,eVnr,1\n8,10,2500\n10,12,1400\n12,18,900\n");
    Map<String, Object> json = limit("cr51-cevns-ge", "--data", table.toString(), "--json").json();
    assertTrue(json.get("bins").toString().startsWith("3, 0.008 to 0.018 keVnr"), json::toString);
    assertTrue((Double) points(json).get(0).get("observed") > 0);
    for (String bad :
        List.of(
            header + "# units: eVee,eVee,1\n8,10,2500\n",
            header + "# units: eVnr,eVnr,/kg/day/keV\n8,10,2500\n",
            header + "# units: eVnr,eVnr,bananas\n8,10,2500\n",
            header + "# units: eVnr,eVnr,1\n8,10,2500.5\n",
            header + "# units: eVnr,eVnr,1\n8,10,3\n11,12,3\n",
            "# columns: observed_low,observed_high,counts\n# units: eVnr,eVnr,1\n8,10,3\n")) {
      Files.writeString(table, bad);
      Invocation refused = limit("cr51-cevns-ge", "--data", table.toString());
      assertEquals(ExitCode.USAGE, refused.code(), bad);
      assertTrue(refused.err().contains("counts.csv"), refused.err());
    }
  }

  @Test
  void allFaultsOfATableOfCountsAreTold() throws IOException {
    Path table =
        Files.writeString(
            folder.resolve("counts.csv"),
            "# title: t\n# source: s\n# columns: observed_low,observed_high,counts\n"
                + "# units: eVnr,eVnr,1\n8,10,-3\n11,12,2.5\n12,11,abc\n");
    Invocation refused = limit("cr51-cevns-ge", "--data", table.toString(), "--cl=3");
    assertEquals(ExitCode.USAGE, refused.code());
    for (String fault :
        List.of(
            "csv:5:6: counts -3 is negative",
            "csv:6: observed_low 11 after observed_high 10 (a hole",
            "csv:6:7: counts 2.5 (the likelihood",
            "csv:7:4: observed_high 11 not above observed_low 12 (the bin has no width)",
            "csv:7:7: 'abc'",
            "--cl 3.0")) {
      assertTrue(refused.err().contains(fault), () -> fault + " in " + refused.err());
    }
  }

  private static final String COUNTS =
      "# title: t\n# source: s\n# columns: observed_low,observed_high,counts\n"
          + "# units: eVnr,eVnr,1\n8,10,2500\n10,12,1400\n12,18,900\n";

  private Path withData(String... more) throws IOException {
    Files.writeString(folder.resolve("counts.csv"), COUNTS);
    return Files.writeString(
        folder.resolve("data.mac"),
        "/fit/data counts.csv\n"
            + String.join("\n", more)
            + "\n/control/execute experiments/cr51-cevns-ge.mac\n");
  }

  @Test
  void macroNamesItsData() throws IOException {
    String macro = withData().toString();
    Map<String, Object> own = limit(macro, "--json").json();
    Map<String, Object> named =
        limit("cr51-cevns-ge", "--data", folder.resolve("counts.csv").toString(), "--json").json();
    assertEquals(points(named), points(own));
    assertTrue(own.get("data").toString().endsWith("counts.csv"), own::toString);
    Map<String, Object> asimov = limit(macro, "--data", "asimov", "--json").json();
    assertEquals(null, points(asimov).get(0).get("observed"));
    assertEquals(points(own).get(0).get("expected"), points(asimov).get(0).get("expected"));
  }

  @Test
  void dataOfAMacroAreChecked() throws IOException {
    Invocation bins = limit(withData("/fit/bins 8 eV 18 eV 1 eV").toString());
    assertEquals(ExitCode.USAGE, bins.code());
    assertTrue(bins.err().contains("contradicts /fit/data"), bins.err());
    String macro = withData().toString();
    Files.writeString(
        folder.resolve("counts.csv"), COUNTS.replace("observed_high", "observed_top"));
    Invocation table = limit(macro);
    assertEquals(ExitCode.USAGE, table.code());
    assertTrue(table.err().contains("no column observed_high"), table.err());
  }

  /** Two backgrounds in one bin each: the one that is not known costs sensitivity, in its bin. */
  @Test
  void everyBackgroundHasItsOwnUncertainty() throws IOException {
    String[] backgrounds = {
      "/background/flat low 100000 counts 8 10 eVnr",
      "/background/level low observed",
      "/background/flat high 100000 counts 12 18 eVnr",
      "/background/level high observed"
    };
    String macro = withData(backgrounds).toString();
    List<Double> limits = new ArrayList<>();
    for (String sigma : List.of("low 1e-6", "low 0.1", "high 0.1", "background 0.1")) {
      Invocation run = limit(macro, "--set", "/fit/nuisance=" + sigma, "--json");
      assertEquals(ExitCode.DONE, run.code(), run.err());
      limits.add((Double) points(run.json()).get(0).get("expected"));
    }
    assertTrue(limits.get(1) > limits.get(0) && limits.get(2) > limits.get(0), limits::toString);
    assertTrue(limits.get(3) > limits.get(0), limits::toString);
    assertTrue(Math.abs(limits.get(1) / limits.get(2) - 1) > 1e-3, limits::toString);
    Invocation unknown = limit(macro, "--set", "/fit/nuisance=middle 0.1");
    assertEquals(ExitCode.USAGE, unknown.code());
    assertTrue(unknown.err().contains("resolution high low"), unknown.err());
    Invocation twice =
        limit(
            withData("/background/flat quenching 1 counts 8 10 eVnr").toString(),
            "--set",
            "/background/level=quenching observed",
            "--set",
            "/fit/nuisance=quenching 0.1");
    assertTrue(twice.err().contains("rename the background"), twice.err());
  }

  /** Its own moment says nothing; without one it has its backgrounds. */
  @Test
  void runOfTheDipoleAloneIsLimited() throws IOException {
    String macro =
        withData(
                "/interaction/part dipole",
                "/background/flat flat 4800 counts 8 18 eVnr",
                "/background/level flat observed")
            .toString();
    List<Object> answers = new ArrayList<>();
    for (String moment : List.of("mu=1e-11", "mu=3e-10")) {
      answers.add(points(limit(macro, "--alias", moment, "--json").json()));
    }
    assertEquals(answers.get(0), answers.get(1));
    double moment =
        (Double)
            points(limit(macro, "--alias", "mu=1e-11", "--json").json()).get(0).get("expected");
    Invocation element =
        limit(macro, "--alias", "mu=1e-11", "--parameter", "/dipole/lambda 14", "--json");
    assertEquals(ExitCode.DONE, element.code(), element.err());
    double limit = (Double) points(element.json()).get(0).get("expected");
    assertEquals(moment / Math.sqrt(0.666996), limit, 1e-4 * limit);
  }

  @Test
  void chosenNumbersOfEventsAreNoData() {
    String file = folder.resolve("events.h5").toString();
    Invocation.of("run", "cr51-cevns-ge", "--set", "/run/beamOn=1000", "-o", file, "--quiet");
    Invocation refused = limit("cr51-cevns-ge", "--data", file);
    assertEquals(ExitCode.USAGE, refused.code());
    assertTrue(refused.err().contains("/run/expose"), refused.err());
  }

  private String exposed(String... words) {
    String file = folder.resolve("events.h5").toString();
    List<String> run = new ArrayList<>(List.of("run", "cr51-cevns-ge", "-o", file, "--quiet"));
    run.addAll(List.of("--set", "/run/expose"));
    run.addAll(List.of(words));
    Invocation invocation = Invocation.of(run.toArray(String[]::new));
    assertEquals(ExitCode.DONE, invocation.code(), invocation.err());
    return file;
  }

  private static void refused(Invocation run, String... explained) {
    assertEquals(ExitCode.USAGE, run.code(), run.err());
    assertEquals("", run.out());
    for (String text : explained) {
      assertTrue(run.err().contains(text), run.err());
    }
  }

  /** Unit, material and exposure are compared, all at once; bins must hold events. */
  @Test
  void eventsOfAnotherExperimentAreNoData() {
    String file = exposed("--set", "/run/exposure=10 day");
    String[] all = {"in keVnr (in the model it is in keVee)", "made of Ge", "of LXe", "97.1 day"};
    refused(limit("limits/xenonnt-2022", "--data", file), all);
    refused(
        limit("limits/cr51-cevns-ge", "--data", file),
        "the exposure is 10 day (that of the model is 55.4 day");
    String[] tenDays = {"--data", file, "--set", "/run/exposure=10 day"};
    refused(limit("cr51-cevns-ge", "cr51-cevns-si", "--data", file, tenDays[2], tenDays[3]), "Si");
    List<String> words = new ArrayList<>(List.of("cr51-cevns-ge"));
    words.addAll(List.of(tenDays));
    words.add("--set");
    words.add("/fit/bins=1 keV 2 keV 0.5 keV");
    refused(limit(words.toArray(String[]::new)), "none of the", "1 to 2 keVnr");
  }

  /** What a model is about may differ: the moment, the threshold, the strength of the source. */
  @ParameterizedTest
  @ValueSource(
      strings = {"/response/threshold=9 eV", "/interaction/sin2ThetaW=0.23", "/source/use=ar37"})
  void modelsOfTheSameExperimentMayDiffer(String set) {
    String file = exposed("--set", "/run/exposure=10 day", "--alias", "mu=1e-10");
    String exposure = "/run/exposure=10 day";
    Invocation run = limit("cr51-cevns-ge", "--data", file, "--set", exposure, "--set", set);
    assertEquals(ExitCode.DONE, run.code(), run.err());
  }

  @Test
  void weightedEventsAreNoData() {
    String file = exposed("--set", "/output/columns=full");
    String weighted = folder.resolve("weighted.h5").toString();
    Invocation reweight =
        Invocation.of("reweight", file, "--set", "/dipole/moment=3e-11 muB", "-o", weighted);
    assertEquals(ExitCode.DONE, reweight.code(), reweight.err());
    refused(limit("cr51-cevns-ge", "--data", weighted), "the events have weights");
  }

  @Test
  void damagedEventsAreNoData() throws IOException {
    Path file = Path.of(exposed());
    StoredBytes.editColumn(file, "vertex_z", bytes -> bytes.put(8, (byte) (bytes.get(8) ^ 1)));
    Invocation run = limit("cr51-cevns-ge", "--data", file.toString());
    assertEquals(ExitCode.INPUT_OUTPUT, run.code(), run.err());
    assertEquals("", run.out());
    String verified = Invocation.of("verify", file.toString()).unbroken();
    assertTrue(run.err().contains("do not match the digest"), run.err());
    run.err().lines().forEach(line -> assertTrue(verified.contains(line), line));
  }
}
