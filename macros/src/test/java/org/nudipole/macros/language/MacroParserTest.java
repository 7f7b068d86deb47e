package org.nudipole.macros.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.generator.source.ElectronCaptureSource;

class MacroParserTest {
  private static List<RunSettings> runs(String text, String... files) {
    return Macros.read(text, files).runsOrThrow();
  }

  private static List<RunSettings> runs(List<String> sets, List<String> aliases, String text) {
    return Macros.with(sets, aliases, text).runsOrThrow();
  }

  private static String mass(RunSettings run) {
    return run.get("/dipole/mass").orElseThrow().quantity("mass").text();
  }

  @Test
  void convertsOnceAndKeepsTheText() {
    RunSettings run = runs("/source/activity 5.00 MCi # comment").get(0);
    Value.Quantity activity = run.get("/source/activity").orElseThrow().quantity("activity");
    assertEquals(5e6 * Units.CI, activity.value(), 1e-12 * 5e6 * Units.CI);
    assertEquals("5.00 MCi", activity.text());
  }

  @Test
  void knowsTheScaleOfAThreshold() {
    for (Map.Entry<String, ObservedScale> unit :
        Map.of(
                "eV", ObservedScale.AS_OBSERVED,
                "keVnr", ObservedScale.NUCLEAR_RECOIL,
                "eVee", ObservedScale.ELECTRON_EQUIVALENT,
                "PE", ObservedScale.PHOTOELECTRONS)
            .entrySet()) {
      Setting threshold =
          runs("/response/threshold 8 " + unit.getKey())
              .get(0)
              .get("/response/threshold")
              .orElseThrow();
      assertEquals(unit.getValue(), threshold.quantity("threshold").unit().scale());
    }
  }

  @Test
  void fillsDefaultsOfOptionalArguments() {
    Setting factor =
        runs("/interaction/formFactor kleinNystrand 0.8 fm")
            .get(0)
            .get("/interaction/formFactor")
            .orElseThrow();
    assertEquals("kleinNystrand", factor.keyword());
    assertEquals("0.8 fm", factor.quantity("a").text());
    assertEquals("1.23 fm", factor.quantity("r0").text());
    assertFalse(factor.argument("r0").orElseThrow().given());
    assertFalse(
        runs("/interaction/formFactor helm").get(0).get("/interaction/formFactor").get().has("rp"));
  }

  @Test
  void settingsPersistAndTheLastValueWins() {
    List<RunSettings> runs =
        runs(
            "/dipole/mass 1 keV\n/dipole/mass 2 keV\n/run/beamOn 5\n"
                + "/run/expose\n/dipole/mass 3 keV\n/run/beamOn 7");
    assertEquals(List.of("2 keV", "2 keV", "3 keV"), runs.stream().map(r -> mass(r)).toList());
    assertEquals(List.of(0L, 1L, 2L), runs.stream().map(RunSettings::seedRun).toList());
    assertEquals(List.of(0, 1, 2), runs.stream().map(RunSettings::number).toList());
    assertEquals(7, runs.get(2).runCommand().orElseThrow().integer("events"));
    assertEquals("/run/expose", runs.get(1).runCommand().orElseThrow().path());
  }

  @Test
  void aMacroWithoutRunCommandGivesOneRun() {
    List<RunSettings> runs = runs("/dipole/mass 1 keV");
    assertEquals(1, runs.size());
    assertTrue(runs.get(0).runCommand().isEmpty());
  }

  @Test
  void termsOfTheResolutionAndIsotopesHoldTogether() {
    RunSettings run =
        runs("/response/resolution sqrt 1 sqrt(keV)\n/response/resolution constant 1 eV\n"
                + "/response/resolution sqrt 2 sqrt(keV)\n/detector/enrichment Ge76 0.9\n"
                + "/detector/enrichment Ge74 0.05\n/detector/enrichment Ge76 0.8")
            .get(0);
    List<Setting> terms = run.all("/response/resolution");
    assertEquals(List.of("constant", "sqrt"), terms.stream().map(Setting::keyword).toList());
    assertEquals(2, terms.get(1).quantity("a").value());
    assertEquals(
        List.of(0.05, 0.8),
        run.all("/detector/enrichment").stream().map(s -> s.number("fraction")).toList());
  }

