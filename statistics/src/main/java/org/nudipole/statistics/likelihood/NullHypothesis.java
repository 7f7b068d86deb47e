package org.nudipole.statistics.likelihood;

import java.util.Arrays;
import org.nudipole.generator.mathematics.ConvergenceException;

/**
 * What is expected where a signal is absent, with its pulls and with other numbers that the data
 * choose, signal or none.
 *
 * @param model counts without a signal; its parameters are those numbers and the pulls
 */
public record NullHypothesis(CountModel model) {
  /** Checks that no signal is scaled. */
  public NullHypothesis {
    if (model instanceof TemplateModel templates && !templates.signal().isEmpty()) {
      throw new IllegalArgumentException("a signal (it is absent in a null hypothesis)");
    }
  }

  /** How many numbers the data choose beside the pulls. */
  public int free() {
    return model.parameters().size() - model.pulls();
  }

  /** Expected counts with all pulls at 0, other numbers as the run has them. */
  public double[] counts() {
    return model.counts(model.start());
  }

  /** Data as expected. */
  public Dataset asimov() {
    return new Dataset(counts(), new double[model.pulls()]);
  }

  /**
   * The best fit of the pulls and the other numbers to data; of data with events where none is
   * expected the impossible.
   *
   * @throws ConvergenceException if it is not found
   */
  public ProfilePoint fit(Dataset data) {
    BinnedLikelihood likelihood = new BinnedLikelihood(model, data);
    double[] start = model.start();
    if (!likelihood.isPossible(start)) {
      return ProfilePoint.impossible(0, new double[model.pulls()], model.counts(start));
    }
    Fit fit = DeterminedFit.of(likelihood, start, new boolean[start.length]).fit();
    return new ProfilePoint(
        0,
        fit.minimum(),
        Arrays.copyOfRange(fit.values(), free(), start.length),
        model.counts(fit.values()));
  }
}
