package org.nudipole.generator.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Density;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Implementations;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Table;
import org.nudipole.generator.mathematics.Quadrature;
import org.nudipole.generator.mixing.MassOrdering;
import org.nudipole.generator.mixing.Mixing;

/** What every source keeps: spectra inside their bounds, shares of mass states, event times. */
class SourceContractTest {
  private static final double EXPOSURE = 55.4 * Units.DAY;

  /** Points of a spectrum or a time course that are looked at. */
  private static final int POINTS = 500;

  static Stream<NeutrinoSource> sources() {
    List<NeutrinoSource> all = new ArrayList<>();
    ElectronCaptureSource.names().forEach(name -> all.add(ElectronCaptureSource.named(name)));
    all.add(new Monoenergetic(Flavour.ANTI_NU_MU, 30 * Units.MEV));
    for (ReactorModel model : ReactorModel.values()) {
      all.add(ReactorSource.of(model, FissionFractions.usual()));
    }
    BeamPulse.names().forEach(name -> all.add(new PionDecayAtRest(BeamPulse.named(name))));
    SolarOscillation conversion = SolarOscillation.largeMixingAngle(MassOrdering.NORMAL.mixing());
    EnumSet<SolarComponent> components = EnumSet.allOf(SolarComponent.class);
    Optional<LocalDate> start = Optional.of(LocalDate.of(2017, 2, 2));
    for (SolarModel model : SolarModel.values()) {
      all.add(SolarSource.emitted(model, components, Optional.empty()));
      all.add(SolarSource.of(model, components, conversion, start));
    }
    all.add(table("MeV,/MeV,/MeV"));
    all.add(table("MeV,/cm2/s/MeV,/cm2/s/MeV"));
    all.add(
        new IntermittentSource(
            ReactorSource.of(ReactorModel.KOPEIKIN, FissionFractions.usual()),
            List.of(new OnPeriod(0, 3 * Units.DAY), new OnPeriod(20 * Units.DAY, 41 * Units.DAY))));
    return all.stream();
  }

  private static TabulatedSource table(String units) {
    String rows = "1,0,2\n1.5,3,1\n4,0.5,0\n";
    return TabulatedSource.read(
        Table.parse("s.csv", "# columns: energy,nu_e,nu_mu\n# units: " + units + "\n" + rows));
  }

  @Test
  void everyModelIsTested() {
    assertEquals(Implementations.of(NeutrinoSource.class), Implementations.among(sources()));
  }

  @ParameterizedTest
  @MethodSource("sources")
  void emitsSomething(NeutrinoSource source) {
    assertFalse(source.lines().isEmpty() && source.continua().isEmpty());
    double intensity = source.intensity();
    assertTrue(Double.isFinite(intensity) && intensity > 0, () -> "intensity " + intensity);
    assertTrue(source.name().matches("[a-z][a-z0-9]*"), source.name());
  }

  @ParameterizedTest
  @MethodSource("sources")
  void spectraLieBetweenTheirBounds(NeutrinoSource source) {
    for (Continuum continuum : source.continua()) {
      Density spectrum = continuum.spectrum();
      for (int i = 0; i < POINTS; i++) {
        double from = between(spectrum.low(), spectrum.high(), i);
        double to = Math.min(spectrum.high(), between(spectrum.low(), spectrum.high(), i + 1));
        Bounds bounds = spectrum.bounds(from, to);
        for (double energy : new double[] {from, (from + to) / 2, to}) {
          double value = spectrum.value(energy);
          assertTrue(
              value >= 0 && value >= bounds.lower() && value <= bounds.upper(),
              () -> continuum.flavour() + " at " + energy + ": " + value + " and " + bounds);
        }
      }
    }
  }

  /** Shares of an incoherent mixture: probabilities that sum to 1. */
  @ParameterizedTest
  @MethodSource("sources")
  void massStatesSumToOne(NeutrinoSource source) {
    for (Line line : source.lines()) {
      line.composition().ifPresent(c -> assertIsOne(c, line.energy()));
    }
    for (Continuum continuum : source.continua()) {
      Density spectrum = continuum.spectrum();
      continuum
          .composition()
          .ifPresent(c -> assertIsOne(c, between(spectrum.low(), spectrum.high(), POINTS / 3)));
    }
  }

  private static void assertIsOne(MassComposition composition, double energy) {
    double sum = 0;
    for (int state = 1; state <= Mixing.STATES; state++) {
      double share = composition.probability(state, energy);
      assertTrue(share >= 0 && share <= 1, () -> "share " + share);
      sum += share;
    }
    assertEquals(1, sum, 1e-12);
  }

  @ParameterizedTest
  @MethodSource("sources")
  void eventTimesAreNormalised(NeutrinoSource source) {
    EmissionTime time = source.time(EXPOSURE);
    assertEquals(EXPOSURE, time.high(), 0);
    double integral = Quadrature.integral(time::value, time.low(), time.high(), time.breaks());
    assertEquals(1, integral, 1e-12);
    assertEquals(1, time.cumulative(time.high()), 1e-15);
    assertTrue(time.effectiveTime() > 0);
    double half = 20 * Units.DAY;
    double[] breaks = Arrays.stream(time.breaks()).filter(t -> t < half).toArray();
    assertEquals(Quadrature.integral(time::value, 0, half, breaks), time.cumulative(half), 1e-12);
  }

  @ParameterizedTest
  @MethodSource("sources")
  void eventTimesLieBetweenTheirBounds(NeutrinoSource source) {
    EmissionTime time = source.time(EXPOSURE);
    for (int i = 0; i < POINTS; i++) {
      double from = between(0, time.high(), i);
      double to = Math.min(time.high(), between(0, time.high(), i + 1));
      Bounds bounds = time.bounds(from, to);
      double value = time.value((from + to) / 2);
      assertTrue(value >= bounds.lower() && value <= bounds.upper());
    }
  }

  private static double between(double low, double high, int i) {
    return low + (high - low) * i / POINTS;
  }
}
