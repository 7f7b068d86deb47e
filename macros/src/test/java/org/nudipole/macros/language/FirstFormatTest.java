package org.nudipole.macros.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstFormatTest {
  /** Each old line, and where a macro of today has its fault. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "/response/quenching polynomial 0.1 2 -3 4; 0.1 2 /MeV -3 /MeV2 4 /MeV3; 36",
        "/response/quenching polynomial 0.1 2; 0.1 2 /MeV; 36",
        "/response/resolution sqrt 0.31; 0.31 sqrt(keV); 27",
        "/response/efficiency logistic 0.9 0.3 10 eVnr; 0.9 0.3 /eV 10 eVnr; 35",
        "/response/efficiency logistic 1.3 0.3 10 PE -0.3; 1.3 0.3 /PE 10 PE -0.3; 35"
      })
  void bareCoefficientsGainTheirUnits(String old, String values, int column) {
    String today = old.substring(0, old.indexOf(' ', old.indexOf(' ') + 1) + 1) + values;
    assertEquals(today, new FirstFormat(old, Map.of()).renewed().macro());
    assertEquals(today, new FirstFormat(today, Map.of()).renewed().macro());
    List<String> faults = Macros.faults(old);
    assertEquals(1, faults.size(), faults.toString());
    assertTrue(faults.get(0).startsWith("t.mac:1:" + column + ": "), faults.get(0));
    assertTrue(faults.get(0).endsWith(" (no unit) write `" + today + "`"), faults.get(0));
    assertEquals(List.of(), Macros.faults(today));
  }

  @Test
  void xenonWasThatOfItsTime() {
    String line = "/response/xenon 81 V/cm";
    String today = line + " nest2.0";
    assertEquals(today, new FirstFormat(line, Map.of()).renewed().macro());
    assertEquals(today, new FirstFormat(today, Map.of()).renewed().macro());
    assertEquals(List.of(), Macros.faults(line));
  }

  @Test
  void otherLinesStay() {
    for (String line :
        List.of(
            "/response/quenching polynomial 0.1",
            "/response/quenching lindhard 0.157",
            "/response/resolution linear 0.1",
            "/run/expose",
            "")) {
      assertEquals(line, new FirstFormat(line, Map.of()).renewed().macro());
    }
  }

  @Test
  void columnsOfOldTablesWereFoundByTheirPlace() {
    FirstFormat renewed =
        new FirstFormat(
                "/response/efficiency table e.csv\n/background/timeTable b t.csv\n/fit/data d.csv\n"
                    + "/source/table s.csv\n",
                Map.of(
                    "e.csv", "# columns: E, v, more\n# units: keV,1,cm\n1,2,3\n",
                    "t.csv", "# units: us,us,1\n# columns: from,to,share\n1,2,3\n",
                    "d.csv",
                        "# columns: observed_low,observed_high,counts,error\n"
                            + "# units: keVee,keVee,bananas,1\n1,2,3,4\n",
                    "s.csv", "# columns: energy,nu_e\n# units: MeV,/MeV\n1,1\n"))
            .renewed();
    assertEquals(
        Map.of(
            "e.csv",
                "# columns: energy,value,unread2\n# ignored: unread2\n# units: keV,1,cm\n1,2,3\n",
            "t.csv", "# units: us,us,1\n# columns: begin,end,share\n1,2,3\n",
            "d.csv",
                "# columns: observed_low,observed_high,counts,error\n# ignored: error\n"
                    + "# units: keVee,keVee,1,1\n1,2,3,4\n",
            "s.csv", "# columns: energy,nu_e\n# units: MeV,/MeV\n1,1\n"),
        renewed.tables());
  }
}
