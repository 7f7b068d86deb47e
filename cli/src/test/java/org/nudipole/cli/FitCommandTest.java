package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.io.EventFileReader;

/** The command {@code fit} inside this JVM. */
class FitCommandTest {
  @TempDir private Path folder;

  private String events(String... words) {
    String file = folder.resolve("events.h5").toString();
    List<String> run = new ArrayList<>(List.of("run", "cr51-cevns-ge", "-o", file, "--quiet"));
    run.addAll(List.of(words));
    Invocation invocation = Invocation.of(run.toArray(String[]::new));
    assertEquals(ExitCode.DONE, invocation.code(), invocation.err());
    return file;
  }

  private static List<Map<String, Object>> parameters(Map<String, Object> json) {
    return JsonReader.objects(json.get("parameters"));
  }

  /** Truth within four standard errors (a false alarm in 1e4; the seed is the macro's). */
  @Test
  void momentOfAnExposureIsFound() {
    String file = events("--set", "/run/expose", "--alias", "mu=3e-11");
    Map<String, Object> json =
        Invocation.of(
                "fit",
                file,
                "--free",
                "/dipole/moment,/interaction/sin2ThetaW",
                "--set",
                "/fit/nuisance=normalisation 0.02",
                "--json")
            .json();
    double[] truth = {3e-11, 0.23857};
    for (int p = 0; p < truth.length; p++) {
      Map<String, Object> one = parameters(json).get(p);
      double value = (Double) one.get("value");
      double error = (Double) one.get("error");
      assertTrue(Math.abs(value - truth[p]) < 4 * error, one::toString);
      assertTrue(error < 0.3 * truth[p], one::toString);
      List<?> interval = (List<?>) one.get("interval");
      assertEquals(value - error, (Double) interval.get(0), 0.3 * error);
      assertEquals(value + error, (Double) interval.get(1), 0.3 * error);
    }
    assertEquals(3, ((List<?>) json.get("covariance")).size());
    double chiSquare = (Double) json.get("minimum");
    assertTrue(chiSquare > 10 && chiSquare < 90, "of 38: " + chiSquare);
  }

  /** A million events: the shape alone is worth as much as the exposure that has them. */
  @Test
  void chosenNumberOfEventsIsALongerExposure() {
    String file = events("--set", "/run/beamOn=400000", "--alias", "mu=1e-10");
    Map<String, Object> one =
        parameters(Invocation.of("fit", file, "--free", "/dipole/moment", "--json").json()).get(0);
    double error = (Double) one.get("error");
    assertTrue(Math.abs((Double) one.get("value") - 1e-10) < 4 * error, one::toString);
    assertTrue(error < 1e-12, one::toString);
  }

  /** The counts of an event file, binned here, give the fit that its events give. */
  @Test
  void tableOfCountsIsFitted() throws IOException {
    String file = events("--set", "/run/expose", "--alias", "mu=3e-11");
    Path table = folder.resolve("counts.csv");
    long[] counts = new long[20];
    try (EventFileReader reader = EventFileReader.open(Path.of(file))) {
      int events = (int) reader.header().events();
      double[] observed = reader.doubles("observed", 0, events);
      for (double value : observed) {
        // keVnr to bins of 0.5 eV from 8 eV.
        counts[(int) ((1000 * value - 8) / 0.5)]++;
      }
    }
    StringBuilder rows =
        new StringBuilder(
            "# title: t\n# source: s\n# columns: observed_low,observed_high,counts\n"
                + "# units: eVnr,eVnr,1\n");
    for (int i = 0; i < counts.length; i++) {
      rows.append(8 + 0.5 * i + "," + (8.5 + 0.5 * i) + "," + counts[i] + "\n");
    }
    Files.writeString(table, rows.toString());
    String bins = "/fit/bins=8 eV 18 eV 0.5 eV";
    Map<String, Object> ofEvents =
        Invocation.of("fit", file, "--free", "/dipole/moment", "--set", bins, "--json").json();
    Map<String, Object> ofTable =
        Invocation.of(
                "fit",
                table.toString(),
                "--macro",
                "cr51-cevns-ge",
                "--free",
                "/dipole/moment",
                "--json")
            .json();
    double expected = (Double) parameters(ofEvents).get(0).get("value");
    assertEquals(expected, (Double) parameters(ofTable).get(0).get("value"), 1e-6 * expected);
    Invocation refused = Invocation.of("fit", table.toString(), "--free", "/dipole/moment");
    assertEquals(ExitCode.USAGE, refused.code());
    assertTrue(refused.err().contains("--macro"), refused.err());
  }

