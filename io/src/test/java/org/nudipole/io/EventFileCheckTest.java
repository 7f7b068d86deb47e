package org.nudipole.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.HdfFile;
import io.jhdf.api.dataset.ContiguousDataset;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nudipole.generator.Column;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.Units;
import org.nudipole.io.hdf5.EventFileException;

class EventFileCheckTest {
  private static final String SHA = "ab".repeat(32);

  private static final String DIGEST = "the columns do not match the digest";

  @TempDir Path folder;
  private Path path;

  @BeforeEach
  void name() {
    path = folder.resolve("a.h5");
  }

  @Test
  void soundFileHasNoFaults() {
    ExampleRun.write(path, 2 * EventBatch.CAPACITY + 3);
    assertEquals(List.of(), EventFileCheck.faults(path));
  }

  @Test
  void missingFileIsNoFaultOfItsContent() {
    assertThrows(EventFileException.class, () -> EventFileCheck.faults(path));
  }

  /** One changed bit in any column. */
  @Test
  void changedColumnDoesNotMatchTheDigest() throws IOException {
    for (Column column : ExampleRun.STANDARD) {
      Path file = folder.resolve(column.name() + ".h5");
      ExampleRun.write(file, EventBatch.CAPACITY + 10);
      int size = column.type().bytes();
      ByteBuffer value = ByteBuffer.allocate(1);
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        long place = address(file, column) + (EventBatch.CAPACITY + 5L) * size;
        channel.read(value, place);
        channel.write(value.put(0, (byte) (value.get(0) ^ 1)).rewind(), place);
      }
      List<String> faults = EventFileCheck.faults(file);
      assertTrue(faults.get(faults.size() - 1).contains(DIGEST), column + ": " + faults);
    }
  }

  @Test
  void valueThatIsNoNumber() throws IOException {
    ExampleRun.write(path, 100);
    ByteBuffer nan = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(0, Double.NaN);
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      channel.write(nan, address(path, Column.TIME) + 42 * 8);
    }
    expect("column time of row 42, NaN, is not finite", DIGEST);
  }

  @Test
  void recoilBelowTheCutOfItsProcess() {
    for (int target : List.of(0, 1)) {
      double cut = (target == 0 ? 1e-3 : 0.7e-3) * Units.KEV;
      Path below = folder.resolve("below-" + target + ".h5");
      write(below, batch -> recoil(batch, target, 0.999 * cut));
      assertEquals(1, EventFileCheck.faults(below).size());
      assertTrue(EventFileCheck.faults(below).get(0).contains("column recoil_energy of row 7,"));
      Path above = folder.resolve("above-" + target + ".h5");
      write(above, batch -> recoil(batch, target, 1.001 * cut));
      assertEquals(List.of(), EventFileCheck.faults(above));
    }
  }

  private static void recoil(EventBatch batch, int target, double energy) {
    batch.target[7] = (short) target;
    batch.recoilEnergy[7] = energy;
  }

  @Test
  void targetThatDoesNotExist() {
    write(batch -> batch.target[8] = 2);
    expect("column target of row 8, 2.0, is no row of /targets");
  }

  @Test
  void tableThatIsNotTheOneUsed() {
    RunHeader header =
        ExampleRun.header(0, Shard.WHOLE, "m", Map.of("t.csv", "1 2\n"), Map.of("t.csv", SHA));
    ExampleRun.write(path, header, ExampleRun.STANDARD);
    expect("table t.csv does not have the SHA-256");
  }

  @Test
  void tableThatTheMacroNamesAndNobodyStored() {
    String macro = "/response/quenching table t.csv\n";
    Map<String, String> digests = Map.of("t.csv", SHA, "shipped.csv", SHA);
    ExampleRun.write(
        path, ExampleRun.header(0, Shard.WHOLE, macro, Map.of(), digests), ExampleRun.STANDARD);
    expect("table t.csv, which the macro names, is missing");
  }

  @Test
  void digestOfATableThatIsNone() {
    ExampleRun.write(
        path,
        ExampleRun.header(0, Shard.WHOLE, "m", Map.of(), Map.of("t.csv", "ab")),
        ExampleRun.STANDARD);
    expect(
        "is damaged (its header: table_sha256 has a line that is no digest and name: ab  t.csv)");
  }

  @Test
  void partsOfARunBeginWithABlock() {
    assertThrows(IllegalArgumentException.class, () -> new Shard(0, 1, 3));
    assertThrows(IllegalArgumentException.class, () -> new Shard(0, 2, EventBatch.CAPACITY));
    assertThrows(IllegalArgumentException.class, () -> new Shard(1, 2, 3));
  }

  @Test
  void columnsOfAnotherKind() {
    List<Column> columns = new ArrayList<>(ExampleRun.STANDARD);
    columns.remove(Column.TARGET);
    columns.remove(Column.TIME);
    columns.add(new Column("time", Column.Type.F32, "ns", Units.NS, "time"));
    columns.replaceAll(c -> c.name().equals("observed") ? Column.observed("furlong", 1) : c);
    ExampleRun.write(path, ExampleRun.header(0), columns);
    expect(
        "column target is missing",
        "column time is f32, not f64",
        "column time has units \"ns\", not \"s\"",
        "column observed has units \"furlong\", not one of");
  }

  private void write(Consumer<EventBatch> change) {
    write(path, change);
  }

  private static void write(Path file, Consumer<EventBatch> change) {
    EventBatch batch = ExampleRun.fill(new EventBatch(false), 0, 100, 0);
    change.accept(batch);
    try (EventFileWriter writer =
        EventFileWriter.create(file, ExampleRun.header(100), ExampleRun.STANDARD, false)) {
      writer.write(batch);
      writer.finish(1, 1);
    }
  }

  private void expect(String... parts) {
    List<String> faults = EventFileCheck.faults(path);
    assertEquals(parts.length, faults.size(), faults.toString());
    for (String part : parts) {
      assertEquals(
          1, faults.stream().filter(fault -> fault.contains(part)).count(), part + " in " + faults);
    }
  }

  private static long address(Path file, Column column) {
    try (HdfFile hdf = new HdfFile(file)) {
      return ((ContiguousDataset) hdf.getDatasetByPath("/events/" + column.name()))
          .getDataAddress();
    }
  }
}
