package org.nudipole.generator.source;

import org.nudipole.generator.Bounds;
import org.nudipole.generator.Density;
import org.nudipole.generator.Units;

/**
 * Electron neutrinos of the decay at rest of an unpolarised positive muon, neutrinos per decay and
 * energy:
 *
 * <pre>
 *   dN/dE = 192 E^2 / m^3 (1/2 - E/m),  0 &lt;= E &lt;= m/2 = 52.83 MeV,
 * </pre>
 *
 * <p>whose integral is 1 (L. Michel, Proc. Phys. Soc. A 63 (1950) 514; C. Bouchiat and L. Michel,
 * Phys. Rev. 106 (1957) 170; as used by COHERENT, D. Akimov et al., Phys. Rev. Lett. 129 (2022)
 * 081801). The electron mass, which moves the end point by 1 keV, and radiative corrections (below
 * 1 %) are neglected. Per stopped positive pion there is one such decay.
 */
public record MichelNuE() implements Density {
  /** Muon mass, 105.6583755 MeV (CODATA 2018), energy. */
  static final double MUON_MASS = 105.6583755 * Units.MEV;

  @Override
  public double low() {
    return 0;
  }

  @Override
  public double high() {
    return MUON_MASS / 2;
  }

  @Override
  public double value(double energy) {
    return rising(energy) * falling(energy);
  }

  @Override
  public Bounds bounds(double from, double to) {
    return Bounds.of(rising(from), rising(to)).times(Bounds.of(falling(to), falling(from)));
  }

  private static double rising(double energy) {
    double x = energy / MUON_MASS;
    return 192 / MUON_MASS * x * x;
  }

  private static double falling(double energy) {
    return 0.5 - energy / MUON_MASS;
  }
}
