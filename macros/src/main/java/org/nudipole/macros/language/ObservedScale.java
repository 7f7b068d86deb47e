package org.nudipole.macros.language;

/** The scale that a unit of the observable refers to. */
public enum ObservedScale {
  /** A plain energy: whatever the observable of the run is. */
  AS_OBSERVED,
  /** Nuclear recoil energy, {@code eVnr} and {@code keVnr}. */
  NUCLEAR_RECOIL,
  /** Electron equivalent energy, {@code eVee} and {@code keVee}. */
  ELECTRON_EQUIVALENT,
  /** Photoelectrons, {@code PE}. */
  PHOTOELECTRONS
}