  @Test
  void overridesReplaceTheLastValueInEveryRun() {
    List<RunSettings> runs =
        runs(
            List.of("/dipole/mass=9 MeV", "/random/seed=10", "/run/beamOn=4"),
            List.of(),
            "/dipole/mass 1 keV\n/run/beamOn 5\n/dipole/mass 2 keV\n/run/expose");
    assertEquals(List.of("9 MeV", "9 MeV"), runs.stream().map(r -> mass(r)).toList());
    assertEquals(List.of(10L, 10L), runs.stream().map(RunSettings::seed).toList());
    assertEquals(List.of(0L, 1L), runs.stream().map(RunSettings::seedRun).toList());
    assertEquals(
        List.of(4L, 4L),
        runs.stream().map(r -> r.runCommand().orElseThrow().integer("events")).toList());
  }

  /** A macro of one run of another macro is that run, whatever is replaced in it. */
  @Test
  void theFirstRunMayBeAnotherOfTheSeed() {
    String macro = "/random/run 3\n/run/beamOn 5\n/run/beamOn 6";
    List<RunSettings> runs = runs(List.of("/random/seed=7"), List.of(), macro);
    assertEquals(
        List.of(new RandomStreams(7, 3, 0, 0), new RandomStreams(7, 4, 0, 0)),
        runs.stream().map(RunSettings::streams).toList());
    assertEquals(List.of(0, 1), runs.stream().map(RunSettings::number).toList());
    RunSettings changed = runs.get(1).with(List.of("/random/run=8", "/run/beamOn=2"));
    assertEquals(new RandomStreams(7, 9, 0, 0), changed.streams());
  }

  @Test
  void anOverrideRepairsAFaultyValueOnlyForTheBinder() {
    ParsedMacro macro = Macros.with(List.of("/dipole/mass=9 MeV"), List.of(), "/dipole/mass 1 kev");
    assertEquals(1, macro.faults().size());
    assertEquals("9 MeV", mass(macro.runs().get(0)));
  }

  @Test
  void aliasesOfTheCommandLineWin() {
    String macro = "/control/alias mass 100 keV\n/dipole/mass {mass}";
    assertEquals("100 keV", mass(runs(List.of(), List.of(), macro).get(0)));
    assertEquals("2 MeV", mass(runs(List.of(), List.of("mass=2 MeV"), macro).get(0)));
  }

  @Test
  void aliasesStandInsideWordsAndQuotes() {
    List<RunSettings> runs =
        runs(
            "/control/alias list 1 2\n/control/alias x run\n/control/foreach {x}.mac v \"{list}\"",
            "run.mac",
            "/dipole/mass {v}.5 keV\n/run/expose");
    assertEquals(List.of("1.5 keV", "2.5 keV"), runs.stream().map(r -> mass(r)).toList());
    assertTrue(runs.get(0).inLoop());
  }

  @Test
  void aSettingBehindTheLastRunCommandIsAFault() {
    ParsedMacro macro =
        Macros.with(List.of(), List.of(), "/dipole/mass 1 keV\n/run/expose\n/dipole/mass 2 keV");
    assertEquals(
        List.of(
            "t.mac:3:1: /dipole/mass (behind the last run command it changes no run) move it before"
                + " the run command"),
        macro.faults().stream().map(Fault::toString).toList());
    // Between two runs, or behind the one of a loop's body, it has a run to change.
    runs("/run/expose\n/dipole/mass 2 keV\n/run/expose");
    runs("/control/loop run.mac m 1 2", "run.mac", "/run/expose\n/dipole/mass {m} keV");
  }

  @Test
  void loopsStepInExactDecimals() {
    List<RunSettings> runs =
        runs(
            "/control/loop run.mac m 0.1 0.3 0.1\n/control/loop run.mac m 2 1 -1",
            "run.mac",
            "/dipole/mass {m} keV\n/run/expose");
    assertEquals(
        List.of("0.1 keV", "0.2 keV", "0.3 keV", "2 keV", "1 keV"),
        runs.stream().map(r -> mass(r)).toList());
    assertEquals(List.of(0, 1, 2, 3, 4), runs.stream().map(RunSettings::number).toList());
  }

