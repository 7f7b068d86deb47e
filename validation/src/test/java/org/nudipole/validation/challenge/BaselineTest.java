package org.nudipole.validation.challenge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("canonical")
class BaselineTest {
  /** SealTest has a seal of all rounds; here there is nothing to keep. */
  private static final int ROUNDS = 1000;

  private static final char[] PASSPHRASE = "correct horse battery".toCharArray();

  /**
   * Ten bins in place of 64 where how many there are is not the question: as right, and cheaper.
   */
  private static final String FEW_BINS = "/fit/bins=8 eV 18 eV 1 eV";

  private static final Baseline.Listener SILENT = new Baseline.Listener() {};

  @TempDir private Path folder;

  private Path made(
      String macro,
      List<String> sets,
      double nullProbability,
      int dataSets,
      double sideband,
      long seed,
      String... hidden)
      throws IOException {
    ChallengePlan plan =
        new ChallengePlan(
            macro,
            sets,
            List.of(),
            Stream.of(hidden).map(HiddenValue::parse).toList(),
            HiddenValue.parse(hidden[0]).prior().parameter(),
            nullProbability,
            dataSets,
            OptionalLong.empty(),
            sideband);
    Path path = folder.resolve("challenge");
    new Organiser(plan, "0123456789abcdef", seed, 0, new Secrets(ROUNDS)).create(path, PASSPHRASE);
    return path;
  }

  private static Map<String, Truth> truths(Path challenge) throws IOException {
    return Challenge.open(challenge)
        .unseal(new Folder(challenge.resolve("sealed")), PASSPHRASE)
        .truths();
  }

  private Path written(Baseline baseline) throws IOException {
    return Files.writeString(folder.resolve("answer.json"), baseline.answer().text());
  }

  /**
   * Truths are drawn from the priors that the posterior assumes, so it must be right on average.
   * Limits are those of 4 standard deviations: false alarms in 6e-5 of seeds each.
   */
  @Test
  void theBaselineIsCalibrated() throws IOException {
    int sets = 24;
    Path challenge =
        made(
            "cr51-cevns-ge",
            List.of("/run/expose", FEW_BINS),
            0.5,
            sets,
            0,
            77,
            "/dipole/moment 1e-11 muB .. 6e-11 muB log",
            "/dipole/mass 10 keV .. 300 keV log");
    Baseline baseline = Baseline.of(challenge.resolve("public"), "us", SILENT);
    Map<String, Truth> truths = truths(challenge);
    int covered = 0;
    double ranks = 0;
    double wrong = 0;
    double expected = 0;
    double variance = 0;
    int i = 0;
    for (var one : baseline.answer().answers().entrySet()) {
      Truth truth = truths.get(one.getKey());
      // The mass has no probability of its own at any value: intervals hold what they say.
      Estimate mass = one.getValue().estimates().get("/dipole/mass");
      double value = truth.values().get("/dipole/mass");
      covered += mass.central().contains(value) ? 1 : 0;
      ranks += mass.samples().stream().mapToDouble(s -> s < value ? 1 : 0).average().orElseThrow();
      double present = baseline.present().get(i++);
      wrong += one.getValue().discovery() == truth.signal() ? 0 : 1;
      expected += Math.min(present, 1 - present);
      variance += present * (1 - present);
    }
    assertEquals(0.6827 * sets, covered, 4 * Math.sqrt(0.6827 * 0.3173 * sets));
    assertEquals(0.5 * sets, ranks, 4 * Math.sqrt(sets / 12.0));
    assertEquals(expected, wrong, 4 * Math.sqrt(variance));
    baseline.sizes().forEach(size -> assertTrue(size >= 1500, "effective draws " + size));
    // It is worth something: the prior alone scores 0 and claims right in half of the cases.
    LeaderBoard.Entry entry =
        LeaderBoard.of(challenge, List.of(written(baseline)), PASSPHRASE).entries().get(0);
    assertTrue(entry.joint() > 0.2, "score " + entry.joint());
    assertTrue(entry.claims() > 0.7, "right claims " + entry.claims());
  }

