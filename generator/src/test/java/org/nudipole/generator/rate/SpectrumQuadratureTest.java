package org.nudipole.generator.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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
}
