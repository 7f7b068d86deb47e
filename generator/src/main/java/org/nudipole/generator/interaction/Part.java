package org.nudipole.generator.interaction;

/** Parts of the cross section that add incoherently; the ordinal is the code in event files. */
public enum Part {
  /** Standard Model: the helicity is kept, the final state is massless. */
  SM("sm"),
  /** Dipole portal: the helicity flips, the final state is the sterile neutrino. */
  DIPOLE("dipole");

  private final String label;

  Part(String label) {
    this.label = label;
  }

  /** Name in macros, files and answers. */
  public String label() {
    return label;
  }
}
