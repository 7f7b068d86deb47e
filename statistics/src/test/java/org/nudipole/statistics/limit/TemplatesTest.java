package org.nudipole.statistics.limit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nudipole.macros.binding.ObservedData;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.macros.language.MacroException;
import org.nudipole.statistics.likelihood.Component;
import org.nudipole.statistics.likelihood.Workspace;

/** Experiments beside each other: their bins, nuisances, components, values and data. */
class TemplatesTest {
  private static final String[] GERMANIUM = {
    "/fit/bins=8 eV 18 eV 2 eV",
    "/response/resolution=constant 1 eV",
    "/fit/nuisance=normalisation 0.02",
    "/fit/nuisance=resolution 0.1"
  };
  private static final String[] SILICON = {
    "/fit/bins=8 eV 44 eV 4 eV", "/fit/nuisance=normalisation 0.05", "/dipole/moment=1e-11 muB"
  };

  private static RunConfiguration run(String target, String... sets) {
    return RunConfiguration.read("cr51-cevns-" + target, List.of(sets), List.of()).get(0);
  }

  private static Experiment experiment(String target, String... sets) {
    return Experiment.of(target, run(target, sets), Optional.empty());
  }

  private final List<Experiment> both =
      List.of(experiment("ge", GERMANIUM), experiment("si", SILICON));
  private final Hypothesis hypothesis = Experiment.hypothesis(both);

  private static FreeParameter number(String text, Hypothesis of) {
    return FreeParameter.of(text, of.runs().get(0));
  }

  @Test
  void binsAndNuisancesOneAfterTheOther() {
    Templates apart = Templates.of(both, Set.of());
    assertEquals(5 + 9, apart.size());
    assertEquals(List.of("ge:normalisation", "ge:resolution", "si:normalisation"), apart.pulls());
    assertEquals(Set.of(), apart.shared());
    assertEquals(5, apart.cells().size());
    List<Workspace.Channel> channels = apart.channels(List.of("first", "second"));
    assertEquals(
        List.of(new Workspace.Channel("first", 0, 5), new Workspace.Channel("second", 5, 9)),
        channels);
    Templates one = Templates.of(both, Set.of("normalisation", "resolution"));
    assertEquals(List.of("normalisation", "resolution"), one.pulls());
    assertEquals(Set.of("normalisation"), one.shared());
    Templates alone = Templates.of(both.get(0));
    assertEquals(List.of("normalisation", "resolution"), alone.pulls());
    assertEquals(both.get(0).size(), alone.size());
  }

  /** Each component has its counts in the bins of its experiment, and pulls where they belong. */
  @Test
  void componentsInTheBinsOfTheirExperiment() {
    Templates together = Templates.of(both, Set.of());
    List<Component> all = together.of(hypothesis);
    assertEquals(
        List.of("ge:sm", "si:sm", "si:dipole"), all.stream().map(Component::name).toList());
    assertEquals(List.of(false, false, true), all.stream().map(Templates::isDipole).toList());
    int[] first = {0, 5, 5};
    int[] experiment = {0, 1, 1};
    for (int c = 0; c < all.size(); c++) {
      Templates alone = Templates.of(both.get(experiment[c]));
      String name = all.get(c).name().substring(3);
      Component own =
          alone.of(both.get(experiment[c]).run().settings()).stream()
              .filter(o -> o.name().equals(name))
              .findFirst()
              .orElseThrow();
      double[] due = new double[14];
      System.arraycopy(own.nominal(), 0, due, first[c], own.nominal().length);
      assertArrayEquals(due, all.get(c).nominal());
      double[] pulls = {0.3, -0.7, 0.9};
      double[] ownPulls = experiment[c] == 0 ? new double[] {0.3, -0.7} : new double[] {0.9};
      double[] moved = new double[14];
      double[] counts = own.counts(ownPulls);
      System.arraycopy(counts, 0, moved, first[c], counts.length);
      assertArrayEquals(moved, all.get(c).counts(pulls));
      assertTrue(own.largest() > 1 && !Arrays.equals(due, moved));
    }
    List<Component> silicon = together.of(hypothesis, 1);
    assertEquals(List.of("sm", "dipole"), silicon.stream().map(Component::name).toList());
    assertArrayEquals(all.get(2).nominal(), silicon.get(1).nominal());
    List<Component> bound = together.ofBound(hypothesis, hypothesis.bound());
    assertArrayEquals(all.get(2).nominal(), bound.get(2).nominal());
    double[] nothing = together.nothing(hypothesis).counts();
    List<Component> asked = together.of(hypothesis.hypothesis());
    for (int i = 0; i < nothing.length; i++) {
      double standard = asked.get(0).nominal()[i] + asked.get(1).nominal()[i];
      assertEquals(standard, nothing[i], 1e-12 * standard);
      double dipole = asked.get(2).nominal()[i];
      assertEquals(standard + dipole, together.expected(hypothesis).counts()[i], 1e-12 * standard);
    }
  }

  /** The templates of bins and nuisances alone are those of an experiment with them. */
  @Test
  void templatesOfBins() {
    Templates bins = new Templates(both.get(1).cells(), Map.of("normalisation", 0.05));
    assertEquals(List.of("normalisation"), bins.pulls());
    assertEquals(9, bins.size());
    assertArrayEquals(
        Templates.of(both.get(1)).of(both.get(1).run().settings()).get(1).nominal(),
        bins.of(both.get(1).run().settings()).get(1).nominal());
  }

