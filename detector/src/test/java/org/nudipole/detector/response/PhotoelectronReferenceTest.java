package org.nudipole.detector.response;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.sampling.RandomStreams;

/**
 * The photoelectron response of COHERENT's CsI[Na] detector (D. Akimov et al., Phys. Rev. Lett. 129
 * (2022) 081801, and its data release): 13.35 PE/keVee, gamma shape 1 + 9.56 E_ee/keVee, efficiency
 * 1.32045/(1 + exp(-0.285979 (x - 10.8646))) - 0.333322 and not below 0, yield of nuclear recoils
 * E_ee = 0.0554628 T + 4.30681 T^2 - 111.707 T^3 + 840.384 T^4 in MeV.
 */
class PhotoelectronReferenceTest {
  private static final Target CAESIUM = Material.named("CsI").nuclei().get(0);
  private static final LightYield LIGHT = new LightYield(13.35 / Units.KEV);
  private static final Accept EFFICIENCY =
      new LogisticEfficiency(1.32045, 0.285979, 10.8646, -0.333322);

  private static Fluctuation gamma() {
    return new GammaPhotoelectrons(9.56 / 13.35);
  }

  private static double folded(List<ResponseStep> steps, PiecewiseFunction function, double keV) {
    return new Response(steps, Response.PHOTOELECTRONS)
        .detected(function, CAESIUM)
        .value(keV * Units.KEV);
  }

  /** SciPy 1.17.1, scipy.stats.gamma.cdf(x, k, scale=n/k); 1e-11 is the last digit given. */
  @ParameterizedTest
  @CsvSource({
    "0.05, 5, 0.999942284803",
    "0.6, 5, 0.158472016869",
    "0.6, 10, 0.765600329409",
    "2.0, 10, 0.000104110263",
    "2.0, 30, 0.727986611967"
  })
  void gammaProbabilities(double keV, double photoelectrons, double below) {
    assertEquals(
        below,
        folded(List.of(LIGHT, gamma()), PiecewiseFunction.interval(0, photoelectrons), keV),
        1e-11);
  }

  /** SciPy 1.17.1, scipy.stats.poisson.sf(x - 1, n); 1e-11 is the last digit given. */
  @ParameterizedTest
  @CsvSource({
    "0.8, 5, 0.001411310146",
    "8.01, 5, 0.900938692879",
    "8.01, 10, 0.284617283341",
    "40.3, 30, 0.960758225835"
  })
  void poissonProbabilities(double mean, double photoelectrons, double atLeast) {
    assertEquals(
        atLeast,
        folded(
            List.of(LIGHT, new PoissonPhotoelectrons()),
            PiecewiseFunction.interval(photoelectrons, Double.POSITIVE_INFINITY),
            mean / 13.35),
        1e-11);
  }

  /** Detected between 0 and 60 PE: mpmath 1.3.0 at 30 digits; 1e-10 for 20-point quadrature. */
  @ParameterizedTest
  @CsvSource({"0.3, 0.00997065247285", "0.6, 0.142043542095", "1.5, 0.827618234143"})
  void detectedFractions(double keV, double fraction) {
    List<ResponseStep> steps = List.of(LIGHT, gamma(), EFFICIENCY, new RegionOfInterest(0, 60));
    assertEquals(fraction, folded(steps, PiecewiseFunction.everywhere(), keV), 1e-10);
  }

  /** Plateau 1.32045 - 0.333322; zero below x50 - ln(1.32045/0.333322 - 1)/0.285979 = 7.0682 PE. */
  @Test
  void efficiencyOf2021() {
    assertEquals(0.987128, EFFICIENCY.probability(500), 1e-12);
    assertEquals(0, EFFICIENCY.probability(7.068), 0);
    assertTrue(EFFICIENCY.probability(7.069) > 0);
    assertEquals(7.0682, EFFICIENCY.edges()[0], 1e-4);
  }

