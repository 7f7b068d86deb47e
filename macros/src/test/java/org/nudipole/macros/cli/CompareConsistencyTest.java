package org.nudipole.macros.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nudipole.io.EventFileReader;
import org.nudipole.macros.run.RunConfiguration;

/** Events agree with the rate that they were drawn from, whatever the experiment. */
@Tag("canonical")
class CompareConsistencyTest {
  @TempDir private static Path folder;

  static java.util.stream.Stream<Arguments> macros() {
    String tenDays = "/run/exposure 10 day\n";
    return java.util.stream.Stream.of(
        Arguments.of("dipole", ComparedRuns.DIPOLE),
        Arguments.of(
            "cevns",
            "/source/use cr51\n/source/activity 5 MCi\n/source/distance 25 cm\n"
                + "/detector/material Ge\n/detector/volume 2000 cm3\n/interaction/use cevns\n"
                + "/response/threshold 8 eV\n/run/exposure 55.4 day\n/run/beamOn 200000\n"),
        Arguments.of(
            "eves",
            "/source/use cr51\n/source/activity 5 MCi\n/source/distance 1.2 m\n"
                + "/detector/material LXe\n/detector/mass 1000 kg\n/interaction/use eves\n"
                + "/dipole/mass 0 keV\n/dipole/moment 2e-11 muB\n/interaction/minRecoil 10 eV\n"
                + "/response/resolution sqrt 0.31\n"
                + "/response/efficiency erf 1.2 keVee 0.5 keVee 0.95\n"
                + tenDays
                + "/run/beamOn 200000\n"),
        Arguments.of(
            "mixed",
            "/source/use cr51\n/source/activity 5 MCi\n/source/distance 25 cm\n"
                + "/source/radius 3 cm\n/source/height 8 cm\n"
                + "/detector/material CaWO4\n/detector/shape box\n/detector/size 10 12 14 cm\n"
                + "/interaction/use cevns eves\n/dipole/mass 100 keV\n/dipole/moment 1e-10 muB\n"
                + "/response/quenching lindhard 0.16\n/response/resolution constant 1 eV\n"
                + "/response/threshold 5 eVee\n/output/columns full\n"
                + tenDays
                + "/run/beamOn 200000\n"),
        Arguments.of(
            "flux",
            "/source/use cr51\n/source/flux 1.1e13 /cm2/s\n"
                + "/detector/material Si\n/detector/shape sphere\n/detector/mass 20 kg\n"
                + "/interaction/use cevns\n/interaction/minRecoil 1 eV\n/output/columns full\n"
                + "/run/exposure 55.4 day\n/run/expose\n"),
        Arguments.of(
            "mono",
            "/source/use mono\n/source/energy 30 MeV\n/source/flavour anti_nu_mu\n"
                + "/source/flux 1e9 /cm2/s\n/detector/material CsI\n/detector/mass 14 kg\n"
                + "/interaction/use cevns eves\n/interaction/binding free\n"
                + "/interaction/formFactor kleinNystrand\n/response/quenching lindhard\n"
                + "/interaction/minRecoil 100 eV\n/random/seed 7\n"
                + tenDays
                + "/run/beamOn 200000\n"),
        Arguments.of(
            "ten",
            "/source/use cr51\n/source/activity 5 MCi\n/source/distance 25 cm\n"
                + "/detector/material Ge\n/detector/volume 2000 cm3\n/interaction/use cevns\n"
                + "/response/threshold 8 eV\n/run/exposure 55.4 day\n/run/beamOn 10\n"));
  }

  /** Fixed seeds; a false alarm of one comparison has a probability of at most 1e-4. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("macros")
  void eventsAgreeWithTheirRate(String name, String macro) throws IOException {
    Path file = ComparedRuns.run(folder, name, macro);
    ComparedRuns.Answer answer = ComparedRuns.nudipole("compare", file.toString());
    assertEquals(ExitCode.DONE, answer.code(), answer.out() + answer.err());
    assertTrue(answer.out().contains("agrees with its macro"), answer.out());
  }

  /**
   * Of 200 true files at most 5 % may have a family-wise p below 0.05. The number of such files is
   * at most binomial with mean 10; above 22 lies 2e-4 of it.
   */
  @Test
  void falseAlarmsAreAsRareAsPromised() throws IOException {
    String macro =
        "/source/use cr51\n/source/flux 1.1e13 /cm2/s\n"
            + "/detector/material Ge\n/detector/mass 20 kg\n/interaction/use cevns\n"
            + "/response/threshold 8 eV\n/run/exposure 10 day\n/run/beamOn 300\n";
    int alarms = 0;
    for (int seed = 1; seed <= 200; seed++) {
      Path file = ComparedRuns.run(folder, "seed" + seed, "/random/seed " + seed + "\n" + macro);
      alarms += FileComparison.of(file, 0.05).agrees() ? 0 : 1;
    }
    assertTrue(alarms <= 22, alarms + " false alarms in 200");
  }

  @Test
  void aPictureIsDrawnFromTheFile() throws IOException {
    Path file = ComparedRuns.run(folder, "picture", ComparedRuns.DIPOLE);
    Path picture = folder.resolve("picture.svg");
    ComparedRuns.Answer answer =
        ComparedRuns.nudipole("compare", file.toString(), "--plot", picture.toString());
    assertEquals(ExitCode.DONE, answer.code(), answer.err());
    String svg = java.nio.file.Files.readString(picture);
    assertTrue(svg.contains("CEvNS dipole") && svg.contains("observed energy (eVnr)"), svg);
  }

  @Test
  void bindingEnergiesAndMassesInTheFileAreThoseOfTheTargets() throws IOException {
    Path file = ComparedRuns.run(folder, "targets", macro("eves"));
    try (EventFileReader reader = EventFileReader.open(file)) {
      RunConfiguration run = RunConfiguration.stored(reader.header().macro(), java.util.Map.of());
      for (int i = 0; i < run.density().targets().size(); i++) {
        double expected = run.density().targets().get(i).bindingEnergy();
        double stored = reader.header().targets().get(i).bindingEnergy();
        assertEquals(expected, stored, 1e-12 * expected);
      }
    }
  }

  private static String macro(String name) {
    Optional<Arguments> found =
        macros().filter(arguments -> arguments.get()[0].equals(name)).findFirst();
    return found.orElseThrow().get()[1].toString().replace("200000", "1000");
  }
}
