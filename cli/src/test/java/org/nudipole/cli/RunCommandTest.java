package org.nudipole.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command {@code run} inside this JVM. */
class RunCommandTest {
  @TempDir private Path folder;

  @Test
  void writesAFileAndSaysWhatAPhysicistWants() throws IOException {
    Invocation run = Invocation.of("run", ExampleMacros.single(folder, 500), "-o", at("a.h5"));
    assertEquals(ExitCode.DONE, run.code(), run.err());
    assertEquals("", run.err());
    for (String expected :
        List.of(
            "activity 5 MCi",
            "CsI, 10 kg",
            "100 kg day",
            "cevns sm",
            "eves dipole",
            "expected",
            "generated",
            "500",
            "per kg day",
            "recoils above 1 eV",
            "pull",
            at("a.h5"),
            "events/s")) {
      // Columns are as wide as the table lets them.
      assertTrue(
          run.out().replaceAll(" +", " ").contains(expected),
          () -> expected + " is missing in\n" + run.out());
    }
    Invocation inspect = Invocation.of("inspect", at("a.h5"), "--json");
    assertEquals(500L, inspect.json().get("n_events"));
    assertTrue(run.out().contains(inspect.json().get("digest").toString()));
    assertFalse(Files.exists(folder.resolve("a.h5.part")));
  }

  @Test
  void eventsDoNotDependOnThreads() throws IOException {
    // Three blocks, so that several threads have something to do.
    String macro = ExampleMacros.single(folder, 150_000);
    for (String threads : List.of("1", "2", "7")) {
      String file = at("t" + threads + ".h5");
      Invocation run = Invocation.of("run", macro, "-o", file, "--threads", threads);
      assertEquals(ExitCode.DONE, run.code(), run.err());
    }
    assertEquals(digest("t1.h5"), digest("t2.h5"));
    assertEquals(digest("t1.h5"), digest("t7.h5"));
  }

  @Test
  void theSeedOptionIsTheSeedCommand() throws IOException {
    String macro = ExampleMacros.single(folder, 100);
    assertEquals(0, Invocation.of("run", macro, "-o", at("one.h5")).code());
    assertEquals(0, Invocation.of("run", macro, "-o", at("a.h5"), "--seed", "-9").code());
    assertEquals(
        0, Invocation.of("run", macro, "-o", at("b.h5"), "--set", "/random/seed=-9").code());
    assertEquals(digest("a.h5"), digest("b.h5"));
    assertNotEquals(digest("one.h5"), digest("a.h5"));
    assertEquals(-9L, Invocation.of("inspect", at("a.h5"), "--json").json().get("seed"));
  }

  @Test
  void setAndAliasReplaceValues() throws IOException {
    String macro = ExampleMacros.single(folder, 100);
    Invocation run =
        Invocation.of(
            "run",
            macro,
            "-o",
            at("a.h5"),
            "--set",
            "/detector/mass=2 kg",
            "--set",
            "/run/beamOn=70",
            "--alias",
            "mass=80 keV");
    assertEquals(ExitCode.DONE, run.code(), run.err());
    String stored = Invocation.of("inspect", at("a.h5"), "--json").json().get("macro").toString();
    for (String line : List.of("/detector/mass 2 kg", "/dipole/mass 80 keV", "/run/beamOn 70")) {
      assertTrue(stored.contains(line + "\n"), stored);
    }
  }

  @Test
  void severalRunsWriteNumberedFilesAndSkipClosedOnes() throws IOException {
    Invocation run = Invocation.of("run", ExampleMacros.loop(folder), "-o", at("x.h5"));
    assertEquals(ExitCode.DONE, run.code(), run.err());
    assertEquals(List.of("x-r1.h5", "x.h5"), files());
    assertTrue(run.out().contains("a sterile mass of 1000 keV opens no channel"), run.out());
    assertEquals(1L, Invocation.of("inspect", at("x-r1.h5"), "--json").json().get("seed"));
  }

