package org.nudipole.generator.interaction;

/** How far the interference is expanded in the sterile mass. */
public enum InterferenceOrder {
  /** All orders: K = 1 + m^2 / (2MT). */
  EXACT("exact"),
  /** First order, as W. Grimus, P. Stockinger, Phys. Rev. D 57 (1998) 1762 have it: K = 1. */
  LEADING("leadingOrder");

  private final String label;

  InterferenceOrder(String label) {
    this.label = label;
  }

  /** Name in macros. */
  public String label() {
    return label;
  }
}
