package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nudipole.cli.Limits.limit;
import static org.nudipole.cli.Limits.points;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command {@code limit} inside this JVM. */
class LimitCommandTest {
  private static final List<String> BAND =
      List.of("expected_minus2", "expected_minus1", "expected", "expected_plus1", "expected_plus2");

  @TempDir private Path folder;

  @Test
  void jsonHasTheFieldsOfTheContract() {
    Invocation run = limit("cr51-cevns-ge", "--json");
    assertEquals(ExitCode.DONE, run.code(), run.err());
    assertEquals("", run.err());
    Map<String, Object> json = run.json();
    assertTrue(
        json.keySet()
            .containsAll(
                Set.of(
                    "parameter",
                    "unit",
                    "cl",
                    "convention",
                    "scan_parameter",
                    "scan_unit",
                    "points")),
        json::toString);
    assertEquals("/dipole/moment", json.get("parameter"));
    assertEquals("muB", json.get("unit"));
    assertEquals(0.9, json.get("cl"));
    assertTrue(json.get("convention").toString().contains("one-sided"));
    assertTrue(json.get("convention").toString().contains("1.642"));
    Map<String, Object> point = points(json).get(0);
    assertEquals(null, point.get("scan_value"));
    assertEquals(null, point.get("observed"));
    assertEquals(false, point.get("closed"));
    double before = 0;
    for (String name : BAND) {
      double limit = (Double) point.get(name);
      assertTrue(limit > before && limit < 1e-10, name + " " + limit);
      before = limit;
    }
  }

  @Test
  void scanBeyondTheReachIsClosed() {
    Map<String, Object> json =
        limit(
                "cr51-cevns-ge",
                "--scan",
                "/dipole/mass 10 keV .. 1 MeV log 3",
                "--json",
                "--two-sided")
            .json();
    assertEquals("/dipole/mass", json.get("scan_parameter"));
    assertEquals("keV", json.get("scan_unit"));
    List<Map<String, Object>> points = points(json);
    assertArrayEquals(
        new double[] {10, 100, 1000},
        points.stream().mapToDouble(p -> (Double) p.get("scan_value")).toArray(),
        1e-9);
    assertEquals(List.of(false, false, true), points.stream().map(p -> p.get("closed")).toList());
    for (String name : BAND) {
      assertEquals(null, points.get(2).get(name));
    }
    assertTrue((Double) points.get(1).get("expected") > (Double) points.get(0).get("expected"));
  }

  @ParameterizedTest
  @CsvSource({
    "--two-sided, two-sided, 2.706",
    "--cls, CLs, asymptotic",
    "--power-constrained, 'one-sided, power-constrained', 1.642",
    "--cl=0.95, one-sided, 2.706"
  })
  void conventionIsPrinted(String option, String name, String number) {
    String text = limit("cr51-cevns-ge", option).out();
    assertTrue(text.contains(name) && text.contains(number), text);
  }

  /** The weak mixing angle enters in second order, with a first order: the general way. */
  @Test
  void otherParametersAreLimitedToo() {
    Map<String, Object> json =
        limit("cr51-cevns-ge", "--parameter", "/interaction/sin2ThetaW", "--json").json();
    Map<String, Object> point = points(json).get(0);
    double before = 0.22;
    for (String name : BAND) {
      double limit = (Double) point.get(name);
      assertTrue(limit > before && limit < 0.27, name + " " + limit);
      before = limit;
    }
    assertTrue((Double) point.get("expected") > 0.23857);
  }

  /**
   * Electron neutrinos see |U_ei|^2 lambda_i4^2: 0.667, 0.311 and 0.022 (sin^2 theta_12 = 0.318,
   * sin^2 theta_13 = 0.022), so limits on elements are those on the effective moment over the root.
   */
  @ParameterizedTest
  @CsvSource({"14, 0.666996", "24, 0.311004", "34, 0.022"})
  void elementsOfTheMatrixAreLimitedOneAtATime(String element, double weight) {
    double moment = (Double) points(limit("cr51-cevns-ge", "--json").json()).get(0).get("expected");
    Map<String, Object> json =
        limit("cr51-cevns-ge", "--parameter", "/dipole/lambda " + element, "--json").json();
    assertEquals("/dipole/lambda " + element, json.get("parameter"));
    double limit = (Double) points(json).get(0).get("expected");
    assertEquals(moment / Math.sqrt(weight), limit, 1e-4 * limit);
    assertTrue((Double) points(json).get(0).get("expected_minus2") > 0);
  }

