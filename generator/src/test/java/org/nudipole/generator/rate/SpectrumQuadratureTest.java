package org.nudipole.generator.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Density;
import org.nudipole.generator.Units;
import org.nudipole.generator.mixing.MassOrdering;
import org.nudipole.generator.source.AdiabaticConversion;
import org.nudipole.generator.source.Continuum;
import org.nudipole.generator.source.FissionFractions;
import org.nudipole.generator.source.MassComposition;
import org.nudipole.generator.source.MichelNuE;
import org.nudipole.generator.source.ReactorModel;
import org.nudipole.generator.source.ReactorSource;
import org.nudipole.generator.source.SolarComponent;
import org.nudipole.generator.source.TabulatedSpectrum;

/** Few points against all of them. */
class SpectrumQuadratureTest {
  private static final int LEAST_ENERGIES = 997;

  static Stream<Density> spectra() {
    return Stream.of(
        SolarComponent.PP.spectrum().orElseThrow(),
        SolarComponent.B8.spectrum().orElseThrow(),
        new MichelNuE(),
        reactor().spectrum(),
        jagged());
  }

  private static Continuum reactor() {
    return ReactorSource.of(ReactorModel.BESTIOLE_2023, FissionFractions.usual()).continua().get(0);
  }

  /** A table of 10,000 rows that jumps from row to row and has a gap. */
  private static TabulatedSpectrum jagged() {
    double[] energies = new double[10_000];
    double[] densities = new double[energies.length];
    for (int i = 0; i < energies.length; i++) {
      energies[i] = (0.5 + 0.001 * i) * Units.MEV;
      densities[i] = i > 3000 && i < 3500 ? 0 : (1 + i % 11) / Units.MEV;
    }
    return TabulatedSpectrum.of(energies, densities);
  }

  private static List<DoubleUnaryOperator> functions() {
    MassComposition boron =
        AdiabaticConversion.of(MassOrdering.NORMAL.mixing(), SolarComponent.B8.electronDensity());
    return List.of(
        energy -> 1,
        energy -> Units.MEV / energy,
        energy -> 1 + Units.MEV * Units.MEV / (energy * energy),
        energy -> boron.probability(1, energy),
        energy -> Math.sqrt(boron.probability(2, energy)) * (1 + Units.KEV / energy));
  }

  @ParameterizedTest
  @MethodSource("spectra")
  void fewPointsGiveTheSameIntegral(Density spectrum) {
    SpectrumQuadrature quadrature = new SpectrumQuadrature(spectrum);
    for (DoubleUnaryOperator function : functions()) {
      for (int i = 0; i < LEAST_ENERGIES; i++) {
        double least = spectrum.high() * (i + 0.3) / LEAST_ENERGIES;
        double all = quadrature.integral(function, least);
        assertEquals(all, quadrature.smoothIntegral(function, least), 1e-12 * all);
      }
      assertTrue(quadrature.smoothIntegral(function, spectrum.low()) > 0);
    }
  }

  @Test
  void nothingIsAboveTheGreatestEnergy() {
    SpectrumQuadrature quadrature = new SpectrumQuadrature(new MichelNuE());
    assertEquals(0, quadrature.integral(energy -> 1, 60 * Units.MEV));
    assertEquals(0, quadrature.smoothIntegral(energy -> 1, 60 * Units.MEV));
  }

  /** Ten points for each octave instead of three for each row. */
  @Test
  void manyRowsNeedFewPoints() {
    SpectrumQuadrature quadrature = new SpectrumQuadrature(jagged());
    int[] calls = new int[1];
    quadrature.smoothIntegral(
        energy -> {
          calls[0]++;
          return 1;
        },
        0.75 * Units.MEV);
    assertTrue(calls[0] < 100, calls[0] + " points");
  }

  /** A density without breaks, and so without panels but those of the rule itself. */
  private record Plain(double low, double high, DoubleUnaryOperator values) implements Density {
    @Override
    public double value(double x) {
      return values.applyAsDouble(x);
    }

    @Override
    public Bounds bounds(double from, double to) {
      throw new UnsupportedOperationException();
    }
  }

  private static double relative(double expected, double actual) {
    return Math.abs(actual / expected - 1);
  }

