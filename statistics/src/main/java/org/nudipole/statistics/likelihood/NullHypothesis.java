package org.nudipole.statistics.likelihood;

import org.nudipole.generator.mathematics.ConvergenceException;

/**
 * What is expected where a signal is absent, with its pulls.
 *
 * @param model templates without a parameter but the pulls
 */
public record NullHypothesis(TemplateModel model) {
  /** Checks that nothing of it is scaled. */
  public NullHypothesis {
    if (!model.signal().isEmpty()) {
      throw new IllegalArgumentException("a signal (it is absent in a null hypothesis)");
    }
  }

  /** Expected counts with all pulls at 0. */
  public double[] counts() {
    return model.counts(new double[model.pulls()]);
  }

  /** Data as expected. */
  public Dataset asimov() {
    return new Dataset(counts(), new double[model.pulls()]);
  }

  /**
   * The best fit of the pulls to data; of data with events where none is expected the impossible.
   *
   * @throws ConvergenceException if it is not found
   */
  public ProfilePoint fit(Dataset data) {
    BinnedLikelihood likelihood = new BinnedLikelihood(model, data);
    double[] start = new double[model.pulls()];
    if (!likelihood.isPossible(start)) {
      return ProfilePoint.impossible(0, start, model.counts(start));
    }
    Fit fit = Fit.of(likelihood, start, new boolean[start.length]);
    return new ProfilePoint(0, fit.minimum(), fit.values(), model.counts(fit.values()));
  }
}
