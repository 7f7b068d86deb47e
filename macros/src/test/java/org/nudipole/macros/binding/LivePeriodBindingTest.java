package org.nudipole.macros.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.generator.Units;
import org.nudipole.macros.language.MacroException;
import org.nudipole.macros.language.RunCommands;
import org.nudipole.macros.language.RunSettings;

/** Periods in which the detector takes data: of every source, and of what is no neutrino. */
class LivePeriodBindingTest {
  private static final String DETECTOR =
      """
      /detector/material Ge
      /detector/mass 2 kg
      /interaction/use cevns
      /interaction/minRecoil 1 eV
      /background/flat hum 10 /kg/day/keV 0 1 keV
      /run/exposure 40 day
      """;

  private static final String REACTOR =
      "/source/use reactor\n/source/power 2.9 GW\n/source/distance 28 m\n";

  @TempDir Path folder;

  private RunConfiguration bind(String lines, String... sets) throws IOException {
    Path file = folder.resolve("run.mac");
    Files.writeString(file, DETECTOR + lines.replace('|', '\n') + "\n/run/beamOn 10\n");
    return RunConfiguration.read(file.toString(), List.of(sets), List.of()).get(0);
  }

  /** Periods have no names: those of the command line are all that there are. */
  @Test
  void periodsOfTheCommandLineReplaceThoseOfTheMacro() throws IOException {
    String macro = REACTOR + "/run/livePeriod 0 day 10 day|/run/livePeriod 20 day 10 day";
    double day = Units.S * 86400;
    assertEquals(20, bind(macro).experiment().exposure() / day, 1e-9);
    assertEquals(5, bind(macro, "/run/livePeriod=5 day 5 day").experiment().exposure() / day, 1e-9);
    assertEquals(
        7,
        bind(macro, "/run/livePeriod=5 day 5 day", "/run/livePeriod=30 day 2 day")
                .experiment()
                .exposure()
            / day,
        1e-9);
    RunConfiguration other = bind(macro, "/source/onPeriod=0 day 10 day");
    assertEquals(2, other.settings().all(RunCommands.LIVE_PERIOD).size());
  }

  /** One number of a list can be varied with the rest of it in its place. */
  @Test
  void aPeriodIsChangedAlone() throws IOException {
    String macro = REACTOR + "/run/livePeriod 0 day 10 day|/run/livePeriod 20 day 10 day";
    RunSettings changed =
        bind(macro).settings().with(RunCommands.LIVE_PERIOD.path(), "20 day 5 day");
    assertEquals(2, changed.all(RunCommands.LIVE_PERIOD).size());
  }

  private static double neutrinos(RunConfiguration run) {
    return run.expectedEvents() - run.prediction().givenEvents();
  }

  /** 16 of 40 days; what touches is one. */
  @ParameterizedTest
  @CsvSource({
    "/source/use reactor|/source/power 2.9 GW|/source/distance 28 m",
    "/source/use reactor|/source/flux 6e12 /cm2/s",
    "/source/use pidar|/source/flux 1e7 /cm2/s|/background/time hum prompt",
    "/source/use solar",
    "/source/use mono|/source/flavour nu_e|/source/energy 1 MeV|/source/activity 1 MCi|/source/distance 1 m",
  })
  void aSteadySourceCountsTheLiveTime(String source) throws IOException {
    RunConfiguration whole = bind(source);
    RunConfiguration live =
        bind(
            source
                + "|/run/livePeriod 10 day 4 day|/run/livePeriod 0 h 96 h|/run/livePeriod"
                + " 14 day 8 day");
    assertEquals(16 * Units.DAY, live.experiment().exposure(), 1e-12 * Units.DAY);
    assertEquals(40 * Units.DAY, live.experiment().live().exposure(), 1e-12 * Units.DAY);
    assertEquals(0.4 * neutrinos(whole), neutrinos(live), 1e-10 * neutrinos(whole));
    assertEquals(800, whole.prediction().givenEvents(), 1e-9);
    assertEquals(320, live.prediction().givenEvents(), 1e-9);
    assertEquals(
        whole.experiment().averageFlux(),
        live.experiment().averageFlux(),
        1e-10 * whole.experiment().averageFlux());
  }

  /** e^(-t/tau) between 30 and 40 days, of that between 0 and 40: half-life 27.7025 days. */
  @Test
  void aSourceDecaysWhileNobodyLooks() throws IOException {
    for (String strength :
        List.of("/source/activity 5 MCi|/source/distance 1 m", "/source/flux 1e12 /cm2/s")) {
      String source = "/source/use cr51|" + strength;
      double share =
          neutrinos(bind(source + "|/run/livePeriod 30 day 10 day")) / neutrinos(bind(source));
      double tau = 27.7025 / Math.log(2);
      double expected = (Math.exp(-30 / tau) - Math.exp(-40 / tau)) / (1 - Math.exp(-40 / tau));
      assertEquals(expected, share, 1e-9);
    }
  }

  /** On from 0 to 10 and 20 to 30, live from 5 to 25: ten days of both, with its power then. */
  @Test
  void onAndLiveIsBoth() throws IOException {
    String on = "|/source/onPeriod 0 day 10 day|/source/onPeriod 20 day 10 day";
    for (String source : List.of(REACTOR, "/source/use reactor|/source/flux 6e12 /cm2/s")) {
      double always = neutrinos(bind(source));
      RunConfiguration both = bind(source + on + "|/run/livePeriod 5 day 20 day");
      assertEquals(0.25 * always, neutrinos(both), 1e-10 * always);
      assertEquals(400, both.prediction().givenEvents(), 1e-9);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0 day 20 day|10 day 5 day; overlaps the period from /run/livePeriod at",
        "10 day 5 day|0 day 20 day; overlaps the period from /run/livePeriod at",
        "30 day 11 day; (the period ends after the exposure) shorten it, or increase",
        "50 day 1 day; (the period ends after the exposure) shorten it, or increase",
        "1 day 0 day; must be greater than 0",
        "-1 day 2 day; must not be negative",
        "39 day 1e-20 day; too short beside its start",
      })
  void periodsLieApartAndInTheExposure(String periods, String fault) {
    String faults =
        faults(REACTOR + "/run/livePeriod " + periods.replace("|", "|/run/livePeriod "));
    assertTrue(faults.contains(fault), faults);
    assertTrue(faults.contains("run.mac:1"), faults);
  }

  /** As if there had been no source. */
  @Test
  void aSourceThatIsNeverSeenIsAFault() {
    String faults = faults(REACTOR + "/source/onPeriod 0 day 10 day|/run/livePeriod 10 day 5 day");
    assertTrue(faults.contains("the source emits nothing in any of the live periods"), faults);
    assertEquals(1, faults.lines().count(), faults);
  }

  private String faults(String lines) {
    return assertThrows(MacroException.class, () -> bind(lines)).getMessage();
  }
}