  /**
   * Jobs with seeds 1, 2, ... of one macro share no run, and the macro in a file makes it again.
   */
  @Test
  void eachRunHasTheRandomNumbersOfSeedAndNumber() throws IOException {
    String macro =
        ExampleMacros.write(
            folder, "two.mac", ExampleMacros.SET_UP + "/run/beamOn 100\n/run/beamOn 100\n");
    List<String> digests = new ArrayList<>();
    for (String seed : List.of("1", "2", "3")) {
      String out = at("job" + seed + ".h5");
      assertEquals(0, Invocation.of("run", macro, "--seed", seed, "-o", out).code());
      digests.add(digest("job" + seed + ".h5"));
      digests.add(digest("job" + seed + "-r1.h5"));
    }
    assertEquals(digests.stream().distinct().toList(), digests);
    // The first run is as it is alone.
    String single = ExampleMacros.single(folder, 100);
    assertEquals(0, Invocation.of("run", single, "-o", at("single.h5")).code());
    assertEquals(digests.get(0), digest("single.h5"));
    Map<String, Object> json = Invocation.of("inspect", at("job2-r1.h5"), "--json").json();
    String stored = ExampleMacros.write(folder, "stored.mac", json.get("macro").toString());
    assertEquals(0, Invocation.of("run", stored, "-o", at("again.h5")).code());
    assertEquals(digest("job2-r1.h5"), digest("again.h5"));
    assertEquals(0, Invocation.of("compare", at("job2-r1.h5")).code());
  }

  @Test
  void theOutputCommandNamesTheFile() throws IOException {
    String name = folder.resolve("named.h5").toString();
    String macro =
        ExampleMacros.write(
            folder, "n.mac", ExampleMacros.SET_UP + "/output/file " + name + "\n/run/beamOn 50\n");
    assertEquals(ExitCode.DONE, Invocation.of("run", macro, "-q").code());
    assertEquals(List.of("named.h5"), files());
  }

  @Test
  void existingFilesOfAnyRunAreRefusedBeforeTheFirstEvent() throws IOException {
    Files.writeString(folder.resolve("x-r1.h5"), "precious");
    String macro = ExampleMacros.loop(folder);
    Invocation run = Invocation.of("run", macro, "-o", at("x.h5"));
    assertEquals(ExitCode.INPUT_OUTPUT, run.code());
    assertTrue(run.err().contains("x-r1.h5: exists"), run.err());
    assertEquals(List.of("x-r1.h5"), files());
    assertArrayEquals("precious".getBytes(UTF_8), Files.readAllBytes(folder.resolve("x-r1.h5")));
    assertEquals(ExitCode.DONE, Invocation.of("run", macro, "-o", at("x.h5"), "--force").code());
    assertEquals(ExitCode.DONE, Invocation.of("verify", at("x-r1.h5")).code());
  }