  /**
   * In cr51-cevns-ge neutrinos are those of an unmixed source: electron neutrinos, mu = |U_e1|
   * |lambda_14| with |U_e1|^2 = 0.667 (sin^2 theta_12 = 0.318, sin^2 theta_13 = 0.022).
   */
  @Test
  void anElementTakesThePlaceOfTheMoment() {
    String file = events("--set", "/run/expose", "--alias", "mu=5e-11");
    String[] words = {"fit", file, "--free", "/dipole/lambda 14"};
    Invocation fit = Invocation.of(words);
    assertEquals(ExitCode.USAGE, fit.code(), fit.out());
    assertTrue(fit.err().contains("--set \"/dipole/lambda=14 1.0E-11 muB\""), fit.err());
    List<String> more = new ArrayList<>(List.of(words));
    more.addAll(List.of("--set", "/dipole/lambda=14 1.0E-11 muB", "--json"));
    fit = Invocation.of(more.toArray(String[]::new));
    assertEquals(ExitCode.USAGE, fit.code(), fit.out());
    assertTrue(fit.err().contains("a moment of 0 gives way"), fit.err());
    more.addAll(List.of("--set", "/dipole/moment=0 muB"));
    double found =
        (Double) parameters(Invocation.of(more.toArray(String[]::new)).json()).get(0).get("value");
    Invocation moment = Invocation.of("fit", file, "--free", "/dipole/moment", "--json");
    double expected = (Double) parameters(moment.json()).get(0).get("value");
    assertEquals(expected, Math.abs(found) * Math.sqrt(0.667), 2e-3 * expected);
  }

  private static String flat(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--set", "/dipole/moment=0 muB", "--json"));
    return Invocation.of(all.toArray(String[]::new)).json().get("flat_directions").toString();
  }

  /** A combination of numbers of different units says which, and has the sign of its term. */
  @Test
  void aMeasuredCombinationHasItsUnits() {
    String told =
        flat(
            "fit",
            events("--set", "/run/expose", "--alias", "mu=5e-11"),
            "--free",
            "/dipole/lambda 24,/dipole/lambda 24 #phase",
            "--set",
            "/dipole/lambda=14 1e-11 muB",
            "--set",
            "/dipole/lambda=24 5e-11 muB 40 deg",
            "--set",
            "/dipole/combination=coherent");
    assertTrue(told.startsWith("[only (/dipole/lambda 24 in muB) - "), told);
    assertTrue(told.endsWith(" (/dipole/lambda 24 #phase in deg) is measured]"), told);
  }

  /** Solar neutrinos on electrons: one element takes the place of the other all along an arc. */
  @Test
  void numbersThatAreHardlyToldApartAreNamed() {
    String told =
        flat(
            "fit",
            "../macros/limits/xenon1t-2020.csv",
            "--macro",
            "limits/xenon1t-2020",
            "--free",
            "/dipole/lambda 14,/dipole/lambda 24",
            "--set",
            "/dipole/lambda=14 1e-11 muB",
            "--set",
            "/dipole/lambda=24 1e-11 muB");
    String start = "[/dipole/lambda 14 and /dipole/lambda 24 are nearly flat together (-2 ln L";
    assertTrue(told.startsWith(start + " changes by 0.008"), told);
  }

