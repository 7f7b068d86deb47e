package org.nudipole.validation.challenge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.detector.response.Cells;
import org.nudipole.generator.Column;
import org.nudipole.generator.Units;
import org.nudipole.generator.axis.Binning;
import org.nudipole.io.ChallengeFileReader;
import org.nudipole.io.EventFileReader;
import org.nudipole.io.StoredColumn;
import org.nudipole.io.hdf5.EventFileException;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.MacroException;
import org.nudipole.macros.run.ObservedEvents;

@Tag("canonical")
class ChallengeTest {
  /** SealTest has a seal of all rounds; here there is nothing to keep. */
  private static final int ROUNDS = 1000;

  private static final char[] PASSPHRASE = "correct horse battery".toCharArray();
  private static final String MASS = "/dipole/mass 10 keV .. 300 keV log";
  private static final String MOMENT = "/dipole/moment 1e-11 muB .. 1e-10 muB log";

  private static final String SEALED = "sealed/truth.json";

  @TempDir private Path folder;

  private static ChallengePlan plan(
      String run, double nullProbability, int sets, String... hidden) {
    return new ChallengePlan(
        "cr51-cevns-ge",
        List.of(run, "/run/exposure=5 day"),
        List.of(),
        Stream.of(hidden).map(HiddenValue::parse).toList(),
        "/dipole/moment",
        nullProbability,
        sets,
        OptionalLong.empty(),
        0);
  }

  private Path made(String name, ChallengePlan plan, long seed) throws IOException {
    Path path = folder.resolve(name);
    new Organiser(plan, "0123456789abcdef", seed, 0, new Secrets(ROUNDS)).create(path, PASSPHRASE);
    return path;
  }

  private static Map<String, Truth> truths(Path challenge) throws IOException {
    return Challenge.open(challenge)
        .unseal(new Folder(challenge.resolve("sealed")), PASSPHRASE)
        .truths();
  }

  private Path answer(Path challenge, String team) throws IOException {
    Path file = folder.resolve(team + ".json");
    String template = Files.readString(challenge.resolve("public/answer-template.json"));
    Files.writeString(file, template.replace("\"team\": \"\"", "\"team\": \"" + team + "\""));
    return file;
  }

  private static void replace(Path file, String old, String with) throws IOException {
    String text = Files.readString(file);
    assertTrue(text.contains(old), file + " has no " + old);
    Files.writeString(file, text.replace(old, with));
  }

  @Test
  void aChallengeIsMadeAnsweredAndScored() throws IOException {
    Path challenge = made("c", plan("/run/expose", 0.5, 4, MASS, MOMENT), 11);
    Path answer = answer(challenge, "us");
    assertEquals("us", AnswerFile.check(challenge.resolve("public"), answer).team());
    LeaderBoard board = LeaderBoard.of(challenge, List.of(answer), PASSPHRASE);
    assertEquals(4 * 2, board.rows().size());
    Map<String, Truth> truths = truths(challenge);
    for (LeaderBoard.Row row : board.rows()) {
      assertEquals(truths.get(row.data()).values().get(row.parameter()), row.truth());
    }
    for (Truth truth : truths.values()) {
      double moment = truth.values().get("/dipole/moment");
      double mass = truth.values().get("/dipole/mass");
      assertTrue(truth.signal() ? moment >= 1e-11 && moment <= 1e-10 : moment == 0, "" + moment);
      assertTrue(mass >= 10 && mass <= 300, "" + mass);
    }
  }

  @Test
  void theBetterAnswerLeads() throws IOException {
    Path challenge = made("c", plan("/run/expose", 0, 1, MOMENT), 5);
    double truth = truths(challenge).get("data-1.h5").values().get("/dipole/moment");
    Path good = answer(challenge, "good");
    JsonObject json = Folder.read(good);
    JsonObject estimate =
        json.getAsJsonObject("data_sets")
            .getAsJsonObject("data-1.h5")
            .getAsJsonObject("parameters")
            .getAsJsonObject("/dipole/moment");
    estimate.addProperty("estimate", truth * 1.01);
    estimate.remove("interval_90");
    estimate.remove("interval_68");
    estimate.add(
        "interval_68",
        Folder.parse("", "{\"i\": [" + truth * 0.95 + ", " + truth * 1.1 + "]}").get("i"));
    Files.writeString(good, Folder.text(json));
    Path vague = answer(challenge, "vague");
    LeaderBoard board = LeaderBoard.of(challenge, List.of(vague, good), PASSPHRASE);
    assertEquals(List.of("good", "vague"), board.entries().stream().map(e -> e.team()).toList());
  }