  @Test
  void foldersThatCannotBeWrittenAreFoundFirst() throws IOException {
    String macro = ExampleMacros.single(folder, 50);
    Invocation missing = Invocation.of("run", macro, "-o", at("no/x.h5"));
    assertEquals(ExitCode.INPUT_OUTPUT, missing.code());
    assertTrue(missing.err().contains("there is no folder"), missing.err());
    Invocation nested = Invocation.of("run", macro, "-o", at("no/x/"));
    assertEquals(ExitCode.INPUT_OUTPUT, nested.code());
    assertTrue(nested.err().contains("no such file or folder"), nested.err());
    Invocation file = Invocation.of("run", macro, "-o", macro + "/x.h5");
    assertEquals(ExitCode.INPUT_OUTPUT, file.code());
    assertTrue(file.err().contains("is not a folder"), file.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.root", "x", ".h5", "sub/.h5"})
  void otherNamesThanEventFilesAreWrongUsage(String name) throws IOException {
    Invocation run = Invocation.of("run", ExampleMacros.single(folder, 50), "-o", at(name));
    assertEquals(ExitCode.USAGE, run.code());
    assertTrue(run.err().contains("ends in .h5"), run.err());
    assertEquals(List.of(), files());
  }

  @Test
  void runsOfOtherNamesKeepThem() throws IOException {
    String macro =
        ExampleMacros.write(
            folder,
            "m.mac",
            ExampleMacros.SET_UP
                + "/output/file %s\n/run/beamOn 5\n".formatted(at("a-r1.h5"))
                + "/output/file %s\n/run/beamOn 5\n".formatted(at("a.h5")));
    Invocation run = Invocation.of("run", macro);
    assertEquals(ExitCode.DONE, run.code(), run.err());
    assertTrue(Files.exists(folder.resolve("a-r1.h5")) && Files.exists(folder.resolve("a.h5")));
  }

  /** What such a line would have said is unknown, so nothing is said to be missing. */
  @ParameterizedTest
  @ValueSource(strings = {"/run/expose 5\n", "/run/beamOn\u00a05\n"})
  void aRunCommandThatCannotBeReadIsNotMissed(String line) throws IOException {
    String macro = ExampleMacros.write(folder, "m.mac", ExampleMacros.SET_UP + line);
    Invocation run = Invocation.of("run", macro, "-o", at("x.h5"));
    assertEquals(ExitCode.USAGE, run.code());
    assertEquals(1, run.err().lines().count(), run.err());
  }

  /** The run command stands in the file of a loop that makes no pass. */
  @ParameterizedTest
  @ValueSource(strings = {"100 0 50", "0 300 0", "0 1e9 1"})
  void aLoopThatCannotBeRunMissesNoRunCommand(String steps) throws IOException {
    ExampleMacros.write(folder, "body.mac", "/dipole/mass {m} keV\n/run/beamOn 5\n");
    String loop = "/control/loop body.mac m " + steps + "\n";
    String macro = ExampleMacros.write(folder, "m.mac", ExampleMacros.SET_UP + loop);
    Invocation run = Invocation.of("run", macro, "-o", at("x.h5"));
    assertEquals(ExitCode.USAGE, run.code());
    assertEquals(1, run.err().lines().count(), run.err());
  }

  @Test
  void aMacroWithoutRunCommandIsAFault() throws IOException {
    String macro = ExampleMacros.write(folder, "m.mac", ExampleMacros.SET_UP);
    Invocation run = Invocation.of("run", macro, "-o", at("x.h5"));
    assertEquals(ExitCode.USAGE, run.code());
    assertTrue(run.err().startsWith(macro + ":1:1: no run command ("), run.err());
    assertEquals(
        ExitCode.DONE,
        Invocation.of("run", macro, "-o", at("x.h5"), "--set", "/run/beamOn=5").code());
  }

  @Test
  void allFaultsAreReportedOnePerLineAndNothingIsWritten() throws IOException {
    String macro =
        ExampleMacros.write(
            folder,
            "bad.mac",
            ExampleMacros.SET_UP + "/detector/mas 2 kg\n/source/distance 3\n/run/beamOn 5\n");
    Invocation run = Invocation.of("run", macro, "-o", at("x.h5"));
    assertEquals(ExitCode.USAGE, run.code());
    assertEquals("", run.out());
    assertEquals(2, run.err().lines().count(), run.err());
    assertTrue(run.err().contains("did you mean /detector/mass?"), run.err());
    assertEquals(List.of(), files());
  }

  @Test
  void aDryRunDoesNotMindWhatIsThere() throws IOException {
    Path there = Path.of(at("x.h5"));
    Files.writeString(there, "older");
    Invocation run = Invocation.of("run", "cr51-cevns-ge", "-o", there.toString(), "--dry-run");
    assertEquals(ExitCode.DONE, run.code(), run.err());
    assertEquals("older", Files.readString(there));
  }

  @Test
  void aDryRunWritesNothing() throws IOException {
    Invocation run =
        Invocation.of("run", ExampleMacros.loop(folder), "-o", at("x.h5"), "--dry-run");
    assertEquals(ExitCode.DONE, run.code(), run.err());
    assertEquals(List.of(), files());
    for (String expected : List.of("/run/beamOn 200", at("x-r1.h5"), "total", "run 2 of 0 to 2")) {
      // Columns are as wide as the table lets them.
      assertTrue(
          run.out().replaceAll(" +", " ").contains(expected),
          () -> expected + " is missing in\n" + run.out());
    }
  }

  @Test
  void quietSaysNothing() throws IOException {
    Invocation run =
        Invocation.of("run", ExampleMacros.single(folder, 50), "-o", at("x.h5"), "--quiet");
    assertEquals(new Invocation(ExitCode.DONE, "", ""), run);
  }

  /** What is written down is as whole as without: a run is silent to people, not to programs. */
  @Test
  void quietKeepsTheOtherForms() throws IOException {
    String macro = ExampleMacros.single(folder, 50);
    Invocation run =
        Invocation.of(
            "run",
            macro,
            "-o",
            at("x.h5"),
            "-q",
            "--json",
            "--html",
            at("x.html"),
            "--csv",
            at("x.csv"));
    assertEquals(ExitCode.DONE, run.code(), run.err());
    assertEquals(digest("x.h5"), run.json().get("digest"));
    for (String file : List.of("x.html", "x.csv")) {
      assertTrue(Files.readString(folder.resolve(file)).contains(digest("x.h5")), file);
    }
  }

  @Test
  void threadsAreAtLeastOne() throws IOException {
    Invocation run = Invocation.of("run", ExampleMacros.single(folder, 50), "--threads", "0");
    assertEquals(ExitCode.USAGE, run.code());
    assertTrue(run.err().contains("at least 1"), run.err());
  }

  private String at(String name) {
    return folder + "/" + name;
  }

  private String digest(String name) {
    return Invocation.of("inspect", at(name), "--json").json().get("digest").toString();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(p -> p.getFileName().toString())
          .filter(name -> name.contains(".h5"))
          .sorted()
          .toList();
    }
  }
}
