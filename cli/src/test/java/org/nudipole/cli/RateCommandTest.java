package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.cli.report.RateReport;
import org.nudipole.generator.axis.Digits;
import org.nudipole.generator.data.Table;

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

  /** A cut above the threshold loses events, in the same ratio as the threshold itself would. */
  @Test
  void whatACutLeavesOutIsTold() throws IOException {
    String whole =
        Invocation.of("rate", "cr51-cevns-ge", "--set=/interaction/minRecoil=8 eV").out();
    assertFalse(whole.contains("left out"), whole);
    double all = (Double) rate("cr51-cevns-ge").json().get("expected_detected");
    double left =
        (Double)
            rate("cr51-cevns-ge", "--set=/response/threshold=9 eVnr")
                .json()
                .get("expected_detected");
    String cut =
        Invocation.of("rate", "cr51-cevns-ge", "--set=/interaction/minRecoil=9 eV").unbroken();
    String share = String.format(Locale.ROOT, "%.3f", 100 * (1 - left / all));
    assertTrue(
        cut.contains("cevns recoils above 9 eV; detected events left out: " + share + " % (sm)"),
        cut);
  }

  /** Without a threshold every recoil is detected. */
  @Test
  void whatACutAloneLeavesOutIsTold() throws IOException {
    String macro =
        ExampleMacros.write(
            folder,
            "m.mac",
            ExampleMacros.SET_UP.replaceAll("/response/(resolution|threshold).*\\n", ""));
    String above = "--set=/interaction/minRecoil=9 eV";
    Map<String, Double> all = detected(rate(macro, "--set=/interaction/minRecoil=0 eV").json());
    Map<String, Object> answer = rate(macro, above).json();
    Map<String, Double> left = detected(answer);
    String cut = Invocation.of("rate", macro, above).unbroken();
    List<Map<String, Object>> losses = JsonReader.objects(answer.get("lost_below_min_recoil"));
    assertEquals(4, losses.size());
    for (Map<String, Object> loss : losses) {
      String key = loss.get("interaction") + " " + loss.get("part");
      double share = 1 - left.get(key) / all.get(key);
      assertEquals(share, (Double) loss.get("lost_share"), 1e-9, key);
      assertTrue(cut.contains(Digits.five(100 * share) + " % (" + loss.get("part") + ")"), cut);
    }
  }

  private static Map<String, Double> detected(Map<String, Object> answer) {
    Map<String, Double> sums = new HashMap<>();
    for (Map<String, Object> row : JsonReader.objects(answer.get("channels"))) {
      sums.merge(
          row.get("interaction") + " " + row.get("part"),
          (Double) row.get("expected_detected"),
          Double::sum);
    }
    return sums;
  }

  @Test
  void aSourceThatReachesIntoTheDetectorIsNoted() {
    String note = "the source reaches into the detector";
    List<String> rate =
        List.of("rate", "cr51-cevns-ge", "--set=/source/radius=5 cm", "--set=/source/height=10 cm");
    assertFalse(Invocation.of(rate.toArray(String[]::new)).out().contains(note));
    List<String> nearer = new ArrayList<>(rate);
    nearer.add("--set=/source/distance=10 cm");
    assertTrue(Invocation.of(nearer.toArray(String[]::new)).out().contains(note));
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
    assertEquals(864_000, (Double) json.get("exposure_s"), 1e-6);
    assertEquals(0.001, (Double) json.get("min_recoil_keV"), 1e-18);
    assertEquals(false, json.get("closed"));
    double perKilogramDay = (Double) json.get("expected_events_per_kg_day");
    assertEquals((Double) json.get("expected_events"), 100 * perKilogramDay, 1e-6);
  }

  /** The live time in the summary, in JSON and in the file; rates are those of it. */
  @Test
  void theLiveTimeIsTold() throws IOException {
    String gaps = ExampleMacros.SET_UP + "/run/livePeriod 1 day 4 day\n/run/beamOn 50\n";
    String macro = ExampleMacros.write(folder, "gaps.mac", gaps);
    String told = Invocation.of("rate", macro).out();
    assertTrue(told.contains("exposure    4 day, live in one period of 10 day, 40 kg day"), told);
    Map<String, Object> json = rate(macro).json();
    assertEquals(4 * 86_400.0, (Double) json.get("exposure_s"), 1e-6);
    assertEquals(864_000, (Double) json.get("span_s"), 1e-6);
    double perKilogramDay = (Double) json.get("expected_events_per_kg_day");
    assertEquals((Double) json.get("expected_events"), 40 * perKilogramDay, 1e-6);
    String file = folder.resolve("gaps.h5").toString();
    assertEquals(ExitCode.DONE, Invocation.of("run", macro, "-o", file).code());
    Map<String, Object> header = Invocation.of("inspect", file, "--json").json();
    assertEquals(json.get("exposure_s"), header.get("exposure_s"));
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
    assertEquals(Set.of("runs", "warnings"), json.keySet());
    List<Map<String, Object>> runs = JsonReader.objects(json.get("runs"));
    assertEquals(List.of(false, false, true), runs.stream().map(r -> r.get("closed")).toList());
    assertEquals(List.of(1L, 1L, 1L), runs.stream().map(r -> r.get("seed")).toList());
    assertEquals(List.of(), runs.get(2).get("channels"));
    assertEquals(0.0, runs.get(2).get("expected_events"));
  }

  @Test
  void theTableShowsElementsAndRates() throws IOException {
    Invocation rate = Invocation.of("rate", macro());
    assertEquals(ExitCode.DONE, rate.code(), rate.err());
    assertTrue(rate.out().matches("(?s).*expected +detected.* /kg/day.*"), rate.out());
    assertTrue(rate.out().lines().anyMatch(l -> l.matches(" +cevns +sm +nu_e +Cs .*")), rate.out());
    assertFalse(rate.out().contains("Cs133"), rate.out());
  }

  @Test
  void theCsvFileHasOneRowPerChannel() throws IOException {
    Path csv = folder.resolve("rate.csv");
    Map<String, Object> json =
        Invocation.of("rate", macro(), "--csv", csv.toString(), "--json").json();
    List<String> rows = Files.readAllLines(csv);
    assertEquals(RateReport.CSV_COLUMNS.replace(", ", ","), rows.get(0));
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

  // Rows of numbers under the names of their columns.
  private Map<String, double[]> spectrum(String... words) throws IOException {
    Path file = folder.resolve("spectrum.csv");
    List<String> all = new ArrayList<>(List.of("rate"));
    all.addAll(List.of(words));
    all.addAll(List.of("--spectrum", file.toString()));
    Invocation rate = Invocation.of(all.toArray(String[]::new));
    assertEquals(ExitCode.DONE, rate.code(), rate.err());
    Table table = Table.parse(file.toString(), Files.readString(file));
    return table.columns().stream().collect(Collectors.toMap(name -> name, table::numbers));
  }

  /** The bins reach over all that is observed, so nothing is lost but rounding. */
  @Test
  void theSpectrumAddsUpToTheRate() throws IOException {
    double[] total = spectrum("cr51-cevns-ge", "--alias", "mu=1e-10").get("total");
    assertEquals(40, total.length);
    double detected =
        (Double)
            Invocation.of("rate", "cr51-cevns-ge", "--alias", "mu=1e-10", "--json")
                .json()
                .get("expected_detected");
    assertEquals(detected, Arrays.stream(total).sum(), 1e-6 * detected);
  }

  /** The window is 0 to 6 us: times add up to the spectrum, of signal and backgrounds. */
  @Test
  void thePlaneOfEnergyAndTimeAddsUpToTheSpectrum() throws IOException {
    String[] macro = {
      "coherent-csi-2021",
      "--set",
      "/fit/bins=8 PE 60 PE 26 PE",
      "--alias",
      "brn=18.4",
      "--alias",
      "ssb=1295",
      "--alias",
      "mu=1e-9"
    };
    Map<String, double[]> line = spectrum(macro);
    List<String> timed = new ArrayList<>(List.of(macro));
    timed.addAll(List.of("--second", "0 us .. 6 us linear 3"));
    Map<String, double[]> plane = spectrum(timed.toArray(String[]::new));
    assertEquals(6, plane.get("total").length);
    for (String name : List.of("cevns_sm", "cevns_dipole", "BRN", "SSB", "total")) {
      for (int bin = 0; bin < 2; bin++) {
        double[] cells = Arrays.copyOfRange(plane.get(name), 3 * bin, 3 * bin + 3);
        double expected = line.get(name)[bin];
        assertEquals(expected, Arrays.stream(cells).sum(), 1e-9 * expected, name);
        assertTrue(expected > 0 && (!name.startsWith("cevns") || cells[0] > 2 * cells[2]), name);
      }
    }
    assertEquals(2000, plane.get("pulse_time_high")[0], 0);
  }

  /** Charge between 0.1 PE and 1e7 PE is any charge. */
  @Test
  void thePlaneOfLightAndChargeAddsUpToTheSpectrum() throws IOException {
    String[] macro = {"cr51-lxe-s1s2", "--set", "/fit/bins=2 PE 6 PE 2 PE"};
    double[] line = spectrum(macro).get("total");
    double[] plane =
        spectrum(macro[0], macro[1], macro[2], "--second", "0.1 PE .. 10000000 PE log 4")
            .get("total");
    for (int bin = 0; bin < 2; bin++) {
      double sum = Arrays.stream(plane, 4 * bin, 4 * bin + 4).sum();
      assertEquals(line[bin], sum, 1e-6 * line[bin]);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cr51-cevns-ge --second=0_us_.._6_us_linear_3",
        "coherent-lar --spectrum=s.csv --second=0_.._6_keV_linear_3",
        "coherent-lar --spectrum=s.csv --second=6_us_.._0_us_linear_3",
        "coherent-lar --spectrum=s.csv --second=0_us_.._6_us_log_3",
        "coherent-lar --spectrum=s.csv --second=0_us_.._6_us",
        "cr51-cevns-ge --spectrum=s.csv --second=0_us_.._6_us_linear_3",
        "cr51-lxe-s1s2 --spectrum=s.csv --second=1_keVee_.._6_keVee_linear_3",
        "cr51-cevns-ge --spectrum=s.csv --alias=mu=1e-10 --alias=m4=2000"
      })
  void wrongBinsAreExplained(String words) {
    Invocation rate =
        Invocation.of(
            Stream.concat(
                    Stream.of("rate"),
                    Arrays.stream(words.split(" ")).map(w -> w.replace('_', ' ')))
                .toArray(String[]::new));
    assertEquals(ExitCode.USAGE, rate.code(), rate.err());
    assertTrue(rate.err().contains("("), rate.err());
    assertFalse(Files.exists(Path.of("s.csv")));
  }

  /**
   * 5 MCi at 25 cm over two half-lives: 1.3193e13 /cm2/s (numpy quadrature); a reactor by its power
   * and distance: 6.40e12 for TEXONO with BESTIOLE. Tolerances: the digits, and 55.4 d for 55.405.
   */
  @ParameterizedTest
  @CsvSource({"cr51-cevns-ge, 1.3193e13, 2e9", "texono-csi, 6.40e12, 5e9"})
  void theFluxIsTold(String macro, double flux, double tolerance) {
    assertEquals(
        flux,
        (Double) Invocation.of("rate", macro, "--json").json().get("flux_per_cm2_s"),
        tolerance);
  }

  /** A plain energy of the observable is shown on the scale of the run; coefficients have units. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "cr51-cevns-ge; /response/threshold=8 eV; threshold 8 eVnr",
        "conus-plus; /response/threshold=160 eV; resolution sqrt 0.01763 sqrt(keV), threshold 160 eVee",
        "dresden-ii; /response/roi=2e-4 15e-4 MeV; roi 0.2 1.5 keVee",
        "xenon1t-2020; /response/threshold=2000 eV; threshold 2000 eVee"
      })
  void theSummaryShowsResolvedValues(String macro, String set, String shown) {
    Invocation rate = Invocation.of("rate", macro, "--set", set);
    assertEquals(ExitCode.DONE, rate.code(), rate.err());
    assertTrue(rate.unbroken().contains(shown), rate.out());
  }
}
