package org.nudipole.macros.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.macros.language.MacroException;
import org.nudipole.macros.language.RunSettings;

/** Couplings of one flavour, editions, the axial current and what the photon couples to. */
class ElectroweakBindingTest {
  private static final String GERMANIUM =
      """
      /source/use mono
      /source/energy 30 MeV
      /source/flavour anti_nu_mu
      /source/flux 1e9 /cm2/s
      /detector/material Ge
      /detector/enrichment Ge72 1
      /detector/mass 1 kg
      /interaction/use cevns
      /interaction/minRecoil 50 eV
      /run/exposure 60 day
      """;
  private static final String IODIDE =
      """
      /source/use cr51
      /source/activity 5 MCi
      /source/distance 25 cm
      /detector/material NaI
      /detector/mass 1 kg
      /interaction/use cevns
      /response/threshold 40 eV
      /run/exposure 55 day
      """;

  @TempDir Path folder;

  private RunConfiguration read(String text) {
    try {
      Path file = Files.writeString(folder.resolve("run.mac"), text);
      return RunConfiguration.read(file.toString(), List.of(), List.of()).get(0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private double ratio(String lines) {
    return read(GERMANIUM + lines).expectedEvents() / read(GERMANIUM).expectedEvents();
  }

  /**
   * By hand for 72Ge and nu_mu, Q at tree level 32 x 0.02286 - 20 = -19.26848: 32 x 0.04 - 40 x
   * 0.51 = -19.12 is 0.984648 of its square; 32 x 0.0300 - 40 x 0.5117 = -19.508 is 1.025016.
   */
  @ParameterizedTest
  @CsvSource({
    "/interaction/couplings 0.04 -0.51, 0.984648",
    "/interaction/couplings 0.04 -0.51 nu_mu, 0.984648",
    "/interaction/couplings 0.04 -0.51 nu_e, 1",
    "/interaction/couplings 9 9|/interaction/couplings 0.04 -0.51 nu_mu, 0.984648",
    "/interaction/couplings 0.04 -0.51 nu_mu|/interaction/couplings 9 9, 0.984648",
    "/interaction/couplings 0.04 -0.51|/interaction/couplings 9 9 nu_tau, 0.984648",
    "/interaction/radiativeCorrections pdg2022, 1.025016",
  })
  void couplingsByHand(String lines, double expected) {
    assertEquals(expected, ratio(lines.replace('|', '\n') + "\n"), 1e-6);
  }

  @Test
  void theShortNameOfAnEdition() {
    assertEquals(
        ratio("/interaction/radiativeCorrections pdg2020\n"),
        ratio("/interaction/radiativeCorrections pdg\n"));
  }

  @Test
  void oneOfSeveralCouplingsVaries() {
    RunSettings run =
        read(GERMANIUM
                + "/interaction/couplings 0.04 -0.51 nu_mu\n/interaction/couplings 0.03 -0.5\n")
            .settings();
    FreeParameter all = FreeParameter.of("/interaction/couplings #gVn", run);
    FreeParameter muon = FreeParameter.of("/interaction/couplings nu_mu #gVn", run);
    assertEquals(-0.5, all.value(run).orElseThrow());
    assertEquals(-0.51, muon.value(run).orElseThrow());
    RunSettings changed = muon.set(run, -0.6);
    assertEquals(-0.5, all.value(changed).orElseThrow());
    assertEquals(-0.6, muon.value(changed).orElseThrow());
    assertEquals(muon, FreeParameter.of(muon.text(), run));
  }

  @Test
  void onePairOfSeveralVaries() {
    RunSettings run =
        read(GERMANIUM
                + "/interaction/chargeRadius nu_e 1e-32 cm2\n"
                + "/interaction/chargeRadius nu_mu nu_e 2e-32 cm2\n")
            .settings();
    FreeParameter diagonal = FreeParameter.of("/interaction/chargeRadius nu_e", run);
    FreeParameter pair = FreeParameter.of("/interaction/chargeRadius nu_mu nu_e", run);
    assertEquals(1e-32, diagonal.value(run).orElseThrow(), 1e-44);
    assertEquals(2e-32, pair.value(run).orElseThrow(), 1e-44);
    RunSettings changed = pair.set(run, 5e-32);
    assertEquals(1e-32, diagonal.value(changed).orElseThrow(), 1e-44);
    assertEquals(5e-32, pair.value(changed).orElseThrow(), 1e-44);
    assertEquals(2, changed.all("/interaction/chargeRadius").size());
    assertEquals("/interaction/chargeRadius nu_e nu_mu", pair.text());
    assertEquals(0, pair.nothing().orElseThrow());
    assertTrue(run.hasSignal() && !run.withoutSignal().hasSignal());
  }

  @Test
  void aNullOfWhatTheCouplingsHold() {
    double tree = read(GERMANIUM).expectedEvents();
    String none = "/interaction/chargeRadius nu_mu 0 cm2\n/interaction/millicharge nu_mu 0 e\n";
    assertEquals(tree, read(GERMANIUM + none).expectedEvents());
    assertEquals(tree, read(GERMANIUM + "/interaction/axial on\n").expectedEvents());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "/interaction/chargeRadius nu_e; no radius",
        "/interaction/chargeRadius nu_e nu_e 1e-32 cm2; given twice",
        "/interaction/chargeRadius nu_e nu_mu nu_tau 1e-32 cm2; radius is not a number",
        "/interaction/chargeRadius nu_e 1e-32 e; cm2",
        "/interaction/millicharge 1e-12 e; unknown flavour",
        "/interaction/millicharge nu_mu 1e-8 e|/interaction/minRecoil 0 eV; 1/T^2",
        "/interaction/couplings 0.04 -0.5 nu_x; unknown flavour",
        "/dipole/mass 1 MeV|/dipole/lambda 24 1e-9 muB|/mixing/theta24 5 deg|/dipole/combination"
            + " coherent|/dipole/interference exact|/interaction/chargeRadius nu_mu 1e-32 cm2;"
            + " the amplitude that interferes is that of the weak interaction alone",
      })
  void faults(String lines, String message) {
    MacroException fault =
        assertThrows(MacroException.class, () -> read(GERMANIUM + lines.replace('|', '\n') + "\n"));
    assertTrue(fault.getMessage().contains(message), fault.getMessage());
  }

  @Test
  void millichargesNeedACutWhereNothingElseGivesOne() {
    String text =
        GERMANIUM.replace("/interaction/minRecoil 50 eV\n", "")
            + "/response/resolution constant 20 eV\n/response/threshold 50 eV\n"
            + "/interaction/millicharge nu_mu 1e-8 e\n";
    MacroException fault = assertThrows(MacroException.class, () -> read(text));
    assertTrue(
        fault.getMessage().contains("recoils of a millicharge are detected however small"),
        fault.getMessage());
  }

  /**
   * Above 40 eV there is 23Na alone, which ends at 52.2 eV for 747 keV: with x = 40 / 52.2 the
   * axial share is F_A / (4 Q^2) [(1 - x) + (1 - x^2) / 2] / [(1 - x) - (1 - x^2) / 2] = 0.1446 /
   * (4 x 33.05) x 16.15 = 1.77 %, and 1.68 % for a tenth of the neutrinos with 753 keV. Above 5 eV
   * it is a hundredth of that.
   */
  @Test
  void theAxialCurrentIsMissedWhereItWouldBeSeen() {
    assertEquals(1, axialWarnings(IODIDE));
    assertEquals(0, axialWarnings(IODIDE + "/interaction/axial on\n"));
    assertEquals(0, axialWarnings(IODIDE + "/response/threshold 5 eV\n"));
    assertEquals(0, axialWarnings(GERMANIUM));
    double share =
        read(IODIDE + "/interaction/axial on\n").expectedDetected()
                / read(IODIDE).expectedDetected()
            - 1;
    assertEquals(0.0176, share, 0.0003);
  }

  /**
   * Boron-11 has a spin and no shell model here: (4/3) (5/3) (1.2754/2)^2 / 4 = 0.226 over Q^2 =
   * 8.3 are 2.7 % of its events. Of 10B, with as many neutrons as protons, none is expected, and of
   * lead too little to tell.
   */
  @Test
  void anAxialCurrentThatIsNotKnownWarns() {
    String boron = IODIDE.replace("NaI", "x") + "/interaction/axial on\n/material/define x ";
    assertEquals(1, axialWarnings(boron + "B 2.3 g/cm3\n"));
    assertTrue(
        read(boron + "B 2.3 g/cm3\n").warnings().toString().contains("axial current of B11 is"));
    assertEquals(0, axialWarnings(boron + "B 2.3 g/cm3\n/detector/enrichment B10 1\n"));
    assertEquals(0, axialWarnings(boron + "Pb 11.3 g/cm3\n/response/threshold 1 eV\n"));
    assertEquals(0, axialWarnings(boron + "LiF 2.6 g/cm3\n"));
  }

  private long axialWarnings(String text) {
    return Stream.of(read(text))
        .flatMap(run -> run.warnings().stream())
        .filter(warning -> warning.problem().contains("the axial current"))
        .count();
  }
}
