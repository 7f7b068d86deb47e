package org.nudipole.macros.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.detector.response.Transform;
import org.nudipole.generator.Units;

/** The quenchings of germanium that a macro can name. */
class GermaniumQuenchingReferenceTest {
  @TempDir Path folder;

  private RunConfiguration run(String quenching) throws IOException {
    Path file = folder.resolve("run.mac");
    Files.writeString(
        file,
        "/source/use mono\n/source/energy 8 MeV\n/source/flavour anti_nu_e\n"
            + "/source/flux 1e13 /cm2/s\n/control/execute ge-dresden-ii.mac\n"
            + "/response/quenching "
            + quenching
            + "\n/detector/enrichment Ge74 1\n/interaction/use cevns\n"
            + "/interaction/formFactor pointLike\n/interaction/minRecoil 50 eV cevns\n"
            + "/run/exposure 10 day\n/run/beamOn 1\n");
    return RunConfiguration.read(file.toString(), List.of(), List.of()).get(0);
  }

  /**
   * B. J. Scholz et al., Phys. Rev. D 94 (2016) 122003, abstract: k = 0.179 and the adiabatic
   * factor are 13.7 % at 0.3 keVnr and 25.3 % at 8.5 keVnr. The cut-off of 0.16 keV and k = 0.1789
   * are what the programs SNuDD and one of the EDELWEISS searches take from that paper; a digit of
   * k is 0.1 %. Rows of the data release of DRESDEN-II, as published.
   */
  @ParameterizedTest
  @CsvSource({
    "lindhard 0.1789 0.16 keV, 0.3, 0.137, 1e-3",
    "lindhard 0.1789 0.16 keV, 8.5, 0.253, 5e-4",
    "table ge-quenching-fef.csv, 0.3, 0.37848, 1e-5",
    "table ge-quenching-fef.csv, 1.34, 0.17873, 1e-12",
    "table ge-quenching-fef.csv, 4.5, 0.20933, 1e-12",
    "table ge-quenching-ybe.csv, 0.19, 0.31636, 1e-12",
    "table ge-quenching-ybe.csv, 1.59, 0.18037, 1e-12"
  })
  void factorsAsPublished(String quenching, double keV, double factor, double tolerance)
      throws IOException {
    RunConfiguration run = run(quenching);
    Transform step =
        run.experiment().response().steps().stream()
            .filter(Transform.class::isInstance)
            .map(Transform.class::cast)
            .findFirst()
            .orElseThrow();
    double visible =
        step.scale(run.experiment().targets().get(0)).applyAsDouble(keV * Units.KEV) / Units.KEV;
    assertEquals(factor, visible / keV, tolerance);
  }

  /**
   * What share of the recoils of 74Ge above 50 eV from neutrinos of 8 MeV is detected by
   * DRESDEN-II, against sums over two million recoil energies in numpy, which know nothing of the
   * places where the visible energy turns back: 2e-5, as the nuclear mass was rounded.
   */
  @ParameterizedTest
  @CsvSource({
    "lindhard 0.162, 0.2048227",
    "lindhard 0.179 0.16 keV, 0.2340967",
    "table ge-quenching-fef.csv, 0.4148850",
    "table ge-quenching-ybe.csv, 0.2683192"
  })
  void sharesDetected(String quenching, double share) throws IOException {
    RunConfiguration run = run(quenching);
    assertEquals(share, run.expectedDetected() / run.expectedEvents(), 2e-5 * share);
  }
}
