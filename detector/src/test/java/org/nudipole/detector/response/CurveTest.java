package org.nudipole.detector.response;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.data.Table;
import org.nudipole.generator.data.TableException;
import org.nudipole.generator.data.Target;

/** Measured curves of any size: lines between points, or values of bins. */
class CurveTest {
  @ParameterizedTest
  @ValueSource(doubles = {1, 1e-11, 1e9})
  void linesBetweenPoints(double unit) {
    Curve curve =
        new Curve(new double[] {-unit, 2 * unit, 6 * unit}, new double[] {5 * unit, 2 * unit, 10});
    assertEquals(3, curve.size());
    assertEquals(2 * unit, curve.energy(1));
    assertEquals(2 * unit, curve.value(1));
    assertEquals(-1, curve.slope(0), 1e-15);
    assertEquals((10 - 2 * unit) / (4 * unit), curve.slope(1), 1e-15 / unit + 1e-15);
    assertEquals(5 * unit, curve.at(-3 * unit));
    assertEquals(5 * unit, curve.at(-unit));
    assertEquals(4 * unit, curve.at(0), 1e-15 * unit);
    assertEquals(2 * unit, curve.at(2 * unit));
    assertEquals(2 * unit + 0.25 * (10 - 2 * unit), curve.at(3 * unit), 1e-14 * (10 + unit));
    assertEquals(10, curve.at(6 * unit));
    assertEquals(10, curve.at(1e3 * unit));
    assertArrayEquals(new double[] {-unit, 2 * unit, 6 * unit}, curve.nodes());
  }

  /** A bin has its lower edge, the last one its upper edge too. */
  @Test
  void valuesOfBins() {
    Curve curve = Curve.steps(new double[] {1, 2, 4, 7}, new double[] {0.3, 0.9, 0.1});
    double[][] expected = {
      {0.5, 0.3}, {1, 0.3}, {1.99, 0.3}, {2, 0.9}, {3.99, 0.9}, {4, 0.1}, {7, 0.1}, {9, 0.1}
    };
    for (double[] pair : expected) {
      assertEquals(pair[1], curve.at(pair[0]), () -> "at " + pair[0]);
    }
  }

  @Test
  void whatIsNoCurve() {
    double[] two = {1, 2};
    assertThrows(IllegalArgumentException.class, () -> new Curve(new double[] {1}, new double[1]));
    assertThrows(IllegalArgumentException.class, () -> new Curve(two, new double[3]));
    for (double third : new double[] {2, 1.5, Double.NaN}) {
      double[] energies = {1, 2, third};
      Exception e =
          assertThrows(
              IllegalArgumentException.class, () -> new Curve(energies, new double[] {1, 1, 1}));
      assertTrue(e.getMessage().contains("point 3 does not"), e::getMessage);
    }
  }

