package org.nudipole.detector.xenon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.generator.Units;

/** The distribution of photons and electrons against numbers drawn by NEST itself. */
class Nest24ReferenceTest {
  private static final double ROOT_OF_DRAWS = 1000;

  private static QuantumYield recoils(String recoil, double field, double rho) {
    XenonModel model = XenonModel.named("nest2.4");
    XenonModel.Maker maker = recoil.equals("nucleus") ? model.nuclear() : model.electronic();
    return maker.at(field, rho * Units.G_PER_CM3);
  }

  /** Moments of a distribution. */
  private record Moments(
      double photons,
      double photonSigma,
      double electrons,
      double electronSigma,
      double correlation,
      double photonSkewness,
      double electronSkewness) {
    static Moments of(QuantaDistribution quanta) {
      double photons = quanta.ofPhotons(n -> n);
      double electrons = quanta.ofElectrons(n -> n);
      double ofPhotons = Math.sqrt(quanta.ofPhotons(n -> (n - photons) * (n - photons)));
      double ofElectrons = Math.sqrt(quanta.ofElectrons(n -> (n - electrons) * (n - electrons)));
      return new Moments(
          photons,
          ofPhotons,
          electrons,
          ofElectrons,
          quanta.ofBoth(
              quanta.byElectrons(n -> (n - photons) / ofPhotons),
              n -> (n - electrons) / ofElectrons),
          quanta.ofPhotons(n -> StrictMath.pow((n - photons) / ofPhotons, 3)),
          quanta.ofElectrons(n -> StrictMath.pow((n - electrons) / ofElectrons, 3)));
    }
  }

  /**
   * The table's numbers come from a million draws: means within 5 of their standard errors (a
   * false-alarm rate of 1e-4 for all), widths within 0.5 % (seven standard errors of a normal
   * deviate, five of the skewest here), the correlation within 0.006, skewnesses within 0.03.
   */
  @ParameterizedTest
  @CsvFileSource(resources = "nest24.csv", useHeadersInDisplayName = true)
  void momentsAreThoseOfNest(
      String recoil,
      double field,
      double rho,
      double keV,
      double photons,
      double photonSigma,
      double electrons,
      double electronSigma,
      double correlation,
      double photonSkewness,
      double electronSkewness) {
    Moments moments =
        Moments.of(recoils(recoil, field, rho).distribution(keV * Units.KEV, 2.8, 0.3));
    double errors = 5 / ROOT_OF_DRAWS;
    assertEquals(photons, moments.photons, errors * photonSigma);
    assertEquals(electrons, moments.electrons, errors * electronSigma);
    assertEquals(photonSigma, moments.photonSigma, 0.005 * photonSigma);
    assertEquals(electronSigma, moments.electronSigma, 0.005 * electronSigma);
    assertEquals(correlation, moments.correlation, 0.006);
    assertEquals(photonSkewness, moments.photonSkewness, 0.03);
    assertEquals(electronSkewness, moments.electronSkewness, 0.03);
  }