  /** A dipole by itself has no Standard Model beside it, and nothing without its moment. */
  @Test
  void aDipoleAlone() {
    Experiment alone = experiment("ge", GERMANIUM[0], "/interaction/part=dipole", SILICON[2]);
    Templates templates = Templates.of(alone);
    assertTrue(Templates.isDipoleAlone(alone.run().settings()));
    assertFalse(Templates.isDipoleAlone(both.get(1).run().settings()));
    assertEquals(
        List.of("dipole"),
        templates.of(alone.run().settings()).stream().map(Component::name).toList());
    assertArrayEquals(
        new double[5], templates.nothing(Hypothesis.of(alone.run().settings())).counts());
  }

  @Test
  void valuesOfSeveralExperiments() {
    FreeParameter moment = number("/dipole/moment", hypothesis);
    FreeParameter distance = number("/source/distance", hypothesis);
    FreeParameter mass = number("/dipole/mass", hypothesis);
    assertEquals(25, hypothesis.value(distance).orElseThrow(), 1e-12);
    assertEquals(25, hypothesis.requireValue(distance), 1e-12);
    assertEquals(OptionalDouble.of(0), hypothesis.firstValue(moment));
    String why =
        assertThrows(IllegalArgumentException.class, () -> hypothesis.value(moment)).getMessage();
    assertTrue(
        why.startsWith("/dipole/moment (the macros have different values of it: 0.0, 1.0E-11) "),
        why);
    Hypothesis moved = hypothesis.set(moment, 3e-11).set(mass, 100);
    assertEquals(3e-11, moved.value(moment).orElseThrow(), 1e-24);
    assertFalse(moved.isSame(hypothesis));
    assertTrue(moved.isSame(hypothesis.set(mass, 100).set(moment, 3e-11)));
    assertTrue(hypothesis.hasSignal());
    assertFalse(hypothesis.withoutSignal().hasSignal());
    assertTrue(Hypothesis.of(both.get(1).run().settings()).hasSignal());
    assertFalse(Hypothesis.of(both.get(0).run().settings()).hasSignal());
    assertEquals(2, moved.bound().size());
    assertEquals(Optional.empty(), Hypothesis.closed(moved.bound()));
    FreeParameter radius = number("/source/radius", hypothesis);
    assertThrows(MacroException.class, () -> hypothesis.set(distance, 0.1).bound());
    assertEquals(hypothesis.value(radius), hypothesis.firstValue(radius));
  }

  /** A number of one module is asked and set where there is such a module. */
  @Test
  void numbersOfOneModule() {
    RunConfiguration diodes =
        RunConfiguration.read("conus-plus-diodes", List.of(), List.of()).get(0);
    String module = diodes.settings().modules().get(1);
    FreeParameter threshold = FreeParameter.of(module + ":/response/threshold", diodes.settings());
    Hypothesis mixed = Hypothesis.of(both.get(0).run().settings(), diodes.settings());
    double own = threshold.value(diodes.settings()).orElseThrow();
    assertEquals(OptionalDouble.of(own), mixed.value(threshold));
    assertEquals(OptionalDouble.of(own), mixed.firstValue(threshold));
    Hypothesis moved = mixed.set(threshold, 1.5 * own);
    assertEquals(1.5 * own, moved.requireValue(threshold), 1e-12 * own);
    assertEquals(mixed.runs().get(0), moved.runs().get(0));
  }

  /** What is asked for and not there is told with how to give it. */
  @Test
  void numbersThatAreMissing() {
    FreeParameter resolution =
        FreeParameter.of("/response/resolution constant", both.get(0).run().settings());
    Hypothesis silicon = Hypothesis.of(both.get(1).run().settings());
    assertEquals(OptionalDouble.empty(), silicon.value(resolution));
    String why =
        assertThrows(IllegalArgumentException.class, () -> silicon.requireValue(resolution))
            .getMessage();
    assertTrue(why.contains("/response/resolution"), why);
    Hypothesis with = silicon.with(resolution.spec(), "constant 2 eV");
    assertEquals(2, with.value(resolution).orElseThrow(), 1e-12);
  }

  /** A signal is out of reach if it is for all of them: silicon sees masses beyond germanium. */
  @Test
  void closedForAll() {
    FreeParameter mass = number("/dipole/mass", hypothesis);
    Hypothesis heavy =
        hypothesis.set(number("/dipole/moment", hypothesis), 1e-11).set(mass, 5000).hypothesis();
    Optional<String> why = Hypothesis.closed(heavy.bound());
    assertTrue(why.orElseThrow().contains("5000 keV"), why::toString);
    List<RunConfiguration> mixed = List.of(heavy.bound().get(0), hypothesis.bound().get(1));
    assertEquals(Optional.empty(), Hypothesis.closed(mixed));
  }

  @Test
  void dataOneAfterTheOther() {
    assertEquals(Optional.empty(), Experiment.counts(both));
    List<Experiment> seen =
        both.stream()
            .map(
                e -> {
                  double[] counts = new double[e.size()];
                  Arrays.fill(counts, e.size());
                  return Experiment.of(
                      e.name(), e.run(), Optional.of(new ObservedData(e.cells(), counts)));
                })
            .toList();
    double[] counts = Experiment.counts(seen).orElseThrow();
    assertEquals(14, counts.length);
    assertEquals(5, counts[4], 0);
    assertEquals(9, counts[5], 0);
    assertEquals(both.get(0).cells(), seen.get(0).cells());
    assertEquals(1, seen.get(0).exposureFactor(), 0);
    // Twice the exposure is twice the counts.
    Experiment longer = Experiment.of("si", both.get(1).run(), Optional.empty(), 2);
    double[] once =
        Templates.of(both.get(1)).expected(Hypothesis.of(longer.run().settings())).counts();
    double[] twice = Templates.of(longer).expected(Hypothesis.of(longer.run().settings())).counts();
    for (int i = 0; i < once.length; i++) {
      assertEquals(2 * once[i], twice[i], 1e-12 * twice[i]);
    }
  }
}
