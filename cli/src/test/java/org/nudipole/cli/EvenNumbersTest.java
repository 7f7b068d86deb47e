package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers of which the counts know the square alone: about 0 nothing depends on them. */
@Tag("canonical")
class EvenNumbersTest {
  private static final String SOURCE =
      "/source/use cr51\n/source/activity 5 MCi\n/source/distance 25 cm\n/detector/material Ge\n"
          + "/detector/volume 2000 cm3\n/interaction/use cevns\n/response/threshold 8 eV\n"
          + "/fit/bins 8 eV 18 eV 1 eV\n";

  @TempDir private Path folder;

  private String macro(String... lines) throws IOException {
    return Files.writeString(
            folder.resolve("run.mac"),
            SOURCE + String.join("\n", lines) + "\n/run/exposure 20 day\n/run/expose\n")
        .toString();
  }

  private String events(String... lines) throws IOException {
    String file = folder.resolve("events.h5").toString();
    Invocation run = Invocation.of("run", macro(lines), "-o", file, "--quiet");
    assertEquals(ExitCode.DONE, run.code(), run.err());
    return file;
  }

  private static Map<String, Object> fit(String file, String free, String... more) {
    List<String> words = new ArrayList<>(List.of("fit", file, "--json", "--free", free));
    words.addAll(List.of(more));
    return Invocation.of(words.toArray(String[]::new)).json();
  }

  private static Map<String, Object> parameter(Map<String, Object> json, int index) {
    return JsonReader.objects(json.get("parameters")).get(index);
  }

  private static double end(Map<String, Object> parameter, int index) {
    return (Double) ((List<?>) parameter.get("interval")).get(index);
  }

  /** A transition adds its square, wherever the fit starts. */
  @Test
  void aTransitionIsFittedFromItsNull() throws IOException {
    String file =
        events("/interaction/chargeRadius nu_e nu_mu 0 cm2", "/fit/nuisance normalisation 0.01");
    String radius = "/interaction/chargeRadius nu_e nu_mu";
    Map<String, Object> zero = parameter(fit(file, radius), 0);
    Map<String, Object> other =
        parameter(fit(file, radius, "--set", "/interaction/chargeRadius=nu_e nu_mu -3e-32 cm2"), 0);
    double high = end(zero, 1);
    assertEquals((Double) other.get("value"), (Double) zero.get("value"), 1e-4 * high);
    assertEquals(0, end(zero, 0), 0);
    assertTrue(high > 1e-32 && high < 1e-31, zero::toString);
    assertEquals(end(other, 1), high, 1e-4 * high);
  }

  @Test
  void whatIsNotToldIsHeldAtTheValueOfTheMacro() throws IOException {
    String file =
        events(
            "/dipole/mass 100 keV",
            "/dipole/nature dirac",
            "/dipole/lambda 14 0 muB",
            "/dipole/epsilon 14 0 muB");
    Map<String, Object> held = parameter(fit(file, "/dipole/epsilon 14,/dipole/lambda 14"), 1);
    assertTrue((Boolean) held.get("held"), held::toString);
    assertEquals(0, (Double) held.get("value"), 0);
  }

  /** At the end of the interval the likelihood is lower by what it says. */
  @Test
  void aLightMassHasAnInterval() throws IOException {
    String file = events("/dipole/mass 0 keV", "/dipole/moment 1.2e-11 muB");
    Map<String, Object> both = fit(file, "/dipole/moment,/dipole/mass");
    Map<String, Object> mass = parameter(both, 1);
    assertEquals(0, (Double) mass.get("value"), 0, mass::toString);
    assertNull(mass.get("error"));
    assertEquals(0, end(mass, 0), 0);
    Map<String, Object> edge =
        fit(file, "/dipole/moment", "--set", "/dipole/mass=" + end(mass, 1) + " keV");
    assertEquals(
        (Double) both.get("minimum") + 1, (Double) edge.get("minimum"), 1e-3, mass::toString);
  }

