package org.nudipole.generator;

import java.util.List;

/**
 * Neutrino flavours with their names in macros and files and their PDG Monte Carlo codes. What
 * arrives as an incoherent mixture of mass states may be none of the weak ones.
 */
public enum Flavour {
  NU_E("nu_e", 12),
  NU_MU("nu_mu", 14),
  NU_TAU("nu_tau", 16),
  ANTI_NU_E("anti_nu_e", -12),
  ANTI_NU_MU("anti_nu_mu", -14),
  ANTI_NU_TAU("anti_nu_tau", -16),
  /**
   * The sterile share of a mixture, P_es: its mass states have moments and no weak interaction. The
   * code is one of those that are left to generators.
   */
  NU_S("nu_s", 81),
  /** The heavy mass state by itself, with the code of a fourth neutrino. */
  NU_4("nu_4", 18);

  private static final List<Flavour> WEAK =
      List.of(NU_E, NU_MU, NU_TAU, ANTI_NU_E, ANTI_NU_MU, ANTI_NU_TAU);

  private final String label;
  private final int pdg;

  Flavour(String label, int pdg) {
    this.label = label;
    this.pdg = pdg;
  }

  /** Flavours of the weak interaction. */
  public static List<Flavour> weak() {
    return WEAK;
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

  /** Whether it takes part in the weak interaction. */
  public boolean isWeak() {
    return WEAK.contains(this);
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
