package org.nudipole.generator.interaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.complex.Complex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;
import org.nudipole.generator.mathematics.ComplexMatrix;
import org.nudipole.generator.mixing.GenericMixing;
import org.nudipole.generator.mixing.MassOrdering;
import org.nudipole.generator.mixing.Mixing;
import org.nudipole.generator.mixing.MixingAngles;
import org.nudipole.generator.mixing.MomentMatrix;
import org.nudipole.generator.mixing.MomentMatrix.Basis;
import org.nudipole.generator.mixing.MomentMatrix.Nature;
import org.nudipole.generator.mixing.Rotation;

/**
 * Effective moments against the printed short-baseline formulas and against numpy.
 *
 * <p>The numbers for generic matrices come from a numpy program that evaluates sum over j of |sum
 * over k of lambda_jk U*_ak exp(-i m_k^2 L / 2E)|^2 directly, with matrices whose rotations are
 * exponentials of generators: nothing of this program is in them. They hold to the digits of
 * doubles, 1e-12; after oscillations, whose phases reach 900 rad, to 1e-11.
 */
class EffectiveMomentReferenceTest {
  private static final double BASELINE = 530 * Units.KM;
  private static final double ENERGY = 3.7 * Units.MEV;

  @ParameterizedTest
  @CsvSource({
    "NU_E, 0.9462360871988268, 0.843092993811641",
    "ANTI_NU_E, 0.9462360871988268, 0.843092993811641",
    "NU_MU, 1.1384478180589563, 1.0406619997504336",
    "NU_TAU, 1.1170822302425591, 0.9533719232180698"
  })
  void incoherentMajorana(Flavour flavour, double sterile, double light) {
    check(sterile, incoherent(GenericMixing.majorana(), FinalStates.STERILE), flavour, 1e-12);
    check(light, incoherent(GenericMixing.majorana(), FinalStates.LIGHT), flavour, 1e-12);
  }

  @ParameterizedTest
  @CsvSource({
    "NU_E, 0.8422249289851432, 1.5141945791718134",
    "NU_MU, 1.5521834491071265, 0.6419471062869585",
    "ANTI_NU_MU, 1.5521834491071265, 0.6419471062869585",
    "NU_TAU, 1.3408462788288669, 0.8503219473860326"
  })
  void incoherentDirac(Flavour flavour, double sterile, double light) {
    check(sterile, incoherent(GenericMixing.dirac(), FinalStates.STERILE), flavour, 1e-12);
    check(light, incoherent(GenericMixing.dirac(), FinalStates.LIGHT), flavour, 1e-12);
  }

  @ParameterizedTest
  @CsvSource({
    "NU_E, 1.2202061348401376, 0.3480318271753606",
    "ANTI_NU_E, 1.2202061348401376, 0.3480318271753606",
    "NU_MU, 0.3258564392857303, 1.112803627851969",
    "NU_TAU, 1.6050820634219631, 1.3528199340605815"
  })
  void coherentMajorana(Flavour flavour, double sterile, double light) {
    check(sterile, coherent(GenericMixing.majorana(), FinalStates.STERILE), flavour, 1e-12);
    check(light, coherent(GenericMixing.majorana(), FinalStates.LIGHT), flavour, 1e-12);
  }

  @ParameterizedTest
  @CsvSource({
    "NU_E, 0.18565811061872464, 0.9510633530611854",
    "NU_MU, 3.2387424440464985, 1.0218669735223451",
    "ANTI_NU_TAU, 0.25533802173694825, 0.9840606044425736"
  })
  void coherentDirac(Flavour flavour, double sterile, double light) {
    check(sterile, coherent(GenericMixing.dirac(), FinalStates.STERILE), flavour, 1e-12);
    check(light, coherent(GenericMixing.dirac(), FinalStates.LIGHT), flavour, 1e-12);
  }

  @ParameterizedTest
  @CsvSource({
    "NU_E, 0.1798272688991887, 0.9040160824990857",
    "ANTI_NU_E, 1.8005295664832837, 1.1003992669194669",
    "NU_MU, 0.23629054597842075, 1.3922917342873893",
    "ANTI_NU_MU, 1.0241911184678738, 1.1431741584573165",
    "NU_TAU, 2.758308079321106, 0.5740834337924465",
    "ANTI_NU_TAU, 0.43051801342907225, 0.5895075228496732"
  })
  void oscillatingMajorana(Flavour flavour, double sterile, double light) {
    check(sterile, oscillating(GenericMixing.majorana(), FinalStates.STERILE), flavour, 1e-11);
    check(light, oscillating(GenericMixing.majorana(), FinalStates.LIGHT), flavour, 1e-11);
  }

