package org.nudipole.generator.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Table;
import org.nudipole.generator.data.TableException;
import org.nudipole.generator.rate.SpectrumQuadrature;

class TabulatedSourceTest {
  private static TabulatedSource read(String text) {
    return TabulatedSource.read(Table.parse("s.csv", text.replace(';', '\n')));
  }

  /** Triangles of area 1/2 x 2 MeV x 3 /MeV and 1/2 x 2000 keV x 0.001 /keV. */
  @Test
  void valuesPerEmissionKeepTheirScale() {
    TabulatedSource source =
        read("# columns: energy,nu_e,anti_nu_tau;# units: keV,/MeV,1/keV;0,0,0;1e3,3,0;2e3,0,1e-3");
    assertFalse(source.statesFlux());
    assertEquals(3, source.continua().get(0).intensity(), 1e-14);
    assertEquals(0.5, source.continua().get(1).intensity(), 1e-15);
    assertEquals(Flavour.ANTI_NU_TAU, source.continua().get(1).flavour());
    assertEquals(
        1.5, source.continua().get(0).spectrum().value(0.5 * Units.MEV) * Units.MEV, 1e-15);
    assertEquals(0, source.continua().get(0).spectrum().value(2.001 * Units.MEV), 0);
    assertEquals(5 * Units.S, source.time(5 * Units.S).effectiveTime(), 0);
  }

