package org.nudipole.generator;

/** Neutrino flavours with their names in macros and files and their PDG Monte Carlo codes. */
public enum Flavour {
  NU_E("nu_e", 12),
  NU_MU("nu_mu", 14),
  NU_TAU("nu_tau", 16),
  ANTI_NU_E("anti_nu_e", -12),
  ANTI_NU_MU("anti_nu_mu", -14),
  ANTI_NU_TAU("anti_nu_tau", -16);

  private final String label;
  private final int pdg;

  Flavour(String label, int pdg) {
    this.label = label;
    this.pdg = pdg;
  }

  /** The flavour of this {@link #label}. */
  public static Flavour named(String label) {
    for (Flavour flavour : values()) {
      if (flavour.label.equals(label)) {
        return flavour;
      }
    }
    throw new IllegalArgumentException("no neutrino " + label);
  }

  /** Name used in macros, tables and files, such as {@code anti_nu_e}. */
  public String label() {
    return label;
  }

  /** PDG Monte Carlo particle code, negative for antineutrinos. */
  public int pdg() {
    return pdg;
  }

  /** Whether this is an antineutrino. */
  public boolean isAntineutrino() {
    return pdg < 0;
  }

  /**
   * Whether this is an electron (anti)neutrino, the flavour with a charged current on electrons.
   */
  public boolean isElectronic() {
    return this == NU_E || this == ANTI_NU_E;
  }
}
