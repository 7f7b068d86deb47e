package org.nudipole.statistics.likelihood;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Sums of components, and data that they make impossible. */
class ComponentTest {
  private static Component component(String name, double... nominal) {
    double[] up = nominal.clone();
    double[] down = nominal.clone();
    for (int i = 0; i < nominal.length; i++) {
      up[i] *= 1.1 + 0.1 * i;
      down[i] *= 0.9 - 0.1 * i;
    }
    return new Component(
        name,
        nominal,
        List.of(new Normalisation(0, 0.05)),
        List.of(new Morph(1, nominal, up, down)));
  }

  /** 2 a - 0.5 b, nominal and at one standard deviation to each side. */
  @Test
  void combinationsAreSumsOfAllTheirTemplates() {
    Component sum =
        Component.combination(
            List.of(component("first", 10, 40), component("second", 4, 8)), 2, -0.5);
    assertEquals("first", sum.name());
    assertArrayEquals(new double[] {18, 76}, sum.nominal(), 1e-13);
    assertEquals(List.of(new Normalisation(0, 0.05)), sum.normalisations());
    assertEquals(1, sum.morphs().size());
    Morph morph = sum.morphs().get(0);
    assertEquals(1, morph.pull());
    assertArrayEquals(new double[] {18 * 1.1, 76 * 1.2}, morph.up(), 1e-12);
    assertArrayEquals(new double[] {18 * 0.9, 76 * 0.8}, morph.down(), 1e-12);
    assertEquals(1.2, morph.ratioUp(1), 1e-14);
    assertEquals(0.8, morph.ratioDown(1), 1e-14);
    // At pulls of 2 and -1: (1 + 0.05 x 2) x the shape at -1.
    double[] counts = new double[2];
    sum.add(new double[] {2, -1}, 3, counts);
    assertArrayEquals(new double[] {3 * 1.1 * 18 * 0.9, 3 * 1.1 * 76 * 0.8}, counts, 1e-11);
  }

  @Test
  void theLargestCountIsOneOfEitherSign() {
    assertEquals(7, Component.exact("a", 1, -7, 3).largest());
    assertEquals(0, Component.exact("a", 0, 0).largest());
  }

  @Test
  void ratiosAreKeptWithinTen() {
    Morph morph =
        new Morph(0, new double[] {1, 1, 0}, new double[] {50, 2, 3}, new double[] {0.001, 2, 3});
    assertEquals(10, morph.ratioUp(0), 1e-13);
    assertEquals(0.1, morph.ratioDown(0), 1e-15);
    assertEquals(2, morph.ratioUp(1), 1e-14);
    assertEquals(1, morph.ratioUp(2), 0, "a bin that is empty stays so");
  }

  private static String fault(double[] expected, double... counts) {
    TemplateModel model =
        new TemplateModel(List.of(Component.exact("a", expected)), List.of(), List.of());
    BinnedLikelihood likelihood = new BinnedLikelihood(model, new Dataset(counts, new double[0]));
    assertFalse(likelihood.isPossible(new double[0]));
    return likelihood.impossible(new double[0]).getMessage();
  }

  @Test
  void theBinThatMakesDataImpossibleIsNamed() {
    assertTrue(fault(new double[] {1, 0, 2}, 1, 3, 0).contains("events in bin 2, where none"));
    assertTrue(fault(new double[] {0, 0, 0}, 0, 0, 3).contains("events in bin 3, where none"));
    assertTrue(fault(new double[] {1, 2, -3}, 1, 1, 0).contains("bin 3 expects -3.0 events"));
    TemplateModel model =
        new TemplateModel(List.of(Component.exact("a", 0, 2)), List.of(), List.of());
    BinnedLikelihood possible =
        new BinnedLikelihood(model, new Dataset(new double[] {0, 1}, new double[0]));
    assertTrue(possible.isPossible(new double[0]));
    assertTrue(possible.impossible(new double[0]).getMessage().contains("likelihood is 0"));
  }

  /** A bin without events: ln of exp(-nu), and no curvature where none is expected. */
  @Test
  void binsWithoutEvents() {
    TemplateModel two =
        new TemplateModel(List.of(Component.exact("a", 3, 2)), List.of(), List.of());
    double density =
        new BinnedLikelihood(two, new Dataset(new double[] {0, 2}, new double[0]))
            .logDensity(new double[0]);
    assertEquals(-3 + 2 * Math.log(2) - 2 - Math.log(2), density, 1e-13);
    BinnedLikelihood nothing =
        new BinnedLikelihood(
            Counting.of(0, 3).model(), new Dataset(new double[] {0}, new double[0]));
    BinnedLikelihood.Neighbourhood here = nothing.about(new double[] {0}, new boolean[1]);
    assertEquals(0, here.hessian(true)[0][0]);
    assertEquals(3, here.gradient()[0]);
  }

  @Test
  void dataAreCountsAndFiniteNumbers() {
    double[] none = {};
    assertThrows(IllegalArgumentException.class, () -> new Dataset(new double[] {1, -0.1}, none));
    assertThrows(
        IllegalArgumentException.class, () -> new Dataset(new double[] {Double.NaN}, none));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Dataset(new double[] {1}, new double[] {Double.POSITIVE_INFINITY}));
    assertEquals(3.5, new Dataset(new double[] {0, 1, 2.5}, none).total());
  }

  @Test
  void aMorphTellsItsTemplates() {
    Morph morph = new Morph(2, new double[] {1}, new double[] {1.25}, new double[] {0.75});
    assertEquals("pull 2, up [1.25], down [0.75]", morph.toString());
  }
}