  /** What {@code create} can make is answered: any command, run, prior and number of values. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cr51-cevns-ge | /run/beamOn=20000 | 0 | /dipole/moment 1e-11 muB .. 6e-11 muB
          cr51-cevns-ge | /run/expose | 0.3 | /dipole/lambda 14 1e-11 muB .. 1e-10 muB log
          cr51-cevns-ge-lambda | /run/expose | 0.3 | /dipole/lambda 14 1e-11 muB .. 1e-10 muB log
          cr51-cevns-ge | /run/expose | 0 | /interaction/sin2ThetaW 0.22 .. 0.26
          cr51-cevns-ge | /run/expose, /fit/bins=8 eV 18 eV 1 eV | 0.5 | /dipole/moment 2e-11 muB .. 1e-10 muB log; \
          /source/activity 3 MCi .. 6 MCi; /dipole/mass 10 keV .. 200 keV log
          cr51-cevns-ge | /run/expose, /response/threshold=1 eVee | 0 | \
          /response/quenching lindhard 0.15 .. 0.2
          """)
  void whateverIsHiddenIsFound(String macro, String run, double nullProbability, String hidden)
      throws IOException {
    Path challenge =
        made(macro, List.of(run.split(", ")), nullProbability, 1, 0, 12, hidden.split("\\s*;\\s*"));
    Baseline baseline = Baseline.of(challenge, "us", SILENT);
    Path answer = written(baseline);
    assertEquals(
        new CheckedAnswer("us", Basis.JOINT, List.of()), AnswerFile.check(challenge, answer));
    Truth truth = truths(challenge).get("data-1.h5");
    Answer found = baseline.answer().answers().get("data-1.h5");
    ChallengeDocument document = Challenge.open(challenge).document();
    if (!document.hasNull()) {
      assertEquals(0, found.significance());
    }
    // The data say more of the signal than the prior, whose central 68 % are as wide.
    Prior prior = document.prior(document.signal());
    double width = prior.quantile(0.84135) - prior.quantile(0.15865);
    double narrowed = found.estimates().get(prior.parameter()).central().width();
    assertTrue(narrowed < 0.5 * width, prior.parameter() + " " + narrowed + " of " + width);
    found
        .estimates()
        .forEach(
            (name, estimate) -> {
              // Of 99.8 % each, 9 of them: a false alarm in 2 % of seeds.
              double value = truth.values().get(name);
              List<Double> sorted = estimate.samples().stream().sorted().toList();
              assertTrue(
                  value >= sorted.get(0) && value <= sorted.get(sorted.size() - 1),
                  name + " " + value + " in " + sorted.get(0) + " .. " + sorted.get(999));
            });
  }

  /**
   * Counts go with the square of a single element of the matrix, so its posterior has two peaks,
   * mirror images of each other, each far narrower than a hundredth of the prior's range. Limits
   * are those of 4 standard deviations: false alarms in 3e-4 of seeds, and in a few per cent a
   * signal is too weak to be claimed.
   */
  @Test
  void theSignOfAnElementStaysOpen() throws IOException {
    Path challenge =
        made(
            "cr51-cevns-ge-lambda",
            List.of("/run/expose"),
            0.1,
            4,
            0,
            51,
            "/dipole/lambda 14 -1e-9 muB .. 1e-9 muB");
    Baseline baseline = Baseline.of(challenge, "us", SILENT);
    Map<String, Truth> truths = truths(challenge);
    assertTrue(truths.values().stream().anyMatch(Truth::signal));
    baseline
        .answer()
        .answers()
        .forEach(
            (name, answer) -> {
              assertEquals(truths.get(name).signal(), answer.discovery(), name);
              if (answer.discovery()) {
                String lambda = "/dipole/lambda 14";
                double truth = Math.abs(truths.get(name).values().get(lambda));
                List<Double> samples = answer.estimates().get(lambda).samples();
                double[] sizes = samples.stream().mapToDouble(Math::abs).toArray();
                double mean = Arrays.stream(sizes).average().orElseThrow();
                double variance =
                    Arrays.stream(sizes).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
                double deviation = Math.sqrt(variance);
                assertEquals(truth, mean, 4 * deviation, name);
                assertTrue(deviation < 0.01 * mean, name + " " + mean + " ± " + deviation);
                assertEquals(500, samples.stream().mapToInt(x -> x < 0 ? 1 : 0).sum(), 2.0, name);
              }
            });
  }

  /**
   * Below a hidden threshold there is nothing, so counts have kinks between the nodes of the grid,
   * and the posterior an edge at the lowest event.
   */
  @Test
  void aThresholdIsFoundWhereOnlyTheShapeCounts() throws IOException {
    int sets = 4;
    Path challenge =
        made(
            "cr51-cevns-ge",
            List.of("/run/beamOn=100"),
            0.3,
            sets,
            0,
            8,
            "/dipole/moment 1e-11 muB .. 1e-10 muB",
            "/response/threshold 6 eVnr .. 7 eVnr");
    ChallengeDocument document = Challenge.open(challenge).document();
    ExpectedCounts counts =
        new ExpectedCounts(HiddenRun.of(Challenge.open(challenge)), 0, 100, nodes -> {});
    for (double position = 0; position <= 1; position += 1.0 / 512) {
      for (double strength : new double[] {0, 1e-11, 1e-10}) {
        double[] expected = counts.at(new double[] {position}).of(strength);
        assertTrue(Arrays.stream(expected).allMatch(x -> x >= 0), "at " + position);
      }
    }
    Baseline baseline = Baseline.of(challenge, "us", SILENT);
    assertEquals(List.of(), baseline.failures());
    assertEquals(document.dataSets(), List.copyOf(baseline.answer().answers().keySet()));
    Map<String, Truth> truths = truths(challenge);
    for (var one : baseline.answer().answers().entrySet()) {
      Estimate threshold = one.getValue().estimates().get("/response/threshold");
      double truth = truths.get(one.getKey()).values().get("/response/threshold");
      // Of 99.8 % each, 4 of them: a false alarm in 0.8 % of seeds.
      List<Double> sorted = threshold.samples().stream().sorted().toList();
      assertTrue(
          truth >= sorted.get(0) && truth <= sorted.get(sorted.size() - 1),
          one.getKey() + " " + truth + " in " + sorted.get(0) + " .. " + sorted.get(999));
      assertTrue(threshold.central().width() < 0.2, one.getKey() + " " + threshold);
    }
  }

