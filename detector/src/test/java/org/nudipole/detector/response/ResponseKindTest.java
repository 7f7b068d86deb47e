package org.nudipole.detector.response;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.data.Target;

/** What each step of a response is: for which targets, where it turns, and its values there. */
class ResponseKindTest {
  private static final double KEV = Units.KEV;
  private static final Target LIGHT = Material.named("Ge").nuclei().get(0);
  private static final Target HEAVY = Material.named("Ge").nuclei().get(4);
  private static final Target SHELL = Material.named("Ge").shells().get(0);
  private static final Target OTHER = Material.named("Ge").shells().get(1);

  /** Only nuclei are quenched, and a fit is the same for all of them. */
  @Test
  void quenchingsAreOfNuclei() {
    Transform table =
        new TabulatedQuenching(new Curve(new double[] {KEV, 2 * KEV}, new double[] {0.2, 0.3}));
    Transform polynomial = new PolynomialQuenching(List.of(0.2, 3.0));
    Transform lindhard = new LindhardQuenching(OptionalDouble.empty());
    for (Transform quenching :
        List.of(table, polynomial, lindhard, new ScaledQuenching(table, 1.1))) {
      assertTrue(quenching.changes(LIGHT));
      assertFalse(quenching.changes(SHELL));
      assertTrue(quenching.alike(LIGHT, LIGHT));
      assertFalse(quenching.alike(LIGHT, SHELL));
      assertFalse(quenching.alike(SHELL, HEAVY));
      assertEquals(quenching != lindhard, quenching.alike(LIGHT, HEAVY));
    }
    for (Transform quenching : List.of(table, polynomial, new ScaledQuenching(table, 1.1))) {
      assertTrue(quenching.alike(SHELL, OTHER));
    }
  }

  /** E_ee = 0.2 T + 3 T^2 with T in MeV; linear factors; a common factor of 1.1. */
  @Test
  void valuesOfQuenchings() {
    double visible =
        new PolynomialQuenching(List.of(0.2, 3.0)).scale(LIGHT).applyAsDouble(0.05 * Units.MEV);
    assertEquals(0.2 * 0.05 + 3 * 0.0025, visible / Units.MEV, 1e-15);
    Transform table =
        new TabulatedQuenching(new Curve(new double[] {KEV, 2 * KEV}, new double[] {0.2, 0.3}));
    assertEquals(1.5 * 0.25, table.scale(LIGHT).applyAsDouble(1.5 * KEV) / KEV, 1e-15);
    assertEquals(0.5 * 0.2, table.scale(LIGHT).applyAsDouble(0.5 * KEV) / KEV, 1e-15);
    assertEquals(4 * 0.3, table.scale(LIGHT).applyAsDouble(4 * KEV) / KEV, 1e-15);
    assertEquals(
        1.1 * 1.5 * 0.25,
        new ScaledQuenching(table, 1.1).scale(LIGHT).applyAsDouble(1.5 * KEV) / KEV,
        1e-15);
  }

  /**
   * T k g / (1 + k g) (1 - exp(-T/C)) with g = 3 e^0.15 + 0.7 e^0.6 + e, as it is written, over the
   * whole range of recoils and beyond that of a fast root.
   */
  @ParameterizedTest
  @ValueSource(doubles = {1e-200, 1e-30, 1e-3, 0.05, 0.3, 1, 7.7, 100, 1e6, 1e200})
  void lindhardWithACutOff(double keV) {
    for (Target target : List.of(LIGHT, HEAVY)) {
      double e = 11.5 * Math.pow(32, -7.0 / 3) * keV;
      double kg = 0.179 * (3 * Math.pow(e, 0.15) + 0.7 * Math.pow(e, 0.6) + e);
      double uncut = keV * kg / (1 + kg);
      double cut = uncut * -Math.expm1(-keV / 0.16);
      OptionalDouble k = OptionalDouble.of(0.179);
      double plain = new LindhardQuenching(k).scale(target).applyAsDouble(keV * KEV) / KEV;
      double adiabatic =
          new LindhardQuenching(k, 0.16 * KEV).scale(target).applyAsDouble(keV * KEV) / KEV;
      assertEquals(uncut, plain, 1e-12 * uncut);
      assertEquals(cut, adiabatic, 1e-12 * cut);
      double standard = 0.133 * Math.pow(32, 2.0 / 3) / Math.sqrt(target.a());
      double ownKg = kg / 0.179 * standard;
      double own =
          new LindhardQuenching(OptionalDouble.empty()).scale(target).applyAsDouble(keV * KEV)
              / KEV;
      assertEquals(keV * ownKg / (1 + ownKg), own, 1e-12 * own);
    }
    assertEquals(0, new LindhardQuenching(OptionalDouble.empty()).scale(LIGHT).applyAsDouble(0));
  }

