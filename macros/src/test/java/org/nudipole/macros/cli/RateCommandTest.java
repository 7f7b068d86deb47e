package org.nudipole.macros.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code rate} inside this JVM. */
class RateCommandTest {
  /** Sums of a hundred doubles in another order. */
  private static final double ROUNDING = 1e-12;

  @TempDir private Path folder;

  @Test
  void channelsAreDisjointAndAddUpToTheTotals() throws IOException {
    Map<String, Object> json = rate(macro()).json();
    Set<List<Object>> keys = new HashSet<>();
    double events = 0;
    double detected = 0;
    for (Map<String, Object> channel : JsonReader.objects(json.get("channels"))) {
      List<Object> key =
          List.of(
              channel.get("interaction"),
              channel.get("part"),
              channel.get("neutrino"),
              channel.get("target"));
      assertTrue(keys.add(key), () -> key + " twice");
      events += (Double) channel.get("expected_events");
      detected += (Double) channel.get("expected_detected");
    }
    assertTrue(keys.contains(List.of("cevns", "sm", "nu_e", "Cs133")), keys::toString);
    assertTrue(keys.contains(List.of("eves", "dipole", "nu_e", "I.4d5/2")), keys::toString);
    double total = (Double) json.get("expected_events");
    double seen = (Double) json.get("expected_detected");
    assertEquals(total, events, ROUNDING * total);
    assertEquals(seen, detected, ROUNDING * seen);
    assertTrue(0 < seen && seen < total, () -> seen + " of " + total);
  }

  /** The mass states of the Sun do not interfere, and the set-up says so. */
  @Test
  void aMissingInterferenceIsNoted() throws IOException {
    String sun =
        """
        /source/use solar
        /source/components pep
        /detector/material LXe
        /detector/mass 1 t
        /interaction/use eves
        /response/threshold 1 keV
        /dipole/mass 100 keV
        /dipole/lambda 14 1e-10 muB
        /mixing/theta14 5 deg
        /run/exposure 1 year
        """;
    String note = "no interference: the neutrinos arrive as incoherent mass states";
    String exact = "/dipole/interference exact\n";
    assertFalse(rateOf(sun).contains(note));
    assertTrue(rateOf(sun + exact).contains(note));
    String emitted = exact + "/source/oscillation none\n/dipole/combination coherent\n";
    assertFalse(rateOf(sun + emitted).contains(note));
  }

  private String rateOf(String lines) throws IOException {
    Invocation run = Invocation.of("rate", ExampleMacros.write(folder, "sun.mac", lines));
    assertEquals(ExitCode.DONE, run.code(), run.err());
    return run.out();
  }

  @Test
  void backgroundsAreChannelsOfTheirOwn() throws IOException {
    String lines =
        "/background/flat hum 2 /kg/day/keV 0 5 keV\n/background/line K 30 counts 1 keV\n";
    String macro = ExampleMacros.write(folder, "hum.mac", ExampleMacros.SET_UP + lines);
    Map<String, Object> json = rate(macro).json();
    Map<String, Object> alone = rate(macro()).json();
    List<Map<String, Object>> channels = JsonReader.objects(json.get("channels"));
    // 2 /kg/day/keV x 10 kg x 10 day x 5 keV.
    Map<String, Object> hum = channels.get(channels.size() - 2);
    assertEquals("hum", hum.get("interaction"));
    assertEquals("background", hum.get("part"));
    assertEquals("none", hum.get("neutrino"));
    assertEquals("none", hum.get("target"));
    assertEquals(1000, (Double) hum.get("expected_events"), 1e-9);
    assertEquals("K", channels.get(channels.size() - 1).get("interaction"));
    for (String name : List.of("expected_events", "expected_detected")) {
      double total = (Double) json.get(name);
      double sum = channels.stream().mapToDouble(c -> (Double) c.get(name)).sum();
      assertEquals(total, sum, ROUNDING * total);
    }
    assertEquals(
        1030,
        (Double) json.get("expected_events") - (Double) alone.get("expected_events"),
        1e-9 * (Double) json.get("expected_events"));
  }

  @Test
  void jsonHasTheFieldsOfTheContract() throws IOException {
    Invocation rate = rate(macro());
    assertEquals("", rate.err());
    Map<String, Object> json = rate.json();
    assertEquals(864_000.0, json.get("exposure_s"));
    assertEquals(0.001, (Double) json.get("min_recoil_keV"), 1e-18);
    assertEquals(false, json.get("closed"));
    double perKilogramDay = (Double) json.get("expected_events_per_kg_day");
    assertEquals((Double) json.get("expected_events"), 100 * perKilogramDay, 1e-6);
  }

