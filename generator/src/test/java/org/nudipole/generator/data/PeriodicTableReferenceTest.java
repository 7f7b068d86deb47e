package org.nudipole.generator.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.generator.Units;

/** The numbers of the tables that set rates and edges, against the tables they come from. */
class PeriodicTableReferenceTest {
  /**
   * Edges of the X-ray Data Booklet (LBNL/PUB-490, table 1-1), K to the last measured subshell, in
   * eV. Its revisions differ by up to 0.5 eV (K of germanium), so that much.
   */
  @ParameterizedTest
  @CsvSource({
    "O, 543.1 41.6",
    "Na, 1070.8 63.5 30.4 30.5",
    "Al, 1559 117.8 72.9 72.5",
    "Si, 1839 149.7 99.8 99.2",
    "Ar, 3205.9 326.3 250.6 248.4 29.3 15.9 15.7",
    "Ca, 4038.5 438.4 349.7 346.2 44.3 25.4 25.4",
    "Ge, 11103.1 1414.6 1248.1 1217.0 180.1 124.9 120.8 29.8 29.2",
    "I, 33169 5188 4852 4557 1072 931 875 630.8 619.3 186 123 123 50.6 48.9",
    "Xe, 34561 5453 5107 4786 1148.7 1002.1 940.6 689.0 676.4 213.2 146.7 145.5 69.5 67.5 23.3"
        + " 13.4 12.1",
    "Cs, 35985 5714 5359 5012 1211 1071 1003 740.5 726.6 232.3 172.4 161.3 79.8 77.5 22.7 14.2"
        + " 12.1",
    "W, 69525 12100 11544 10207 2820 2575 2281 1872 1809 594.1 490.4 423.6 255.9 243.5 33.6 31.4"
        + " 75.6 45.3 36.8",
    "Li, 54.7",
    "Fe, 7112 844.6 719.9 706.8 91.3 52.7 52.7",
    "Cu, 8979 1096.7 952.3 932.7 122.5 77.3 75.1",
    "Ag, 25514 3806 3524 3351 719.0 603.8 573.0 374.0 368.3 97.0 63.7 58.3",
    "Au, 80725 14353 13734 11919 3425 3148 2743 2291 2206 762.1 642.7 546.3 353.2 335.1 87.6 83.9"
        + " 107.2 74.2 57.2",
    "Pb, 88005 15861 15200 13035 3851 3554 3066 2586 2484 891.8 761.9 643.5 434.3 412.2 141.7"
        + " 136.9 147.0 106.4 83.3 20.7 18.1",
    "U, 115606 21757 20948 17166 5548 5182 4303 3728 3552 1439 1271 1043 778.3 736.2 388.2 377.4"
        + " 321 257 192 102.8 94.2"
  })
  void measuredEdges(String element, String edges) {
    double[] expected =
        Arrays.stream(edges.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
    List<ElectronShell> shells = PeriodicTable.shells(element);
    for (int i = 0; i < expected.length; i++) {
      double edge = shells.get(i).bindingEnergy() / Units.EV;
      // A valence level must not hide in the half volt.
      assertEquals(expected[i], edge, Math.min(0.5, 2e-4 * expected[i]), shells.get(i).name());
    }
  }

  /** Nuclear masses of AME2020, computed with 30 digits by a separate program, to 0.1 keV. */
  @ParameterizedTest
  @CsvSource({
    "O, 16, 14895.0827",
    "Ge, 72, 66978.6948",
    "Xe, 132, 122840.5510",
    "W, 184, 171311.8346"
  })
  void nuclearMasses(String element, int a, double expectedMeV) {
    Nuclide nuclide =
        PeriodicTable.isotopes(element).stream().filter(n -> n.a() == a).findFirst().orElseThrow();
    assertEquals(expectedMeV, nuclide.nuclearMass() / Units.MEV, 1e-4);
  }

  /** Densities as the documentation states them, at which a volume is so many kilograms. */
  @ParameterizedTest
  @CsvSource({
    "Ge, 5.323",
    "Si, 2.329",
    "Al2O3, 3.98",
    "CaWO4, 6.06",
    "LXe, 2.86",
    "LAr, 1.396",
    "CsI, 4.51",
    "NaI, 3.67",
    "LiF, 2.64",
    "CaF2, 3.18",
    "TeO2, 6.04",
    "PbWO4, 8.28",
    "Zn, 7.14",
    "GXe, 0.005894",
    "C8H8, 1.06",
    "CH2, 0.94"
  })
  void densities(String material, double expected) {
    assertEquals(expected, Material.named(material).density() / Units.G_PER_CM3, 1e-9);
  }
}
