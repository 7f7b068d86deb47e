package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.io.EventFileReader;

/** Charge radius, millicharge and axial current in every command. */
class ElectroweakConsistencyTest {
  private static final String MACRO =
      """
      /source/use reactor
      /source/power 2.9 GW
      /source/distance 20 m
      /detector/material Al2O3
      /detector/mass 1 kg
      /interaction/use cevns eves
      /interaction/minRecoil 60 eV
      /interaction/axial on
      /response/quenching none
      /response/threshold 100 eV
      /fit/logBins 100 eV 3 keV 6
      /output/columns full
      /run/exposure 300 day
      /run/expose
      """;
  private static final String RADIUS = "/interaction/chargeRadius nu_e";
  private static final String CHARGE = "/interaction/millicharge nu_e";

  @TempDir Path folder;

  private String macro(String lines) throws IOException {
    String text = MACRO.replace("/run/exposure", lines + "/run/exposure");
    return Files.writeString(folder.resolve("run.mac"), text).toString();
  }

  private static Invocation done(String... words) {
    Invocation invocation = Invocation.of(words);
    assertEquals(ExitCode.DONE, invocation.code(), invocation.err());
    return invocation;
  }

  private static double detected(String macro, String... sets) {
    String[] words = new String[3 + 2 * sets.length];
    words[0] = "rate";
    words[1] = macro;
    words[2] = "--json";
    for (int i = 0; i < sets.length; i++) {
      words[3 + 2 * i] = "--set";
      words[4 + 2 * i] = sets[i];
    }
    return (Double) done(words).json().get("expected_detected");
  }

  /** Every column of 150,000 events against the integrals: a false alarm in 10^4 by design. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/interaction/chargeRadius nu_e -3e-31 cm2\n/interaction/chargeRadius nu_tau nu_e 1e-31"
            + " cm2\n",
        "/interaction/millicharge nu_e 2e-7 e\n/interaction/millicharge nu_e nu_mu -1e-12 e\n"
      })
  void eventsAgreeWithTheRate(String lines) throws IOException {
    String file = folder.resolve("events.h5").toString();
    done("run", macro(lines), "-o", file, "--quiet", "--set", "/run/beamOn=150000");
    done("compare", file);
  }

  /** Of either sign where one flavour interferes, by its square where the flavour changes. */
  @ParameterizedTest
  @CsvSource({
    "/interaction/chargeRadius, 1e-31 cm2",
    "/interaction/millicharge, 1e-12 e",
  })
  void theSignMattersWhereTheFlavourStays(String command, String size) throws IOException {
    String macro = macro("");
    String other = size.substring(0, size.indexOf(' '));
    String minus = "-" + size;
    double none = detected(macro);
    double up = detected(macro, command + "=nu_e " + size);
    double down = detected(macro, command + "=nu_e " + minus);
    assertTrue(Math.abs(up - down) > 0.01 * none, none + " " + up + " " + down);
    double there = detected(macro, command + "=nu_mu nu_e " + size);
    double back = detected(macro, command + "=nu_e nu_mu " + minus);
    assertEquals(there, back, 1e-12 * there);
    // (W + Q)^2 + (W - Q)^2 = 2 (W^2 + Q^2): the mean over both signs is the sum of squares.
    assertEquals((up + down) / 2, there, 1e-9 * there, other);
    // Flavours that the reactor lacks.
    assertEquals(none, detected(macro, command + "=nu_mu nu_tau " + size), 1e-12 * none);
  }

