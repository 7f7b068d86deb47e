package org.nudipole.statistics.likelihood;

import java.util.function.IntFunction;
import org.nudipole.statistics.likelihood.LikelihoodRatio.Fitted;

/**
 * The best fits of toys: the value of the parameter, and -2 ln L.
 *
 * @param truth what the toys are thrown from
 */
record FittedToys(ToyTruth truth) implements ToyWork {
  @Override
  public int toys() {
    return truth.toys();
  }

  @Override
  public IntFunction<double[]> in(ToyBench bench) {
    // Whether data count against a value is of no matter to their best fit.
    LikelihoodRatio ratio = bench.ratio(false);
    return bench.each(
        truth,
        (toy, index) -> {
          Fitted fitted = ratio.fitted(toy, truth.scale());
          return new double[] {fitted.value(), fitted.minimum()};
        });
  }
}