  /**
   * Everything public but data and commitment is the same for two truths of one plan; the data
   * files differ in their columns and the attributes that count and hash them only.
   */
  @Test
  void nothingPublicButTheEventsDependsOnTheTruth() throws IOException {
    Path one = made("one", plan("/run/expose", 0, 1, MASS, MOMENT), 1);
    Path two = made("two", plan("/run/expose", 0, 1, MASS, MOMENT), 2);
    assertNotEquals(truths(one), truths(two));
    for (String name :
        List.of("README.md", "macro.mac", "answer-template.json", "answer-schema.json")) {
      assertArrayEquals(
          Files.readAllBytes(one.resolve("public").resolve(name)),
          Files.readAllBytes(two.resolve("public").resolve(name)),
          name);
    }
    JsonObject a = Folder.read(one.resolve("public/challenge.json"));
    JsonObject b = Folder.read(two.resolve("public/challenge.json"));
    assertNotEquals(a.remove("commitment"), b.remove("commitment"));
    assertNotEquals(
        a.getAsJsonObject("files").remove("data-1.h5"),
        b.getAsJsonObject("files").remove("data-1.h5"));
    assertEquals(a, b);
    try (ChallengeFileReader f = ChallengeFileReader.open(one.resolve("public/data-1.h5"));
        ChallengeFileReader g = ChallengeFileReader.open(two.resolve("public/data-1.h5"))) {
      assertEquals(f.header(), g.header());
      assertEquals(
          f.columns().stream().map(StoredColumn::name).toList(), List.of("observed", "time"));
      assertEquals(
          f.columns().stream().map(StoredColumn::description).toList(),
          g.columns().stream().map(StoredColumn::description).toList());
      // The bytes outside the columns are as many: a file is as large as its events make it.
      long rest = Files.size(f.path()) - 12 * f.events();
      long other = Files.size(g.path()) - 12 * g.events();
      assertTrue(Math.abs(rest - other) <= 4096, "columns start on a page");
    }
  }

  /** The same seed and plan with another salt and passphrase: every public byte but one hash. */
  @Test
  void theSealLeavesNoTraceInPublic() throws IOException {
    Path one = made("one", plan("/run/expose", 0.5, 2, MASS, MOMENT), 7);
    Path two = folder.resolve("two");
    new Organiser(
            plan("/run/expose", 0.5, 2, MASS, MOMENT),
            "0123456789abcdef",
            7,
            0,
            new Secrets(ROUNDS))
        .create(two, "another passphrase".toCharArray());
    Map<String, String> a = new Folder(one.resolve("public")).hashes("challenge.json");
    Map<String, String> b = new Folder(two.resolve("public")).hashes("challenge.json");
    assertEquals(a, b);
    JsonObject p = Folder.read(one.resolve("public/challenge.json"));
    JsonObject q = Folder.read(two.resolve("public/challenge.json"));
    assertNotEquals(p.remove("commitment"), q.remove("commitment"));
    assertEquals(p, q);
  }

