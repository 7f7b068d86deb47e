package org.nudipole.validation.challenge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.io.Python;

/** Answers that participants might hand in, what is said of them, and the board that they make. */
@Tag("canonical")
class ChallengeAnswerTest {
  private static final char[] PASSPHRASE = "correct horse battery".toCharArray();
  private static final String WITHIN = "\"interval_68\": [20, 200]";

  @TempDir private static Path folder;
  private static Path challenge;

  @BeforeAll
  static void aChallengeOfTwoDataSets() throws IOException {
    challenge = folder.resolve("challenge");
    ChallengePlan plan =
        new ChallengePlan(
            "cr51-cevns-ge",
            List.of("/run/expose", "/run/exposure=5 day"),
            List.of(),
            List.of(
                HiddenValue.parse("/dipole/mass 10 keV .. 300 keV log"),
                HiddenValue.parse("/dipole/moment 1e-11 muB .. 1e-10 muB log")),
            "/dipole/moment",
            0.5,
            2,
            OptionalLong.empty(),
            0);
    new Organiser(plan, "0123456789abcdef", 11, 0, new Secrets()).create(challenge, PASSPHRASE);
  }

  private static Path written(String name, String team, String discovery, String mass)
      throws IOException {
    String set =
        """
        {"discovery": {%s},
         "parameters": {"/dipole/mass": {%s},
                        "/dipole/moment": {"estimate": 2e-11, "interval_68": [1e-11, 5e-11]}}}
        """
            .formatted(discovery, mass);
    return Files.writeString(
        folder.resolve(name),
        """
        {"challenge": "0123456789abcdef", "team": "%s",
         "data_sets": {"data-1.h5": %s, "data-2.h5": %s}}
        """
            .formatted(team, set, set));
  }

  private static String faults(String team, String discovery, String mass) throws IOException {
    Path answer = written("bad.json", team, discovery, mass);
    return assertThrows(ChallengeException.class, () -> AnswerFile.check(challenge, answer))
        .getMessage();
  }

  private static String claim(boolean signal, double significance) {
    return "\"claim\": " + signal + ", \"significance\": " + significance;
  }

  private static String samples(String value, int count) {
    return "\"samples\": [" + String.join(", ", Collections.nCopies(count, value)) + "]";
  }

  private static void assertSaid(String text, String... expected) {
    for (String one : expected) {
      assertTrue(text.contains(one), one + " not in\n" + text);
    }
  }

  /** A part that cannot be read hides no fault of another. */
  @Test
  void allFaultsAreSaidAtOnce() throws IOException {
    assertSaid(
        faults(
            "us",
            "\"claim\": \"yes\", \"significance\": -3",
            "\"estimate\": \"12 keV\", \"interval_68\": [50, 20]"),
        "discovery.claim: is not true or false",
        "significance = -3.0 must not be negative",
        "mass.estimate: is not a number",
        "interval_68 from 50.0 to 20.0 (the second end must be greater");
    assertSaid(
        faults(
            "us",
            claim(true, 3),
            "\"estimate\": 50, \"interval_68\": [20, 50, 90], \"interval_90\": [90, 20], "
                + samples("30", 5)),
        "interval_68: has 3 numbers",
        "interval_90 from 90.0 to 20.0 (the second end",
        "5 samples (a density needs at least 100)",
        "all samples are 30.0");
  }

  @Test
  void numbersThatCannotBeMeantAreRefused() throws IOException {
    String estimate = "\"estimate\": 50, " + WITHIN + ", ";
    String range = "10.0 .. 300.0 keV";
    assertSaid(
        faults("us", claim(true, 3), estimate + samples("-1e300, 1e300", 60)),
        "samples (none of them is possible: " + range + ") check the unit");
    assertSaid(
        faults("us", claim(true, 3), estimate + samples("50, 1e300", 60)),
        "60 of 120 samples (farther off than the prior is wide: " + range);
    assertSaid(
        faults("us", claim(true, 3), "\"estimate\": 50e3, \"interval_68\": [20e3, 200e3]"),
        "interval_68 from 20000.0 to 200000.0 (nothing of it is possible: " + range);
    assertSaid(
        faults("us", claim(true, 3), estimate + "\"interval_90\": [10, 1e6]"),
        "interval_90 from 10.0 to 1000000.0 (farther off than the prior is wide");
  }

