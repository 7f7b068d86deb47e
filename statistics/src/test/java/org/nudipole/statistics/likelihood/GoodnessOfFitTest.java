package org.nudipole.statistics.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalInt;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nudipole.generator.sampling.RandomStreams;

@Tag("canonical")
class GoodnessOfFitTest {
  private static final RandomStreams STREAMS = new RandomStreams(3);

  /**
   * Two events where 0.5 are expected and nothing is free: D = 2 (0.5 - 2 + 2 ln 4) = 2.545, and no
   * count below 2 is as far off; P(N &gt;= 2) = 9.02 %, chi squared says 11.1 %.
   */
  @Test
  void fewEventsInOneBin() {
    TemplateModel model =
        new TemplateModel(List.of(Component.exact("all", 0.5)), List.of(), List.of());
    Fit fit = Fit.of(new BinnedLikelihood(model, new Dataset(new double[] {2}, new double[0])));
    GoodnessOfFit counted = GoodnessOfFit.counted(model, fit, 5000, STREAMS);
    assertEquals(2.545, counted.deviance(), 1e-3);
    double exact = PoissonDistribution.of(0.5).survivalProbability(1);
    assertEquals(exact, counted.probability(), 1e-3);
    assertEquals(OptionalInt.of(5000), counted.toys());
    assertEquals(0.1106, GoodnessOfFit.asymptotic(fit, 1).probability(), 1e-4);
  }

  /**
   * Three bins of thousands of events with a strength and three pulls: chi squared with two degrees
   * of freedom. 2000 toys, four binomial errors; a false alarm in 1e4, the seed is fixed.
   */
  @Test
  void manyEventsFollowChiSquared() {
    TemplateModel model = Counting.shapes(1e4);
    double[] truth = {0.1, 0, 0, 0};
    double[] counts = model.counts(truth);
    counts[0] += 150;
    counts[1] -= 120;
    counts[2] += 90;
    for (int i = 0; i < counts.length; i++) {
      counts[i] = Math.rint(counts[i]);
    }
    Fit fit = Fit.of(new BinnedLikelihood(model, new Dataset(counts, new double[3])));
    double p = GoodnessOfFit.asymptotic(fit, 2).probability();
    double counted = GoodnessOfFit.counted(model, fit, 2000, STREAMS).probability();
    assertEquals(p, counted, 4 * Math.sqrt(p * (1 - p) / 2000));
  }
}