  /** No value, seed or passphrase of the truth stands anywhere in the public folder. */
  @Test
  void thePublicFolderHoldsNoHiddenText() throws IOException {
    Path challenge = made("c", plan("/run/expose", 0, 1, MASS, MOMENT), 123456789012345L);
    SealedPart sealed = SealedPart.open(new Folder(challenge.resolve("sealed")), PASSPHRASE);
    Truth truth = truths(challenge).get("data-1.h5");
    String macro =
        Folder.parse("", sealed.text())
            .getAsJsonArray("data_sets")
            .get(0)
            .getAsJsonObject()
            .get("macro")
            .getAsString();
    String seed = macro.lines().findFirst().orElseThrow().replace("/random/seed ", "");
    List<String> secrets =
        Stream.concat(
                truth.values().values().stream().map(v -> v.toString()),
                Stream.of(seed, "123456789012345", "random/seed"))
            .toList();
    try (Stream<Path> files = Files.walk(challenge.resolve("public"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        for (String secret : secrets) {
          assertFalse(text.contains(secret), file + " contains " + secret);
        }
      }
    }
  }

  /** Truths and events depend on all 128 bits, and what is sealed makes the data again. */
  @Test
  void theSeedHasTwoWords() throws IOException {
    ChallengePlan plan = plan("/run/beamOn=500", 0, 1, MOMENT);
    Path one = made("one", plan, 7);
    Path two = folder.resolve("two");
    new Organiser(plan, "0123456789abcdef", 7, 5, new Secrets(ROUNDS)).create(two, PASSPHRASE);
    assertNotEquals(truths(one), truths(two));
    JsonObject sealed =
        Folder.parse("", SealedPart.open(new Folder(two.resolve("sealed")), PASSPHRASE).text());
    assertEquals("5", sealed.get("seed_more").getAsString());
    JsonObject set = sealed.getAsJsonArray("data_sets").get(0).getAsJsonObject();
    Path macro = Files.writeString(folder.resolve("full.mac"), set.get("macro").getAsString());
    RunConfiguration run = RunConfiguration.read(macro.toString(), List.of(), List.of()).get(0);
    try (ChallengeFileReader f = ChallengeFileReader.open(two.resolve("public/data-1.h5"))) {
      double[] time = f.doubles("time", 0, 500);
      assertArrayEquals(canonical(ObservedEvents.of(run, 5)), time, 1e-9);
      assertFalse(Arrays.equals(canonical(ObservedEvents.of(run, 0)), time));
    }
  }

  private static double[] canonical(ObservedEvents events) {
    int time = events.columns().indexOf(Column.TIME);
    return DoubleStream.of((double[]) events.values().get(time)).map(t -> t / Units.S).toArray();
  }

  /** Under beamOn the number of events is that asked for, whatever the truth. */
  @Test
  void beamOnFixesTheNumberOfPublishedEvents() throws IOException {
    for (long seed = 1; seed <= 3; seed++) {
      Path challenge = made("c" + seed, plan("/run/beamOn=70000", 0.5, 1, MASS, MOMENT), seed);
      try (ChallengeFileReader f =
          ChallengeFileReader.open(challenge.resolve("public/data-1.h5"))) {
        assertEquals(70_000, f.events());
      }
    }
  }

  /** A pulsed beam and a two-phase detector observe more than an energy. */
  @ParameterizedTest
  @CsvSource({
    "coherent-ge-mini, /interaction/use=cevns, 'observed, pulse_time, time'",
    "two-phase.mac, /interaction/minRecoil=5 keV, 'observed, observed_2, time'"
  })
  void whateverIsObservedIsPublished(String name, String set, String columns) throws IOException {
    // One energy in place of the lines of a source: the counts of a two-phase detector are dear.
    Path own = folder.resolve(name);
    Files.writeString(
        own,
        """
        /source/use mono
        /source/energy 400 keV
        /source/flavour nu_e
        /source/flux 1e12 /cm2/s
        /control/execute %s
        /interaction/use eves
        /interaction/binding free
        /run/exposure 1 day
        /run/beamOn 1
        """
            .formatted(Path.of("../macros/detectors/lxe-tpc-s1s2.mac").toAbsolutePath()));
    ChallengePlan plan =
        new ChallengePlan(
            name.endsWith(".mac") ? own.toString() : name,
            List.of("/run/beamOn=2000", set),
            List.of(),
            List.of(HiddenValue.parse("/dipole/moment 1e-10 muB .. 1e-9 muB log")),
            "/dipole/moment",
            0,
            1,
            OptionalLong.empty(),
            0);
    Path challenge = made("c", plan, 4);
    try (ChallengeFileReader f = ChallengeFileReader.open(challenge.resolve("public/data-1.h5"))) {
      assertEquals(
          columns, String.join(", ", f.columns().stream().map(StoredColumn::name).toList()));
      for (StoredColumn column : f.columns()) {
        double[] values = f.doubles(column.name(), 0, 2000);
        assertTrue(
            DoubleStream.of(values).distinct().count() > 20, column.name() + " hardly varies");
      }
    }
  }

  /** Of a command that holds several values only the hidden one is left out. */
  @Test
  void publicElementsOfAMatrixStayPublic() throws IOException {
    ChallengePlan plan =
        new ChallengePlan(
            "cr51-cevns-ge-lambda",
            List.of("/run/beamOn=1000", "/dipole/lambda=24 2e-11 muB"),
            List.of(),
            List.of(HiddenValue.parse("/dipole/lambda 14 1e-11 muB .. 1e-10 muB log")),
            "/dipole/lambda 14",
            0,
            1,
            OptionalLong.empty(),
            0);
    String macro = Files.readString(made("c", plan, 4).resolve("public").resolve("macro.mac"));
    assertTrue(macro.contains("\n/dipole/lambda 24 2e-11 muB"), macro);
    assertFalse(macro.contains("\n/dipole/lambda 14"), macro);
  }

  @Test
  void rowsAreSortedByTimeAndRounded() throws IOException {
    Path challenge = made("c", plan("/run/beamOn=1000", 0, 1, MOMENT), 9);
    try (ChallengeFileReader f = ChallengeFileReader.open(challenge.resolve("public/data-1.h5"))) {
      double[] time = f.doubles("time", 0, 1000);
      double[] observed = f.doubles("observed", 0, 1000);
      for (int i = 0; i < 1000; i++) {
        assertTrue(i == 0 || time[i] >= time[i - 1], "row " + i);
        assertEquals(Math.rint(time[i] * 1000) / 1000, time[i], 1e-9);
        assertEquals((float) observed[i], observed[i]);
        assertTrue(observed[i] >= 8e-3 * (1 - 1e-7), "below threshold");
      }
    }
  }

  /** As {@code fit} and {@code limit --data} refuse them. */
  @Test
  void dataOfAnotherExposureOrUnitAreNotAnalysed() throws IOException {
    Path data = made("c", plan("/run/expose", 0, 1, MOMENT), 9).resolve("public/data-1.h5");
    RunConfiguration run =
        RunConfiguration.read("cr51-cevns-ge", List.of("/run/exposure=6 day"), List.of()).get(0);
    Cells bins = Cells.of(Binning.linear(8 * Units.EV, 18 * Units.EV, 5));
    String exposure =
        assertThrows(
                RefusedDataException.class,
                () -> BinnedData.of(data, bins, run, run.experiment().exposure(), false))
            .getMessage();
    assertTrue(exposure.contains("the exposure is 5 day (that of the model is 6"), exposure);
    RunConfiguration quenched =
        RunConfiguration.read(
                "cr51-cevns-ge",
                List.of(
                    "/run/exposure=5 day",
                    "/response/quenching=lindhard",
                    "/response/threshold=1 eV"),
                List.of())
            .get(0);
    String unit =
        assertThrows(
                RefusedDataException.class,
                () -> BinnedData.of(data, bins, quenched, quenched.experiment().exposure(), false))
            .getMessage();
    assertTrue(unit.contains("observed is in keVnr (in the model it is in keVee)"), unit);
  }

  /** {@code fit} and {@code limit --data} need the run of their events. */
  @Test
  void dataOfAChallengeAreNoEventFile() throws IOException {
    Path data = made("c", plan("/run/beamOn=10", 0, 1, MOMENT), 9).resolve("public/data-1.h5");
    String fault =
        assertThrows(EventFileException.class, () -> EventFileReader.open(data)).getMessage();
    assertTrue(fault.contains("data of a challenge"), fault);
    assertTrue(fault.contains("nudipole challenge baseline"), fault);
  }

  /** At 10^5 events in 10 s most share their millisecond: then the energy orders them. */
  @Test
  void rowsOfOneMillisecondAreNotInTheOrderOfGeneration() throws IOException {
    ChallengePlan plan =
        new ChallengePlan(
            "cr51-cevns-ge",
            List.of("/run/beamOn=60000", "/run/exposure=10 s"),
            List.of(),
            List.of(HiddenValue.parse(MOMENT)),
            "/dipole/moment",
            0,
            1,
            OptionalLong.empty(),
            0);
    Path challenge = made("c", plan, 9);
    try (ChallengeFileReader f = ChallengeFileReader.open(challenge.resolve("public/data-1.h5"))) {
      double[] time = f.doubles("time", 0, 60_000);
      double[] observed = f.doubles("observed", 0, 60_000);
      int ties = 0;
      for (int i = 1; i < time.length; i++) {
        if (time[i] == time[i - 1]) {
          ties++;
          assertTrue(observed[i] >= observed[i - 1], "row " + i);
        }
      }
      assertTrue(ties > 30_000, "ties " + ties);
    }
  }

  /** When the files of data sets were finished tells how long their events took. */
  @Test
  void allFilesHaveOneDate() throws IOException {
    Path challenge = made("c", plan("/run/expose", 0.5, 2, MASS, MOMENT), 3);
    try (Stream<Path> files = Files.walk(challenge)) {
      List<Path> all = files.toList();
      assertTrue(all.size() > 8);
      for (Path file : all) {
        assertEquals(
            Files.getLastModifiedTime(challenge), Files.getLastModifiedTime(file), "" + file);
      }
    }
  }

  /** 0 has fewer digits than a moment, and so has the text that holds it. */
  @Test
  void theLengthOfTheSealedTextTellsNothing() throws IOException {
    long with = Files.size(made("with", plan("/run/expose", 0, 1, MOMENT), 3).resolve(SEALED));
    long none = Files.size(made("none", plan("/run/expose", 1, 1, MOMENT), 4).resolve(SEALED));
    assertEquals(with, none);
  }

  /** Files state the live time, so it cannot be hidden; the others change no event. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/run/exposure 5 day .. 50 day",
        "/random/seed 1 .. 100",
        "/fit/nuisance normalisation 0.01 .. 0.1"
      })
  void whatIsPublishedCannotBeHidden(String known) {
    Throwable e =
        assertThrows(
            IllegalArgumentException.class, () -> plan("/run/expose", 0, 1, MOMENT, known));
    assertTrue(e.getMessage().contains("every analyst knows it"), e.getMessage());
  }

  /** A phase beside a hidden element stays, and its line, with a value that reveals nothing. */
  @Test
  void whatStandsBesideAHiddenValueIsPublic() throws IOException {
    ChallengePlan plan =
        new ChallengePlan(
            "cr51-cevns-ge-lambda",
            List.of("/run/beamOn=1000", "/dipole/lambda=14 2e-11 muB 90 deg"),
            List.of(),
            List.of(HiddenValue.parse("/dipole/lambda 14 1e-11 muB .. 1e-10 muB log")),
            "/dipole/lambda 14",
            0,
            1,
            OptionalLong.empty(),
            0);
    Path challenge = made("c", plan, 4);
    String macro = Files.readString(challenge.resolve("public").resolve("macro.mac"));
    assertTrue(macro.contains("\n/dipole/lambda 14 0.0 muB 90 deg\n"), macro);
    assertTrue(macro.contains("(below: a value of the prior)"), macro);
  }

  /** A rate of a background, which has a range behind it, and the end of that range. */
  @Test
  void numbersOfABackgroundAreHidden() throws IOException {
    String flat = "/background/flat compton";
    ChallengePlan plan =
        new ChallengePlan(
            "cr51-cevns-ge",
            List.of(
                "/run/expose",
                "/run/exposure=5 day",
                flat.replace(" ", "=") + " 20 /kg/day 20 80 eV"),
            List.of(),
            Stream.of(MOMENT, flat + " 10 /kg/day .. 40 /kg/day", flat + " #to 60 eV .. 90 eV")
                .map(HiddenValue::parse)
                .toList(),
            "/dipole/moment",
            0.5,
            1,
            OptionalLong.empty(),
            0);
    Path challenge = made("c", plan, 4);
    String macro = Files.readString(challenge.resolve("public").resolve("macro.mac"));
    assertTrue(macro.contains("\n/background/flat compton 25.0 /kg/day 20 75.0 eV\n"), macro);
    Truth truth = truths(challenge).get("data-1.h5");
    assertTrue(truth.values().get(flat + " #to") > 60, truth::toString);
    HiddenRun run = HiddenRun.of(Challenge.open(challenge.resolve("public")));
    assertTrue(
        run.at(new double[] {2e-11, 30, 80})
            .toMacro()
            .contains("\n/background/flat compton 30.0 /kg/day 20 80.0 eV\n"));
  }

  /** No signal is every signal at its null: the moment that is not named by --signal too. */
  @Test
  void allHiddenSignalsAreAbsentTogether() throws IOException {
    String other = "/dipole/lambda 24";
    ChallengePlan plan =
        new ChallengePlan(
            "cr51-cevns-ge-lambda",
            List.of("/run/beamOn=1000"),
            List.of(),
            Stream.of("/dipole/lambda 14 1e-11 muB .. 1e-10 muB", other + " 1e-11 muB .. 1e-10 muB")
                .map(HiddenValue::parse)
                .toList(),
            "/dipole/lambda 14",
            1,
            1,
            OptionalLong.empty(),
            0);
    assertEquals(
        Map.of("/dipole/lambda 14", 0.0, other, 0.0),
        truths(made("c", plan, 4)).get("data-1.h5").values());
  }

  /** Under beamOn a stronger source makes as many events of the same spectrum. */
  @Test
  void aRateThatIsNotMeasuredIsRefused() {
    String activity = "/source/activity 3 MCi .. 6 MCi";
    ChallengePlan fixed = plan("/run/beamOn=500", 0.5, 1, MOMENT, activity);
    String fault = assertThrows(IllegalArgumentException.class, fixed::check).getMessage();
    assertTrue(fault.startsWith("/source/activity (all of its prior"), fault);
    assertTrue(fault.contains("--set /run/expose"), fault);
    assertFalse(fault.contains("/dipole/moment ("), fault);
    plan("/run/expose", 0.5, 1, MOMENT, activity).check();
  }

  /** A sideband has an exposure of its own, of which no live period is known. */
  @Test
  void aSidebandOfDataWithGapsIsRefused() {
    for (String periods : List.of("/run/livePeriod=0 day 1 day", "/run/exposure=5 day")) {
      ChallengePlan plan =
          new ChallengePlan(
              "cr51-cevns-ge",
              List.of("/run/expose", "/run/exposure=5 day", periods),
              List.of(),
              List.of(HiddenValue.parse(MOMENT)),
              "/dipole/moment",
              0.5,
              1,
              OptionalLong.empty(),
              0.5);
      if (periods.contains("livePeriod")) {
        String fault = assertThrows(IllegalArgumentException.class, plan::check).getMessage();
        assertTrue(fault.startsWith("--sideband (its exposure is its own"), fault);
      } else {
        plan.check();
      }
    }
  }

  /** At the upper end there is no moment, so the mass has an effect at the lower one only. */
  @Test
  void anEffectInOneCornerIsEnough() {
    new ChallengePlan(
            "cr51-cevns-ge",
            List.of("/run/beamOn=500"),
            List.of(),
            Stream.of(MASS, "/dipole/lambda 14 -1e-10 muB .. 0 muB")
                .map(HiddenValue::parse)
                .toList(),
            "/dipole/lambda 14",
            0,
            1,
            OptionalLong.empty(),
            0)
        .check();
  }

  /** A moment of 0 is none; one above 0 and a matrix cannot both be meant. */
  @Test
  void aMomentAboveZeroContradictsAHiddenElement() {
    ChallengePlan plan =
        new ChallengePlan(
            "cr51-cevns-ge",
            List.of("/run/expose"),
            List.of("mu=1e-11"),
            List.of(HiddenValue.parse("/dipole/lambda 14 1e-11 muB .. 1e-10 muB log")),
            "/dipole/lambda 14",
            0,
            1,
            OptionalLong.empty(),
            0);
    String fault = assertThrows(MacroException.class, plan::check).getMessage();
    assertTrue(fault.contains("contradicts /dipole/lambda at --hide[1]"), fault);
  }

  /** Without a threshold every event is detected, whatever the resolution. */
  @Test
  void aValueThatChangesNoNumberButEveryEventIsHidden() throws IOException {
    Path macro =
        Files.writeString(
            folder.resolve("open.mac"),
            """
            /source/use mono
            /source/energy 5 MeV
            /source/flavour anti_nu_e
            /source/flux 1e12 /cm2/s
            /detector/material Ge
            /detector/mass 1 kg
            /interaction/use cevns
            /interaction/minRecoil 10 eV
            /response/resolution constant 30 eVnr
            /run/exposure 1 day
            /run/expose
            """);
    ChallengePlan plan =
        new ChallengePlan(
            macro.toString(),
            List.of(),
            List.of(),
            List.of(HiddenValue.parse("/response/resolution constant 10 eVnr .. 50 eVnr")),
            "/response/resolution constant",
            0,
            1,
            OptionalLong.empty(),
            0);
    plan.check();
  }

  /** If only great values failed, a challenge that was made would tell that its own are small. */
  @Test
  void tooManyEventsInACornerAreRefusedWhateverIsDrawn() {
    ChallengePlan plan = plan("/run/expose", 0, 1, "/dipole/moment 1e-12 muB .. 4e-8 muB log");
    for (long seed = 1; seed <= 3; seed++) {
      long s = seed;
      Throwable e =
          assertThrows(
              IllegalArgumentException.class,
              () ->
                  new Organiser(plan, "0", s, 0, new Secrets(ROUNDS))
                      .create(folder.resolve("c"), PASSPHRASE));
      assertTrue(e.getMessage().contains("more than 20000000 events"), e.getMessage());
    }
  }

  /** A Poisson number can be 0. */
  @Test
  void aDataSetWithoutEventsIsAnswered() throws IOException {
    ChallengePlan plan =
        new ChallengePlan(
            "cr51-cevns-ge",
            List.of("/run/expose", "/run/exposure=0.0001 s"),
            List.of(),
            List.of(HiddenValue.parse(MOMENT)),
            "/dipole/moment",
            0.5,
            1,
            OptionalLong.empty(),
            0);
    Path challenge = made("c", plan, 9);
    try (ChallengeFileReader f = ChallengeFileReader.open(challenge.resolve("public/data-1.h5"))) {
      assertEquals(0, f.events());
      assertEquals(List.of(), f.faults());
    }
    Baseline baseline = Baseline.of(challenge.resolve("public"), "us", new Baseline.Listener() {});
    assertEquals(0.5, baseline.present().get(0), 1e-3);
  }

  @Test
  void aWrongPassphraseAndTamperingAreDetected() throws IOException {
    Path challenge = made("c", plan("/run/expose", 0, 1, MOMENT), 3);
    List<Path> answers = List.of(answer(challenge, "us"));
    char[] wrong = "wrong horse battery".toCharArray();
    assertThrows(ChallengeException.class, () -> LeaderBoard.of(challenge, answers, wrong));
    Path page = challenge.resolve("public/challenge.json");
    String before = Files.readString(page);
    replace(page, "\"null_probability\": 0.0", "\"null_probability\": 0.5");
    assertTrue(fault(challenge, answers).contains("was changed since"));
    Files.writeString(page, before);
    Path macro = challenge.resolve("public/macro.mac");
    String text = Files.readString(macro);
    replace(macro, "25 cm", "26 cm");
    assertTrue(fault(challenge, answers).contains("macro.mac: was changed"));
    Files.writeString(macro, text);
    Path added = Files.writeString(challenge.resolve("public/notes.txt"), "psst");
    assertTrue(fault(challenge, answers).contains("notes.txt: was added"));
    Files.delete(added);
    Path link = challenge.resolve("public/link");
    Files.createSymbolicLink(link, folder);
    assertTrue(fault(challenge, answers).contains("link: was added"));
    Files.delete(link);
    for (String outside :
        List.of("../secret.h5", "/etc/passwd", "a\\\\b", "C:x", "a/../b", "\\u001b")) {
      Files.writeString(page, before.replace("\"answer-schema.json\":", "\"" + outside + "\":"));
      String fault = fault(challenge, answers);
      assertTrue(fault.contains("(it is not in the folder)"), fault);
    }
    Files.writeString(page, before.replace("\"data-1.h5\"\n", "\"../data-1.h5\"\n"));
    assertTrue(fault(challenge, answers).contains("../data-1.h5 (it is none of the public files)"));
    Files.writeString(page, before);
    Path seal = challenge.resolve("sealed/truth.json");
    String whole = Files.readString(seal);
    replace(seal, "\"iterations\": 1000", "\"iterations\": 2000000000");
    assertTrue(fault(challenge, answers).contains("2000000000 iterations (a seal has 600000"));
    Files.writeString(seal, whole);
    // A seal made of another truth under the same passphrase does not match the commitment.
    Path other = made("other", plan("/run/expose", 0, 1, MOMENT), 4);
    Files.copy(
        other.resolve("sealed/truth.json"),
        challenge.resolve("sealed/truth.json"),
        StandardCopyOption.REPLACE_EXISTING);
    assertTrue(fault(challenge, answers).contains("commitment"));
  }

  private static String fault(Path challenge, List<Path> answers) {
    return assertThrows(
            ChallengeException.class, () -> LeaderBoard.of(challenge, answers, PASSPHRASE))
        .getMessage();
  }

  @Test
  void everythingThatIsWrongWithAnAnswerIsSaid() throws IOException {
    Path challenge = made("c", plan("/run/expose", 0, 1, MASS, MOMENT), 3);
    Path answer = folder.resolve("bad.json");
    Files.writeString(
        answer,
        """
        {"challenge": "feedfeedfeedfeed", "team": "", "mood": 1, "data_sets": {"data-1.h5": {
          "discovery": {"claim": "yes", "significance": -1},
          "parameters": {"/dipole/mass": {"estimate": 5, "interval_68": [10, 20]},
                         "/dipole/spin": {}}}}}
        """);
    String faults =
        assertThrows(ChallengeException.class, () -> AnswerFile.check(challenge, answer))
            .getMessage();
    for (String fault :
        List.of(
            "$.challenge: is feedfeedfeedfeed",
            "$.team: is empty",
            "$.mood: is unknown",
            "discovery.claim: is not true or false",
            "/dipole/mass: interval_68 from 10.0 to 20.0",
            "/dipole/spin: is unknown",
            "/dipole/moment: is missing")) {
      assertTrue(faults.contains(fault), fault + " not in\n" + faults);
    }
    assertThrows(
        IOException.class, () -> AnswerFile.check(challenge, folder.resolve("nosuch.json")));
    Files.writeString(answer, "{\"challenge\": ");
    assertThrows(ChallengeException.class, () -> AnswerFile.check(challenge, answer));
  }

  @Test
  void plansThatCannotBeAreRefusedAndWriteNothing() throws IOException {
    Path path = folder.resolve("c");
    ChallengePlan closed = plan("/run/expose", 0, 1, "/dipole/mass 10 keV .. 10000 keV", MOMENT);
    assertThrows(
        MacroException.class,
        () -> new Organiser(closed, "0", 1, 0, new Secrets(ROUNDS)).create(path, PASSPHRASE));
    assertThrows(IllegalArgumentException.class, () -> plan("/run/expose", 0, 1, MASS));
    assertThrows(IllegalArgumentException.class, () -> plan("/run/expose", 0, 1, MOMENT, MOMENT));
    assertThrows(IllegalArgumentException.class, () -> plan("/run/expose", 2, 1, MOMENT));
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(), left.toList());
    }
    made("c", plan("/run/expose", 0, 1, MOMENT), 1);
    assertThrows(
        FileAlreadyExistsException.class, () -> made("c", plan("/run/expose", 0, 1, MOMENT), 1));
  }
}
