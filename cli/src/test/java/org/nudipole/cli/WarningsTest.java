package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is legal but probably not meant is told where it stands, and is a fault if asked for. */
class WarningsTest {
  private static final String CHROMIUM =
      """
      /source/use cr51
      /source/activity 5 MCi
      /source/distance 25 cm
      /detector/material CaWO4
      /detector/volume 2000 cm3
      /interaction/use cevns
      /response/resolution constant 1 eV
      /response/threshold 6 eV
      /run/exposure 10 day
      """;

  private static final String REACTOR =
      """
      /source/use reactor
      /source/power 3 GW
      /source/distance 20 m
      /detector/material Ge
      /detector/mass 1 kg
      /interaction/use cevns
      /response/threshold 100 eV
      /run/exposure 10 day
      """;

  private static final String XENON =
      """
      /source/use cr51
      /source/activity 5 MCi
      /source/distance 1 m
      /detector/material LXe
      /detector/mass 10 kg
      /interaction/use cevns eves
      /response/quenching none
      /response/threshold 1 keV
      /run/exposure 10 day
      """;

  private static final String PIONS =
      """
      /source/use mono
      /source/energy 150 MeV
      /source/flavour nu_mu
      /source/flux 1e10 /cm2/s
      /detector/material CsI
      /detector/mass 10 kg
      /interaction/formFactor helm
      /interaction/use cevns
      /response/threshold 1 keV
      /run/exposure 10 day
      """;

  private static final String CURVE =
      """
      /source/use pidar
      /source/flux 1e10 /cm2/s
      /detector/material Ge
      /detector/mass 10 kg
      /interaction/use cevns
      /response/quenching table q.csv
      /response/threshold 1 keV
      /run/exposure 10 day
      """;

  private static final String ELECTRONS =
      """
      /source/use mono
      /source/energy 30 keV
      /source/flavour nu_e
      /source/flux 1e12 /cm2/s
      /detector/material NaI
      /detector/mass 1 kg
      /interaction/use eves
      /interaction/part dipole
      /dipole/mass 0 keV
      /dipole/moment 1e-10 muB
      /response/threshold 10 eV
      /run/exposure 10 day
      """;

