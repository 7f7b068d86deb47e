package org.nudipole.macros.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.detector.FoldedSpectrum;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;
import org.nudipole.generator.interaction.CrossSectionPart;
import org.nudipole.macros.language.MacroException;

/** What settings bind to, and every fault that only their combination makes. */
class RunConfigurationTest {
  private static final String GERMANIUM =
      """
      /source/use cr51
      /source/activity 5 MCi
      /source/distance 25 cm
      /detector/material Ge
      /detector/volume 2000 cm3
      /interaction/use cevns
      /response/threshold 8 eV
      /run/exposure 55.4 day
      /run/beamOn 1000
      """;

  @TempDir Path folder;

  private List<RunConfiguration> read(String text) {
    Path file = folder.resolve("run.mac");
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return RunConfiguration.read(file.toString(), List.of(), List.of());
  }

  /** The standard macro with lines in front of its run command; a bar separates lines. */
  private RunConfiguration with(String lines) {
    return read(GERMANIUM.replace("/run/beamOn", lines.replace('|', '\n') + "\n/run/beamOn"))
        .get(0);
  }

  private String faults(String text) {
    return assertThrows(MacroException.class, () -> read(text)).getMessage();
  }

  private String faultsWith(String lines) {
    return assertThrows(MacroException.class, () -> with(lines)).getMessage();
  }

