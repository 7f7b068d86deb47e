package org.nudipole.validation.challenge;

/** What of an answer its scores are made from. */
public enum Basis {
  /** Samples of all hidden values that belong together. */
  JOINT("joint samples"),
  /** Samples, estimates with intervals or priors of each value on its own. */
  SEPARATE("each value alone"),
  /** Nothing: the prior. */
  PRIOR("the prior"),
  /** One for some data sets, another for others. */
  MIXED("mixed");

  private final String label;

  Basis(String label) {
    this.label = label;
  }

  /** The name that users see. */
  public String label() {
    return label;
  }

  /** What both have in common. */
  Basis and(Basis other) {
    return this == other ? this : MIXED;
  }
}
