package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nudipole.generator.Column;
import org.nudipole.io.EventFileReader;

/** Interactions from tables in every command, which know nothing of them but the spec. */
class OwnInteractionsConsistencyTest {
  private static final String MACRO =
      """
      /source/use reactor
      /source/power 2.9 GW
      /source/distance 20 m
      /detector/material Ge
      /detector/mass 1 kg
      /interaction/use cevns eves
      /response/quenching lindhard 0.157
      /response/threshold 150 eVee
      /interaction/ratioTable lv ratio.csv
      /interaction/ratioStrength lv 0.25
      /fit/logBins 150 eVee 3 keVee 6
      /run/exposure 300 day
      """;
  private static final String STRENGTH = "/interaction/ratioStrength lv";
  private static final String ADDED =
      """
      /interaction/ratioTable grid grid.csv cevns
      /interaction/ratioStrength grid 1
      /interaction/crossSectionTable ax dsigma.csv eves
      /interaction/crossSectionStrength ax 0.2
      /background/flat compton 1 /kg/day/keV 0.1 30 keV
      """;

  @TempDir Path folder;
  private String macro;

  @BeforeEach
  void tables() throws IOException {
    macro = write("run.mac", MACRO + "/run/expose\n");
    write("ratio.csv", "# columns: recoil,ratio\n# units: keV,1\n0,1\n10000,1\n");
    write(
        "dsigma.csv",
        "# columns: recoil,cross_section\n# units: keV,cm2/keV\n0.1,1e-45\n1,1e-46\n1000,1e-49\n");
    StringBuilder grid =
        new StringBuilder("# columns: neutrino_energy,recoil,ratio\n# units: MeV,keV,1\n");
    for (double energy : new double[] {1.5, 3, 5, 8, 12}) {
      for (double recoil : new double[] {0.1, 0.5, 1, 2, 4, 100}) {
        grid.append(energy + "," + recoil + "," + -0.8 / (1 + recoil) * (1 + energy / 50) + "\n");
      }
    }
    write("grid.csv", grid.toString());
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static Invocation done(String... words) {
    Invocation invocation = Invocation.of(words);
    assertEquals(ExitCode.DONE, invocation.code(), invocation.err());
    return invocation;
  }

  /** Noise lifts recoils over the threshold, whatever the sign of what a table adds to them. */
  @Test
  void eitherSignUnderNoise() {
    double[] expected = new double[3];
    for (int sign = -1; sign <= 1; sign++) {
      expected[sign + 1] =
          detected(
              "--set",
              "/response/resolution=constant 30 eVee",
              "--set",
              "/interaction/minRecoil=100 eV",
              "--set",
              "/interaction/ratioStrength=lv " + 0.1 * sign);
    }
    assertEquals(2 * expected[1], expected[0] + expected[2], 1e-9 * expected[1]);
    assertTrue(expected[0] < expected[1], expected[0] + " " + expected[1]);
    // Without a cut of the user's as well.
    double without =
        detected(
            "--set",
            "/response/resolution=constant 30 eVee",
            "--set",
            "/interaction/ratioStrength=lv -0.1");
    assertTrue(without >= expected[0], without + " " + expected[0]);
  }

  private double detected(String... sets) {
    List<String> words = new ArrayList<>(List.of("rate", macro, "--json"));
    words.addAll(List.of(sets));
    return (double) done(words.toArray(String[]::new)).json().get("expected_detected");
  }

  /** Of both signs, of one and two energies, on nuclei and electrons, beside a background. */
  @Test
  void eventsAgreeWithTheRate() throws IOException {
    String full = write("full.mac", MACRO + ADDED + "/output/columns full\n/run/beamOn 150000\n");
    String file = folder.resolve("full.h5").toString();
    Invocation run = done("run", full, "-o", file);
    assertTrue(run.out().contains("sm+grid+lv"), run.out());
    done("compare", file);
    try (EventFileReader reader = EventFileReader.open(Path.of(file))) {
      int[] part = reader.integers(Column.PART.name(), 0, 65_536);
      int[] seen = new int[5];
      for (int code : part) {
        seen[code]++;
      }
      assertTrue(seen[0] > 1000 && seen[3] > 1000 && seen[4] > 10, List.of(part).toString());
      assertEquals(
          List.of("sm", "dipole", "interference", "background", "ax"),
          reader.header().labels().get(Column.PART.name()));
    }
  }

  /**
   * With r = 1 the counts are N (1 + S) in every bin, and -2 ln lambda of the Asimov data of S = 0
   * is 2 N (S - ln(1 + S)): it is 1.2816^2 at the expected limit.
   */
  @Test
  void aLimitIsThatOfARescaling() throws IOException {
    // All of their detected events lie in the bins.
    String nuclei = write("nuclei.mac", MACRO.replace("cevns eves", "cevns"));
    Map<String, Object> point =
        Limits.points(done("limit", nuclei, "--parameter", STRENGTH, "--json").json()).get(0);
    double s = (Double) point.get("expected");
    double n =
        (Double) done("rate", nuclei, "--set", set(0), "--json").json().get("expected_detected");
    assertEquals(1.2815515655 * 1.2815515655, 2 * n * (s - Math.log1p(s)), 1e-3);
    double under = (Double) point.get("expected_minus2");
    assertTrue(under < 0 && under > -1, point.toString());
  }

  private static String set(double strength) {
    return "/interaction/ratioStrength=lv " + strength;
  }

  @Tag("canonical")
  @Test
  void aFitFindsTheStrength() {
    String file = folder.resolve("events.h5").toString();
    done("run", macro, "-o", file, "--quiet", "--set", "/run/exposure=3000 day");
    Map<String, Object> fit =
        JsonReader.objects(done("fit", file, "--free", STRENGTH, "--json").json().get("parameters"))
            .get(0);
    double error = (Double) fit.get("error");
    // Chance of a false alarm 6e-5; the error is that of the number of events.
    assertEquals(0.25, (Double) fit.get("value"), 4 * error);
    assertTrue(error < 0.1, fit.toString());
  }

  /** With r = 1 all weights are (1 + S') / (1 + S). */
  @Test
  void eventsAreReweighted() {
    String file = folder.resolve("events.h5").toString();
    String weighted = folder.resolve("weighted.h5").toString();
    done(
        "run",
        macro,
        "-o",
        file,
        "--quiet",
        "--set",
        "/output/columns=full",
        "--set",
        "/run/beamOn=1000");
    done("reweight", file, "--set", set(0.5), "-o", weighted);
    try (EventFileReader reader = EventFileReader.open(Path.of(weighted))) {
      for (double weight : reader.doubles("weight", 0, 1000)) {
        assertEquals(1.5 / 1.25, weight, 1e-12);
      }
    }
  }

  @Test
  void aWorkspaceHasTheStrengthInItsUnit() {
    Map<String, Object> workspace = done("export", "--pyhf", macro, "--parameter", STRENGTH).json();
    List<Map<String, Object>> samples =
        JsonReader.objects(JsonReader.objects(workspace.get("channels")).get(0).get("samples"));
    List<?> sm = (List<?>) sample(samples, "sm").get("data");
    List<?> own = (List<?>) sample(samples, "lv").get("data");
    for (int i = 0; i < sm.size(); i++) {
      assertEquals((Double) sm.get(i), (Double) own.get(i), 1e-9 * (Double) sm.get(i));
    }
  }

  private static Map<String, Object> sample(List<Map<String, Object>> samples, String name) {
    return samples.stream().filter(s -> s.get("name").equals(name)).findFirst().orElseThrow();
  }

  @Test
  void aChallengeHidesTheStrength() throws IOException {
    String secret = write("secret.txt", "correct horse battery");
    String challenge = folder.resolve("challenge").toString();
    done(
        "challenge",
        "create",
        macro,
        "--hide",
        STRENGTH + " -0.5 .. 1",
        "--passphrase-file",
        secret,
        "-o",
        challenge);
    done(
        "challenge",
        "baseline",
        challenge + "/public",
        "-o",
        folder.resolve("answer.json").toString());
  }

  @Test
  void aNegativeSumIsRefused() {
    Invocation rate = Invocation.of("rate", macro, "--set", set(-1.5));
    assertEquals(ExitCode.USAGE, rate.code());
    assertTrue(rate.err().contains("the sum of sm+lv is negative for anti_nu_e"), rate.err());
  }
}
