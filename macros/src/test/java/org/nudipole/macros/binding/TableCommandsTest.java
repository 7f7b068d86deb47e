package org.nudipole.macros.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nudipole.macros.language.Commands;
import org.nudipole.macros.language.MacroException;
import org.nudipole.macros.language.Parameter;

/**
 * Every command that reads a table finds its columns by their names and refuses what it does not
 * take. The commands are those of the language: one without a sample here fails.
 */
class TableCommandsTest {
  private static final String GERMANIUM =
      """
      /source/use cr51
      /source/activity 5 MCi
      /source/distance 25 cm
      /detector/material Ge
      /detector/volume 2000 cm3
      /interaction/use cevns
      /interaction/minRecoil 1 eV
      /run/exposure 55.4 day
      """;

  private static final String XENON =
      GERMANIUM.replace("Ge", "LXe").replace("cevns", "eves").replace("25 cm", "1 m");

  private static final String PULSED =
      GERMANIUM
          .replace("cr51", "pidar")
          .replace("/source/activity 5 MCi\n/source/distance 25 cm", "/source/flux 1e7 /cm2/s")
          .concat("/response/timeWindow 0 6 us\n");

  /** A run and its table: columns, units and rows. */
  private record Sample(String macro, String columns, String units, String... rows) {}

  private static final Map<String, Sample> SAMPLES =
      Map.ofEntries(
          Map.entry(
              "/source/table",
              new Sample(
                  GERMANIUM.replace("cr51", "table") + "/source/table t.csv",
                  "energy,nu_e",
                  "MeV,/MeV",
                  "1,1",
                  "3,2")),
          Map.entry(
              "/interaction/bindingCorrection table",
              new Sample(
                  XENON + "/interaction/bindingCorrection table t.csv",
                  "energy,ratio",
                  "keVee,1",
                  "0.1,0.8",
                  "30,1.1")),
          Map.entry(
              "/dipole/bindingCorrection table",
              new Sample(
                  XENON + "/dipole/bindingCorrection table t.csv",
                  "energy,ratio",
                  "keVee,1",
                  "0.1,0.8",
                  "30,1.1")),
          Map.entry(
              "/response/quenching table",
              new Sample(
                  GERMANIUM + "/response/quenching table t.csv\n/response/threshold 1 eVee",
                  "energy,quenching",
                  "keVnr,1",
                  "0.005,0.2",
                  "0.02,0.3")),
          Map.entry(
              "/response/efficiency table",
              new Sample(
                  GERMANIUM + "/response/efficiency table t.csv",
                  "energy,efficiency",
                  "eVnr,1",
                  "2,0.1",
                  "10,0.9")),
          Map.entry(
              "/response/share",
              new Sample(
                  GERMANIUM + "/response/share t.csv\n/response/threshold 1 eVnr",
                  "observed_low,observed_high,share",
                  "eVnr,eVnr,1",
                  "0,10,0.1",
                  "10,20,0.9")),
          Map.entry(
              "/response/timeEfficiency table",
              new Sample(
                  PULSED + "/response/timeEfficiency table t.csv",
                  "time,efficiency",
                  "us,1",
                  "0,0.3",
                  "5,0.9")),
          Map.entry(
              "/background/table",
              new Sample(
                  XENON + "/background/table b t.csv",
                  "energy,rate",
                  "keV,/t/year/keV",
                  "1,5",
                  "9,3")),
          Map.entry(
              "/background/timeTable",
              new Sample(
                  PULSED
                      + "/background/flat b 10 counts 0 5 keV\n/background/level b observed\n"
                      + "/background/timeTable b t.csv",
                  "begin,end,share",
                  "us,us,1",
                  "-1,2,0.5",
                  "2,7,0.5")),
          Map.entry(
              "/interaction/ratioTable",
              new Sample(
                  GERMANIUM
                      + "/interaction/ratioTable zprime t.csv\n"
                      + "/interaction/ratioStrength zprime 0.5",
                  "recoil,ratio",
                  "keV,1",
                  "0,0.5",
                  "0.1,0.2")),
          Map.entry(
              "/interaction/crossSectionTable",
              new Sample(
                  GERMANIUM
                      + "/interaction/crossSectionTable axion t.csv\n"
                      + "/interaction/crossSectionStrength axion 2",
                  "recoil,cross_section",
                  "keV,cm2/keV",
                  "0,1e-41",
                  "0.1,3e-41")),
          Map.entry(
              "/fit/data",
              new Sample(
                  GERMANIUM + "/response/threshold 8 eV\n/fit/data t.csv",
                  "observed_low,observed_high,counts",
                  "eVnr,eVnr,1",
                  "8,10,2500",
                  "10,18,2300")),
          Map.entry(
              "/fit/shape",
              new Sample(
                  GERMANIUM
                      + "/response/threshold 8 eV\n/fit/bins 8 eV 18 eV 5 eV\n"
                      + "/fit/shape light t.csv",
                  "observed_low,observed_high,up,down",
                  "eVnr,eVnr,1,1",
                  "8,13,1.1,0.9",
                  "13,18,1.2,0.9")));

