package org.nudipole.io;

import org.nudipole.generator.Require;

/**
 * What a file of a challenge says of itself: nothing that was not said of the challenge as a whole.
 *
 * @param generator program and version
 * @param challenge identifier of the challenge
 * @param exposure live time, time
 */
public record ChallengeHeader(String generator, String challenge, double exposure) {
  /** Checks the range. */
  public ChallengeHeader {
    Require.positive("exposure", exposure);
  }
}
