package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.generator.Column;
import org.nudipole.io.EventFileReader;
import org.nudipole.io.StoredColumn;

/** Modules of a detector: sampled as integrated, each and together, in every command. */
@Tag("canonical")
class ModulesConsistencyTest {
  private static final String SOURCE =
      """
      /source/use cr51
      /source/activity 5 MCi
      /source/distance 25 cm
      """;

  private static final String REST =
      """
      /detector/material Ge
      /detector/volume 300 cm3
      /interaction/use cevns eves
      /dipole/mass 100 keV
      /dipole/moment 1e-10 muB
      /response/quenching none
      /response/threshold 8 eV
      /response/roi 0 300 keV
      /run/exposure 55.4 day
      /run/beamOn 200000
      """;

  // Materials, shapes, noise, backgrounds and cuts of their own; two that differ in their places.
  private static final String MODULES =
      """
      /detector/module near
      /detector/position 3.0 0 -12 cm
      /detector/module nearer
      /detector/position -6 0 -12 cm
      /detector/module side
      /detector/material CaWO4
      /detector/shape sphere
      /detector/position 20 5 4 cm
      /detector/fiducial margin 0.5 cm
      /response/threshold 12 eV
      /background/flat gammas 400 counts 0 200 keV
      /detector/module far
      /detector/material Si
      /detector/shape box
      /detector/position 0 0 10 cm
      /response/resolution constant 2.0 eV
      /interaction/minRecoil 2 eV cevns
      /background/flat betas 3 /kg/day/keV 0 20 keV
      /background/flat gammas 100 counts 0 100 keV
      """;

  @TempDir private static Path folder;

  private static Path macro;
  private static Path file;

  @BeforeAll
  static void run() throws IOException {
    macro = folder.resolve("array.mac");
    Files.writeString(macro, SOURCE + before(REST) + MODULES + after(REST));
    file = generated("array", "--set", "/output/columns=full");
  }

  private static String before(String rest) {
    return rest.substring(0, rest.indexOf("/run/"));
  }

  private static String after(String rest) {
    return rest.substring(rest.indexOf("/run/"));
  }

  private static Path generated(String name, String... words) {
    Path out = folder.resolve(name + ".h5");
    List<String> all =
        new ArrayList<>(List.of("run", macro.toString(), "-o", out.toString(), "--quiet"));
    all.addAll(List.of(words));
    Invocation invocation = Invocation.of(all.toArray(String[]::new));
    assertEquals(ExitCode.DONE, invocation.code(), invocation.err());
    return out;
  }

  /** All columns of each module, and how they share the events: family-wise 1e-4. */
  @Test
  void eventsOfEachModuleAgreeWithItsRate() {
    Invocation compared = Invocation.of("compare", file.toString());
    assertEquals(ExitCode.DONE, compared.code(), compared.out() + compared.err());
    for (String module : List.of("near", "nearer", "side", "far")) {
      assertTrue(compared.out().contains(module + ": recoil_energy"), compared.out());
    }
    assertTrue(compared.out().contains("  module "), compared.out());
  }

  /** Modules that are alike share what is expected, and each has the rows that are its own. */
  @Test
  void modulesThatAreAlikeAreComparedEach() {
    Map<String, Object> answer = Invocation.of("compare", file.toString(), "--json").json();
    Map<?, ?> compared = (Map<?, ?>) ((List<?>) answer.get("files")).get(0);
    for (String column : List.of("recoil_energy", "observed")) {
      Map<?, ?> near = test(compared, "near: " + column);
      Map<?, ?> nearer = test(compared, "nearer: " + column);
      assertEquals(near.get("degrees_of_freedom"), nearer.get("degrees_of_freedom"));
      assertNotEquals(near.get("statistic"), nearer.get("statistic"));
    }
  }

  private static Map<?, ?> test(Map<?, ?> compared, String name) {
    return ((List<?>) compared.get("tests"))
        .stream()
            .map(test -> (Map<?, ?>) test)
            .filter(test -> test.get("name").equals(name))
            .findFirst()
            .orElseThrow();
  }

  /** In the file of all modules a shift of one by 1 mm is seen, and another noise. */
  @ParameterizedTest
  @CsvSource({
    "position 3.0 0 -12 cm, position 3.1 0 -12 cm, near: vertex_x",
    "constant 2.0 eV, constant 9.9 eV, far: observed",
    "gammas 400 counts, gammas 440 counts, module"
  })
  void anotherModuleIsSeen(String from, String to, String test) throws IOException {
    Path other = folder.resolve("other.h5");
    Files.copy(file, other, StandardCopyOption.REPLACE_EXISTING);
    StoredBytes.editMacro(other, from, to);
    Invocation compared = Invocation.of("compare", other.toString());
    assertEquals(ExitCode.FAILED, compared.code(), compared.out());
    assertTrue(compared.out().lines().anyMatch(l -> l.contains("FAILED  " + test)), compared.out());
  }

