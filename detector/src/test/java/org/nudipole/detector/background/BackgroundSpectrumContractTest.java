package org.nudipole.detector.background;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Implementations;
import org.nudipole.generator.Units;
import org.nudipole.generator.mathematics.Quadrature;
import org.nudipole.generator.sampling.Envelope;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.generator.sampling.RandomStreams.Stage;
import org.nudipole.generator.source.AllowedBetaSpectrum;
import org.nudipole.generator.source.TabulatedSpectrum;

/** What every continuous background keeps. */
class BackgroundSpectrumContractTest {
  private static final double KEV = Units.KEV;

  static Stream<ContinuousBackground> spectra() {
    return Stream.of(
        new FlatBackground(0, 2 * KEV),
        new FlatBackground(1 * KEV, 30 * KEV),
        new ExponentialBackground(0.1 * KEV, 0, 2 * KEV),
        new ExponentialBackground(50 * KEV, 1 * KEV, 1.1 * KEV),
        new ExponentialBackground(0.02 * KEV, 5 * KEV, 7 * KEV),
        BetaBackground.of(18.6 * KEV, 2),
        BetaBackground.of(687 * KEV, 37),
        new TabulatedBackground(
            TabulatedSpectrum.of(
                new double[] {0.5 * KEV, 1 * KEV, 1.5 * KEV, 9 * KEV},
                new double[] {0, 3 / KEV, 1 / KEV, 2 / KEV})));
  }

  @Test
  void everyModelIsTested() {
    assertEquals(Implementations.of(ContinuousBackground.class), Implementations.among(spectra()));
  }

  @ParameterizedTest
  @MethodSource("spectra")
  void theIntegralIsThatOfTheDensity(ContinuousBackground spectrum) {
    double integral = integral(spectrum, spectrum::value);
    assertEquals(integral, spectrum.integral(), 1e-9 * integral);
  }

  @ParameterizedTest
  @MethodSource("spectra")
  void boundsHold(ContinuousBackground spectrum) {
    SplittableRandom random = new SplittableRandom(1);
    double width = spectrum.high() - spectrum.low();
    for (int i = 0; i < 2000; i++) {
      double from = spectrum.low() + width * random.nextDouble();
      double to = Math.min(spectrum.high(), from + width * Math.pow(random.nextDouble(), 5));
      Bounds bounds = spectrum.bounds(from, to);
      double value = spectrum.value(from + (to - from) * random.nextDouble());
      assertTrue(value >= bounds.lower() && value <= bounds.upper(), value + " in " + bounds);
    }
  }

  /** In a thousand cells a fortieth of an envelope at most is drawn in vain. */
  @ParameterizedTest
  @MethodSource("spectra")
  void envelopesAreFilled(ContinuousBackground spectrum) {
    double ratio = Envelope.of(List.of(spectrum), 1024).volume() / spectrum.integral();
    assertTrue(ratio >= 1 - 1e-9 && ratio < 1.025, "volume over integral " + ratio);
  }

  @ParameterizedTest
  @MethodSource("spectra")
  void boundsCloseIn(ContinuousBackground spectrum) {
    double width = spectrum.high() - spectrum.low();
    for (double where : new double[] {0.02, 0.31, 0.56, 0.93}) {
      double energy = spectrum.low() + where * width;
      double value = spectrum.value(energy);
      Bounds bounds = spectrum.bounds(energy, energy + 1e-7 * width);
      assertEquals(value, bounds.lower(), 1e-4 * value);
      assertEquals(value, bounds.upper(), 1e-4 * value);
    }
  }

  /** The mean of 1e6 points; five standard deviations: 8 spectra give a false alarm in 2e5 runs. */
  @ParameterizedTest
  @MethodSource("spectra")
  void samplesHaveTheMeanOfTheDensity(ContinuousBackground spectrum) {
    double norm = spectrum.integral();
    double mean = integral(spectrum, e -> e * spectrum.value(e)) / norm;
    double variance = integral(spectrum, e -> (e - mean) * (e - mean) * spectrum.value(e)) / norm;
    int n = 1_000_000;
    double[] x = new double[n];
    Envelope.of(List.of(spectrum), 1024)
        .fill(new RandomStreams(3).stream(0, Stage.BACKGROUND), n, x, new int[n]);
    double sum = 0;
    for (double value : x) {
      sum += value - mean;
    }
    assertEquals(0, sum / n, 5 * Math.sqrt(variance / n));
  }

  private static double integral(ContinuousBackground spectrum, DoubleUnaryOperator f) {
    return Quadrature.integral(f, spectrum.low(), spectrum.high(), spectrum.breaks());
  }

  @ParameterizedTest
  @MethodSource("spectra")
  void breaksRiseInsideTheSpectrum(ContinuousBackground spectrum) {
    double last = spectrum.low();
    for (double energy : spectrum.breaks()) {
      assertTrue(last < energy && energy < spectrum.high());
      last = energy;
    }
  }

  /** Beyond the ends of a table there is nothing, and a line is where it is. */
  @Test
  void ends() {
    TabulatedSpectrum table =
        TabulatedSpectrum.of(new double[] {0.5 * KEV, 9 * KEV}, new double[] {3 / KEV, 1 / KEV});
    assertEquals(0.5 * KEV, new TabulatedBackground(table).low());
    assertEquals(9 * KEV, new TabulatedBackground(table).high());
    LineBackground line = new LineBackground(3 * KEV);
    assertEquals(3 * KEV, line.low());
    assertEquals(3 * KEV, line.high());
  }

  /** 2, 5, 10, 20 and 40 e-folds above the least energy, as far as there are. */
  @Test
  void anExponentialIsDividedByItsFolds() {
    double scale = 0.1 * KEV;
    double low = 0.3 * KEV;
    double[] expected = {low + 2 * scale, low + 5 * scale, low + 10 * scale};
    assertArrayEquals(
        expected, new ExponentialBackground(scale, low, low + 20 * scale).breaks(), 1e-14 * KEV);
    assertEquals(0, new ExponentialBackground(scale, low, low + 2 * scale).breaks().length);
  }

  /** Where the screening ends, and quarters of what is left above it. */
  @Test
  void aBetaSpectrumIsDividedTowardsItsRoot() {
    double end = 18.6 * KEV;
    double screening = AllowedBetaSpectrum.screening(1);
    double[] expected = new double[13];
    expected[0] = screening;
    for (int k = 1; k <= 12; k++) {
      expected[13 - k] = screening + (end - screening) * StrictMath.pow(4, -k);
    }
    assertArrayEquals(expected, BetaBackground.of(end, 2).breaks(), 1e-13 * end);
  }
}