  /** What changes the flavour does not interfere: a template times a number, the square. */
  @Test
  void aTransitionIsATemplateOfAWorkspace() throws IOException {
    String pair = "/interaction/millicharge nu_e nu_mu";
    String macro = macro(pair + " 1e-12 e\n");
    Map<String, Object> workspace = done("export", "--pyhf", macro, "--parameter", pair).json();
    List<Map<String, Object>> samples =
        JsonReader.objects(JsonReader.objects(workspace.get("channels")).get(0).get("samples"));
    assertEquals(List.of("sm", "sm_s"), samples.stream().map(s -> s.get("name")).toList());
    // The example, 1e-12 e, times ten is the signal of strength 1.
    double[] none = data(samples.get(0));
    double[] signal = data(samples.get(1));
    double with = detected(macro);
    double without = detected(macro, "/interaction/millicharge=nu_e nu_mu 0 e");
    double sum = Arrays.stream(signal).sum() / 100;
    // Some lie above the bins.
    assertTrue(sum <= (with - without) * (1 + 1e-9) && sum > 0.5 * (with - without), sum + "");

    // -2 ln lambda of the Asimov data without a signal is 1.2816^2 at the expected limit.
    Map<String, Object> point =
        Limits.points(done("limit", macro, "--parameter", pair, "--json").json()).get(0);
    double strength = Math.pow((Double) point.get("expected") / 1e-11, 2);
    double q = 0;
    for (int i = 0; i < none.length; i++) {
      double part = strength * signal[i];
      q += 2 * (part - none[i] * Math.log1p(part / none[i]));
    }
    assertEquals(1.2815515655 * 1.2815515655, q, 1e-3);
  }

  private static double[] data(Map<String, Object> sample) {
    return ((List<?>) sample.get("data")).stream().mapToDouble(n -> (Double) n).toArray();
  }

  /** A limit has both signs: one below 0 where the data have fewer events. */
  @ParameterizedTest
  @ValueSource(strings = {RADIUS, CHARGE})
  void limitsFitsWeightsWorkspacesAndChallenges(String number) throws IOException {
    boolean radius = number.equals(RADIUS);
    String unit = radius ? " cm2" : " e";
    String value = radius ? "-4e-31" : "2e-12";
    String macro = macro(number + " " + value + unit + "\n");
    Map<String, Object> point =
        Limits.points(done("limit", macro, "--parameter", number, "--json").json()).get(0);
    assertTrue((Double) point.get("expected") > 0, point.toString());
    assertTrue((Double) point.get("expected_minus2") < 0, point.toString());

    String file = folder.resolve("events.h5").toString();
    done("run", macro, "-o", file, "--quiet");
    Map<String, Object> fit =
        JsonReader.objects(done("fit", file, "--free", number, "--json").json().get("parameters"))
            .get(0);
    double error = (Double) fit.get("error");
    // Chance of a false alarm 6e-5.
    assertEquals(Double.parseDouble(value), (Double) fit.get("value"), 4 * error);

    String weighted = folder.resolve("weighted.h5").toString();
    String set = number.replaceFirst(" ", "=") + " 0" + unit;
    done("reweight", file, "--set", set, "-o", weighted);
    double sum = 0;
    double squares = 0;
    int events = 0;
    try (EventFileReader reader = EventFileReader.open(Path.of(weighted))) {
      long size = reader.header().events();
      for (double weight : reader.doubles("weight", 0, (int) Math.min(size, 65_536))) {
        sum += weight;
        squares += weight * weight;
        events++;
      }
    }
    double ratio =
        (Double) done("rate", macro, "--set", set, "--json").json().get("expected_events")
            / (Double) done("rate", macro, "--json").json().get("expected_events");
    double mean = sum / events;
    double spread = Math.sqrt((squares / events - mean * mean) / events);
    // Chance of a false alarm 6e-5.
    assertEquals(ratio, mean, 4 * spread);

    Invocation export = Invocation.of("export", "--pyhf", macro, "--parameter", number);
    assertEquals(ExitCode.USAGE, export.code(), export.out());
    assertTrue(export.err().contains("it interferes"), export.err());
    done("export", "--pyhf", macro);

    String secret =
        Files.writeString(folder.resolve("secret.txt"), "correct horse battery").toString();
    String challenge = folder.resolve("challenge").toString();
    String prior = number + (radius ? " -5e-31 .. 5e-31 cm2" : " -3e-12 .. 3e-12 e");
    done(
        "challenge",
        "create",
        macro,
        "--hide",
        prior,
        "--passphrase-file",
        secret,
        "-o",
        challenge);
  }
}