  /** One module is the detector that it would be without its name, event by event. */
  @Test
  void oneModuleHasTheEventsOfTheDetector() throws IOException {
    Path one = folder.resolve("one.mac");
    Files.writeString(one, SOURCE + before(REST) + "/detector/module only\n" + after(REST));
    Path none = folder.resolve("none.mac");
    Files.writeString(none, SOURCE + REST);
    for (Path each : List.of(one, none)) {
      Invocation run =
          Invocation.of(
              "run", each.toString(), "-o", each + ".h5", "--quiet", "--set", "/run/beamOn=100000");
      assertEquals(ExitCode.DONE, run.code(), run.err());
    }
    try (EventFileReader with = EventFileReader.open(Path.of(one + ".h5"));
        EventFileReader without = EventFileReader.open(Path.of(none + ".h5"))) {
      int n = (int) without.header().events();
      for (StoredColumn column : without.columns()) {
        if (column.type().startsWith("f")) {
          assertArrayEquals(
              without.doubles(column.name(), 0, n), with.doubles(column.name(), 0, n));
        } else {
          assertArrayEquals(
              without.integers(column.name(), 0, n), with.integers(column.name(), 0, n));
        }
      }
      assertEquals(List.of("only"), with.column(Column.MODULE.name()).labels());
    }
  }

  @Test
  void eventsDoNotDependOnTheThreads() {
    List<String> digests = new ArrayList<>();
    for (String threads : List.of("1", "3")) {
      Path out = generated("threads" + threads, "--threads", threads);
      try (EventFileReader reader = EventFileReader.open(out)) {
        digests.add(reader.summary().digest());
      }
    }
    assertEquals(digests.get(0), digests.get(1));
  }

  /** Channels of the answer are disjoint and those of the modules add up. */
  @Test
  void channelsOfTheModulesAddUp() {
    Map<String, Object> rate = Invocation.of("rate", macro.toString(), "--json").json();
    double total = (double) rate.get("expected_detected");
    assertEquals(total, sum(rate, "channels"), 1e-9 * total);
    assertEquals(total, sum(rate, "modules"), 1e-9 * total);
    assertEquals(4, ((List<?>) rate.get("modules")).size());
  }

  private static double sum(Map<String, Object> answer, String list) {
    return ((List<?>) answer.get(list))
        .stream().mapToDouble(o -> (double) ((Map<?, ?>) o).get("expected_detected")).sum();
  }

  /** A likelihood that knows the modules is never weaker than one of their sum. */
  @Test
  void limitsOfEachAreNotAboveThoseOfTheSum() {
    double sum = limit("/fit/module=sum");
    double each = limit("/fit/module=each");
    assertTrue(each < sum && each > sum / 3, each + " " + sum);
  }

  private static double limit(String set) {
    Invocation limit =
        Invocation.of("limit", macro.toString(), "--data", "asimov", "--set", set, "--json");
    assertEquals(ExitCode.DONE, limit.code(), limit.err());
    Map<?, ?> point = (Map<?, ?>) ((List<?>) limit.json().get("points")).get(0);
    return (double) point.get("expected");
  }

  /** Weights of the array: the sum is what the other cross section expects, to 5 errors. */
  @Test
  void eventsOfModulesAreWeighted() {
    Path out = folder.resolve("weighted.h5");
    Invocation weighted =
        Invocation.of(
            "reweight", file.toString(), "--set", "/dipole/moment=2e-10 muB", "-o", out.toString());
    assertEquals(ExitCode.DONE, weighted.code(), weighted.err());
    double generated = expected();
    double wanted = expected("--set", "/dipole/moment=2e-10 muB");
    double mean = Double.parseDouble(weighted.out().strip().replaceAll(".* ", ""));
    assertEquals(wanted / generated, mean, 0.01 * wanted / generated);
  }

  private static double expected(String... words) {
    List<String> all = new ArrayList<>(List.of("rate", macro.toString(), "--json"));
    all.addAll(List.of(words));
    return (double) Invocation.of(all.toArray(String[]::new)).json().get("expected_events");
  }
}
