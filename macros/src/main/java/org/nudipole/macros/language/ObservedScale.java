package org.nudipole.macros.language;

/** The scale that a value of the detector's observable refers to. */
public enum ObservedScale {
  /** A plain energy: whatever the observable of the run is, if it is an energy. */
  AS_OBSERVED("keV"),
  /** Nuclear recoil energy, {@code eVnr} and {@code keVnr}. */
  NUCLEAR_RECOIL("keVnr"),
  /** Electron equivalent energy, {@code eVee} and {@code keVee}. */
  ELECTRON_EQUIVALENT("keVee"),
  /** Photoelectrons, {@code PE}. */
  PHOTOELECTRONS("PE");

  private final String units;

  ObservedScale(String units) {
    this.units = units;
  }

  /** Unit of a column on this scale. */
  public String units() {
    return units;
  }

  /** Whether values on this scale are energies. */
  public boolean isEnergy() {
    return this != PHOTOELECTRONS;
  }
}
