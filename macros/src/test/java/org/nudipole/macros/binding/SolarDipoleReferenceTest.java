package org.nudipole.macros.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.detector.FoldedSpectrum.Expectation;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.interaction.CrossSectionPart;
import org.nudipole.macros.language.MacroException;

/** The dipole of solar neutrinos: sum over i of P_ei mu_i^2 times the whole flux. */
class SolarDipoleReferenceTest {
  private static final String XENON =
      """
      /source/use solar
      /source/components pp be7
      /detector/material LXe
      /detector/mass 1 t
      /interaction/use eves
      /interaction/part dipole
      /interaction/minRecoil 1 keV
      /run/exposure 100 day
      """;

  private static final String SIX_ELEMENTS =
      """
      /dipole/lambda 14 3e-11 muB
      /dipole/lambda 24 2e-11 muB
      /dipole/lambda 34 5e-11 muB
      /dipole/lambda 12 1e-11 muB
      /dipole/lambda 13 2e-11 muB
      /dipole/lambda 23 4e-11 muB
      """;

  @TempDir Path folder;

  private RunConfiguration xenon(String more) {
    Path file = folder.resolve("run.mac");
    try {
      Files.writeString(file, XENON + more);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return RunConfiguration.read(file.toString(), List.of(), List.of()).get(0);
  }

  private static double dipole(
      RunConfiguration run, boolean heavy, ToDoubleFunction<Expectation> number) {
    return run.expectations().stream()
        .filter(e -> e.channel().interaction().part() == CrossSectionPart.DIPOLE)
        .filter(e -> (e.channel().flavour() == Flavour.NU_4) == heavy)
        .mapToDouble(number)
        .sum();
  }

  /**
   * Against solar_dipole.py, a numpy quadrature of the printed formulas with its own mixing,
   * conversion and limits: 5e-6 for the constants.
   *
   * @param others events of all that is not nu_4 when it arrives
   * @param heavy events of nu_4
   */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 236.753670, 0",
    "0, 0.15, 0.1, 231.466545, 11.8230493",
    "100, 0, 0, 215.524439, 0",
    "100, 0.15, 0.1, 210.711401, 12.6042709",
    "250, 0, 0, 142.661961, 0",
    "250, 0.15, 0.1, 139.476070, 7.9873728",
    "400, 0, 0, 132.414398, 0",
    "400, 0.15, 0.1, 129.457353, 1.9243278"
  })
  void sixElements(double massKeV, double theta14, double theta24, double others, double heavy) {
    RunConfiguration run =
        xenon(
            SIX_ELEMENTS
                + "/dipole/mass "
                + massKeV
                + " keV\n/mixing/theta14 "
                + theta14
                + " rad\n/mixing/theta24 "
                + theta24
                + " rad\n");
    assertEquals(others, dipole(run, false, Expectation::expected), 5e-6 * others);
    assertEquals(heavy, dipole(run, true, Expectation::expected), 5e-6 * heavy);
  }

  private static RunConfiguration xenonNt(String... sets) {
    List<String> all = new ArrayList<>(List.of(sets));
    all.add("/interaction/part=dipole");
    return RunConfiguration.read("xenonnt-2022", all, List.of()).get(0);
  }

  /**
   * Detected events of XENONnT with lambda_14 = 1e-11 mu_B alone, from a quadrature outside this
   * program: 20.0229 without mixing, and with |U_e4|^2 = 0.02 (theta14 = 8.13 deg) 0.98 of that
   * from nu_1 to nu_3, and 0.02 of the 30.8694 of the same moment of all neutrinos from nu_4.
   * Quoted digits.
   */
  @Test
  void oneElementInXenonNt() {
    double all = dipole(xenonNt("/dipole/moment=1e-11 muB"), false, Expectation::detected);
    assertEquals(30.8694, all, 1e-4);
    String element = "/dipole/lambda=14 1e-11 muB";
    assertEquals(20.0229, dipole(xenonNt(element), false, Expectation::detected), 1e-4);
    RunConfiguration mixed = xenonNt(element, "/mixing/theta14=8.13 deg");
    double others = dipole(mixed, false, Expectation::detected);
    double heavy = dipole(mixed, true, Expectation::detected);
    assertEquals(19.62, others, 5e-3);
    assertEquals(20.24, others + heavy, 5e-3);
    // sin^2(8.13 deg) in full digits.
    double share = Math.pow(Math.sin(Math.toRadians(8.13)), 2);
    assertEquals(share * all, heavy, 1e-9 * all);
  }

  /** One effective moment is that of the whole flux, whatever share of it is sterile. */
  @Test
  void oneMomentKnowsNoMixing() {
    double without = dipole(xenon("/dipole/moment 1e-11 muB\n"), false, Expectation::expected);
    RunConfiguration mixed =
        xenon("/dipole/moment 1e-11 muB\n/mixing/theta14 0.3 rad\n/mixing/theta34 0.2 rad\n");
    assertEquals(without, dipole(mixed, false, Expectation::expected), 1e-9 * without);
    assertEquals(0, dipole(mixed, true, Expectation::expected));
  }

  /**
   * Between 7Be's 861 keV and the 952 keV that make 600 keV on electrons only nu_4 scatters; above
   * 861 keV nothing does.
   */
  @Test
  void heavyNeutrinosMayBeTheOnlyOnes() {
    String lines = "/dipole/lambda 14 1e-11 muB\n/dipole/mass %s keV\n/mixing/theta14 %s deg\n";
    RunConfiguration run = xenon(lines.formatted("600", "5"));
    assertTrue(run.closed().isEmpty());
    assertEquals(0, dipole(run, false, Expectation::expected));
    assertTrue(dipole(run, true, Expectation::expected) > 0);
    for (String other : List.of(lines.formatted("600", "0"), lines.formatted("870", "5"))) {
      MacroException closed = assertThrows(MacroException.class, () -> xenon(other));
      assertTrue(closed.getMessage().contains("keV opens no channel"), closed.getMessage());
    }
  }

  /** Without a sterile mixing the Sun has none of the neutrinos that are there for it. */
  @Test
  void withoutMixingNothingIsNew() {
    assertFalse(
        xenon(SIX_ELEMENTS).density().channels().stream().anyMatch(c -> !c.flavour().isWeak()));
  }
}
