package org.nudipole.validation.challenge;

import java.util.Optional;

/**
 * How good an estimate of one hidden value is.
 *
 * @param pull (estimate - truth) over the half of the 68 % interval on the truth's side
 * @param inCentral whether the 68 % interval holds the truth
 * @param inWide whether the 90 % interval holds it, if there is one
 * @param width width of the 68 % interval over the range of the prior
 * @param log natural logarithm of the answer's density at the truth over that of an even prior, or
 *     of its probability of no signal over the prior one: 0 for one who knows no more
 */
public record Score(
    double pull, boolean inCentral, Optional<Boolean> inWide, double width, double log) {
  /**
   * The score of an estimate.
   *
   * @param prior where the value is drawn from if there is a signal
   * @param nullProbability probability that the value is 0, which means no signal; 0 for a value
   *     that does not belong to the signal
   */
  public static Score of(Estimate estimate, Prior prior, double nullProbability, double truth) {
    PosteriorDensity density = new PosteriorDensity(estimate, prior, nullProbability);
    boolean absent = nullProbability > 0 && truth == 0;
    double side =
        truth < estimate.value()
            ? estimate.value() - estimate.central().low()
            : estimate.central().high() - estimate.value();
    double sigma = side > 0 ? side : estimate.central().width();
    return new Score(
        (estimate.value() - truth) / sigma,
        estimate.central().contains(truth),
        estimate.wide().map(interval -> interval.contains(truth)),
        estimate.central().width() / prior.range(),
        Math.log(absent ? density.absent() : density.relative(truth)));
  }
}
