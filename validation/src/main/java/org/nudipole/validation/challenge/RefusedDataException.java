package org.nudipole.validation.challenge;

import java.util.List;

/** Data that are none of the model's experiment; the message is for the user, a fault a line. */
public final class RefusedDataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RefusedDataException(List<String> faults) {
    super(String.join("\n", faults));
  }
}