  /** The integral of E^-2 from a to b is 1/a - 1/b, over many octaves as well. */
  @Test
  void powersOverManyOctaves() {
    double low = 0.003 * Units.MEV;
    double high = 7 * Units.MEV;
    SpectrumQuadrature rule = new SpectrumQuadrature(new Plain(low, high, e -> 1));
    DoubleUnaryOperator square = e -> 1 / (e * e);
    for (double least : new double[] {0, low, 0.01 * Units.MEV, high / 4, Units.MEV, 0.99 * high}) {
      double expected = 1 / Math.max(low, least) - 1 / high;
      assertTrue(relative(expected, rule.integral(square, least)) < 1e-13);
      assertTrue(relative(expected, rule.smoothIntegral(square, least)) < 1e-12);
    }
  }

  /** From 0 on: the integral of E^(-1/2) is 2 E^(1/2); the last of the octaves is the precision. */
  @Test
  void aSpectrumThatBeginsAtZero() {
    double high = 7 * Units.MEV;
    SpectrumQuadrature rule = new SpectrumQuadrature(new Plain(0, high, e -> 1));
    double expected = 2 * Math.sqrt(high);
    assertTrue(relative(expected, rule.integral(e -> 1 / Math.sqrt(e), 0)) < 2e-5);
    assertTrue(relative(high * high / 2, rule.integral(e -> e, 0)) < 1e-14);
  }

  /**
   * The integral of (Q - E)^(1/2) from a on is 2/3 (Q - a)^(3/2); narrow panels have few points.
   */
  @Test
  void aSpectrumThatEndsLikeARoot() {
    double low = 1 * Units.MEV;
    double high = 1.4 * Units.MEV;
    SpectrumQuadrature rule =
        new SpectrumQuadrature(new Plain(low, high, e -> Math.sqrt(high - e)));
    for (double least : new double[] {low, 1.2 * Units.MEV}) {
      double expected = 2 * StrictMath.pow(high - least, 1.5) / 3;
      assertTrue(relative(expected, rule.integral(e -> 1, least)) < 3e-6);
      assertTrue(relative(expected, rule.smoothIntegral(e -> 1, least)) < 3e-6);
    }
  }

  /**
   * The trapezoids of a table with few nodes, and a jump of the function where it is said to be.
   */
  @Test
  void kinksOfSpectrumAndFunction() {
    double mev = Units.MEV;
    TabulatedSpectrum spectrum =
        TabulatedSpectrum.of(
            new double[] {mev, 1.3 * mev, 1.9 * mev, 2.2 * mev}, new double[] {0.2, 1, 0.4, 0.7});
    double turn = 1.52 * mev;
    SpectrumQuadrature rule = new SpectrumQuadrature(spectrum, turn);
    double whole = (0.3 * 1.2 + 0.6 * 1.4 + 0.3 * 1.1) / 2 * mev;
    double atTurn = 1 - 0.6 * 0.22 / 0.6;
    double above = ((atTurn + 0.4) * 0.38 + 0.3 * 1.1) / 2 * mev;
    assertTrue(relative(whole, rule.integral(e -> 1, 0)) < 1e-14);
    assertTrue(relative(whole + 2 * above, rule.integral(e -> e < turn ? 1 : 3, 0)) < 1e-14);
  }

  /** Turns of a process may lie outside of the spectrum: it is never asked there. */
  @ParameterizedTest
  @MethodSource("spectra")
  void onlyEnergiesOfTheSpectrumAreAsked(Density spectrum) {
    double low = spectrum.low();
    double high = spectrum.high();
    SpectrumQuadrature plain = new SpectrumQuadrature(spectrum);
    SpectrumQuadrature rule =
        new SpectrumQuadrature(spectrum, low / 2, low, high, 1.2 * high, (low + high) / 2);
    DoubleUnaryOperator inside =
        e -> {
          assertTrue(low <= e && e <= high);
          return 1;
        };
    double expected = plain.integral(inside, 0);
    assertTrue(relative(expected, rule.integral(inside, 0)) < 1e-11);
    assertTrue(relative(expected, rule.smoothIntegral(inside, 0)) < 1e-11);
  }
}
