package org.nudipole.validation.challenge;

/** A seal that does not open: another passphrase, or it has been tampered with. */
public final class SealException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SealException(String message, Throwable cause) {
    super(message, cause);
  }
}