  /** Where the counts are stationary in a phase, their curvature alone tells its error. */
  @Test
  void aPhaseOfMostEventsHasTheErrorOfItsCurvature() throws IOException {
    String phase = "/dipole/lambda 14 #phase";
    String file =
        events(
            "/dipole/mass 100 keV",
            "/dipole/combination coherent",
            "/dipole/lambda 14 2e-11 muB 20 deg",
            "/dipole/lambda 24 3e-11 muB 40 deg",
            "/mixing/theta14 20 deg");
    Map<String, Object> fitted = parameter(fit(file, phase), 0);
    assertEquals(40, (Double) fitted.get("value"), 1e-3, fitted::toString);
    double half = (end(fitted, 1) - end(fitted, 0)) / 2;
    assertEquals(half, (Double) fitted.get("error"), 0.2 * half, fitted::toString);
    assertTrue(end(fitted, 0) > 0 && end(fitted, 1) < 80, fitted::toString);
  }

  /** One flavour interferes: as many events come of the opposite amplitude. */
  @Test
  void anotherMinimumIsTold() throws IOException {
    String file =
        events("/interaction/chargeRadius nu_e 0 cm2", "/fit/nuisance normalisation 0.01");
    Invocation near = Invocation.of("fit", file, "--free", "/interaction/chargeRadius nu_e");
    assertTrue(near.err().contains("-2 ln L has another minimum at"), near.err());
  }

  /** Beyond a quarter of a turn the sine comes again; a limit does not depend on the macro's. */
  @Test
  void anAngleEndsAfterAQuarterOfATurn() throws IOException {
    String[] lines = {"/dipole/mass 100 keV", "/dipole/lambda 14 2e-11 muB"};
    String file = events(lines);
    String angle = "/mixing/theta14";
    Map<String, Object> json = fit(file, angle);
    Map<String, Object> fitted = parameter(json, 0);
    assertTrue(json.get("ends").toString().contains("90 deg"), json::toString);
    double high = end(fitted, 1);
    assertTrue(end(fitted, 0) >= 0 && high > 1 && high < 90, fitted::toString);
    double[] limits = new double[2];
    for (int i = 0; i < 2; i++) {
      String macro = macro(lines[0], lines[1], angle + " " + 30 * i + " deg");
      Invocation run =
          Invocation.of("limit", macro, "--data", file, "--parameter", angle, "--json");
      limits[i] = (Double) Limits.points(run.json()).get(0).get("observed");
    }
    assertTrue(limits[0] > high && limits[0] < 90, "" + limits[0]);
    assertEquals(limits[0], limits[1], 1e-4 * limits[0]);
  }

  /**
   * An element beside another one whose sum counts, which is left free: an answer about its
   * modulus, for whichever sign, in every quantile.
   */
  @Test
  void aModulusBesideAFreeElementIsNotNegative() {
    Map<String, Object> point =
        Limits.points(
                Limits.limit(
                        "limits/coherent-lar",
                        "--two-sided",
                        "--parameter",
                        "/dipole/lambda 14",
                        "--profile",
                        "/dipole/lambda 24",
                        "--set",
                        "/dipole/lambda=24 1e-9 muB 30 deg",
                        "--set",
                        "/dipole/combination=coherent",
                        "--json")
                    .json())
            .get(0);
    double last = 0;
    for (String key : List.of("expected_minus2", "expected_minus1", "expected", "expected_plus1")) {
      double value = (Double) point.get(key);
      assertTrue(value > last, point::toString);
      last = value;
    }
  }

  /**
   * Near the end of the reach the moment of the example makes no visible event. Alone, lambda_14 is
   * the effective moment of electron antineutrinos over |U_e1|, whose square is 0.667
   * (docs/physics).
   */
  @Test
  void anElementIsLimitedWhereItsExampleMakesNoEvent() {
    String macro = "limits/conus-plus-published-ratio";
    String mass = "/dipole/mass=9000 keV";
    double effective =
        (Double)
            Limits.points(Limits.limit(macro, "--set", mass, "--json").json())
                .get(0)
                .get("observed");
    Invocation element =
        Limits.limit(macro, "--set", mass, "--parameter", "/dipole/lambda 14", "--json");
    assertEquals(ExitCode.DONE, element.code(), element.err());
    double ours = (Double) Limits.points(element.json()).get(0).get("observed");
    assertEquals(effective / Math.sqrt(0.6670), ours, 1e-3 * ours);
  }
}
