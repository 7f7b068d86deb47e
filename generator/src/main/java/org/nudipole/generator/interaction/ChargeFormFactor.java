package org.nudipole.generator.interaction;

import java.util.Objects;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Constants;
import org.nudipole.generator.Flavour;

/**
 * The charge form factor of neutrinos at small momentum transfer, f(q^2) = q_nu + q^2 r^2 / 6 with
 * q^2 = -2MT (C. Giunti, A. Studenikin, Rev. Mod. Phys. 87 (2015) 531, section III): photons couple
 * to it as to the vector current of the Z, and helicity is kept. In units of the weak amplitude it
 * is
 *
 * <p>Q = (sqrt(2) pi alpha / (3 G_F)) [r^2 - 3 q_nu / (MT)]
 *
 * <p>(M. Cadeddu et al., Phys. Rev. D 98 (2018) 113010 in its revised version; the same, Phys. Rev.
 * D 102 (2020) 015030 for the millicharge), which is subtracted from the vector coupling of a
 * proton and added to that of an electron. Antineutrinos have the opposite charge and the opposite
 * vector coupling, so the sum is the same for them. What changes the flavour ends in another final
 * state and adds no amplitude but a square.
 *
 * @param radius squared charge radii r^2, beyond those that the weak couplings hold, area
 * @param charge charges q_nu, elementary charges
 */
public record ChargeFormFactor(FlavourMatrix radius, FlavourMatrix charge) {
  /** Neutrinos without charge and without a charge radius beyond that of their weak couplings. */
  public static final ChargeFormFactor NONE =
      new ChargeFormFactor(FlavourMatrix.ZERO, FlavourMatrix.ZERO);

  private static final double PER_CHARGE =
      StrictMath.sqrt(2) * StrictMath.PI * Constants.ALPHA / Constants.FERMI;

  private static final double PER_AREA = PER_CHARGE / 3 / (Constants.HBAR_C * Constants.HBAR_C);

  /** Whether the weak interaction is all there is. */
  public boolean isNone() {
    return Objects.equals(radius, FlavourMatrix.ZERO) && Objects.equals(charge, FlavourMatrix.ZERO);
  }

  /**
   * Q of what keeps the flavour.
   *
   * @param massTimesRecoil target mass times recoil energy, energy^2
   */
  double diagonal(Flavour flavour, double massTimesRecoil) {
    return amplitude(radius.diagonal().of(flavour), charge.diagonal().of(flavour), massTimesRecoil);
  }

  /** Sum of Q^2 over what leads to the two other flavours. */
  double transitions(Flavour flavour, double massTimesRecoil) {
    double first = amplitude(radius.first(flavour), charge.first(flavour), massTimesRecoil);
    double second = amplitude(radius.second(flavour), charge.second(flavour), massTimesRecoil);
    return first * first + second * second;
  }

  /** Bounds of {@link #diagonal}: it rises or falls with the recoil. */
  Bounds diagonal(Flavour flavour, double mass, double low, double high) {
    return between(diagonal(flavour, mass * low), diagonal(flavour, mass * high));
  }

  /** Bounds of {@link #transitions}. */
  Bounds transitions(Flavour flavour, double mass, double low, double high) {
    Bounds first =
        between(
            amplitude(radius.first(flavour), charge.first(flavour), mass * low),
            amplitude(radius.first(flavour), charge.first(flavour), mass * high));
    Bounds second =
        between(
            amplitude(radius.second(flavour), charge.second(flavour), mass * low),
            amplitude(radius.second(flavour), charge.second(flavour), mass * high));
    return first.squared().plus(second.squared());
  }

  private static Bounds between(double one, double other) {
    return Bounds.signed(Math.min(one, other), Math.max(one, other));
  }

  private static double amplitude(double radius, double charge, double massTimesRecoil) {
    return PER_AREA * radius - (charge == 0 ? 0 : PER_CHARGE * charge / massTimesRecoil);
  }
}
