package org.nudipole.generator.interaction;

import org.nudipole.generator.Bounds;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.source.MassComposition;

/**
 * Interference of the weak and the dipole amplitude on electrons:
 *
 * <p>dsigma/dT = (alpha G_F m / (sqrt(2) m_e E)) {[(M - T) / E] K Re(D W_V*) -+ [2 - (T/E) K] Re(D
 * W_A*)} per electron, K = 1 + m^2 / (2MT), upper sign for neutrinos, lower for antineutrinos: only
 * the axial term differs. W_V = g_V W and W_A = g_A W with g_V = g_L + g_R and, sign included,
 * +-g_A = g_L - g_R of {@link ElectronScattering}.
 *
 * <p>A bound electron takes part as in the other parts: above its binding energy, as a free one.
 *
 * @param weak the weak interaction
 * @param transition the amplitudes into the sterile neutrino
 */
public record ElectronInterference(ElectronScattering weak, SterileTransition transition)
    implements Interference {
  @Override
  public boolean actsOn(Target target) {
    return weak.actsOn(target);
  }

  @Override
  public ElectronInterference of(MassComposition composition) {
    return new ElectronInterference(weak, transition.of(composition));
  }

  @Override
  public double differential(Flavour flavour, double energy, Target target, double recoil) {
    double shifted = recoil + transition.massTerm(target);
    return transition.strength(flavour)
        * target.electrons()
        * (vector(flavour) * ((target.mass() - recoil) / (energy * energy)) * (shifted / recoil)
            - axial(flavour) * ((2 - shifted / energy) / energy));
  }

  @Override
  public Bounds bounds(
      Flavour flavour, double from, double to, Target target, double low, double high) {
    double massTerm = transition.massTerm(target);
    Bounds inverseSquare = Bounds.of(1 / (to * to), 1 / (from * from));
    // M - T and K fall with T.
    Bounds vector =
        Bounds.signed(target.mass() - high, target.mass() - low)
            .times(Bounds.of((high + massTerm) / high, (low + massTerm) / low))
            .times(inverseSquare)
            .times(vector(flavour));
    // 2 - (T/E) K falls with T and rises with E. It is positive inside the limits, where T/E and
    // m^2/2ME are below 1.
    Bounds axial =
        Bounds.of(2 - (high + massTerm) / from, 2 - (low + massTerm) / to)
            .times(Bounds.of(1 / to, 1 / from))
            .times(-axial(flavour));
    return vector.plus(axial).times(transition.strength(flavour) * target.electrons());
  }

  /**
   * {@inheritDoc} The massless weak cross section exceeds |W|^2 of itself by (1 - |W|^2), and that
   * into the sterile neutrino by |W|^2 m^2/2E^2 [g_L^2 E/M + g_R^2 (E - T)/M + g_L g_R] more, which
   * only g_L g_R makes negative. Then the first is at least (1 - |W|^2) g_L^2 and the second not
   * below -|W|^2 |g_L g_R| / 2, as m is below E. To leading order the axial term exceeds the exact
   * one, and nothing is known.
   */
  @Override
  public boolean isGuaranteed(Flavour flavour) {
    if (transition.order() != InterferenceOrder.EXACT) {
      return false;
    }
    double left = weak.left(flavour);
    double right = weak.right(flavour);
    double mixing = transition.overlap(flavour).mixing();
    return left * right >= 0 || (1 - mixing) * Math.abs(left) >= mixing * Math.abs(right) / 2;
  }

  private double vector(Flavour flavour) {
    return weak.left(flavour) + weak.right(flavour);
  }

  private double axial(Flavour flavour) {
    return weak.left(flavour) - weak.right(flavour);
  }

  /**
   * {@inheritDoc} (2 G_F^2 M / pi) |W|^2 [g_L^2 (1 - m^2/2ME) + g_R^2 (1 - T/E) (1 - T/E - m^2/2ME)
   * - g_L g_R MTK/E^2] per electron.
   */
  @Override
  public double weakIntoSterile(Flavour flavour, double energy, Target target, double recoil) {
    double left = weak.left(flavour);
    double right = weak.right(flavour);
    double shift = transition.mass() * transition.mass() / (2 * target.mass());
    double rest = 1 - recoil / energy;
    return ElectronScattering.SCALE
        * target.electrons()
        * transition.overlap(flavour).mixing()
        * (left * left * (1 - shift / energy)
            + right * right * rest * (rest - shift / energy)
            - left * right * target.mass() * (recoil + shift) / (energy * energy));
  }
}
