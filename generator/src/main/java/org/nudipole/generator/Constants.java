package org.nudipole.generator;

/** Physical constants, each with its source, in the units of {@link Units}. */
public final class Constants {
  /**
   * Fermi constant over (hbar c)^3, 1.1663788e-5 GeV^-2 (CODATA 2018, PDG 2020). Unit energy^-2.
   */
  public static final double FERMI = 1.1663788e-5 / (Units.GEV * Units.GEV);

  /** Fine-structure constant at zero momentum transfer, 1/137.035999084 (CODATA 2018). */
  public static final double ALPHA = 1 / 137.035999084;

  /** hbar c = 197.3269804 MeV fm (exact in SI 2019, rounded). Unit energy x length. */
  public static final double HBAR_C = 197.3269804 * Units.MEV * Units.FM;

  /** Electron mass, 0.51099895000 MeV (CODATA 2018). */
  public static final double ELECTRON_MASS = 0.51099895000 * Units.MEV;

  /** Atomic mass constant, 931.49410242 MeV (CODATA 2018). */
  public static final double ATOMIC_MASS = 931.49410242 * Units.MEV;

  /** Avogadro constant, 6.02214076e23 per mol, exact. */
  public static final double AVOGADRO = 6.02214076e23;

  /**
   * Weak mixing angle sin^2(theta_W) at zero momentum transfer in the MS-bar scheme, 0.23857 (PDG
   * 2020); the value that the papers behind this program use.
   */
  public static final double SIN2_THETA_W = 0.23857;

  private Constants() {}
}