  /**
   * With interference too limits are on the modulus: positive, and the same for either sign of the
   * amplitude. Mixing of 45 degrees makes the interference as large as the rest.
   */
  @Test
  void limitsWithInterferenceAreOnTheModulus() {
    double[] medians =
        List.of("0", "180").stream()
            .mapToDouble(
                phase -> {
                  Map<String, Object> json =
                      limit(
                              "cr51-cevns-ge-interference",
                              "--parameter",
                              "/dipole/lambda 14",
                              "--alias",
                              "m4=100",
                              "--alias",
                              "theta14=45",
                              "--alias",
                              "phase=" + phase,
                              "--json")
                          .json();
                  assertEquals("200 toys without a signal", json.get("band"));
                  double before = 0;
                  for (String name : BAND) {
                    double limit = (Double) points(json).get(0).get(name);
                    assertTrue(limit > before, json::toString);
                    before = limit;
                  }
                  return (Double) points(json).get(0).get("expected");
                })
            .toArray();
    assertEquals(medians[0], medians[1], 1e-3 * medians[0]);
  }

  /** The heaviest sterile neutrinos leave recoils below the threshold. */
  @Test
  void massesWhoseRecoilsAreTooSmallAreClosed() {
    Map<String, Object> json =
        limit("cr51-cevns-ge", "--scan", "/dipole/mass 100 keV .. 740 keV linear 2", "--json")
            .json();
    assertEquals(List.of(false, true), points(json).stream().map(p -> p.get("closed")).toList());
  }

  /** An experiment, the one of its name with what a limit needs, and the first again. */
  @Test
  void macrosOfOneNameStayApartInAPicture() throws IOException {
    for (boolean contour : new boolean[] {false, true}) {
      Path picture = folder.resolve("same-" + contour + ".svg");
      List<String> words =
          new ArrayList<>(List.of("cr51-cevns-ge", "limits/cr51-cevns-ge", "cr51-cevns-ge"));
      words.addAll(List.of("--scan", "/dipole/mass 10 keV .. 300 keV log 2"));
      words.addAll(List.of("--plot", picture.toString()));
      if (contour) {
        words.add("--contour");
      }
      Invocation run = limit(words.toArray(String[]::new));
      assertEquals(ExitCode.DONE, run.code(), run.err());
      String svg = Files.readString(picture);
      for (String name : List.of(">cr51-cevns-ge<", "limits/cr51-cevns-ge", "cr51-cevns-ge (2)")) {
        assertTrue(svg.contains(name), name);
      }
    }
  }

  @Test
  void picturesAndTablesOfSeveralMacros() throws IOException {
    Path csv = folder.resolve("limits.csv");
    Path picture = folder.resolve("limits.svg");
    Invocation run =
        limit(
            "cr51-cevns-ge",
            "cr51-cevns-si",
            "--scan",
            "/dipole/mass 10 keV .. 300 keV log 3",
            "--csv",
            csv.toString(),
            "--plot",
            picture.toString(),
            "--json");
    assertEquals(ExitCode.DONE, run.code(), run.err());
    assertEquals(2, ((List<?>) run.json().get("curves")).size());
    List<String> lines = Files.readAllLines(csv);
    assertEquals(6, lines.stream().filter(l -> !l.startsWith("#")).count());
    assertTrue(
        lines.stream().anyMatch(l -> l.startsWith("# limits: cr51-cevns-si")), csv::toString);
    String svg = Files.readString(picture);
    List<String> texts =
        List.of(
            "cr51-cevns-ge",
            "cr51-cevns-si",
            "XENONnT 2022",
            "sterile mass",
            ">expected, without a signal<");
    for (String text : texts) {
      assertTrue(svg.contains(text), text);
    }
    assertFalse(svg.contains("dashed"), "there is nothing else");
  }