  /** A fit that knows no prior may say so. */
  @Test
  void whatLiesALittleOutsideIsRemarked() throws IOException {
    String mass = "\"estimate\": 8, \"interval_68\": [8, 11], " + samples("8, 9.5, 11", 50);
    assertEquals(
        new CheckedAnswer(
            "us",
            Basis.SEPARATE,
            List.of("data-1.h5", "data-2.h5").stream()
                .map(
                    data ->
                        data
                            + ": /dipole/mass: the estimate, interval_68, interval_90, 100 of 150"
                            + " samples beyond what is possible: 10.0 .. 300.0 keV")
                .toList()),
        AnswerFile.check(challenge, written("outside.json", "us", claim(false, 0), mass)));
  }

  /** Of a signal 0 is possible, and an interval may begin there. */
  @Test
  void noSignalIsNotOutside() {
    PossibleRange range = new PossibleRange(HiddenValue.parse("/x 1 keV .. 9 keV").prior(), true);
    Interval interval = new Interval(0, 0.5);
    assertEquals(List.of(), range.faults("interval_68", interval));
    assertEquals(List.of(), range.faults(Collections.nCopies(100, 0.0)));
    assertEquals(1, new PossibleRange(range.prior(), false).faults("interval_68", interval).size());
  }

  /** An answer says one thing: what stands beside samples has to be theirs. */
  @Test
  void contradictionsAreRefused() throws IOException {
    String draws = samples("40, 45, 50, 55, 60", 40);
    assertSaid(
        faults("us", claim(true, 3), "\"estimate\": 90, " + draws),
        "estimate 90.0 (samples go from 40.0 to 60.0) leave it out: their median counts");
    assertSaid(
        faults("us", claim(true, 3), draws + ", \"interval_68\": [20, 200]"),
        "interval_68 from 20.0 to 200.0 (it holds 100 % of the samples) leave it out");
    assertSaid(
        faults("us", claim(true, 3), draws + ", \"interval_90\": [46, 54]"),
        "interval_90 from 46.0 to 54.0 (it holds 20 % of the samples) leave it out");
    assertSaid(faults("us", claim(true, 3), "\"samples\": []"), "no samples (the list is empty)");
    // What agrees is read, and the numbers are those of the samples.
    String good = "\"estimate\": 52, \"interval_68\": [44, 56], " + draws;
    AnswerFile file =
        AnswerFile.read(
            written("agrees.json", "us", claim(true, 3), good),
            Challenge.open(challenge).document());
    Estimate mass = file.answers().get("data-1.h5").estimates().get("/dipole/mass");
    assertEquals(50, mass.value());
    assertEquals(new Interval(40, 60), mass.central());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          true | 0, 0, 0, 2e-11 | claim is true (75 % of the samples are 0, and a signal is claimed
          false | 0, 2e-11, 3e-11, 4e-11 | claim is false (25 % of the samples are 0
          true | 0, 2e-11 |
          false | 0, 2e-11 |
          """)
  void aClaimIsThatOfTheSamples(boolean claimed, String moments, String fault) throws IOException {
    String file =
        Files.readString(written("c.json", "us", claim(claimed, 3), ""))
            .replaceAll("\\{\"estimate\": 2e-11[^}]*}", "{" + samples(moments, 100) + "}");
    Path answer = Files.writeString(folder.resolve("claims.json"), file);
    if (fault == null) {
      AnswerFile.check(challenge, answer);
      return;
    }
    String told =
        assertThrows(ChallengeException.class, () -> AnswerFile.check(challenge, answer))
            .getMessage();
    assertSaid(told, "$.data_sets.data-1.h5.discovery: " + fault);
  }

  /** Without samples a claim may not contradict the interval. */
  @Test
  void aClaimIsNotThatOfAnotherEstimate() {
    PriorScale scale = new PriorScale(HiddenValue.parse("/x 1 keV .. 9 keV").prior(), 0.5);
    Estimate none = new Estimate(0, new Interval(0, 2), Optional.empty(), List.of());
    Estimate sure = new Estimate(5, new Interval(4, 6), Optional.empty(), List.of());
    Estimate open = new Estimate(2, new Interval(1, 3), Optional.empty(), List.of());
    assertEquals(1, Contradictions.ofClaim(true, Optional.of(none), 0.8, scale).size());
    assertEquals(0, Contradictions.ofClaim(false, Optional.of(none), 0.8, scale).size());
    assertEquals(1, Contradictions.ofClaim(false, Optional.of(sure), 0, scale).size());
    assertEquals(0, Contradictions.ofClaim(true, Optional.of(sure), 0, scale).size());
    assertEquals(0, Contradictions.ofClaim(false, Optional.of(open), 0.2, scale).size());
    assertEquals(0, Contradictions.ofClaim(true, Optional.of(open), 0.2, scale).size());
    PriorScale always = new PriorScale(scale.prior(), 0);
    assertEquals(0, Contradictions.ofClaim(false, Optional.of(sure), 0, always).size());
  }

  /** The template, which says nothing, is the prior; and so is the answer of half of it. */
  @Test
  void whoeverSaysNothingScoresNothing() throws IOException {
    String template = Files.readString(challenge.resolve("public/answer-template.json"));
    Path blank = folder.resolve("blank.json");
    Files.writeString(blank, template.replace("\"team\": \"\"", "\"team\": \"us\""));
    assertEquals(
        new CheckedAnswer("us", Basis.PRIOR, List.of()), AnswerFile.check(challenge, blank));
    LeaderBoard.Entry entry =
        LeaderBoard.of(challenge, List.of(blank), PASSPHRASE).entries().get(0);
    assertEquals(
        List.of(0.0, 0.0, 0.0, 0.0),
        List.of(entry.joint(), entry.single(), entry.interval(), entry.log()));
    assertEquals(Basis.PRIOR, entry.basis());
  }

  @Test
  void tooManySamplesAreRefused() {
    List<Double> many = IntStream.range(0, 10_001).mapToObj(i -> 50 + 1e-3 * i).toList();
    assertEquals(
        List.of("10001 different samples (at most 10000) leave out every other"),
        Estimate.faults(Optional.empty(), Optional.empty(), Optional.empty(), many));
    assertEquals(
        List.of(),
        Estimate.faults(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Collections.nCopies(20_000, 0.0)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+us", "-us", "@us", "a;=1", "a, @b", "＝1"})
  void namesThatASpreadsheetRunsAreRefused(String name) {
    assertSaid(String.join("", TeamName.faults(name)), "would be a formula in a spreadsheet");
    assertEquals(List.of(), TeamName.faults("a" + name.replaceAll("[;, ]", "")));
  }

  @Test
  void namesThatBreakABoardAreRefused() throws IOException {
    String mass = "\"estimate\": 50, " + WITHIN;
    assertSaid(faults("a\\nb", claim(true, 3), mass), "$.team: has the character U+000A");
    assertSaid(faults("a\\u202eb", claim(true, 3), mass), "$.team: has the character U+202E");
    assertSaid(faults("a".repeat(65), claim(true, 3), mass), "$.team: has 65 characters");
    assertSaid(faults("us ", claim(true, 3), mass), "$.team: begins or ends with a blank");
    Path answer = written("name.json", "Gruppe Ä, \\\"ν\\\"", claim(true, 3), mass);
    assertEquals("Gruppe Ä, \"ν\"", AnswerFile.check(challenge, answer).team());
  }

  @Test
  void aTeamHasOneAnswer() throws IOException {
    String mass = "\"estimate\": 50, " + WITHIN;
    Path one = written("one.json", "us", claim(true, 3), mass);
    Path two = written("two.json", "us", claim(false, 0), mass);
    String fault =
        assertThrows(
                ChallengeException.class,
                () -> LeaderBoard.of(challenge, List.of(one, two), PASSPHRASE))
            .getMessage();
    assertSaid(fault, "two.json: $.team: is us, as in ", "one.json (a team has one answer)");
  }

  /** Rank, scores and claims stand in the board, and those of equals are equal. */
  @Test
  void theBoardHasRanksAndClaims() throws IOException {
    String mass = "\"estimate\": 50, " + WITHIN;
    Path yes = written("yes.json", "<yes>", claim(true, 4.25), mass);
    Path no = written("no.json", "no, \\\"not\\\"", claim(false, 0.5), mass);
    LeaderBoard board = LeaderBoard.of(challenge, List.of(yes, no), PASSPHRASE);
    Map<String, Truth> truths = board.truths();
    assertEquals(List.of(1, 1), board.entries().stream().map(board::rank).toList());
    double signals = truths.values().stream().filter(Truth::signal).count();
    assertEquals(
        List.of(signals / 2, 1 - signals / 2),
        board.entries().stream().map(LeaderBoard.Entry::claims).toList());
    boolean first = truths.get("data-1.h5").signal();
    LeaderBoard.Claim claim = board.claim(board.rows().get(0));
    assertEquals(
        new LeaderBoard.Claim("<yes>", "data-1.h5", first, true, 4.25, claim.joint()), claim);
    assertEquals(first, claim.right());
    JsonObject page = Folder.read(challenge.resolve("public/challenge.json"));
    assertEquals(page.get("commitment").getAsString(), Commitment.sha256(board.opened()));
  }

  /** Opens the seal by the description in docs/challenges.md, not by the program. */
  @Test
  void theSealIsWhatThePageDescribes() throws Exception {
    JsonObject seal = Folder.read(challenge.resolve("sealed/truth.json"));
    Base64.Decoder base64 = Base64.getDecoder();
    byte[] salt = base64.decode(seal.get("salt").getAsString());
    byte[] nonce = base64.decode(seal.get("nonce").getAsString());
    byte[] key =
        SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
            .generateSecret(new PBEKeySpec(PASSPHRASE, salt, 600_000, 256))
            .getEncoded();
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
    cipher.updateAAD("nudipole-challenge-seal-1".getBytes(UTF_8));
    byte[] plain = cipher.doFinal(base64.decode(seal.get("text").getAsString()));
    assertEquals(0, (plain.length - 32) % 65_536);
    Path answer = written("o.json", "us", claim(true, 3), "\"estimate\": 50, " + WITHIN);
    assertArrayEquals(plain, LeaderBoard.of(challenge, List.of(answer), PASSPHRASE).opened());
    String text = new String(Arrays.copyOfRange(plain, 32, plain.length), UTF_8);
    assertTrue(text.startsWith("{") && text.endsWith(" "), "padded JSON");
  }

  @Test
  void aScriptChecksTheCommitment() throws IOException {
    Path answer = written("c.json", "us", claim(true, 3), "\"estimate\": 50, " + WITHIN);
    LeaderBoard board = LeaderBoard.of(challenge, List.of(answer), PASSPHRASE);
    Path opened = folder.resolve("opened.bin");
    Files.write(opened, board.opened());
    Python.Result good = script(opened);
    assertEquals(0, good.code(), good.output());
    assertSaid(
        good.output(),
        "commitment and public files are as published",
        "data-2.h5: " + (board.truths().get("data-2.h5").signal() ? "signal" : "no signal"));
    byte[] other = board.opened().clone();
    other[31] ^= 1;
    Files.write(opened, other);
    assertSaid(script(opened).output(), "the truth is not that of the commitment");
    Files.write(opened, board.opened());
    Path macro = challenge.resolve("public/macro.mac");
    String before = Files.readString(macro);
    Files.writeString(macro, before + "\n");
    Python.Result changed = script(opened);
    Files.writeString(macro, before);
    assertEquals(1, changed.code());
    assertSaid(changed.output(), "macro.mac was changed");
  }

  private static Python.Result script(Path opened) {
    return Python.with("hashlib")
        .run(
            Path.of(".."),
            "docs/examples/check_commitment.py",
            challenge.resolve("public").toAbsolutePath().toString(),
            opened.toAbsolutePath().toString());
  }

  /** Without site packages there is no h5py. */
  @Test
  void theParticipantIsToldWhatToInstall() {
    Python.Result result =
        Python.with("hashlib")
            .run(Path.of(".."), "-S", "docs/examples/challenge_participant.py", "a", "b", "c");
    assertEquals(1, result.code(), result.output());
    assertSaid(result.output(), "apt install python3-h5py python3-numpy python3-scipy");
    assertFalse(result.output().contains("Traceback"), result.output());
  }

  /** One line, and an exit code that is not that of a failed check. */
  @ParameterizedTest
  @CsvSource({"verify_event_file.py, h5py", "workspace_limit.py, iminuit"})
  void scriptsTellWhatToInstall(String script, String module) {
    Python python = Python.with("hashlib");
    Python.Result bare = python.run(Path.of(".."), "-S", "docs/examples/" + script, "nosuch");
    assertEquals(3, bare.code(), bare.output());
    assertEquals(1, bare.output().strip().lines().count(), bare.output());
    assertSaid(bare.output(), "pip install " + module);
    Python whole = Python.with(module, "numpy");
    Python.Result none = whole.run(Path.of(".."), "docs/examples/" + script, "nosuch");
    assertEquals(3, none.code(), none.output());
    assertEquals(1, none.output().strip().lines().count(), none.output());
    assertEquals(2, whole.run(Path.of(".."), "docs/examples/" + script).code());
  }
}
