package org.nudipole.macros.language;

/** How counts depend on the sign of a number. */
public enum Symmetry {
  /** In any way. */
  NONE,
  /** On its square only: the sign means nothing, and the answer to a limit is its modulus. */
  EVEN,
  /**
   * It is the modulus of a complex number whose phase may be given beside it: another sign is
   * another phase. Alone, its square counts; where amplitudes are summed, the sign matters, and an
   * answer is one about the modulus for whichever sign.
   */
  MODULUS,
  /** It is a phase: a full turn more is the same. */
  PHASE;

  /** Whether an answer about the number is one about its modulus. */
  public boolean isUnsigned() {
    return this == EVEN || this == MODULUS;
  }
}