  @ParameterizedTest
  @CsvSource({
    "NU_E, 0.4639498582878352, 1.620507468456188",
    "ANTI_NU_MU, 2.1057692283419187, 0.6123308454405171",
    "NU_TAU, 0.7329883195053987, 1.062261433113945"
  })
  void oscillatingDirac(Flavour flavour, double sterile, double light) {
    check(sterile, oscillating(GenericMixing.dirac(), FinalStates.STERILE), flavour, 1e-11);
    check(light, oscillating(GenericMixing.dirac(), FinalStates.LIGHT), flavour, 1e-11);
  }

  // The formulas as printed in arXiv:2109.09545, eqs. for nu_e -> s and nu_mu -> s, one element at
  // a time. Their coefficients are |U_ei|^2 = .6670 .3110 .0220 and |U_mui|^2 = .0779 .3607 .5614.
  @Test
  void printedFormulas() {
    double s12 = Math.sqrt(0.318);
    double c12 = Math.sqrt(1 - 0.318);
    double s13 = Math.sqrt(0.022);
    double c13 = Math.sqrt(1 - 0.022);
    double s23 = Math.sqrt(0.574);
    double c23 = Math.sqrt(1 - 0.574);
    double mixed = c23 * s13 * s23 * 2 * s12 * c12 * Math.cos(1.08 * Math.PI);
    double[] nuE = {c13 * c13 * c12 * c12, c13 * c13 * s12 * s12, s13 * s13};
    double[] nuMu = {
      mixed + square(c23 * s12) + square(c12 * s13 * s23),
      -mixed + square(c23 * c12) + square(s12 * s13 * s23),
      square(c13 * s23)
    };
    double[] rounded = {0.6670, 0.3110, 0.0220, 0.0779, 0.3607, 0.5614};
    for (int i = 1; i <= 3; i++) {
      EffectiveMoment moment =
          IncoherentMoment.of(
              MassOrdering.NORMAL.mixing(), only(Basis.MASS, i, 4), FinalStates.STERILE);
      check(nuE[i - 1], moment, Flavour.NU_E, 1e-14);
      check(nuMu[i - 1], moment, Flavour.NU_MU, 1e-14);
      check(nuMu[i - 1], moment, Flavour.ANTI_NU_MU, 1e-14);
      assertEquals(rounded[i - 1], nuE[i - 1], 5e-5);
      assertEquals(rounded[i + 2], nuMu[i - 1], 5e-5);
    }
  }

  // Sum over all final states of |lambda_ba|^2 in the flavour basis, where nothing sterile mixes.
  @Test
  void coherentSumOverFinalStatesIsThatOfTheFlavourBasis() {
    Mixing mixing = MassOrdering.NORMAL.mixing();
    for (MomentMatrix moments :
        new MomentMatrix[] {GenericMixing.majorana(), GenericMixing.dirac()}) {
      MomentMatrix flavours = moments.in(Basis.FLAVOUR, mixing);
      for (Flavour flavour : Flavour.weak()) {
        double expected = 0;
        for (int b = 1; b <= ComplexMatrix.SIZE; b++) {
          expected += ComplexMatrix.square(flavours.get(b, Mixing.row(flavour)));
        }
        double sum = 0;
        for (FinalStates states : FinalStates.values()) {
          sum += square(CoherentMoment.of(mixing, moments, states).value(flavour, ENERGY));
        }
        assertEquals(expected, sum, 1e-14 * expected);
      }
    }
  }

  @Test
  void oneFlavourElementIsTheMomentOfThatFlavour() {
    Mixing mixing = MassOrdering.NORMAL.mixing();
    MomentMatrix moments = only(Basis.FLAVOUR, 2, 4).in(Basis.MASS, mixing);
    CoherentMoment moment = CoherentMoment.of(mixing, moments, FinalStates.STERILE);
    assertEquals(1, moment.value(Flavour.NU_MU, ENERGY), 1e-14);
    assertTrue(moment.isZero(Flavour.NU_E));
    assertTrue(moment.isZero(Flavour.ANTI_NU_TAU));
  }

