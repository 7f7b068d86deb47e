package org.nudipole.detector.xenon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
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
  @Tag("slow")
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

  /** Means to 1e-9: the formulas in mpmath 1.3 with 30 digits, twelve of them given. */
  @ParameterizedTest
  @CsvSource({
    "electron, 0.5, 81, 2.86, 35.4536806599, 1.42597821507, 0.00510169283044",
    "electron, 3, 193, 2.86, 120.013966874, 101.263986375, 0.0303884519196",
    "electron, 20, 81, 2.9, 412.29412075, 1075.76018074, 0.153772417084",
    "electron, 100, 400, 2.86, 3755.6685477, 3620.26322729, 0.18088798",
    "electron, 60, 1000, 2.9, 2529.33706486, 1934.82583962, 0.182471669021",
    "nucleus, 0.5, 81, 2.86, 2.68587657618, 1.79838593917, 0.648462286584",
    "nucleus, 3, 193, 2.86, 20.8269722506, 15.8466262302, 0.600524806218",
    "nucleus, 20, 81, 2.9, 92.2156229661, 204.580572893, 1.01258849199",
    // Not below 0.067366 + 0.039693 rho above 100 keV.
    "nucleus, 200, 400, 2.9, 393.274645786, 3343.74005299, 0.1824757"
  })
  void meansAndExcitons(
      String recoil,
      double keV,
      double field,
      double rho,
      double electrons,
      double photons,
      double excitonsPerIon) {
    RecombiningIons yield = (RecombiningIons) recoils(recoil, field, rho);
    double energy = keV * Units.KEV;
    double charge = yield.electrons(energy);
    double light = yield.photons(energy, charge);
    assertEquals(electrons, charge, 1e-9 * electrons);
    assertEquals(photons, light, 1e-9 * photons);
    assertEquals(
        excitonsPerIon,
        yield.excitonsPerIon(energy, charge, charge + light),
        1e-9 * excitonsPerIon);
  }

  /** Below 1 keV not above 1, above 100 keV not below that of electrons; at both it is free. */
  @Test
  void excitonsOfNuclearRecoilsAreBounded() {
    NuclearRecoilNest24 yield = new NuclearRecoilNest24(81, 2.86 * Units.G_PER_CM3);
    double ions = yield.means().ions(5);
    assertEquals(1, yield.excitonsPerIon(0.999 * Units.KEV, 5, 3 * ions), 1e-13);
    assertEquals(2, yield.excitonsPerIon(1 * Units.KEV, 5, 3 * ions), 1e-13);
    assertEquals(0, yield.excitonsPerIon(1 * Units.KEV, 5, 0.9 * ions));
    assertEquals(0.01, yield.excitonsPerIon(100 * Units.KEV, 5, 1.01 * ions), 1e-13);
    assertEquals(0.18088798, yield.excitonsPerIon(100.1 * Units.KEV, 5, 1.01 * ions), 1e-13);
    assertEquals(2, yield.excitonsPerIon(100.1 * Units.KEV, 5, 3 * ions), 1e-13);
  }

  /** Widths of the probability of recombination, in the same way. */
  @ParameterizedTest
  @CsvSource({
    "electron, 0.3, 81, 0.0391878817005",
    "electron, 0.5, 81, 0.0428016027044",
    "electron, 0.62, 400, 0.0341208992776",
    "electron, 0.9, 2000, 0.00405563310585",
    "electron, 0.44, 200, 0.0461809222656",
    "nucleus, 0.3, 81, 0.0229854827902",
    "nucleus, 0.55, 81, 0.0386386633105"
  })
  void recombinationFluctuates(String recoil, double fraction, double field, double omega) {
    RecombiningIons yield = (RecombiningIons) recoils(recoil, field, 2.86);
    assertEquals(omega, yield.omega(fraction), 1e-10 * omega);
  }

  @ParameterizedTest
  @CsvSource({
    "74, 81, 1.83235859739",
    "400, 81, 2.9421494505",
    "1900, 193, 2.84631809672",
    "2300, 500, 1.18591774057",
    "9000, 81, 0.792846256383",
    // At and beyond the ends: 10,000 quanta, 50 and 4000 V/cm.
    "10000.1, 81, 0",
    "400, 49.9, 0",
    "400, 4000.1, 0"
  })
  void skewnessOfElectronicRecoils(double quanta, double field, double shape) {
    RecombiningIons yield = (RecombiningIons) recoils("electron", field, 2.86);
    assertEquals(shape, yield.skewness(quanta), 1e-10 * shape);
  }

  @Test
  void skewnessIsKnownUpToItsEnds() {
    for (double field : new double[] {50, 4000}) {
      assertEquals(2.25, ((RecombiningIons) recoils("nucleus", field, 2.86)).skewness(10_000));
      assertTrue(((RecombiningIons) recoils("electron", field, 2.86)).skewness(10_000) > 0);
    }
    RecombiningIons nuclei = (RecombiningIons) recoils("nucleus", 81, 2.86);
    assertEquals(0, nuclei.skewness(Math.nextUp(10_000.0)));
  }

  /** Fano factor 0.2059 of 369 electronic quanta at 81 V/cm; 0.4 of ions and of excitons apart. */
  @Test
  void quantaFluctuate() {
    RecombiningIons electrons = (RecombiningIons) recoils("electron", 81, 2.86);
    Ionisation shared = electrons.ionisation(369, 0.15);
    assertEquals(Math.sqrt(0.20590375697 * 369), shared.quantaSigma(), 1e-9);
    assertEquals(369 / 1.15, shared.ions(), 1e-10);
    RecombiningIons nuclei = (RecombiningIons) recoils("nucleus", 81, 2.86);
    Ionisation apart = nuclei.ionisation(138, 0.7);
    assertEquals(Math.sqrt(0.4 * 138), apart.quantaSigma(), 1e-12);
    assertEquals(138 / 1.7, apart.ions(), 1e-12);
    assertEquals(Math.sqrt(0.4 * 138 * 0.7) / 1.7, apart.ionSigma(), 1e-12);
  }

  /** The mean probability of recombination, 1 - (1 + ratio) x fraction, and its width. */
  @Test
  void recombination() {
    assertEquals(1 - 1.2 * 0.4, RecombiningIons.recombination(0.4, 0.2), 1e-15);
    assertEquals(0, RecombiningIons.recombination(0.9, 0.2));
    assertEquals(
        Math.sqrt(0.3 * 0.7 * 90 + 0.0025 * 8100), RecombiningIons.sigma(90, 0.3, 0.05), 1e-13);
  }

  /**
   * Where means, ions or the skewness jump or turn, keV: roots of the formulas by bisection with
   * mpmath. Of electrons one quantum, what is left for photons and for recombination, 10,000
   * quanta; of nuclei one quantum, as many excitons as ions (thrice or not at all above it), 1 and
   * 100 keV, 10,000 quanta.
   */
  @ParameterizedTest
  @CsvSource({
    "electron, 81, 2.86, 0.013557609133 0.36357335717 0.37800729893 135.57609133",
    "electron, 193, 2.9, 0.013440369736 0.41643139463 0.43706776554 134.40369736",
    "electron, 2000, 2.86, 0.013557609133 0.64201034047 0.6749031698 135.57609133",
    "nucleus, 81, 2.86, 0.021130311652 0.16947681633 0.210745749 1 19.317543903 48.695282181 100"
        + " 489.37654814",
    "nucleus, 193, 2.9, 0.034785589033 0.13079234276 0.20932264602 1 100 489.37654773",
    "nucleus, 2000, 2.86, 0.20475996917 1 100 489.37654634"
  })
  void breaks(String recoil, double field, double rho, String expected) {
    double[] keV = Arrays.stream(expected.split(" ")).mapToDouble(Double::parseDouble).toArray();
    double[] found = recoils(recoil, field, rho).breaks();
    assertEquals(keV.length, found.length);
    for (int i = 0; i < keV.length; i++) {
      assertEquals(keV[i], found[i] / Units.KEV, 1e-9 * keV[i]);
    }
  }
}
