package org.nudipole.generator.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Density;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Implementations;
import org.nudipole.generator.Units;
import org.nudipole.generator.mathematics.Quadrature;
import org.nudipole.generator.mixing.MassOrdering;
import org.nudipole.generator.sampling.Envelope;
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
    TabulatedSpectrum table = table();
    return List.of(
        new Case("table", table, table.total(), table.nodes()),
        new Case("Michel nu_e", new MichelNuE(), 1),
        new Case("Michel anti-nu_mu", new MichelAntiNuMu(), 1),
        new Case("Huber-Mueller above 2 MeV", huberMueller(), 1.5951445256083194),
        // Totals with the two-flavour formula in numpy, eight points between the nodes.
        converted(SolarComponent.PP, Flavour.NU_MU, 0.18048102033300903),
        converted(SolarComponent.B8, Flavour.NU_E, 0.3762137161615613),
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

  /** A reactor-like table: a steep fall, a jump within 1 eV, zeros in the middle. */
  private static TabulatedSpectrum table() {
    double[] energies = new double[400];
    double[] densities = new double[400];
    for (int i = 0; i < 400; i++) {
      energies[i] = (0.01 + 0.03 * i) * Units.MEV;
      densities[i] = i > 150 && i < 160 ? 0 : Math.exp(-0.08 * i) * (1 + i % 7) / Units.MEV;
    }
    energies[50] = energies[49] + Units.EV;
    return TabulatedSpectrum.of(energies, densities);
  }

  // The total is that of a Gauss-Legendre rule of 60 points, computed apart.
  private static Density huberMueller() {
    return ReactorModel.HUBER_MUELLER.continua(FissionFractions.usual()).get(1).spectrum();
  }

  private static Case converted(SolarComponent component, Flavour flavour, double total) {
    SolarOscillation oscillation = SolarOscillation.largeMixingAngle(MassOrdering.NORMAL.mixing());
    Density spectrum =
        new ConvertedSpectrum(
            component.spectrum().orElseThrow(),
            1,
            new FlavourConversion(
                oscillation.composition().apply(component), oscillation.mixing(), flavour));
    return new Case(component.label() + " " + flavour.label(), spectrum, total, spectrum.breaks());
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

  /** Half the width, half the gap between the bounds: an envelope can be as close as it likes. */
  @ParameterizedTest
  @MethodSource("cases")
  void boundsTightenWithTheInterval(Case c) {
    Bounds coarse = integratedBounds(c.spectrum, 2000);
    Bounds fine = integratedBounds(c.spectrum, 4000);
    assertTrue(fine.lower() < c.total && fine.upper() > c.total, fine::toString);
    assertTrue(fine.upper() - fine.lower() < 0.05 * c.total, fine::toString);
    assertTrue(
        fine.upper() - fine.lower() < 0.6 * (coarse.upper() - coarse.lower()),
        () -> coarse + " then " + fine);
  }

  /**
   * What is drawn from a spectrum fills its envelope to 2 %; to 5 % where conversion multiplies
   * bounds, and to a ninth for a table whose neighbours differ by factors.
   */
  @ParameterizedTest
  @MethodSource("cases")
  void envelopesAreFilled(Case c) {
    double most =
        c.spectrum instanceof TabulatedSpectrum
            ? 1.12
            : c.spectrum instanceof ConvertedSpectrum ? 1.05 : 1.02;
    double ratio = Envelope.of(List.of(c.spectrum), Envelope.CELLS).volume() / c.total;
    assertTrue(ratio >= 1 - 1e-12 && ratio < most, () -> "volume over integral " + ratio);
  }

  /** All densities of this package that are not of times. */
  @Test
  void everyModelIsTested() {
    assertEquals(
        Implementations.of(Density.class).stream()
            .filter(SpectrumContractTest::isHere)
            .collect(Collectors.toCollection(TreeSet::new)),
        Implementations.among(cases().stream().map(Case::spectrum)));
  }

  private static boolean isHere(String name) {
    try {
      Class<?> found = Class.forName(SpectrumContractTest.class.getPackageName() + "." + name);
      return !EmissionTime.class.isAssignableFrom(found) && found != OnPeriod.class;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static Bounds integratedBounds(Density spectrum, int cells) {
    double width = (spectrum.high() - spectrum.low()) / cells;
    double lower = 0;
    double upper = 0;
    for (int i = 0; i < cells; i++) {
      double from = spectrum.low() + width * i;
      Bounds bounds = spectrum.bounds(from, Math.min(spectrum.high(), from + width));
      lower += bounds.lower() * width;
      upper += bounds.upper() * width;
    }
    return new Bounds(lower, upper);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void integralIsTheTotal(Case c) {
    assertEquals(
        c.total,
        Quadrature.integral(c.spectrum::value, c.spectrum.low(), c.spectrum.high(), c.breaks),
        1e-10 * c.total);
  }

  /** Rising points strictly inside: of a table all nodes but the ends. */
  @ParameterizedTest
  @MethodSource("cases")
  void breaksRiseInsideTheSpectrum(Case c) {
    double last = c.spectrum.low();
    for (double energy : c.spectrum.breaks()) {
      assertTrue(last < energy && energy < c.spectrum.high());
      last = energy;
    }
    if (c.spectrum instanceof TabulatedSpectrum table) {
      assertEquals(table.nodes().length - 2, table.breaks().length);
    }
  }

  /** What a flavour takes of a spectrum is where that is. */
  @Test
  void aConvertedSpectrumHasTheRangeOfTheEmitted() {
    MassComposition states = FixedComposition.of(0.7, 0.2, 0.1, 0);
    ConvertedSpectrum converted =
        new ConvertedSpectrum(
            table(), 3, new FlavourConversion(states, MassOrdering.NORMAL.mixing(), Flavour.NU_MU));
    assertEquals(table().low(), converted.low());
    assertEquals(table().high(), converted.high());
    assertTrue(converted.low() > 0);
  }
}