  /** Data of a file that bears the name of the macro go without saying. */
  @Test
  void curvesOfSeveralMacrosNameTheirData() throws IOException {
    Path data = folder.resolve("mine.csv");
    Files.copy(Path.of("..", "macros", "limits", "xenonnt-2022.csv"), data);
    Path picture = folder.resolve("data.svg");
    Invocation run =
        limit(
            "limits/xenonnt-2022",
            "limits/lz-ws2024",
            "cr51-cevns-ge",
            "--data",
            "limits/xenonnt-2022=" + data,
            "--scan",
            "/dipole/mass 10 keV .. 100 keV log 2",
            "--plot",
            picture.toString());
    assertEquals(ExitCode.DONE, run.code(), run.err());
    String svg = Files.readString(picture);
    for (String text :
        List.of(
            ">xenonnt-2022, mine.csv<",
            ">lz-ws2024<",
            ">cr51-cevns-ge<",
            "solid: from data, NAME.csv or as named; dashed: expected")) {
      assertTrue(svg.contains(text), text);
    }
  }

  /**
   * No signal is the absence of the limited one and of any that is fixed, and the answer says so.
   */
  @Test
  void significanceNamesItsHypothesis() {
    List<String> words = new ArrayList<>(List.of("cr51-cevns-ge", "--significance", "--parameter"));
    words.addAll(List.of("/dipole/lambda 14", "--set", "/dipole/lambda=14 2e-11 muB"));
    assertTested("against no signal, one-sided, q0 of the profile likelihood, asymptotic", words);
    words.addAll(List.of("--set", "/dipole/lambda=24 3e-11 muB"));
    assertTested(
        "against no signal, neither /dipole/lambda 14 nor /dipole/lambda 24, one-sided,"
            + " q0 of the profile likelihood, 2000 toys",
        words);
    Invocation distance =
        limit("cr51-cevns-ge", "--significance", "--parameter", "/source/distance");
    assertEquals(ExitCode.USAGE, distance.code());
    assertTrue(distance.err().contains("/source/distance is no signal"), distance.err());
  }

  private static void assertTested(String told, List<String> words) {
    Invocation run = limit(words.toArray(String[]::new));
    assertEquals(ExitCode.DONE, run.code(), run.err());
    String out = run.out().replaceAll("\\s+", " ");
    assertTrue(out.contains(told), out);
  }

  /** Numbers that are left free are told beside q0 and in both pictures. */
  @Test
  void whatIsLeftFreeIsNamed() throws IOException {
    String[] words = {
      "cr51-cevns-ge",
      "--set",
      "/dipole/mass=10 keV",
      "--set",
      "/fit/bins=8 eV 18 eV 5 eV",
      "--scan",
      "/dipole/mass 10 keV .. 100 keV log 3",
      "--profile",
      "/source/distance",
      "--set",
      "/dipole/moment=1e-11 muB",
      "--significance",
      "--plot",
    };
    for (List<String> more : List.of(List.<String>of(), List.of("--contour"))) {
      Path picture = folder.resolve("free" + more.size() + ".svg");
      Invocation run =
          limit(
              Stream.of(Stream.of(words), Stream.of(picture.toString()), more.stream())
                  .flatMap(part -> part)
                  .toArray(String[]::new));
      assertEquals(ExitCode.DONE, run.code(), run.err());
      String out = run.out().replaceAll("\\s+", " ");
      assertTrue(out.contains("against no signal, /source/distance left free, one-sided"), out);
      assertTrue(Files.readString(picture).contains("left free: /source/distance"), more::toString);
    }
  }

