package org.nudipole.macros.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.detector.background.Background;
import org.nudipole.detector.background.BackgroundExpectation;
import org.nudipole.macros.language.MacroException;

/** What the commands under {@code /background} mean, and what they refuse. */
class BackgroundBindingTest {
  private static final String XENON =
      """
      /source/use cr51
      /source/activity 5 MCi
      /source/distance 1.2 m
      /detector/material LXe
      /detector/mass 1 t
      /interaction/use eves
      /response/threshold 1 keVee
      /run/exposure 1 year
      """;

  private static final String RATES = "# columns: energy,rate\n# units: keV,/t/year/keV\n";
  private static final String SHAPE = "# columns: energy,rate\n# units: keVee,1\n";

  @TempDir Path folder;

  private RunConfiguration with(String lines) {
    return with(XENON, lines);
  }

  private RunConfiguration with(String experiment, String lines) {
    Path file = folder.resolve("run.mac");
    try {
      Files.writeString(file, experiment + lines.replace('|', '\n') + "\n/run/beamOn 1000\n");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return RunConfiguration.read(file.toString(), List.of(), List.of()).get(0);
  }

  private BackgroundExpectation one(String lines) {
    return with(lines).backgrounds().get(0);
  }

  private String faults(String lines) {
    return assertThrows(MacroException.class, () -> with(lines)).getMessage();
  }

  private void table(String content) throws IOException {
    Files.writeString(folder.resolve("b.csv"), content);
  }

  /** One tonne and one year; a perfect resolution cuts sharply at 1 keV. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "/background/flat a 10 /t/year/keV 0 5 keV; 50; 40",
        "/background/flat a 10 /t/year 0 5 keV; 10; 8",
        "/background/flat a 10 counts 0 5 keVee; 10; 8",
        "/background/flat a 0.001 /kg/day/keV 0 5 keV; 1826.25; 1461",
        "/background/line a 3 /t/year 2 keV; 3; 3",
        "/background/flat a 3 counts 0 5 keV|/background/flat a 4 counts 0 2 keV; 4; 2",
        "/background/flat a 10 counts 0 5 keV|/background/level a observed; 10; 8",
        "/background/flat a 10 counts 0 5 keV|/background/level a observed"
            + "|/response/efficiency constant 0.5; 10; 8",
        "/background/flat a 10 counts 0 5 keV|/response/efficiency constant 0.5; 10; 4",
        "/background/flat a 10 counts 0 5 keV|/response/roi 0 2 keVee; 10; 2",
        "/background/flat a 10 counts 0 5 keV|/background/level a observed|/response/roi 2 4 keV;"
            + " 10; 4",
        "/response/lightYield 10 PE/keVee|/response/threshold 20 PE"
            + "|/background/flat a 10 counts 0 5 keV; 10; 6",
        "/response/lightYield 10 PE/keVee|/response/threshold 20 PE"
            + "|/background/flat a 0.001 /kg/day/PE 0 50 PE|/background/level a observed;"
            + " 18262.5; 10957.5",
        "/background/flat a 0 counts 0 0.5 keV; 0; 0"
      })
  void numbersFollowFromTheRate(String lines, double expected, double detected) {
    BackgroundExpectation background = one(lines);
    assertEquals(expected, background.expected(), 1e-9);
    assertEquals(detected, background.detected(), 1e-9);
  }

  @Test
  void tablesHoldRatesOrShapes() throws IOException {
    table(RATES + "0,0\n2,6\n4,6\n");
    assertEquals(18, one("/background/table a b.csv").expected(), 1e-9);
    assertEquals(16.5, one("/background/table a b.csv").detected(), 1e-9);
    table(SHAPE + "0,0\n2,6\n4,6\n");
    assertEquals(36, one("/background/table a b.csv 36 counts").expected(), 1e-9);
    assertEquals(33, one("/background/table a b.csv 36 /t/year").detected(), 1e-9);
  }

  @Test
  void orderAndLevelsAreThoseOfTheResolvedMacro() {
    RunConfiguration run =
        with(
            "/background/line z 1 counts 2 keV|/background/level b observed"
                + "|/background/flat b 1 counts 1 2 keV|/background/flat a 1 counts 1 2 keV");
    List<Background> backgrounds = run.experiment().backgrounds();
    assertEquals(List.of("a", "b", "z"), backgrounds.stream().map(Background::label).toList());
    assertEquals(Background.Level.OBSERVED, backgrounds.get(1).level());
    RunConfiguration stored = RunConfiguration.stored(run.settings().toMacro(), Map.of());
    assertEquals(backgrounds, stored.experiment().backgrounds());
  }

  /** The cut is one on neutrinos: a background below it is neither cut nor moves it. */
  @Test
  void theGenerationCutIsThatOfNeutrinos() {
    double alone = with("").density().cut().lowest();
    RunConfiguration run = with("/background/flat a 10 counts 0 5 keV");
    assertEquals(alone, run.density().cut().lowest(), 0);
    assertEquals(with("").expectedEvents() + 10, run.expectedEvents(), 1e-9);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "/background/flat a -1 counts 0 5 keV; 20: /background/flat a -1 counts (rate must not be negative",
        "/background/flat a 1 counts 5 2 keV; (the range ends at 2 keV, not above its begin at 5 keV) give",
        "/background/exponential a 1 counts 1 keV 2 2.0 keV; ends at 2.0 keV, not above its begin at 2",
        "/background/flat a 1 counts 5 keV; no to",
        "/background/flat a 1 kg 0 5 keV; kg is the unit of a mass",
        "/background/flat a 1 0 5 keV; no unit",
        "/background/flat cevns 1 counts 0 5 keV; `cevns` already means something else",
        "/background/flat module_a 1 counts 0 5 keV; `module_a` already means something else",
        "/background/flat 1a 1 counts 0 5 keV; name must be a letter",
        "/background/flat a 1 counts 0 5 keV|/background/line a 1 counts 5 keV;"
            + " 10:1: /background/line a 1 counts 5 keV (there is a background a at",
        "/background/level b observed; there is no background b",
        "/background/flat a 1 counts 0 5 keV|/background/time a prompt; the source has no pulses",
        "/fit/nuisance background 0.1; the run has no background",
        "/background/flat a 1 counts 0 5 keV|/background/level b observed; name one of a",
        "/background/level a smeared; unknown level smeared",
        "/background/line a 1 /t/year/keV 5 keV; is the unit of a rate per mass, time and energy",
        "/background/line a 1 counts 0.5 keV; nothing of it would be detected",
        "/background/flat a 1 counts 0 5 keVnr; keVnr is no unit of an energy deposited",
        "/background/flat a 1 counts 0 5 PE; PE is no unit of an energy deposited",
        "/background/flat a 1 counts 0 5 PE|/background/level a observed;"
            + " the observable of this run is in keVee, not PE",
        "/background/flat a 1 /kg/day/PE 0 5 keV; a rate in /kg/day/PE over energies in keV",
        "/interaction/use cevns eves|/response/quenching lindhard|/response/efficiency constant 1"
            + "|/response/efficiencyOf recoil|/background/flat a 1 counts 0 5 keV;"
            + " is one of nuclear recoils, which this is not",
        "/background/beta a 1 counts 18.6 keV 1; z must be at least 2",
        "/background/exponential a 1 counts 0 keV 0 5 keV; scale must be greater than 0",
        "/background/exponential a 1 counts 1 eV 5 6 keV; exponential at the least energy",
        "/background/table a no.csv; no such file",
        "/background/triangle a 1 counts 5 keV; unknown command"
      })
  void faultsSayWhatAndWhere(String lines, String message) {
    String faults = faults(lines);
    assertTrue(faults.contains(message), faults);
    assertTrue(faults.matches("(?s).*run\\.mac:\\d+:\\d+: .*"), faults);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1,1|2,-1; b.csv:4:3: rate -1 is negative (read by /background/table a ",
        "1,1|1,2; b.csv:4:1: energy 1 after 1 (they rise from row to row)",
        "-1,1|1,2; b.csv:3:1: energy -1 is negative",
        "1,1|2,; b.csv:4:3: '' in column rate is not a number",
        "1,1|2,-1|3; b.csv:4:3: rate -1 is negative",
        "1,1|2,-1|3; b.csv:5:1: 1 value where 2 columns are declared",
        "1,1|2,-1|0.5,-2; b.csv:5:1: energy 0.5 after 2",
        "1,1|2,-1|0.5,-2; b.csv:4:3: rate -1 is negative, and so in 1 more row",
        "1,1; b.csv:3:1: one row only",
        "1,0|2,0; b.csv:1:19: rate is zero everywhere"
      })
  void tablesThatAreNoSpectrumAreFaults(String rows, String message) throws IOException {
    table(RATES + rows.replace('|', '\n') + "\n");
    String faults = faults("/background/table a b.csv");
    assertTrue(faults.contains(message), faults);
  }