  @Test
  void majoranaPhasesDropOutWhereTheyMust() {
    MixingAngles angles = MassOrdering.NORMAL.angles();
    Rotation none = Rotation.NONE;
    MixingAngles phased =
        new MixingAngles(
            angles.theta12(),
            angles.r13(),
            angles.theta23(),
            none,
            none,
            none,
            0.3 * Units.RAD,
            -1.1 * Units.RAD,
            0.7 * Units.RAD);
    Mixing plain = MassOrdering.NORMAL.mixing();
    Mixing turned = Mixing.of(phased, plain.dm21(), plain.dm31());
    MomentMatrix flavours = GenericMixing.majorana().in(Basis.FLAVOUR, plain);
    for (Flavour flavour : Flavour.weak()) {
      // Rows of final states turn as a whole, whatever the distance.
      double before =
          OscillatingMoment.of(
                  plain, flavours.in(Basis.MASS, plain), FinalStates.LIGHT, Baselines.at(BASELINE))
              .value(flavour, ENERGY);
      double after =
          OscillatingMoment.of(
                  turned,
                  flavours.in(Basis.MASS, turned),
                  FinalStates.LIGHT,
                  Baselines.at(BASELINE))
              .value(flavour, ENERGY);
      assertEquals(before, after, 1e-13 * before);
      // Without interference between mass states no phase matters.
      assertEquals(
          IncoherentMoment.of(plain, GenericMixing.majorana(), FinalStates.STERILE)
              .value(flavour, ENERGY),
          IncoherentMoment.of(turned, GenericMixing.majorana(), FinalStates.STERILE)
              .value(flavour, ENERGY),
          1e-14);
    }
  }

  // Phases of 51Cr and of the Spallation Neutron Source are 0.002 and 0.004. Without CP violation
  // the moment changes by their square, else linearly.
  @ParameterizedTest
  @CsvSource({"0.25, 0.4265", "0.25, 0.7465", "19.3, 29.79", "27.5, 29.79", "19.3, 52.8"})
  void shortBaselinesAreCoherent(double metres, double megaelectronvolts) {
    Baselines baselines = Baselines.at(metres * Units.M);
    double energy = megaelectronvolts * Units.MEV;
    Mixing real =
        Mixing.of(
            MixingAngles.active(
                34 * Units.DEG, new Rotation(8.5 * Units.DEG, 180 * Units.DEG), 49 * Units.DEG),
            GenericMixing.mixing().dm21(),
            GenericMixing.mixing().dm31());
    MomentMatrix moments =
        sum(only(Basis.MASS, 1, 4), only(Basis.MASS, 2, 4).times(0.7), only(Basis.MASS, 3, 4));
    double phase = 2.534 * 2.55e-3 * metres / megaelectronvolts;
    for (Flavour flavour : Flavour.weak()) {
      double coherent =
          square(CoherentMoment.of(real, moments, FinalStates.STERILE).value(flavour, energy));
      double oscillating =
          square(
              OscillatingMoment.of(real, moments, FinalStates.STERILE, baselines)
                  .value(flavour, energy));
      assertEquals(coherent, oscillating, 1e-4 * coherent);
      double generic = coherent(GenericMixing.majorana(), FinalStates.STERILE).value(flavour, 1);
      double later =
          OscillatingMoment.of(
                  GenericMixing.mixing(), GenericMixing.majorana(), FinalStates.STERILE, baselines)
              .value(flavour, energy);
      // The greatest amplitude, 1.3 |U_a3| + ... below 2, over the moment of the flavour.
      assertEquals(square(generic), square(later), 2 * 2 * 2 * phase);
      double start =
          OscillatingMoment.of(
                  GenericMixing.mixing(),
                  GenericMixing.majorana(),
                  FinalStates.STERILE,
                  Baselines.at(0))
              .value(flavour, energy);
      assertEquals(generic, start, 1e-14);
    }
  }

  private static void check(
      double expected, EffectiveMoment moment, Flavour flavour, double tolerance) {
    assertEquals(expected, square(moment.value(flavour, ENERGY)), tolerance * expected);
  }

  private static EffectiveMoment incoherent(MomentMatrix moments, FinalStates states) {
    return IncoherentMoment.of(GenericMixing.mixing(), moments, states);
  }

  private static EffectiveMoment coherent(MomentMatrix moments, FinalStates states) {
    return CoherentMoment.of(GenericMixing.mixing(), moments, states);
  }

  private static EffectiveMoment oscillating(MomentMatrix moments, FinalStates states) {
    return OscillatingMoment.of(GenericMixing.mixing(), moments, states, Baselines.at(BASELINE));
  }

  private static MomentMatrix only(Basis basis, int i, int j) {
    return new MomentMatrix(
        Nature.MAJORANA,
        basis,
        ComplexMatrix.zero().with(i, j, Complex.ONE).with(j, i, Complex.ONE.negate()));
  }

  private static MomentMatrix sum(MomentMatrix... parts) {
    ComplexMatrix sum = ComplexMatrix.zero();
    for (MomentMatrix part : parts) {
      sum = sum.plus(part.elements());
    }
    return new MomentMatrix(Nature.MAJORANA, Basis.MASS, sum);
  }

  private static double square(double x) {
    return x * x;
  }
}