  /** Another element, with its phase, cancels any value for neutrinos of one flavour. */
  @Test
  void noLimitComesWithItsReason() {
    Invocation run =
        limit(
            "limits/cr51-cevns-ge",
            "--set",
            "/fit/bins=8 eV 18 eV 5 eV",
            "--set",
            "/dipole/combination=coherent",
            "--set",
            "/dipole/lambda=24 0 muB",
            "--parameter",
            "/dipole/lambda 14",
            "--profile",
            "/dipole/lambda 24,/dipole/lambda 24 #phase");
    assertEquals(ExitCode.DONE, run.code(), run.err());
    assertTrue(run.out().contains("none"), run.out());
    String told = run.err().replaceAll("\\s+", " ");
    assertTrue(told.contains("no limit on /dipole/lambda 14 (no value of it is excluded"), told);
    assertTrue(told.contains("/dipole/lambda 24, /dipole/lambda 24 #phase are left free"), told);
  }

  @Test
  void publishedLimitsCanBeLeftOut() throws IOException {
    Path picture = folder.resolve("alone.svg");
    Invocation run =
        limit(
            "cr51-cevns-ge",
            "--scan",
            "/dipole/mass 10 keV .. 300 keV log 2",
            "--no-published",
            "--plot",
            picture.toString());
    assertEquals(ExitCode.DONE, run.code(), run.err());
    String svg = Files.readString(picture);
    assertFalse(svg.contains("XENON"), svg);
    assertTrue(svg.contains("expected, without a signal, 55.4 day, 589.79 kg day"), svg);
  }

  /** An element of the matrix is no effective moment, for which the published numbers are. */
  @Test
  void elementsAreNotDrawnBesideEffectiveMoments() throws IOException {
    Path picture = folder.resolve("lambda.svg");
    Invocation run =
        limit(
            "cr51-cevns-ge-lambda",
            "--parameter",
            "/dipole/lambda 14",
            "--scan",
            "/dipole/mass 10 keV .. 300 keV log 3",
            "--plot",
            picture.toString());
    assertEquals(ExitCode.DONE, run.code(), run.err());
    String svg = Files.readString(picture);
    assertTrue(svg.contains("/dipole/lambda 14"), svg);
    assertFalse(svg.contains("XENON"), svg);
  }

  @Test
  void aMatrixNeedsTheNameOfAnElement() {
    for (List<String> command : List.of(List.of("limit"), List.of("export", "--pyhf"))) {
      List<String> words = new ArrayList<>(command);
      words.add("cr51-cevns-ge-lambda");
      Invocation run = Invocation.of(words.toArray(String[]::new));
      assertEquals(ExitCode.USAGE, run.code());
      assertTrue(run.err().contains("--parameter \"/dipole/lambda 14\""), run.err());
    }
  }

  @Test
  void allFaultsAreToldAtOnce() throws IOException {
    Invocation run =
        limit(
            "nosuch",
            "cr51-cevns-ge",
            "--cl=1.5",
            "--toys=-3",
            "--two-sided",
            "--cls",
            "--parameter=/dipole/momen",
            "--scan=/dipole/mass 1 kev .. 1 MeV log 40",
            "--plot=" + folder.resolve("x.gif"));
    assertEquals(ExitCode.USAGE, run.code());
    for (String fault :
        List.of(
            "--cl 1.5",
            "--toys -3",
            "exclude each other",
            "/dipole/momen",
            "kev",
            "x.gif",
            "nosuch:1:1")) {
      assertTrue(run.err().contains(fault), () -> fault + " in " + run.err());
    }
  }

  @Test
  void aMassOutOfReachIsExplained() {
    Invocation run = limit("cr51-cevns-ge", "--set", "/dipole/mass=2 MeV");
    assertEquals(ExitCode.DONE, run.code(), run.err());
    assertTrue(run.out().contains("a sterile mass of 2000 keV opens no channel"), run.out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--scan=/dipole/mass 1 .. 1 MeV log 4",
        "--scan=/dipole/mass 0 keV .. 1 MeV log 4",
        "--scan=/dipole/mass 1 keV .. 1 MeV 4",
        "--scan=/dipole/mass 1 keV .. 1 cm log 4",
        "--scan=/dipole/mass -1 keV .. 1 keV linear 4",
        "--parameter=/dipole/mas",
        "--parameter=/source/use",
        "--parameter=/run/exposure 3",
        "--cl=1.5",
        "--toys=3",
        "--plot=limit.pdf",
        "--contour",
        "--two-sided --cls",
        "--set=/fit/nuisance=quenching 0.1",
        "--set=/fit/nuisance=cosmics 0.1",
        "--set=/fit/bins=8 eV 4 eV 1 eV",
        "--set=/fit/bins=8 eVee 40 eVee 1 eV"
      })
  void wrongUseIsExplained(String options) {
    List<String> words = new ArrayList<>(List.of("cr51-cevns-ge"));
    words.addAll(
        options.equals("--two-sided --cls") ? List.of(options.split(" ")) : List.of(options));
    Invocation run = limit(words.toArray(String[]::new));
    assertEquals(ExitCode.USAGE, run.code(), run.err());
    assertFalse(run.err().isBlank());
    assertEquals("", run.out());
  }

