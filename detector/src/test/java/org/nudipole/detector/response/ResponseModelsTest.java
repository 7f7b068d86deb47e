package org.nudipole.detector.response;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.RegularizedGamma;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.data.Table;
import org.nudipole.generator.data.TableException;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.generator.sampling.RandomStreams.Stage;

class ResponseModelsTest {
  private static final Target GERMANIUM = Material.named("Ge").nuclei().get(2);

  /**
   * A. Bonhomme et al., Eur. Phys. J. C 82 (2022) 815: k = 0.162 describes factors from 0.16 at 0.4
   * keV to 0.23 at 6.3 keV; the last quoted digit is the tolerance.
   */
  @ParameterizedTest
  @CsvSource({"0.4, 0.16", "6.3, 0.23"})
  void lindhardFactorsOfGermanium(double keV, double factor) {
    double e = 11.5 * Math.pow(32, -7.0 / 3) * keV;
    double g = 3 * Math.pow(e, 0.15) + 0.7 * Math.pow(e, 0.6) + e;
    double byHand = 0.162 * g / (1 + 0.162 * g);
    LindhardQuenching lindhard = new LindhardQuenching(OptionalDouble.of(0.162));
    double visible = lindhard.scale(GERMANIUM).applyAsDouble(keV * Units.KEV) / Units.KEV;
    assertEquals(byHand, visible / keV, 1e-12);
    assertEquals(factor, visible / keV, 0.01);
  }

  /** Standard k = 0.133 Z^(2/3) A^(-1/2) is 0.157 for germanium (tabulated to three digits). */
  @Test
  void standardLindhardParameter() {
    double standard =
        new LindhardQuenching(OptionalDouble.empty()).scale(GERMANIUM).applyAsDouble(Units.KEV);
    double k = 0.133 * Math.pow(32, 2.0 / 3) / Math.sqrt(GERMANIUM.a());
    double given =
        new LindhardQuenching(OptionalDouble.of(k)).scale(GERMANIUM).applyAsDouble(Units.KEV);
    assertEquals(given, standard, 1e-12 * given);
    assertEquals(0.157, k, 0.001);
  }

  /** sigma(E) = 0.31 sqrt(E) + 0.0037 E is 22.3 % at 2 keV; the constant adds in quadrature. */
  @Test
  void resolutionTerms() {
    double two = 2 * Units.KEV;
    double summed = new GaussianResolution(0, 0.31, 0.0037, false).sigma(two) / Units.KEV;
    assertEquals(0.446, summed, 5e-4);
    double quadrature =
        new GaussianResolution(0.3 * Units.KEV, 0.4 / Math.sqrt(2), 0, true).sigma(two) / Units.KEV;
    assertEquals(0.5, quadrature, 1e-12);
    // At 4 keV the terms are 0.3, 0.2 and 0.6 keV: sqrt(0.49) or 1.1.
    double four = 4 * Units.KEV;
    double constant = 0.3 * Units.KEV;
    assertEquals(
        0.7, new GaussianResolution(constant, 0.1, 0.15, true).sigma(four) / Units.KEV, 1e-12);
    assertEquals(
        1.1, new GaussianResolution(constant, 0.1, 0.15, false).sigma(four) / Units.KEV, 1e-12);
    // Of 25 counted photoelectrons.
    assertEquals(2, new PhotoelectronWidth(0.4).sigma(25), 1e-15);
  }

  /**
   * Noise before an error function is a wider error function, also where ten standard deviations of
   * noise are needed to pass: the generation cut rests on these tails.
   */
  @Test
  void tailsOfNoiseAreFolded() {
    double keV = Units.KEV;
    double noise = 0.1 * keV;
    double width = noise / 10;
    double whole = Math.hypot(noise, width);
    ErrorFunctionEfficiency efficiency = new ErrorFunctionEfficiency(2 * keV, width, 0.8);
    Response response =
        new Response(List.of(new GaussianResolution(noise, 0, 0, true), efficiency), "keVnr");
    PiecewiseFunction detected = response.detected(PiecewiseFunction.everywhere(), GERMANIUM);
    for (double sigmas : new double[] {0, 3, 5, 6.5, 7.5}) {
      double expected = 0.4 * Erfc.value(sigmas / Math.sqrt(2));
      assertEquals(expected, detected.value(2 * keV - sigmas * whole), 1e-6 * expected);
    }
  }

  /** A mean of t above 25 is 1.5 Q(2.5, 25) where t has the gamma density of shape 1.5. */
  @Test
  void tailsOfAGammaDensityAreFolded() {
    PiecewiseFunction above =
        new PiecewiseFunction(List.of(new PiecewiseFunction.Piece(25, 1e9, t -> t, false)));
    double expected = 1.5 * RegularizedGamma.Q.value(2.5, 25);
    // What lies beyond the last panel, at 44, is 2e-8 of it.
    assertEquals(expected, new GammaFolding(1.5, 1).expectation(above), 1e-7 * expected);
  }

