package org.nudipole.generator.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.generator.Units;

/**
 * Arrival times behind the Gaussian proton trace of the CENNS-10 release (440 ns, 150 ns), against
 * the convolution integrals evaluated with 30 digits by another program, not by the closed form.
 */
class DecayAfterPulseReferenceTest {
  private static final double PION = 26.033;
  private static final double MUON = 2196.9811;

  /** A time in ns; cumulative and density per ns of one decay and of two. */
  @ParameterizedTest
  @CsvSource({
    "-100, 9.44694073172513e-5, 2.4829709538002758e-6, 1.5269772814713728e-6, 4.2304610647665529e-8",
    "0, 0.0010634773619810193, 2.3556288767800178e-5, 1.9993168482981266e-5, 4.7496275388897885e-7",
    "300, 0.13758547857037699, 0.0014496395452637994, 0.0046755455811307265, 6.0496621017470864e-5",
    "440, 0.43268291013497804, 0.0025858368173096437, 0.021238214466758783, 0.00018727730323589004",
    "700, 0.93759739509160072, 0.00080222737370338312, 0.100801214045296, 0.000380884560657488",
    "1200, 0.99999897161620864, 3.1727524427052963e-8, 0.28228181083915441, 0.00032668335689235298",
    "6000, 1, 0, 0.91925784769044911, 3.675140960909991e-5",
    "20000, 1, 0, 0.99986208530620779, 6.2774638248917569e-8"
  })
  void convolutionsWithAGaussianAreTheIntegrals(
      double time, double first, double firstDensity, double second, double secondDensity) {
    BeamPulse pulse = BeamPulse.named("sns");
    double at = time * Units.NS;
    assertEquals(first, pulse.prompt().cumulative(at), 1e-14);
    assertEquals(second, pulse.delayed().cumulative(at), 1e-14);
    assertEquals(firstDensity, pulse.prompt().density(at) * Units.NS, 1e-11 * firstDensity + 1e-80);
    assertEquals(secondDensity, pulse.delayed().density(at) * Units.NS, 1e-11 * secondDensity);
  }

  /** Pulses a hundred thousand times shorter and four thousand times longer than the decay. */
  @ParameterizedTest
  @CsvSource({
    "0.001, 440, 1.5324114677590144e-5, 0.019205803245316422",
    "0.001, 445, 0.17474588189781241, 0.031700307997625613",
    "0.001, 500, 0.90021795540497202, 0.0038329061036003526",
    "100000, -100000, 0.15753022633639748, 2.4084306932586908e-6",
    "100000, 440, 0.49989614336318164, 3.9894225336443808e-6",
    "100000, 100000, 0.84021444681042427, 2.4309837969301042e-6"
  })
  void anyRatioOfThePulseToTheLifetimeIsStable(
      double sigma, double time, double cumulative, double density) {
    ArrivalTime arrival =
        new DecayAfterPulse(440 * Units.NS, sigma * Units.NS, List.of(PION * Units.NS));
    assertEquals(cumulative, arrival.cumulative(time * Units.NS), 1e-13);
    assertEquals(density, arrival.density(time * Units.NS) * Units.NS, 1e-8 * density);
  }

  /** At once: 1 - exp(-t/tau), and two exponentials by hand. */
  @ParameterizedTest
  @CsvSource({"-1", "0", "1", "26.033", "520", "6000", "30000"})
  void anInstantaneousPulseLeavesTheDecays(double time) {
    BeamPulse pulse = BeamPulse.named("instant");
    double later = Math.max(0, time);
    double pion = Math.exp(-later / PION);
    double muon = Math.exp(-later / MUON);
    assertEquals(1 - pion, pulse.prompt().cumulative(time * Units.NS), 1e-15);
    assertEquals(
        1 - (MUON * muon - PION * pion) / (MUON - PION),
        pulse.delayed().cumulative(time * Units.NS),
        1e-15);
    assertEquals(
        time < 0 ? 0 : (muon - pion) / (MUON - PION),
        pulse.delayed().density(time * Units.NS) * Units.NS,
        1e-15);
  }

  /**
   * Fractions in some bins of the release's profile as computed apart from this program, and
   * checked there with two million sampled decays; seven digits are given.
   */
  @ParameterizedTest
  @CsvSource({
    "0, 20, 5.792853e-4, 1.191165e-5",
    "460, 480, 5.237694e-2, 4.402928e-3",
    "580, 600, 3.749641e-2, 6.657575e-3",
    "1380, 1400, 1.288809e-9, 5.992394e-3",
    "5900, 6000, 0, 3.760065e-3",
    "11500, 12000, 0, 1.344415e-3"
  })
  void profileOfTheReleaseIsTheSame(double from, double to, double prompt, double delayed) {
    BeamPulse pulse = BeamPulse.named("sns");
    assertEquals(prompt, fraction(pulse.prompt(), from, to), 1e-6 * prompt + 1e-15);
    assertEquals(delayed, fraction(pulse.delayed(), from, to), 2e-6 * delayed);
  }

  private static double fraction(ArrivalTime arrival, double from, double to) {
    return arrival.cumulative(to * Units.NS) - arrival.cumulative(from * Units.NS);
  }
}