  @Test
  void contourOfEventsWithASignal() throws IOException {
    String file = folder.resolve("events.h5").toString();
    Path csv = folder.resolve("contour.csv");
    Path picture = folder.resolve("contour.svg");
    Invocation.of(
        "run",
        "cr51-cevns-ge",
        "--set",
        "/run/expose",
        "--alias",
        "mu=1e-10",
        "--alias",
        "m4=300",
        "-o",
        file,
        "--quiet");
    Invocation run =
        limit(
            "limits/cr51-cevns-ge",
            "--data",
            file,
            "--scan",
            "/dipole/mass 30 keV .. 740 keV log 6",
            "--contour",
            "--csv",
            csv.toString(),
            "--plot",
            picture.toString(),
            "--json");
    assertEquals(ExitCode.DONE, run.code(), run.err());
    Map<String, Object> json = run.json();
    assertEquals(6, points(json).size());
    Map<String, Object> contour = JsonReader.object(json.get("contour"));
    assertEquals(4.60517, (Double) contour.get("delta_chi2"), 1e-5);
    Map<String, Object> best = JsonReader.object(contour.get("best"));
    // The precision at this moment is about 1 % in both.
    assertEquals(300, (Double) best.get("scan_value"), 15);
    assertEquals(1e-10, (Double) best.get("value"), 5e-12);
    assertTrue((Double) best.get("delta_chi2_without_signal") > 1000, best::toString);
    List<Map<String, Object>> slices = JsonReader.objects(contour.get("slices"));
    assertEquals(true, slices.get(slices.size() - 1).get("closed"));
    long inside = slices.stream().filter(s -> s.get("low") != null).count();
    assertTrue(inside > 8, slices::toString);
    List<String> lines = Files.readAllLines(csv);
    assertTrue(lines.stream().anyMatch(l -> l.startsWith("# contour: limits/cr51")), csv::toString);
    assertEquals(slices.size(), lines.stream().filter(l -> !l.startsWith("#")).count());
    String svg = Files.readString(picture);
    for (String text : List.of("best fit", "from data events.h5, 55.4 day, 589.79 kg day")) {
      assertTrue(svg.contains(text), text);
    }
  }

  /** Events beyond the end of all spectra: no model has them, and there is no number. */
  @Test
  void failuresAreReported() throws IOException {
    Path table =
        Files.writeString(
            folder.resolve("hopeless.csv"),
            "# title: t\n# source: s\n# columns: observed_low,observed_high,counts\n"
                + "# units: eVnr,eVnr,1\n8,20,100\n20,30,1\n");
    String[] scan = {"--scan", "/dipole/mass 10 keV .. 1 MeV log 3", "--data", table.toString()};
    Invocation run = limit("cr51-cevns-ge", scan[0], scan[1], scan[2], scan[3], "--json");
    assertEquals(ExitCode.FAILED, run.code());
    assertTrue(run.err().contains("no limit at 10.0"), run.err());
    for (Map<String, Object> point : points(run.json())) {
      assertEquals(null, point.get("observed"));
      assertEquals(null, point.get("expected"));
      // No mass explains them, and one out of reach the least.
      assertTrue(point.get("failure").toString().contains("bin 2"), point::toString);
      assertEquals(false, point.get("closed"));
    }
    Invocation region = limit("cr51-cevns-ge", scan[0], scan[1], scan[2], scan[3], "--contour");
    assertEquals(ExitCode.FAILED, region.code(), region.out());
    assertTrue(region.err().contains("no contour"), region.err());
  }

