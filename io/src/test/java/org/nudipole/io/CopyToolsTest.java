package org.nudipole.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.generator.Column;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.Units;
import org.nudipole.io.hdf5.EventFileException;
import org.nudipole.io.hdf5.OutsideTool;
import org.nudipole.io.hdf5.OutsideTool.Result;

/** What other programs copy of a file, in whatever storage, is the same file with its digests. */
@Tag("canonical")
class CopyToolsTest {
  private static final Path RECIPE = Path.of("../docs/examples/verify_event_file.py");

  @TempDir Path folder;

  @BeforeEach
  void assume() throws IOException, InterruptedException {
    OutsideTool.assume("h5repack", "--version");
    OutsideTool.assume("h5copy", "--version");
    OutsideTool.assume(OutsideTool.PYTHON, "-c", "import h5py");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-f GZIP=6",
        "-f SHUF -f GZIP=1",
        "-f FLET",
        "-f SHUF -f FLET",
        "-f NBIT",
        "-f NONE",
        "-f SOFF=0,IN",
        "-f SOFF=0,IN -l CHUNK=1000",
        "-f SZIP=8,NN",
        "-f SZIP=16,EC",
        "-f SZIP=32,NN -l CHUNK=1000",
        "-f SZIP=10,EC -l CHUNK=333",
        "-f SHUF -f SZIP=4,NN -f FLET",
        "-L -f SZIP=8,NN -l CHUNK=1000",
        "-l CHUNK=1000",
        "-l CONTI"
      })
  void repacked(String options) throws IOException, InterruptedException {
    List<Path> copies = new ArrayList<>();
    for (Path file : files()) {
      Path copy = copy(file);
      run("h5repack", options, file.toString(), copy.toString());
      assertEquals(digests(file), digests(copy));
      copies.add(copy);
    }
    recipe(copies);
  }

  /** What cannot be undone is not called damaged. */
  @Test
  void roundedByAFilter() throws IOException, InterruptedException {
    for (Path file : List.of(challenge(3000), files().get(1))) {
      Path copy = copy(file);
      run("h5repack", "-f SOFF=3,DS", file.toString(), copy.toString());
      String told =
          ChallengeFileReader.isChallenge(file)
              ? assertThrows(EventFileException.class, () -> ChallengeFileReader.faults(copy))
                  .getMessage()
              : EventFileCheck.faults(copy).get(0);
      assertTrue(
          told.startsWith(
              copy + ": uses a part of HDF5 that this program cannot read (the filter SOFF of /"),
          told);
      assertTrue(
          told.endsWith(") Rewrite it with h5repack -f NONE or -f GZIP=6, or read it with h5py"),
          told);
    }
  }

  /** None that this version of h5repack knows was forgotten. */
  @Test
  void allFiltersOfH5repack() throws IOException, InterruptedException {
    String help = OutsideTool.run("h5repack", "--help").output();
    String filters = help.substring(help.indexOf("<name of filter> can be:"));
    filters = filters.substring(0, filters.indexOf("<filter parameters>"));
    assertEquals(
        List.of("GZIP", "SZIP", "SHUF", "FLET", "NBIT", "SOFF", "UD", "NONE"),
        Pattern.compile("^\\s+([A-Z]+),", Pattern.MULTILINE)
            .matcher(filters)
            .results()
            .map(found -> found.group(1))
            .toList(),
        help);
  }

  /** In the newest storage long attributes stand where jhdf does not find them. */
  @Test
  void repackedInTheLatestFormat() throws IOException, InterruptedException {
    Path file = folder.resolve("a.h5");
    ExampleRun.write(file, 100);
    Path copy = copy(file);
    run("h5repack", "-L", file.toString(), copy.toString());
    assertSame(file, copy);
    Files.delete(file);
    Map<String, String> digests = new TreeMap<>();
    for (int i = 0; i < 36; i++) {
      digests.put("table-" + i, "ab".repeat(32));
    }
    RunHeader header = ExampleRun.header(100, Shard.WHOLE, "/run/beamOn 100", Map.of(), digests);
    ExampleRun.write(file, header, ExampleRun.STANDARD);
    Files.delete(copy);
    run("h5repack", "-L", file.toString(), copy.toString());
    recipe(List.of(copy));
    String message =
        assertThrows(EventFileException.class, () -> EventFileReader.open(copy)).getMessage();
    assertEquals(
        copy
            + ": uses a part of HDF5 that this program cannot read (attributes of /run/ that stand"
            + " outside its header) Rewrite it with h5repack without -L, or read it with h5py",
        message);
    Path back = folder.resolve("back.h5");
    run("h5repack", "", copy.toString(), back.toString());
    assertSame(file, back);
    Path observed = challenge(100);
    Path latest = copy(observed);
    run("h5repack", "-L -f GZIP=1", observed.toString(), latest.toString());
    assertSame(observed, latest);
  }

  @Test
  void copiedGroupByGroup() throws IOException, InterruptedException {
    List<Path> copies = new ArrayList<>();
    for (Path file : files()) {
      Path copy = copy(file);
      boolean challenge = ChallengeFileReader.isChallenge(file);
      for (String group : challenge ? List.of("events") : List.of("run", "targets", "events")) {
        run(
            "h5copy",
            "-s /" + group + " -d /" + group,
            "-i",
            file.toString(),
            "-o",
            copy.toString());
      }
      assertEquals(digests(file), digests(copy));
      copies.add(copy);
    }
    recipe(copies);
  }

  @Test
  void copiedAsAGroupOfAnotherFile() throws IOException, InterruptedException {
    for (Path file : files()) {
      Path copy = copy(file);
      run("h5copy", "-s / -d /june", "-i", file.toString(), "-o", copy.toString());
      assertEquals(digests(file), digests(copy));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"copy", "values"})
  void copiedByH5py(String how) throws IOException, InterruptedException {
    List<Path> copies = new ArrayList<>();
    for (Path file : files()) {
      Path copy = copy(file);
      assertEquals(new Result(0, ""), OutsideTool.python(folder, "rewrite.py", how, file, copy));
      assertEquals(digests(file), digests(copy));
      copies.add(copy);
    }
    recipe(copies);
  }

  /** The recipe sees what we see. */
  @ParameterizedTest
  @ValueSource(strings = {"macro", "column", "unit", "extra"})
  void changedByH5py(String how) throws IOException, InterruptedException {
    Path file = folder.resolve("a.h5");
    ExampleRun.write(file, 100);
    Path copy = copy(file);
    assertEquals(new Result(0, ""), OutsideTool.python(folder, "rewrite.py", how, file, copy));
    Result result = OutsideTool.run(OutsideTool.PYTHON, RECIPE.toString(), copy.toString());
    assertEquals(1, result.exit(), result.output());
    assertTrue(result.output().contains("the header does not match its digest"), result.output());
    List<String> faults = EventFileCheck.faults(copy);
    assertTrue(
        faults.toString().contains("the header does not match its digest"), faults.toString());
    assertThrows(EventFileException.class, () -> EventFileReader.open(copy));
  }

  @Test
  void asciiIsDeclaredAsAscii() throws IOException, InterruptedException {
    Path file = folder.resolve("a.h5");
    ExampleRun.write(
        file,
        ExampleRun.header(2, Shard.WHOLE, "/run/beamOn 2", Map.of("t", "µ"), Map.of()),
        ExampleRun.STANDARD);
    String dump = OutsideTool.run("h5dump", "-H", file.toString()).output();
    // The table, and a warning of the example, are not ASCII.
    assertEquals(2, dump.split("H5T_CSET_UTF8", -1).length - 1, dump);
    dump = OutsideTool.run("h5dump", "-H", challenge(10).toString()).output();
    assertTrue(dump.contains("H5T_CSET_ASCII") && !dump.contains("H5T_CSET_UTF8"), dump);
  }

  /** Octave stops at a text that is declared as UTF-8; it is not everywhere, so not required. */
  @Test
  void loadedByOctave() throws IOException, InterruptedException {
    boolean there;
    try {
      there = OutsideTool.run("octave-cli", "--version").exit() == 0;
    } catch (IOException e) {
      there = false;
    }
    Assumptions.assumeTrue(there, "octave-cli is not installed");
    for (long events : new long[] {0, 100}) {
      Path file = folder.resolve("a" + events + ".h5");
      RunHeader h = ExampleRun.header(events, Shard.WHOLE, "/random/seed 1", Map.of(), Map.of());
      RunHeader ascii =
          new RunHeader(
              h.formatVersion(),
              h.generator(),
              h.sourceRevision(),
              h.architecture(),
              h.seed(),
              h.exposure(),
              h.expectedEvents(),
              h.expectedDetected(),
              h.cut(),
              h.referenceMoment(),
              h.events(),
              h.shard(),
              h.modules(),
              h.macro(),
              h.settings(),
              List.of(),
              h.tables(),
              h.tableSha256(),
              h.targets(),
              h.labels(),
              h.selection());
      ExampleRun.write(file, ascii, ExampleRun.STANDARD);
      String script =
          "w = load('"
              + file
              + "'); disp(w.run.macro(1:8)); disp(w.targets.name); disp(numel(w.events.time));"
              + " disp(w.run.settings.unit(3, :))";
      String output = OutsideTool.run("octave-cli", "--eval", script).output();
      for (String part : List.of("/random/", "Ge72", "Xe.4d5/2", String.valueOf(events), "MCi")) {
        assertTrue(output.contains(part), part + " in " + output);
      }
    }
  }

  private List<Path> files() {
    List<Path> files = new ArrayList<>();
    for (long events : new long[] {0, 3000}) {
      Path file = folder.resolve("events-" + events + ".h5");
      ExampleRun.write(file, events);
      files.add(file);
    }
    files.add(inChunks(new Selection(true, List.of(), List.of()), 6));
    files.add(challenge(3000));
    return files;
  }

  private Path inChunks(Selection selection, int level) {
    Path file = folder.resolve("chunks-" + level + ".h5");
    try (ChunkedFileWriter writer =
        ChunkedFileWriter.create(
            file, ExampleRun.header(3000, selection), ExampleRun.STANDARD, level, false)) {
      writer.write(ExampleRun.fill(new EventBatch(false), 0, 3000, 0));
      writer.finish(19.5, 0.25);
    }
    return file;
  }

  private Path challenge(int events) {
    Path file = folder.resolve("challenge-" + events + ".h5");
    float[] observed = new float[events];
    double[] time = new double[events];
    for (int i = 0; i < events; i++) {
      observed[i] = i * (float) Units.KEV;
      time[i] = i * Units.S;
    }
    ChallengeFileWriter.write(
        file,
        new ChallengeHeader("nudipole 0.1.0", "one", Units.DAY),
        List.of(
            new Column("observed", Column.Type.F32, "keVnr", Units.KEV, "what was seen"),
            Column.TIME),
        List.of(observed, time));
    return file;
  }

  private Path copy(Path file) throws IOException {
    Path copy = folder.resolve("copy-of-" + file.getFileName());
    Files.deleteIfExists(copy);
    return copy;
  }

  private static void run(String tool, String options, String... more)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(tool));
    if (!options.isEmpty()) {
      command.addAll(List.of(options.split(" ")));
    }
    command.addAll(List.of(more));
    assertEquals(new Result(0, ""), OutsideTool.run(command.toArray(new String[0])));
  }

  private static void assertSame(Path file, Path copy) throws IOException, InterruptedException {
    assertEquals(digests(file), digests(copy));
    recipe(List.of(copy));
  }

  private static void recipe(List<Path> copies) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(OutsideTool.PYTHON, RECIPE.toString()));
    StringBuilder expected = new StringBuilder();
    for (Path copy : copies) {
      command.add(copy.toString());
      expected.append(copy).append(": ok\n");
    }
    assertEquals(
        new Result(0, expected.toString()), OutsideTool.run(command.toArray(new String[0])));
  }

  // Opening a file checks both.
  private static List<String> digests(Path file) {
    if (ChallengeFileReader.isChallenge(file)) {
      try (ChallengeFileReader reader = ChallengeFileReader.open(file)) {
        return List.of(reader.digest(), reader.stored().text("/@header_digest"));
      }
    }
    try (EventFileReader reader = EventFileReader.open(file)) {
      return List.of(reader.summary().digest(), reader.stored().text("/run@header_digest"));
    }
  }
}
