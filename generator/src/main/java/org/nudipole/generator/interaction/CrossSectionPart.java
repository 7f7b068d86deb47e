package org.nudipole.generator.interaction;

/** Parts of the cross section, which sum to the whole; the ordinal is the code in event files. */
public enum CrossSectionPart {
  /** Standard Model: the helicity is kept, the final state is massless. */
  SM("sm"),
  /** Dipole portal: the helicity flips. */
  DIPOLE("dipole"),
  /**
   * Interference of the two in the sterile final state; it may be negative, so events are drawn
   * from sums with it, and none has its code.
   */
  INTERFERENCE("interference");

  private final String label;

  CrossSectionPart(String label) {
    this.label = label;
  }

  /** Name in macros, files and answers. */
  public String label() {
    return label;
  }
}
