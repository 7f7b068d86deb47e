package org.nudipole.detector.xenon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.generator.Implementations;
import org.nudipole.generator.Units;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.generator.sampling.RandomStreams.Stage;

/** What every yield of liquid xenon keeps: it draws from its distribution, within its reach. */
class QuantumYieldContractTest {
  private static final double KEV = Units.KEV;
  private static final int DRAWS = 40_000;

  /** Light and charge so sharp that every whole number counts. */
  private static final double SHARP = 1e-3;

  record Case(QuantumYield yield, double energy) {
    QuantaDistribution distribution() {
      return yield.distribution(energy, SHARP, SHARP);
    }

    @Override
    public String toString() {
      return yield + " " + energy / KEV + " keV";
    }
  }

  static List<Case> cases() {
    List<Case> all = new ArrayList<>();
    for (XenonModel model : XenonModel.ALL) {
      for (double keV : new double[] {0.3, 1.1, 2.5, 7, 130}) {
        all.add(new Case(model.nuclear().at(81, 2.86 * Units.G_PER_CM3), keV * KEV));
      }
      for (double keV : new double[] {0.05, 0.3, 0.8, 5}) {
        all.add(new Case(model.electronic().at(193, 2.9 * Units.G_PER_CM3), keV * KEV));
      }
    }
    return all;
  }

  @Test
  void everyModelIsTested() {
    assertEquals(
        Implementations.of(QuantumYield.class),
        Implementations.among(cases().stream().map(Case::yield)));
    assertEquals(List.of("nest2.4", "nest2.0"), XenonModel.words());
    assertEquals("nest2.0", XenonModel.named("nest2.0").word());
  }

  /** Mean, standard deviation. */
  private record Moments(double mean, double sigma) {
    static Moments photons(QuantaDistribution quanta) {
      double mean = quanta.ofPhotons(n -> n);
      return new Moments(mean, Math.sqrt(quanta.ofPhotons(n -> (n - mean) * (n - mean))));
    }

    static Moments electrons(QuantaDistribution quanta) {
      double mean = quanta.ofElectrons(n -> n);
      return new Moments(mean, Math.sqrt(quanta.ofElectrons(n -> (n - mean) * (n - mean))));
    }
  }

  /**
   * Quantiles, means and their correlation within five standard errors: some hundred numbers, a
   * false alarm in 2e4 runs.
   */
  @ParameterizedTest
  @MethodSource("cases")
  void drawsAreOfTheDistribution(Case c) {
    QuantaSampler sampler = new QuantaSampler(new RandomStreams(7).stream(0, Stage.BACKGROUND));
    double[] described = new double[QuantumYield.DESCRIPTION];
    new DescribedYield(c.yield).describe(c.energy, described, 0);
    double[] photons = new double[DRAWS];
    double[] electrons = new double[DRAWS];
    for (int i = 0; i < DRAWS; i++) {
      sampler.draw(c.yield, described, 0);
      photons[i] = sampler.photons();
      electrons[i] = sampler.electrons();
    }
    QuantaDistribution quanta = c.distribution();
    Moments light = Moments.photons(quanta);
    Moments charge = Moments.electrons(quanta);
    double error = 5 / Math.sqrt(DRAWS);
    assertEquals(light.mean, Arrays.stream(photons).average().orElseThrow(), error * light.sigma);
    assertEquals(
        charge.mean, Arrays.stream(electrons).average().orElseThrow(), error * charge.sigma);
    double covariance =
        quanta.ofBoth(quanta.byElectrons(n -> n - light.mean), n -> n - charge.mean);
    double drawn = 0;
    for (int i = 0; i < DRAWS; i++) {
      drawn += (photons[i] - light.mean) * (electrons[i] - charge.mean) / DRAWS;
    }
    // The product of two normal deviates has at most twice the variance of independent ones.
    assertEquals(covariance, drawn, 1.5 * error * light.sigma * charge.sigma);
    for (double z : new double[] {-1.6, -0.7, 0.1, 1.1, 2.2}) {
      double ofLight = light.mean + z * light.sigma;
      double ofCharge = charge.mean + z * charge.sigma;
      check(quanta.ofPhotons(n -> n <= ofLight ? 1 : 0), photons, ofLight);
      check(quanta.ofElectrons(n -> n <= ofCharge ? 1 : 0), electrons, ofCharge);
    }
  }

  private static void check(double expected, double[] drawn, double limit) {
    double found = (double) Arrays.stream(drawn).filter(n -> n <= limit).count() / DRAWS;
    double p = Math.min(1, Math.max(0, expected));
    assertEquals(p, found, 5 * Math.sqrt(p * (1 - p) / DRAWS) + 1e-12);
  }