  /** Intervals far below and far above the mean, to all digits of the smaller tail. */
  @Test
  void intervalsInTheTailsOfAGammaDensity() {
    GammaFolding gamma = new GammaFolding(30, 0.5);
    for (double from : new double[] {60, 90, 200}) {
      double expected = RegularizedGamma.Q.value(30, from) - RegularizedGamma.Q.value(30, from + 1);
      PiecewiseFunction interval = PiecewiseFunction.interval(from / 2, (from + 1) / 2);
      assertEquals(expected, gamma.expectation(interval), 1e-12 * expected);
    }
    for (double to : new double[] {1, 4, 9}) {
      double expected = RegularizedGamma.P.value(30, to) - RegularizedGamma.P.value(30, to / 2);
      PiecewiseFunction interval = PiecewiseFunction.interval(to / 4, to / 2);
      assertEquals(expected, gamma.expectation(interval), 1e-12 * expected);
    }
  }

  @Test
  void efficienciesAtTheirHalfAndFarAway() {
    double keV = Units.KEV;
    Accept erf = new ErrorFunctionEfficiency(10 * keV, 2 * keV, 0.8);
    assertEquals(0.4, erf.probability(10 * keV), 1e-15);
    assertEquals(0.8 * 0.841344746, erf.probability(12 * keV), 1e-9);
    assertEquals(0, erf.probability(-100 * keV), 1e-15);
    Accept logistic = new LogisticEfficiency(0.9, 3 / keV, 5 * keV);
    assertEquals(0.45, logistic.probability(5 * keV), 1e-15);
    assertEquals(0.9 / (1 + Math.exp(-3)), logistic.probability(6 * keV), 1e-12);
    Accept table =
        new TabulatedEfficiency(new Curve(new double[] {keV, 3 * keV}, new double[] {0.2, 0.6}));
    assertEquals(0, table.probability(0.99 * keV), 0);
    assertEquals(0.4, table.probability(2 * keV), 1e-15);
    assertEquals(0.6, table.probability(9 * keV), 0);
  }

