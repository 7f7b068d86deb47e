package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nudipole.cli.Limits.limit;
import static org.nudipole.cli.Limits.points;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code limit}, {@code fit} and {@code export} say of the same number agrees. */
class VariedNumbersTest {
  private static final String MACRO = "cr51-cevns-ge";
  private static final String STRENGTH = "/interaction/ratioStrength Z";

  @TempDir private Path folder;

  private String written(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private String counts(String... rows) throws IOException {
    return written(
        "counts.csv",
        "# title: counts\n# source: made up\n# columns: observed_low,observed_high,counts\n"
            + "# units: eVnr,eVnr,1\n"
            + String.join("\n", rows)
            + "\n");
  }

  private String table(String... rows) throws IOException {
    String file =
        written(
            "ratio.csv",
            "# title: a ratio\n# source: made up\n# columns: recoil,ratio\n# units: eV,1\n"
                + String.join("\n", rows)
                + "\n");
    return "/interaction/ratioTable=Z " + file;
  }

  private String placed(String... lines) throws IOException {
    return written(
        "placed.mac",
        """
        /source/use cr51
        /source/activity 5 MCi
        /source/position 0 0 -25 cm
        /detector/material Ge
        /detector/volume 2000 cm3
        /response/threshold 8 eVnr
        /interaction/use cevns
        /run/exposure 55.4 day
        """
            + String.join("\n", lines)
            + "\n");
  }

  private static double expected(Invocation run, int point, String name) {
    assertEquals(ExitCode.DONE, run.code(), run.err());
    return (Double) points(run.json()).get(point).get(name);
  }

  private static Map<String, Object> parameter(Invocation run, int p) {
    assertEquals(ExitCode.DONE, run.code(), run.err());
    return JsonReader.objects(run.json().get("parameters")).get(p);
  }

  /** A threshold that is lower lets events into bins below it, which the likelihood leaves out. */
  @Test
  void binsThatANumberFillsAreAWarning() throws IOException {
    String bins = "/fit/bins=4 eV 18 eV 2 eV";
    String vary = "/fit/vary=/response/threshold 2 eVnr";
    String told = "/response/threshold one standard deviation off puts ";
    Invocation limit = limit(MACRO, "--set", bins, "--set", vary, "--json");
    assertEquals(ExitCode.DONE, limit.code(), limit.err());
    assertTrue(limit.err().contains("warning: " + MACRO + ": " + told), limit.err());
    assertTrue(limit.json().get("warnings").toString().contains(told), limit::out);
    assertEquals(ExitCode.USAGE, limit(MACRO, "--set", bins, "--set", vary, "--strict").code());
    String data = counts("4,6,0", "6,8,0", "8,10,3100", "10,12,1100");
    Invocation fit =
        Invocation.of(
            "fit", data, "--macro", MACRO, "--free", "/dipole/moment", "--set", vary, "--json");
    assertEquals(ExitCode.DONE, fit.code(), fit.err());
    assertTrue(fit.err().contains("warning: " + told), fit.err());
    Invocation wide = limit(MACRO, "--set", "/fit/bins=8 eV 18 eV 2 eV", "--set", vary);
    assertFalse(wide.err().contains(told), wide.err());
  }

  /** The Standard Model depends on them, the signal does not. */
  @Test
  void whatChangesTheStandardModelAloneIsScanned() {
    Invocation angle =
        limit(MACRO, "--scan", "/interaction/sin2ThetaW 0.2 .. 0.3 linear 2", "--json");
    assertEquals(8.2120e-12, expected(angle, 0, "expected"), 1e-15);
    assertEquals(9.6148e-12, expected(angle, 1, "expected"), 1e-15);
    Invocation coupling =
        limit(
            MACRO,
            "--set",
            "/interaction/couplings=0.0229 -0.5",
            "--scan",
            "/interaction/couplings #gVn -0.6 .. -0.4 linear 2",
            "--json");
    assertTrue(expected(coupling, 0, "expected") > expected(coupling, 1, "expected"));
  }

  /** At some strengths bins are empty in which data have events: these are excluded. */
  @ParameterizedTest
  @ValueSource(strings = {"1,-1;12,-1;12.001,0;100,0", "1,1;12,1;18,-1;100,-1", "1,1;100,1"})
  void aStrengthIsLimitedFittedAndExported(String rows) throws IOException {
    String table = table(rows.split(";"));
    String data = counts("8,10,2000", "10,12,1300", "12,18,1500");
    Invocation limited =
        limit(
            MACRO,
            "--strict",
            "--set",
            table,
            "--data",
            data,
            "--parameter",
            STRENGTH,
            "--json",
            "--two-sided");
    double upper = expected(limited, 0, "observed");
    Invocation fitted =
        Invocation.of(
            "fit",
            data,
            "--macro",
            MACRO,
            "--strict",
            "--set",
            table,
            "--free",
            STRENGTH,
            "--cl",
            "0.9",
            "--json");
    assertEquals(upper, (Double) ((List<?>) parameter(fitted, 0).get("interval")).get(1), 1e-4);
    Invocation exported =
        Invocation.of(
            "export",
            "--pyhf",
            MACRO,
            "--strict",
            "--set",
            table,
            "--data",
            data,
            "--parameter",
            STRENGTH);
    assertEquals(ExitCode.DONE, exported.code(), exported.err());
    assertFalse(limited.json().get("ends").toString().isEmpty());
  }

  @Test
  void aThresholdIsLimitedAsItIsFitted() throws IOException {
    String data = counts("7,9,1100", "9,12,2200", "12,18,1500");
    double upper =
        expected(
            limit(
                MACRO,
                "--data",
                data,
                "--parameter",
                "/response/threshold",
                "--two-sided",
                "--json"),
            0,
            "observed");
    Invocation fitted =
        Invocation.of(
            "fit",
            data,
            "--macro",
            MACRO,
            "--free",
            "/response/threshold",
            "--cl",
            "0.9",
            "--json");
    assertEquals(upper, (Double) ((List<?>) parameter(fitted, 0).get("interval")).get(1), 1e-3);
  }

  /** Events where nothing is expected are told with their bin, whatever is asked. */
  @ParameterizedTest
  @CsvSource({
    "8/10/2500 10/18/2000 18/150/1, /dipole/moment, bin 3",
    "8/10/2500 10/18/2000 18/150/1, /source/activity, bin 3",
    "100/150/1 150/200/0, /dipole/moment, bin 1",
    "100/150/1 150/200/0, /source/activity, bin 1"
  })
  void impossibleDataAreRefusedWithTheirBin(String rows, String number, String bin)
      throws IOException {
    String data = counts(rows.replace('/', ',').split(" "));
    Invocation limited = limit(MACRO, "--data", data, "--parameter", number);
    Invocation fitted = Invocation.of("fit", data, "--macro", MACRO, "--free", number);
    for (Invocation run : List.of(limited, fitted)) {
      assertEquals(ExitCode.FAILED, run.code(), run.err());
      assertTrue(run.err().contains(bin), run.err());
    }
    if (number.startsWith("/dipole")) {
      Invocation exported = Invocation.of("export", "--pyhf", MACRO, "--data", data);
      assertEquals(ExitCode.FAILED, exported.code(), exported.err());
      assertTrue(exported.err().contains(bin), exported.err());
    }
  }

  /** A limit calls it closed; a fit refuses it in the same words. */
  @Test
  void aSignalOutOfReachIsToldInTheSameWords() throws IOException {
    String data = counts("8,10,2500", "10,18,2000");
    String heavy = "/dipole/mass=5 MeV";
    Invocation limited = limit(MACRO, "--data", data, "--set", heavy);
    Invocation fitted =
        Invocation.of("fit", data, "--macro", MACRO, "--set", heavy, "--free", "/dipole/moment");
    String why = "a sterile mass of 5000 keV opens no channel";
    assertTrue(limited.out().contains(why), limited.out());
    assertTrue(fitted.err().contains(why), fitted.err());
  }

  /** A billion events are too many to generate, not to predict. */
  @Test
  void expectationsHaveNoCeiling() throws IOException {
    Invocation run =
        limit(
            MACRO,
            "--set",
            "/run/expose",
            "--set",
            "/source/activity=1e9 MCi",
            "--parameter",
            "/source/activity",
            "--json");
    assertTrue(expected(run, 0, "expected") > 1e9);
  }

  @Test
  void numbersThatUndoEachOtherAreReported() throws IOException {
    String data = counts("8,10,2500", "10,18,2000");
    String[] words = {"fit", data, "--macro", MACRO, "--free", "/source/activity,/source/distance"};
    Invocation run =
        Invocation.of(words[0], words[1], words[2], words[3], words[4], words[5], "--json");
    assertFalse((Boolean) parameter(run, 0).get("held"));
    assertTrue((Boolean) parameter(run, 1).get("held"));
    assertEquals(null, parameter(run, 1).get("error"));
    assertEquals(25, (Double) parameter(run, 1).get("value"), 0);
    assertTrue((Double) parameter(run, 0).get("error") > 0);
    assertTrue(run.err().contains("no event tells"), run.err());
    Invocation strict =
        Invocation.of(words[0], words[1], words[2], words[3], words[4], words[5], "--strict");
    assertEquals(ExitCode.FAILED, strict.code(), strict.out());
  }

  /** Fewer events than without a moment: the best moment is 0, and no mass is told. */
  @Test
  void aMassWithoutAMomentIsReported() throws IOException {
    String data = counts("8,10,1900", "10,12,1150", "12,18,1300");
    Invocation run =
        Invocation.of(
            "fit",
            data,
            "--macro",
            MACRO,
            "--set",
            "/dipole/mass=100 keV",
            "--free",
            "/dipole/moment,/dipole/mass",
            "--json");
    assertEquals(0, (Double) parameter(run, 0).get("value"), 1e-13);
    assertTrue((Boolean) parameter(run, 1).get("held"));
    assertEquals(100, (Double) parameter(run, 1).get("value"), 0);
    assertTrue(run.err().contains("/dipole/mass = 100"), run.err());
  }

  @Test
  void adviceFitsTheNumber() throws IOException {
    Invocation mass = limit(MACRO, "--set", "/dipole/moment=0 muB", "--parameter", "/dipole/mass");
    assertTrue(mass.err().contains("such as /dipole/moment"), mass.err());
    String outside = table("100,1", "200,1");
    Invocation own = limit(MACRO, "--set", outside, "--parameter", STRENGTH);
    assertTrue(own.err().contains("where its events lie"), own.err());
    String fiducial = "/detector/fiducial=margin 0.1 cm";
    String inner = "/detector/fiducial=radius 1 cm";
    Invocation margin =
        Invocation.of(
            "fit",
            counts("8,10,25", "10,18,20"),
            "--macro",
            MACRO,
            "--set",
            inner,
            "--set",
            fiducial,
            "--free",
            "/detector/fiducial margin");
    for (Invocation run : List.of(own, margin)) {
      assertEquals(ExitCode.USAGE, run.code(), run.out());
      assertFalse(run.err().contains("moment"), run.err());
    }
  }

  /** Every shape of a detector is its own mirror image. */
  @Test
  void aPlaceOffTheAxisHasNoSign() throws IOException {
    String macro = placed();
    Invocation run = limit(macro, "--parameter", "/source/position #x", "--json");
    double before = 0;
    for (String name : List.of("expected_minus2", "expected_minus1", "expected")) {
      double value = expected(run, 0, name);
      assertTrue(value > before, name + " " + value);
      before = value;
    }
    Invocation fitted =
        Invocation.of(
            "fit",
            counts("8,10,1700", "10,12,1100", "12,18,1000"),
            "--macro",
            macro,
            "--free",
            "/source/position #x",
            "--json");
    Map<String, Object> x = parameter(fitted, 0);
    assertTrue((Double) x.get("value") > 1 && (Double) x.get("error") > 0, x::toString);
  }

  @Test
  void backgroundsAloneHaveALimit() throws IOException {
    String macro =
        placed(
            "/interaction/couplings 0 0",
            "/background/flat bkg 1 /kg/day/keV 5 20 eVnr",
            "/background/level bkg observed");
    assertTrue(expected(limit(macro, "--json"), 0, "expected") > 0);
  }

  @Test
  void theEndOfARangeIsNamed() throws IOException {
    String macro =
        placed("/background/flat bkg 1 /kg/day/keV 5 20 eVnr", "/background/level bkg observed");
    Invocation run = limit(macro, "--parameter", "/background/flat bkg #to", "--json");
    assertEquals(ExitCode.DONE, run.code(), run.err());
    Invocation far = limit(MACRO, "--parameter", "/source/distance");
    assertTrue(far.out().contains("inside the detector"), far.out());
  }

  @Test
  void aPageOfAFitHasAPicture() throws IOException {
    Path page = folder.resolve("fit.html");
    Invocation run =
        Invocation.of(
            "fit",
            counts("8,10,2500", "10,18,2000"),
            "--macro",
            MACRO,
            "--free",
            "/source/activity",
            "--html",
            page.toString());
    assertEquals(ExitCode.DONE, run.code(), run.err());
    assertTrue(Files.readString(page).contains("data:image/svg+xml"), "a picture");
  }
}
