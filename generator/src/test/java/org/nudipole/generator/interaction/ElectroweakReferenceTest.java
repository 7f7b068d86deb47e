package org.nudipole.generator.interaction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.generator.Constants;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Target;

/**
 * Charge radius and millicharge against amplitudes that were squared numerically.
 *
 * <p>How the numbers were made, without any of the formulas under test: charge_form_factor.py among
 * the resources of this test, with explicit 4 x 4 Dirac matrices, traces over explicit four-momenta
 * and a photon that couples to q_nu + q^2 r^2 / 6 of left-handed neutrinos and to -e or +Ze.
 * sin^2(theta_W) = 0.23857, point-like 40Ar of 37215.5 MeV. Printed with seven digits; where
 * amplitudes cancel to a tenth some are lost: tolerance 2e-6.
 */
class ElectroweakReferenceTest {
  private static final double SIN2 = 0.23857;
  private static final double TOLERANCE = 2e-6;
  private static final double UNIT = Units.CM2 / Units.KEV;
  private static final Target ELECTRON =
      new Target("Xe.free", 54, 0, "free", 1, 0, Constants.ELECTRON_MASS, 1 / Units.KG);
  private static final Target ARGON =
      new Target("Ar40", 18, 40, "", 0, 0, 37215.5 * Units.MEV, 1 / Units.KG);
  private static final CoherentScattering CEVNS =
      new CoherentScattering(NucleonCouplings.treeLevel(SIN2), new PointLike());

  /** Elements of one flavour, and of its transition to one of the two others. */
  private static ChargeFormFactor photon(
      Flavour flavour, double radius, double charge, double otherRadius, double otherCharge) {
    return new ChargeFormFactor(
        matrix(flavour, radius * Units.CM2, otherRadius * Units.CM2),
        matrix(flavour, charge, otherCharge));
  }

  private static FlavourMatrix matrix(Flavour flavour, double diagonal, double other) {
    Flavour from =
        switch (flavour) {
          case NU_E, ANTI_NU_E -> Flavour.NU_E;
          case NU_MU, ANTI_NU_MU -> Flavour.NU_MU;
          case NU_TAU, ANTI_NU_TAU -> Flavour.NU_TAU;
          case NU_S, NU_4 -> throw new IllegalArgumentException(flavour.label());
        };
    Flavour to = from == Flavour.NU_TAU ? Flavour.NU_MU : Flavour.NU_TAU;
    return FlavourMatrix.ZERO.with(from, from, diagonal).with(from, to, other);
  }

  private static void check(
      Interaction interaction,
      Flavour flavour,
      double energy,
      Target target,
      double recoil,
      double expected) {
    double value =
        interaction.differential(flavour, energy * Units.MEV, target, recoil * Units.MEV) / UNIT;
    assertEquals(expected, value, TOLERANCE * expected);
    double again =
        interaction.atRecoil(flavour, target, recoil * Units.MEV).applyAsDouble(energy * Units.MEV)
            / UNIT;
    assertEquals(value, again, 1e-14 * value);
  }

