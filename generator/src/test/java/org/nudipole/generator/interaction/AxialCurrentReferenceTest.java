package org.nudipole.generator.interaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.NuclearSpin;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.mathematics.Quadrature;

/** The axial current against shares of the counts that were worked out before it was written. */
class AxialCurrentReferenceTest {
  private static final double SIN2 = 0.23857;

  private static CoherentScattering cevns(AxialCurrent current) {
    return new CoherentScattering(NucleonCouplings.treeLevel(SIN2), Helm.lewinSmith(), current);
  }

  private static Target nucleus(int z, int a) {
    return new Target("X" + a, z, a, "", 0, 0, a * 931.494 * Units.MEV, 1 / Units.KG);
  }

  private static double share(Target target, double energy, double least) {
    double axial = above(cevns(AxialCurrent.shellModel()), target, energy, least);
    return axial / above(cevns(AxialCurrent.none()), target, energy, least) - 1;
  }

  private static double above(
      CoherentScattering cevns, Target target, double energy, double least) {
    return Quadrature.integral(
        recoil -> cevns.differential(Flavour.NU_E, energy, target, recoil),
        least,
        cevns.highest(energy, target));
  }

  /**
   * Share of the counts of neutrinos from 51Cr, 747 keV, above a threshold, to the digits that were
   * quoted: 8 % on 19F above 20 eV, 0.5 to 1.6 % on 27Al, 0.3 to 0.5 % on 23Na without and with a
   * threshold, 1.5e-4 on 127I and 133Cs.
   */
  @ParameterizedTest
  @CsvSource({
    "9, 19, 20, 0.075, 0.085",
    "13, 27, 0, 0.004, 0.0055",
    "13, 27, 30, 0.012, 0.018",
    "11, 23, 0, 0.003, 0.004",
    "11, 23, 15, 0.004, 0.006",
    "53, 127, 0, 1.4e-4, 1.9e-4",
    "55, 133, 0, 1.4e-4, 1.9e-4"
  })
  void shareOfTheCounts(int z, int a, double thresholdEv, double least, double most) {
    double share = share(nucleus(z, a), 0.747 * Units.MEV, thresholdEv * Units.EV);
    assertTrue(share > least && share < most, a + ": " + share);
  }

  /**
   * F_A(0) by hand: 19F (4/3) 1.2754^2 x 3 x 0.480^2 = 1.4991; 27Al (4/3) 1.2754^2 x 1.4 x 0.288^2
   * = 0.25185; 40Ar has no spin.
   */
  @Test
  void structureByHand() {
    AxialCurrent current = AxialCurrent.shellModel();
    assertEquals(1.4991, current.structure(nucleus(9, 19)), 1e-4);
    assertEquals(0.25185, current.structure(nucleus(13, 27)), 1e-5);
    assertEquals(0, current.structure(nucleus(18, 40)));
    assertEquals(0, current.structure(nucleus(13, 28)));
  }

  /**
   * A single nucleon outside an even core has S = 1/2 for j = l + 1/2 and -j / (2 (j + 1)) for j =
   * l - 1/2: no shell model exceeds the first, and 133Cs (g7/2) is closer to 0 than the second,
   * -0.389.
   */
  @Test
  void spinsAreNotBeyondThoseOfOneNucleon() {
    for (NuclearSpin nucleus : NuclearSpin.all()) {
      double isovector = Math.abs(nucleus.protons() - nucleus.neutrons());
      assertTrue(isovector > 0.1 && isovector <= 0.5, nucleus::toString);
      assertEquals(nucleus.a() % 2, (int) Math.round(2 * nucleus.spin()) % 2, nucleus::toString);
    }
    assertTrue(
        NuclearSpin.all().stream()
            .filter(nucleus -> nucleus.a() == 133)
            .allMatch(nucleus -> nucleus.protons() > -3.5 / 9 && nucleus.protons() < 0));
  }

  /** At the end of the spectrum, where the vector current vanishes, the axial one is all. */
  @Test
  void isLargestAtTheEnd() {
    Target fluorine = nucleus(9, 19);
    double energy = 0.747 * Units.MEV;
    CoherentScattering with = cevns(AxialCurrent.shellModel());
    double end = with.highest(energy, fluorine);
    double vector = cevns(AxialCurrent.none()).differential(Flavour.NU_E, energy, fluorine, end);
    double axial = with.differential(Flavour.NU_E, energy, fluorine, end);
    assertTrue(axial > 1e9 * Math.abs(vector), vector + " " + axial);
  }
}
