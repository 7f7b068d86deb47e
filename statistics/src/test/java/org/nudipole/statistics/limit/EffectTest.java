package org.nudipole.statistics.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.statistics.likelihood.Component;

/** What counts depend on, and how much of a difference is none. */
class EffectTest {
  private static final Component A = Component.exact("a", 100, 2);
  private static final Component B = Component.exact("b", 3, 40);

  @Test
  void theGreatestDifferenceOfAComponent() {
    Component more = Component.exact("a", 100.5, 1);
    assertEquals(0, Effect.difference(List.of(A, B), List.of(B, A)), 0);
    assertEquals(1, Effect.difference(List.of(A, B), List.of(B, more)), 1e-12);
    assertEquals(40, Effect.difference(List.of(A, B), List.of(A)), 0);
    assertEquals(40, Effect.difference(List.of(A), List.of(A, B)), 0);
    assertEquals(100, Effect.difference(List.of(), List.of(A, B)), 0);
    assertEquals(0, Effect.difference(List.of(), List.of()), 0);
  }

  /** Of the greatest count of either. */
  @Test
  void aPartOfTheGreatestCount() {
    List<Component> one = List.of(A, B);
    List<Component> other = List.of(A, Component.exact("b", 3, 41));
    assertTrue(Effect.differ(one, other, 0.0099));
    assertEquals(false, Effect.differ(one, other, 0.0101));
    List<Component> great = List.of(Component.exact("a", 1000, 2), B);
    assertTrue(Effect.differ(one, great, 0.899) && Effect.differ(great, one, 0.899));
    assertEquals(false, Effect.differ(one, great, 0.901) || Effect.differ(great, one, 0.901));
    assertEquals(false, Effect.differ(one, one, 0));
  }

  private static Effect effect(String... sets) {
    RunConfiguration run = run(sets);
    return new Effect(
        Hypothesis.of(run.settings()), Templates.of(Experiment.of("ge", run, Optional.empty())));
  }

  private static RunConfiguration run(String... sets) {
    return RunConfiguration.read("cr51-cevns-ge", List.of(sets), List.of()).get(0);
  }

  private static FreeParameter number(String text) {
    return FreeParameter.of(text, run("/dipole/moment=1e-11 muB").settings());
  }

  private static String refusal(Effect effect, String text) {
    FreeParameter number = number(text);
    return assertThrows(NoEffectException.class, () -> effect.require(number)).getMessage();
  }

  @Test
  void numbersOnWhichCountsDepend() {
    Effect effect = effect("/dipole/moment=1e-11 muB");
    for (String text :
        List.of("/dipole/moment", "/dipole/mass", "/source/distance", "/response/threshold")) {
      effect.require(number(text));
    }
    effect.require(number("/dipole/mass"), List.of(0.0, 100.0));
    // Both out of reach: no effect is not what that means.
    effect.require(number("/dipole/mass"), List.of(5000.0, 6000.0));
    // Below the detector nothing can be tried; one value alone does not differ.
    effect.require(number("/source/distance"), List.of(0.1, 25.0, 0.2));
  }

  @Test
  void numbersOnWhichNoneDepends() {
    Effect none = effect();
    String mass = refusal(none, "/dipole/mass");
    assertTrue(
        mass.startsWith("/dipole/mass (no expected count depends on it in this run) "), mass);
    assertTrue(mass.contains("such as /dipole/moment"), mass);
    assertTrue(mass.endsWith(", or name another number"), mass);
    String pull = "/fit/nuisance normalisation";
    FreeParameter ofTheFit =
        FreeParameter.of(pull, run("/fit/nuisance=normalisation 0.1").settings());
    assertEquals(
        pull + " (no expected count depends on it) name a number of the experiment",
        assertThrows(NoEffectException.class, () -> none.require(ofTheFit)).getMessage());
    String why =
        assertThrows(NoEffectException.class, () -> none.require(ofTheFit, List.of(0.1, 0.2)))
            .getMessage();
    assertTrue(why.endsWith("name a number of the experiment"), why);
    FreeParameter number = number("/dipole/mass");
    assertThrows(NoEffectException.class, () -> none.require(number, List.of(100.0, 200.0)));
    // No event of the signal in the bins.
    Effect empty = effect("/fit/bins=30 eV 40 eV 5 eV", "/dipole/mass=300 keV");
    assertTrue(refusal(empty, "/dipole/moment").contains("look where its events lie"));
  }
}