  /** The squeeze never decides against the probability itself: ten million decisions next to it. */
  @Tag("slow")
  @Test
  void squeezeDecidesAsTheProbabilityDoes() {
    double keV = Units.KEV;
    double[] energies = {0, keV, 1.5 * keV, 4 * keV, 9 * keV};
    double[] values = {0.3, 0.1, 0.9, 0.9, 0};
    // More points than the squeeze has cells.
    Curve many =
        new Curve(
            IntStream.range(0, 2000).mapToDouble(i -> i * 0.005 * keV).toArray(),
            IntStream.range(0, 2000).mapToDouble(i -> (i * 7 % 11) / 11.0).toArray());
    UniformRandomProvider random = new RandomStreams(5).stream(0, Stage.ACCEPTANCE);
    for (Accept accept :
        List.of(
            new ErrorFunctionEfficiency(3 * keV, 0.4 * keV, 0.95),
            new LogisticEfficiency(0.87, 3 / keV, 2 * keV),
            new TabulatedEfficiency(new Curve(energies, values)),
            new TabulatedEfficiency(many),
            new LogisticEfficiency(1.2, 2 / keV, 2 * keV, -0.3),
            new EfficiencyStep(3 * keV, 0.4),
            new ClassShare(Curve.steps(energies, new double[] {0.3, 0.1, 0.9, 0.2})),
            new RegionOfInterest(keV, 4 * keV),
            new ConstantEfficiency(0.4))) {
      AcceptanceSqueeze squeeze = new AcceptanceSqueeze(accept::probability, accept.edges());
      for (int i = 0; i < 2_500_000; i++) {
        double x = (12 * random.nextDouble() - 1) * keV;
        double p = accept.probability(x);
        // Half of the trials right at the decision.
        double u = i % 2 == 0 ? random.nextDouble() : p * (1 + 1e-9 * (random.nextDouble() - 0.5));
        assertEquals(u < p, squeeze.accepts(x, u), () -> accept + " at " + x);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "# columns: energy,v;# units: cm,1;1,1;2,1|unit 'cm' of column energy",
        "# columns: energy,v;# units: keV,%;1,1;2,1|unit '%' of column v",
        "# columns: energy,v;# units: keV,1;2,1;1,1|t.csv:4: energy 1 after 2 (they rise",
        "# columns: energy,v;# units: keV,1;1,0.5;2,1.5|t.csv:4:3: v 1.5 outside [0.0, 1.0]",
        "# columns: energy,v;# units: keV,1;1,0.5;2,NaN|t.csv:4:3: 'NaN' in column v is not a number",
        "# columns: energy,v;# units: keV,1;-1,0.5;2,1|t.csv:3: energy -1 is negative",
        "# columns: energy,v;# units: keV,1;1,0.5|one row only",
        "# columns: energy,v;# units: keVnr,1;1,0.5;2,1|t.csv:2:10: unit 'keVnr' of column energy",
        "# columns: energy,v;# units: keV,1;1,2;0,x|t.csv:4: energy 0 after 1 (they rise from row to row); t.csv:4:3: 'x' in column v is not a number; t.csv:3:3: v 2 outside [0.0, 1.0]",
        "# columns: energy;# units: keV;1;2|no column value or v"
      })
  void curvesSayWhatIsWrong(String text, String message) {
    Table table = Table.parse("t.csv", text.replace(";", "\n"));
    TableException e =
        assertThrows(TableException.class, () -> new CurveTable(table, "v", 0, 1).against("keVee"));
    assertTrue(e.getMessage().contains(message), e::getMessage);
  }

  @Test
  void aCurveInBinsIsConstantInEach() {
    Table table =
        Table.parse(
            "t.csv",
            "# columns: energy_low,energy_high,value\n# units: keV,keV,1\n1,2,0.25\n2,4,0.5\n");
    CurveTable.Columns columns = new CurveTable(table, "v", 0, 1).against("keVee");
    Accept efficiency = new TabulatedEfficiency(columns.curve());
    double keV = Units.KEV;
    assertEquals(0, efficiency.probability(0.99 * keV), 0);
    assertEquals(0.25, efficiency.probability(1.99 * keV), 0);
    assertEquals(0.5, efficiency.probability(2.01 * keV), 0);
    assertEquals(0.5, efficiency.probability(5 * keV), 0);
    assertEquals(0.375, columns.smooth().at(2.25 * keV), 1e-15);
  }

  /** Nothing is visible up to some energy; a factor that falls back to 0 has no single recoil. */
  @Test
  void aQuenchingMayBeginAtZero() {
    double keV = Units.KEV;
    TabulatedQuenching cut =
        new TabulatedQuenching(new Curve(new double[] {0, keV, 2 * keV}, new double[] {0, 0, 0.5}));
    Target germanium = Material.named("Ge").nuclei().get(0);
    assertEquals(0, cut.scale(germanium).applyAsDouble(0.9 * keV), 0);
    assertEquals(keV, cut.scale(germanium).applyAsDouble(2 * keV), 1e-15);
    Curve back = new Curve(new double[] {0, keV, 2 * keV}, new double[] {0.5, 0.5, 0});
    assertThrows(IllegalArgumentException.class, () -> new TabulatedQuenching(back));
  }

  @Test
  void aQuenchingThatFallsTooFastIsRefused() {
    Curve falling = new Curve(new double[] {Units.KEV, 2 * Units.KEV}, new double[] {0.9, 0.1});
    assertThrows(IllegalArgumentException.class, () -> new TabulatedQuenching(falling));
  }

  /**
   * The visible energy of 0.4 T up to 1 keV, (0.7 - 0.3 T) T up to 1.4 keV and 0.28 T beyond turns
   * at 7/6 keV and at 1.4 keV, from 49/120 to 0.392 keV: 0.4 keV is seen of three recoils, and of
   * them alone.
   */
  @Test
  void aDipOfTheVisibleEnergyHasThreeRecoils() {
    double keV = Units.KEV;
    Curve kink = new Curve(new double[] {keV, 1.4 * keV}, new double[] {0.4, 0.28});
    PiecewiseFunction seen =
        new TabulatedQuenching(kink)
            .fold(PiecewiseFunction.interval(0.4 * keV, 0.41 * keV), GERMANIUM);
    // Where (0.7 - 0.3 T) T is 0.4, and 0.28 T is 0.4 and 0.41.
    double falls = 4.0 / 3;
    double[] inside = {1.001, 1.1, falls - 1e-9, 0.4 / 0.28 + 1e-9, 0.41 / 0.28 - 1e-9};
    double[] outside = {0.5, 0.999, falls + 1e-9, 1.4, 0.4 / 0.28 - 1e-9, 0.41 / 0.28 + 1e-9};
    for (double x : inside) {
      assertEquals(1, seen.value(x * keV), 0, () -> "at " + x);
    }
    for (double x : outside) {
      assertEquals(0, seen.value(x * keV), 0, () -> "at " + x);
    }
  }
}
