package org.nudipole.generator.source;

import org.nudipole.generator.Bounds;
import org.nudipole.generator.Density;

/**
 * Muon antineutrinos of the decay at rest of an unpolarised positive muon, neutrinos per decay and
 * energy:
 *
 * <pre>
 *   dN/dE = 64 E^2 / m^3 (3/4 - E/m),  0 &lt;= E &lt;= m/2 = 52.83 MeV,
 * </pre>
 *
 * <p>whose integral is 1; papers and what is neglected as for {@link MichelNuE}. The density ends
 * with a jump: it is largest at the end point.
 */
public record MichelAntiNuMu() implements Density {
  @Override
  public double low() {
    return 0;
  }

  @Override
  public double high() {
    return MichelNuE.MUON_MASS / 2;
  }

  @Override
  public double value(double energy) {
    double x = energy / MichelNuE.MUON_MASS;
    return 64 / MichelNuE.MUON_MASS * x * x * (0.75 - x);
  }

  /** {@inheritDoc} The density rises: its derivative is 192 E/m^4 (m/2 - E). */
  @Override
  public Bounds bounds(double from, double to) {
    return Bounds.of(value(from), value(to));
  }
}