  /** Without a moment nothing depends on the sterile mass. */
  @Test
  void whatIsNotDeterminedHasNoNumber() {
    String file = events("--set", "/run/expose");
    Invocation fit = Invocation.of("fit", file, "--free", "/dipole/mass");
    assertEquals(ExitCode.USAGE, fit.code(), fit.out());
    assertEquals("", fit.out());
    assertTrue(fit.err().contains("--free /dipole/mass (no expected count"), fit.err());
  }

  @Test
  void eventsOfAnotherExperimentOrDamagedAreNotFitted() throws IOException {
    Path file = Path.of(events("--set", "/run/expose"));
    Invocation other =
        Invocation.of(
            "fit", file.toString(), "--macro", "limits/xenonnt-2022", "--free", "/dipole/moment");
    assertEquals(ExitCode.USAGE, other.code(), other.err());
    for (String text : List.of("keVee", "made of Ge", "the exposure is 55.4 day")) {
      assertTrue(other.err().contains(text), other.err());
    }
    StoredBytes.editColumn(file, "vertex_z", bytes -> bytes.put(8, (byte) (bytes.get(8) ^ 1)));
    Invocation damaged = Invocation.of("fit", file.toString(), "--free", "/dipole/moment");
    assertEquals(ExitCode.INPUT_OUTPUT, damaged.code(), damaged.err());
    assertEquals("", damaged.out());
    assertTrue(damaged.err().contains("do not match the digest"), damaged.err());
  }

  @ParameterizedTest
  @CsvSource({
    "'/dipole/moment,/dipole/moment', given twice",
    "/run/beamOn, no number of the experiment"
  })
  void whatCannotBeFreeIsExplained(String free, String why) {
    String file = events("--set", "/run/beamOn=1000");
    Invocation fit = Invocation.of("fit", file, "--free", free);
    assertEquals(ExitCode.USAGE, fit.code(), fit.out());
    assertTrue(fit.err().contains(why), fit.err());
  }

  @Test
  void allFaultsAreToldAtOnce() {
    String file = events("--set", "/run/beamOn=1000");
    Invocation fit =
        Invocation.of("fit", file, "--cl=3", "--free", "/dipole/mas,/detector/material");
    assertEquals(ExitCode.USAGE, fit.code(), fit.out());
    for (String fault : List.of("--cl 3.0", "/dipole/mas (", "/detector/material (")) {
      assertTrue(fit.err().contains(fault), () -> fault + " in " + fit.err());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/dipole/mas",
        "/detector/material",
        "/dipole/moment,/source/use",
        "/response/quenching"
      })
  void whatIsNoNumberIsExplained(String free) {
    String file = events("--set", "/run/beamOn=1000");
    Invocation fit = Invocation.of("fit", file, "--free", free);
    assertEquals(ExitCode.USAGE, fit.code(), fit.out());
    assertTrue(fit.err().contains("--free"), fit.err());
  }

  @Test
  void thePictureHasWhatTheFitIsMadeOfAndThePulls() throws IOException {
    String file = events("--set", "/run/expose", "--alias", "mu=3e-11");
    Path picture = folder.resolve("fit.svg");
    Path page = folder.resolve("fit.html");
    Invocation fit =
        Invocation.of(
            "fit",
            file,
            "--free",
            "/dipole/moment",
            "--set",
            "/fit/nuisance=normalisation 0.02",
            "--plot",
            picture.toString(),
            "--html",
            page.toString());
    assertEquals(ExitCode.DONE, fit.code(), fit.err());
    String svg = Files.readString(picture);
    for (String text :
        List.of("best fit", "Standard Model", "dipole", "data / fit", "normalisation", "pull (")) {
      assertTrue(svg.contains(text), text);
    }
    String embedded = Base64.getEncoder().encodeToString(Files.readAllBytes(picture));
    assertTrue(Files.readString(page).contains(embedded), "the same picture");
  }