  /** Both sides of every edge: lower ends belong to the inside, upper ones do not. */
  @Test
  void edgesOfCuts() {
    Accept region = new RegionOfInterest(1, 3);
    assertEquals(1, region.probability(1));
    assertEquals(0, region.probability(Math.nextDown(1.0)));
    assertEquals(1, region.probability(Math.nextDown(3.0)));
    assertEquals(0, region.probability(3));
    assertArrayEquals(new double[] {1, 3}, region.edges());
    assertThrows(IllegalArgumentException.class, () -> new RegionOfInterest(3, 3));
    Accept threshold = new Threshold(2);
    assertEquals(1, threshold.probability(2));
    assertEquals(0, threshold.probability(Math.nextDown(2.0)));
    assertArrayEquals(new double[] {2}, threshold.edges());
    assertTrue(region.isSharp());
    assertTrue(threshold.isSharp());
    for (Accept smooth :
        List.of(
            new ConstantEfficiency(0.4),
            new EfficiencyStep(2, 0.5),
            new ErrorFunctionEfficiency(3, 1, 0.9),
            new LogisticEfficiency(0.9, 2, 3))) {
      assertFalse(smooth.isSharp());
    }
    Accept share = new ClassShare(Curve.steps(new double[] {0, 1, 3}, new double[] {0.2, 0.6}));
    assertFalse(share.isSharp());
    assertEquals(0.2, share.probability(-1));
    assertEquals(0.2, share.probability(Math.nextDown(1.0)));
    assertEquals(0.6, share.probability(1));
    assertEquals(0.6, share.probability(4));
    assertArrayEquals(new double[] {0, 1, 3}, share.edges());
    Curve most = new Curve(new double[] {0, 1}, new double[] {0.2, 1.1});
    assertThrows(IllegalArgumentException.class, () -> new ClassShare(most));
    Accept step = new EfficiencyStep(2, 0.3);
    assertEquals(step.probability(3), step.probability(2));
    assertTrue(step.probability(Math.nextDown(2.0)) != step.probability(2));
  }

  /** max(0, height / [1 + exp(-slope (x - x50))] + offset), and where it begins. */
  @Test
  void logisticWithAnOffset() {
    Accept falls = new LogisticEfficiency(1.2, 3, 2, -0.25);
    for (double x : new double[] {-1, 0.5, 1.4, 2, 3, 9}) {
      double expected = Math.max(0, 1.2 / (1 + Math.exp(-3 * (x - 2))) - 0.25);
      assertEquals(expected, falls.probability(x), 1e-14);
    }
    // 1.2 / (1 + y) = 0.25 at y = 3.8.
    double begin = 2 - Math.log(3.8) / 3;
    assertEquals(begin, falls.edges()[0], 1e-14);
    assertEquals(0, falls.probability(begin * (1 - 1e-9)));
    assertTrue(falls.probability(begin * (1 + 1e-9)) > 0);
    double[] edges = new LogisticEfficiency(0.8, 3, 2, 0.1).edges();
    double[] turns = {-24, -12, -5, -2, 0, 2, 5, 12, 24};
    assertEquals(turns.length, edges.length);
    for (int i = 0; i < turns.length; i++) {
      assertEquals(2 + turns[i] / 3, edges[i], 1e-13);
    }
    assertEquals(0.1, new LogisticEfficiency(0.8, 3, 2, 0.1).probability(-100), 1e-15);
    assertThrows(IllegalArgumentException.class, () -> new LogisticEfficiency(0.9, 3, 2, 0.2));
    assertThrows(IllegalArgumentException.class, () -> new LogisticEfficiency(0.2, 3, 2, -0.2));
  }

