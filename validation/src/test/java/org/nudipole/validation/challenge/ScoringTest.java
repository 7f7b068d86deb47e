package org.nudipole.validation.challenge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.generator.axis.Spacing;

/** What scores are, in closed form. */
@Tag("canonical")
class ScoringTest {
  private static final String MASS = "/dipole/mass";
  private static final String MOMENT = "/dipole/moment";
  private static final Prior LINEAR = new Prior(MASS, "keV", 0, 100, Spacing.LINEAR);
  private static final Prior LOG = new Prior(MOMENT, "muB", 1e-11, 1e-10, Spacing.LOG);
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private static ChallengeDocument page(double nullProbability, Prior... hidden) {
    return new ChallengeDocument(
        "c",
        List.of("data-1.h5"),
        List.of(),
        List.of(hidden),
        hidden[0].parameter(),
        nullProbability,
        Map.of(),
        Optional.empty());
  }

  private static Estimate stated(double value, double below, double above) {
    return new Estimate(
        value, new Interval(value - below, value + above), Optional.empty(), List.of());
  }

  private static Score scored(Estimate estimate, ChallengeDocument page, double truth) {
    String name = page.hidden().get(0).parameter();
    return Scoring.of(page).marginal(Statement.of(Map.of(name, estimate), page), 0, truth);
  }

  /** "Most likely no signal" is a point at 68 %; how sure that is tells the interval of 90 %. */
  @Test
  void pullsOfAPointUseTheWideInterval() {
    double end = 2e-11 * NORMAL.inverseCumulativeProbability(0.95);
    List<Double> samples = new ArrayList<>(Collections.nCopies(900, 0.0));
    samples.addAll(Collections.nCopies(100, end));
    Estimate none = Estimate.of(samples);
    assertEquals(0, none.central().width());
    assertEquals(-0.5, scored(none, page(0.5, LOG), 1e-11).pull(), 1e-9);
    assertEquals(0, scored(none, page(0.5, LOG), 0).pull(), 0);
  }

  @Test
  void pullsUseTheSideOfTheTruth() {
    ChallengeDocument page = page(0, LINEAR);
    Estimate estimate = stated(50, 2, 5);
    assertEquals(2, scored(estimate, page, 46).pull(), 1e-12);
    assertEquals(-2, scored(estimate, page, 60).pull(), 1e-12);
    assertTrue(scored(estimate, page, 55).inCentral());
    assertFalse(scored(estimate, page, 47.9).inCentral());
    assertEquals(0.07, scored(estimate, page, 50).width(), 1e-12);
    // 1.64485 half widths, where no interval of 90 % is given.
    assertTrue(scored(estimate, page, 46.72).inWide());
    assertFalse(scored(estimate, page, 46.70).inWide());
  }

  /** Nothing said scores nothing, whatever the truth: of values, signals and all together. */
  @Test
  void thePriorScoresNothing() {
    ChallengeDocument page = page(0.3, LOG, LINEAR);
    Scoring scoring = Scoring.of(page);
    Statement prior = Statement.of(Map.of(), page);
    assertEquals(0.3, prior.absent());
    for (double[] truth : new double[][] {{0, 3}, {2e-11, 50}, {1e-10, 100}}) {
      assertEquals(0, scoring.joint(prior, truth));
      for (int i = 0; i < 2; i++) {
        Score score = scoring.marginal(prior, i, truth[i]);
        assertEquals(List.of(0.0, 0.0, 0.0), List.of(score.skill(), score.interval(), score.log()));
      }
    }
    // Samples drawn evenly from it are near: 500 of 1000 steps leave 1e-3 or less.
    List<Double> samples =
        IntStream.range(0, 1000)
            .mapToObj(i -> new PriorScale(LOG, 0.3).quantile((i + 0.5) / 1000))
            .toList();
    for (double truth : new double[] {0, 2e-11, 9e-11}) {
      Score score = scored(Estimate.of(samples), page(0.3, LOG), truth);
      assertEquals(0, score.skill(), 2e-3);
      assertEquals(0, score.interval(), 2e-2);
      assertEquals(0, score.log(), 5e-3);
    }
  }

  /** Of an even prior CRPS(t) = t^3 / 3 + (1 - t)^3 / 3, 1/6 on average: at 1/2, 1/12 of 1/6. */
  @Test
  void certaintyWinsWhatThePriorCosts() {
    ChallengeDocument page = page(0, LINEAR);
    Estimate exact =
        Estimate.of(IntStream.range(0, 100).mapToObj(i -> 50 + 1e-9 * (i - 49.5)).toList());
    assertEquals(0.5, scored(exact, page, 50).skill(), 1e-5);
    // Between 1 and 1/4 at the ends: the prior costs 1/3 there, and a certain one the distance.
    assertEquals(6 * (1.0 / 3 - 0.5), scored(exact, page, 100).skill(), 1e-5);
    // Without a width, intervals cost 2 / alpha times the distance; those of the prior on average
    // (1 - alpha / 2) each.
    double unit = 1 - 0.3173 / 2 + 1 - 0.1 / 2;
    double prior = 0.6827 + 0.9;
    assertEquals(prior / unit, scored(exact, page, 50).interval(), 5e-3);
    double far = 0.6827 + 2 / 0.3173 * (1 - 0.84135) + 0.9 + 2 / 0.1 * 0.05;
    double cost = (2 / 0.3173 + 2 / 0.1) * 0.5;
    assertEquals((far - cost) / unit, scored(exact, page, 100).interval(), 5e-2);
  }

