package org.nudipole.statistics.limit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.statistics.likelihood.Component;

/** Counts in amplitudes from few templates against those of the rate computed anew. */
class QuadraticFormTest {
  @ParameterizedTest
  @CsvSource({
    "coherent-lar, '/dipole/lambda 14,/dipole/lambda 24', '5e-9,-3e-9', incoherent",
    "coherent-lar, '/dipole/lambda 14,/dipole/lambda 24', '5e-9,3e-9', coherent",
    "coherent-lar, '/dipole/lambda 24 #phase,/dipole/lambda 24', '200,3e-9', coherent",
    "coherent-lar, '/dipole/lambda 14,/dipole/lambda 24,/dipole/lambda 24 #phase',"
        + " '5e-9,3e-9,75', coherent",
    "cr51-cevns-ge, '/dipole/lambda 24,/dipole/lambda 24 #phase,/dipole/lambda 34',"
        + " '3e-11,75,2e-11', coherent",
  })
  void isTheRate(String macro, String free, String values, String combination) {
    List<String> sets =
        List.of(
            "/dipole/lambda=14 1e-9 muB",
            "/dipole/lambda=24 1e-9 muB 30 deg",
            "/dipole/lambda=34 1e-11 muB 10 deg",
            "/dipole/combination=" + combination,
            "/fit/nuisance=normalisation 0.1");
    RunConfiguration run = RunConfiguration.read(macro, sets, List.of()).get(0);
    Experiment experiment = Experiment.of(macro, run, Optional.empty());
    Templates templates = Templates.of(experiment);
    List<FreeParameter> parameters =
        Arrays.stream(free.split(",")).map(text -> FreeParameter.of(text, run.settings())).toList();
    double[] place = Arrays.stream(values.split(",")).mapToDouble(Double::parseDouble).toArray();
    Hypothesis hypothesis = Hypothesis.of(run.settings());
    QuadraticForm form = QuadraticForm.of(hypothesis, parameters, templates).orElseThrow();
    for (int p = 0; p < place.length; p++) {
      hypothesis = hypothesis.set(parameters.get(p), place[p]);
    }
    List<Component> own = new ArrayList<>(templates.of(hypothesis));
    List<Component> ours = form.at(place);
    assertEquals(own.size(), ours.size());
    assertTrue(own.stream().anyMatch(Templates::isDipole));
    for (Component component : own) {
      Component same =
          ours.stream().filter(c -> c.name().equals(component.name())).findFirst().orElseThrow();
      assertArrayEquals(
          component.nominal(), same.nominal(), 1e-7 * component.largest(), component.name());
    }
  }

  /** It answers for hypotheses that differ in its amplitudes, and for no other. */
  @Test
  void answersForItsOwnHypotheses() {
    List<String> sets = List.of("/dipole/lambda=14 1e-9 muB", "/fit/nuisance=normalisation 0.1");
    RunConfiguration run = RunConfiguration.read("coherent-lar", sets, List.of()).get(0);
    Templates templates = Templates.of(Experiment.of("lar", run, Optional.empty()));
    FreeParameter one = FreeParameter.of("/dipole/lambda 14", run.settings());
    FreeParameter other = FreeParameter.of("/dipole/lambda 24", run.settings());
    FreeParameter mass = FreeParameter.of("/dipole/mass", run.settings());
    Hypothesis about = Hypothesis.of(run.settings()).hypothesis();
    QuadraticForm form = QuadraticForm.of(about, List.of(other, one), templates).orElseThrow();
    Hypothesis moved = about.set(one, 3e-9).set(other, -2e-9);
    List<Component> answer = form.of(moved).orElseThrow();
    for (Component own : templates.of(moved)) {
      Component same =
          answer.stream().filter(c -> c.name().equals(own.name())).findFirst().orElseThrow();
      assertArrayEquals(own.nominal(), same.nominal(), 1e-9 * own.largest(), own.name());
    }
    assertTrue(
        form.of(about.set(one, 0).set(other, 0)).orElseThrow().stream()
            .filter(Templates::isDipole)
            .allMatch(c -> c.largest() == 0));
    assertTrue(form.of(moved.set(mass, 1000)).isEmpty());
    assertTrue(form.of(about.set(one, 3e-9)).isEmpty());
    templates.learn(about, List.of(other, one));
    Hypothesis heavy = moved.set(mass, 1000);
    Templates fresh = Templates.of(Experiment.of("lar", run, Optional.empty()));
    assertArrayEquals(fresh.expected(heavy).counts(), templates.expected(heavy).counts());
  }
}