  /** Efficiencies in time on both sides of their turns. */
  @Test
  void efficienciesInTime() {
    TimeEfficiency falls = new TimeEfficiency.Exponential(2, 0.5);
    assertEquals(1, falls.probability(1.9));
    assertEquals(1, falls.probability(2));
    assertEquals(Math.exp(-0.5 * 3), falls.probability(5), 1e-15);
    assertArrayEquals(new double[] {2, 3, 6, 14}, falls.edges(), 1e-14);
    TimeEfficiency table =
        new TimeEfficiency.Tabulated(new Curve(new double[] {1, 3}, new double[] {0.2, 0.8}));
    assertEquals(0.2, table.probability(1));
    assertEquals(0.5, table.probability(2), 1e-15);
    assertEquals(0.8, table.probability(3));
    assertEquals(0, table.probability(Math.nextDown(1.0)));
    assertEquals(0, table.probability(Math.nextUp(3.0)));
    assertArrayEquals(new double[] {1, 3}, table.edges());
    TimeAcceptance window = new TimeAcceptance(falls, 1, 4);
    assertTrue(window.isInWindow(1));
    assertFalse(window.isInWindow(Math.nextDown(1.0)));
    assertTrue(window.isInWindow(Math.nextDown(4.0)));
    assertFalse(window.isInWindow(4));
    assertFalse(window.isEverything());
    assertTrue(TimeAcceptance.everything().isEverything());
    assertTrue(TimeAcceptance.everything().isInWindow(-1e300));
    assertEquals(1, window.window().efficiency().probability(100));
    assertThrows(IllegalArgumentException.class, () -> new TimeAcceptance(falls, 4, 4));
  }

  /** A curve of an efficiency has its first point, and no value outside of 0 to 1. */
  @Test
  void efficienciesOfCurves() {
    double[] places = {1, 3};
    Accept table = new TabulatedEfficiency(new Curve(places, new double[] {0.2, 0.8}));
    assertEquals(0.2, table.probability(1));
    assertEquals(0, table.probability(Math.nextDown(1.0)));
    assertEquals(0.8, table.probability(Math.nextUp(3.0)));
    for (double[] values : new double[][] {{-0.1, 0.5}, {0.5, -0.1}, {1.1, 0.5}, {0.5, 1.1}}) {
      Curve curve = new Curve(places, values);
      assertThrows(IllegalArgumentException.class, () -> new TabulatedEfficiency(curve));
      assertThrows(IllegalArgumentException.class, () -> new TimeEfficiency.Tabulated(curve));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> new PolynomialQuenching(List.of(Double.POSITIVE_INFINITY)));
  }

  /** Small counts are evaluated once, whatever is asked first; large ones are not kept. */
  @Test
  void functionsOfCounts() {
    List<Long> asked = new ArrayList<>();
    Counts squares =
        new Counts(
            n -> {
              asked.add(n);
              return (double) n * n;
            });
    long large = 1L << 20;
    long[] counts = {5, 0, 5, 63, 64, 1000, 64, 0, large - 1, large, large - 1, large, 1L << 40};
    for (long n : counts) {
      assertEquals((double) n * n, squares.at(n));
    }
    assertEquals(List.of(5L, 0L, 63L, 64L, 1000L, large - 1, large, large, 1L << 40), asked);
  }
}