  @ParameterizedTest
  @CsvSource({
    "NU_E, 0.7465, 0.003, 0, 0, 0, 0, 1.036476e-47",
    "NU_E, 0.7465, 0.003, -1e-32, 0, 0, 0, 9.970257e-48",
    "NU_E, 0.7465, 0.003, 3e-32, 0, 2e-32, 0, 1.162589e-47",
    "NU_E, 0.7465, 0.003, 0, 2e-12, 0, 0, 6.220689e-47",
    "NU_E, 0.7465, 0.003, 0, -2e-12, 0, 1e-12, 2.121044e-46",
    "NU_E, 0.7465, 0.003, 1e-32, 1e-12, 2e-32, -2e-12, 1.234553e-46",
    "NU_E, 2, 0.3, 0, 0, 0, 0, 9.992432e-48",
    "NU_E, 2, 0.3, -1e-32, 0, 0, 0, 9.630679e-48",
    "NU_E, 2, 0.3, 3e-32, 0, 2e-32, 0, 1.114343e-47",
    "NU_E, 2, 0.3, 0, 2e-12, 0, 0, 9.444403e-48",
    "NU_E, 2, 0.3, 0, -2e-12, 0, 1e-12, 1.056193e-47",
    "NU_E, 2, 0.3, 1e-32, 1e-12, 2e-32, -2e-12, 1.013076e-47",
    "ANTI_NU_E, 0.7465, 0.003, 0, 0, 0, 0, 1.029722e-47",
    "ANTI_NU_E, 0.7465, 0.003, -1e-32, 0, 0, 0, 9.904367e-48",
    "ANTI_NU_E, 0.7465, 0.003, 3e-32, 0, 2e-32, 0, 1.155342e-47",
    "ANTI_NU_E, 0.7465, 0.003, 0, 2e-12, 0, 0, 6.238999e-47",
    "ANTI_NU_E, 0.7465, 0.003, 0, -2e-12, 0, 1e-12, 2.117862e-46",
    "ANTI_NU_E, 0.7465, 0.003, 1e-32, 1e-12, 2e-32, -2e-12, 1.235114e-46",
    "ANTI_NU_E, 2, 0.3, 0, 0, 0, 0, 7.656060e-48",
    "ANTI_NU_E, 2, 0.3, -1e-32, 0, 0, 0, 7.351202e-48",
    "ANTI_NU_E, 2, 0.3, 3e-32, 0, 2e-32, 0, 8.636366e-48",
    "ANTI_NU_E, 2, 0.3, 0, 2e-12, 0, 0, 7.194740e-48",
    "ANTI_NU_E, 2, 0.3, 0, -2e-12, 0, 1e-12, 8.138849e-48",
    "ANTI_NU_E, 2, 0.3, 1e-32, 1e-12, 2e-32, -2e-12, 7.780847e-48",
    "NU_MU, 0.7465, 0.003, 0, 0, 0, 0, 2.153674e-48",
    "NU_MU, 0.7465, 0.003, -1e-32, 0, 0, 0, 2.168673e-48",
    "NU_MU, 0.7465, 0.003, 3e-32, 0, 2e-32, 0, 2.186320e-48",
    "NU_MU, 0.7465, 0.003, 0, 2e-12, 0, 0, 1.164029e-46",
    "NU_MU, 0.7465, 0.003, 0, -2e-12, 0, 1e-12, 1.414862e-46",
    "NU_MU, 0.7465, 0.003, 1e-32, 1e-12, 2e-32, -2e-12, 1.460382e-46",
    "NU_MU, 2, 0.3, 0, 0, 0, 0, 1.927602e-48",
    "NU_MU, 2, 0.3, -1e-32, 0, 0, 0, 1.968052e-48",
    "NU_MU, 2, 0.3, 3e-32, 0, 2e-32, 0, 1.871986e-48",
    "NU_MU, 2, 0.3, 0, 2e-12, 0, 0, 1.992529e-48",
    "NU_MU, 2, 0.3, 0, -2e-12, 0, 1e-12, 1.884145e-48",
    "NU_MU, 2, 0.3, 1e-32, 1e-12, 2e-32, -2e-12, 1.970206e-48",
    "ANTI_NU_TAU, 0.7465, 0.003, 0, 0, 0, 0, 2.152094e-48",
    "ANTI_NU_TAU, 0.7465, 0.003, -1e-32, 0, 0, 0, 2.165448e-48",
    "ANTI_NU_TAU, 0.7465, 0.003, 3e-32, 0, 2e-32, 0, 2.189674e-48",
    "ANTI_NU_TAU, 0.7465, 0.003, 0, 2e-12, 0, 0, 1.161507e-46",
    "ANTI_NU_TAU, 0.7465, 0.003, 0, -2e-12, 0, 1e-12, 1.417353e-46",
    "ANTI_NU_TAU, 0.7465, 0.003, 1e-32, 1e-12, 2e-32, -2e-12, 1.459130e-46",
    "ANTI_NU_TAU, 2, 0.3, 0, 0, 0, 0, 1.872943e-48",
    "ANTI_NU_TAU, 2, 0.3, -1e-32, 0, 0, 0, 1.856497e-48",
    "ANTI_NU_TAU, 2, 0.3, 3e-32, 0, 2e-32, 0, 1.988015e-48",
    "ANTI_NU_TAU, 2, 0.3, 0, 2e-12, 0, 0, 1.851161e-48",
    "ANTI_NU_TAU, 2, 0.3, 0, -2e-12, 0, 1e-12, 1.916195e-48",
    "ANTI_NU_TAU, 2, 0.3, 1e-32, 1e-12, 2e-32, -2e-12, 1.929088e-48"
  })
  void electron(
      Flavour flavour,
      double energy,
      double recoil,
      double radius,
      double charge,
      double otherRadius,
      double otherCharge,
      double expected) {
    ChargeFormFactor photon = photon(flavour, radius, charge, otherRadius, otherCharge);
    check(
        new ElectroweakElectronScattering(new ElectronScattering(SIN2), photon),
        flavour,
        energy,
        ELECTRON,
        recoil,
        expected);
  }

