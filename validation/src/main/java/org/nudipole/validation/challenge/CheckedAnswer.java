package org.nudipole.validation.challenge;

import java.util.List;

/**
 * A complete answer.
 *
 * @param team the team
 * @param basis what its scores are made from
 * @param remarks what is allowed but may not be meant
 */
public record CheckedAnswer(String team, Basis basis, List<String> remarks) {
  /** Keeps a copy. */
  public CheckedAnswer {
    remarks = List.copyOf(remarks);
  }
}
