package org.nudipole.generator.interaction;

import org.nudipole.generator.Bounds;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.source.MassComposition;

/**
 * Interference of coherent scattering and dipole on a spin-0 nucleus, used for all nuclei, the same
 * for neutrinos and antineutrinos:
 *
 * <p>dsigma/dT = -(alpha G_F m / (sqrt(2) m_e)) Z F_p (g_V^p Z F_p + g_V^n N F_n) [(M + T/2) / E^2]
 * K Re(D W*), K = 1 + m^2 / (2MT), with the coherent amplitudes of {@link CoherentScattering} and
 * {@link DipoleUpscattering}. Without the expansion of Grimus and Stockinger; from the product of
 * the explicit amplitudes.
 *
 * @param weak the weak interaction
 * @param transition the amplitudes into the sterile neutrino
 */
public record NuclearInterference(CoherentScattering weak, SterileTransition transition)
    implements Interference {
  @Override
  public boolean actsOn(Target target) {
    return weak.actsOn(target);
  }

  @Override
  public NuclearInterference of(MassComposition composition) {
    return new NuclearInterference(weak, transition.of(composition));
  }

  @Override
  public double differential(Flavour flavour, double energy, Target target, double recoil) {
    double momentum = CoherentScattering.momentum(target, recoil);
    double massTerm = transition.massTerm(target);
    return factor(flavour, target)
        * weak.current().form(flavour, target, momentum)
        * weak.current().protons().value(momentum, target)
        * ((target.mass() + recoil / 2) / (energy * energy))
        * (1 + massTerm / recoil);
  }

  @Override
  public Bounds bounds(
      Flavour flavour, double from, double to, Target target, double low, double high) {
    // (M + T/2) / E^2 falls with E and rises with T, K falls with T.
    double massTerm = transition.massTerm(target);
    return weak.current()
        .withProtons(
            flavour,
            target,
            CoherentScattering.momentum(target, low),
            CoherentScattering.momentum(target, high))
        .times(
            Bounds.of(
                (target.mass() + low / 2) / (to * to), (target.mass() + high / 2) / (from * from)))
        .times(Bounds.of(1 + massTerm / high, 1 + massTerm / low))
        .times(factor(flavour, target));
  }

  /**
   * {@inheritDoc} The weak cross section into the sterile neutrino is at most |W|^2 of the massless
   * one: they differ by |W|^2 m^2/2ME [1 - T/2E - m^2/8ME + M/2E + T/4E], a positive bracket, times
   * the common factor. The dipole part is that of spin 1/2, smaller than that of spin 0 by T/2M at
   * most, which the rest of the Standard Model part outweighs if |W|^2 is at most 1/2. To leading
   * order the interference is smaller, so the sum lies between the exact one and that without
   * interference.
   */
  @Override
  public boolean isGuaranteed(Flavour flavour) {
    return transition.overlap(flavour).mixing() <= 0.5;
  }

  private double factor(Flavour flavour, Target target) {
    return -transition.strength(flavour) * target.z() * weak.current().factor(flavour, target);
  }

  /**
   * {@inheritDoc} (G_F^2 M / pi) (g_V^p Z F_p + g_V^n N F_n)^2 |W|^2 [(1 - T/2E - m^2/4ME)^2 - (1 +
   * T/2M) MTK/2E^2].
   */
  @Override
  public double weakIntoSterile(Flavour flavour, double energy, Target target, double recoil) {
    double mass = target.mass();
    double shift = transition.mass() * transition.mass() / (2 * mass);
    double helicity = 1 - recoil / (2 * energy) - shift / (2 * energy);
    return weak.elastic(flavour, target, recoil)
        * transition.overlap(flavour).mixing()
        * (helicity * helicity
            - (1 + recoil / (2 * mass)) * mass * (recoil + shift) / (2 * energy * energy));
  }
}