  private static final Map<String, String> MACROS =
      Map.of(
          "ELECTRONS",
          ELECTRONS,
          "LIGHT",
          CURVE.replace("threshold 1 keV", "threshold 1 PE") + "/response/lightYield 10 PE/keVee\n",
          "DARK",
          CURVE.replace("table q.csv", "table zero.csv") + "/response/resolution constant 1 eV\n",
          "OWN",
          REACTOR + "/interaction/ratioTable own part.csv\n/interaction/ratioStrength own 0.1\n",
          "CHROMIUM",
          CHROMIUM,
          "REACTOR",
          REACTOR,
          "XENON",
          XENON,
          "PIONS",
          PIONS,
          "CURVE",
          CURVE);

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CHROMIUM | /response/resolution=constant 7 eV | --set[1] | sigma at the threshold
          CHROMIUM | /response/threshold=20 eV | :4:1: | cevns on W above the cuts
          CHROMIUM | /interaction/minRecoil=20 eV | --set[1] | leaves out
          CHROMIUM | /material/define=Zinc Zn 7 g/cm3 | --set[1] | Zinc Zn 7 g/cm3 (the detector is made of CaWO4
          XENON | /response/threshold=1 keV | :6:1: | no event of cevns
          PIONS | /response/threshold=50 keV | :7:1: | first zero
          CURVE | /response/threshold=1 keV | :6:1: | q.csv (given from 1.000 to 5.000 keVnr, the end
          LIGHT | /response/threshold=1 PE | :6:1: | q.csv (given from 1.000 to 5.000 keVnr, the end
          LIGHT | /response/efficiency=table {folder}/e.csv | --set[1] | e.csv (given from 0.000 to 5.000 PE, the end
          DARK | /response/threshold=1 eV | :9:1: | only noise is seen (every signal is 0 keVee before
          OWN | /interaction/ratioTable=own part.csv | --set[1] | are outside the table own (given for recoils of 0.2000 to 0.4000 keV
          OWN | /interaction/ratioTable=own far.csv | --set[1] | own has no effect (it is 0 at every recoil that is detected
          OWN | /interaction/ratioTable=own null.csv | --set[1] | own has no effect (it is 0 at every recoil that is detected
          OWN | /interaction/ratioStrength=own 0 | :9:1: | own has no effect (its strength is 0
          ELECTRONS | /interaction/binding=stepping | --set[1] | dipole events on electrons deposit less than 150 eV
          REACTOR | /source/fissionFractions=1 0 0 0 | --set[1] | neutron capture on 238U
          REACTOR | /response/resolution=linear 5 | --set[1] | sigma
          """)
  void eachIsToldOnceAtItsPlaceAndOnceIsEnough(
      String macro, String set, String place, String problem) throws IOException {
    Files.writeString(
        folder.resolve("q.csv"), "# columns: energy,quenching\n# units: keVnr,1\n1,0.1\n5,0.2\n");
    Files.writeString(
        folder.resolve("e.csv"), "# columns: observed,efficiency\n# units: PE,1\n0,0.1\n5,0.9\n");
    Files.writeString(
        folder.resolve("zero.csv"), "# columns: energy,quenching\n# units: keVnr,1\n0,0\n900,0\n");
    ratios("part", "0.2,1\n0.4,1\n");
    ratios("far", "1000,1\n2000,1\n");
    ratios("null", "0,0\n2000,0\n");
    Path file = Files.writeString(folder.resolve("w.mac"), MACROS.get(macro));
    List<String> args =
        new ArrayList<>(
            List.of(
                "rate",
                file.toString(),
                "--json",
                "--set",
                set.replaceAll("[a-z]+[.]csv", folder + "/$0").replace("{folder}/", "")));
    Invocation told = Invocation.of(args.toArray(String[]::new));
    assertEquals(ExitCode.DONE, told.code(), told.err());
    List<String> lines = told.err().lines().filter(l -> l.contains(problem)).toList();
    assertEquals(1, lines.size(), told.err());
    assertTrue(lines.get(0).startsWith("warning: "), lines.get(0));
    assertTrue(lines.get(0).contains(place), lines.get(0));
    args.add("--strict");
    Invocation strict = Invocation.of(args.toArray(String[]::new));
    assertEquals(ExitCode.USAGE, strict.code());
    assertTrue(strict.err().contains(problem), strict.err());
    assertEquals("", strict.out());
  }

  private void ratios(String name, String rows) throws IOException {
    Files.writeString(
        folder.resolve(name + ".csv"), "# columns: recoil,ratio\n# units: keV,1\n" + rows);
  }

  /**
   * More than a tenth of the dipole events on electrons: from 60 eV on, not from 130 eV on; none of
   * the Standard Model, none on electrons that are free, and none where a table corrects it.
   */
  @ParameterizedTest
  @CsvSource({
    "/response/threshold=60 eV, 1",
    "/response/threshold=130 eV, 0",
    "/interaction/part=sm, 0",
    "/interaction/binding=free, 0",
    "/dipole/bindingCorrection=table {folder}/all.csv, 0",
    "/dipole/bindingCorrection=table {folder}/late.csv, 1"
  })
  void steppingIsDoubtedWhereTheDipoleIsSeenAtSmallDepositsAlone(String set, int warnings)
      throws IOException {
    Path file = Files.writeString(folder.resolve("w.mac"), ELECTRONS);
    String header = "# columns: energy,ratio\n# units: eV,1\n";
    Files.writeString(folder.resolve("all.csv"), header + "10,1.1\n30000,1\n");
    Files.writeString(folder.resolve("late.csv"), header + "200,1.1\n30000,1\n");
    Invocation told =
        Invocation.of(
            "rate",
            file.toString(),
            "--set",
            set.replace("{folder}", folder.toString()),
            "--set",
            "/interaction/minRecoil=10 eV");
    assertEquals(ExitCode.DONE, told.code(), told.err());
    assertEquals(
        warnings,
        told.err().lines().filter(l -> l.contains("less than 150 eV")).count(),
        told.err());
  }

  /** Wherever a run is bound, from a macro or from a file that holds one. */
  @Test
  void everyCommandTellsThem() throws IOException {
    String macro =
        ExampleMacros.write(
            folder,
            "w.mac",
            CHROMIUM
                + "/response/resolution constant 7 eV\n/dipole/mass 50 keV\n"
                + "/dipole/moment 1e-10 muB\n/output/columns full\n/run/beamOn 500\n");
    String secret = ExampleMacros.write(folder, "secret.txt", "a long passphrase\n");
    String hide = "/dipole/moment 1e-11 muB .. 1e-10 muB log";
    String events = at("e.h5");
    for (List<String> command :
        List.of(
            List.of("run", macro, "-o", events),
            List.of("rate", macro),
            List.of("limit", macro),
            List.of("export", "--pyhf", macro),
            List.of("compare", events),
            List.of("fit", events, "--free", "/dipole/moment"),
            List.of("reweight", events, "--set", "/dipole/moment=2e-10 muB", "-o", at("w.h5")),
            List.of(
                "challenge",
                "create",
                macro,
                "--hide",
                hide,
                "--passphrase-file",
                secret,
                "-o",
                at("made")),
            List.of("challenge", "baseline", at("made/public"), "-o", at("answer.json")))) {
      List<String> words = new ArrayList<>(command);
      words.add("--strict");
      Invocation strict = Invocation.of(words.toArray(String[]::new));
      assertEquals(ExitCode.USAGE, strict.code(), () -> command + strict.err());
      assertTrue(strict.err().contains("sigma at the threshold"), strict::err);
      assertEquals("", strict.out(), command::toString);
      Invocation told = Invocation.of(command.toArray(String[]::new));
      assertEquals(ExitCode.DONE, told.code(), () -> command + told.err());
      assertEquals(
          1,
          told.err().lines().filter(l -> l.contains("sigma at the threshold")).count(),
          () -> command + told.err());
    }
    assertEquals(
        ((List<?>) Invocation.of("rate", macro, "--json").json().get("warnings")).size(),
        ((List<?>) Invocation.of("compare", events, "--json").json().get("warnings")).size());
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  /** Where the strength is hidden, the table has an effect whatever the macro says. */
  @Test
  void aHiddenStrengthIsNotWarnedOf() throws IOException {
    ratios("own", "0,1\n1,2\n");
    String macro =
        ExampleMacros.write(
            folder,
            "w.mac",
            CHROMIUM.replace("CaWO4", "Ge")
                + "/interaction/ratioTable own own.csv\n/run/beamOn 500\n");
    String secret = ExampleMacros.write(folder, "secret.txt", "a long passphrase\n");
    Invocation told = Invocation.of("rate", macro);
    assertTrue(told.err().contains("own has no effect (its strength is 0"), told.err());
    for (List<String> command :
        List.of(
            List.of(
                "challenge",
                "create",
                macro,
                "--hide",
                "/interaction/ratioStrength own 0.1 .. 0.5",
                "--passphrase-file",
                secret,
                "-o",
                at("made")),
            List.of("challenge", "baseline", at("made/public"), "-o", at("answer.json")))) {
      List<String> words = new ArrayList<>(command);
      words.add("--strict");
      Invocation strict = Invocation.of(words.toArray(String[]::new));
      assertEquals(ExitCode.DONE, strict.code(), strict.err());
    }
  }
}
