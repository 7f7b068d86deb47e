package org.nudipole.statistics.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.statistics.likelihood.BinnedLikelihood;
import org.nudipole.statistics.likelihood.Dataset;
import org.nudipole.statistics.likelihood.Fit;
import org.nudipole.statistics.likelihood.ToyExperiments;

/**
 * Edges that pass from bin to bin give the likelihood of a weak signal many minima in the sterile
 * mass: the lowest is one, whatever mass the macro has.
 */
class FitStartConsistencyTest {
  private static RunModel model(RunConfiguration run, Templates templates) {
    return new RunModel(
        Hypothesis.of(run.settings()),
        List.of(
            FreeParameter.of("/dipole/moment", run.settings()),
            FreeParameter.of("/dipole/mass", run.settings())),
        templates);
  }

  private static RunConfiguration run(String mass) {
    return RunConfiguration.read(
            "limits/cr51-cevns-ge",
            List.of("/interaction/minRecoil=7.9 eV"),
            List.of("mu=2e-11", "m4=" + mass))
        .get(0);
  }

  /** Starts over the reach of 752 keV agree to the accuracy of -ln L, 1e-6, on three toys. */
  @Test
  void lowestMinimumDoesNotDependOnTheStart() {
    RunConfiguration truth = run("300");
    Templates templates = new Templates(Experiment.cells(truth), truth.fit().nuisances());
    RunModel one = model(truth, templates);
    ToyExperiments experiments = new ToyExperiments(new RandomStreams(300), 0);
    List<RunModel> others =
        List.of(
            model(run("30"), templates),
            model(run("500"), templates),
            model(run("700"), templates));
    for (int toy = 0; toy < 3; toy++) {
      Dataset data = experiments.draw(one.counts(one.start()), new double[one.pulls()], toy);
      Fit fit = Fit.of(new BinnedLikelihood(one, data));
      for (RunModel other : others) {
        Fit again = Fit.of(new BinnedLikelihood(other, data));
        assertEquals(fit.minimum(), again.minimum(), 4e-6);
        assertEquals(fit.values()[0], again.values()[0], 1e-2 * fit.error(0));
        assertEquals(fit.values()[1], again.values()[1], 1e-2 * fit.error(1));
      }
    }
  }

  /**
   * The reach of 750 keV over 10 is both a step and a ratio of the grid; a minimum beside it is
   * found as any other, to the accuracy of -ln L, 1e-6, and one at 0 is 0 itself.
   */
  @Test
  void minimumBesideNodesOfTheGridIsFound() {
    RunConfiguration run =
        RunConfiguration.read(
                "limits/cr51-cevns-si",
                List.of("/dipole/moment=5e-11 muB", "/dipole/mass=100 keV"),
                List.of())
            .get(0);
    RunModel model = model(run, new Templates(Experiment.cells(run), run.fit().nuisances()));
    double[] grid = model.trials(1);
    for (int i = 1; i < grid.length; i++) {
      assertTrue(grid[i] - grid[i - 1] > 1e-6 * grid[grid.length - 1], "" + grid[i]);
    }
    for (double mass : new double[] {78, 0}) {
      double[] truth = model.start();
      truth[1] = mass;
      Dataset data = new Dataset(model.counts(truth), new double[model.pulls()]);
      Fit fit = Fit.of(new BinnedLikelihood(model, data));
      assertEquals(0, fit.minimum(), 2e-6);
      assertEquals(mass, fit.values()[1], mass == 0 ? 0 : 5);
    }
  }
}
