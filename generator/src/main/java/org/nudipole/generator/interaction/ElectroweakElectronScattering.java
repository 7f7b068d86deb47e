package org.nudipole.generator.interaction;

import org.nudipole.generator.Bounds;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.data.Target;

/**
 * Elastic scattering on electrons through Z, W and photon, for neutrinos with a charge form factor
 * (M. Atzori Corona et al., JHEP 09 (2022) 164, section 2): g_V becomes g_V + Q_ll, so g_L and g_R
 * grow by half of it each, for neutrinos and antineutrinos alike, and
 *
 * <p>(G_F^2 m_e / 2 pi) sum Q_l'l^2 [1 + (1 - T/E)^2 - m_e T / E^2] is added, with Q of {@link
 * ChargeFormFactor}.
 *
 * @param weak the weak interaction
 * @param photon what the photon couples to
 */
public record ElectroweakElectronScattering(ElectronScattering weak, ChargeFormFactor photon)
    implements Electroweak {
  @Override
  public double differential(Flavour flavour, double energy, Target target, double recoil) {
    double massTimesRecoil = target.mass() * recoil;
    double shift = photon.diagonal(flavour, massTimesRecoil) / 2;
    double left = weak.left(flavour) + shift;
    double right = weak.right(flavour) + shift;
    double other = photon.transitions(flavour, massTimesRecoil) / 4;
    double backward = 1 - recoil / energy;
    double mixed = massTimesRecoil / (energy * energy);
    return ElectronScattering.SCALE
        * target.electrons()
        * (left * left
            + other
            + (right * right + other) * backward * backward
            - (left * right + other) * mixed);
  }

  @Override
  public Bounds bounds(
      Flavour flavour, double from, double to, Target target, double low, double high) {
    double mass = target.mass();
    Bounds shift = photon.diagonal(flavour, mass, low, high).times(0.5);
    Bounds left = shift.plus(exactly(weak.left(flavour)));
    Bounds right = shift.plus(exactly(weak.right(flavour)));
    Bounds other = photon.transitions(flavour, mass, low, high).times(0.25);
    // 1 - T/E rises with E and falls with T, and is not negative inside the limits; T/E^2 falls
    // with E and rises with T, and is at most 2/m there.
    Bounds backward = Bounds.of(from > 0 ? 1 - high / from : 0, 1 - low / to);
    double most = from > 0 ? Math.min(2, mass * high / (from * from)) : 2;
    Bounds mixed = Bounds.of(Math.min(most, mass * low / (to * to)), most);
    Bounds sum =
        left.squared()
            .plus(other)
            .plus(right.squared().plus(other).times(backward.squared()))
            .plus(left.times(right).plus(other).times(mixed).times(-1));
    // The sum is not negative, though its bounds may be.
    return Bounds.of(sum.lower(), sum.upper()).times(ElectronScattering.SCALE * target.electrons());
  }

  private static Bounds exactly(double value) {
    return new Bounds(value, value);
  }
}