  @Test
  void thePictureOfAPlaneHasBothAxes() throws IOException {
    Path picture = folder.resolve("plane.svg");
    Invocation fit =
        Invocation.of(
            "fit",
            Path.of("../macros/limits/coherent-csi-2021-plane.csv").toString(),
            "--macro",
            "limits/coherent-csi-2021-plane",
            "--free",
            "/dipole/moment",
            "--plot",
            picture.toString());
    assertEquals(ExitCode.DONE, fit.code(), fit.err());
    String svg = Files.readString(picture);
    for (String text : List.of("observed (PE)", "pulse time (ns)", ">SSB<", ">SSB12<")) {
      assertTrue(svg.contains(text), text);
    }
  }

  @Test
  void aPictureThatCannotBeIsRefused() {
    String file = events("--set", "/run/beamOn=1000");
    Invocation form = Invocation.of("fit", file, "--free", "/dipole/moment", "--plot", "fit.gif");
    assertEquals(ExitCode.USAGE, form.code());
    assertTrue(form.err().contains("--plot: cannot write a picture to fit.gif"), form.err());
    Invocation place =
        Invocation.of("fit", file, "--free", "/dipole/moment", "--plot", "no/such/fit.png");
    assertEquals(ExitCode.INPUT_OUTPUT, place.code());
  }

  /** Where the likelihood is a parabola, an impact is the correlation times the error. */
  @Test
  void nuisancesAreRankedByTheirImpacts() throws IOException {
    String file = events("--set", "/run/expose", "--alias", "mu=3e-11");
    Path table = folder.resolve("impacts.csv");
    List<String> words =
        List.of(
            "fit",
            "--free",
            "/interaction/sin2ThetaW",
            "--set",
            "/fit/nuisance=normalisation 0.02",
            "--set",
            "/fit/vary=/run/exposure 1 %",
            "--json",
            "--impacts");
    // A file of events is none of impacts.
    Map<String, Object> json =
        Invocation.of(Stream.concat(words.stream(), Stream.of(file)).toArray(String[]::new)).json();
    assertEquals("/interaction/sin2ThetaW", json.get("impacts_on"));
    List<Map<String, Object>> impacts = JsonReader.objects(json.get("impacts"));
    List<?> names = impacts.stream().map(i -> i.get("nuisance")).toList();
    assertEquals(2, names.size());
    assertEquals("normalisation", names.get(0));
    List<?> covariance = (List<?>) json.get("covariance");
    for (int k = 0; k < 2; k++) {
      double covered = (Double) ((List<?>) covariance.get(0)).get(1 + k);
      double expected = covered / (Double) impacts.get(k).get("error");
      assertEquals(expected, (Double) impacts.get(k).get("impact_up"), 0.05 * Math.abs(expected));
      assertEquals(
          -expected, (Double) impacts.get(k).get("impact_down"), 0.05 * Math.abs(expected));
    }
    Invocation.of(
        Stream.concat(words.stream(), Stream.of(table.toString(), file)).toArray(String[]::new));
    List<String> lines = Files.readAllLines(table);
    assertEquals("nuisance,pull,error,impact_up,impact_down", lines.get(0));
    assertTrue(lines.get(1).startsWith("normalisation,"), lines.get(1));
    assertEquals(3, lines.size());
  }

  @Test
  void impactsAreDrawnBesideThePulls() throws IOException {
    String file = events("--set", "/run/expose", "--alias", "mu=3e-11");
    Path picture = folder.resolve("impacts.svg");
    String[] words = {"fit", file, "--free", "/dipole/moment", "--impacts", picture.toString()};
    Invocation none = Invocation.of(words);
    assertEquals(ExitCode.USAGE, none.code());
    assertTrue(none.err().contains("--impacts (the macro has no nuisance)"), none.err());
    List<String> more = new ArrayList<>(List.of(words));
    more.addAll(List.of("--set", "/fit/nuisance=normalisation 0.02"));
    Invocation fit = Invocation.of(more.toArray(String[]::new));
    assertEquals(ExitCode.DONE, fit.code(), fit.err());
    assertTrue(fit.out().contains("impacts on /dipole/moment (muB)"), fit.out());
    String svg = Files.readString(picture);
    for (String text : List.of("change of /dipole/moment (muB)", "held an error above", "pull (")) {
      assertTrue(svg.contains(text), text);
    }
  }
}
