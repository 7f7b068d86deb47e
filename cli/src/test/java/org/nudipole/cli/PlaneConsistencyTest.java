package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nudipole.cli.Limits.limit;
import static org.nudipole.cli.Limits.points;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.numbers.gamma.RegularizedGamma;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.detector.response.Cells;
import org.nudipole.io.EventFileReader;
import org.nudipole.macros.binding.ObservedData;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.statistics.limit.Experiment;
import org.nudipole.statistics.limit.Templates;

/** A second axis of the bins of limits and fits. */
class PlaneConsistencyTest {
  private static final String[] CSI = {
    "/fit/bins=edges 8 12 20 30 60 PE", "/fit/plane=pulse_time 0 us 6 us 0.75 us",
  };
  private static final String[] CSI_ROW = {CSI[0], "/fit/plane=pulse_time edges 0 6 us"};

  @TempDir private Path folder;

  private static RunConfiguration run(String macro, List<String> aliases, String... sets) {
    return RunConfiguration.read(macro, List.of(sets), aliases).get(0);
  }

  private static double[] expected(RunConfiguration run) {
    Experiment experiment = Experiment.of("", run, Optional.empty());
    double[] sum = new double[experiment.size()];
    Templates.of(experiment)
        .of(run.settings())
        .forEach(component -> Arrays.setAll(sum, i -> sum[i] + component.nominal()[i]));
    return sum;
  }

  /**
   * Sampled events fill the cells as the templates say, signal and backgrounds together: two false
   * alarms in 10^4 each, and 1 % of all of them is six standard deviations.
   */
  @ParameterizedTest
  @CsvSource({
    "coherent-csi-2021, pulse_time 0 us 6 us 0.25 us, edges 8 12 16 20 24 32 40 50 60 PE, 2000000",
    "cr51-lxe-s1s2, observed_2 200 PE 8000 PE 300 PE, 2 PE 92 PE 5 PE, 4000000",
  })
  void eventsFillTheCellsOfTheTemplates(String macro, String plane, String bins, int events) {
    List<String> aliases =
        macro.startsWith("coherent")
            ? List.of("mu=3e-9", "brn=300", "nin=100", "ssb=400")
            : List.of("mu=3e-11", "m4=50");
    String[] sets = {"/fit/plane=" + plane, "/fit/bins=" + bins, "/run/beamOn=" + events};
    List<String> words = new ArrayList<>(List.of("run", macro, "--quiet"));
    for (String set : sets) {
      words.addAll(List.of("--set", set));
    }
    aliases.forEach(alias -> words.addAll(List.of("--alias", alias)));
    Path file = folder.resolve("events.h5");
    words.addAll(List.of("-o", file.toString()));
    assertEquals(ExitCode.DONE, Invocation.of(words.toArray(String[]::new)).code());
    RunConfiguration run = run(macro, aliases, sets);
    double[] expected = expected(run);
    double factor;
    ObservedData data;
    try (EventFileReader reader = EventFileReader.open(file)) {
      data = ObservedData.events(reader, Experiment.cells(run), run);
      factor = reader.header().events() / run.expectedEvents();
    }
    double chiSquare = 0;
    double total = 0;
    int cells = 0;
    double[] rest = new double[2];
    for (int i = 0; i < expected.length; i++) {
      double mean = factor * expected[i];
      total += mean;
      if (mean < 20) {
        rest[0] += mean;
        rest[1] += data.counts()[i];
      } else {
        chiSquare += Math.pow(data.counts()[i] - mean, 2) / mean;
        cells++;
      }
    }
    assertTrue(cells > 100 && total > 350_000, cells + " cells of " + total + " events");
    // The total is free, too.
    double all = Arrays.stream(data.counts()).sum();
    assertEquals(total, all, 4 * Math.sqrt(total), "events in all cells");
    if (rest[0] > 0) {
      chiSquare += Math.pow(rest[1] - rest[0], 2) / rest[0];
      cells++;
    }
    double p = RegularizedGamma.Q.value(cells / 2.0, chiSquare / 2);
    assertTrue(p > 1e-4 && p < 1 - 1e-4, macro + " p = " + p);
  }

  /** What the second axis divides it adds up to: the bins, and limits where it says nothing. */
  @Test
  void oneRowIsNoPlane() {
    List<String> ssb = List.of("ssb=400", "brn=18");
    RunConfiguration plane = run("coherent-csi-2021", ssb, CSI);
    double[] alone = expected(run("coherent-csi-2021", ssb, CSI[0]));
    assertArrayEquals(alone, Experiment.cells(plane).projected(expected(plane)), 1e-9 * alone[0]);
    double one = observed("--data=asimov", CSI_ROW);
    assertEquals(observed("--data=asimov", CSI[0]), one, 1e-7 * one);
    // Arrival times tell neutrinos from a steady state.
    double several = observed("--data=asimov", CSI);
    assertTrue(several < one, several + " " + one);
  }

