package org.nudipole.macros.challenge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nudipole.validation.challenge.Secrets;

/**
 * The worked challenge of docs/challenges.md, answered by docs/examples/challenge_participant.py: a
 * second implementation of source, detector and cross sections, which sees only the public folder.
 */
@Tag("canonical")
class ChallengeParticipantTest {
  private static final char[] PASSPHRASE = "correct horse battery".toCharArray();
  private static final int SETS = 12;

  @TempDir private Path folder;

  @Test
  void pythonFindsWhatIsHidden() throws IOException, InterruptedException {
    String python =
        Files.isExecutable(Path.of("/usr/bin/python3")) ? "/usr/bin/python3" : "python3";
    boolean ready = exit(python, "-c", "import h5py, numpy, scipy") == 0;
    if (System.getenv("CI") != null && !ready) {
      throw new AssertionError("install python3-h5py, python3-numpy and python3-scipy");
    }
    assumeTrue(ready, "no python3 with h5py, numpy and scipy");
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
    new Organiser(plan, "0123456789abcdef", 2021, new Secrets()).create(challenge, PASSPHRASE);
    Path answer = folder.resolve("answer.json");
    Path script = Path.of("..", "docs", "examples", "challenge_participant.py");
    assertEquals(
        0,
        exit(
            python,
            script.toString(),
            challenge.resolve("public").toString(),
            answer.toString(),
            "python"));
    LeaderBoard.Entry entry =
        LeaderBoard.of(challenge, List.of(answer), PASSPHRASE).entries().get(0);
    // Seed fixed. An answer that knows nothing scores 0 and claims right in half of the cases; one
    // whose model is off by a few per cent in rate sees signals everywhere and covers nothing. Of
    // 24 intervals of 68 %, 12 or fewer hold the truth with a probability of 5 %.
    assertTrue(entry.log() > 1.5, "mean log score " + entry.log());
    assertTrue(entry.claims() > 0.8, "right claims " + entry.claims());
    assertTrue(entry.central() > 0.5, "coverage " + entry.central());
    assertTrue(entry.wide() > 0.75, "coverage of 90 % intervals " + entry.wide());
    assertTrue(entry.pull() < 1.5, "rms pull " + entry.pull());
  }

  private static int exit(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