  /** A Gaussian N(m, s) at t = m costs s (2 phi(0) - 1 / sqrt pi) = 0.2337 s. */
  @Test
  void estimatesStandForGaussians() {
    ChallengeDocument page = page(0, LINEAR);
    double expected = 6 * (1.0 / 12 - 0.05 * (2 / Math.sqrt(2 * Math.PI) - 1 / Math.sqrt(Math.PI)));
    assertEquals(expected, scored(stated(50, 5, 5), page, 50).skill(), 1e-4);
    // Density 0.0797885 at the mean, with 0.99 and 0.01; the kernel widens it by sqrt(1 + h^2) with
    // h = 0.9 x 1000^-0.2.
    double widened = Math.sqrt(1 + Math.pow(0.9 * Math.pow(1000, -0.2), 2));
    double log = Math.log(0.99 * 7.97885 / widened + 0.01);
    assertEquals(log, scored(stated(50, 5, 5), page, 50).log(), 2e-3);
    StatedQuantiles skew = new StatedQuantiles(stated(50, 2, 8), new PriorScale(LINEAR, 0));
    assertEquals(48, skew.at(NORMAL.cumulativeProbability(-1)), 1e-9);
    assertEquals(66, skew.at(NORMAL.cumulativeProbability(2)), 1e-9);
    StatedQuantiles wide =
        new StatedQuantiles(
            new Estimate(50, new Interval(45, 55), Optional.of(new Interval(30, 60)), List.of()),
            new PriorScale(LINEAR, 0));
    assertEquals(30, wide.at(0.05), 1e-9);
    assertEquals(60, wide.at(0.95), 1e-9);
  }

  /** Probability of no signal 0.25 before the data: samples that are 0, or all below the prior. */
  @Test
  void noSignalHasAProbabilityOfItsOwn() {
    ChallengeDocument page = page(0.25, LOG);
    List<Double> samples = new ArrayList<>(Collections.nCopies(150, 0.0));
    IntStream.range(0, 50).forEach(i -> samples.add(2e-11 + i * 1e-13));
    // The prior has 255 of the 1021 points.
    double reference = Math.log(0.99 * 255 / 1021 / 0.25 + 0.01);
    double log = Math.log(0.99 * 0.75 / 0.25 + 0.01) - reference;
    assertEquals(log, scored(Estimate.of(samples), page, 0).log(), 1e-12);
    Estimate halves = stated(2e-11, 1e-11, 1e-11);
    double below = NORMAL.cumulativeProbability(-1);
    assertEquals(below, Statement.of(Map.of(MOMENT, halves), page).absent(), 1e-3);
    // Values between 0 and the prior cannot be: they are no signal.
    assertEquals(0.0, new StatedQuantiles(halves, page.scale(MOMENT)).at(0.1));
  }

