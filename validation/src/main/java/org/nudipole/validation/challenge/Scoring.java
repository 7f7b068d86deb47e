package org.nudipole.validation.challenge;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How answers to one challenge are scored: what they cost on the scales of the priors ({@link
 * EnergyScore}, {@link IntervalScore}) is taken from what the prior costs, in units of what that
 * costs on average. So the prior scores 0, and who knows all truths 1 on average.
 *
 * @param scales scale of each hidden value
 * @param prior draws of the prior on these scales
 * @param jointUnit what the prior costs on average, all values together
 * @param singles what the prior says of each value alone
 */
record Scoring(List<PriorScale> scales, Draws prior, double jointUnit, List<Single> singles) {
  private static final double OUTSIDE_68 = 1 - 0.6827;
  private static final double OUTSIDE_90 = 0.1;

  /** Keeps copies. */
  Scoring {
    scales = List.copyOf(scales);
    singles = List.copyOf(singles);
  }

  /**
   * What the prior says of one hidden value.
   *
   * @param estimate its median and intervals
   * @param values its draws
   * @param places these on the scale
   * @param unit what they cost on average
   * @param intervalUnit what the intervals cost on average
   */
  record Single(Estimate estimate, Draws values, Draws places, double unit, double intervalUnit) {
    static Single of(Statement prior, int value, PriorScale scale) {
      Estimate estimate = prior.estimates().get(value);
      Draws values = prior.draws().marginal(value);
      Draws places = values.on(List.of(scale));
      double cost =
          IntStream.range(0, places.rows().size())
              .mapToDouble(
                  k -> places.weights()[k] * cost(estimate, scale, places.rows().get(k)[0]))
              .sum();
      return new Single(estimate, values, places, EnergyScore.spread(places), cost);
    }
  }

  /** The rules of a challenge. */
  static Scoring of(ChallengeDocument challenge) {
    List<PriorScale> scales =
        challenge.hidden().stream().map(p -> challenge.scale(p.parameter())).toList();
    Statement statement = Statement.of(Map.of(), challenge);
    Draws prior = statement.draws().on(scales);
    List<Single> singles =
        IntStream.range(0, scales.size())
            .mapToObj(i -> Single.of(statement, i, scales.get(i)))
            .toList();
    return new Scoring(scales, prior, EnergyScore.spread(prior), singles);
  }

  /** What a statement wins over the prior, all hidden values together. */
  double joint(Statement said, double[] truth) {
    double[] places = new double[truth.length];
    for (int i = 0; i < truth.length; i++) {
      places[i] = scales.get(i).of(truth[i]);
    }
    Draws draws = said.draws().on(scales);
    return won(EnergyScore.of(prior, jointUnit, places), EnergyScore.of(draws, places), jointUnit);
  }

  /** The scores of what a statement says of one hidden value. */
  Score marginal(Statement said, int value, double truth) {
    PriorScale scale = scales.get(value);
    Single single = singles.get(value);
    Estimate estimate = said.estimates().get(value);
    Draws draws = said.draws().marginal(value);
    double place = scale.of(truth);
    double[] places = {place};
    return new Score(
        estimate.pull(truth, scale.prior()),
        estimate.central().contains(truth),
        estimate.ninety().contains(truth),
        on(scale, estimate.central()).width(),
        won(
            EnergyScore.of(single.places(), single.unit(), places),
            EnergyScore.of(draws.on(List.of(scale)), places),
            single.unit()),
        won(
            cost(single.estimate(), scale, place),
            cost(estimate, scale, place),
            single.intervalUnit()),
        SignalDensity.log(draws, scale, truth) - SignalDensity.log(single.values(), scale, truth));
  }

  // Where nothing is hidden, as if there never is a signal, there is nothing to win.
  private static double won(double prior, double answer, double unit) {
    return unit > 0 ? (prior - answer) / unit : 0;
  }

  private static double cost(Estimate estimate, PriorScale scale, double place) {
    return IntervalScore.of(on(scale, estimate.central()), OUTSIDE_68, place)
        + IntervalScore.of(on(scale, estimate.ninety()), OUTSIDE_90, place);
  }

  private static Interval on(PriorScale scale, Interval interval) {
    return new Interval(scale.of(interval.low()), scale.of(interval.high()));
  }
}
