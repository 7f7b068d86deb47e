package org.nudipole.statistics.likelihood;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.nudipole.generator.mathematics.ConvergenceException;
import org.nudipole.generator.sampling.RandomStreams;

/**
 * How well a model fits at its best.
 *
 * @param deviance -2 ln L at the best fit above that of the saturated model
 * @param probability p-value, the probability of a deviance at least as large if the model is true
 * @param toys number of toys among which it is counted; empty for that of chi squared
 */
public record GoodnessOfFit(double deviance, double probability, OptionalInt toys) {
  /** Ensemble of random numbers. */
  private static final int ENSEMBLE = 5;

  /** Part of the toys that may have no fit. */
  private static final double LOST = 0.05;

  /** Part of a deviance by which two that are the same may differ. */
  private static final double SAME = 1e-7;

  /** Chi squared, which holds where all bins have many events. */
  public static GoodnessOfFit asymptotic(Fit best, int degrees) {
    double p =
        degrees > 0 ? ChiSquaredDistribution.of(degrees).survivalProbability(best.minimum()) : 1;
    return new GoodnessOfFit(best.minimum(), p, OptionalInt.empty());
  }

  /**
   * Counted among toys of the best fit, each fitted anew.
   *
   * @throws ConvergenceException if more than one in twenty has no fit
   */
  public static GoodnessOfFit counted(CountModel model, Fit best, int toys, RandomStreams streams) {
    double[] values = best.values();
    double[] counts = model.counts(values);
    double[] pulls = Arrays.copyOfRange(values, values.length - model.pulls(), values.length);
    CommonToys common = new CommonToys(toys, counts.length, pulls.length, streams, ENSEMBLE);
    double[] deviances =
        IntStream.range(0, toys)
            .parallel()
            .mapToDouble(i -> deviance(model, values, common.draw(counts, pulls, i)))
            .filter(d -> !Double.isNaN(d))
            .toArray();
    if (deviances.length < (1 - LOST) * toys) {
      throw new ConvergenceException(
          "no goodness of fit (of " + toys + " toys only " + deviances.length + " can be fitted)");
    }
    double least = best.minimum() - SAME * Math.max(1, best.minimum());
    double worse = Arrays.stream(deviances).filter(d -> d >= least).count();
    return new GoodnessOfFit(
        best.minimum(), worse / deviances.length, OptionalInt.of(deviances.length));
  }

  // No number where the toy has no fit.
  private static double deviance(CountModel model, double[] start, Dataset toy) {
    BinnedLikelihood likelihood = new BinnedLikelihood(model, toy);
    try {
      return DeterminedFit.of(likelihood, start, new boolean[start.length]).fit().minimum();
    } catch (ConvergenceException e) {
      return Double.NaN;
    }
  }
}
