package org.nudipole.generator.interaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.data.Target;

/** Cells at the kinematic limits, on both sides of each. */
class CellTest {
  private static final Target ELECTRON = Material.named("Ge").freeElectrons().get(0);
  private static final Interaction UP =
      new DipoleUpscattering(0.3 * Units.MEV, 1e-11, new PointLike());
  private static final Interaction EVES = new ElectronScattering(0.23857);
  private static final double FROM = 1 * Units.MEV;
  private static final double TO = 2 * Units.MEV;

  @Test
  void aPointIsNotEmpty() {
    assertFalse(new Cell(FROM, FROM, 1, 1).isEmpty());
    assertFalse(new Cell(FROM, TO, 1, 2).isEmpty());
    assertTrue(new Cell(TO, FROM, 1, 2).isEmpty());
    assertTrue(new Cell(FROM, TO, 2, 1).isEmpty());
    assertThrows(IllegalArgumentException.class, () -> new Cell(-1, 1, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Cell(0, -1, 0, 0));
  }

  /** The least energy has the narrowest limits, and they belong to the inside. */
  @Test
  void insideUpToTheLimitsOfTheLeastEnergy() {
    double low = UP.lowest(FROM, ELECTRON);
    double high = UP.highest(FROM, ELECTRON);
    assertTrue(new Cell(FROM, TO, low, high).isInside(UP, ELECTRON));
    assertFalse(new Cell(FROM, TO, Math.nextDown(low), high).isInside(UP, ELECTRON));
    assertFalse(new Cell(FROM, TO, low, Math.nextUp(high)).isInside(UP, ELECTRON));
    assertFalse(new Cell(0, TO, low, high).isInside(EVES, ELECTRON));
    assertFalse(new Cell(0, TO, 0, 0).isInside(EVES, ELECTRON));
  }

  /** The smallest rectangle: limits of the greatest energy, and the least energy that gives any. */
  @Test
  void withinTheLimits() {
    double least = UP.lowest(TO, ELECTRON);
    double most = UP.highest(TO, ELECTRON);
    Cell all = new Cell(0, TO, 0, 10 * Units.MEV).within(UP, ELECTRON);
    assertEquals(least, all.low());
    assertEquals(most, all.high());
    assertEquals(TO, all.to());
    assertEquals(UP.threshold(ELECTRON), all.from(), 1e-14 * all.from());
    Cell upper = new Cell(0, TO, 0.9 * most, most).within(UP, ELECTRON);
    assertEquals(UP.leastEnergy(ELECTRON, 0.9 * most), upper.from(), 1e-14 * upper.from());
    Cell narrow = new Cell(1.9 * Units.MEV, TO, 0.2 * most, 0.3 * most).within(UP, ELECTRON);
    assertEquals(new Cell(1.9 * Units.MEV, TO, 0.2 * most, 0.3 * most), narrow);
    // A point on each limit is possible, and nothing beyond.
    assertFalse(new Cell(FROM, TO, most, 2 * most).within(UP, ELECTRON).isEmpty());
    assertTrue(new Cell(FROM, TO, Math.nextUp(most), 2 * most).within(UP, ELECTRON).isEmpty());
    assertFalse(new Cell(FROM, TO, 0, least).within(UP, ELECTRON).isEmpty());
    assertTrue(new Cell(FROM, TO, 0, Math.nextDown(least)).within(UP, ELECTRON).isEmpty());
  }

  @Test
  void nothingIsWithinAClosedChannel() {
    double threshold = UP.threshold(ELECTRON);
    assertTrue(new Cell(0, threshold / 2, 0, 1).within(UP, ELECTRON).isEmpty());
    assertTrue(new Cell(0, 0, 0, 0).within(EVES, ELECTRON).isEmpty());
    assertTrue(new Cell(FROM, TO, 2, 1).within(UP, ELECTRON).isEmpty());
    assertEquals(0, EVES.bounds(Flavour.NU_E, ELECTRON, new Cell(0, 0, 0, 0)).upper());
  }
}
