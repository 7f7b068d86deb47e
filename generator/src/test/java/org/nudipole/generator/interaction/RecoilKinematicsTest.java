package org.nudipole.generator.interaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.generator.Units;

class RecoilKinematicsTest {
  /**
   * E_min(T) = (T + sqrt(T^2 + 2MT))/2 (1 + m^2/(2MT)) equals E at both limits: an independent form
   * of the limits.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void leastEnergyAtBothLimitsIsTheEnergy(long seed) {
    Draw.tries(
        1250,
        seed,
        draw -> {
          double logEnergy = draw.between(-1, 1.7, "logEnergy");
          double logMass = draw.between(-0.3, 5.3, "logMass");
          double logReach = draw.between(-4, -0.01, "logReach");

          double energy = Math.pow(10, logEnergy) * Units.MEV;
          double mass = Math.pow(10, logMass) * Units.MEV;
          double sterile =
              (Math.sqrt(mass * mass + 2 * mass * energy) - mass) * Math.pow(10, logReach);
          RecoilKinematics limits = new RecoilKinematics(energy, mass, sterile);
          for (double recoil : new double[] {limits.lowest(), limits.highest()}) {
            double least =
                (recoil + Math.sqrt(recoil * recoil + 2 * mass * recoil))
                    / 2
                    * (1 + sterile * sterile / (2 * mass * recoil));
            assertEquals(energy, least, 1e-9 * energy);
            assertEquals(least, RecoilKinematics.leastEnergy(mass, sterile, recoil), 1e-14 * least);
            // At the limits the recoil is collinear with the neutrino.
            assertEquals(1, limits.recoilCosine(recoil), 1e-9);
          }
          // Between the limits lies the recoil at which the process opens.
          double threshold = RecoilKinematics.threshold(mass, sterile);
          double opening =
              RecoilKinematics.leastEnergy(mass, sterile, limits.lowest(), limits.highest());
          assertEquals(threshold, opening, 1e-9 * threshold);
        });
  }

  /** Energy and momentum conservation give the mass of the outgoing neutrino back. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void finalMassFollowsFromTheRecoilVector(long seed) {
    Draw.tries(
        1250,
        seed,
        draw -> {
          double energyMeV = draw.between(0.5, 50, "energyMeV");
          double massMeV = draw.between(0.5, 100, "massMeV");
          double ofReach = draw.between(0.05, 0.95, "ofReach");
          double position = draw.between(0, 1, "position");

          double energy = energyMeV * Units.MEV;
          double mass = massMeV * Units.MEV;
          double sterile = ofReach * (Math.sqrt(mass * mass + 2 * mass * energy) - mass);
          RecoilKinematics limits = new RecoilKinematics(energy, mass, sterile);
          double recoil = limits.lowest() + position * (limits.highest() - limits.lowest());
          double momentum = Math.sqrt(recoil * (recoil + 2 * mass));
          double cosine = limits.recoilCosine(recoil);
          double along = energy - momentum * cosine;
          double across2 = momentum * momentum * Math.max(0, 1 - cosine * cosine);
          double outgoing = energy - recoil;
          double mass2 = outgoing * outgoing - along * along - across2;
          assertEquals(sterile * sterile, mass2, 1e-9 * energy * energy);
        });
  }

  @Test
  void masslessLimitsAreTheTextbookOnes() {
    RecoilKinematics limits = new RecoilKinematics(30 * Units.MEV, 1000 * Units.MEV, 0);
    assertEquals(0, limits.lowest());
    assertEquals(2.0 * 900 / 1060 * Units.MEV, limits.highest(), 1e-13 * Units.MEV);
  }

  @Test
  void closedBelowThreshold() {
    double mass = 0.511 * Units.MEV;
    double sterile = 0.4 * Units.MEV;
    double threshold = RecoilKinematics.threshold(mass, sterile);
    assertFalse(new RecoilKinematics(threshold, mass, sterile).isOpen());
    assertEquals(0, new RecoilKinematics(0.9 * threshold, mass, sterile).highest());
    assertTrue(new RecoilKinematics(1.0001 * threshold, mass, sterile).highest() > 0);
  }

  @Test
  void recoilsOutsideTheLimitsHaveNoAngle() {
    RecoilKinematics limits =
        new RecoilKinematics(30 * Units.MEV, 1000 * Units.MEV, 10 * Units.MEV);
    assertThrows(
        IllegalArgumentException.class, () -> limits.recoilCosine(1.01 * limits.highest()));
    assertThrows(IllegalArgumentException.class, () -> limits.recoilCosine(0.9 * limits.lowest()));
  }
}