  /** A suggestion is to be copied into a macro, which knows no decimal comma. */
  @Test
  void suggestionsHaveDecimalPointsEverywhere() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      String fault = faults(GERMANIUM.replace("/response/threshold 8 eV", "/dipole/mass 0 eV"));
      assertTrue(fault.matches("(?s).*/interaction/minRecoil [0-9.e-]+ eV`.*"), fault);
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "/source/flux 1e13 /cm2/s; run.mac:9:1: /source/flux 1e13 /cm2/s (contradicts /source/activity",
        "/source/position 0 0 -25 cm; contradicts /source/distance",
        "/source/energy 1 MeV; cr51 has energies and flavours of its own",
        "/source/power 3 GW; /source/power 3 GW (cr51 is not a reactor",
        "/source/model kopeikin; cr51 is not a reactor",
        "/source/use reactor|/source/power 3 GW; the strength of a reactor is its thermal power",
        "/source/use reactor; no /source/power",
        "/source/startDate 2017-02-02; cr51 is not the Sun",
        "/source/direction 0 1 0; the neutrinos of a source nearby leave it in all directions",
        "/source/distance 5 cm; the centre of the source lies inside the detector",
        "/source/use mono; no /source/flavour",
        "/source/use mono|/source/flavour nu_e|/source/energy 1e200 MeV; recoils of up to",
        "/detector/volume 1e280 cm3|/source/distance 1e120 cm|/interaction/minRecoil 1 eV; expected events (no experiment",
        "/dipole/moment 1e200 muB|/interaction/minRecoil 1 eV; infinite expected events",
        "/source/activity 1e-300 Bq|/interaction/minRecoil 1 eV; expected events (no experiment",
        "/interaction/formFactor helm 1e200 cm|/interaction/minRecoil 1 eV; NaN expected events",
        "/detector/mass 10 kg; the size is set more than once",
        "/detector/radius 3 cm|/detector/height 3 cm; the size is set more than once",
        "/detector/size 1 2 3 cm; a cylinder has none",
        "/detector/shape box|/detector/radius 3 cm; a box has none",
        "/detector/enrichment Si28 0.5; Ge has no isotope Si28",
        "/interaction/formFactor helm 1.2 fm; must exceed sqrt(3) s",
        "/interaction/formFactor helm 4 fm 1.2 fm; must exceed sqrt(3) s",
        "/interaction/formFactor helm measured -5 fm; it leaves no radius for the neutrons of Ge70, Ge72, Ge73, Ge74, Ge76) give a neutron skin",
        "/interaction/formFactor helm mesured; /interaction/formFactor helm mesured (rp is not a number",
        "/interaction/use cevns eves; no /response/quenching",
        "/interaction/bindingCorrection rrpa; it is known for xenon only",
        "/interaction/bindingCorrection rrpa|/interaction/binding free; and these are free",
        "/dipole/bindingCorrection rrpa; it is known for xenon only",
        "/dipole/bindingCorrection rrpa|/interaction/binding free; and these are free",
        "/interaction/part dipole; /interaction/part dipole without a moment",
        "/dipole/moment 1e-10 muB|/dipole/mass 800 keV; opens no channel",
        "/dipole/moment 1e-10 muB|/dipole/mass 10 MeV|/interaction/minRecoil 2.5 eV; a sterile mass of 10000 keV opens no channel) lower /dipole/mass, or leave out",
        "/dipole/moment 1e-10 muB|/dipole/mass 751 keV|/interaction/minRecoil 12.5 eV; a sterile mass of 751 keV opens no channel with recoils above 0.0125 keV) lower /dipole/mass or /interaction/minRecoil",
        "/dipole/moment 1e-10 muB|/response/resolution constant 1 eV; recoils of a massless dipole are detected however small they are",
        "/response/threshold 1 keV; nothing would be detected (no recoil up to the greatest, 17.36 eV",
        "/response/efficiency constant 0; nothing would be detected (no recoil up to",
        "/dipole/moment 1e-10 muB|/response/threshold 0 eV; recoils of a massless dipole are detected however small they are",
        "/dipole/moment 1e-10 muB|/dipole/mass 751 keV; lower /dipole/mass or the threshold, or leave out",
        "/interaction/part dipole; /interaction/part dipole without a moment) give one, such as `/dipole/moment",
        "/dipole/moment 1e-10 muB|/dipole/mass 10 MeV|/interaction/part dipole; a sterile mass of 10000 keV opens no channel) lower /dipole/mass, or choose",
        "/interaction/couplings 0 0; nothing to generate (every expected rate is 0",
        "/interaction/couplings 0 0|/interaction/minRecoil 1 eV; nothing to generate (every expected rate is 0",
        "/dipole/moment 1e200 muB|/dipole/mass 1 keV; infinite expected events",
        "/detector/mass 10 kg; /detector/volume, /detector/mass) keep one of them",
        "/response/threshold 8 eVee; the observable of this run is in keVnr",
        "/response/threshold 8 PE; no light yield is set",
        "/response/resolution constant 1 eVee; the observable of this run is in keVnr",
        "/response/efficiency erf 10 eVee 1 eV; the observable of this run is in keVnr",
        "/response/photoElectrons gamma 9.56 /keVee; no light yield is set",
        "/response/lightYield 5 PE/keVee; no /response/quenching (a light yield is per keVee",
        "/response/quenching none|/response/lightYield 5 PE/keVee; the observable of this run is in PE",
        "/response/quenching none|/response/lightYield 5 PE/keVee|/response/threshold 1 PE|/response/resolution sqrt 0.1 sqrt(keV); contradicts /response/lightYield",
        "/response/quenching polynomial 0.2 -3 /MeV; does not rise with the recoil at every energy",
        "/response/efficiency logistic 1.5 3 /eV 10 eV; PLATEAU + OFFSET = 1.5 must lie in [0.0, 1.0]",
        "/response/efficiency logistic 1.5 3 /eV 10 eVee|/response/efficiencyOf recoil; the efficiency of this run is a function of keVnr",
        "/response/efficiencyOf recoil; there is no efficiency",
        "/response/efficiencyBelow 6 PE 0.5; no light yield is set",
        "/response/threshold2 200 PE; there is one observable only",
        "/response/s1 0.142 0.219 0.4; there is one observable only",
        "/response/xenon 81 V/cm; the material is Ge",
        "/response/xenon 81 V/cm|/detector/material LXe; no /response/s1",
        "/response/xenon 81 V/cm|/detector/material LXe|/response/s1 0.142 0.219 0.4|/response/s2 0.96 11.9 3; the observable of this run is in PE",
        "/response/xenon 81 V/cm|/detector/material LXe|/response/quenching lindhard; /response/quenching lindhard (contradicts /response/xenon",
        "/response/roi 20 10 eV; the lower end is not below the upper one",
        "/response/roi 1 8 eVee; the observable of this run is in keVnr",
        "/response/resolutionSum linear; there is no resolution to add",
        "/interaction/minRecoil 20 eV; every recoil is below the generation cut",
        "/interaction/minRecoil 0 eV|/dipole/moment 1e-10 muB; give a least recoil above 0"
      })
  void contradictionsAreFaults(String lines, String message) {
    String faults = faultsWith(lines);
    assertTrue(faults.contains(message), faults);
    assertTrue(faults.matches("(?s).*run\\.mac:\\d+:\\d+: .*"), faults);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "/source/flux 1e13 /cm2/s; /source/flux 1e13 /cm2/s (contradicts /source/power",
        "/source/activity 1 MCi; the strength of a reactor is its thermal power",
        "/source/flavour nu_e; reactor has energies and flavours of its own",
        "/source/model hubermueller; (no reactor model hubermueller) did you mean huberMueller? Known: huberMueller kopeikin bestiole2023",
        "/source/model B16-GS98; 15: /source/model B16-GS98 (no reactor model B16-GS98) give one of huberMueller kopeikin bestiole2023",
        "/source/model hubermueller; huberMueller",
        "/source/power 3; (no unit)",
        "/source/power -3 GW; greater than 0",
        "/source/fissionFractions 0.5 0.1 0.3 0.2; sum to 1.1, not to 1",
        "/source/fissionFractions 1.1 -0.1 0 0; U238 must lie in [0, 1]",
        "/source/fissionFractions 0.6 0.4; no Pu239",
        "/source/model kopeikin|/source/fissionFractions 1 0 0 0; total spectrum of one mixture"
      })
  void contradictionsOfAReactorAreFaults(String lines, String message) {
    String faults = faults(reactor(lines));
    assertTrue(faults.contains(message), faults);
    assertTrue(faults.matches("(?s).*run\\.mac:\\d+:\\d+: .*"), faults);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "/source/activity 1 MCi; the strength of the Sun is the flux of its model",
        "/source/distance 1 km; the Sun is one astronomical unit away",
        "/source/energy 1 MeV; solar has energies and flavours of its own",
        "/source/power 1 GW; solar is not a reactor",
        "/source/model kopeikin; (no solar model kopeikin) give one of B16-GS98 B16-AGSS09 BS05",
        "/source/model GS98; (no solar model GS98) did you mean B16-GS98? Known: B16-GS98 B16-AGSS09 BS05",
        "/source/model B16-GS99; B16-GS98",
        "/source/components pp be8; be7",
        "/source/oscillation probabilities 0.5 0.4 0.02; sum to 0.92, not to 1",
        "/source/oscillation probabilities 0.5 0.5; no Pe3",
        "/source/startDate 2017-02-30; there is no such day",
        "/source/startDate 1817-02-20; known here from 1950 to 2050",
        "/source/startDate tomorrow; a date such as 2016-12-31",
        "/source/direction 0 0 0; length of the direction"
      })
  void contradictionsOfTheSunAreFaults(String lines, String message) {
    String faults = faults(sun(lines));
    assertTrue(faults.contains(message), faults);
    assertTrue(faults.matches("(?s).*run\\.mac:\\d+:\\d+: .*"), faults);
  }

  /** Events at the mean distance, near the perihelion, and of a given flux of two components. */
  @Test
  void theSunCountsItsFlux() {
    double counts = read(sun("/source/components pp be7")).get(0).expectedEvents();
    double january =
        read(sun("/source/components pp be7\n/source/startDate 2020-01-03"))
            .get(0)
            .expectedEvents();
    // 55.4 days from the perihelion: the mean of 1/R^2 with the series of the Astronomical Almanac
    // (numpy).
    assertEquals(1.029398, january / counts, 3e-5);
    // 5.98e10 + 4.93e9, doubled.
    double doubled =
        read(sun("/source/components pp be7\n/source/flux 1.2946e11 /cm2/s"))
            .get(0)
            .expectedEvents();
    assertEquals(2, doubled / counts, 1e-6);
  }

  /** A sterile admixture takes c14^2 of the muon neutrinos, as nu_mu has no part in it. */
  @Test
  void theSunKnowsTheMixing() {
    String pep = "/source/components pep";
    double full = muons(read(sun(pep)).get(0));
    double less = muons(read(sun(pep + "\n/mixing/theta14 10 deg")).get(0));
    assertEquals(0.96984631, less / full, 1e-8);
  }

  private static double muons(RunConfiguration run) {
    return run.expectations().stream()
        .filter(e -> e.channel().flavour() == Flavour.NU_MU)
        .mapToDouble(FoldedSpectrum.Expectation::expected)
        .sum();
  }

  /** P_e2 = 0.40064247 of pep neutrinos in numpy: the moment of the second state alone. */
  @Test
  void momentsActOnTheMassStatesOfTheSun() {
    String pep = "/source/components pep\n/interaction/part dipole\n";
    double all = read(sun(pep + "/dipole/moment 1e-10 muB")).get(0).expectedEvents();
    double second = read(sun(pep + "/dipole/lambda 24 1e-10 muB")).get(0).expectedEvents();
    assertEquals(0.40064247, second / all, 1e-7);
  }

  private static String sun(String lines) {
    return GERMANIUM
        .replace("/source/use cr51", "/source/use solar")
        .replace("/source/activity 5 MCi\n", "")
        .replace("/source/distance 25 cm\n", "")
        .replace("/interaction/use cevns", "/interaction/use eves")
        .replace("8 eV", "1 keV")
        .replace("/run/beamOn", lines.replace('|', '\n') + "\n/run/beamOn");
  }

  private static String reactor(String lines) {
    return GERMANIUM
        .replace("/source/use cr51", "/source/use reactor")
        .replace("/source/activity 5 MCi", "/source/power 3 GW")
        .replace("25 cm", "25 m")
        .replace("/run/beamOn", lines.replace('|', '\n') + "\n/run/beamOn");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "/source/flux 1e7 /cm2/s; contradicts /source/protonsOnTarget",
        "/source/flux 1e7 /cm2/s; contradicts /source/yieldPerFlavour",
        "/source/power 1.4 MW; /source/power 1.4 MW (contradicts /source/protonsOnTarget",
        "/source/protonEnergy 1 GeV; the protons are counted already",
        "/source/activity 1 MCi; the strength of pidar is its beam of protons",
        "/source/model kopeikin; pidar is not a reactor",
        "/source/energy 30 MeV; pidar has energies and flavours of its own",
        "/source/use cr51; /source/pulse sns (cr51 has no beam of protons) `/source/use pidar`",
        "/source/use reactor; /source/yieldPerFlavour 0.0848 (reactor has no beam of protons",
        "/source/pulse snss; did you mean sns? Known: sns instant csi2017 gaussian",
        "/source/pulse gaussian 440 ns; no sigma",
        "/source/pulse gaussian 440 ns -1 ns; sigma must not be negative",
        "/response/timeWindow 6 0 us; the window ends before it begins",
        "/response/timeWindow -60 -50 us; no neutrino of the pulse comes at a time",
        "/response/timeEfficiency exponential 0.52 us 0.0494; an inverse time needs one of",
        "/response/timeEfficiency constant 1.1; efficiency must lie in [0, 1]",
        "/response/timeEfficiency table none.csv; no such file"
      })
  void contradictionsOfPionDecayAreFaults(String lines, String message) {
    String faults = faults(pions(lines));
    assertTrue(faults.contains(message), faults);
    assertTrue(faults.matches("(?s).*run\\.mac:\\d+:\\d+: .*"), faults);
  }

  @Test
  void onlyAPulsedSourceHasTimes() {
    String faults = faultsWith("/response/timeWindow 0 6 us");
    assertTrue(faults.contains("/response/timeWindow 0 6 us (cr51 is not pulsed)"), faults);
  }

  @Test
  void pionDecayNeedsAStrength() {
    String macro = pions("");
    String noProtons = faults(macro.replace("/source/protonsOnTarget 3e23\n", ""));
    assertTrue(noProtons.contains("no /source/protonsOnTarget"), noProtons);
    String noYield = faults(macro.replace("/source/yieldPerFlavour 0.0848\n", ""));
    assertTrue(noYield.contains("no /source/yieldPerFlavour"), noYield);
  }

  private static String pions(String lines) {
    return GERMANIUM
        .replace("/source/use cr51", "/source/use pidar\n/source/pulse sns")
        .replace(
            "/source/activity 5 MCi",
            "/source/protonsOnTarget 3e23\n/source/yieldPerFlavour 0.0848")
        .replace("25 cm", "20 m")
        .replace("8 eV", "1 keV")
        .replace("/run/beamOn", lines.replace('|', '\n') + "\n/run/beamOn");
  }

  /**
   * One strength in three ways: 3e23 protons; the power that makes them with 984 MeV each in 55.4
   * days (1 MeV is 1.602176634e-13 J); three times the flux of one flavour at 20 m, where a
   * detector of 13 cm is a point to 1e-4.
   */
  @Test
  void pionDecayCountsItsProtons() {
    double counts = read(pions("")).get(0).expectedEvents();
    String protons = "/source/protonsOnTarget 3e23\n";
    double seconds = 55.4 * 86400;
    double megawatt = 3e23 * 984 * 1.602176634e-13 / seconds / 1e6;
    String power =
        pions("/source/protonEnergy 984 MeV|/source/power " + megawatt + " MW")
            .replace(protons, "");
    assertEquals(counts, read(power).get(0).expectedEvents(), 1e-9 * counts);
    double flux = 3 * 3e23 * 0.0848 / (4 * Math.PI * 2000 * 2000) / seconds;
    String beam =
        pions("/source/flux " + flux + " /cm2/s")
            .replace(protons, "")
            .replace("/source/yieldPerFlavour 0.0848\n", "");
    assertEquals(counts, read(beam).get(0).expectedEvents(), 1e-4 * counts);
    assertEquals(
        counts, read(pions("/run/exposure 10 day")).get(0).expectedEvents(), 1e-9 * counts);
  }

  /** Counts follow power, distance and fractions as the flux does, up to the size of a detector. */
  @Test
  void aReactorCountsItsFissions() {
    double counts = read(reactor("")).get(0).expectedEvents();
    assertEquals(
        counts,
        read(reactor("/source/model huberMueller|/source/fissionFractions 0.58 0.07 0.30 0.05"))
            .get(0)
            .expectedEvents(),
        1e-12 * counts);
    assertEquals(
        counts / 8,
        read(reactor("/source/power 1.5 GW|/source/distance 50 m")).get(0).expectedEvents(),
        1e-4 * counts);
    // Energy per fission 202.36 MeV of U235 and 211.12 MeV of Pu239, and 34 % more neutrinos above
    // 2 MeV from U235.
    double uranium = read(reactor("/source/fissionFractions 1 0 0 0")).get(0).expectedEvents();
    double plutonium = read(reactor("/source/fissionFractions 0 0 1 0")).get(0).expectedEvents();
    assertTrue(uranium > 1.3 * plutonium, () -> uranium + " and " + plutonium);
  }

  @Test
  void everyMissingSettingOfEveryRunIsReportedAtOnce() {
    String faults = faults("/run/beamOn 10\n/run/beamOn 20\n");
    for (String command :
        List.of(
            "/source/use",
            "/source/activity",
            "/source/distance",
            "/detector/material",
            "/interaction/use",
            "/run/exposure")) {
      for (String place : List.of("run.mac:1:1: no ", "run.mac:2:1: no ")) {
        assertTrue(faults.contains(place + command), () -> command + " in " + faults);
      }
    }
  }

  @Test
  void aFaultyValueIsNotAlsoMissing() {
    String faults = faults(GERMANIUM.replace("55.4 day", "55.4"));
    assertTrue(faults.contains("/run/exposure 55.4 (no unit)"), faults);
    assertFalse(faults.contains("no /run/exposure"), faults);
  }

  @Test
  void withoutThresholdTheCutIsRequired() {
    String faults = faults(GERMANIUM.replace("/response/threshold 8 eV\n", ""));
    assertTrue(faults.contains("no /interaction/minRecoil"), faults);
    assertTrue(faults.contains("add a line such as `/interaction/minRecoil 0.01"), faults);
  }

  /**
   * Germanium 72 alone: (32 gVp + 40 gVn)^2, by hand (32 x 0.0401 - 40 x 0.5094)^2 = 364.5350 with
   * corrections and (32 x 0.02286 - 20)^2 = 371.2743 without.
   */
  @Test
  void radiativeCorrectionsReplaceTheCouplings() {
    String pure = "/detector/enrichment Ge72 1";
    double tree = with(pure).expectedEvents();
    double corrected = with(pure + "|/interaction/radiativeCorrections pdg").expectedEvents();
    assertEquals(364.5350 / 371.2743, corrected / tree, 1e-6);
    assertEquals(
        tree,
        with(pure + "|/interaction/radiativeCorrections none").expectedEvents(),
        1e-12 * tree);
    for (String other :
        List.of("sin2ThetaW 0.238", "couplings 0.02 -0.5", "electronCouplings 0 -0.5")) {
      String faults = faultsWith("/interaction/radiativeCorrections pdg|/interaction/" + other);
      assertTrue(faults.contains("contradicts /interaction/radiativeCorrections"), faults);
    }
  }

  @Test
  void tableFaultsNameTheirLine() throws IOException {
    Files.writeString(
        folder.resolve("e.csv"), "# columns: energy,value\n# units: keV,1\n0.2,0.5\n0.1,1\n");
    String faults = faultsWith("/response/efficiency table e.csv");
    assertTrue(faults.contains("e.csv:4:1: energy 0.1 after 0.2"), faults);
  }

  /** Recoils are observed as they are, so there is no electron equivalent. */
  @Test
  void tablesAreOnTheScaleOfTheRun() throws IOException {
    Files.writeString(
        folder.resolve("e.csv"), "# columns: energy,value\n# units: keVee,1\n0,0.5\n1,1\n");
    String faults = faultsWith("/response/efficiency table e.csv");
    assertTrue(faults.contains("e.csv:2:10: unit 'keVee' of column energy"), faults);
    assertTrue(faults.contains("keVnr"), faults);
    Files.writeString(
        folder.resolve("e.csv"), "# columns: energy,value\n# units: keVnr,1\n0,0.5\n1,1\n");
    assertTrue(with("/response/efficiency table e.csv").expectedDetected() > 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "/detector/radius 5 cm; 2000",
        "/detector/height 20 cm; 2000",
        "/detector/shape sphere; 2000",
        "/detector/shape box; 2000"
      })
  void sizesKeepTheVolume(String lines, double cm3) {
    double volume = with(lines).experiment().vertices().shape().volume();
    assertEquals(cm3, volume / Units.CM3, 1e-9 * cm3);
  }

  @Test
  void aCommandWithoutValuesIsSetWithoutAnEqualsSign() throws IOException {
    Files.writeString(folder.resolve("run.mac"), GERMANIUM);
    String macro = folder.resolve("run.mac").toString();
    RunConfiguration run = RunConfiguration.read(macro, List.of("/run/expose"), List.of()).get(0);
    assertEquals("/run/expose", run.settings().runCommand().orElseThrow().path());
  }

  @Test
  void countsMayHaveAnExponent() {
    RunConfiguration run = read(GERMANIUM.replace("beamOn 1000", "beamOn 2.5e3")).get(0);
    assertEquals(2500, run.settings().runCommand().orElseThrow().integer("events"));
  }

  @Test
  void aDistanceOrPositionBesideAFluxSetsOnlyTheBaseline() {
    String flux = GERMANIUM.replace("/source/activity 5 MCi", "/source/flux 1.1e13 /cm2/s");
    double near = read(flux).get(0).expectedEvents();
    String far = flux.replace("/source/distance 25 cm", "/source/position 0 1 -30 m");
    assertEquals(near, read(far).get(0).expectedEvents(), 0);
  }

  @Test
  void massSetsTheVolume() {
    RunConfiguration run =
        read(GERMANIUM.replace("/detector/volume 2000 cm3", "/detector/mass 10 kg")).get(0);
    assertEquals(10, run.experiment().mass() / Units.KG, 1e-12);
    assertEquals(10_000 / 5.323, run.experiment().vertices().shape().volume() / Units.CM3, 1e-6);
  }

  @Test
  void thresholdIsTheCutAndLosesNothing() {
    RunConfiguration run = with("");
    assertEquals(8, run.density().cut().lowest() / Units.EV, 1e-12);
    assertEquals(run.expectedEvents(), run.expectedDetected(), 1e-12 * run.expectedEvents());
  }

  /**
   * The cut from the response loses less than 1e-9 of the detected events against one far below.
   */
  @Test
  void cutFromTheResponseLosesLessThanOneInABillion() {
    String noise = "/response/resolution constant 1 eV|/response/efficiency erf 9 eV 2 eV";
    double chosen = with(noise).expectedDetected();
    RunConfiguration low = with(noise + "|/interaction/minRecoil 1e-6 eV");
    assertTrue(with(noise).density().cut().lowest() > low.density().cut().lowest());
    double lost = 1 - chosen / low.expectedDetected();
    assertTrue(lost < 1e-9 && lost > -1e-12, () -> "lost " + lost);
  }

  @Test
  void dipoleAddsToTheStandardModelAndScalesWithTheSquareOfTheMoment() {
    double sm = with("").expectedEvents();
    double both = with("/dipole/moment 1e-10 muB").expectedEvents();
    double twice = with("/dipole/moment 2e-10 muB").expectedEvents();
    double dipole = with("/dipole/moment 1e-10 muB|/interaction/part dipole").expectedEvents();
    assertEquals(both - sm, dipole, 1e-9 * both);
    assertEquals(4 * dipole, twice - sm, 1e-9 * twice);
    assertEquals(
        sm, with("/dipole/moment 1e-10 muB|/interaction/part sm").expectedEvents(), 1e-9 * sm);
  }

  @Test
  void closedMassesInALoopAreReportedAsClosed() throws IOException {
    Files.writeString(folder.resolve("one.mac"), "/dipole/mass {m} keV\n/run/beamOn 10\n");
    String loop =
        GERMANIUM.replace(
            "/run/beamOn 1000\n",
            "/dipole/moment 1e-10 muB\n/control/foreach one.mac m \"100 800\"\n");
    List<RunConfiguration> runs = read(loop);
    assertEquals(2, runs.size());
    assertTrue(runs.get(0).closed().isEmpty());
    assertTrue(runs.get(1).closed().orElse("").contains("800"));
    assertTrue(
        runs.get(1).density().channels().stream()
            .allMatch(c -> c.interaction().part() == CrossSectionPart.SM));
    RunConfiguration alone = RunConfiguration.stored(runs.get(1).settings().toMacro(), Map.of());
    assertEquals(runs.get(1).expectedEvents(), alone.expectedEvents(), 0);
    String dipoleOnly = loop.replace("/dipole/moment", "/interaction/part dipole\n/dipole/moment");
    assertTrue(read(dipoleOnly).get(1).isClosed());
  }

  /** Without a material the size can be wrong too, or missing. */
  @Test
  void theSizeIsTestedBesideTheMaterial() {
    String without = GERMANIUM.replace("/detector/material Ge\n", "");
    String missing = faults(without.replace("/detector/volume 2000 cm3\n", ""));
    assertTrue(missing.contains("no /detector/material"), missing);
    assertTrue(missing.contains("no /detector/volume"), missing);
    String twice = faults(without.replace("/response", "/detector/mass 3 kg\n/response"));
    assertTrue(twice.contains("no /detector/material"), twice);
    assertTrue(twice.contains("the size is set more than once"), twice);
  }

  /** A loop excuses a mass that makes no recoils, not a rate of 0. */
  @Test
  void aRateOfZeroInALoopIsToldAsSuch() throws IOException {
    Files.writeString(folder.resolve("one.mac"), "/interaction/couplings {g} 0\n/run/beamOn 10\n");
    String loop = GERMANIUM.replace("/run/beamOn 1000\n", "/control/foreach one.mac g \"0.1 0\"\n");
    String faults = faults(loop);
    assertEquals(1, faults.lines().count(), faults);
    assertTrue(faults.contains("every expected rate is 0"), faults);
  }

  @Test
  void anEfficiencyOfZeroDetectsNothingWithoutAThresholdToo() {
    String faults =
        faults(
            GERMANIUM.replaceFirst(
                "/response/threshold .*\n", "/response/efficiency constant 0\n"));
    assertTrue(faults.contains("nothing would be detected (no recoil up to"), faults);
  }

  @Test
  void exposingForTooManyEventsIsAFault() {
    String many = GERMANIUM.replace("/run/beamOn 1000", "/run/expose").replace("5 MCi", "5e6 MCi");
    String faults = faultsToRun(many);
    assertTrue(faults.contains("use /run/beamOn N"), faults);
    assertTrue(read(many).get(0).expectedEvents() > 1e9, "a prediction has no ceiling");
  }

  private String faultsToRun(String text) {
    read(text);
    String file = folder.resolve("run.mac").toString();
    return assertThrows(
            MacroException.class, () -> RunConfiguration.readToRun(file, List.of(), List.of()))
        .getMessage();
  }

  /** With a background there is something to predict where no neutrino scatters. */
  @Test
  void couplingsOfZeroLeaveTheBackgrounds() {
    String lines =
        "/interaction/couplings 0 0|/background/flat bkg 1 /kg/day/keV 5 20 eVnr"
            + "|/background/level bkg observed";
    RunConfiguration run = with(lines);
    assertEquals(run.prediction().givenEvents(), run.expectedEvents(), 0);
    assertTrue(run.expectedDetected() > 0, "the background is detected");
    String faults =
        faultsToRun(GERMANIUM.replace("/run/beamOn", lines.replace('|', '\n') + "\n/run/beamOn"));
    assertTrue(faults.contains("no event of a neutrino is expected"), faults);
  }

  /** What a table takes away is no recoil to leave out: the cut stays, and the sum is negative. */
  @Test
  void theCutDoesNotHideWhatIsNegative() throws IOException {
    Files.writeString(
        folder.resolve("r.csv"),
        "# title: t\n# source: s\n# columns: recoil,ratio\n# units: eV,1\n1,-1\n12,-1\n"
            + "12.001,0\n100,0\n");
    String table = "/interaction/ratioTable Z r.csv|/interaction/ratioStrength Z ";
    assertTrue(with(table + "0.9").expectedDetected() > 0, "positive everywhere");
    assertTrue(faultsWith(table + "1.2").contains("sm+Z is negative"), "negative below 12 eV");
  }

  /** Of a hypothesis counts of 0 are an answer. */
  @Test
  void aHypothesisMayExpectNothing() {
    RunConfiguration run = with("");
    RunConfiguration none =
        RunConfiguration.of(run.settings().with("/interaction/couplings", "0 0").hypothesis());
    assertEquals(0, none.expectedEvents(), 0);
    RunConfiguration unseen =
        RunConfiguration.of(run.settings().with("/response/threshold", "1 keVnr").hypothesis());
    assertEquals(0, unseen.expectedDetected(), 0);
  }

  /** A stored macro binds to the same rates, whatever units and files it was written with. */
  @Test
  void resolvedMacroBindsToTheSameRates() throws IOException {
    Files.writeString(
        folder.resolve("q.csv"),
        "# columns: energy,value\n# units: keVnr,1\n0.005,0.2\n0.02,0.3\n");
    RunConfiguration run =
        with(
            "/response/quenching table q.csv|/response/threshold 2 eVee|/detector/enrichment Ge76 0.9"
                + "|/interaction/formFactor kleinNystrand|/source/radius 4 cm|/source/height 9 cm");
    RunConfiguration stored =
        RunConfiguration.stored(run.settings().toMacro(), run.settings().tables());
    assertEquals(run.expectedEvents(), stored.expectedEvents(), 0);
    assertEquals(run.expectedDetected(), stored.expectedDetected(), 0);
    assertEquals(run.density().cut().lowest(), stored.density().cut().lowest(), 0);
  }

  /** The initial flux of 5 MCi over the cylinder, 2.4386e13, in a separate quadrature. */
  @Test
  void fluxOfTheReferenceCylinder() {
    RunConfiguration run = with("");
    double perDecay = run.experiment().vertices().integral() / (4 * Math.PI);
    assertEquals(2.4386e13, 1.85e17 * Units.BQ * perDecay / Units.PER_CM2_S, 0.5e9);
  }

  /** Coefficients without units and columns by their place, in files of format 1 alone. */
  @Test
  void aFileOfTheFirstFormatHasItsOwnGrammar() {
    String macro =
        """
        /source/use cr51
        /source/flux 1e11 /cm2/s
        /detector/material Ge
        /detector/mass 10 kg
        /interaction/use cevns
        /interaction/minRecoil 1 eV
        /response/quenching polynomial 0.2 3{1}
        /response/resolution sqrt 0.01{2}
        /response/efficiency table e.csv
        /run/exposure 40 day
        """;
    String old = macro.replaceAll("\\{.}", "");
    String today = macro.replace("{1}", " /MeV").replace("{2}", " sqrt(keV)");
    String rows = "\n# units: eVee,1\n1,0.5\n2,0.8\n";
    Map<String, String> oldTables = Map.of("e.csv", "# columns: e,v" + rows);
    RunConfiguration first = RunConfiguration.stored(old, oldTables, 1);
    RunConfiguration second =
        RunConfiguration.stored(today, Map.of("e.csv", "# columns: energy,value" + rows), 2);
    assertTrue(second.expectedDetected() > 0);
    assertEquals(second.expectedDetected(), first.expectedDetected(), 0);
    assertEquals(second.settings().toMacro(), first.settings().toMacro());
    String faults =
        assertThrows(MacroException.class, () -> RunConfiguration.stored(old, oldTables, 2))
            .getMessage();
    assertTrue(faults.contains("write `/response/resolution sqrt 0.01 sqrt(keV)`"), faults);
  }
}
