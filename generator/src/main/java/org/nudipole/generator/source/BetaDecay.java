package org.nudipole.generator.source;

import org.nudipole.generator.Flavour;

/** The two kinds of beta decay that emit a neutrino spectrum. */
public enum BetaDecay {
  /** An electron and an electron antineutrino; the electron is attracted by the daughter. */
  MINUS(Flavour.ANTI_NU_E),
  /** A positron and an electron neutrino; the positron is repelled by the daughter. */
  PLUS(Flavour.NU_E);

  private final Flavour flavour;

  BetaDecay(Flavour flavour) {
    this.flavour = flavour;
  }

  /** Flavour of the emitted neutrino. */
  public Flavour flavour() {
    return flavour;
  }
}
