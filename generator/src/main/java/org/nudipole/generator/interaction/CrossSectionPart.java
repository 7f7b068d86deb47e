package org.nudipole.generator.interaction;

/**
 * Parts of the cross section, which sum to the whole. The ordinal of the first three is the code in
 * event files; those of anyone's own have labels and {@linkplain Interaction#code codes} of theirs.
 */
public enum CrossSectionPart {
  /** Standard Model: the helicity is kept, the final state is massless. */
  SM("sm"),
  /** Dipole portal: the helicity flips. */
  DIPOLE("dipole"),
  /**
   * Interference of the two in the sterile final state; it may be negative, so events are drawn
   * from sums with it, and none has its code.
   */
  INTERFERENCE("interference"),
  /** What is added to another part in proportion to it; it may be negative, as interference. */
  CORRECTION("correction"),
  /** A cross section beside all others. */
  ADDED("added");

  /** Code in event files of rows that no cross section makes: after those that have had codes. */
  public static final int BACKGROUND = 3;

  private final String label;

  CrossSectionPart(String label) {
    this.label = label;
  }

  /** Whether it may be negative, so that it is drawn together with what it belongs to. */
  public boolean isSigned() {
    return this == INTERFERENCE || this == CORRECTION;
  }

  /** Name in macros, files and answers. */
  public String label() {
    return label;
  }
}