  /** 2017: 0.6655/(1 + exp(-0.4942 (x - 10.8507))), half of it from 5 to 6 PE, none below 5. */
  @Test
  void efficiencyOf2017() {
    Accept curve = new LogisticEfficiency(0.6655, 0.4942, 10.8507);
    List<ResponseStep> steps = List.of(curve, new EfficiencyStep(5, 0), new EfficiencyStep(6, 0.5));
    Response response = new Response(steps, Response.PHOTOELECTRONS);
    PiecewiseFunction detected = response.detected(PiecewiseFunction.everywhere(), CAESIUM);
    double at = 5.5;
    double byHand = 0.6655 / (1 + Math.exp(-0.4942 * (at - 10.8507)));
    assertEquals(0, detected.value(4.99), 0);
    assertEquals(byHand / 2, detected.value(at), 1e-14);
    assertEquals(curve.probability(6), detected.value(6), 1e-14);
  }

  /** At 20 keVnr the sum is 2.07278544 keVee, evaluated with 30 digits. */
  @Test
  void lightOfNuclearRecoils() {
    PolynomialQuenching quenching =
        new PolynomialQuenching(List.of(0.0554628, 4.30681, -111.707, 840.384));
    double visible = quenching.scale(CAESIUM).applyAsDouble(20 * Units.KEV);
    assertEquals(2.07278544, visible / Units.KEV, 1e-12);
    assertTrue(quenching.alike(CAESIUM, Material.named("CsI").nuclei().get(1)));
  }

  @Test
  void lightThatFallsSomewhereIsRefused() {
    for (List<Double> falling :
        List.of(
            List.of(0.1, -1.0),
            List.of(0.0),
            List.of(-0.1, 1.0),
            List.of(0.1, 4.0, -140.0, 800.0),
            List.of(0.01, -1.0, 30.0))) {
      assertThrows(IllegalArgumentException.class, () -> new PolynomialQuenching(falling));
    }
    new PolynomialQuenching(List.of(0.01, -0.1, 1.0));
  }

  /**
   * Mean n, variance n^2/(1 + 0.716 n), third moment about the mean 2 n^3/(1 + 0.716 n)^2, of one
   * million deviates: within 5 standard errors, a false-alarm rate of 1e-5.
   */
  @ParameterizedTest
  @ValueSource(doubles = {1e-9, 0.3, 4, 30, 2000})
  void momentsOfGammaDeviates(double mean) {
    double shape = 1 + 9.56 / 13.35 * mean;
    double variance = mean * mean / shape;
    double[] x = sample(gamma(), mean);
    double average = Arrays.stream(x).average().orElseThrow();
    double spread = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    double skew = Arrays.stream(x).map(v -> Math.pow(v - mean, 3)).average().orElseThrow();
    double n = x.length;
    assertEquals(mean, average, 5 * Math.sqrt(variance / n));
    // Kurtosis 3 + 6/shape; sixth central moment 15 + 130/shape + 120/shape^2 at most.
    assertEquals(variance, spread, 5 * variance * Math.sqrt((2 + 6 / shape) / n));
    double sixth = 15 + 130 / shape + 120 / (shape * shape);
    assertEquals(
        2 * mean * variance / shape, skew, 5 * Math.pow(variance, 1.5) * Math.sqrt(sixth / n));
  }

  /** Mean and variance n of whole numbers, on both sides of the change of method. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-9, 0.3, 11.99, 12.01, 300, 1e6})
  void momentsOfPoissonDeviates(double mean) {
    double[] x = sample(new PoissonPhotoelectrons(), mean);
    double average = Arrays.stream(x).average().orElseThrow();
    double spread = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    assertTrue(Arrays.stream(x).allMatch(v -> v >= 0 && v == Math.rint(v)));
    assertEquals(mean, average, 5 * Math.sqrt(mean / x.length));
    assertEquals(mean, spread, 5 * Math.sqrt((2 * mean * mean + mean) / x.length));
  }

  private static double[] sample(Fluctuation spread, double mean) {
    EventBatch batch = new EventBatch(false);
    double[] x = new double[16 * EventBatch.CAPACITY];
    for (int b = 0; b < 16; b++) {
      batch.reset(0, EventBatch.CAPACITY);
      Arrays.fill(batch.observed, mean);
      spread.simulate(
          new RandomStreams(20220819).stream(b, spread.stage()), batch, List.of(CAESIUM));
      System.arraycopy(batch.observed, 0, x, b * EventBatch.CAPACITY, EventBatch.CAPACITY);
    }
    return x;
  }
}
