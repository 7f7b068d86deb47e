package org.nudipole.detector.xenon;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.nudipole.detector.xenon.QuantaDistribution.Reach;
import org.nudipole.generator.Units;

/** Expectations on a lattice, by plain sums over its points. */
class QuantaDistributionTest {
  private static double light(long photons) {
    return 1 + 0.3 * photons + 0.01 * photons * photons;
  }

  private static double charge(long electrons) {
    return 2 - 0.2 * electrons + 0.05 * electrons * electrons;
  }

  /** Lower triangles of weights: quanta first, first + step ...; electrons 0, stride ... */
  private static void check(long first, long step, long stride, double[][] weights) {
    double all = 0;
    double light = 0;
    double charge = 0;
    double both = 0;
    for (int row = 0; row < weights.length; row++) {
      for (int i = 0; i < weights[row].length; i++) {
        long electrons = i * stride;
        long photons = first + row * step - electrons;
        all += weights[row][i];
        light += weights[row][i] * light(photons);
        charge += weights[row][i] * charge(electrons);
        both += weights[row][i] * light(photons) * charge(electrons);
      }
    }
    QuantaDistribution quanta =
        QuantaDistribution.normalised(3 * Units.KEV, first, step, stride, weights);
    assertEquals(3 * Units.KEV, quanta.energy());
    assertEquals(light / all, quanta.ofPhotons(QuantaDistributionTest::light), 1e-12 * light / all);
    assertEquals(
        charge / all,
        quanta.ofElectrons(QuantaDistributionTest::charge),
        1e-12 * Math.abs(charge / all));
    assertEquals(
        both / all,
        quanta.ofBoth(
            quanta.byElectrons(QuantaDistributionTest::light), QuantaDistributionTest::charge),
        1e-12 * Math.abs(both / all));
    // Functions that are 0 below and above some numbers: the sums are cut there.
    for (long from = 0; from <= first + weights.length * step; from++) {
      long least = from;
      long most = from + 2;
      LongToDoubleFunction some = n -> n >= least && n <= most ? 1 + 0.1 * n : 0;
      double expected = 0;
      for (int row = 0; row < weights.length; row++) {
        for (int i = 0; i < weights[row].length; i++) {
          expected +=
              weights[row][i]
                  * some.applyAsDouble(first + row * step - i * stride)
                  * charge(i * stride);
        }
      }
      assertEquals(
          expected, quanta.ofBoth(quanta.byElectrons(some), QuantaDistributionTest::charge), 1e-12);
    }
  }

  @Test
  void expectationsAreSums() {
    check(3, 1, 1, new double[][] {{1, 2, 3, 4}, {5, 1, 0.5, 2, 7}, {3, 3, 0.2, 0.1, 2, 1}});
    check(4, 2, 2, new double[][] {{1, 2, 3}, {5, 1, 0.5, 2}});
    check(4, 2, 4, new double[][] {{1, 2}, {5, 1}, {0.5, 7, 3}});
    check(4, 4, 2, new double[][] {{1, 2, 4}, {5, 1, 0.3, 2, 6}});
  }

  @Test
  void noneIsNoQuantum() {
    QuantaDistribution none = QuantaDistribution.none(Units.KEV);
    assertEquals(1, none.ofPhotons(n -> n == 0 ? 1 : 0));
    assertEquals(1, none.ofElectrons(n -> n == 0 ? 1 : 0));
    assertArrayEquals(new double[] {1}, none.byElectrons(n -> n == 0 ? 1 : 0));
  }

  /** 0.9 of the joint scale (1/a^2 + 1/b^2)^(-1/2), down to a power of two, at least 1. */
  @Test
  void strides() {
    assertEquals(1, QuantaDistribution.stride(0.1));
    assertEquals(1, QuantaDistribution.stride(2.2));
    assertEquals(2, QuantaDistribution.stride(2.23));
    assertEquals(8, QuantaDistribution.stride(17));
    assertEquals(16, QuantaDistribution.stride(17.8));
    // 3 and 4 have the joint scale 2.4, 30 and 40 that of 24.
    assertEquals(2, QuantaDistribution.stride(3, 4));
    assertEquals(16, QuantaDistribution.stride(30, 40));
    assertEquals(1, QuantaDistribution.stride(3, 2.9));
  }

  /** 14 standard deviations and 80 quanta more, not below 0. */
  @Test
  void reach() {
    assertEquals(
        new Reach(500 - 70 - 80, 500 + 70 + 80 + 1, 0, 60 + 28 + 80 + 1),
        Reach.around(500, 25, 60, 4));
    assertEquals(
        new Reach(0, 60 + 28 + 80 + 1, 500 - 70 - 80, 500 + 70 + 80 + 1),
        Reach.around(60, 4, 500, 25));
  }

  /** Equal yields and scales share what is made once. */
  @Test
  void aDistributionIsMadeOnce() {
    double rho = 2.86 * Units.G_PER_CM3;
    KnownQuanta known = KnownQuanta.of(new NuclearRecoilNest24(81, rho), 2.8, 0.3);
    assertSame(known, KnownQuanta.of(new NuclearRecoilNest24(81, rho), 2.8, 0.3));
    assertNotSame(known, KnownQuanta.of(new NuclearRecoilNest24(82, rho), 2.8, 0.3));
    assertNotSame(known, KnownQuanta.of(new NuclearRecoilNest24(81, rho), 2.9, 0.3));
    assertNotSame(known, KnownQuanta.of(new NuclearRecoilNest24(81, rho), 2.8, 0.4));
    assertEquals(new NuclearRecoilNest24(81, rho), known.ofRecoil());
    QuantaDistribution made = known.at(2 * Units.KEV);
    assertSame(made, known.at(2 * Units.KEV));
    assertEquals(2 * Units.KEV, made.energy());
    assertEquals(3 * Units.KEV, known.at(3 * Units.KEV).energy());
  }
}