  /** The same for neutrinos and antineutrinos of any flavour. */
  @ParameterizedTest
  @CsvSource({
    "30, 0.005, 0, 0, 0, 0, 6.307048e-41",
    "30, 0.005, -1e-32, 0, 0, 0, 5.807110e-41",
    "30, 0.005, 3e-32, 0, 2e-32, 0, 7.971986e-41",
    "30, 0.005, 0, 2e-08, 0, 0, 1.527433e-41",
    "30, 0.005, 0, -2e-08, 0, 1e-08, 1.474713e-40",
    "30, 0.005, 1e-32, 1e-08, 2e-32, -2e-08, 6.087983e-41",
    "0.7465, 5e-06, 0, 0, 0, 0, 5.860851e-41",
    "0.7465, 5e-06, -1e-32, 0, 0, 0, 5.396282e-41",
    "0.7465, 5e-06, 3e-32, 0, 2e-32, 0, 7.408002e-41",
    "0.7465, 5e-06, 0, 2e-08, 0, 0, 1.505833e-35",
    "0.7465, 5e-06, 0, -2e-08, 0, 1e-08, 1.895684e-35",
    "0.7465, 5e-06, 1e-32, 1e-08, 2e-32, -2e-08, 1.887116e-35"
  })
  void nucleus(
      double energy,
      double recoil,
      double radius,
      double charge,
      double otherRadius,
      double otherCharge,
      double expected) {
    for (Flavour flavour : Flavour.weak()) {
      ChargeFormFactor photon = photon(flavour, radius, charge, otherRadius, otherCharge);
      check(
          new ElectroweakNuclearScattering(CEVNS, photon),
          flavour,
          energy,
          ARGON,
          recoil,
          expected);
    }
  }

  /**
   * The charge radius of nu_e in the Standard Model, -0.83e-32 cm2, is the shift of sin^2(theta_W)
   * by (sqrt(2) pi alpha / 6 G_F) r^2 = -0.009875168 (worked out by hand): M. Atzori Corona et al.,
   * JHEP 09 (2022) 164.
   */
  @Test
  void aChargeRadiusIsAShiftOfTheMixingAngle() {
    double radius = -0.83e-32 * Units.CM2;
    ChargeFormFactor photon =
        new ChargeFormFactor(
            FlavourMatrix.ZERO.with(Flavour.NU_E, Flavour.NU_E, radius), FlavourMatrix.ZERO);
    double shifted = SIN2 - 0.009875168;
    double energy = 2 * Units.MEV;
    double nucleus =
        new CoherentScattering(NucleonCouplings.treeLevel(shifted), new PointLike())
            .differential(Flavour.NU_E, energy, ARGON, 10 * Units.EV);
    assertEquals(
        nucleus,
        new ElectroweakNuclearScattering(CEVNS, photon)
            .differential(Flavour.NU_E, energy, ARGON, 10 * Units.EV),
        1e-6 * nucleus);
    // On electrons the charged current does not know the angle.
    double electron =
        new ElectronScattering(shifted)
            .differential(Flavour.NU_E, energy, ELECTRON, 100 * Units.KEV);
    assertEquals(
        electron,
        new ElectroweakElectronScattering(new ElectronScattering(SIN2), photon)
            .differential(Flavour.NU_E, energy, ELECTRON, 100 * Units.KEV),
        1e-6 * electron);
  }
}