  /** Ends as they are written; between them round numbers are round, and descend as well. */
  @Test
  void logarithmicLoops() {
    assertEquals(List.of("1", "10", "100", "1000"), passes("/control/loop run.mac m 1 1000 log 4"));
    assertEquals(List.of("8", "4", "2"), passes("/control/loop run.mac m 8 2 log 3"));
    assertEquals(List.of("5"), passes("/control/loop run.mac m 5 9 log 1"));
    List<String> values = passes("/control/loop run.mac m 0.30 7e2 log 12");
    assertEquals("0.3", values.get(0));
    assertEquals("700", values.get(11));
    for (int i = 1; i < values.size(); i++) {
      double ratio = Double.parseDouble(values.get(i)) / Double.parseDouble(values.get(i - 1));
      // 15 digits of two numbers of ratio 2.02.
      assertEquals(Math.pow(700 / 0.3, 1 / 11.0), ratio, 2e-14);
    }
  }

  private static List<String> passes(String loop) {
    return runs(loop, "run.mac", "/dipole/mass {m} keV\n/run/expose").stream()
        .map(run -> run.aliases().get("m"))
        .toList();
  }

  @Test
  void runsKnowTheirAliases() {
    List<RunSettings> runs =
        good(
            List.of(),
            List.of("b=2"),
            "/control/alias a 1 keV\n/control/alias b 9\n/control/loop x.mac m 1 2\n/run/expose",
            "x.mac",
            "/control/alias c {m}{b}\n/run/expose\n/control/alias a other");
    assertEquals("{b=2, a=1 keV, m=1, c=12}", runs.get(0).aliases().toString());
    assertEquals("{b=2, a=other, m=2, c=22}", runs.get(1).aliases().toString());
    assertEquals("{b=2, a=other, m=2, c=22}", runs.get(2).aliases().toString());
    assertEquals(
        runs.get(1).aliases(), runs.get(1).with("/dipole/mass", "3 keV").looped().aliases());
  }

  /** Before the loop that gives the value, behind it, and by the command line. */
  @Test
  void outputFilesHaveTheValuesOfTheirRun() {
    String loop = "/control/loop run.mac m 1 2\n";
    for (String[] macro :
        new String[][] {
          {"/output/file {k}-{m}.h5\n" + loop, "/run/expose"},
          {loop, "/output/file {k}-{m}.h5\n/run/expose"}
        }) {
      List<RunSettings> runs = good(List.of(), List.of("k=a b"), macro[0], "run.mac", macro[1]);
      assertEquals(List.of("a b-1.h5", "a b-2.h5"), runs.stream().map(r -> file(r)).toList());
    }
    List<RunSettings> set =
        good(List.of("/output/file={m}{m}.h5"), List.of(), loop, "run.mac", "/run/expose");
    assertEquals(List.of("11.h5", "22.h5"), set.stream().map(r -> file(r)).toList());
    assertEquals("x1{2}", set.get(0).filled("x{m}{2}"));
    assertEquals(
        "{mm} (no alias of this name is defined) define it by /control/alias NAME VALUE or"
            + " --alias NAME=VALUE",
        assertThrows(IllegalArgumentException.class, () -> set.get(0).filled("{m}{mm}"))
            .getMessage());
  }

  private static List<RunSettings> good(
      List<String> sets, List<String> aliases, String text, String... files) {
    return Macros.with(sets, aliases, text, files).runsOrThrow();
  }

  private static String file(RunSettings run) {
    return run.get(RunCommands.FILE).orElseThrow().word("file");
  }

  @Test
  void commentsQuotesLineEndsAndMarks() {
    RunSettings run =
        runs(
                "\uFEFF# first\r\n\t/response/quenching table \"my # table.csv\"# x\r/run/expose",
                "my # table.csv",
                "1,2\n")
            .get(0);
    assertEquals("1,2\n", run.get("/response/quenching").orElseThrow().table("file").content());
    assertTrue(run.runCommand().isPresent());
  }

  @Test
  void theResolvedMacroHasNoIncludesAliasesLoopsOrOutput() {
    List<RunSettings> runs =
        runs(
            "/output/file a.h5\n/control/foreach run.mac m \"1.50 2e0\"",
            "run.mac",
            "/run/exposure 055.40 day\n/dipole/mass {m} keV\n"
                + "/response/quenching table \"a/t x.csv\"\n"
                + "/response/efficiency table b/t_x.csv\n/run/beamOn 10\n",
            "a/t x.csv",
            "quenching",
            "b/t_x.csv",
            "efficiency");
    assertEquals(
        "/random/seed 1\n"
            + "/random/run 1\n"
            + "/dipole/mass 2e0 keV\n"
            + "/response/quenching table t_x.csv\n"
            + "/response/efficiency table 2-t_x.csv\n"
            + "/run/exposure 055.40 day\n"
            + "/run/beamOn 10\n",
        runs.get(1).toMacro());
    assertEquals(Map.of("t_x.csv", "quenching", "2-t_x.csv", "efficiency"), runs.get(1).tables());
  }