  /** Ten events, eight of them above the threshold, that come in the pulse of a beam. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "/background/time a steadyState; 8",
        "/background/time a steadyState|/response/timeEfficiency constant 0.5; 4",
        "/background/time a steadyState|/response/timeEfficiency constant 0.5"
            + "|/background/level a observed; 8",
        // Half of the first bin, all of the second, a quarter of the third lie in 0 to 6 us.
        "/background/timeTable a t.csv; 4.5",
        "/background/timeTable a t.csv|/background/level a observed; 4.5"
      })
  void timesInThePulseAreDetectedInTheWindow(String lines, double detected) {
    BackgroundExpectation background = pulsed(lines).backgrounds().get(0);
    assertEquals(10, background.expected(), 1e-9);
    assertEquals(detected, background.detected(), 1e-9);
  }

  /** Delayed neutrinos come later than prompt ones, all of them in the end. */
  @Test
  void backgroundsComeLikeTheNeutrinosOfTheSource() {
    double prompt = pulsed("/background/time a prompt").backgrounds().get(0).detected();
    double delayed = pulsed("/background/time a delayed").backgrounds().get(0).detected();
    assertTrue(delayed < prompt && prompt <= 8 && delayed > 6, prompt + " " + delayed);
  }

  private RunConfiguration pulsed(String lines) {
    try {
      Files.writeString(
          folder.resolve("t.csv"),
          "# columns: begin,end,share\n# units: us,us,1\n-1,1,2\n1,5,1\n5,9,1\n");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return with(
        XENON
            .replace("cr51", "pidar")
            .replace("/source/activity 5 MCi\n/source/distance 1.2 m", "/source/flux 1e7 /cm2/s"),
        "/source/pulse sns|/response/timeWindow 0 6 us|/background/flat a 10 counts 0 5 keV|"
            + lines);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "/background/level a deposited; when in the pulse does it come?",
        "/background/time a late; unknown time late",
        "/background/time a prompt|/background/timeTable a t.csv; contradicts /background/time at",
        "/background/time b prompt|/background/time a prompt; there is no background b"
      })
  void faultsOfPulsesSayWhatAndWhere(String lines, String message) {
    String faults = assertThrows(MacroException.class, () -> pulsed(lines)).getMessage();
    assertTrue(faults.contains(message), faults);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0,1,1|1.5,2,1; b.csv:4:1: begin 1.5 after end 1 (a hole between two bins)",
        "0,1,1|0.5,2,1; b.csv:4:1: begin 0.5 before end 1 (two bins overlap)",
        "1,0,1; b.csv:3:3: end 0 not above begin 1 (the bin has no width)",
        "0,1,-1; b.csv:3:5: share -1 is negative",
        "0,1,-1|1,2,-3; b.csv:3:5: share -1 is negative, and so in 1 more row",
        "0,1,1|1,2|2,1,1; b.csv:4:1: 2 values where 3 columns are declared",
        "0,1,1|1,2|2,1,1; b.csv:5:3: end 1 not above begin 2",
        "0,1,0; b.csv:1:22: share is zero everywhere"
      })
  void timesThatAreNoHistogramAreFaults(String rows, String message) throws IOException {
    table("# columns: begin,end,share\n# units: us,us,1\n" + rows.replace('|', '\n') + "\n");
    String faults =
        assertThrows(MacroException.class, () -> pulsed("/background/timeTable a b.csv"))
            .getMessage();
    assertTrue(faults.contains(message), faults);
  }

  /** Three lines of the macro and three cells of the table, whatever else is wrong with the run. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "/response/efficiency logistic 2 3 /keV 10 keV; PLATEAU + OFFSET",
        "/source/power 1 GW; cr51 is not a reactor",
        "/source/use cr15; unknown source cr15",
        "/detector/shape box|/detector/radius 3 cm; a box has none",
        "/run/exposure 1 day extra; too many arguments"
      })
  void faultsElsewhereHideNone(String lines, String message) throws IOException {
    table(RATES + "0,0\n2,-1\n4\n1,x\n");
    String faults =
        faults(
            "/background/table a b.csv|/background/flat b 1 counts 3 1 keV"
                + "|/background/flat c 1 counts 1 5 keVnr|"
                + lines);
    for (String each :
        List.of(
            message,
            "b.csv:4:3: rate -1 is negative",
            "b.csv:5:1: 1 value",
            "b.csv:6:3: 'x'",
            "(the range ends at 1 keV, not above its begin at 3 keV)",
            "keVnr is no unit of an energy deposited")) {
      assertTrue(faults.contains(each), each + "\n" + faults);
    }
  }

  @Test
  void aTableAndItsRateMustFit() throws IOException {
    table(RATES + "1,1\n2,1\n");
    assertTrue(faults("/background/table a b.csv 3 counts").contains("leave the rate out"));
    table(SHAPE + "1,1\n2,1\n");
    assertTrue(faults("/background/table a b.csv").contains("give the rate"));
    table(RATES.replace("keV,", "PE,") + "1,1\n2,1\n");
    assertTrue(faults("/background/table a b.csv").contains("a rate per PE"));
    table(RATES.replace("keV,", "m,") + "1,1\n2,1\n");
    assertTrue(faults("/background/table a b.csv").contains("unit 'm' of column energy"));
  }
}
