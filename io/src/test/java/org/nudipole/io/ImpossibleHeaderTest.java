package org.nudipole.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nudipole.io.hdf5.EventFileException;
import org.nudipole.io.hdf5.Hdf5Dataset;
import org.nudipole.io.hdf5.Hdf5Group;
import org.nudipole.io.hdf5.Hdf5Output;
import org.nudipole.io.hdf5.OutsideTool;
import org.nudipole.io.hdf5.StoredType;
import org.nudipole.io.hdf5.StoredValue;

/** Files with a right digest of their header that no run can have written: told, whatever it is. */
class ImpossibleHeaderTest {
  private static final int ROWS = 20;

  @TempDir private Path folder;

  @Test
  void aForgedFileOfTheSameContentIsSound() throws IOException {
    Path file = forged(Map.of(), Map.of());
    assertEquals(List.of(), EventFileCheck.faults(file));
  }

  @Test
  void numbersThatAreNone() throws IOException {
    told(Map.of("/run@exposure_s", StoredValue.number(Double.NaN)), "exposure = NaN");
    told(Map.of("/run@expected_events", StoredValue.number(-1)), "expectedEvents = -1");
    told(Map.of("/run@n_events", StoredValue.integer(-1)), "events = -1");
    told(Map.of("/run@n_events", StoredValue.integer(0)), "has 20 rows, the header says 0");
    told(
        Map.of("/run@n_events", StoredValue.integer(1L << 60)),
        "the header says 1152921504606846976");
    told(Map.of("/run@n_events", StoredValue.text("many")), "/run@n_events is no integer");
    told(Map.of("/run@shard_count", StoredValue.integer(1L << 40)), "is damaged");
    told(Map.of("/run@min_recoil_keV", StoredValue.number(Double.NaN)), "min_recoil_keV = NaN");
    told(Map.of("/run@min_recoil_eves_keV", StoredValue.number(-1)), "min_recoil_eves_keV = -1");
    told(Map.of("/targets/mass", StoredValue.numbers(1.0, Double.NaN)), "mass of Xe.4d5/2 = NaN");
    told(Map.of("/run@detector_mass_kg", StoredValue.number(0)), "mass of a module = 0");
    told(Map.of("/run@detector_mass_kg", StoredValue.numbers(1, 2)), "of lengths [2, 1, 1]");
    told(Map.of("/targets/mass", StoredValue.numbers(1.0, 2.0, 3.0)), "of lengths");
  }

  @Test
  void lengthsOfColumnsThatDisagree() throws IOException {
    Path file = forged(Map.of(), Map.of("time", 7L, "detected", 0L));
    List<String> faults = EventFileCheck.faults(file);
    assertTrue(
        faults.get(0).endsWith("column detected has 0 rows, the header says 20"), faults::toString);
    assertTrue(
        faults.get(1).endsWith("column time has 7 rows, the header says 20"), faults::toString);
    assertThrows(EventFileException.class, () -> EventFileReader.open(file));
  }

  /** However few bytes of the file they are: 40 MB of one character are packed into some kB. */
  @Test
  void textsOfAnySize() throws Exception {
    Path file = forged(Map.of("/run/macro", StoredValue.text("#".repeat(40_000_000))), Map.of());
    String why = "/run/macro has 40,000,001 bytes (beside its columns a file has at most";
    assertTrue(EventFileCheck.faults(file).get(0).contains(why));
    OutsideTool.assume("h5repack", "--version");
    Path packed = folder.resolve("packed.h5");
    OutsideTool.run("h5repack", "-f", "GZIP=6", file.toString(), packed.toString());
    assertTrue(EventFileCheck.faults(packed).get(0).contains(why));
  }

  @Test
  void aPipeIsNotWaitedFor() throws Exception {
    Path pipe = folder.resolve("pipe.h5");
    OutsideTool.assume("mkfifo", pipe.toString());
    for (Path path : List.of(pipe, Path.of("/dev/zero"))) {
      EventFileException e =
          assertThrows(EventFileException.class, () -> EventFileReader.open(path));
      assertTrue(e.getMessage().contains("no regular file"), e.getMessage());
      IOException text = assertThrows(IOException.class, () -> InputFile.text(path));
      assertEquals("not a regular file", text.getMessage());
    }
  }

  private void told(Map<String, StoredValue> changes, String why) throws IOException {
    Path file = forged(changes, Map.of());
    List<String> faults = EventFileCheck.faults(file);
    assertTrue(faults.stream().anyMatch(fault -> fault.contains(why)), () -> why + ": " + faults);
    assertThrows(EventFileException.class, () -> EventFileReader.open(file));
  }

  /**
   * A sound file, written anew with other values and its header digest made anew.
   *
   * @param rows other lengths of columns
   */
  private Path forged(Map<String, StoredValue> changes, Map<String, Long> rows) throws IOException {
    Path source = folder.resolve("sound.h5");
    if (!Files.exists(source)) {
      ExampleRun.write(source, ROWS);
    }
    Path target = Files.createTempFile(folder, "forged", ".h5");
    Hdf5Group root = new Hdf5Group();
    Map<String, Hdf5Group> groups = new HashMap<>(Map.of("", root));
    Map<String, Hdf5Dataset> datasets = new HashMap<>();
    try (EventFileReader reader = EventFileReader.unchecked(source);
        FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
      SortedMap<String, StoredValue> values = new TreeMap<>(reader.stored().values());
      values.putAll(changes);
      values.remove("/run@header_digest");
      for (StoredColumn column : reader.columns()) {
        StoredType type =
            column.type().startsWith("f")
                ? StoredType.floating(column.bytes())
                : StoredType.integer(column.bytes(), column.type().startsWith("i"));
        long count = rows.getOrDefault(column.name(), column.rows());
        datasets.put(
            "/events/" + column.name(),
            group("/events", groups).reserved(column.name(), type, count));
      }
      values.forEach(
          (name, value) -> {
            if (name.indexOf('@') < 0) {
              int slash = name.lastIndexOf('/');
              Hdf5Group parent = group(name.substring(0, slash), groups);
              datasets.put(name, parent.dataset(name.substring(slash + 1), value));
            }
          });
      values.forEach(
          (name, value) -> {
            int at = name.indexOf('@');
            if (at >= 0) {
              String owner = name.substring(0, at).equals("/") ? "" : name.substring(0, at);
              String attribute = name.substring(at + 1);
              if (datasets.containsKey(owner)) {
                datasets.get(owner).attribute(attribute, value);
              } else {
                group(owner, groups).attribute(attribute, value);
              }
            }
          });
      FileLayout.seal(root, group("/run", groups));
      Hdf5Output out = new Hdf5Output(channel);
      root.write(out);
      for (StoredColumn column : reader.columns()) {
        int count = Math.toIntExact(rows.getOrDefault(column.name(), column.rows()));
        out.write(
            reader.content().bytes(column.name(), 0, count),
            datasets.get("/events/" + column.name()).address());
      }
    }
    return target;
  }

  private static Hdf5Group group(String path, Map<String, Hdf5Group> groups) {
    Hdf5Group found = groups.get(path);
    if (found == null) {
      int slash = path.lastIndexOf('/');
      found = group(path.substring(0, slash), groups).group(path.substring(slash + 1));
      groups.put(path, found);
    }
    return found;
  }
}
