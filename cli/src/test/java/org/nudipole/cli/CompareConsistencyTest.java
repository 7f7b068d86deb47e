package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nudipole.cli.report.FileComparison;
import org.nudipole.io.EventFileReader;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.run.EventInput;

/** Events agree with the rate that they were drawn from, whatever the experiment. */
@Tag("canonical")
class CompareConsistencyTest {
  @TempDir private static Path folder;

  static Stream<Arguments> macros() {
    return Stream.of(
        Arguments.of("dipole", ComparedRuns.DIPOLE),
        Arguments.of(
            "cevns",
            """
          /source/use cr51
          /source/activity 5 MCi
          /source/distance 25 cm
          /detector/material Ge
          /detector/volume 2000 cm3
          /interaction/use cevns
          /response/threshold 8 eV
          /run/exposure 55.4 day
          /run/beamOn 200000
          """),
        Arguments.of(
            "eves",
            """
          /source/use cr51
          /source/activity 5 MCi
          /source/distance 1.2 m
          /detector/material LXe
          /detector/mass 1000 kg
          /interaction/use eves
          /dipole/mass 0 keV
          /dipole/moment 2e-11 muB
          /interaction/minRecoil 10 eV
          /response/resolution sqrt 0.31 sqrt(keV)
          /response/efficiency erf 1.2 keVee 0.5 keVee 0.95
          /run/exposure 10 day
          /run/beamOn 200000
          """),
        Arguments.of(
            "mixed",
            """
          /source/use cr51
          /source/activity 5 MCi
          /source/distance 25 cm
          /source/radius 3 cm
          /source/height 8 cm
          /detector/material CaWO4
          /detector/shape box
          /detector/size 10 12 14 cm
          /interaction/use cevns eves
          /dipole/mass 100 keV
          /dipole/moment 1e-10 muB
          /response/quenching lindhard 0.16
          /response/resolution constant 1 eV
          /response/threshold 5 eVee
          /run/exposure 10 day
          /output/columns full
          /run/beamOn 200000
          """),
        Arguments.of(
            "flux",
            """
          /source/use cr51
          /source/flux 1.1e13 /cm2/s
          /detector/material Si
          /detector/shape sphere
          /detector/mass 20 kg
          /interaction/use cevns
          /interaction/minRecoil 1 eV
          /run/exposure 55.4 day
          /output/columns full
          /run/expose
          """),
        Arguments.of(
            "sterileSun",
            """
          /source/use solar
          /source/components pp pep be7
          /detector/material LXe
          /detector/mass 1 t
          /interaction/use eves
          /interaction/minRecoil 0.5 keV
          /mixing/theta14 30 deg
          /mixing/theta24 10 deg
          /dipole/mass 250 keV
          /dipole/lambda 14 3e-11 muB
          /dipole/lambda 23 1e-11 muB
          /response/resolution sqrt 0.31 sqrt(keV)
          /response/threshold 1 keVee
          /run/exposure 100 day
          /output/columns full
          /run/beamOn 200000
          """),
        Arguments.of(
            "mono",
            """
          /random/seed 7
          /source/use mono
          /source/energy 30 MeV
          /source/flavour anti_nu_mu
          /source/flux 1e9 /cm2/s
          /detector/material CsI
          /detector/mass 14 kg
          /interaction/use cevns eves
          /interaction/binding free
          /interaction/formFactor kleinNystrand
          /interaction/minRecoil 100 eV
          /response/quenching lindhard
          /run/exposure 10 day
          /run/beamOn 200000
          """),
        Arguments.of(
            "continuum",
            """
          /source/use zn65
          /source/activity 5 MCi
          /source/distance 1.2 m
          /detector/material LXe
          /detector/mass 1000 kg
          /interaction/use cevns eves
          /dipole/mass 30 keV
          /dipole/moment 1e-10 muB
          /interaction/minRecoil 0.5 eV
          /response/quenching none
          /run/exposure 10 day
          /output/columns full
          /run/beamOn 200000
          """),
        Arguments.of(
            "reactor",
            """
          /source/use reactor
          /source/power 2.9 GW
          /source/distance 28 m
          /detector/material Ge
          /detector/mass 1 kg
          /interaction/use cevns eves
          /interaction/binding free
          /dipole/mass 30 keV
          /dipole/moment 1e-10 muB
          /interaction/minRecoil 50 eV
          /response/quenching none
          /run/exposure 100 day
          /output/columns full
          /run/beamOn 200000
          """),
        Arguments.of(
            "pidar",
            """
          /source/use pidar
          /source/protonsOnTarget 3e23
          /source/yieldPerFlavour 0.0848
          /source/pulse csi2017
          /source/distance 19.3 m
          /detector/material CsI
          /detector/mass 14.6 kg
          /interaction/use cevns eves
          /interaction/binding free
          /dipole/mass 3 MeV
          /dipole/moment 1e-8 muB
          /interaction/minRecoil 1 keV
          /response/quenching lindhard
          /response/timeEfficiency exponential 0.52 us 0.0494 /us
          /response/timeWindow 0.3 6 us
          /run/exposure 300 day
          /output/columns full
          /run/beamOn 200000
          """),
        Arguments.of(
            "reactor on and off",
            """
          /source/use reactor
          /source/model bestiole2023
          /source/flux 6.4e12 /cm2/s
          /source/onPeriod 60 day 25 day
          /source/onPeriod 5 day 10 day
          /detector/material Ge
          /detector/mass 1 kg
          /interaction/use cevns
          /interaction/minRecoil 50 eV
          /run/exposure 100 day
          /run/beamOn 200000
          """),
        Arguments.of(
            "sun with gaps",
            """
          /source/use solar
          /source/components pp be7
          /source/startDate 2017-02-02
          /detector/material LXe
          /detector/mass 1000 kg
          /interaction/use eves
          /response/threshold 1 keVee
          /background/flat compton 0.0003 /kg/day/keV 0.5 30 keV
          /run/exposure 400 day
          /run/livePeriod 150 day 60 day
          /run/livePeriod 0 day 30 day
          /run/livePeriod 390 day 10 day
          /run/beamOn 200000
          """),
        Arguments.of(
            "decay with gaps",
            """
          /source/use cr51
          /source/flux 1.1e13 /cm2/s
          /detector/material Ge
          /detector/mass 20 kg
          /interaction/use cevns
          /response/threshold 8 eV
          /run/exposure 100 day
          /run/livePeriod 1 day 9 day
          /run/livePeriod 40 day 50 day
          /run/beamOn 200000
          """),
        Arguments.of(
            "reactor on and live",
            """
          /source/use reactor
          /source/flux 6.4e12 /cm2/s
          /source/onPeriod 60 day 25 day
          /source/onPeriod 5 day 10 day
          /detector/material Ge
          /detector/mass 1 kg
          /interaction/use cevns
          /interaction/minRecoil 50 eV
          /background/flat hum 10 /kg/day/keV 0 2 keV
          /run/exposure 100 day
          /run/livePeriod 10 day 60 day
          /run/livePeriod 80 day 20 day
          /run/expose
          """),
        Arguments.of(
            "sun",
            """
          /source/use solar
          /source/components pp be7 b8 n13
          /source/startDate 2017-02-02
          /source/direction 1 -2 2
          /detector/material LXe
          /detector/mass 1000 kg
          /interaction/use eves
          /dipole/mass 30 keV
          /dipole/moment 2e-11 muB
          /response/resolution sqrt 0.31 sqrt(keV)
          /response/threshold 1 keVee
          /run/exposure 250 day
          /output/columns full
          /run/beamOn 200000
          """),
        Arguments.of(
            "backgrounds",
            """
          /source/use cr51
          /source/activity 5 MCi
          /source/distance 1.2 m
          /detector/material LXe
          /detector/mass 1000 kg
          /interaction/use eves
          /dipole/mass 100 keV
          /dipole/moment 2e-11 muB
          /response/resolution sqrt 0.31 sqrt(keV)
          /response/efficiency erf 1.2 keVee 0.5 keVee 0.95
          /response/threshold 1 keVee
          /background/flat compton 0.01 /kg/day/keV 0.5 30 keV
          /background/beta tritium 200 counts 18.6 keV 2
          /background/line argon 0.02 /kg/day 2.82 keV
          /background/exponential B0 100 counts 5 keV 1 30 keV
          /background/level B0 observed
          /background/line K 50 counts 5.1 keVee
          /background/level K observed
          /background/flat absent 0 counts 1 2 keV
          /run/exposure 10 day
          /output/columns full
          /run/beamOn 200000
          """),
        Arguments.of(
            "backgrounds and nuclei",
            """
          /source/use reactor
          /source/flux 6e12 /cm2/s
          /detector/material Ge
          /detector/mass 1 kg
          /interaction/use cevns
          /response/quenching lindhard 0.16
          /response/threshold 0.1 keVee
          /background/flat rise 10 /kg/day/keV 0 2 keV
          /background/line L 3 /kg/day 1.3 keV
          /run/exposure 100 day
          /run/expose
          """),
        Arguments.of(
            "backgrounds in photoelectrons",
            """
          /source/use cr51
          /source/activity 5 MCi
          /source/distance 1.2 m
          /detector/material CsI
          /detector/mass 15 kg
          /interaction/use eves
          /response/lightYield 13.35 PE/keVee
          /response/photoElectrons poisson
          /response/efficiency logistic 0.9 0.5 /PE 10 PE
          /response/roi 6 200 PE
          /background/flat gamma 2 /kg/day/keV 0 40 keV
          /background/exponential steady 1 /kg/day/PE 10 PE 0 60 PE
          /background/level steady observed
          /background/line K 3 /kg/day 5 keV
          /run/exposure 100 day
          /run/beamOn 200000
          """),
        Arguments.of(
            "backgrounds in the pulse",
            """
          /source/use pidar
          /source/flux 1e7 /cm2/s
          /source/pulse sns
          /detector/material CsI
          /detector/mass 14.6 kg
          /interaction/use cevns
          /response/quenching lindhard
          /response/lightYield 13.35 PE/keVee
          /response/photoElectrons gamma 9.56 /keVee
          /response/roi 8 60 PE
          /response/timeWindow 0 6 us
          /response/timeEfficiency exponential 0.52 us 0.0494 /us
          /background/flat steady 0.5 /kg/day/PE 0 60 PE
          /background/level steady observed
          /background/time steady steadyState
          /background/flat neutrons 0.3 /kg/day/keV 0 5 keV
          /background/time neutrons prompt
          /background/line late 200 counts 2 keV
          /background/time late delayed
          /run/exposure 300 day
          /output/columns full
          /run/beamOn 200000
          """),
        Arguments.of(
            "ten",
            """
          /source/use cr51
          /source/activity 5 MCi
          /source/distance 25 cm
          /detector/material Ge
          /detector/volume 2000 cm3
          /interaction/use cevns
          /response/threshold 8 eV
          /run/exposure 55.4 day
          /run/beamOn 10
          """));
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

  /** A file holds the spectra it was made from: it runs again without them. */
  @Test
  void aSpectrumOfTheUserIsInTheFile() throws IOException {
    Path table = folder.resolve("spectra.csv");
    Files.writeString(
        table,
        "# columns: energy,nu_e,anti_nu_mu\n# units: MeV,/MeV,/keV\n"
            + "0.5,0,0\n1,2,1e-4\n1.01,0.1,1e-3\n20,0,5e-4\n50,0.01,0\n");
    String macro =
        """
          /source/use table
          /source/table spectra.csv
          /source/activity 1 MCi
          /source/distance 50 cm
          /detector/material LXe
          /detector/mass 10 kg
          /interaction/use cevns eves
          /dipole/mass 1 MeV
          /dipole/moment 1e-9 muB
          /interaction/minRecoil 500 eV
          /response/quenching none
          /run/exposure 30 day
          /output/columns full
          /run/beamOn 200000
          """;
    Path first = ComparedRuns.run(folder, "table", macro);
    Files.delete(table);
    ComparedRuns.Answer answer = ComparedRuns.nudipole("compare", first.toString());
    assertEquals(ExitCode.DONE, answer.code(), answer.out() + answer.err());
    try (EventFileReader reader = EventFileReader.open(first)) {
      assertTrue(reader.header().tableSha256().containsKey("spectra.csv"));
      Files.writeString(table, reader.header().tables().get("spectra.csv"));
      Path again = ComparedRuns.run(folder, "again", reader.header().macro());
      try (EventFileReader second = EventFileReader.open(again)) {
        assertEquals(reader.summary().digest(), second.summary().digest());
      }
    }
  }

  /**
   * Of 200 true files at most 5 % may have a family-wise p below 0.05. The number of such files is
   * at most binomial with mean 10; above 22 lies 2e-4 of it.
   */
  @Test
  void falseAlarmsAreAsRareAsPromised() throws IOException {
    String macro =
        """
          /source/use cr51
          /source/flux 1.1e13 /cm2/s
          /detector/material Ge
          /detector/mass 20 kg
          /interaction/use cevns
          /response/threshold 8 eV
          /run/exposure 10 day
          /run/beamOn 300
          """;
    int alarms = 0;
    for (int seed = 1; seed <= 200; seed++) {
      Path file = ComparedRuns.run(folder, "seed" + seed, "/random/seed " + seed + "\n" + macro);
      alarms += FileComparison.of(EventInput.of(file), 0.05).agrees() ? 0 : 1;
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
    String svg = Files.readString(picture);
    assertTrue(svg.contains("CEvNS dipole") && svg.contains("observed energy (eVnr)"), svg);
  }

  @Test
  void bindingEnergiesAndMassesInTheFileAreThoseOfTheTargets() throws IOException {
    Path file = ComparedRuns.run(folder, "targets", macro("eves"));
    try (EventFileReader reader = EventFileReader.open(file)) {
      RunConfiguration run = RunConfiguration.stored(reader.header().macro(), Map.of());
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
