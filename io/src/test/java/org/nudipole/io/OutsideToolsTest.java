package org.nudipole.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.generator.EventBatch;
import org.nudipole.io.hdf5.EventFileException;
import org.nudipole.io.hdf5.OutsideTool;

/** h5dump and h5py read what we wrote, and we read what h5py wrote. */
class OutsideToolsTest {
  @TempDir Path folder;

  @BeforeEach
  void assume() throws IOException, InterruptedException {
    OutsideTool.assume("h5dump", "--version");
    OutsideTool.assume(OutsideTool.PYTHON, "-c", "import h5py");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, EventBatch.CAPACITY, 2 * EventBatch.CAPACITY + 17})
  void contractHoldsInH5py(long events) throws IOException, InterruptedException {
    Path path = folder.resolve("a.h5");
    ExampleRun.write(path, events);
    assertEquals(
        new OutsideTool.Result(0, "contract holds\n"),
        OutsideTool.python(folder, "check_contract.py", path));
  }

  /** The check itself sees a fault: it reads another digest in a file with one more column. */
  @Test
  void contractCheckFindsAFault() throws IOException, InterruptedException {
    Path path = folder.resolve("a.h5");
    ExampleRun.write(path, 100);
    OutsideTool.Result result =
        OutsideTool.python(folder, "check_contract.py", rewritten("column", path));
    assertEquals(1, result.exit(), result.output());
    assertTrue(result.output().contains("digest does not match"), result.output());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 70_000})
  void h5dumpReadsEverything(long events) throws IOException, InterruptedException {
    Path path = folder.resolve("a.h5");
    ExampleRun.write(path, events);
    OutsideTool.Result result = OutsideTool.run("h5dump", path.toString());
    assertEquals(0, result.exit(), result.output());
    for (String text :
        new String[] {
          "Xe.4d5/2", "H5T_STD_U8LE", "H5T_STD_I16LE", "random/seed 42", "GROUP \"tables\"", "keVnr"
        }) {
      assertTrue(result.output().contains(text), text);
    }
  }

  @Test
  void seesAMacroThatH5pyReplaced() throws IOException, InterruptedException {
    Path path = folder.resolve("a.h5");
    ExampleRun.write(path, 100);
    Path changed = rewritten("macro", path);
    try (EventFileReader file = EventFileReader.unchecked(changed)) {
      assertEquals("/run/beamOn 6", file.header().macro());
      assertEquals("aarch64", file.header().architecture());
      assertEquals(file.summary().digest(), EventDigest.of(file));
    }
    EventFileException e =
        assertThrows(EventFileException.class, () -> EventFileReader.open(changed));
    assertEquals(
        changed + ": the header does not match its digest (it has been changed or damaged)",
        e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"chunked", "big-endian"})
  void readsColumnsThatH5pyStoredInAnotherWay(String way) throws IOException, InterruptedException {
    Path path = folder.resolve("a.h5");
    long events = EventBatch.CAPACITY + 5000;
    ExampleRun.write(path, events);
    try (EventFileReader ours = EventFileReader.open(path);
        EventFileReader theirs = EventFileReader.open(rewritten(way, path))) {
      assertEquals(ours.columns(), theirs.columns());
      for (StoredColumn column : ours.columns()) {
        assertEquals(
            ours.content().bytes(column.name(), 100, 3000),
            theirs.content().bytes(column.name(), 100, 3000),
            column.name());
      }
      assertEquals(ours.summary().digest(), EventDigest.of(theirs));
    }
  }

  @Test
  void readsAColumnOfALaterVersion() throws IOException, InterruptedException {
    Path path = folder.resolve("a.h5");
    ExampleRun.write(path, 100);
    try (EventFileReader file = EventFileReader.unchecked(rewritten("column", path))) {
      StoredColumn column = file.column("pulse_time");
      assertEquals("f64 ns", column.type() + " " + column.units());
      assertEquals(57.0, file.doubles("pulse_time", 57, 1)[0]);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "foreign: is an HDF5 file but no event file",
        "version: has format version 3",
        "missing: /run lacks seed, exposure_s"
      })
  void saysWhyAFileIsNoEventFile(String expected) throws IOException, InterruptedException {
    Path path = folder.resolve("a.h5");
    ExampleRun.write(path, 100);
    Path changed = rewritten(expected.substring(0, expected.indexOf(':')), path);
    EventFileException e =
        assertThrows(EventFileException.class, () -> EventFileReader.open(changed));
    assertTrue(
        e.getMessage().contains(expected.substring(expected.indexOf(':') + 2)), e.getMessage());
    assertEquals(List.of(e.getMessage()), EventFileCheck.faults(changed));
  }

  private Path rewritten(String how, Path path) throws IOException, InterruptedException {
    Path changed = folder.resolve(how + ".h5");
    assertEquals(
        new OutsideTool.Result(0, ""),
        OutsideTool.python(folder, "rewrite.py", how, path, changed));
    return changed;
  }
}
