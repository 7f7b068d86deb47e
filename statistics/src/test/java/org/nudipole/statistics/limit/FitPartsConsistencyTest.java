package org.nudipole.statistics.limit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.FreeParameter;

/** What the counts of a fit are made of adds up to them. */
class FitPartsConsistencyTest {
  private static Experiment experiment(String name, String... sets) {
    RunConfiguration run =
        RunConfiguration.read("limits/conus-plus-published-ratio", List.of(sets), List.of()).get(0);
    return Experiment.of(name, run, Optional.empty());
  }

  /** With the moment, the scale of its own part, and a pull away from where the fit begins. */
  @Test
  void partsOfSeveralExperimentsAddUpToTheCounts() {
    List<Experiment> experiments =
        List.of(
            experiment("one", "/fit/nuisance=normalisation 0.1"),
            experiment("two", "/fit/nuisance=normalisation 0.2", "/fit/nuisance=quenching 0.1"));
    Templates templates = Templates.of(experiments, Set.of());
    Hypothesis settings = Experiment.hypothesis(experiments);
    RunModel model =
        new RunModel(
            settings,
            List.of(FreeParameter.of("/dipole/moment", settings.runs().get(0))),
            templates);
    double[] values = model.start();
    values[0] = model.internal(0, 3e-10);
    for (int p = 1; p < values.length; p++) {
      values[p] = 0.3 * p;
    }
    double[] sum = new double[model.bins()];
    for (int k = 0; k < experiments.size(); k++) {
      Map<String, double[]> parts = model.parts(k, values);
      assertEquals(Set.of("sm", "dipole", "ratio"), parts.keySet());
      for (double[] part : parts.values()) {
        for (int i = 0; i < sum.length; i++) {
          sum[i] += part[i];
        }
      }
    }
    double[] counts = model.counts(values);
    double[] ratio = new double[counts.length];
    double[] ones = new double[counts.length];
    for (int i = 0; i < counts.length; i++) {
      ratio[i] = counts[i] > 0 ? sum[i] / counts[i] : 1;
      ones[i] = 1;
    }
    assertArrayEquals(ones, ratio, 1e-9);
  }
}