  /**
   * From below the first quantum to beyond the table: within 1e-12 of the formulas, of a number
   * that is 0 there nothing at all, and mostly by polynomials, whose last bits differ, where there
   * are quanta.
   */
  @ParameterizedTest
  @ValueSource(doubles = {10, 81, 193, 5000})
  void descriptionsAreTheFormulas(double field) {
    UniformRandomProvider random = new RandomStreams(7).stream(0, Stage.BACKGROUND);
    for (XenonModel model : XenonModel.ALL) {
      for (QuantumYield yield :
          List.of(
              model.nuclear().at(field, 2.86 * Units.G_PER_CM3),
              model.electronic().at(field, 2.86 * Units.G_PER_CM3))) {
        DescribedYield described = new DescribedYield(yield);
        double[] formulas = new double[QuantumYield.DESCRIPTION + 3];
        double[] numbers = formulas.clone();
        int all = 0;
        int quick = 0;
        for (int i = 0; i < 20_000; i++) {
          double energy = 3e-4 * KEV * StrictMath.pow(1e8, random.nextDouble());
          Arrays.fill(formulas, 0);
          Arrays.fill(numbers, 3, numbers.length, 0.7);
          yield.describe(energy, formulas, 3);
          described.describe(energy, numbers, 3);
          Case c = new Case(yield, energy);
          for (int k = 0; k < formulas.length; k++) {
            double most = formulas[k] == 0 ? 0 : 1e-12 * Math.max(1, Math.abs(formulas[k]));
            assertEquals(formulas[k], numbers[k], most, c::toString);
          }
          if (formulas[3] > 0 && energy > 0.001 * KEV && energy < 16_000 * KEV) {
            all++;
            quick += Arrays.equals(formulas, numbers) ? 0 : 1;
          }
        }
        assertTrue(quick > 0.8 * all, yield + ": polynomials for " + quick + " of " + all);
      }
    }
  }

  /** Every whole number, or every h-th where functions are smooth, gives the same. */
  @ParameterizedTest
  @MethodSource("cases")
  void coarseSumsAreFineSums(Case c) {
    QuantaDistribution fine = c.distribution();
    QuantaDistribution coarse = c.yield.distribution(c.energy, 2.8, 0.8);
    Moments light = Moments.photons(fine);
    Moments charge = Moments.electrons(fine);
    for (double z : new double[] {-0.9, 0.6}) {
      LongToDoubleFunction ofLight =
          bump(light.mean + z * light.sigma, 2.8 * Math.sqrt(light.mean));
      LongToDoubleFunction ofCharge =
          bump(charge.mean - z * charge.sigma, 0.8 * Math.sqrt(charge.mean));
      double expected = fine.ofBoth(fine.byElectrons(ofLight), ofCharge);
      assertEquals(expected, coarse.ofBoth(coarse.byElectrons(ofLight), ofCharge), 1e-8 * expected);
    }
  }

  private static LongToDoubleFunction bump(double mean, double sigma) {
    return n -> sigma == 0 ? 1 : StrictMath.exp(-(n - mean) * (n - mean) / (2 * sigma * sigma));
  }

  /** 14 of the standard deviations of each around its mean and 80 quanta more. */
  @ParameterizedTest
  @MethodSource("cases")
  void reachIsThatOfTheDistribution(Case c) {
    QuantaDistribution.Reach reach = c.yield.reach(c.energy);
    QuantaDistribution quanta = c.distribution();
    Moments light = Moments.photons(quanta);
    Moments charge = Moments.electrons(quanta);
    if (light.mean + charge.mean == 0) {
      assertEquals(QuantaDistribution.Reach.NOTHING, reach);
      return;
    }
    double outside =
        quanta.ofPhotons(n -> n < reach.leastPhotons() || n > reach.mostPhotons() ? 1 : 0)
            + quanta.ofElectrons(
                n -> n < reach.leastElectrons() || n > reach.mostElectrons() ? 1 : 0);
    assertEquals(0, outside, 1e-15);
    // Roundings of small numbers, and beta distributions that are narrower than is said.
    assertEquals(light.mean + 14 * light.sigma + 80, reach.mostPhotons(), 4 + 2 * light.sigma);
    assertEquals(charge.mean + 14 * charge.sigma + 80, reach.mostElectrons(), 4 + 2 * charge.sigma);
    assertEquals(
        Math.max(0, charge.mean - 14 * charge.sigma - 80),
        reach.leastElectrons(),
        4 + 2 * charge.sigma);
    assertEquals(
        Math.max(0, light.mean - 14 * light.sigma - 80), reach.leastPhotons(), 4 + 2 * light.sigma);
  }

  static Stream<QuantumYield> yields() {
    return cases().stream().map(Case::yield).distinct();
  }

  /** Energies that rise, so that panels between them are in order. */
  @ParameterizedTest
  @MethodSource("yields")
  void breaksRise(QuantumYield yield) {
    double last = 0;
    for (double energy : yield.breaks()) {
      assertTrue(energy > last);
      last = energy;
    }
  }

  /** Unknown densities are no liquid. */
  @Test
  void densitiesOfALiquid() {
    for (XenonModel model : XenonModel.ALL) {
      for (double rho : new double[] {1.99, 4.01, 0}) {
        assertThrows(
            IllegalArgumentException.class, () -> model.electronic().at(81, rho * Units.G_PER_CM3));
      }
    }
  }
}
