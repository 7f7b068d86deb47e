package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.nudipole.io.hdf5.OutsideTool;
import org.nudipole.io.hdf5.OutsideTool.Result;

/** Files of every kind that commands write, as the programs of others see them. */
@Tag("canonical")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherReadersTest {
  private static final String MACRO = "cr51-cevns-ge";

  /** More than a block of events, so that there are two shards. */
  private static final String EVENTS = "/run/beamOn=70000";

  private Path folder;
  private List<Path> files;

  @BeforeAll
  void write(@TempDir Path empty) throws IOException {
    folder = empty;
    run("standard.h5", MACRO);
    run(
        "full.h5",
        MACRO,
        "/output/columns=full",
        "/dipole/mass=100 keV",
        "/dipole/moment=1e-10 muB");
    run("detected.h5", MACRO, "/output/select=detected", "/interaction/minRecoil=5 eV");
    run("columns.h5", MACRO, "/output/columns=observed detected time");
    run("precision.h5", MACRO, "/output/precision=time float");
    run("packed.h5", MACRO, "/output/compress=6");
    run("modules.h5", "cr51-array");
    run("charge.h5", "cr51-lxe-s1s2", "/run/beamOn=1000");
    run("pulsed.h5", "coherent-csi-2017", "/run/beamOn=1000");
    run("none.h5", MACRO, "/run/expose", "/run/exposure=1e-9 s");
    Path table =
        Files.writeString(
            folder.resolve("efficiency.csv"),
            "# title: ε\n# columns: observed,efficiency\n# units: keVnr,\n0,0\n1,1\n");
    run(
        "warned.h5",
        MACRO,
        "/response/efficiency=table " + table,
        "/response/resolution=constant 30 eV");
    run("shards/", MACRO, EVENTS);
    run("packed-shards/", MACRO, EVENTS, "/output/compress=1", "/output/select=detected");
    done("merge", path("shards"), "-o", path("merged.h5"));
    done(
        "reweight",
        path("full.h5"),
        "--set",
        "/dipole/moment=3e-11 muB",
        "-o",
        path("weighted.h5"));
    Path secret = Files.writeString(folder.resolve("secret.txt"), "a passphrase of some length\n");
    done(
        "challenge",
        "create",
        MACRO,
        "--set",
        "/run/expose",
        "--hide",
        "/dipole/mass 10 keV .. 300 keV log",
        "--hide",
        "/dipole/moment 1e-11 muB .. 1e-10 muB log",
        "--calibration",
        "1000",
        "--sideband",
        "1",
        "--passphrase-file",
        secret.toString(),
        "-o",
        path("challenge"));
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(file -> file.toString().endsWith(".h5")).sorted().toList();
    }
    assertEquals(20, files.size(), files.toString());
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private void run(String name, String macro, String... sets) {
    List<String> words = new ArrayList<>(List.of("run", macro, "-q"));
    if (Stream.of(sets).noneMatch(set -> set.matches("/run/(beamOn|expose).*"))) {
      words.addAll(List.of("--set", "/run/beamOn=2000"));
    }
    Stream.of(sets).forEach(set -> words.addAll(List.of("--set", set)));
    words.addAll(List.of("-o", folder + "/" + name));
    if (name.endsWith("/")) {
      words.addAll(List.of("--shards", "2"));
    }
    done(words.toArray(String[]::new));
  }

  private static void done(String... words) {
    Invocation run = Invocation.of(words);
    assertEquals(ExitCode.DONE, run.code(), run.out() + run.err());
  }

  /** Whatever another program does with a file, h5diff finds the same in it. */
  @Test
  void h5diff() throws IOException, InterruptedException {
    OutsideTool.assume("h5diff", "--version");
    OutsideTool.assume("h5repack", "--version");
    Path copy = folder.resolve("copy.hdf5");
    for (Path file : files) {
      Files.deleteIfExists(copy);
      Result packed =
          OutsideTool.run(
              "h5repack", "-f", "SHUF", "-f", "GZIP=1", file.toString(), copy.toString());
      assertEquals(new Result(0, ""), packed);
      Result same = OutsideTool.run("h5diff", "--verbose", file.toString(), copy.toString());
      assertEquals(0, same.exit(), same.output());
      assertTrue(same.output().contains("/events/observed"), same.output());
    }
    Result other =
        OutsideTool.run("h5diff", path("standard.h5"), path("precision.h5"), "/events/time");
    assertEquals(1, other.exit(), other.output());
  }

  /** R (hdf5r) reads what h5py reads, of every attribute and data set. */
  @Test
  void readByR() throws IOException, InterruptedException {
    OutsideTool.assume(OutsideTool.PYTHON, "-c", "import h5py");
    Assumptions.assumeTrue(hasR(), "skipped, there is no Rscript with hdf5r");
    List<String> expected = lines(OutsideTool.PYTHON, "contents.py");
    assertTrue(expected.size() > 50 * files.size(), expected.size() + " lines");
    assertEquals(String.join("\n", expected), String.join("\n", lines("Rscript", "contents.R")));
  }

  private static boolean hasR() throws InterruptedException {
    try {
      return OutsideTool.run("Rscript", "-e", "library(hdf5r)").exit() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private List<String> lines(String program, String script)
      throws IOException, InterruptedException {
    Path copy = folder.resolve(script);
    try (InputStream in = OtherReadersTest.class.getResourceAsStream(script)) {
      Files.write(copy, in.readAllBytes());
    }
    List<String> command = new ArrayList<>(List.of(program, copy.toString()));
    files.forEach(file -> command.add(file.toString()));
    Result result = OutsideTool.run(command.toArray(String[]::new));
    assertEquals(0, result.exit(), result.output());
    return result.output().lines().sorted().toList();
  }

  /**
   * Readers that know the headers of version 2 in their simplest form take them: neither times nor
   * bounds of storage stand in them, at which jsfive stops.
   */
  @Test
  void headersAreOfTheSimplestForm() throws IOException {
    for (Path file : files) {
      String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
      int headers = 0;
      for (int at = bytes.indexOf("OHDR"); at >= 0; at = bytes.indexOf("OHDR", at + 1), headers++) {
        assertEquals(2, bytes.charAt(at + 4), file.toString());
        assertEquals(0, bytes.charAt(at + 5) & ~3, file.toString());
      }
      assertTrue(headers > 3, file + " has " + headers);
    }
  }
}