  /** Where what is wrong is told: the energy above which the visible energy falls, in keV. */
  @Test
  void aFallIsTold() {
    double keV = Units.KEV;
    Curve falling = new Curve(new double[] {3 * keV, 4 * keV}, new double[] {0.9, 0.1});
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> new TabulatedQuenching(falling));
    assertTrue(e.getMessage().contains("above 3.000 keV"), e::getMessage);
  }

  /**
   * 0.2 T rises to 0.3 keV at 1 keV, falls at once by a line to 0.28 keV at 1.2 keV and rises from
   * there as 7/30 T: 0.29 keV is seen of three recoils. What falls by a tenth and more is refused.
   */
  @Test
  void aVisibleEnergyMayTurnAtAPoint() {
    double keV = Units.KEV;
    Curve kink =
        new Curve(new double[] {0.5 * keV, keV, 1.2 * keV}, new double[] {0.2, 0.3, 0.7 / 3});
    TabulatedQuenching quenching = new TabulatedQuenching(kink);
    Target germanium = Material.named("Ge").nuclei().get(0);
    PiecewiseFunction seen =
        quenching.fold(PiecewiseFunction.interval(0.29 * keV, 0.295 * keV), germanium);
    int crossings = 0;
    boolean inside = false;
    for (int i = 1; i < 4000; i++) {
      double recoil = i * 0.0005 * keV;
      double visible = recoil * kink.at(recoil);
      boolean expected = visible >= 0.29 * keV && visible < 0.295 * keV;
      assertEquals(expected ? 1 : 0, seen.value(recoil), () -> "at " + recoil / keV + " keV");
      crossings += expected != inside ? 1 : 0;
      inside = expected;
    }
    assertEquals(6, crossings);
    double deep = 0.89 * 0.3 / 1.2;
    double shallow = 0.91 * 0.3 / 1.2;
    double[] energies = {0.5 * keV, keV, 1.2 * keV};
    new TabulatedQuenching(new Curve(energies, new double[] {0.2, 0.3, shallow}));
    assertThrows(
        IllegalArgumentException.class,
        () -> new TabulatedQuenching(new Curve(energies, new double[] {0.2, 0.3, deep})));
  }

  private static CurveTable table(String rows, double high) {
    String text = "# columns: energy,v\n# units: keV,1\n" + rows;
    return new CurveTable(Table.parse("t.csv", text), "v", -0.5, high);
  }

  /** Both ends of the range are in it; what lies beyond is told, with a range that has no end. */
  @Test
  void valuesOfATableHaveARange() {
    Curve curve = table("1,-0.5\n2,1.5\n", 1.5).against("keVee").curve();
    assertEquals(-0.5, curve.value(0));
    assertEquals(1.5, curve.value(1));
    assertEquals(2 * Units.KEV, curve.energy(1));
    for (String rows : new String[] {"1,-0.6\n2,1\n", "1,1\n2,1.6\n"}) {
      Exception fault = assertThrows(TableException.class, () -> table(rows, 1.5).against("keVee"));
      assertTrue(fault.getMessage().contains("outside [-0.5, 1.5]"), fault::getMessage);
    }
    Exception e =
        assertThrows(
            TableException.class,
            () -> table("1,-0.6\n2,1e300\n", Double.MAX_VALUE).against("keVee"));
    assertTrue(e.getMessage().contains("outside [-0.5, infinity)"), e::getMessage);
  }

  /** Energies in all units of a scale, photoelectrons as they are, times. */
  @ParameterizedTest
  @CsvSource({
    "energy, eV, keVnr, 1e-3",
    "observed, keV, keV, 1",
    "energy, MeV, keVee, 1e3",
    "energy, eVee, keVee, 1e-3",
    "observed, keVnr, keVnr, 1"
  })
  void unitsOfEnergies(String column, String unit, String against, double keV) {
    Curve curve = read(column, unit).against(against).curve();
    assertEquals(3 * keV * Units.KEV, curve.energy(1), 1e-14 * keV * Units.KEV);
  }

  @Test
  void unitsOfPhotoelectronsAndTimes() {
    assertEquals(3, read("observed", "PE").against("PE").curve().energy(1));
    assertEquals(3, read("photoelectrons", "PE").against("PE").curve().energy(1));
    assertThrows(TableException.class, () -> read("observed", "keV").against("PE"));
    double[] units = {Units.NS, Units.US, Units.MS, Units.S};
    String[] words = {"ns", "us", "ms", "s"};
    for (int i = 0; i < units.length; i++) {
      double time = read("time", words[i]).againstTime().curve().energy(1);
      assertEquals(3 * units[i], time, 1e-14 * units[i]);
    }
  }

  @Test
  void aColumnThatNobodyAskedForIsRefused() {
    Table table = Table.parse("t.csv", "# columns: energy,v,w\n# units: eV,1,1\n1,0,7\n3,1,8\n");
    Exception e =
        assertThrows(TableException.class, () -> new CurveTable(table, "v", 0, 1).against("keVee"));
    assertTrue(e.getMessage().contains("column 'w' is not taken"), e::getMessage);
  }

  private static CurveTable read(String column, String unit) {
    String text = "# columns: " + column + ",v\n# units: " + unit + ",1\n1,0.5\n3,0.25\n";
    return new CurveTable(Table.parse("t.csv", text), "v", 0, 1);
  }
}
