package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The same macro and seed give the events of earlier versions, bit by bit. Whoever changes them on
 * purpose writes the new digests here, and says so in the changelog.
 */
@Tag("canonical")
class RunRegressionTest {
  @TempDir private Path folder;

  /**
   * A recoil from lines, electrons in shells, a drawn number, a pulse, a continuum with noise,
   * quanta.
   */
  @ParameterizedTest
  @CsvSource({
    "cr51-cevns-ge, 1, 082112a4130a6ff9467425762d69fdadc5ea8f6d7d27765e09300b10140c13a0",
    "cr51-lxe-a /output/columns=full /run/beamOn=100000, 3,"
        + " 7cde443887e76c4bdbdb509f7ee492ba44e7163c9637ef350ad700f779bc64a6",
    "cr51-cevns-ge /run/expose /dipole/moment=1e-10_muB, 2,"
        + " 593eab4c403fe44b495c95271fce61b8be479f9d3ec9f81722a9c819a2b8bd93",
    "coherent-csi-2017 /output/columns=full /run/beamOn=100000 /interaction/use=cevns"
        + " /response/roi=0_1e4_PE, 2,"
        + " c180b84d4db3a8d14c2ef0fa0cc0a13d68b4ffaee935eda4768861cae574982f",
    "coherent-csi-2017 /output/columns=full /run/beamOn=100000, 2,"
        + " 5a9c55db479f4cbb0315ced47cbe3b9dac3945e740c45252b3d137bcae2b25dd",
    "conus-plus /run/beamOn=100000, 2,"
        + " 5590cde2f98bffeaf941cd98292dbe44b9bea37bee93e48a04526fbbbff5f589",
    "conus-plus /run/beamOn=100000 /interaction/use=cevns, 2,"
        + " f2c5944f13232b06293539d8f4470e300c508c42e4d3f8eb761f4b4aa2206df0",
    "cr51-lxe-s1s2 /run/beamOn=100000, 2,"
        + " 0d654fa3b9f412e18be2db08f9a698bdbb195562cbf3690412884b823494a671",
    "cr51-lxe-s1s2 /run/beamOn=100000 /response/xenon=81_V/cm_nest2.0, 2,"
        + " c23989d5653861a05c5f3d4c8977aec39bf32a7c4fd6875a422beb18933b818e"
  })
  void eventsAreThoseOfEarlierVersions(String run, String threads, String digest) {
    assumeTrue(
        List.of("amd64", "x86_64").contains(System.getProperty("os.arch")),
        "another processor may differ in last bits");
    String[] words = run.split(" ", -1);
    List<String> arguments =
        new ArrayList<>(
            List.of("run", words[0], "--threads", threads, "-o", folder.resolve("a.h5") + ""));
    for (int i = 1; i < words.length; i++) {
      arguments.addAll(List.of("--set", words[i].replace('_', ' ')));
    }
    Invocation invocation = Invocation.of(arguments.toArray(String[]::new));
    assertEquals(ExitCode.DONE, invocation.code(), invocation.err());
    assertTrue(invocation.out().contains(digest), invocation.out());
  }
}
