package org.nudipole.generator.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Density;
import org.nudipole.generator.Units;
import org.nudipole.generator.rate.Quadrature;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.generator.sampling.RandomStreams.Stage;

/** What every neutrino spectrum keeps: finite, not negative, inside its bounds, normalised. */
class SpectrumContractTest {
  private static final int INTERVALS = 100_000;

  /** A spectrum with its stated integral and the points where it is not smooth. */
  record Case(String name, Density spectrum, double total, double... breaks) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> cases() {
    return List.of(
        beta("65Zn", BetaDecay.PLUS, 29, 330.1 * Units.KEV, 0.0142, 30),
        beta("65Zn bare", BetaDecay.PLUS, 29, 330.1 * Units.KEV, 0.0142, 0),
        beta("18F", BetaDecay.PLUS, 8, 633.5 * Units.KEV, 0.97, 9),
        beta("3H", BetaDecay.MINUS, 2, 18.591 * Units.KEV, 1, 1),
        beta("3H bare", BetaDecay.MINUS, 2, 18.591 * Units.KEV, 1, 0),
        beta("32P", BetaDecay.MINUS, 16, 1710.66 * Units.KEV, 1, 15),
        beta("Z = 90", BetaDecay.MINUS, 90, 500 * Units.KEV, 0.5, 89),
        beta("Z = 118", BetaDecay.MINUS, 118, 10 * Units.MEV, 6, 0),
        beta("Z = 118, positrons", BetaDecay.PLUS, 118, 10 * Units.MEV, 6, 0));
  }

  private static Case beta(
      String name, BetaDecay decay, int z, double endPoint, double intensity, int atom) {
    double screening = atom == 0 ? 0 : AllowedBetaSpectrum.screening(atom);
    // The electron's momentum is a square root at the end point: octaves of its kinetic energy.
    double[] breaks =
        IntStream.range(0, 60)
            .mapToDouble(
                k -> {
                  double above = k < 30 ? 0 : screening;
                  return endPoint - above - (endPoint - above) * Math.pow(2, -(k % 30));
                })
            .toArray();
    breaks[0] = endPoint - screening;
    return new Case(
        name, AllowedBetaSpectrum.of(decay, z, endPoint, intensity, screening), intensity, breaks);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void boundsHoldOnEveryInterval(Case c) {
    UniformRandomProvider random = new RandomStreams(17).stream(0, Stage.RECOIL);
    Density spectrum = c.spectrum;
    double range = spectrum.high() - spectrum.low();
    for (int i = 0; i < INTERVALS; i++) {
      // Half of the intervals lie close to an end of the range, and widths cover nine decades.
      double distance = range * Math.pow(random.nextDouble(), i % 2 == 0 ? 1 : 8);
      double middle = i % 4 < 2 ? spectrum.low() + distance : spectrum.high() - distance;
      double width = range * Math.pow(10, -9 * random.nextDouble());
      double from = Math.max(spectrum.low(), middle - width);
      double to = Math.min(spectrum.high(), middle + width);
      Bounds bounds = spectrum.bounds(from, to);
      double between = Math.min(to, from + (to - from) * random.nextDouble());
      for (double energy : new double[] {from, between, to}) {
        double value = spectrum.value(energy);
        assertTrue(
            Double.isFinite(value) && value >= bounds.lower() && value <= bounds.upper(),
            () -> energy + " in [" + from + ", " + to + "]: " + value + " outside " + bounds);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void boundsTightenWithTheInterval(Case c) {
    double low = c.spectrum.low();
    double range = c.spectrum.high() - low;
    int cells = 4000;
    double lower = 0;
    double upper = 0;
    for (int i = 0; i < cells; i++) {
      Bounds bounds =
          c.spectrum.bounds(
              low + range * i / cells, Math.min(c.spectrum.high(), low + range * (i + 1) / cells));
      lower += bounds.lower() * range / cells;
      upper += bounds.upper() * range / cells;
    }
    assertEquals(c.total, lower, 3e-3 * c.total);
    assertEquals(c.total, upper, 3e-3 * c.total);
    assertTrue(lower < c.total && upper > c.total, lower + " .. " + upper);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void integralIsTheTotal(Case c) {
    assertEquals(
        c.total,
        Quadrature.integral(c.spectrum::value, c.spectrum.low(), c.spectrum.high(), c.breaks),
        1e-10 * c.total);
  }
}
