package org.nudipole.macros.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.generator.interaction.CrossSectionPart;
import org.nudipole.macros.language.MacroException;

/** What {@code /dipole/interference} needs and makes. */
class InterferenceBindingTest {
  private static final String MONO =
      """
      /source/use mono
      /source/energy 30 MeV
      /source/flavour anti_nu_mu
      /source/flux 1e7 /cm2/s
      /detector/material LAr
      /detector/mass 24 kg
      /interaction/use cevns eves
      /interaction/binding free
      /response/quenching none
      /interaction/minRecoil 1 eV
      /dipole/basis flavour
      /dipole/lambda mus 1e-9 muB
      /dipole/mass 2.5 MeV
      /dipole/combination coherent
      /dipole/interference exact
      /mixing/theta24 30 deg
      /run/exposure 10 day
      /run/beamOn 1000
      """;

  @TempDir Path folder;

  private RunConfiguration read(String... sets) {
    Path file = folder.resolve("run.mac");
    try {
      Files.writeString(file, MONO);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return RunConfiguration.read(file.toString(), List.of(sets), List.of()).get(0);
  }

  private static double expected(RunConfiguration run, CrossSectionPart part) {
    return run.expectations().stream()
        .filter(e -> e.channel().interaction().part() == part)
        .mapToDouble(e -> e.expected())
        .sum();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "/dipole/combination=incoherent; add `/dipole/combination coherent`",
        "/dipole/combination=oscillating|/source/distance=20 m; add `/dipole/combination coherent`",
        "/mixing/theta24=0 deg; no flavour of the source mixes with the sterile neutrino",
        "/source/flavour=nu_e; no flavour of the source mixes with the sterile neutrino",
        "/interaction/bindingCorrection=rrpa|/interaction/binding=stepping|/detector/material=LXe; it corrects a cross section",
        "/dipole/bindingCorrection=rrpa|/interaction/binding=stepping|/detector/material=LXe; it corrects a cross section",
        "/dipole/interference=full; full"
      })
  void faults(String sets, String message) {
    MacroException fault = assertThrows(MacroException.class, () -> read(sets.split("\\|")));
    assertTrue(fault.getMessage().contains(message), fault.getMessage());
  }

  @Test
  void anEffectiveMomentHasNoPhaseToInterfere() throws IOException {
    Path file = folder.resolve("moment.mac");
    Files.writeString(
        file,
        MONO.replace("/dipole/lambda mus", "/dipole/moment")
            .replace("/dipole/combination coherent\n", "")
            .replace("/dipole/basis flavour\n", ""));
    MacroException fault =
        assertThrows(
            MacroException.class,
            () -> RunConfiguration.read(file.toString(), List.of(), List.of()));
    assertTrue(fault.getMessage().contains("/dipole/interference exact"), fault.getMessage());
    assertTrue(fault.getMessage().contains("no matrix of moments"), fault.getMessage());
  }

  /**
   * Without the exact K the sum may be negative: 30 MeV antineutrinos whose |U_mu4|^2 is 0.99 and
   * amplitudes |D| of 9.6e-10 mu_B, found by a scan apart from this program; D = lambda_mus cos
   * theta24.
   */
  @Test
  void leadingOrderIsRefusedWhereItMakesANegativeRate() {
    String[] large = {"/mixing/theta24=84.3 deg", "/interaction/use=eves"};
    int refused = 0;
    for (String moment : List.of("9.67e-9", "-9.67e-9")) {
      List<String> sets = new ArrayList<>(List.of(large));
      sets.add("/dipole/interference=leadingOrder");
      sets.add("/dipole/lambda=mus " + moment + " muB");
      try {
        read(sets.toArray(String[]::new));
      } catch (MacroException e) {
        assertTrue(e.getMessage().contains("is negative for anti_nu_mu"), e.getMessage());
        refused++;
      }
    }
    // The other sign of the moment makes the interference positive there.
    assertEquals(1, refused);
  }

  @Test
  void leadingOrderIsTakenWhereItIsProvedToBePositive() {
    assertTrue(
        expected(read("/dipole/interference=leadingOrder"), CrossSectionPart.INTERFERENCE) != 0);
  }

  @Test
  void offAndOnePartHaveNoInterference() {
    RunConfiguration off = read("/dipole/interference=off");
    RunConfiguration exact = read();
    assertEquals(0, expected(off, CrossSectionPart.INTERFERENCE));
    assertTrue(expected(exact, CrossSectionPart.INTERFERENCE) != 0);
    assertEquals(
        off.expectedEvents() + expected(exact, CrossSectionPart.INTERFERENCE),
        exact.expectedEvents(),
        1e-12 * off.expectedEvents());
    for (String part : List.of("sm", "dipole")) {
      RunConfiguration one = read("/interaction/part=" + part);
      assertEquals(
          Set.of(part),
          one.density().channels().stream()
              .map(c -> c.interaction().part().label())
              .collect(Collectors.toSet()));
    }
  }

  /**
   * lambda turns its sign with the phase, and with it the interference; at 90 degrees it is gone.
   */
  @Test
  void thePhaseTurnsTheInterference() {
    double plain = expected(read(), CrossSectionPart.INTERFERENCE);
    double turned =
        expected(read("/dipole/lambda=mus 1e-9 muB 180 deg"), CrossSectionPart.INTERFERENCE);
    double across =
        expected(read("/dipole/lambda=mus 1e-9 muB 90 deg"), CrossSectionPart.INTERFERENCE);
    assertEquals(-plain, turned, 1e-10 * Math.abs(plain));
    assertEquals(0, across, 1e-10 * Math.abs(plain));
    double massless = expected(read("/dipole/mass=0 MeV"), CrossSectionPart.INTERFERENCE);
    assertEquals(0, massless, 1e-300);
  }

  /**
   * Drawn channels share out what the analytic ones sum to, and none of them is the interference.
   */
  @Test
  void channelsThatInterfereAreDrawnAsOne() {
    RunConfiguration run = read();
    assertEquals(
        run.expectedEvents(),
        run.prediction().sampledExpectations().stream().mapToDouble(e -> e.expected()).sum(),
        1e-12 * run.expectedEvents());
    assertTrue(
        run.prediction().sampledExpectations().stream()
            .allMatch(e -> e.channel().interaction().part() == CrossSectionPart.SM));
    assertEquals(
        4, run.prediction().sampledExpectations().size(), "three isotopes and the electrons");
  }
}
