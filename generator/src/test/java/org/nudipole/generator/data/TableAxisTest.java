package org.nudipole.generator.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Points and bins of either kind of axis, in the units of the table, and what is wrong in them. */
class TableAxisTest {
  private static TableColumn energy() {
    return TableColumn.in(List.of("energy", "e"), "an energy", Map.of("keV", 2.0, "MeV", 2000.0));
  }

  /** Either points or bins, not negative. */
  private static TableAxis energies() {
    return TableAxis.of(energy());
  }

  /** Bins alone, of either sign. */
  private static TableAxis signed() {
    return TableAxis.bins(TableColumn.plain("from"), List.of("to"));
  }

  private static Table table(String columns, String units, String rows) {
    return Table.parse(
        "t.csv", "# columns: " + columns + "\n# units: " + units + "\n" + rows.replace(';', '\n'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "energy|keV|1;2.5|2 5",
        "e|MeV|1;2.5|2000 5000",
        "energy_low,energy_high|keV,keV|0,1;1,3|0 2 6",
        "e_high,e_low|MeV,MeV|1,0.5;3,1|1000 2000 6000",
        "energy_low,energy_high|keV,keV|0,1000;1000.0000001,3000|0 2000 6000",
      })
  void placesInTheUnitOfTheTable(String columns, String units, String rows, String places) {
    TableCheck check = new TableCheck(table(columns, units, rows));
    TableAxis.Places found = energies().read(check);
    check.throwFaults();
    double[] due = List.of(places.split(" ")).stream().mapToDouble(Double::parseDouble).toArray();
    assertArrayEquals(due, found.values(), 1e-9);
    assertEquals(due.length == 3, found.bins());
  }

  @Test
  void pointsAreTheirOwnMiddles() {
    TableAxis.Places points = new TableAxis.Places(new double[] {1, 3, 7}, false);
    assertArrayEquals(new double[] {1, 3, 7}, points.middles());
    assertFalse(points.bins());
  }

  @Test
  void endsOfEitherSign() {
    TableCheck check = new TableCheck(table("from,to", "1,1", "-3,-1;-1,2"));
    TableAxis.Places places = signed().read(check);
    check.throwFaults();
    assertTrue(places.bins());
    assertArrayEquals(new double[] {-3, -1, 2}, places.values());
    assertEquals("from and to", signed().needs());
    assertEquals("energy, or energy_low and energy_high", energies().needs());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "energy_low,energy_high|keV,keV|-1,1;1,2|t.csv:3: energy_low -1 is negative|give 0 or more",
        "energy_low,energy_high|keV,MeV|0,1;1,2|t.csv:2:14: unit 'MeV' of column energy_high beside"
            + " 'keV' of column energy_low (give both the same)|''",
        "energy_low,energy_high|keV,keV|0,1;2,3|t.csv:4: energy_low 2 after energy_high 1 (a hole"
            + " between two bins)|begin where the bin before ends; a bin may have the value 0",
        "energy_low,energy_high|keV,keV|0,2;1,3|t.csv:4: energy_low 1 before energy_high 2 (two"
            + " bins overlap)|begin where the bin before ends",
        "energy|keV|-1;2|t.csv:3: energy -1 is negative|give 0 or more",
        "energy|keV|2;2|t.csv:4: energy 2 after 2 (they rise from row to row)|sort the rows, and"
            + " give each value once",
        "energy|keV|2|t.csv:3: one row only (a line goes through two or more points)|add rows, or"
            + " give bins: energy_low and energy_high",
        "energy,e|keV,keV|1,1;2,2|t.csv:1:19: column e beside energy (both are the same)|keep one of"
            + " them, or add a line `# ignored: e`",
        "energy,energy|keV,keV|1,1;2,2|t.csv:1:19: column energy for a second time|keep one of them,"
            + " or give one another name and ignore that by a line `# ignored: NAME`",
      })
  void faults(String columns, String units, String rows, String message, String suggestion) {
    TableCheck check = new TableCheck(table(columns, units, rows));
    energies().read(check);
    TableException e = assertThrows(TableException.class, check::throwFaults);
    assertEquals(message, e.getMessage());
    assertEquals(suggestion, e.faults().get(0).suggestion());
    assertEquals("t.csv", e.file());
  }

  /** A unit that is no unit of either column is one fault for each, and no third one. */
  @Test
  void unitsThatAreNone() {
    TableCheck check = new TableCheck(table("e_low,e_high", "bar,bar", "0,1;1,2"));
    energies().read(check);
    TableException e = assertThrows(TableException.class, check::throwFaults);
    assertEquals(2, e.faults().size(), e::getMessage);
  }
}
