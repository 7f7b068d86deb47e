package org.nudipole.io.hdf5;

/** How a number is stored. */
public enum NumberKind {
  /** IEEE 754 floating point. */
  FLOAT("f"),
  /** Integer in two's complement. */
  SIGNED("i"),
  /** Integer without sign. */
  UNSIGNED("u");

  private final String letter;

  NumberKind(String letter) {
    this.letter = letter;
  }

  /** First letter of a type such as {@code f64}. */
  public String letter() {
    return letter;
  }
}
