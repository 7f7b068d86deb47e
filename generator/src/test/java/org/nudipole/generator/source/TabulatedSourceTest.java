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
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Table;
import org.nudipole.generator.data.TableException;

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
        "E,nu_e|MeV,/MeV|:1:12: first column 'E' (the first one is energy)",
        "energy,nu_e|cm,/MeV|:2:10: unit 'cm' of an energy (eV, keV, MeV or GeV)",
        "energy|MeV|:1:12: no flavour (a spectrum has one or more of nu_e nu_mu nu_tau anti_nu_e"
            + " anti_nu_mu anti_nu_tau)",
        "energy,nu|MeV,/MeV|:1:19: column 'nu' is no flavour (nu_e nu_mu nu_tau anti_nu_e"
            + " anti_nu_mu anti_nu_tau)",
        "energy,nu_e,nu_e|MeV,/MeV,/MeV|:1:24: flavour nu_e for a second time (one column per"
            + " flavour)",
        "energy,nu_e,nu_mu|MeV,/MeV,/cm2/s/MeV|:2:19: unit '/cm2/s/MeV' beside others (all per"
            + " emission, or all of a flux)",
        "energy,nu_e|MeV,1|:2:14: unit '1' of a spectrum (per emission such as /MeV, or a flux"
            + " such as /cm2/s/MeV)",
      })
  void headersSayWhatTheyHold(String columns, String units, String fault) {
    String ones = ",1".repeat(columns.split(",").length - 1);
    TableException e =
        assertThrows(
            TableException.class,
            () -> read("# columns: " + columns + ";# units: " + units + ";1" + ones + ";2" + ones));
    assertEquals("s.csv" + fault, e.getMessage());
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
            "s.csv:2:19: unit 'MeV' of a spectrum (per emission such as /MeV, or a flux such as"
                + " /cm2/s/MeV)",
            "s.csv:9: 2 values where 3 columns are declared",
            "s.csv:3: energy -1 is negative",
            "s.csv:5: energy 2 after 2 (energies rise from row to row)",
            "s.csv:6: energy 1 after 2 (energies rise from row to row)",
            "s.csv:6:4: '' in column nu_e is not a number",
            "s.csv:7:3: 'nan' in column nu_e is not a number",
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
    assertEquals(
        "s.csv:3: one row only (a spectrum is a line through two or more)", e.getMessage());
  }

  @Test
  void aTableOfFaultsIsCutShort() {
    String rows = String.join("", Collections.nCopies(100, "1,-1;"));
    TableException e =
        assertThrows(
            TableException.class, () -> read("# columns: energy,nu_e;# units: MeV,/MeV;" + rows));
    assertEquals(21, e.faults().size());
    // A value below 0 in each row, and an energy that does not rise in all but the first.
    assertTrue(e.faults().get(20).fault().startsWith("179 more faults"), e.getMessage());
  }
}