  @TempDir Path folder;

  static List<String> commands() {
    return Commands.all().stream()
        .flatMap(
            spec ->
                spec.forms().stream()
                    .filter(
                        f -> f.parameters().stream().anyMatch(Parameter.Table.class::isInstance))
                    .map(form -> (spec.path() + " " + form.keyword()).strip()))
        .toList();
  }

  private Sample sample(String command) {
    Sample sample = SAMPLES.get(command);
    assertTrue(sample != null, command + " has no sample table: add one");
    return sample;
  }

  private static List<String> cells(String line) {
    return Arrays.asList(line.split(",", -1));
  }

  /** A table whose cells are those at some places of the sample's. */
  private static String table(Sample sample, String separator, List<Integer> places) {
    return Stream.concat(
            Stream.of("# columns: " + sample.columns(), "# units: " + sample.units()),
            Arrays.stream(sample.rows()))
        .map(
            line -> {
              String begin = line.startsWith("#") ? line.substring(0, line.indexOf(':') + 1) : "";
              List<String> cells = cells(line.substring(begin.length()));
              return begin
                  + places.stream()
                      .map(p -> cells.get(p).strip())
                      .collect(Collectors.joining(separator));
            })
        .collect(Collectors.joining("\n", "", "\n# title: t\n# source: s\n"));
  }

  private static List<Integer> all(Sample sample) {
    return IntStream.range(0, cells(sample.columns()).size()).boxed().toList();
  }

  private List<Object> bound(Sample sample, String table) throws IOException {
    Files.writeString(folder.resolve("t.csv"), table);
    Path macro = Files.writeString(folder.resolve("t.mac"), sample.macro() + "\n");
    RunConfiguration run = RunConfiguration.read(macro.toString(), List.of(), List.of()).get(0);
    return List.of(
        run.expectedEvents(),
        run.expectedDetected(),
        run.fit().data().map(data -> Arrays.toString(data.counts())).orElse(""));
  }

  private String refused(Sample sample, String table) {
    return assertThrows(MacroException.class, () -> bound(sample, table), table).getMessage();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void columnsAreFoundByName(String command) throws IOException {
    Sample sample = sample(command);
    List<Object> plain = bound(sample, table(sample, ",", all(sample)));
    List<Integer> swapped = new ArrayList<>(all(sample));
    Collections.reverse(swapped);
    assertEquals(plain, bound(sample, table(sample, ", ", swapped)));
    assertEquals(plain, bound(sample, table(sample, "\t ", swapped)));
    String marked = "\uFEFF" + table(sample, ",", all(sample));
    assertEquals(plain, bound(sample, marked));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void anExtraColumnIsRefusedUnlessTheHeaderAllowsIt(String command) throws IOException {
    Sample sample = sample(command);
    String extra =
        table(
            new Sample(
                sample.macro(),
                sample.columns() + ",extra",
                sample.units() + ",cm",
                Arrays.stream(sample.rows()).map(row -> row + ",7").toArray(String[]::new)),
            ",",
            IntStream.rangeClosed(0, all(sample).size()).boxed().toList());
    int column = ("# columns: " + sample.columns()).length() - sample.columns().length();
    String faults = refused(sample, extra);
    int at = extra.indexOf("extra") + 1;
    assertTrue(faults.contains("t.csv:1:" + at + ": column 'extra' is not taken"), faults);
    assertTrue(column < at && faults.contains("read by " + command), faults);
    assertEquals(
        bound(sample, table(sample, ",", all(sample))),
        bound(sample, extra + "# ignored: extra\n"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aColumnIsThereOnce(String command) {
    Sample sample = sample(command);
    for (int i : all(sample)) {
      String name = cells(sample.columns()).get(i);
      List<Integer> twice = new ArrayList<>(all(sample));
      twice.add(i);
      String faults = refused(sample, table(sample, ",", twice));
      assertTrue(faults.contains("column " + name + " for a second time"), faults);
      assertTrue(faults.contains("give one another name and ignore that"), faults);
      List<Integer> missing = new ArrayList<>(all(sample));
      missing.remove(i);
      String none = refused(sample, table(sample, ",", missing));
      assertTrue(none.contains("t.csv:1:") && none.contains("no column "), none);
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aUnitIsOneOfTheColumn(String command) {
    Sample sample = sample(command);
    for (int i : all(sample)) {
      List<String> units = new ArrayList<>(cells(sample.units()));
      units.set(i, "bananas");
      Sample wrong =
          new Sample(sample.macro(), sample.columns(), String.join(",", units), sample.rows());
      String faults = refused(sample, table(wrong, ",", all(sample)));
      assertTrue(
          faults.contains("unit 'bananas' of column " + cells(sample.columns()).get(i)), faults);
      assertTrue(faults.contains("t.csv:2:"), faults);
      assertTrue(faults.contains("column"), faults);
      assertFalse(faults.contains("check the table"), faults);
    }
  }
}
