package org.nudipole.statistics.likelihood;

import java.util.function.IntFunction;
import org.nudipole.statistics.likelihood.LikelihoodRatio.Fitted;

/**
 * The likelihood ratios of toys at a value of the parameter.
 *
 * @param truth what the toys are thrown from
 * @param value the value
 * @param oneSided whether a best fit above the value does not count against it
 * @param fits what {@link FittedToys} tells of the same toys, first the values of all and then
 *     their -2 ln L, for few long arrays travel faster than many short ones; none if they are to be
 *     fitted
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TestedToys(ToyTruth truth, double value, boolean oneSided, double[][] fits)
    implements ToyWork {
  @Override
  public int toys() {
    return truth.toys();
  }

  @Override
  public IntFunction<double[]> in(ToyBench bench) {
    LikelihoodRatio ratio = bench.ratio(oneSided);
    return bench.each(
        truth,
        (toy, index) -> {
          Fitted fitted =
              fits.length == 0
                  ? ratio.fitted(toy, truth.scale())
                  : new Fitted(toy, fits[0][index], fits[1][index]);
          return new double[] {ratio.at(value, fitted)};
        });
  }
}
