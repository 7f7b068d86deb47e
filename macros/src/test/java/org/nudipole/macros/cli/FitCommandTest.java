package org.nudipole.macros.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> parameters(Map<String, Object> json) {
    return (List<Map<String, Object>>) json.get("parameters");
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

  /** Without a moment nothing depends on the sterile mass. */
  @Test
  void whatIsNotDeterminedHasNoNumber() {
    String file = events("--set", "/run/expose");
    Invocation fit = Invocation.of("fit", file, "--free", "/dipole/mass");
    assertEquals(ExitCode.FAILED, fit.code(), fit.out());
    assertEquals("", fit.out());
    assertTrue(fit.err().contains("/dipole/mass"), fit.err());
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
}
