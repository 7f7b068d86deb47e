package org.nudipole.generator.interaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Units;
import org.nudipole.generator.interaction.InteractionContractTest.Case;

/**
 * Bounds that hold may still be far off, and then nothing but speed tells: bounds of every
 * interaction close in on it as the cell shrinks.
 */
class InteractionTightnessContractTest {
  /** Of neutrino and recoil energy, relative. */
  private static final double WIDTH = 1e-6;

  /**
   * A factor that is a power n of an energy gives n widths; roots that open at the limits and terms
   * that cancel give some more. A term at the wrong corner or a bound without it gives all of it.
   */
  private static final double GAP = 1e3 * WIDTH;

  /** Of terms that cancel, each with bounds that allow for 1e-12 in some steps. */
  private static final double ROUNDING = 1e-9;

  static Stream<List<Case>> groups() {
    return InteractionContractTest.groups();
  }

  @ParameterizedTest(name = "group {index}")
  @MethodSource("groups")
  void boundsCloseInOnAPoint(List<Case> group) {
    int checked = 0;
    for (int k = 0; k < group.size(); k++) {
      Case c = group.get(k);
      double low = Math.max(c.low(), c.high() * 1e-6);
      for (double where : k % 2 == 0 ? new double[] {0.13, 0.67} : new double[] {0.41, 0.93}) {
        double recoil = low * Math.pow(c.high() / low, where);
        double high = recoil * (1 + WIDTH);
        if (CoherentScattering.momentum(c.target(), high) < 0.95 * firstZero(c)) {
          checked++;
          Interaction i = c.interaction();
          double size = size(c, low, recoil);
          checkPoint(c, recoil, size);
          check(
              c,
              recoil,
              size,
              i.bounds(c.flavour(), c.energy(), c.energy(), c.target(), recoil, high));
          Cell cell = new Cell(c.energy() * (1 - WIDTH), c.energy() * (1 + WIDTH), recoil, high);
          check(c, recoil, size, i.bounds(c.flavour(), c.target(), cell));
        }
      }
    }
    assertTrue(checked > group.size() / 2, checked + " cells");
  }

  /**
   * Bounds of a point are the value but for rounding, of the whole and of each of its terms, and so
   * is the function of the energy alone.
   */
  private static void checkPoint(Case c, double recoil, double size) {
    checkPoint(c, c.interaction(), recoil, size);
    for (Interaction term : c.interaction().terms()) {
      if (recoil >= term.lowest(c.energy(), c.target())
          && recoil <= term.highest(c.energy(), c.target())) {
        double value = term.differential(c.flavour(), c.energy(), c.target(), recoil);
        checkPoint(c, term, recoil, Math.max(size, Math.abs(value)));
      }
    }
  }

  private static void checkPoint(Case c, Interaction part, double recoil, double size) {
    double value = part.differential(c.flavour(), c.energy(), c.target(), recoil);
    Bounds bounds = part.bounds(c.flavour(), c.energy(), c.energy(), c.target(), recoil, recoil);
    assertEquals(
        value,
        part.atRecoil(c.flavour(), c.target(), recoil).applyAsDouble(c.energy()),
        1e-13 * size,
        c::toString);
    assertTrue(
        bounds.lower() <= value
            && value <= bounds.upper()
            && bounds.upper() - bounds.lower() <= ROUNDING * size,
        () -> c + " at " + recoil + ": " + bounds + " of " + value + ", near it up to " + size);
  }

  private static void check(Case c, double recoil, double size, Bounds bounds) {
    assertTrue(
        bounds.upper() - bounds.lower() <= GAP * size,
        () -> c + " at " + recoil + ": " + bounds + ", near it up to " + size);
  }

  /** Beyond the first zero of the form factor its bounds are those of its envelope. */
  private static double firstZero(Case c) {
    if (!c.target().isNucleus()) {
      return Double.POSITIVE_INFINITY;
    }
    return Stream.of(Helm.lewinSmith(), KleinNystrand.standard(), new MeasuredHelm(0.3 * Units.FM))
        .mapToDouble(form -> form.firstZero(c.target()))
        .min()
        .orElseThrow();
  }

  /** The greatest value within an octave: amplitudes may cancel in a point. */
  private static double size(Case c, double low, double recoil) {
    double size = 0;
    for (double factor : new double[] {0.5, 0.7, 1, 1.4, 2}) {
      double t = Math.min(c.high(), Math.max(low, factor * recoil));
      size = Math.max(size, c.interaction().differential(c.flavour(), c.energy(), c.target(), t));
    }
    return size;
  }
}
