package org.nudipole.macros.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.generator.Units;
import org.nudipole.macros.language.Fault;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.macros.language.MacroException;
import org.nudipole.macros.language.RunSettings;
import org.nudipole.macros.language.SettingRows;

/** What belongs to a module of a detector and what to all, and every fault of saying so. */
class ModuleBindingTest {
  private static final String COMMON =
      """
      /source/use cr51
      /source/activity 5 MCi
      /source/distance 25 cm
      /detector/material Ge
      /detector/volume 100 cm3
      /interaction/use cevns
      /response/threshold 8 eV
      /run/exposure 55.4 day
      %s
      /run/beamOn 1000
      """;

  private static final String THREE =
      "/detector/module near|/detector/position 0 0 -10 cm"
          + "|/detector/module here|/response/threshold 10 eV|/background/flat all 10 counts 8 16 eV"
          + "|/detector/module far|/detector/material Si|/detector/position 0 0 10 cm";

  @TempDir Path folder;

  private RunConfiguration run(String modules, String... sets) {
    return read(COMMON, modules, sets);
  }

  private RunConfiguration read(String common, String modules, String... sets) {
    return RunConfiguration.read(file(common, modules), List.of(sets), List.of()).get(0);
  }

  private String file(String common, String modules) {
    Path file = folder.resolve("m.mac");
    try {
      Files.writeString(file, common.formatted(modules.replace('|', '\n')));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return file.toString();
  }

  private String fault(String modules, String... sets) {
    List<Fault> faults = assertThrows(MacroException.class, () -> run(modules, sets)).faults();
    assertEquals(1, faults.size(), faults.toString());
    return faults.get(0).toString();
  }

  /** A module is what a detector of its own with the same lines is. */
  @Test
  void eachModuleIsADetectorOfItsOwn() {
    RunConfiguration run = run(THREE);
    List<RunConfiguration> alone =
        List.of(
            run("/source/distance 15 cm"),
            run("/response/threshold 10 eV|/background/flat all 10 counts 8 16 eV"),
            run("/source/distance 35 cm|/detector/material Si"));
    assertEquals(List.of("near", "here", "far"), run.detector().names());
    double sum = 0;
    for (int k = 0; k < alone.size(); k++) {
      double expected = alone.get(k).expectedEvents();
      assertEquals(expected, run.modules().get(k).expectedEvents(), 1e-12 * expected);
      assertEquals(
          alone.get(k).expectedDetected(),
          run.modules().get(k).expectedDetected(),
          1e-12 * alone.get(k).expectedDetected());
      sum += expected;
    }
    assertEquals(sum, run.expectedEvents(), 1e-12 * sum);
    assertEquals(3.5 / 1.5, distance(run, 2) / distance(run, 0), 1e-12);
  }

  private static double distance(RunConfiguration run, int module) {
    return MomentBinding.distance(run.modules().get(module)) / Units.CM;
  }

  /** Modules that differ in their places are not integrated anew; the numbers are those. */
  @ParameterizedTest
  @CsvSource({"0 0 -10 cm", "12 3 -4 cm", "-30 40 20 cm"})
  void aModuleElsewhereHasTheRateOfItsPlace(String position) {
    RunConfiguration moved =
        run("/detector/module a|/detector/module b|/detector/position " + position)
            .modules()
            .get(1);
    RunConfiguration bound = run("/detector/position " + position);
    assertEquals(bound.expectedEvents(), moved.expectedEvents(), 1e-12 * bound.expectedEvents());
    assertEquals(
        bound.expectedDetected(), moved.expectedDetected(), 1e-12 * bound.expectedDetected());
    double recoil = 10 * Units.EV;
    double value = bound.density().channels().get(0).value(recoil);
    assertEquals(value, moved.density().channels().get(0).value(recoil), 1e-12 * value);
  }

  /** Tables of one name in two folders are two tables. */
  @Test
  void modulesWithOtherTablesAreNotAlike() throws IOException {
    for (String name : List.of("one", "two")) {
      Files.createDirectory(folder.resolve(name));
      Files.writeString(
          folder.resolve(name).resolve("eff.csv"),
          "# columns: energy,efficiency\n# units: eVnr,1\n8,"
              + (name.equals("one") ? "0.5" : "1")
              + "\n500,1\n");
    }
    RunConfiguration run =
        run(
            "/detector/module a|/response/efficiency table one/eff.csv|/detector/module b"
                + "|/response/efficiency table two/eff.csv|/detector/position 14 0 0 cm");
    List<RunConfiguration> modules = run.modules();
    assertEquals(2, run.alike().size());
    assertTrue(share(modules.get(1)) > 1.5 * share(modules.get(0)));
  }

  private static double share(RunConfiguration run) {
    return run.expectedDetected() / run.expectedEvents();
  }

  @Test
  void theResolvedMacroIsReadAgain() {
    RunConfiguration run = run(THREE);
    RunConfiguration again = RunConfiguration.stored(run.settings().toMacro(), java.util.Map.of());
    assertEquals(run.settings().toMacro(), again.settings().toMacro());
    assertEquals(run.expectedEvents(), again.expectedEvents(), 0);
    assertEquals(run.detector().names(), again.detector().names());
  }

  @Test
  void theCommandLineChangesOneModuleOrAll() {
    double threshold = 12 * Units.EV;
    RunConfiguration one = run(THREE, "far:/response/threshold=12 eV");
    assertEquals(8 * Units.EV, threshold(one, "near"), 1e-12);
    assertEquals(10 * Units.EV, threshold(one, "here"), 1e-12);
    assertEquals(threshold, threshold(one, "far"), 1e-12);
    RunConfiguration all = run(THREE, "/response/threshold=12 eV");
    for (String name : all.settings().modules()) {
      assertEquals(threshold, threshold(all, name), 1e-12, name);
    }
    FreeParameter parameter = FreeParameter.of("here:/response/threshold", one.settings());
    assertEquals(10, parameter.value(one.settings()).orElseThrow(), 1e-12);
    RunSettings varied = parameter.set(one.settings(), 11);
    assertEquals(11 * Units.EV, threshold(RunConfiguration.of(varied), "here"), 1e-12);
    assertEquals(threshold, threshold(RunConfiguration.of(varied), "far"), 1e-12);
  }

  private static double threshold(RunConfiguration run, String module) {
    return run.settings()
        .ofModule(module)
        .get("/response/threshold")
        .orElseThrow()
        .quantity("threshold")
        .value();
  }

  /** A number of one module is one of it alone, and one of all may not take its place unsaid. */
  @Test
  void numbersOfModules() {
    RunSettings settings = run(THREE).settings();
    FreeParameter counts = FreeParameter.of("here:/background/flat all", settings);
    assertEquals(10, counts.value(settings).orElseThrow(), 0);
    assertEquals(
        12,
        RunConfiguration.of(counts.set(settings, 12))
            .modules()
            .get(1)
            .backgrounds()
            .get(0)
            .expected(),
        1e-12);
    for (String text : List.of("/response/threshold", "/background/flat all")) {
      String why =
          assertThrows(IllegalArgumentException.class, () -> FreeParameter.of(text, settings))
              .getMessage();
      assertTrue(why.contains("module here has one of its own"), why);
    }
    String common =
        assertThrows(
                IllegalArgumentException.class,
                () -> FreeParameter.of("here:/source/distance", settings))
            .getMessage();
    assertTrue(common.contains("not about one module"), common);
  }

  /** What follows an included detector is about all of its modules. */
  @Test
  void aModuleEndsWithTheFileThatItBeginsIn() throws IOException {
    Files.writeString(folder.resolve("two.mac"), THREE.replace('|', '\n'));
    RunConfiguration run = run("/control/execute two.mac|/background/flat more 5 counts 8 16 eV");
    assertEquals(
        List.of(1, 2, 1), run.modules().stream().map(m -> m.backgrounds().size()).toList());
  }

  /** A mass that closes one module leaves the others; one that closes all is a fault. */
  @Test
  void aMassMayCloseOneModule() {
    String dipole = "/dipole/moment 1e-10 muB|/interaction/part dipole|";
    String two =
        "/detector/module low|/detector/module high|/response/threshold 16 eV"
            + "|/detector/position 0 0 20 cm";
    RunConfiguration run = run(dipole + "/dipole/mass 300 keV|" + two);
    assertTrue(run.closed().isEmpty());
    assertTrue(run.modules().get(1).closed().isPresent());
    assertEquals(0, run.modules().get(1).expectedEvents(), 0);
    assertEquals(
        run.expectedEvents(),
        RunConfiguration.stored(run.settings().toMacro(), java.util.Map.of()).expectedEvents(),
        0);
    fault(dipole + "/dipole/mass 3 MeV|" + two);
  }

  /** Every setting of the file says whose it is. */
  @Test
  void settingsOfAModuleAreStoredUnderItsName() {
    List<String> commands =
        SettingRows.of(run(THREE).settings()).stream().map(row -> row.command()).toList();
    assertTrue(commands.contains("far:/detector/material"), commands.toString());
    assertTrue(commands.contains("near:/response/threshold"), commands.toString());
    assertFalse(commands.contains("/response/threshold"), commands.toString());
    assertTrue(commands.contains("/source/distance"), commands.toString());
  }

  /** Legal, and hardly meant; neither is told of what depends on it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "/fit/module each; /fit/module each (the detector has no modules)",
        "/source/flux 1e13 /cm2/s|/detector/position 0 0 9 cm; it moves the vertices",
        "/source/flux 1e13 /cm2/s|/detector/module a|/detector/position 0 0 9 cm; it moves the vertices",
        "/source/flux 1e13 /cm2/s|/detector/module a|/detector/module b|/detector/position 0 0 9 cm;",
        "/detector/position 0 0 9 cm;",
        "/fit/module each|/detector/module a|/detector/module b|/detector/position 0 0 9 cm;",
      })
  void warningsOfWhatNothingDependsOn(String lines, String warning) {
    String common =
        lines.contains("flux") ? COMMON.replaceAll("/source/(act|dis).*\n", "") : COMMON;
    List<Fault> warnings = read(common, lines).warnings();
    assertEquals(warning == null ? 0 : 1, warnings.size(), warnings::toString);
    assertTrue(warning == null || warnings.get(0).toString().contains(warning), warnings::toString);
  }

  /** What is not of a module stands before them or behind them, in included files too. */
  @Test
  void whatStandsBetweenModulesHoldsForAllOfThem() throws IOException {
    Files.writeString(folder.resolve("plane.mac"), "/fit/bins 8 eV 18 eV 1 eV\n");
    String here = "/detector/module a|/detector/position 0 0 9 cm|";
    String other = "/detector/module b|";
    String bins = "/fit/bins 8 eV 18 eV 1 eV|";
    for (String between : List.of(bins, "/control/execute plane.mac|")) {
      List<Fault> warnings = run(here + between + other).warnings();
      assertEquals(1, warnings.size(), warnings::toString);
      String told = warnings.get(0).toString();
      assertTrue(told.contains("/fit/bins"), told);
      assertTrue(told.contains("among the lines of module a and holds for all"), told);
    }
    // The last module's lines are not over either.
    List<Fault> within = run(here + other + bins + "/detector/position 0 0 -9 cm|").warnings();
    assertEquals(1, within.size(), within::toString);
    assertTrue(within.get(0).toString().contains("among the lines of module b"), within::toString);
    for (String lines : List.of(bins + here + other, here + other + bins, here + bins)) {
      assertEquals(List.of(), run(lines).warnings(), lines);
    }
    // The later one counts, and it stands behind all.
    assertEquals(List.of(), run(here + bins + other + bins).warnings());
  }

  /** A nuisance need not be one of every module. */
  @Test
  void aNuisanceIsOfSomeModule() {
    assertEquals(
        List.of("all"),
        List.copyOf(run(THREE + "|/fit/nuisance all 0.1").fit().nuisances().keySet()));
    assertTrue(fault(THREE + "|/fit/nuisance other 0.1").contains("unknown nuisance"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "/detector/module a|/detector/module b; module b overlaps with module a",
        "/detector/module a|/detector/position 0 0 4.9 cm|/detector/module b;"
            + " module b overlaps with module a",
        "/detector/module a|/detector/module b|/detector/position 0 0 30 cm"
            + "|/response/quenching lindhard 0.157|/response/threshold 1 eV; module b observes keVee, module a keVnr",
        "/detector/module a|/detector/position 0 0 -25 cm;"
            + " the centre of the source lies inside the detector",
      })
  void faultsOfModules(String modules, String why) {
    String fault = fault(modules);
    assertTrue(fault.contains(why), fault);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "/detector/module a; b:/response/threshold=9 eV; no module of this name",
        "/detector/position 0 0 0 cm; b:/response/threshold=9 eV; the macro has one detector",
        "/detector/module a; a:/source/distance=9 cm; not about one module",
        "/detector/module a; /detector/module=b; modules begin in a macro",
      })
  void faultsOfTheCommandLine(String modules, String set, String why) {
    String fault = fault(modules, set);
    assertTrue(fault.contains(why), fault);
  }
}