  @Test
  void numbersAreThoseOfTheEventFile() throws IOException {
    String file = folder.resolve("a.h5").toString();
    String macro = ExampleMacros.single(folder, 50);
    assertEquals(ExitCode.DONE, Invocation.of("run", macro, "-o", file).code());
    Map<String, Object> header = Invocation.of("inspect", file, "--json").json();
    Map<String, Object> json = rate(macro).json();
    for (String name :
        List.of("expected_events", "expected_detected", "min_recoil_keV", "exposure_s")) {
      assertEquals(header.get(name), json.get(name), name);
    }
  }

  @Test
  void severalRunsAreAList() throws IOException {
    Map<String, Object> json = rate(ExampleMacros.loop(folder)).json();
    assertEquals(Set.of("runs"), json.keySet());
    List<Map<String, Object>> runs = JsonReader.objects(json.get("runs"));
    assertEquals(List.of(false, false, true), runs.stream().map(r -> r.get("closed")).toList());
    assertEquals(List.of(1L, 2L, 3L), runs.stream().map(r -> r.get("seed")).toList());
    assertEquals(List.of(), runs.get(2).get("channels"));
    assertEquals(0.0, runs.get(2).get("expected_events"));
  }

  @Test
  void theTableShowsElementsAndRates() throws IOException {
    Invocation rate = Invocation.of("rate", macro());
    assertEquals(ExitCode.DONE, rate.code(), rate.err());
    assertTrue(rate.out().contains("expected/kg/day"), rate.out());
    assertTrue(rate.out().lines().anyMatch(l -> l.matches(" +cevns +sm +nu_e +Cs .*")), rate.out());
    assertFalse(rate.out().contains("Cs133"), rate.out());
  }

  @Test
  void theCsvFileHasOneRowPerChannel() throws IOException {
    Path csv = folder.resolve("rate.csv");
    Map<String, Object> json =
        Invocation.of("rate", macro(), "--csv", csv.toString(), "--json").json();
    List<String> rows = Files.readAllLines(csv);
    assertEquals(RateReport.CSV_HEADER, rows.get(0));
    assertEquals(JsonReader.objects(json.get("channels")).size(), rows.size() - 1);
    Map<String, Object> first = JsonReader.objects(json.get("channels")).get(0);
    assertEquals(first.get("target"), rows.get(1).split(",", -1)[4]);
    assertEquals(
        (Double) first.get("expected_events"), Double.parseDouble(rows.get(1).split(",", -1)[5]));
  }

  @Test
  void aCsvFileThatCannotBeWrittenIsAnInputOutputError() throws IOException {
    Invocation rate = Invocation.of("rate", macro(), "--csv", folder + "/no/rate.csv");
    assertEquals(ExitCode.INPUT_OUTPUT, rate.code());
    assertTrue(rate.err().contains("rate.csv"), rate.err());
  }

  @Test
  void setAndAliasCount() throws IOException {
    double one = (Double) rate(macro()).json().get("expected_events");
    double two =
        (Double)
            rate(macro(), "--set", "/run/exposure=5 day", "--set", "/detector/mass=1 kg")
                .json()
                .get("expected_events");
    assertTrue(two < one / 10, () -> two + " of " + one);
    Map<String, Object> heavy = rate(macro(), "--alias", "mass=500 keV").json();
    assertTrue((Double) heavy.get("expected_events") < one, heavy::toString);
  }

  @Test
  void aFaultyMacroLeavesStandardOutputEmpty() {
    Invocation rate = Invocation.of("rate", folder + "/missing.mac", "--json");
    assertEquals(ExitCode.USAGE, rate.code());
    assertEquals("", rate.out());
    assertTrue(rate.err().contains("no macro of this name"), rate.err());
  }

  private String macro() throws IOException {
    return ExampleMacros.write(folder, "rate.mac", ExampleMacros.SET_UP);
  }

  private static Invocation rate(String macro, String... more) {
    String[] args = new String[more.length + 3];
    System.arraycopy(more, 0, args, 3, more.length);
    args[0] = "rate";
    args[1] = macro;
    args[2] = "--json";
    Invocation rate = Invocation.of(args);
    assertEquals(ExitCode.DONE, rate.code(), rate.err());
    return rate;
  }
}
