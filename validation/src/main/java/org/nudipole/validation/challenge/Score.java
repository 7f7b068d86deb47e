package org.nudipole.validation.challenge;

/**
 * How good what is said of one hidden value is.
 *
 * @param pull (median - truth) over the half of the 68 % interval on the truth's side
 * @param inCentral whether the 68 % interval holds the truth
 * @param inWide whether the 90 % interval holds it
 * @param width width of the 68 % interval on the scale of the prior
 * @param skill what the distribution wins over the prior, see {@link Scoring}
 * @param interval what the two intervals win over those of the prior
 * @param log natural logarithm of density or probability at the truth over that of the prior
 */
public record Score(
    double pull,
    boolean inCentral,
    boolean inWide,
    double width,
    double skill,
    double interval,
    double log) {}
