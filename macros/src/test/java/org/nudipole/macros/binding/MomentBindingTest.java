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
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.generator.interaction.CrossSectionPart;
import org.nudipole.macros.language.Fault;
import org.nudipole.macros.language.MacroException;

/** Matrices of transition moments in macros: what they bind to, and their faults. */
class MomentBindingTest {
  private static final String GERMANIUM =
      """
      /source/use mono
      /source/energy 30 MeV
      /source/flavour nu_mu
      /source/flux 1e7 /cm2/s
      /detector/material Ge
      /detector/mass 10 kg
      /interaction/use cevns
      /interaction/minRecoil 100 eV
      /dipole/mass 1 MeV
      /run/exposure 1 year
      """;

  @TempDir Path folder;

  private RunConfiguration with(String lines) {
    return of(GERMANIUM, lines);
  }

  private RunConfiguration of(String macro, String lines) {
    Path file = folder.resolve("run.mac");
    try {
      Files.writeString(file, macro + lines.replace('|', '\n') + "\n");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return RunConfiguration.read(file.toString(), List.of(), List.of()).get(0);
  }

  private static double dipole(RunConfiguration run) {
    return run.expectations().stream()
        .filter(e -> e.channel().interaction().part() == CrossSectionPart.DIPOLE)
        .mapToDouble(e -> e.expected())
        .sum();
  }

  /** Most shipped macros have a moment of 0: the elements of a matrix take its place. */
  @Test
  void aMomentOfZeroGivesWay() {
    double alone = dipole(with("/dipole/lambda 24 1e-11 muB"));
    assertTrue(alone > 0);
    assertEquals(alone, dipole(with("/dipole/moment 0 muB|/dipole/lambda 24 1e-11 muB")));
    assertEquals(alone, dipole(with("/dipole/lambda 24 1e-11 muB|/dipole/moment 0 muB")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "/dipole/moment 1e-11 muB|/dipole/lambda 14 1e-11 muB; run.mac:12:1: /dipole/lambda 14 1e-11 muB (contradicts /dipole/moment",
        "/dipole/lambda 15 1e-11 muB; unknown element 15",
        "/dipole/lambda sterile 1e-11 muB; unknown element sterile",
        "/dipole/lambda 14 1e-11 muB 30; no unit",
        "/dipole/lambda es 1e-11 muB; element es belongs to the basis flavour",
        "/dipole/basis flavour|/dipole/lambda 14 1e-11 muB; element 14 belongs to the basis mass",
        "/dipole/lambda 44 1e-11 muB; antisymmetric, its diagonal is zero",
        "/dipole/lambda 22 1e-11 muB 20 deg; antisymmetric, its diagonal is zero",
        "/dipole/nature dirac|/dipole/lambda 22 1e-11 muB 20 deg; their diagonals real",
        "/dipole/nature dirac|/dipole/epsilon 22 1e-11 muB 20 deg; their diagonals real",
        "/dipole/lambda 14 1e-11 muB|/dipole/lambda 41 1e-11 muB; element 41 must be minus one times",
        "/dipole/nature dirac|/dipole/lambda 14 1e-11 muB 20 deg|/dipole/lambda 41 1e-11 muB 20 deg; element 41 must be the conjugate",
        "/dipole/epsilon 14 1e-11 muB; Majorana neutrinos have one complex matrix",
        "/dipole/moment 1e-11 muB|/dipole/combination coherent; there is no matrix of moments",
        "/dipole/moment 1e-11 muB|/dipole/basis flavour; there is no matrix of moments",
        "/dipole/moment 1e-11 muB|/dipole/interference leadingOrder; there is no matrix of moments",
        "/dipole/lambda 14 1e-11 muB|/dipole/combination oscillating; a flux alone has none",
        "/dipole/lambda 14 1e-11 muB|/dipole/combination decoherent; unknown combination decoherent",
        "/dipole/mass 40 MeV|/dipole/lambda 14 1e-11 muB; opens no channel",
        "/dipole/mass 40 MeV|/dipole/lambda 14 1e-11 muB|/dipole/lambda 12 1e-11 muB; a sterile mass of 40000 keV opens no channel",
        "/dipole/basis flavour|/dipole/lambda es 1e-11 muB|/dipole/combination coherent; nothing for nu_mu",
        "/mixing/sin2Theta12 1.2; sin2Theta must lie in [0, 1]",
        "/mixing/theta14 5; no unit",
        "/mixing/element e1 0.9; not unitary",
        "/mixing/element e1 1|/mixing/element mu2 1|/mixing/element tau3 1|/mixing/element e4 0.01; not unitary",
        "/mixing/theta24 5 deg|/mixing/element e1 1; contradicts /mixing/theta24",
        "/mixing/dm31 -2.5e-3 eV2; dm31 must not be negative",
        "/mixing/dm31 2.5e-3; no unit"
      })
  void contradictionsAreFaults(String lines, String message) {
    String faults = assertThrows(MacroException.class, () -> with(lines)).getMessage();
    assertTrue(faults.contains(message), faults);
    assertTrue(faults.matches("(?s).*run\\.mac:\\d+:\\d+: .*"), faults);
  }

  /** Without any moment they change nothing, and a limit may bring the matrix. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/dipole/combination coherent",
        "/dipole/nature dirac",
        "/dipole/moment 0 muB|/dipole/basis mass"
      })
  void wordsAboutNoMatrixAreWarnings(String lines) {
    assertEquals(1, ofNoMatrix(lines).size());
    assertEquals(List.of(), ofNoMatrix(lines + "|/dipole/lambda 14 0 muB"));
  }

  private List<String> ofNoMatrix(String lines) {
    return with(lines).warnings().stream()
        .map(Fault::toString)
        .filter(told -> told.contains("there is no matrix of moments"))
        .toList();
  }

  /** |U_mu1|^2 of the best fit is 0.077912793312, from numpy (see EffectiveMomentReferenceTest). */
  @Test
  void oneElementCountsWithItsShareOfTheFlavour() {
    double one = dipole(with("/dipole/moment 1e-10 muB"));
    double element = dipole(with("/dipole/lambda 14 1e-10 muB"));
    assertEquals(0.077912793312 * one, element, 1e-9 * one);
    assertEquals(element, dipole(with("/dipole/lambda 14 1e-10 muB 77 deg")), 1e-12 * one);
    assertEquals(element, dipole(with("/dipole/lambda 41 -1e-10 muB")), 1e-12 * one);
    assertEquals(
        0.160030789418 * one,
        dipole(with("/dipole/lambda 14 1e-10 muB|/mixing/ordering inverted")),
        1e-9 * one);
  }

  @Test
  void coherentSumInTheFlavourBasisIsOneFlavour() {
    double one = dipole(with("/dipole/moment 1e-10 muB"));
    String flavour = "/dipole/basis flavour|/dipole/combination coherent|";
    assertEquals(one, dipole(with(flavour + "/dipole/lambda mus 1e-10 muB")), 1e-12 * one);
    String distant = "/source/distance 1 mm|" + flavour.replace("coherent", "oscillating");
    assertEquals(one, dipole(with(distant + "/dipole/lambda mus 1e-10 muB")), 1e-9 * one);
  }

  /** Elements between light states have a massless final state and stay open at any m4. */
  @Test
  void activeElementsHaveTheirOwnMasslessChannel() {
    RunConfiguration both = with("/dipole/lambda 14 1e-10 muB|/dipole/lambda 12 1e-10 muB");
    RunConfiguration light = with("/dipole/lambda 12 1e-10 muB|/dipole/mass 40 MeV");
    RunConfiguration massless = with("/dipole/moment 1e-10 muB|/dipole/mass 0 keV");
    double share = 0.077912793312 + 0.360715206688;
    assertEquals(share * dipole(massless), dipole(light), 1e-9 * dipole(massless));
    assertEquals(
        dipole(light) + dipole(with("/dipole/lambda 14 1e-10 muB")),
        dipole(both),
        1e-12 * dipole(both));
  }

  @Test
  void magneticAndElectricPartsOfDiracNeutrinosAdd() {
    double one = dipole(with("/dipole/nature dirac|/dipole/lambda 14 1e-10 muB"));
    // lambda_41 = mu_41 - i epsilon_41, and both are real here.
    assertEquals(
        2 * one,
        dipole(
            with("/dipole/nature dirac|/dipole/lambda 14 1e-10 muB|/dipole/epsilon 14 1e-10 muB")),
        1e-12 * one);
    // epsilon_41 is the conjugate of epsilon_14 = i 1e-10: then -i epsilon_41 = -1e-10 cancels.
    assertEquals(
        0,
        dipole(
            with(
                "/dipole/nature dirac|/dipole/lambda 14 1e-10 muB|/dipole/lambda 34 1e-20 muB"
                    + "|/dipole/epsilon 14 1e-10 muB 90 deg")),
        1e-12 * one);
  }

  @Test
  void elementsOfTheMixingMatrixReplaceAngles() {
    String matrix =
        "/mixing/element e1 1|/mixing/element mu2 0.6|/mixing/element mu3 0.8"
            + "|/mixing/element tau2 0.8 180 deg|/mixing/element tau3 0.6";
    double one = dipole(with("/dipole/moment 1e-10 muB"));
    assertEquals(0.36 * one, dipole(with(matrix + "|/dipole/lambda 24 1e-10 muB")), 1e-12 * one);
  }

  /** The Sun: mu^2 = sum of P_ei |lambda_4i|^2, and of P_ei |lambda_ji|^2 into light states. */
  @Test
  void neutrinosFromTheSunAreMassStates() {
    String sun =
        "/source/use solar|/source/components b8|/source/oscillation probabilities 0.5 0.3 0.2|";
    String solar = GERMANIUM.replaceAll("(?m)^/source/.*\n", "");
    double one = dipole(of(solar, sun + "/dipole/moment 1e-10 muB"));
    assertEquals(
        0.5 * one, dipole(of(solar, sun + "/dipole/lambda 14 1e-10 muB 9 deg")), 1e-9 * one);
    assertEquals(
        (0.3 + 4 * 0.2) * one,
        dipole(of(solar, sun + "/dipole/lambda 24 1e-10 muB|/dipole/lambda 34 -2e-10 muB")),
        1e-9 * one);
    double massless = dipole(of(solar, sun + "/dipole/moment 1e-10 muB|/dipole/mass 0 keV"));
    assertEquals(
        (0.5 + 0.2) * massless,
        dipole(of(solar, sun + "/dipole/lambda 13 1e-10 muB")),
        1e-9 * massless);
    String faults =
        assertThrows(
                MacroException.class,
                () -> of(solar, sun + "/dipole/lambda 14 1e-10 muB|/dipole/combination coherent"))
            .getMessage();
    assertTrue(faults.contains("incoherent mass states"), faults);
  }

  @Test
  void storedMacroBindsToTheSameRates() {
    RunConfiguration run =
        with(
            "/dipole/lambda 14 1e-10 muB 20 deg|/dipole/lambda 34 2e-10 muB|/dipole/lambda 12 3e-11"
                + " muB|/dipole/combination oscillating|/source/distance 20 m|/mixing/theta14 3 deg"
                + " 20 deg|/mixing/majoranaPhases 10 20 30 deg|/mixing/delta 3 rad");
    RunConfiguration stored = RunConfiguration.stored(run.settings().toMacro(), Map.of());
    assertEquals(run.expectedEvents(), stored.expectedEvents(), 0);
    assertEquals(2e-10, run.prediction().referenceMoment(), 0);
  }
}
