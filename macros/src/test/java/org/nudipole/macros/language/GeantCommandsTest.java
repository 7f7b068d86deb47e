package org.nudipole.macros.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What those write who know Geant4. */
class GeantCommandsTest {
  private static final String MACRO =
      """
      /control/verbose 2
      /run/numberOfThreads 4
      /run/initialize
      /dipole/mass 1 keV
      /run/beamOn 10
      /control/echo done: all of it
      """;

  @Test
  void whatDoesNoHarmIsAcceptedAndTold() {
    ParsedMacro read = Macros.read(MACRO);
    assertEquals(List.of(), read.faults());
    RunSettings run = read.runs().get(0);
    List<Fault> warnings = GeantCommands.warnings(run);
    assertEquals(
        List.of("/control/verbose 2", "/run/initialize", "/run/numberOfThreads 4"),
        warnings.stream().map(Fault::problem).sorted().toList());
    assertTrue(warnings.stream().allMatch(w -> w.location().line() < 4), warnings::toString);
    assertTrue(
        warnings.stream().anyMatch(w -> w.suggestion().contains("run --threads")),
        warnings::toString);
    assertEquals(
        "/random/seed 1\n/dipole/mass 1 keV\n/run/beamOn 10\n",
        run.toMacro(),
        "no part of the run");
  }

  @ParameterizedTest
  @CsvSource({
    "/random/setSeeds 1 2, /random/seed N",
    "/gun/particle nu_e, /source/use",
    "/gps/energy 1 MeV, /source/use",
    "/vis/drawVolume, drop it",
    "/process/list, drop it"
  })
  void whatWouldBeMissedIsToldWhatToWrite(String line, String suggestion) {
    List<Fault> faults = Macros.read(line + "\n/run/beamOn 1\n").faults();
    assertEquals(1, faults.size(), faults::toString);
    assertTrue(faults.get(0).why().contains("Geant4"), faults::toString);
    assertTrue(faults.get(0).suggestion().contains(suggestion), faults::toString);
  }

  @Test
  void aSlipInACommandOfOursIsNotTakenForOneOfTheirs() {
    Fault fault = Macros.read("/run/beemOn 1\n").faults().get(0);
    assertEquals("unknown command", fault.why());
    assertTrue(fault.suggestion().contains("/run/beamOn"), fault::toString);
  }
}
