package org.nudipole.generator.interaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.generator.Units;

/** Momenta that balance, particles on their mass shells, and the azimuth of a rounded direction. */
class TwoBodyMomentaTest {
  /** Some roundings of numbers of the size of the neutrino's energy. */
  private static final double ROUNDING = 1e-14;

  @ParameterizedTest
  @CsvSource({
    "0.7465, 67000, 0, 0",
    "0.7465, 67000, 0, 0.1",
    "0.7465, 67000, 0, 0.7464",
    "0.7465, 0.511, 0, 0.1",
    "52.8, 120000, 0, 20",
    "0.001, 67000, 0, 1e-6",
    "0.5, 67000, 0.2, 0",
    "0.5, 0.511, 0.2, 0"
  })
  void momentumIsConservedOnTheMassShells(
      double energy, double target, double initial, double left) {
    RecoilKinematics kinematics =
        new RecoilKinematics(
            energy * Units.MEV, target * Units.MEV, initial * Units.MEV, left * Units.MEV);
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 2000; i++) {
      double share = i == 0 ? 0 : i == 1 ? 1 : random.nextDouble();
      double recoil = kinematics.lowest() + share * (kinematics.highest() - kinematics.lowest());
      if (recoil == 0) {
        continue;
      }
      double[] along = direction(random);
      TwoBodyMomenta momenta = TwoBodyMomenta.of(kinematics, recoil, along, direction(random));
      double total = energy * Units.MEV;
      for (int k = 0; k < 3; k++) {
        assertEquals(
            momenta.neutrino()[k], momenta.recoil()[k] + momenta.outgoing()[k], ROUNDING * total);
      }
      shell(momenta.neutrino(), total, initial * Units.MEV, total);
      shell(momenta.outgoing(), total - recoil, left * Units.MEV, total);
      double momentum = Math.sqrt(recoil * (recoil + 2 * target * Units.MEV));
      assertEquals(momentum, length(momenta.recoil()), ROUNDING * momentum);
    }
  }

  /** E^2 - m^2 of a particle and the square of its momentum, to rounding of the greater. */
  private static void shell(double[] momentum, double energy, double mass, double scale) {
    assertEquals(
        (energy - mass) * (energy + mass),
        length(momentum) * length(momentum),
        10 * ROUNDING * scale * scale);
  }

  /** A direction of single precision gives the recoil that made it but for the last digits. */
  @Test
  void theRecoilIsTheStoredOne() {
    RecoilKinematics kinematics =
        new RecoilKinematics(0.7465 * Units.MEV, 67000 * Units.MEV, 0.1 * Units.MEV);
    SplittableRandom random = new SplittableRandom(8);
    for (int i = 0; i < 2000; i++) {
      double recoil = (0.001 + 0.99 * random.nextDouble()) * kinematics.highest();
      double[] along = direction(random);
      double[] exact = TwoBodyMomenta.of(kinematics, recoil, along, direction(random)).recoil();
      double[] rounded = new double[3];
      for (int k = 0; k < 3; k++) {
        rounded[k] = (float) (exact[k] / length(exact));
      }
      double[] again = TwoBodyMomenta.of(kinematics, recoil, along, rounded).recoil();
      for (int k = 0; k < 3; k++) {
        assertEquals(exact[k], again[k], 1e-6 * length(exact));
      }
    }
  }

  /** A recoil straight ahead has no azimuth, and needs none. */
  @Test
  void parallelDirectionsAreNoFault() {
    RecoilKinematics kinematics = new RecoilKinematics(Units.MEV, 67000 * Units.MEV, 0);
    double highest = kinematics.highest();
    for (double[] along :
        new double[][] {{0, 0, 1}, {0, 1, 0}, {-1, 0, 0}, {1, 1, 1}, {1e-9, 0, 1}}) {
      for (double recoil : new double[] {highest, highest / 2}) {
        double[] momentum = TwoBodyMomenta.of(kinematics, recoil, along, along).recoil();
        assertEquals(
            kinematics.recoilCosine(recoil), TwoBodyMomenta.cosine(along, momentum), ROUNDING);
      }
    }
  }

  @Test
  void whatIsNoDirectionIsAFault() {
    RecoilKinematics kinematics = new RecoilKinematics(Units.MEV, 67000 * Units.MEV, 0);
    double recoil = kinematics.highest() / 2;
    double[] none = new double[3];
    double[] ahead = {0, 0, 1};
    assertThrows(
        IllegalArgumentException.class, () -> TwoBodyMomenta.of(kinematics, recoil, none, ahead));
    assertThrows(
        IllegalArgumentException.class, () -> TwoBodyMomenta.of(kinematics, recoil, ahead, none));
    assertThrows(
        IllegalArgumentException.class,
        () -> TwoBodyMomenta.of(kinematics, 2 * kinematics.highest(), ahead, ahead));
    assertTrue(TwoBodyMomenta.cosine(ahead, new double[] {0, 0, -2}) == -1);
  }

  private static double length(double[] vector) {
    return Math.sqrt(vector[0] * vector[0] + vector[1] * vector[1] + vector[2] * vector[2]);
  }

  private static double[] direction(SplittableRandom random) {
    double z = 2 * random.nextDouble() - 1;
    double azimuth = 2 * Math.PI * random.nextDouble();
    double sine = Math.sqrt(1 - z * z);
    return new double[] {sine * Math.cos(azimuth), sine * Math.sin(azimuth), z};
  }
}
