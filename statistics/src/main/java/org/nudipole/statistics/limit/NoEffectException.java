package org.nudipole.statistics.limit;

/** A number that is limited, fitted or scanned, and on which no expected count depends. */
public final class NoEffectException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  NoEffectException(String message) {
    super(message);
  }
}
