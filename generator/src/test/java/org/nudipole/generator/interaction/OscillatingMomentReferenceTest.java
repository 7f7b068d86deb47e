package org.nudipole.generator.interaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.complex.Complex;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;
import org.nudipole.generator.mathematics.ComplexMatrix;
import org.nudipole.generator.mathematics.Quadrature;
import org.nudipole.generator.mixing.GenericMixing;
import org.nudipole.generator.mixing.Mixing;
import org.nudipole.generator.mixing.MomentMatrix;

/**
 * Values, means, bounds and acceptance of oscillating moments in both orderings, against the sum of
 * exponentials as it is written, sum_j |sum_k lambda_jk U*_ak exp(-i m_k^2 L / 2E)|^2; in a
 * detector that holds more of the near distances than of the far ones.
 */
class OscillatingMomentReferenceTest {
  private static final double NEAR = 1 * Units.M;
  private static final double FAR = 3 * Units.M;

  /** Pieces of the range of distances, short against a period. */
  private static final double[] TENTHS =
      IntStream.range(1, 20).mapToDouble(i -> NEAR + 0.1 * i * Units.M).toArray();

  /** A density of distances that falls from near to far as 1 - t, t from -1 to 1: <P_1> = -1/3. */
  private static double[] nearer(int count) {
    double[] means = new double[count];
    means[0] = 1;
    means[1] = -1.0 / 3;
    return means;
  }

  private static final MomentMatrix MOMENTS = GenericMixing.majorana().times(3e-11);

  /** Squares of masses from that of the first state; in eV^2, to see oscillations in metres. */
  private record Masses(double second, double third, Mixing mixing) {
    static Masses of(double second, double third) {
      double unit = Units.EV * Units.EV;
      return new Masses(
          second, third, new Mixing(GenericMixing.mixing().matrix(), second * unit, third * unit));
    }

    /** The square of the moment at a distance, as it is written. */
    double square(FinalStates states, Flavour flavour, double energy, double baseline) {
      double[] masses = {0, second, third};
      return states
          .states()
          .mapToDouble(
              j -> {
                Complex sum = Complex.ZERO;
                for (int k = 1; k <= 3; k++) {
                  // 1.267 x 2 eV^2 m / MeV.
                  double phase =
                      -2.533865358840 * masses[k - 1] * (baseline / Units.M) / (energy / Units.MEV);
                  sum =
                      sum.add(
                          amplitude(mixing, flavour, j, k).multiply(ComplexMatrix.polar(1, phase)));
                }
                return ComplexMatrix.square(sum);
              })
          .sum();
    }

    /** Amplitude A_jk without its phase. */
    static Complex amplitude(Mixing mixing, Flavour flavour, int j, int k) {
      Complex moment = MOMENTS.get(j, k);
      Complex element = mixing.element(flavour, k);
      return flavour.isAntineutrino()
          ? moment.conjugate().multiply(element)
          : moment.multiply(element.conjugate());
    }

    /** sum_j (sum_k |A_jk|)^2: no distance and energy gives more. */
    double most(FinalStates states, Flavour flavour) {
      return states
          .states()
          .mapToDouble(
              j -> {
                double sum = 0;
                for (int k = 1; k <= 3; k++) {
                  sum += amplitude(mixing, flavour, j, k).abs();
                }
                return sum * sum;
              })
          .sum();
    }

    /** Greatest derivative of the square by L / E, per metre and MeV. */
    double slope(FinalStates states, Flavour flavour) {
      double[] masses = {0, second, third};
      return states
          .states()
          .mapToDouble(
              j -> {
                double sum = 0;
                for (int k = 1; k <= 3; k++) {
                  for (int l = k + 1; l <= 3; l++) {
                    sum +=
                        2
                            * amplitude(mixing, flavour, j, k).abs()
                            * amplitude(mixing, flavour, j, l).abs()
                            * 2.533865358840
                            * Math.abs(masses[k - 1] - masses[l - 1]);
                  }
                }
                return sum;
              })
          .sum();
    }

    OscillatingMoment moment(FinalStates states) {
      return OscillatingMoment.of(
          mixing, MOMENTS, states, Baselines.of(NEAR, FAR, OscillatingMomentReferenceTest::nearer));
    }
  }

  @ParameterizedTest
  @CsvSource({"3, 11", "3, -11", "11, 3", "-4, -9"})
  void valueAtADistance(double second, double third) {
    Masses masses = Masses.of(second, third);
    for (FinalStates states : FinalStates.values()) {
      OscillatingMoment moment = masses.moment(states);
      for (Flavour flavour : Flavour.weak()) {
        for (double baseline : new double[] {1, 1.7, 3}) {
          double expected = masses.square(states, flavour, 2 * Units.MEV, baseline * Units.M);
          double value = moment.at(baseline * Units.M).value(flavour, 2 * Units.MEV);
          assertEquals(expected, value * value, 1e-10 * masses.most(states, flavour));
        }
      }
    }
  }

