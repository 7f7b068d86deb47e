package org.nudipole.generator.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableTest {
  private static final String HEADER = "# columns: energy,value\n# units: keV,1\n";

  @Test
  void readsRowsUnderADeclaredHeader() {
    Table table = Table.parse("t.csv", HEADER + "1, 2\r\n\n3,4\n");
    assertArrayEquals(new double[] {2, 4}, table.numbers("value"));
    assertEquals("keV", table.units().get(0));
    assertEquals(5, table.line(1));
    assertEquals(64, table.sha256().length());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,2|no header line '# columns: ...', '# units: ...'",
        "# columns: a,b;1,2|no header line '# units",
        "# columns: a,b;# units: keV;1,2|2 columns but 1 units",
        "# columns: a,b;# units: keV,1|no rows"
      })
  void saysWhatIsWrong(String text, String message) {
    String lines = text.replace(";", "\n");
    TableException e = assertThrows(TableException.class, () -> Table.parse("t.csv", lines));
    assertTrue(e.getMessage().contains(message), e::getMessage);
  }

  @ParameterizedTest
  @CsvSource({
    "NaN,not a number",
    "1e999,not finite",
    "x,not a number",
    "5f,not a number",
    "'',not a number"
  })
  void cellsAreFiniteNumbers(String cell, String message) {
    Table table = Table.parse("t.csv", HEADER + "1," + cell + "\n");
    TableException e = assertThrows(TableException.class, () -> table.numbers("value"));
    assertTrue(
        e.getMessage().startsWith("t.csv:3:3: ") && e.getMessage().contains(message),
        e::getMessage);
  }

  private static final TableColumn VALUE = TableColumn.plain("value");
  private static final TableAxis ENERGY =
      TableAxis.of(TableColumn.in(List.of("energy"), "an energy", Map.of("keV", 1.0)));

  private static List<TableFault> faults(TableCheck check) {
    return assertThrows(TableException.class, check::throwFaults).faults();
  }

  /** A row with too few or too many values hides no fault of the others. */
  @Test
  void faultsOfAColumnAreNamedOnceForEachKind() {
    TableCheck check =
        new TableCheck(Table.parse("t.csv", HEADER + "1,2\n3\n4,x\n6,7,8\n7,-1\n8,-2\n9,-3\n"));
    check.notNegative(check.require(VALUE));
    assertEquals(
        List.of(
            new TableFault(
                4,
                1,
                "1 value where 2 columns are declared, and so in 1 more row",
                "give one value per column, between commas or blanks"),
            new TableFault(
                5,
                3,
                "'x' in column value is not a number",
                "give a decimal number such as 2.5e-3"),
            new TableFault(7, 3, "value -1 is negative, and so in 2 more rows", "give 0 or more")),
        faults(check));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "energy,value|1,2;3,4",
        "value,energy|2,1;4,3",
        "value energy|2 1;\t4\t3",
        "x\tvalue energy|2,2,1;2 4  3",
        "energy,value,x|1,2,a;3,4,b"
      })
  void columnsAreFoundByName(String columns, String rows) {
    String units = columns.replace("energy", "keV").replaceAll("value|x", "1");
    Table table =
        Table.parse(
            "t.csv",
            "# columns: "
                + columns
                + "\n# units: "
                + units
                + (columns.contains("x") ? "\n# ignored: x\n" : "\n")
                + rows.replace(';', '\n'));
    TableCheck check = new TableCheck(table);
    assertArrayEquals(new double[] {1, 3}, ENERGY.read(check).values());
    assertArrayEquals(new double[] {2, 4}, check.numbers(check.require(VALUE)));
    check.refuseOthers("energy and value");
    check.throwFaults();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "energy,value,x|keV,1,1|t.csv:1:25: column 'x' is not taken (energy and value)",
        "energy,value,value|keV,1,1|t.csv:1:25: column value for a second time",
        "energy|keV|t.csv:1:12: no column value",
        "value|1|t.csv:1:12: no column energy, or energy_low and energy_high",
        "energy_low,value|keV,1|t.csv:1:12: no column energy_high",
        "energy,energy_low,energy_high,value|keV,keV,keV,1|t.csv:1:19: bins beside points in column",
        "energy_low,energy_high,value|keV,bar,1|t.csv:2:14: unit 'bar' of column energy_high (an",
        "energy,value|MeV,1|t.csv:2:10: unit 'MeV' of column energy (an energy: keV)",
        "energy,value|keV,keV|t.csv:2:14: unit 'keV' of column value (a plain number: 1)",
        "energy,value|keV,1;# ignored: y|t.csv:3:12: no column y to ignore",
        "energy,value|keV,1;# units: keV,1|t.csv:3: '# units:' for a second time"
      })
  void aHeaderSaysNothingInVain(String columns, String units, String message) {
    String row = columns.replaceAll("[a-z_]+", "1");
    String text = "# columns: " + columns + ";# units: " + units + ";" + row + ";" + row;
    TableException e =
        assertThrows(
            TableException.class,
            () -> {
              TableCheck check = new TableCheck(Table.parse("t.csv", text.replace(';', '\n')));
              ENERGY.read(check);
              check.require(VALUE);
              check.refuseOthers("energy and value");
              check.throwFaults();
            });
    assertTrue(e.getMessage().contains(message), e::getMessage);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0,1,2;1,3,4|",
        "0,1,2;1.5,3,4|t.csv:4: energy_low 1.5 after energy_high 1 (a hole between two bins)",
        "0,1,2;0.5,3,4|t.csv:4: energy_low 0.5 before energy_high 1 (two bins overlap)",
        "1,1,2|t.csv:3:3: energy_high 1 not above energy_low 1 (the bin has no width)"
      })
  void binsFollowEachOther(String rows, String message) {
    TableCheck check =
        new TableCheck(
            Table.parse(
                "t.csv",
                "# columns: energy_low,energy_high,value\n# units: keV,keV,1\n"
                    + rows.replace(';', '\n')));
    TableAxis.Places places = ENERGY.read(check);
    if (message == null) {
      check.throwFaults();
      assertTrue(places.bins());
      assertArrayEquals(new double[] {0, 1, 3}, places.values());
      assertArrayEquals(new double[] {0.5, 2}, places.middles());
    } else {
      assertEquals(message, assertThrows(TableException.class, check::throwFaults).getMessage());
    }
  }

  /** Columns count characters from 1, blanks and tabulators among them. */
  @Test
  void faultsKnowTheirPlace() {
    Table table = Table.parse("t.csv", "#\tcolumns : energy ,  value\n# units: keV,1\n\t1 ,\t 2\n");
    assertEquals(new TableFault(1, 23, "x", "y"), table.faultOfName(1, "x", "y"));
    assertEquals(new TableFault(2, 14, "x"), table.faultOfUnit(1, "x"));
    assertEquals(new TableFault(3, 7, "x", "y"), table.fault(0, 1, "x", "y"));
    assertEquals(2, table.number(0, "value"));
  }

  /** Blanks at the end are no cell, a comma at the beginning ends an empty one. */
  @Test
  void cellsOfALine() {
    assertEquals(new Cells(4, List.of("1", "2"), List.of(2, 4)), Cells.of(4, " 1 2 \t", 0));
    assertEquals(new Cells(4, List.of("", "2"), List.of(1, 2)), Cells.of(4, ",2", 0));
    assertEquals(new Cells(4, List.of("1", ""), List.of(1, 4)), Cells.of(4, "1, ", 0));
    assertEquals(new Cells(4, List.of(""), List.of(4)), Cells.of(4, "#a:", 3));
    assertEquals(new Cells(4, List.of("2"), List.of(5)), Cells.of(4, "#,: 2", 3));
  }

  @Test
  void headerLines() {
    Table table =
        Table.parse(
            "t.csv", "# source: a\n#:none\n # note\n# : x\n#source: b: c\n" + HEADER + "7,2\n");
    assertEquals("a; b: c", table.provenance().entry("source"));
    assertEquals("energy,value", table.provenance().entry("columns"));
    assertEquals("", table.provenance().entry("note"));
    assertEquals("x", table.provenance().entry(""));
    assertEquals(7, table.integer(0, "energy"));
    TableException twice =
        assertThrows(
            TableException.class, () -> Table.parse("t.csv", HEADER + "\t # units: keV,1\n1,2\n"));
    assertEquals("t.csv:3:3: '# units:' for a second time", twice.getMessage());
    TableException nothing = assertThrows(TableException.class, () -> Table.parse("t.csv", "1\n"));
    assertTrue(
        nothing.getMessage().startsWith("t.csv: no header line '# columns: ...'"),
        nothing::getMessage);
    assertEquals("t.csv", nothing.file());
  }

  @Test
  void shippedTablesDeclareTheirProvenance() {
    assertEquals(List.copyOf(Table.shippedHashes().keySet()), Table.shipped());
    assertTrue(Table.shipped().contains("nuclides.csv"));
    for (String name : Table.shippedHashes().keySet()) {
      Provenance provenance = Table.resource(name).provenance();
      for (String key : Provenance.REQUIRED) {
        assertTrue(!provenance.entry(key).isEmpty(), name + ": " + key);
      }
    }
  }
}
