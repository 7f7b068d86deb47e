package org.nudipole.generator.interaction;

import java.util.EnumMap;
import java.util.Map;
import org.apache.commons.math3.complex.Complex;
import org.nudipole.generator.Constants;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Require;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.mixing.Mixing;
import org.nudipole.generator.mixing.MomentMatrix;
import org.nudipole.generator.source.MassComposition;

/**
 * The transition into a sterile neutrino of mass m by two amplitudes at once, and the factors that
 * their interference has on every target: alpha G_F m / (sqrt(2) m_e) Re(D W*), where m_e is the
 * one in the Bohr magneton, and K = 1 + m^2 / (2MT).
 *
 * @param mass sterile mass m, energy
 * @param order how far K is expanded in m
 * @param overlaps the amplitudes of each flavour; those that are not there do not mix
 */
public record SterileTransition(
    double mass, InterferenceOrder order, Map<Flavour, SterileOverlap> overlaps) {
  private static final double SCALE =
      Constants.ALPHA
          * Constants.FERMI
          / (StrictMath.sqrt(2) * Constants.ELECTRON_MASS)
          * Constants.HBAR_C
          * Constants.HBAR_C;

  /** Checks the range and keeps a copy. */
  public SterileTransition {
    Require.notNegative("sterile mass", mass);
    overlaps = Map.copyOf(overlaps);
  }

  /**
   * The transition of flavours that have not oscillated, D = sum of lambda_4k U*_alpha,k over the
   * light states as in {@link CoherentMoment}, W = U*_alpha,4.
   *
   * @param moments moments in the basis of mass states
   */
  public static SterileTransition of(
      double mass, InterferenceOrder order, Mixing mixing, MomentMatrix moments) {
    Map<Flavour, SterileOverlap> overlaps = new EnumMap<>(Flavour.class);
    for (Flavour flavour : Flavour.weak()) {
      Complex dipole = Complex.ZERO;
      for (int k = 1; k <= Mixing.LIGHT; k++) {
        Complex moment = moments.get(Mixing.STATES, k);
        dipole =
            dipole.add(
                (flavour.isAntineutrino() ? moment.conjugate() : moment)
                    .multiply(mixing.amplitude(flavour, k)));
      }
      overlaps.put(flavour, SterileOverlap.of(dipole, mixing.amplitude(flavour, Mixing.STATES)));
    }
    return new SterileTransition(mass, order, overlaps);
  }

  /**
   * The transition of an incoherent mixture of mass states: without interference, as O. G. Miranda
   * et al., JHEP 12 (2021) 191, take it for neutrinos from the Sun. What each state leaves with
   * itself is smaller by the mixing and by m / m_e.
   */
  SterileTransition of(MassComposition composition) {
    return new SterileTransition(mass, order, Map.of());
  }

  /** The transition with moments in units of one of them, in mu_B. */
  public SterileTransition per(double reference) {
    Map<Flavour, SterileOverlap> relative = new EnumMap<>(Flavour.class);
    overlaps.forEach(
        (f, o) -> relative.put(f, new SterileOverlap(o.product() / reference, o.mixing())));
    return new SterileTransition(mass, order, relative);
  }

  /** The amplitudes of a flavour. */
  public SterileOverlap overlap(Flavour flavour) {
    return overlaps.getOrDefault(flavour, SterileOverlap.NONE);
  }

  /** The factor alpha G_F m / (sqrt(2) m_e) Re(D W*), area. */
  double strength(Flavour flavour) {
    return SCALE * mass * overlap(flavour).product();
  }

  /** The energy (K - 1) T, which does not depend on T: m^2 / (2M), or 0 to leading order. */
  double massTerm(Target target) {
    return order == InterferenceOrder.EXACT ? mass * mass / (2 * target.mass()) : 0;
  }
}
