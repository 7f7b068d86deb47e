package org.nudipole.statistics.likelihood;

import java.util.function.IntFunction;

/**
 * The weights of toys that are at least as far from no signal as the data, and 0 of the others: the
 * first half is thrown without a signal, the second with that of the best fit (importance sampling
 * from a mixture).
 *
 * @param none truth without a signal
 * @param best truth with that of the best fit
 * @param least the ratio from which on a toy is as far from no signal as the data
 */
record WeightedToys(ToyTruth none, ToyTruth best, double least) implements ToyWork {
  @Override
  public int toys() {
    return none.toys() + best.toys();
  }

  @Override
  public IntFunction<double[]> in(ToyBench bench) {
    ToyBench.Step weight =
        (toy, index) ->
            new double[] {
              Significance.ratio(bench.hypotheses(), toy) >= least
                  ? 2 / (1 + Math.exp(logDensity(best, toy) - logDensity(none, toy)))
                  : 0
            };
    IntFunction<double[]> without = bench.each(none, weight);
    IntFunction<double[]> with = bench.each(best, weight);
    int half = none.toys();
    return index -> index < half ? without.apply(index) : with.apply(index - half);
  }

  // Up to what both hypotheses have in common.
  private static double logDensity(ToyTruth truth, Dataset toy) {
    double[] expected = truth.counts();
    double[] counts = toy.counts();
    double sum = 0;
    for (int i = 0; i < counts.length; i++) {
      sum += (counts[i] > 0 ? counts[i] * Math.log(expected[i]) : 0) - expected[i];
    }
    double[] pulls = truth.pulls();
    double[] auxiliary = toy.auxiliary();
    for (int k = 0; k < pulls.length; k++) {
      sum -= Math.pow(auxiliary[k] - pulls[k], 2) / 2;
    }
    return sum;
  }
}
