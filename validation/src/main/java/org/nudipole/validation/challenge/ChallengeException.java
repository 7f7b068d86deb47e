package org.nudipole.validation.challenge;

import java.util.List;

/** A challenge or an answer to it that is faulty; the message is for the user, a fault a line. */
public final class ChallengeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** All faults together. */
  public ChallengeException(List<String> faults) {
    super(String.join("\n", faults));
  }
}
