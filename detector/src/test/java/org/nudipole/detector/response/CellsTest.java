package org.nudipole.detector.response;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nudipole.generator.Column;
import org.nudipole.generator.Units;
import org.nudipole.generator.axis.Binning;

/** Cells of a plane of unlike axes, each bin of the first with all of the second. */
class CellsTest {
  private static final double NS = Units.NS;
  private static final double KEV = Units.KEV;
  private static final Binning THREE = new Binning(new double[] {1, 2, 4, 7});
  private static final Binning TWO = new Binning(new double[] {10, 30, 90});
  private static final Column CHARGE = Column.observed2(Response.PHOTOELECTRONS, 1);
  private static final Cells LINE = Cells.of(THREE);
  private static final Cells PLANE = plane(THREE, CHARGE, TWO);

  private static Cells plane(Binning first, Column column, Binning second) {
    return new Cells(first, Optional.of(new SecondAxis(column, second)));
  }

  @Test
  void cellsAreNumberedAcrossFirst() {
    assertEquals(6, PLANE.size());
    assertEquals(2, PLANE.across());
    assertEquals(3, LINE.size());
    assertEquals(1, LINE.across());
    int cell = 0;
    for (int bin = 0; bin < 3; bin++) {
      for (int other = 0; other < 2; other++) {
        assertEquals(bin, PLANE.bin(cell));
        assertEquals(other, PLANE.binAcross(cell));
        double x = (THREE.low(bin) + THREE.high(bin)) / 2;
        double y = (TWO.low(other) + TWO.high(other)) / 2;
        assertEquals(cell++, PLANE.index(x, y));
      }
      assertEquals(bin, LINE.bin(bin));
      assertEquals(0, LINE.binAcross(bin));
      assertEquals(bin, LINE.index(THREE.low(bin), Double.NaN));
    }
  }

  /** The outermost edges belong to the cells, what lies beyond them by a rounding too. */
  @Test
  void outsideIsNoCell() {
    for (double x : new double[] {0.999, 7.001, Double.NaN}) {
      assertEquals(-1, PLANE.index(x, 20));
      assertEquals(-1, LINE.index(x, 20));
    }
    for (double y : new double[] {9.99, 90.01, Double.NaN}) {
      assertEquals(-1, PLANE.index(1.5, y));
      assertEquals(0, LINE.index(1.5, y));
    }
    assertEquals(0, PLANE.index(Math.nextDown(1.0), Math.nextDown(10.0)));
    assertEquals(5, PLANE.index(Math.nextUp(7.0), Math.nextUp(90.0)));
    assertEquals(-1, PLANE.index(1 - 1e-14, 20));
    assertEquals(-1, PLANE.index(2, 90 + 1e-12));
  }

  @Test
  void projections() {
    double[] counts = {1, 20, 300, 4000, 50_000, 600_000};
    assertArrayEquals(new double[] {21, 4300, 650_000}, PLANE.projected(counts));
    assertArrayEquals(new double[] {50_301, 604_020}, PLANE.projectedAcross(counts));
    double[] three = {3, 5, 9};
    assertArrayEquals(three, LINE.projected(three));
    assertArrayEquals(new double[] {17}, LINE.projectedAcross(three));
  }

  @Test
  void sameCells() {
    Binning rounded = new Binning(new double[] {1, 2 + 1e-12, 4, 7});
    Binning other = new Binning(new double[] {1, 2.1, 4, 7});
    Binning wide = new Binning(new double[] {10, 40, 90});
    assertTrue(LINE.isSame(Cells.of(rounded)));
    assertTrue(PLANE.isSame(plane(rounded, CHARGE, TWO)));
    assertFalse(LINE.isSame(Cells.of(other)));
    assertFalse(LINE.isSame(PLANE));
    assertFalse(PLANE.isSame(LINE));
    assertFalse(PLANE.isSame(plane(other, CHARGE, TWO)));
    assertFalse(PLANE.isSame(plane(THREE, CHARGE, wide)));
    assertFalse(PLANE.isSame(plane(THREE, Column.PULSE_TIME, TWO)));
    assertTrue(new SecondAxis(Column.PULSE_TIME, TWO).isTime());
    assertFalse(new SecondAxis(CHARGE, TWO).isTime());
  }

  @Test
  void words() {
    assertEquals("3", LINE.number());
    assertEquals("3 x 2", PLANE.number());
    Column observed = Column.observed("keVee", KEV);
    Cells energies = Cells.of(new double[] {0.5 * KEV, KEV, 8 * KEV});
    assertEquals("0.5 to 8 keVee", energies.range(observed));
    Cells times =
        plane(
            energies.first(),
            Column.PULSE_TIME,
            new Binning(new double[] {100 * NS, 200 * NS, 450 * NS}));
    assertEquals("0.5 to 8 keVee and 100 to 450 ns", times.range(observed));
  }

  /** The window of a cell is one in that cell and zero in all others. */
  @Test
  void windowsAreTheCells() {
    for (Cells cells : List.of(LINE, PLANE)) {
      List<Window> windows = cells.windows();
      assertEquals(cells.size(), windows.size());
      for (double x : new double[] {0.5, 1, 1.9, 2, 3, 4, 6.9, 7.5}) {
        for (double y : new double[] {9, 10, 29, 30, 89, 91}) {
          for (int cell = 0; cell < windows.size(); cell++) {
            Window window = windows.get(cell);
            assertEquals(
                cells.index(x, y) == cell ? 1 : 0,
                window.first().value(x) * window.second().value(y));
          }
        }
      }
    }
    List<Window> across = Window.secondBins(TWO.edges());
    assertEquals(2, across.size());
    assertTrue(across.get(1).first().isEverywhere());
    assertArrayEquals(new double[] {30, 90}, across.get(1).second().edges());
    Window function = Window.second(PiecewiseFunction.interval(3, 5));
    assertTrue(function.first().isEverywhere());
    assertArrayEquals(new double[] {3, 5}, function.second().edges());
  }
}
