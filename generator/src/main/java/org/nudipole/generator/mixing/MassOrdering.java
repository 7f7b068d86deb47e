package org.nudipole.generator.mixing;

import org.nudipole.generator.Units;

/**
 * Ordering of the light masses, with the best fit of P. F. de Salas et al., JHEP 02 (2021) 071
 * (arXiv:2006.11237), table 3, for it. One-sigma errors in units of the last digits: Delta m21^2
 * 7.50 (+22 -20), sin^2(theta12) 0.318 (16); normal ordering Delta m31^2 2.55 (+2 -3),
 * sin^2(theta23) 0.574 (14), sin^2(theta13) 0.02200 (+69 -62), delta 1.08 (+13 -12) pi; inverted
 * ordering |Delta m31^2| 2.45, sin^2(theta23) 0.578, sin^2(theta13) 0.02225, delta 1.58 pi.
 */
public enum MassOrdering {
  /** m1 below m2 below m3. */
  NORMAL("normal", 0.574, 0.02200, 1.08, 2.55e-3),
  /** m3 below m1 below m2. */
  INVERTED("inverted", 0.578, 0.02225, 1.58, -2.45e-3);

  private static final double SQUARE_SINE_12 = 0.318;
  private static final double DM21 = 7.50e-5;

  private final String label;
  private final double squareSine23;
  private final double squareSine13;
  private final double deltaOverPi;
  private final double dm31;

  MassOrdering(
      String label, double squareSine23, double squareSine13, double deltaOverPi, double dm31) {
    this.label = label;
    this.squareSine23 = squareSine23;
    this.squareSine13 = squareSine13;
    this.deltaOverPi = deltaOverPi;
    this.dm31 = dm31;
  }

  /** Name in macros. */
  public String label() {
    return label;
  }

  /** sin^2(theta12). */
  public double squareSine12() {
    return SQUARE_SINE_12;
  }

  /** sin^2(theta13). */
  public double squareSine13() {
    return squareSine13;
  }

  /** sin^2(theta23). */
  public double squareSine23() {
    return squareSine23;
  }

  /** Dirac phase, plane angle. */
  public double delta() {
    return deltaOverPi * StrictMath.PI * Units.RAD;
  }

  /** Delta m21^2, energy^2. */
  public double dm21() {
    return DM21 * (Units.EV * Units.EV);
  }

  /** Delta m31^2 with its sign, energy^2. */
  public double dm31() {
    return dm31 * (Units.EV * Units.EV);
  }

  /** The best-fit angles; the sterile neutrino does not mix. */
  public MixingAngles angles() {
    return MixingAngles.active(
        Rotation.ofSquaredSine(SQUARE_SINE_12, 0).theta(),
        Rotation.ofSquaredSine(squareSine13, delta()),
        Rotation.ofSquaredSine(squareSine23, 0).theta());
  }

  /** The best-fit mixing. */
  public Mixing mixing() {
    return Mixing.of(angles(), dm21(), dm31());
  }
}
