package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nudipole.generator.Column;
import org.nudipole.io.EventFileReader;

/** Interference in the answers of {@code rate}, {@code run} and {@code compare}, and in files. */
class InterferenceCommandTest {
  private static final String MACRO = "cr51-cevns-ge-interference";

  @TempDir Path folder;

  private static double sum(Map<String, Object> json, String part, String quantity) {
    return JsonReader.objects(json.get("channels")).stream()
        .filter(channel -> part.isEmpty() || channel.get("part").equals(part))
        .mapToDouble(channel -> (Double) channel.get(quantity))
        .sum();
  }

  /**
   * Ratios of the parts for m4 = 500 keV, |lambda_14| = 3e-11 mu_B and theta14 = 5 degrees, from a
   * separate program (numpy and scipy: masses, abundances, lines, mixing and the closed formulas,
   * these checked against numerical traces, adaptive quadrature above 8 eV): dipole / SM 0.061733,
   * interference / SM -0.020692. Tolerance: the digits given, and masses rounded to 1e-6 u.
   */
  @Test
  void rateListsTheInterferenceAsAPartOfItsOwn() {
    Invocation rate =
        Invocation.of("rate", MACRO, "--json", "--alias", "mu=3e-11", "--alias", "m4=500");
    assertEquals(ExitCode.DONE, rate.code(), rate.err());
    for (String quantity : List.of("expected_events", "expected_detected")) {
      double sm = sum(rate.json(), "sm", quantity);
      double interference = sum(rate.json(), "interference", quantity);
      double total = (Double) rate.json().get(quantity);
      assertEquals(0.061733, sum(rate.json(), "dipole", quantity) / sm, 2e-6);
      assertEquals(-0.020692, interference / sm, 2e-6);
      assertEquals(total, sum(rate.json(), "", quantity), 1e-12 * total);
    }
  }

  @Test
  void filesWithInterferenceHaveItsColumnAndCompare() {
    String file = folder.resolve("interference.h5").toString();
    Invocation run =
        Invocation.of(
            "run",
            MACRO,
            "-o",
            file,
            "--alias",
            "mu=3e-11",
            "--alias",
            "m4=500",
            "--set",
            "/run/beamOn=70000",
            "--set",
            "/output/columns=full");
    assertEquals(ExitCode.DONE, run.code(), run.err());
    // Broken at a sign, for the table is as wide as a terminal.
    assertTrue(run.out().contains("sm+dipole+ "), run.out());
    assertTrue(run.out().lines().anyMatch(l -> l.strip().equals("interference")), run.out());
    assertEquals(ExitCode.DONE, Invocation.of("compare", file).code());
    try (EventFileReader reader = EventFileReader.open(Path.of(file))) {
      int[] part = reader.integers(Column.PART.name(), 0, 65_536);
      double[] interference = reader.doubles(Column.DSIGMA_INTERFERENCE.name(), 0, 65_536);
      int negative = 0;
      for (int i = 0; i < part.length; i++) {
        assertEquals(0, part[i]);
        negative += interference[i] < 0 ? 1 : 0;
      }
      // All recoils that the sterile neutrino can take: here between T- and T+ of most isotopes.
      assertTrue(negative > part.length / 2, negative + " of " + part.length);
    }
  }
}
