package org.nudipole.generator.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
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

  /** A row with too few or too many values hides no fault of the others. */
  @Test
  void allFaultsOfAColumnAreNamed() {
    Table table = Table.parse("t.csv", HEADER + "1,2\n3\n4,x\n6,7,8\n");
    TableException e = assertThrows(TableException.class, () -> table.numbers("value"));
    assertEquals(
        List.of(
            new TableFault(
                4,
                1,
                "1 value where 2 columns are declared",
                "give one value per column, with commas between them"),
            new TableFault(
                5,
                3,
                "'x' in column value is not a number",
                "give a decimal number such as 2.5e-3"),
            new TableFault(
                6,
                1,
                "3 values where 2 columns are declared",
                "give one value per column, with commas between them")),
        e.faults());
    assertThrows(TableException.class, () -> table.text(3, "energy"));
  }

  /** Places and texts of what a check of rising, positive numbers keeps, each once. */
  @Test
  void aCheckKeepsAllFaults() {
    TableCheck check =
        new TableCheck(Table.parse("t.csv", HEADER + "1,2\n3\n 0.5,-1\n-2,x\n3,0\n"));
    assertEquals(List.of(1.0, 0.5, -2.0, 3.0), finite(check.rising(0, "energies")));
    assertEquals(List.of(2.0, -1.0, 0.0), finite(check.notNegative(1)));
    assertEquals(
        List.of(
            "t.csv:4: 1 value where 2 columns are declared",
            "t.csv:6: energy -2 is negative",
            "t.csv:6:4: 'x' in column value is not a number",
            "t.csv:5:6: value -1 is negative"),
        List.of(assertThrows(TableException.class, check::throwFaults).getMessage().split("; ")));
  }

  /** Of very many faults the first are told, and how many more there are. */
  @Test
  void aCheckCountsTheRestOfVeryManyFaults() {
    TableCheck check = new TableCheck(Table.parse("t.csv", HEADER + "x,1\n".repeat(50)));
    check.numbers(0);
    TableException e = assertThrows(TableException.class, check::throwFaults);
    assertEquals(21, e.faults().size());
    assertEquals(
        new TableFault(
            23, 1, "30 more faults, the first of them here", "is it the table you mean?"),
        e.faults().get(20));
  }

  private static List<Double> finite(double[] values) {
    return Arrays.stream(values).filter(Double::isFinite).boxed().toList();
  }

  /** Columns count characters from 1, blanks and tabulators among them. */
  @Test
  void faultsKnowTheirPlace() {
    Table table = Table.parse("t.csv", "#\tcolumns : energy ,  value\n# units: keV,1\n\t1 ,\t 2\n");
    assertEquals(new TableFault(1, 23, "x"), table.faultOfName(1, "x"));
    assertEquals(new TableFault(2, 14, "x"), table.faultOfUnit(1, "x"));
    assertEquals(new TableFault(3, 7, "x"), table.fault(0, 1, "x"));
    assertEquals(2, table.number(0, "value"));
  }

  @Test
  void shippedTablesDeclareTheirProvenance() {
    for (String name : Table.shippedHashes().keySet()) {
      Provenance provenance = Table.resource(name).provenance();
      for (String key : Provenance.REQUIRED) {
        assertTrue(!provenance.entry(key).isEmpty(), name + ": " + key);
      }
    }
  }
}
