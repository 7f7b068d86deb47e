package org.nudipole.statistics.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.generator.sampling.RandomStreams;

/** Best fits of toy experiments scatter about the truth by the errors that they state. */
class PullConsistencyTest {
  private static final int TOYS = 1000;

  /**
   * (fit - truth) / error of every parameter: mean 0 within 0.13 and width 1 within 0.09, four
   * standard errors each (1/sqrt(1000) and 1/sqrt(2000)); 8 numbers and 2 truths, a false alarm in
   * 1e3. The seed is fixed.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.8})
  void pullsAreCentredAndOfUnitWidth(double slope) {
    TemplateModel model = Counting.shapes(1e5);
    double[] truth = {1.2, 0.3, slope, -0.5};
    ToyExperiments experiments = new ToyExperiments(new RandomStreams(7), 0);
    double[] counts = model.counts(truth);
    double[] pulls = {truth[1], truth[2], truth[3]};
    double[][] results =
        IntStream.range(0, TOYS)
            .mapToObj(
                t -> {
                  Fit fit = Fit.of(new BinnedLikelihood(model, experiments.draw(counts, pulls, t)));
                  return IntStream.range(0, truth.length)
                      .mapToDouble(p -> (fit.values()[p] - truth[p]) / fit.error(p))
                      .toArray();
                })
            .toArray(double[][]::new);
    for (int p = 0; p < truth.length; p++) {
      double mean = 0;
      double square = 0;
      for (double[] result : results) {
        mean += result[p] / TOYS;
        square += result[p] * result[p] / TOYS;
      }
      assertEquals(0, mean, 0.13, "mean of parameter " + p);
      assertEquals(1, Math.sqrt(square - mean * mean), 0.09, "width of parameter " + p);
    }
  }

  /** A Gaussian: the interval is the best fit plus and minus the error, and ends at a limit. */
  @ParameterizedTest
  @ValueSource(doubles = {1e6, 1e8})
  void profileIntervalOfAGaussian(double background) {
    SignalStrength strength = Counting.of(background, 1e3);
    double sigma = Math.sqrt(background) / 1e3;
    Dataset data = new Dataset(new double[] {background + 5e3 * sigma}, new double[0]);
    BinnedLikelihood likelihood = new BinnedLikelihood(strength.model(), data);
    Fit fit = Fit.of(likelihood);
    ProfileInterval one = ProfileInterval.of(likelihood, fit, 0, 1);
    assertEquals(4 * sigma, one.low(), 0.01 * sigma);
    assertEquals(6 * sigma, one.high(), 0.01 * sigma);
    assertEquals(0, ProfileInterval.of(likelihood, fit, 0, 30).low(), 0);
  }
}