  /** With the density 1 - t of distances, whatever difference of masses is the greatest. */
  @ParameterizedTest
  @CsvSource({"3, 11", "3, -11", "11, 3", "-4, -9"})
  void meanOverTheDetector(double second, double third) {
    Masses masses = Masses.of(second, third);
    for (FinalStates states : FinalStates.values()) {
      OscillatingMoment moment = masses.moment(states);
      for (Flavour flavour : Flavour.weak()) {
        for (double energy : new double[] {1.0 * Units.MEV, 4 * Units.MEV}) {
          double mean =
              Quadrature.integral(
                  baseline ->
                      masses.square(states, flavour, energy, baseline)
                          * (FAR - baseline)
                          / (2 * Units.M * Units.M),
                  NEAR,
                  FAR,
                  TENTHS);
          double value = moment.value(flavour, energy);
          assertEquals(mean, value * value, 1e-10 * masses.most(states, flavour));
        }
      }
    }
  }

  /** Phases are refused from 36 rad of the fastest pair on: of 2 and 3 if the third is lightest. */
  @ParameterizedTest
  @CsvSource({"3, 11, 11", "3, -11, 14", "11, 3, 11", "-4, -9, 9"})
  void phasesOfTheFastestPairAreRefused(double second, double third, double fastest) {
    OscillatingMoment moment = Masses.of(second, third).moment(FinalStates.STERILE);
    double last = 2.533865358840 * fastest / 36 * Units.MEV;
    assertTrue(moment.value(Flavour.NU_E, last * 1.001) > 0);
    assertThrows(IllegalArgumentException.class, () -> moment.value(Flavour.NU_E, last * 0.999));
  }

  /**
   * The square at the vertex over the lesser of the two bounds: all amplitudes in phase, or the
   * square in the middle and half the range of distances at the greatest slope.
   */
  @ParameterizedTest
  @CsvSource({"3, 11", "3, -11", "0.03, -0.11"})
  void acceptance(double second, double third) {
    Masses masses = Masses.of(second, third);
    Random random = new Random(20213);
    int[] kinds = new int[2];
    for (FinalStates states : FinalStates.values()) {
      OscillatingMoment moment = masses.moment(states);
      for (int i = 0; i < 600; i++) {
        Flavour flavour = Flavour.weak().get(i % 6);
        double energy = (1 + 30 * random.nextDouble()) * Units.MEV;
        double baseline = NEAR + (FAR - NEAR) * random.nextDouble();
        double middle = masses.square(states, flavour, energy, 2 * Units.M);
        double near = middle + masses.slope(states, flavour) * 1 / (energy / Units.MEV);
        double most = masses.most(states, flavour);
        kinds[near < most ? 0 : 1]++;
        double expected = masses.square(states, flavour, energy, baseline) / Math.min(near, most);
        assertEquals(expected, moment.acceptance(flavour, energy, baseline), 1e-9);
      }
    }
    assertTrue(kinds[0] > 100, "the slope decides in some cases");
    assertTrue(second < 1 || kinds[1] > 100, "amplitudes in phase decide in others");
  }

  /** Bounds in 1/E: the square in the middle of it, and half its range at the mean slope. */
  @ParameterizedTest
  @CsvSource({"3, 11", "3, -11"})
  void boundsOfAnInterval(double second, double third) {
    Masses masses = Masses.of(second, third);
    OscillatingMoment moment = masses.moment(FinalStates.LIGHT);
    // The mean distance of the density 1 - t is a third of the half range before the middle.
    double mean = 2 - 1.0 / 3;
    for (Flavour flavour : Flavour.weak()) {
      double from = 5;
      double to = 5.05;
      double inverse = (1 / from + 1 / to) / 2;
      double middle = Math.pow(moment.value(flavour, Units.MEV / inverse), 2);
      double change = masses.slope(FinalStates.LIGHT, flavour) * mean * (1 / from - 1 / to) / 2;
      var bounds = moment.bounds(flavour, from * Units.MEV, to * Units.MEV);
      assertEquals(Math.sqrt(middle - change), bounds.lower(), 1e-10 * bounds.lower());
      assertEquals(Math.sqrt(middle + change), bounds.upper(), 1e-10 * bounds.upper());
      double most = Math.sqrt(masses.most(FinalStates.LIGHT, flavour));
      assertEquals(
          most, moment.bounds(flavour, 0, 50 * Units.MEV).upper(), 1e-10 * most, "from no energy");
      assertEquals(
          most, moment.bounds(flavour, 2 * Units.MEV, 50 * Units.MEV).upper(), 1e-10 * most);
    }
  }

  /**
   * The same in each ordering if all states are as heavy: nothing oscillates, and all is certain.
   */
  @ParameterizedTest
  @CsvSource({"0, 0"})
  void equalMassesDoNotOscillate(double second, double third) {
    Masses masses = Masses.of(second, third);
    OscillatingMoment moment = masses.moment(FinalStates.STERILE);
    for (Flavour flavour : Flavour.weak()) {
      assertFalse(moment.isZero(flavour));
      double expected =
          CoherentMoment.of(masses.mixing(), MOMENTS, FinalStates.STERILE)
              .value(flavour, Units.MEV);
      assertEquals(expected, moment.value(flavour, Units.MEV), 1e-12 * expected);
      assertEquals(1, moment.acceptance(flavour, Units.MEV, 1.2 * Units.M), 1e-11);
    }
  }
}
