package org.nudipole.generator.interaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.generator.Constants;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Target;

/** The rewritten dipole bracket against the published one, term by term in 60 decimal digits. */
class DipoleBracketTest {
  private static final MathContext DIGITS = new MathContext(60);

  private static BigDecimal big(double value) {
    return new BigDecimal(value);
  }

  /** 1/T - 1/E - m^2/(2ETM) (1 - T/2E + M/2E) + m^4 (T-M)/(8 E^2 T^2 M^2), all in MeV. */
  private static BigDecimal published(double energy, double mass, double sterile, double recoil) {
    BigDecimal e = big(energy);
    BigDecimal m = big(mass);
    BigDecimal t = big(recoil);
    BigDecimal s2 = big(sterile).pow(2);
    BigDecimal one = BigDecimal.ONE;
    BigDecimal two = big(2);
    BigDecimal inner =
        one.subtract(t.divide(two.multiply(e), DIGITS)).add(m.divide(two.multiply(e), DIGITS));
    BigDecimal second = s2.multiply(inner).divide(two.multiply(e).multiply(t).multiply(m), DIGITS);
    BigDecimal third =
        s2.pow(2)
            .multiply(t.subtract(m))
            .divide(big(8).multiply(e.pow(2)).multiply(t.pow(2)).multiply(m.pow(2)), DIGITS);
    return one.divide(t, DIGITS).subtract(one.divide(e, DIGITS)).subtract(second).add(third);
  }

  private static double evaluated(double energy, double mass, double sterile, double recoil) {
    Target electron = new Target("Xe.free", 54, 0, "free", 1, 0, mass * Units.MEV, 1 / Units.KG);
    double scale =
        Math.PI
            * Constants.ALPHA
            * Constants.ALPHA
            / (Constants.ELECTRON_MASS * Constants.ELECTRON_MASS)
            * Constants.HBAR_C
            * Constants.HBAR_C;
    double sigma =
        new DipoleUpscattering(sterile * Units.MEV, 1, new PointLike())
            .differential(Flavour.NU_E, energy * Units.MEV, electron, recoil * Units.MEV);
    return sigma / scale * Units.MEV;
  }

  /**
   * Over targets from the electron to tungsten and masses from far below to just under the
   * kinematic reach. Inside the limits the terms of the rewritten form are positive, so 1e-9 leaves
   * room only for the rounding of T- and T+ themselves next to the edges.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void rewrittenBracketIsThePublishedOne(long seed) {
    Draw.tries(
        1250,
        seed,
        draw -> {
          double logEnergy = draw.between(-1, 1.7, "logEnergy");
          double logMass = draw.between(-0.3, 5.3, "logMass");
          double logReach = draw.between(-7, -0.001, "logReach");
          double position = draw.between(1e-6, 1, "position");

          double energy = Math.pow(10, logEnergy);
          double mass = Math.pow(10, logMass);
          double reach = Math.sqrt(mass * mass + 2 * mass * energy) - mass;
          double sterile = reach * Math.pow(10, logReach);
          RecoilKinematics limits =
              new RecoilKinematics(energy * Units.MEV, mass * Units.MEV, sterile * Units.MEV);
          assertTrue(limits.isOpen());
          double low = limits.lowest() / Units.MEV;
          double high = limits.highest() / Units.MEV;
          double recoil = low * Math.pow(high / low, position);
          double exact = published(energy, mass, sterile, recoil).doubleValue();
          assertEquals(exact, evaluated(energy, mass, sterile, recoil), 1e-9 * Math.abs(exact));
        });
  }
}