  /** Each sample a hundred times, in any order, is the same answer to the last bit. */
  @ParameterizedTest
  @ValueSource(ints = {2, 100})
  void repeatingSamplesChangesNothing(int times) {
    ChallengeDocument page = page(0.3, LOG, LINEAR);
    Scoring scoring = Scoring.of(page);
    List<Double> moments = new ArrayList<>();
    List<Double> masses = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      moments.add(i % 3 == 0 ? 0.0 : 1e-11 * Math.exp(0.2 + 0.003 * i));
      masses.add(40 + 20 * Math.sin(i));
    }
    List<Double> moreMoments = repeated(moments, times);
    List<Double> moreMasses = repeated(masses, times);
    Statement once = said(page, moments, masses);
    Statement often = said(page, moreMoments, moreMasses);
    assertEquals(Basis.JOINT, often.basis());
    double[] truth = {2e-11, 44};
    assertEquals(scoring.joint(once, truth), scoring.joint(often, truth));
    for (int i = 0; i < 2; i++) {
      assertEquals(scoring.marginal(once, i, truth[i]), scoring.marginal(often, i, truth[i]));
      assertEquals(scoring.marginal(once, i, 0), scoring.marginal(often, i, 0));
    }
    // One list alone: then the two lists do not belong together, and say so.
    Statement one = said(page, moreMoments, masses);
    assertEquals(Basis.SEPARATE, one.basis());
    assertEquals(
        scoring.marginal(once, 0, 2e-11).skill(), scoring.marginal(one, 0, 2e-11).skill(), 1e-2);
  }

  private static List<Double> repeated(List<Double> samples, int times) {
    return IntStream.range(0, times).mapToObj(i -> samples).flatMap(List::stream).toList();
  }

  private static Statement said(ChallengeDocument page, List<Double> moments, List<Double> masses) {
    Map<String, Estimate> said = new LinkedHashMap<>();
    said.put(MOMENT, Estimate.of(moments));
    said.put(MASS, Estimate.of(masses));
    return Statement.of(said, page);
  }

  /** Values that hang together, said one by one, cost more together and not alone. */
  @Test
  void theJointScoreSeesWhatHangsTogether() {
    ChallengeDocument page = page(0, LINEAR, LOG);
    Scoring scoring = Scoring.of(page);
    PriorScale moments = new PriorScale(LOG, 0);
    List<Double> mass = IntStream.range(0, 500).mapToObj(i -> 10 + 0.16 * i).toList();
    List<Double> along = mass.stream().map(m -> moments.quantile(m / 100)).toList();
    List<Double> against = mass.stream().map(m -> moments.quantile(1 - m / 100)).toList();
    double[] truth = {30, moments.quantile(0.3)};
    double right = scoring.joint(Statement.of(both(mass, along), page), truth);
    double wrong = scoring.joint(Statement.of(both(mass, against), page), truth);
    assertTrue(right > wrong + 0.2, right + " " + wrong);
  }

  private static Map<String, Estimate> both(List<Double> mass, List<Double> moment) {
    Map<String, Estimate> said = new HashMap<>();
    said.put(MASS, Estimate.of(mass));
    said.put(MOMENT, Estimate.of(moment));
    return said;
  }

  /** The cheap sum over sorted values is that over all pairs. */
  @Test
  void theSpreadOfOneValueIsThatOfAllPairs() {
    Draws draws = Draws.ofOne(List.of(3.0, 1.0, 4.0, 1.0, 5.0, 9.0, 2.0, 6.0));
    double sum = 0;
    for (int i = 0; i < draws.weights().length; i++) {
      for (int j = 0; j < draws.weights().length; j++) {
        double distance = Math.abs(draws.rows().get(i)[0] - draws.rows().get(j)[0]);
        sum += draws.weights()[i] * draws.weights()[j] * distance;
      }
    }
    assertEquals(sum / 2, EnergyScore.spread(draws), 1e-12);
    Draws twice = Draws.of(draws.rows().stream().map(r -> new double[] {r[0], 7}).toList());
    assertEquals(7, twice.rows().size());
    assertEquals(EnergyScore.spread(twice.marginal(0)), EnergyScore.spread(twice), 1e-12);
  }

  /** Every pair of coordinates is nearly uncorrelated, and each is even. */
  @Test
  void theLatticeFillsTheCube() {
    int dimension = 5;
    double[][] points =
        IntStream.range(0, Lattice.POINTS)
            .mapToObj(k -> Lattice.point(k, dimension))
            .toArray(double[][]::new);
    for (int i = 0; i < dimension; i++) {
      int a = i;
      assertEquals(Lattice.POINTS, Arrays.stream(points).mapToDouble(p -> p[a]).distinct().count());
      for (int j = 0; j < i; j++) {
        int b = j;
        double product = Arrays.stream(points).mapToDouble(p -> (p[a] - 0.5) * (p[b] - 0.5)).sum();
        assertEquals(0, 12 * product / Lattice.POINTS, 0.05, i + " " + j);
      }
    }
  }

  @Test
  void placesOnTheScaleOfAPrior() {
    PriorScale log = new PriorScale(LOG, 0.4);
    assertEquals(0.2, log.of(0), 1e-15);
    assertEquals(0.4, log.of(1e-12), 1e-15);
    assertEquals(0.4 + 0.6 * 0.5, log.of(Math.sqrt(1e-21)), 1e-12);
    assertEquals(1, log.of(1), 1e-15);
    assertEquals(0, log.of(-1), 1e-15);
    PriorScale signed = new PriorScale(new Prior(MOMENT, "muB", -1, 3, Spacing.LINEAR), 0.2);
    assertEquals(0.8 * 0.25 + 0.1, signed.of(0), 1e-15);
    for (double part : new double[] {0.05, 0.15, 0.5, 0.9}) {
      assertEquals(part, signed.of(signed.quantile(part)), 1e-12);
    }
    assertEquals(0, signed.quantile(0.3), 0);
  }

  @Test
  void quantilesOfPriors() {
    assertEquals(25, LINEAR.quantile(0.25), 1e-12);
    Prior log = new Prior("/x", "muB", 1e-12, 1e-10, Spacing.LOG);
    assertEquals(1e-11, log.middle(), 1e-23);
    assertThrows(IllegalArgumentException.class, () -> new Prior("/x", "", 0, 1, Spacing.LOG));
    assertThrows(IllegalArgumentException.class, () -> new Prior("/x", "", 2, 1, Spacing.LINEAR));
  }

  @Test
  void estimatesThatContradictThemselvesAreRefused() {
    Interval central = new Interval(1, 2);
    assertThrows(
        IllegalArgumentException.class,
        () -> new Estimate(3, central, Optional.empty(), List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Estimate(1.5, central, Optional.of(new Interval(1.2, 3)), List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Estimate(1.5, central, Optional.empty(), List.of(1.0, 2.0)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Estimate(1.5, new Interval(1.5, 1.5), Optional.empty(), List.of()));
  }
}