  /** An event file lists the digests of both kinds of tables by name. */
  @Test
  void aTableNamedLikeAShippedOneGetsANameOfItsOwn() {
    List<RunSettings> runs =
        runs("/response/efficiency table nuclides.csv\n/run/beamOn 1\n", "nuclides.csv", "mine");
    assertEquals(Map.of("2-nuclides.csv", "mine"), runs.get(0).tables());
  }

  @Test
  void everyShippedMaterialAndSourceIsKnown() {
    for (String name : Material.names()) {
      assertEquals(1, runs("/detector/material " + name + "\n/run/beamOn 1\n").size());
    }
    for (String name : ElectronCaptureSource.names()) {
      assertEquals(1, runs("/source/use " + name + "\n/run/beamOn 1\n").size());
    }
  }

  @Test
  void includesAreRelativeToTheIncludingFile(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("sub"));
    Files.writeString(folder.resolve("main.mac"), "/control/execute sub/part.mac\n");
    Files.writeString(folder.resolve("sub/part.mac"), "/response/quenching table q.csv\n");
    Files.writeString(folder.resolve("sub/q.csv"), "1,2");
    Path main = folder.resolve("main.mac");
    RunSettings run = MacroParser.standard().parse(main, List.of(), List.of()).get(0);
    assertEquals("1,2", run.get("/response/quenching").orElseThrow().table("file").content());
    assertEquals(
        folder.resolve("sub/part.mac").toString(),
        run.get("/response/quenching").orElseThrow().location().file());
  }

  @Test
  void whatIsNoReadableFileIsAFault(@TempDir Path folder) throws IOException {
    Files.write(folder.resolve("bytes.csv"), new byte[] {1, (byte) 0xFF});
    Files.writeString(
        folder.resolve("main.mac"),
        "/control/execute .\n/response/quenching table bytes.csv\n/response/efficiency table .\n");
    List<String> whys =
        MacroParser.standard()
            .read(folder.resolve("main.mac").toString(), List.of(), List.of())
            .faults()
            .stream()
            .map(Fault::why)
            .toList();
    assertEquals(
        List.of(
            "cannot read it: it is a folder",
            "the file is neither UTF-8 text nor HDF5",
            "cannot read it: it is a folder"),
        whys);
  }

  @Test
  void aFolderDoesNotHideAShippedMacro(@TempDir Path folder) throws IOException {
    Files.createDirectory(folder.resolve("language-test"));
    Path main = folder.resolve("main.mac");
    Files.writeString(main, "/control/execute language-test\n");
    RunSettings run = MacroParser.standard().parse(main, List.of(), List.of()).get(0);
    assertEquals("Ge", run.get("/detector/material").orElseThrow().word("material"));
  }

  @Test
  void aCopyOfAShippedLimitFindsItsTables(@TempDir Path folder) throws IOException {
    for (SourceFile limit : ShippedFiles.all()) {
      if (limit.path().startsWith("macros/limits/")) {
        Path copy = folder.resolve(Path.of(limit.path()).getFileName().toString());
        Files.write(copy, limit.bytes());
        ParsedMacro read = MacroParser.standard().read(copy.toString(), List.of(), List.of());
        assertEquals(List.of(), read.faults());
      }
    }
  }

  @Test
  void aBareNameMeansTheExperimentAndNotTheLimit() throws IOException {
    assertEquals(
        "macros/experiments/xenonnt-2022.mac",
        new ShippedFiles().find("xenonnt-2022", "").orElseThrow().path());
  }

  @Test
  void shippedMacrosAreFoundByName() {
    RunSettings run = MacroParser.standard().parse("language-test", List.of(), List.of()).get(0);
    assertEquals("Ge", run.get("/detector/material").orElseThrow().word("material"));
    assertEquals(
        "macros/detectors/language-test-detector.mac",
        run.get("/detector/material").orElseThrow().location().file());
  }
}
