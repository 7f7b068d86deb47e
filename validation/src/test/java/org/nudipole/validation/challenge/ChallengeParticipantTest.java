package org.nudipole.validation.challenge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nudipole.io.Python;

/**
 * The worked challenge of docs/challenges.md, answered by docs/examples/challenge_participant.py: a
 * second implementation of source, detector and cross sections, which sees only the public folder;
 * and by our own baseline.
 */
@Tag("canonical")
class ChallengeParticipantTest {
  /** SealTest has a seal of all rounds; here there is nothing to keep. */
  private static final int ROUNDS = 1000;

  private static final char[] PASSPHRASE = "correct horse battery".toCharArray();
  private static final int SETS = 12;

  @TempDir private Path folder;

  @Test
  void pythonAndTheBaselineFindWhatIsHidden() throws IOException {
    Python interpreter = Python.with("h5py", "numpy", "scipy");
    Path challenge = folder.resolve("challenge");
    ChallengePlan plan =
        new ChallengePlan(
            "cr51-cevns-ge",
            List.of("/run/expose"),
            List.of(),
            List.of(
                HiddenValue.parse("/dipole/mass 10 keV .. 300 keV log"),
                HiddenValue.parse("/dipole/moment 1e-11 muB .. 1e-10 muB log")),
            "/dipole/moment",
            0.5,
            SETS,
            OptionalLong.empty(),
            0);
    new Organiser(plan, "0123456789abcdef", 2021, 0, new Secrets(ROUNDS))
        .create(challenge, PASSPHRASE);
    Path answer = folder.resolve("answer.json");
    Python.Result result =
        interpreter.run(
            Path.of(".."),
            "docs/examples/challenge_participant.py",
            challenge.resolve("public").toAbsolutePath().toString(),
            answer.toAbsolutePath().toString(),
            "python");
    assertEquals(0, result.code(), result.output());
    Baseline baseline =
        Baseline.of(challenge.resolve("public"), "baseline", new Baseline.Listener() {});
    Path reference = folder.resolve("baseline.json");
    Files.writeString(reference, baseline.answer().text());
    LeaderBoard board = LeaderBoard.of(challenge, List.of(answer, reference), PASSPHRASE);
    LeaderBoard.Entry python = entry(board, "python");
    // Seed fixed. Whoever answers by the priors scores 0 and claims right in half of the cases; one
    // whose model is off by a few per cent in rate sees signals everywhere and covers nothing. Of
    // 24 intervals of 68 %, 12 or fewer hold the truth with a probability of 5 %.
    assertTrue(python.joint() > 0.3, "score " + python.joint());
    assertTrue(python.claims() > 0.8, "right claims " + python.claims());
    assertTrue(python.central() > 0.5, "coverage " + python.central());
    assertTrue(python.wide() > 0.75, "coverage of 90 % intervals " + python.wide());
    assertTrue(python.pull() < 1.5, "rms pull " + python.pull());
    // Both have the same posterior from models of their own: 1000 and 2000 samples of it differ by
    // some per cent at each truth, less on average.
    LeaderBoard.Entry ours = entry(board, "baseline");
    assertTrue(ours.joint() > python.joint() - 0.03, ours.joint() + " below " + python.joint());
    assertEquals(python.claims(), ours.claims());
    assertEquals(python.central(), ours.central(), 2.0 / 24);
  }

  private static LeaderBoard.Entry entry(LeaderBoard board, String team) {
    return board.entries().stream().filter(e -> e.team().equals(team)).findFirst().orElseThrow();
  }
}