  /** A triangle of 1/2 x 2 MeV x 3e4 /m2/s/MeV; 172800 /day is 2 /s, over 1 MeV and half of one. */
  @Test
  void valuesOfAFluxAreWhatArrives() {
    TabulatedSource source =
        read(
            "# columns: energy,nu_mu,nu_e;# units: MeV,/m2/s/MeV,/day/MeV/cm2;"
                + "1,0,172800;2,3e4,172800;3,0,0");
    assertTrue(source.statesFlux());
    // In the order of the flavours, whatever that of the columns.
    assertEquals(3, source.continua().get(0).intensity() / Units.PER_CM2_S, 1e-13);
    assertEquals(3, source.continua().get(1).intensity() / Units.PER_CM2_S, 1e-13);
    assertEquals(Flavour.NU_MU, source.continua().get(1).flavour());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "E,nu_e|MeV,/MeV|:1:12: no column energy, or energy_low and energy_high",
        "E,nu_e|MeV,/MeV|:1:12: column 'E' is not taken (a spectrum has energy, or energy_low and"
            + " energy_high, and flavours: nu_e nu_mu nu_tau anti_nu_e anti_nu_mu anti_nu_tau)",
        "energy,nu_e|cm,/MeV|:2:10: unit 'cm' of column energy (an energy: eV, keV, MeV or GeV)",
        "energy|MeV|:1:12: no column of a flavour (one or more of nu_e nu_mu nu_tau anti_nu_e"
            + " anti_nu_mu anti_nu_tau)",
        "energy,nu_e,nu|MeV,/MeV,/MeV|:1:24: column 'nu' is not taken (a spectrum has",
        "energy,nu_e,nu_e|MeV,/MeV,/MeV|:1:24: column nu_e for a second time",
        "energy,nu_e,nu_mu|MeV,/MeV,/cm2/s/MeV|:2:19: unit '/cm2/s/MeV' beside others (all per"
            + " emission, or all of a flux)",
        "energy,nu_e|MeV,1|:2:14: unit '1' of column nu_e (per emission such as /MeV, or a flux"
            + " such as /cm2/s/MeV)",
      })
  void headersSayWhatTheyHold(String columns, String units, String fault) {
    String ones = ",1".repeat(columns.split(",").length - 1);
    TableException e =
        assertThrows(
            TableException.class,
            () -> read("# columns: " + columns + ";# units: " + units + ";1" + ones + ";2" + ones));
    assertTrue(e.getMessage().contains("s.csv" + fault), e::getMessage);
  }

  @ParameterizedTest
  @CsvSource({"MeV", "/MeV/MeV", "/cm2/MeV", "/s/MeV", "/cm2/cm2/MeV", "/cm2/s", "//MeV", "/Mev"})
  void unitsOfASpectrumAreComplete(String unit) {
    assertThrows(
        TableException.class,
        () -> read("# columns: energy,nu_e;# units: MeV," + unit + ";1,1;2,1"));
  }

  @Test
  void allFaultsAreNamed() {
    TableException e =
        assertThrows(
            TableException.class,
            () ->
                read(
                    "# columns: energy,nu_e,nu_mu;# units: MeV,/MeV,MeV;"
                        + "-1,1,0;2,-0.5,0;2,1,0;1, ,0;3,nan,0;4,1e999,0;5,1"));
    assertEquals(
        List.of(
            "s.csv:9: 2 values where 3 columns are declared",
            "s.csv:3: energy -1 is negative",
            "s.csv:5: energy 2 after 2 (they rise from row to row), and so in 1 more row",
            "s.csv:2:19: unit 'MeV' of column nu_mu (per emission such as /MeV, or a flux such as"
                + " /cm2/s/MeV)",
            "s.csv:6:4: '' in column nu_e is not a number, and so in 1 more row",
            "s.csv:8:3: '1e999' in column nu_e is not finite",
            "s.csv:4:3: nu_e -0.5 is negative"),
        List.of(e.getMessage().split("; ")));
  }

  @Test
  void aFlavourThatIsNotEmittedHasNoColumn() {
    TableException e =
        assertThrows(
            TableException.class,
            () -> read("# columns: energy,nu_e,nu_mu;# units: MeV,/MeV,/MeV;1,1,0;2,0,0"));
    assertEquals("s.csv:1:24: nu_mu is zero everywhere", e.getMessage());
  }

  @Test
  void aSpectrumHasTwoRows() {
    TableException e =
        assertThrows(
            TableException.class, () -> read("# columns: energy,nu_e;# units: MeV,/MeV;1,1"));
    assertEquals("s.csv:3: one row only (a line goes through two or more points)", e.getMessage());
  }

  /** A value below 0 in each row, and an energy that does not rise in all but the first. */
  @Test
  void repeatedFaultsAreToldOnce() {
    String rows = String.join("", Collections.nCopies(100, "1,-1;"));
    TableException e =
        assertThrows(
            TableException.class, () -> read("# columns: energy,nu_e;# units: MeV,/MeV;" + rows));
    assertEquals(
        List.of(
            "s.csv:4: energy 1 after 1 (they rise from row to row), and so in 98 more rows",
            "s.csv:3:3: nu_e -1 is negative, and so in 99 more rows"),
        List.of(e.getMessage().split("; ")));
  }

  /** A histogram: constant in each bin, with the smaller value between two, and proved bounds. */
  @Test
  void binsAreConstant() {
    TabulatedSource source =
        read(
            "# columns: nu_e,energy_low,energy_high;# units: /MeV,MeV,MeV;" + "2,1,2;0,2,4;1 4 8;");
    var spectrum = source.continua().get(0).spectrum();
    assertEquals(6, source.continua().get(0).intensity(), 1e-14);
    double[] at = {1, 1.5, 2, 3, 4, 5, 8, 8.1};
    double[] expected = {2, 2, 0, 0, 0, 1, 1, 0};
    for (int i = 0; i < at.length; i++) {
      assertEquals(expected[i], spectrum.value(at[i] * Units.MEV) * Units.MEV, 1e-14);
    }
    Bounds bin = spectrum.bounds(2 * Units.MEV, 4 * Units.MEV);
    assertEquals(0, bin.upper() * Units.MEV, 1e-14);
    Bounds across = spectrum.bounds(1.5 * Units.MEV, 5 * Units.MEV);
    assertEquals(0, across.lower(), 0);
    assertEquals(2, across.upper() * Units.MEV, 1e-11);
  }

  /**
   * As long a table as one likes: the time grows with its rows, and the integral is that of few.
   */
  @Test
  void aLongTableIsAShortOne() {
    double[] integrals = new double[2];
    for (int k = 0; k < 2; k++) {
      int rows = k == 0 ? 3 : 200_001;
      StringBuilder text = new StringBuilder("# columns: energy,nu_e\n# units: MeV,/MeV\n");
      for (int i = 0; i < rows; i++) {
        double energy = 1 + 2.0 * i / (rows - 1);
        text.append(energy).append(' ').append(1 - Math.abs(energy - 2)).append('\n');
      }
      TabulatedSource source = TabulatedSource.read(Table.parse("s.csv", text.toString()));
      SpectrumQuadrature quadrature = new SpectrumQuadrature(source.continua().get(0).spectrum());
      integrals[k] = quadrature.smoothIntegral(e -> 1 / (e * e), 1.3 * Units.MEV);
    }
    assertEquals(integrals[0], integrals[1], 1e-12 * integrals[0]);
  }

  /** A column of an unknown unit is told, wherever it stands, and compared with none. */
  @Test
  void anUnknownUnitIsNotCompared() {
    for (String units : List.of("MeV,Hz,/MeV", "MeV,/MeV,Hz")) {
      TableException e =
          assertThrows(
              TableException.class,
              () -> read("# columns: energy,nu_e,nu_mu;# units: " + units + ";1,1,1;2,1,1"));
      assertTrue(e.getMessage().contains("unit 'Hz' of column nu_"), e::getMessage);
      assertFalse(e.getMessage().contains("beside others"), e::getMessage);
    }
  }
}