  /** Events beyond the end of the spectrum have no posterior; the other data sets do. */
  @Test
  void whatIsAnsweredIsKept() throws IOException {
    String[] hidden = {
      "/response/threshold 6 eVnr .. 8 eVnr", "/dipole/moment 1e-11 muB .. 1e-10 muB"
    };
    String bins = "/fit/bins=6 eV 18 eV 1 eV";
    Path challenge = made("cr51-cevns-ge", List.of("/run/beamOn=500", bins), 0, 2, 0, 5, hidden);
    Path whole = Files.move(challenge, folder.resolve("whole"));
    Path beyond =
        made(
            "cr51-cevns-ge",
            List.of(
                "/run/beamOn=500",
                bins,
                "/response/resolution=constant 5 eVnr",
                "/interaction/minRecoil=1 eV"),
            0,
            2,
            0,
            5,
            hidden);
    Path page = whole.resolve("public/challenge.json");
    String before = new Folder(whole.resolve("public")).hashes("challenge.json").get("data-1.h5");
    Files.copy(
        beyond.resolve("public/data-1.h5"),
        whole.resolve("public/data-1.h5"),
        StandardCopyOption.REPLACE_EXISTING);
    String after = new Folder(whole.resolve("public")).hashes("challenge.json").get("data-1.h5");
    Files.writeString(page, Files.readString(page).replace(before, after));
    Baseline baseline = Baseline.of(whole, "us", SILENT);
    assertEquals(List.of("data-2.h5"), List.copyOf(baseline.answer().answers().keySet()));
    assertEquals(1, baseline.failures().size());
    String failure = baseline.failures().get(0);
    assertTrue(failure.contains("data-1.h5: no posterior"), failure);
    assertTrue(failure.contains("ask the organiser"), failure);
    assertEquals(List.of(1, 1), List.of(baseline.present().size(), baseline.sizes().size()));
  }

  /** A background that is unknown is measured where there is no signal. */
  @Test
  void aSidebandNarrowsWhatItKnows() throws IOException {
    String[] hidden = {
      "/dipole/moment 1e-11 muB .. 1e-10 muB log", "/source/activity 3 MCi .. 6 MCi"
    };
    Path with = made("cr51-cevns-ge", List.of("/run/expose", FEW_BINS), 0.5, 1, 4, 3, hidden);
    Baseline informed = Baseline.of(with, "us", SILENT);
    assertEquals(Optional.of(true), informed.sideband());
    Truth truth = truths(with).get("data-1.h5");
    Estimate activity =
        informed.answer().answers().get("data-1.h5").estimates().get("/source/activity");
    // Four exposures of some 5e3 events: the activity is known to better than 2 %.
    assertTrue(activity.central().width() < 0.04 * activity.value(), activity.central().toString());
    assertEquals(
        truth.values().get("/source/activity"), activity.value(), 4 * activity.central().width());
  }

  @Test
  void aSidebandThatSaysNothingIsNotUsed() throws IOException {
    Path challenge =
        made(
            "cr51-cevns-ge",
            List.of("/run/expose"),
            0.5,
            1,
            1,
            3,
            "/dipole/moment 1e-11 muB .. 1e-10 muB log",
            "/dipole/mass 10 keV .. 200 keV log");
    Baseline baseline = Baseline.of(challenge, "us", SILENT);
    assertEquals(Optional.of(false), baseline.sideband());
  }

  /** The same folder gives the same answer, and the sealed part is not needed. */
  @Test
  void theAnswerDependsOnThePublicFolderOnly() throws IOException {
    Path challenge =
        made(
            "cr51-cevns-ge",
            List.of("/run/beamOn=3000"),
            0.5,
            1,
            0,
            4,
            "/dipole/moment 1e-11 muB .. 1e-10 muB log");
    String one = Baseline.of(challenge, "us", SILENT).answer().text();
    Files.delete(challenge.resolve("sealed").resolve(SealedPart.NAME));
    String two = Baseline.of(challenge.resolve("public"), "us", SILENT).answer().text();
    assertEquals(one, two);
    Path macro = challenge.resolve("public").resolve(Organiser.MACRO);
    Files.writeString(macro, Files.readString(macro).replace("25 cm", "24 cm"));
    String fault =
        assertThrows(ChallengeException.class, () -> Baseline.of(challenge, "us", SILENT))
            .getMessage();
    assertTrue(fault.contains("macro.mac: was changed"), fault);
    assertThrows(IOException.class, () -> Baseline.of(folder, "us", SILENT));
    assertFalse(Files.exists(folder.resolve("answer.json")));
  }
}
