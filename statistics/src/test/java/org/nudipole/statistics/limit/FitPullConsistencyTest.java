package org.nudipole.statistics.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.statistics.likelihood.BinnedLikelihood;
import org.nudipole.statistics.likelihood.Fit;
import org.nudipole.statistics.likelihood.ToyExperiments;

/**
 * Fits of moment and sterile mass of a shipped experiment to toys scatter about the truth by the
 * errors that they state: as it is, with sharp edges in its spectrum, and with a resolution.
 */
@Tag("canonical")
class FitPullConsistencyTest {
  // Cuts that lose next to nothing and need not be found anew for each mass.
  private static final List<String> SHARP = List.of("/interaction/minRecoil=7.9 eV");
  private static final List<String> RESOLVED =
      List.of("/interaction/minRecoil=5 eV", "/response/resolution=constant 0.4 eV");

  private static RunModel model(List<String> sets) {
    RunConfiguration run =
        RunConfiguration.read("limits/cr51-cevns-ge", sets, List.of("mu=1e-10", "m4=400")).get(0);
    List<FreeParameter> free =
        List.of(
            FreeParameter.of("/dipole/moment", run.settings()),
            FreeParameter.of("/dipole/mass", run.settings()));
    Templates templates = new Templates(Experiment.cells(run), run.fit().nuisances());
    return new RunModel(Hypothesis.of(run.settings()), free, templates);
  }

  // (fit - truth) / error of moment, mass and the pull of the normalisation, toy after toy.
  private static double[][] pulls(List<String> sets, int toys) {
    // Its rates serve all toys.
    RunModel model = model(sets);
    double[] truth = model.start();
    double[] counts = model.counts(truth);
    double[] pulls = new double[model.pulls()];
    ToyExperiments experiments = new ToyExperiments(new RandomStreams(400), 0);
    return IntStream.range(0, toys)
        .parallel()
        .mapToObj(
            t -> {
              Fit fit = Fit.of(new BinnedLikelihood(model, experiments.draw(counts, pulls, t)));
              return IntStream.range(0, truth.length)
                  .mapToDouble(p -> (fit.values()[p] - truth[p]) / fit.error(p))
                  .toArray();
            })
        .toArray(double[][]::new);
  }

  // Means within four of their errors, 1/sqrt(n), and widths within four of theirs, 1/sqrt(2n):
  // 6 numbers, a false alarm in 3e3 for each. The seed is fixed.
  private static void checkCentredAndOfUnitWidth(List<String> sets, int toys) {
    double[][] results = pulls(sets, toys);
    for (int p = 0; p < results[0].length; p++) {
      double mean = 0;
      double square = 0;
      for (double[] result : results) {
        mean += result[p] / toys;
        square += result[p] * result[p] / toys;
      }
      double width = Math.sqrt(square - mean * mean);
      assertEquals(0, mean, 4 / Math.sqrt(toys), "mean of parameter " + p);
      assertEquals(1, width, 4 / Math.sqrt(2.0 * toys), "width of parameter " + p);
    }
  }

  @Test
  void fewToys() {
    checkCentredAndOfUnitWidth(SHARP, 30);
    checkCentredAndOfUnitWidth(RESOLVED, 100);
  }

  @Test
  @Tag("long")
  void aThousandToys() {
    checkCentredAndOfUnitWidth(SHARP, 1000);
    checkCentredAndOfUnitWidth(RESOLVED, 1000);
  }
}