  /** The macro has its threshold in eVnr; a higher one leaves fewer events. */
  @Test
  void aThresholdIsScannedInElectronvolts() {
    Invocation run =
        limit("cr51-cevns-ge", "--scan", "/response/threshold 8 eV .. 17 eV linear 3", "--json");
    assertEquals(ExitCode.DONE, run.code(), run.err());
    List<Map<String, Object>> points = points(run.json());
    assertEquals(List.of(8.0, 12.5, 17.0), points.stream().map(p -> p.get("scan_value")).toList());
    double low = (Double) points.get(0).get("expected");
    double high = (Double) points.get(2).get("expected");
    assertTrue(high > low, low + " " + high);
  }

  @Test
  void whatIsLimitedIsNotScannedToo() {
    Invocation run =
        limit("cr51-cevns-ge", "--scan", "/dipole/moment 1e-11 muB .. 1e-10 muB log 3");
    assertEquals(ExitCode.USAGE, run.code());
    assertTrue(run.err().contains("/dipole/moment is what is limited"), run.err());
  }

  @Test
  void barelyKnownNuisancesWeakenTheLimit() {
    double[] limits =
        List.of("/fit/bins=0.2 keVee 0.6 keVee 0.02 keVee", "/fit/nuisance=quenching 0.1").stream()
            .mapToDouble(
                set ->
                    (Double)
                        points(limit(quenched(), "--set", set, "--json").json())
                            .get(0)
                            .get("expected"))
            .toArray();
    assertTrue(limits[1] > 1.02 * limits[0], limits[0] + " " + limits[1]);
  }

  /** A background of so many events, whatever the exposure, is hardly meant in a scan of it. */
  @Test
  void aScanOfTheExposureTellsWhatDoesNotGrow() throws IOException {
    String scan = "--scan=/run/exposure 1 year .. 4 year log 2";
    String flat = "--set=/background/flat=b ";
    Path picture = folder.resolve("exposures.svg");
    Invocation counted =
        limit(quenched(), scan, flat + "50 counts 0.1 0.8 keV", "--plot", picture.toString());
    assertTrue(counted.err().contains(": b stays as it is at all exposures"), counted.err());
    assertTrue(Files.readString(picture).contains("exposure as scanned"));
    Invocation rate = limit(quenched(), scan, flat + "10 /kg/day 0.1 0.8 keV");
    assertFalse(rate.err().contains("stays as it is"), rate.err());
    Path data = folder.resolve("counts.csv");
    StringBuilder table = new StringBuilder("# title: none\n# source: this test\n");
    table.append("# columns: observed_low,observed_high,counts\n# units: keVee,keVee,\n");
    for (int i = 10; i < 30; i++) {
      table.append("0.%02d,0.%02d,5%n".formatted(2 * i, 2 * i + 2));
    }
    Files.writeString(data, table);
    Invocation observed =
        Invocation.of(
            "limit", quenched(), scan, flat + "10 /kg/day 0.1 0.8 keV", "--data", data.toString());
    assertTrue(observed.err().contains("the data are those of one exposure"), observed.err());
  }

  private String quenched() {
    try {
      return Files.writeString(
              folder.resolve("quenched.mac"),
              String.join(
                  "\n",
                  "/source/use mono",
                  "/source/energy 5 MeV",
                  "/source/flavour anti_nu_e",
                  "/source/flux 1e12 /cm2/s",
                  "/detector/material Ge",
                  "/detector/mass 1 kg",
                  "/interaction/use cevns",
                  "/interaction/minRecoil 10 eV",
                  "/response/quenching lindhard",
                  "/response/resolution constant 30 eVee",
                  "/response/threshold 0.1 keVee",
                  "/fit/bins 0.2 keVee 0.6 keVee 0.02 keVee",
                  "/run/exposure 1 year"))
          .toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
