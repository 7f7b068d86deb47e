package org.nudipole.detector.response;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.Implementations;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.sampling.RandomStreams;

/** What every response keeps: the average over simulated events is the folded function. */
class ResponseContractTest {
  // Fewer events where a mutation run asks for less.
  private static final int BATCHES =
      Math.max(1, 16 / Integer.getInteger("nudipole.contract.stride", 1));

  /** A response and the target that recoils. */
  record Case(String name, Response response, Target target) {
    @Override
    public String toString() {
      return name + " on " + target.name();
    }
  }

  private static Curve curve(double... energyAndValue) {
    double[] energies = new double[energyAndValue.length / 2];
    double[] values = new double[energies.length];
    for (int i = 0; i < energies.length; i++) {
      energies[i] = energyAndValue[2 * i] * Units.KEV;
      values[i] = energyAndValue[2 * i + 1];
    }
    return new Curve(energies, values);
  }

  static Stream<Case> cases() {
    double keV = Units.KEV;
    Resolution constant = new GaussianResolution(0.1 * keV, 0, 0, true);
    Resolution all = new GaussianResolution(0.05 * keV, 0.2, 0.05, true);
    Resolution linear = new GaussianResolution(0.02 * keV, 0.1, 0.03, false);
    Transform lindhard = new LindhardQuenching(OptionalDouble.empty());
    Transform given = new LindhardQuenching(OptionalDouble.of(0.162));
    Transform cut = new LindhardQuenching(OptionalDouble.of(0.179), 0.16 * keV);
    // Its visible energy falls from 0.167 to 0.162 keV between 0.64 and 0.75 keV.
    Transform dip = new TabulatedQuenching(curve(0.3, 0.4, 0.75, 0.216, 1, 0.22, 3, 0.3));
    Transform table = new TabulatedQuenching(curve(0.1, 0.1, 0.5, 0.2, 1, 0.22, 3, 0.3));
    Accept erf = new ErrorFunctionEfficiency(0.6 * keV, 0.2 * keV, 0.9);
    Accept logistic = new LogisticEfficiency(0.87, 3.3 / keV, 0.5 * keV);
    Accept tabulated = new TabulatedEfficiency(curve(0.2, 0.1, 0.5, 0.7, 0.9, 0.5, 2, 1));
    Accept share =
        new ClassShare(
            Curve.steps(new double[] {0.2 * keV, 0.5 * keV, 2 * keV}, new double[] {0.7, 0.4}));
    Accept half = new ConstantEfficiency(0.5);
    Accept threshold = new Threshold(0.4 * keV);
    Accept low = new Threshold(0.1 * keV);
    List<List<ResponseStep>> chains =
        List.of(
            List.of(),
            List.of(threshold),
            List.of(constant, threshold),
            List.of(all, erf),
            List.of(linear, logistic, threshold),
            List.of(all, tabulated, half),
            List.of(erf),
            List.of(tabulated, threshold),
            List.of(lindhard, low),
            List.of(given, constant, low),
            List.of(table, all, logistic),
            List.of(new ScaledQuenching(table, 1.1), all, threshold),
            List.of(cut, constant, low),
            List.of(dip, low),
            List.of(given, all, share, low),
            List.of(new ScaledQuenching(dip, 1.1), constant, low));
    Transform polynomial = new PolynomialQuenching(List.of(0.2, 3.0, -20.0, 800.0));
    Transform light = new LightYield(10 / keV);
    Fluctuation gamma = new GammaPhotoelectrons(0.716);
    Fluctuation poisson = new PoissonPhotoelectrons();
    Resolution charge = new PhotoelectronWidth(0.4);
    Accept coherent = new LogisticEfficiency(1.32045, 0.285979, 10.8646, -0.333322);
    Accept early = new LogisticEfficiency(1.2, 3 / keV, 0.2 * keV, -0.25);
    Accept step = new EfficiencyStep(2, 0.5);
    Accept region = new RegionOfInterest(1, 12);
    List<List<ResponseStep>> lightChains =
        List.of(
            List.of(light),
            List.of(light, gamma),
            List.of(light, gamma, coherent, region),
            List.of(polynomial, light, gamma, step, new EfficiencyStep(1, 0)),
            List.of(light, poisson),
            List.of(light, poisson, coherent, step),
            List.of(early, light, poisson, region),
            List.of(polynomial, early, light, gamma, new Threshold(3)),
            List.of(light, poisson, charge),
            List.of(light, poisson, charge, coherent, region),
            List.of(light, gamma, new ErrorFunctionEfficiency(3, 2, 0.9)));
    Target germanium = Material.named("Ge").nuclei().get(1);
    Target electron = Material.named("LXe").shells().get(3);
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < chains.size(); i++) {
      cases.add(new Case("chain " + i, new Response(chains.get(i), "keVee"), germanium));
      cases.add(new Case("chain " + i, new Response(chains.get(i), "keVee"), electron));
    }
    for (int i = 0; i < lightChains.size(); i++) {
      Response response = new Response(lightChains.get(i), Response.PHOTOELECTRONS);
      cases.add(new Case("light " + i, response, germanium));
      cases.add(new Case("light " + i, response, electron));
    }
    return cases.stream();
  }

  @Test
  void everyModelIsTested() {
    assertEquals(
        Implementations.of(SingleStep.class),
        Implementations.among(cases().flatMap(c -> c.response().steps().stream())));
  }

  /**
   * One million events at each of five recoil energies, in bins of the observable: binomial
   * deviations below 5 standard deviations plus one event; 54 cases x 5 energies x 20 numbers make
   * the false-alarm rate 3.0e-3 for the whole test, whose seed is fixed. A 1 % error of a
   * probability of one half is 20 standard deviations.
   */
  @ParameterizedTest
  @MethodSource("cases")
  void simulatedFractionsAreTheFoldedOnes(Case c) {
    double[] edges = {-1, 0, 0.1, 0.2, 0.35, 0.5, 0.8, 3, 6, 11, 30};
    double unit = c.response().unit();
    RandomStreams streams = new RandomStreams(20211006);
    EventBatch batch = new EventBatch(false);
    long index = 0;
    for (double recoil : new double[] {0.05, 0.31, 0.55, 1.2, 2.9}) {
      long[] all = new long[edges.length];
      long[] detected = new long[edges.length];
      for (int b = 0; b < BATCHES; b++) {
        batch.reset(index * EventBatch.CAPACITY, EventBatch.CAPACITY);
        Arrays.fill(batch.recoilEnergy, recoil * Units.KEV);
        c.response().simulate(streams, index++, batch, List.of(c.target()));
        for (int i = 0; i < batch.size(); i++) {
          int bin = bin(edges, batch.observed[i] / unit);
          all[bin]++;
          detected[bin] += batch.detected[i];
        }
      }
      for (int bin = 0; bin + 1 < edges.length; bin++) {
        PiecewiseFunction interval =
            PiecewiseFunction.interval(edges[bin] * unit, edges[bin + 1] * unit);
        check(c, recoil, all[bin], c.response().all(interval, c.target()));
        check(c, recoil, detected[bin], c.response().detected(interval, c.target()));
      }
    }
  }

  private static void check(Case c, double recoil, long count, PiecewiseFunction folded) {
    double events = (double) BATCHES * EventBatch.CAPACITY;
    double p = folded.value(recoil * Units.KEV);
    assertTrue(p >= -1e-12 && p <= 1 + 1e-12, () -> c + ": probability " + p);
    double error = Math.sqrt(Math.max(0, events * p * (1 - p)));
    assertEquals(events * p, count, 5 * error + 1, () -> c + " at " + recoil + " keV");
  }

  private static int bin(double[] edges, double x) {
    int bin = 0;
    while (bin + 2 < edges.length && x >= edges[bin + 1]) {
      bin++;
    }
    return x < edges[0] || x >= edges[edges.length - 1] ? edges.length - 1 : bin;
  }
}
