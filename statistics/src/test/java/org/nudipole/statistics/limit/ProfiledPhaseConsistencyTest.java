package org.nudipole.statistics.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.statistics.likelihood.Convention;
import org.nudipole.statistics.likelihood.Dataset;
import org.nudipole.statistics.likelihood.Hypotheses;
import org.nudipole.statistics.likelihood.UpperLimit;

/** A phase that is left free is the best of a scan of it. */
class ProfiledPhaseConsistencyTest {
  private static final int STEPS = 12;

  private static RunConfiguration run() {
    return RunConfiguration.read(
            "limits/cr51-cevns-ge",
            List.of("/dipole/combination=coherent", "/dipole/lambda=24 1e-11 muB"),
            List.of())
        .get(0);
  }

  /** -2 ln L of each modulus, without a signal in the data and with one. */
  @ParameterizedTest
  @ValueSource(strings = {"", "/dipole/lambda 24"})
  void isTheBestOfAScan(String beside) {
    RunConfiguration run = run();
    Templates templates = Templates.of(Experiment.of("", run, Optional.empty()));
    FreeParameter modulus = FreeParameter.of("/dipole/lambda 14", run.settings());
    FreeParameter phase = FreeParameter.of("/dipole/lambda 24 #phase", run.settings());
    List<FreeParameter> others =
        Arrays.stream(beside.split(","))
            .filter(text -> !text.isEmpty())
            .map(text -> FreeParameter.of(text, run.settings()))
            .toList();
    Hypothesis about = Hypothesis.of(run.settings()).set(phase, 0);
    List<FreeParameter> free = new ArrayList<>(others);
    free.add(phase);
    Hypotheses profiled = new VariedRun(about, modulus, templates).hypotheses(free).hypotheses();
    List<Hypotheses> scan =
        IntStream.rangeClosed(0, STEPS)
            .mapToObj(i -> about.set(phase, 180.0 * i / STEPS))
            .map(h -> new VariedRun(h, modulus, templates).hypotheses(others))
            .map(VariedRun.Prepared::hypotheses)
            .toList();
    Hypothesis signal = about.set(modulus, 3e-11).set(phase, 75);
    for (Dataset data : List.of(profiled.asimov(), templates.expected(signal).asimov())) {
      for (double value : new double[] {2e-11, 6e-11}) {
        double unit = others.isEmpty() ? step(about, modulus, templates) : 1;
        double least =
            scan.stream().mapToDouble(h -> h.at(value / unit, data).minimum()).min().orElseThrow();
        double found = profiled.at(value, data).minimum();
        String where = beside + " " + value + ": " + found + " beside " + least;
        assertTrue(found <= least + 1e-6, where);
        // Between the values of the scan it may be lower, by little.
        assertTrue(found >= 0.9 * least - 1e-6, where);
      }
    }
  }

  private static double step(Hypothesis about, FreeParameter modulus, Templates templates) {
    return new VariedRun(about, modulus, templates).hypotheses().unit();
  }

  /**
   * Neutrinos of one flavour see one coherent sum of the elements: where one of them is free with
   * its phase it cancels the other, and no value of that is excluded.
   */
  @Test
  void anElementThatMayBeCancelledHasNoLimit() {
    RunConfiguration run = run();
    Templates templates = Templates.of(Experiment.of("", run, Optional.empty()));
    FreeParameter modulus = FreeParameter.of("/dipole/lambda 14", run.settings());
    List<FreeParameter> free =
        Stream.of("/dipole/lambda 24", "/dipole/lambda 24 #phase")
            .map(text -> FreeParameter.of(text, run.settings()))
            .toList();
    Hypotheses profiled =
        new VariedRun(Hypothesis.of(run.settings()), modulus, templates)
            .hypotheses(free)
            .hypotheses();
    assertEquals(0, profiled.at(1e-9, profiled.asimov()).minimum(), 1e-6);
    assertTrue(new UpperLimit(profiled, Convention.TWO_SIDED, 0.9).expected(0).isEmpty());
  }
}