  /**
   * An independent run of NEST's public source of July 2026, 200,000 draws, a nucleus being one of
   * natural xenon: means within 1 % or 0.3 quanta, widths within 4 %.
   */
  @ParameterizedTest
  @CsvSource({
    "electron, 81, 0.5, 1.51, 1.07, 35.38, 2.06",
    "electron, 81, 1, 13.59, 3.42, 60.17, 4.12",
    "electron, 81, 5, 208.77, 19.49, 160.06, 19.24",
    "electron, 81, 10, 486.14, 33.20, 251.47, 32.23",
    "electron, 81, 50, 2800.6, 108.0, 887.5, 102.8",
    "electron, 193, 0.5, 0.19, 0.43, 36.70, 2.13",
    "electron, 193, 1, 11.23, 3.16, 62.53, 4.24",
    "electron, 193, 5, 202.16, 19.59, 166.66, 19.34",
    "electron, 193, 10, 460.35, 35.04, 277.27, 33.97",
    "electron, 193, 50, 2501.2, 138.5, 1186.6, 134.3",
    "nucleus, 81, 0.5, 1.78, 0.89, 2.71, 1.07",
    "nucleus, 81, 1, 4.15, 1.35, 6.50, 1.65",
    "nucleus, 81, 5, 33.16, 4.21, 31.39, 4.11",
    "nucleus, 81, 10, 82.91, 6.91, 55.63, 6.07",
    "nucleus, 81, 50, 646.9, 18.5, 167.3, 12.3",
    "nucleus, 193, 0.5, 1.69, 0.86, 2.84, 1.09",
    "nucleus, 193, 1, 3.85, 1.31, 6.81, 1.70",
    "nucleus, 193, 5, 31.69, 4.17, 32.87, 4.23",
    "nucleus, 193, 10, 80.30, 6.97, 58.27, 6.31",
    "nucleus, 193, 50, 639.0, 18.6, 175.3, 12.8"
  })
  void momentsAreThoseOfAnotherRun(
      String recoil,
      double field,
      double keV,
      double photons,
      double photonSigma,
      double electrons,
      double electronSigma) {
    Moments moments =
        Moments.of(recoils(recoil, field, 2.86).distribution(keV * Units.KEV, 2.8, 0.3));
    assertEquals(photons, moments.photons, Math.max(0.3, 0.01 * photons));
    assertEquals(electrons, moments.electrons, Math.max(0.3, 0.01 * electrons));
    assertEquals(photonSigma, moments.photonSigma, 0.04 * photonSigma);
    assertEquals(electronSigma, moments.electronSigma, 0.04 * electronSigma);
  }

  /**
   * Less than one quantum on average is none. At its least energy an electron has 1.05: the fit of
   * the charge alone is above E/W there.
   */
  @ParameterizedTest
  @CsvSource({"nucleus, 1, 0.211", "electron, 1.055, 0.01356"})
  void belowOneQuantumThereIsNone(String recoil, double quanta, double keV) {
    QuantumYield yield = recoils(recoil, 81, 2.86);
    double first =
        Arrays.stream(yield.breaks())
            .filter(e -> yield.electrons(e * (1 + 1e-9)) > 0)
            .min()
            .orElseThrow();
    assertEquals(keV, first / Units.KEV, 0.01 * keV);
    double above = yield.electrons(first * (1 + 1e-9));
    assertEquals(quanta, above + yield.photons(first * (1 + 1e-9), above), 1e-3);
    double below = yield.electrons(first * (1 - 1e-9));
    assertEquals(0, below + yield.photons(first * (1 - 1e-9), below));
    QuantaDistribution none = yield.distribution(first * (1 - 1e-9), 2.8, 0.3);
    assertEquals(1, none.ofBoth(none.byElectrons(n -> n == 0 ? 1 : 0), n -> n == 0 ? 1 : 0));
  }

  /** W = 13.5 eV, as commonly quoted, to 0.1 eV. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 23, 81, 4000, 1e5})
  void quantaOfElectronicRecoilsAreThoseOfTheDeposit(double field) {
    ElectronRecoilNest24 yield = new ElectronRecoilNest24(field, 2.86 * Units.G_PER_CM3);
    assertEquals(13.5, yield.work() / Units.EV, 0.1);
    for (double energy : new double[] {3, 30, 300}) {
      double electrons = yield.electrons(energy * Units.KEV);
      double photons = yield.photons(energy * Units.KEV, electrons);
      assertTrue(electrons > 0 && photons > 0);
      assertEquals(energy * Units.KEV / yield.work(), electrons + photons, 1e-9 * electrons);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.9, 1.1e5})
  void fieldsWithoutAModelAreRefused(double field) {
    double density = 2.86 * Units.G_PER_CM3;
    assertThrows(IllegalArgumentException.class, () -> new NuclearRecoilNest24(field, density));
    assertThrows(IllegalArgumentException.class, () -> new ElectronRecoilNest24(field, density));
  }
}