  private static double observed(String data, String... sets) {
    List<String> words =
        new ArrayList<>(List.of("coherent-csi-2021", data, "--json", "--alias", "ssb=400"));
    for (String set : sets) {
      words.addAll(List.of("--set", set));
    }
    Map<String, Object> point = points(limit(words.toArray(String[]::new)).json()).get(0);
    return (Double) point.get("expected");
  }

  /** The spectrum of a macro with a plane has its cells, without an option that says so again. */
  @Test
  void aSpectrumHasThePlaneOfItsMacro() throws IOException {
    Path table = folder.resolve("spectrum.csv");
    String[] rate = {"rate", "limits/coherent-lar-plane", "--spectrum", table.toString()};
    assertEquals(ExitCode.DONE, Invocation.of(rate).code());
    List<String> lines = Files.readAllLines(table);
    assertTrue(lines.stream().anyMatch(line -> line.contains("pulse_time_low")), lines::toString);
    assertEquals(120, lines.stream().filter(line -> !line.startsWith("#")).count());
  }

  /** Rows in any order, and their faults. */
  @Test
  @Tag("canonical")
  void tablesOfCellsAreFullGrids() throws IOException {
    RunConfiguration run = run("coherent-csi-2021", List.of("ssb=400"), CSI);
    Cells cells = Experiment.cells(run);
    double[] expected = expected(run);
    List<String> rows = new ArrayList<>();
    for (int cell = 0; cell < cells.size(); cell++) {
      double low = 0.75 * cells.binAcross(cell);
      rows.add(
          String.format(
              "%s,%s,%s,%s,%d",
              cells.first().low(cells.bin(cell)),
              cells.first().high(cells.bin(cell)),
              low,
              low + 0.75,
              Math.round(expected[cell])));
    }
    String header =
        "# title: t\n# source: s\n# units: PE,PE,us,us,1\n"
            + "# columns: observed_low,observed_high,pulse_time_low,pulse_time_high,counts\n";
    List<String> mixed = new ArrayList<>(rows);
    Collections.shuffle(mixed, new Random(7));
    double inOrder = table(header, rows);
    assertEquals(inOrder, table(header, mixed), 0.0);
    List<String> missing = new ArrayList<>(rows);
    missing.remove(11);
    assertRefused(header, missing, "no row for the cell from 12 PE and 2250 ns");
    List<String> twice = new ArrayList<>(rows);
    twice.add(rows.get(3));
    assertRefused(header, twice, "observed_low 8.0 again with pulse_time_low 2.25");
    List<String> hole = new ArrayList<>(rows);
    IntStream.range(0, hole.size())
        .forEach(i -> hole.set(i, hole.get(i).replace("20.0,30.0", "21.0,30.0")));
    assertRefused(header, hole, "observed_low 21.0 where the bin before ends elsewhere");
    assertRefused(
        header.replace("pulse_time_high", "pulse_time_end"), rows, "no column pulse_time_high");
    assertRefused(header.replace("us,us", "keV,keV"), rows, "unit 'keV' of column pulse_time_low");
  }

  private Invocation limited(String header, List<String> rows) throws IOException {
    Path table = folder.resolve("cells.csv");
    Files.writeString(table, header + String.join("\n", rows) + "\n");
    return limit("coherent-csi-2021", "--alias", "ssb=400", "--data", table.toString(), "--json");
  }

  private double table(String header, List<String> rows) throws IOException {
    return (Double) points(limited(header, rows).json()).get(0).get("observed");
  }

  private void assertRefused(String header, List<String> rows, String fault) throws IOException {
    Invocation refused = limited(header, rows);
    assertEquals(ExitCode.USAGE, refused.code(), fault);
    assertTrue(refused.err().contains(fault), refused.err());
  }

  @Test
  void aPlaneNeedsWhatItBins() {
    for (String[] wrong :
        new String[][] {
          {"cr51-cevns-ge", "/fit/plane=pulse_time 0 us 6 us 1 us", "the source has no pulses"},
          {"cr51-cevns-ge", "/fit/plane=observed_2 0 PE 6 PE 1 PE", "has one observable"},
          {"cr51-lxe-s1s2", "/fit/plane=observed_2 0 keVee 6 keVee 1 keVee", "is in PE"},
          {"coherent-csi-2021", "/fit/plane=pulse_time edges 0 2 1 us", "edge 3 is not above"},
          {"coherent-csi-2021", "/fit/plane=pulse_time edges 0 us", "no edge"},
          {"coherent-csi-2021", "/fit/plane=pulse_time 6 us 0 us 1 us", "TO is not above FROM"},
          {"limits/coherent-csi-2021", "/fit/plane=pulse_time 0 us 6 us 1 us", "contradicts"},
        }) {
      Invocation refused = limit(wrong[0], "--set", wrong[1]);
      assertEquals(ExitCode.USAGE, refused.code(), wrong[1]);
      assertTrue(refused.err().contains(wrong[2]), refused.err());
    }
  }
}
