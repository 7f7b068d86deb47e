package org.nudipole.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.generator.Column;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.Units;
import org.nudipole.io.hdf5.EventFileException;

class EventFileWriterTest {
  private static final int BLOCK = EventBatch.CAPACITY;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void threadsAndOrderDoNotMatter(int threads) throws Exception {
    long events = 9L * BLOCK + 100;
    RunSummary expected = ExampleRun.write(folder.resolve("ordered.h5"), events);
    Path path = folder.resolve("shuffled.h5");
    List<Integer> blocks = new ArrayList<>();
    for (int b = 0; b < EventDigest.blocks(events); b++) {
      blocks.add(b);
    }
    Collections.shuffle(blocks, new Random(1));
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try (EventFileWriter writer =
        EventFileWriter.create(path, ExampleRun.header(events), ExampleRun.STANDARD, false)) {
      List<Callable<Void>> tasks = new ArrayList<>();
      for (int block : blocks) {
        tasks.add(
            () -> {
              writer.write(ExampleRun.fill(new EventBatch(false), block, events, 0));
              return null;
            });
      }
      for (Future<Void> task : pool.invokeAll(tasks)) {
        task.get();
      }
      assertEquals(expected, writer.finish(4020.5, 1.25));
    } finally {
      pool.shutdown();
    }
    assertEquals(-1, Files.mismatch(folder.resolve("ordered.h5"), path));
    assertEquals(List.of(), EventFileCheck.faults(path));
  }

  @Test
  void additionalColumnsAndAShard() {
    List<Column> full =
        Stream.concat(ExampleRun.STANDARD.stream(), Column.additional().stream()).toList();
    Shard shard = new Shard(2, 3, 2L * BLOCK);
    RunHeader header = ExampleRun.header(50, shard);
    Path path = folder.resolve("events-00002.h5");
    EventBatch batch = ExampleRun.fill(new EventBatch(true), 0, 50, shard.firstEvent());
    batch.dsigmaSm[3] = 2.5e-40 * Units.CM2 / Units.KEV;
    batch.recoilDz[49] = -0.25f;
    batch.part[1] = 1;
    try (EventFileWriter writer = EventFileWriter.create(path, header, full, false)) {
      writer.write(batch);
      writer.finish(1, 1);
    }
    try (EventFileReader file = EventFileReader.open(path)) {
      assertEquals(shard, file.header().shard());
      assertEquals(2.5e-40, file.doubles("dsigma_sm", 3, 1)[0], 1e-54);
      assertEquals("cm2/keV", file.column("dsigma_sm").units());
      assertEquals(-0.25, file.doubles("recoil_dz", 49, 1)[0]);
      assertArrayEquals(new int[] {0, 1}, file.integers("part", 0, 2));
      assertEquals(List.of("sm", "dipole"), file.column("part").labels());
    }
    assertEquals(List.of(), EventFileCheck.faults(path));
  }

  /** Columns that a batch does not have, such as the weight of a re-weighted set. */
  @Test
  void anyOtherColumn() {
    Column weight = new Column("weight", Column.Type.F64, "", 1, "ratio of densities");
    Path path = folder.resolve("a.h5");
    try (EventFileWriter writer =
        EventFileWriter.create(path, ExampleRun.header(2), List.of(weight), false)) {
      writer.write(0, 2, column -> new double[] {0.5, 1.5});
      writer.finish(1, 1);
    }
    try (EventFileReader file = EventFileReader.unchecked(path)) {
      assertArrayEquals(new double[] {0.5, 1.5}, file.doubles("weight", 0, 2));
    }
  }

  @Test
  void existingFileStays() throws IOException {
    Path path = Files.writeString(folder.resolve("a.h5"), "precious");
    EventFileException e = assertThrows(EventFileException.class, () -> ExampleRun.write(path, 10));
    assertEquals(
        path
            + ": exists already (results are not overwritten) Give another name, or --force to"
            + " replace it",
        e.getMessage());
    assertEquals("precious", Files.readString(path));
    assertEquals(List.of("a.h5"), names());
  }

  @Test
  void fileThatAppearsDuringTheRunStays() throws IOException {
    Path path = folder.resolve("a.h5");
    EventFileWriter writer =
        EventFileWriter.create(path, ExampleRun.header(0), ExampleRun.STANDARD, false);
    try (writer) {
      Files.writeString(path, "precious");
      assertThrows(EventFileException.class, () -> writer.finish(1, 1));
    }
    assertEquals("precious", Files.readString(path));
    assertEquals(List.of("a.h5"), names());
  }

  @Test
  void forceReplacesOnlyWhenComplete() throws IOException {
    Path path = Files.writeString(folder.resolve("a.h5"), "old");
    Files.writeString(
        folder.resolve("a.h5.part"), "left by a killed run, longer than ".repeat(9999));
    try (EventFileWriter writer =
        EventFileWriter.create(path, ExampleRun.header(0), ExampleRun.STANDARD, true)) {
      assertEquals("old", Files.readString(path));
      writer.finish(1, 1);
    }
    assertEquals(List.of(), EventFileCheck.faults(path));
    assertEquals(List.of("a.h5"), names());
  }

  /** With force too: what another run writes is not taken from it. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aNameIsWrittenByOneRun(boolean force) throws IOException {
    Path path = folder.resolve("a.h5");
    try (EventFileWriter first =
        EventFileWriter.create(path, ExampleRun.header(0), ExampleRun.STANDARD, force)) {
      refused(path, force, "another run writes it now: a.h5.part is locked");
      first.finish(1, 1);
    }
    assertEquals(List.of(), EventFileCheck.faults(path));
    assertEquals(List.of("a.h5"), names());
  }

  @Test
  void whatAKilledRunLeftNeedsForce() throws IOException {
    Path path = folder.resolve("a.h5");
    Path part = Files.writeString(folder.resolve("a.h5.part"), "some blocks");
    refused(path, false, "a.h5.part is there, left by a run that was killed) Give another name");
    assertEquals("some blocks", Files.readString(part));
    Files.writeString(part, "");
    refused(path, false, "a.h5.part is there, empty");
    EventFileWriter.check(path, Existing.REPLACE);
    assertTrue(Files.exists(part));
  }

  @Test
  void whatIsNoFileIsNotReplaced() throws IOException {
    Path path = folder.resolve("a.h5");
    Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "precious");
    Files.createSymbolicLink(folder.resolve("a.h5.part"), elsewhere);
    refused(path, true, "nothing tells whether another run writes it");
    assertEquals("precious", Files.readString(elsewhere));
  }

  /** What stands under the name of the part file at the end is not taken for its own. */
  @Test
  void partFileThatWasReplacedDuringTheRun() throws IOException {
    Path path = folder.resolve("a.h5");
    Path part = folder.resolve("a.h5.part");
    EventFileWriter writer =
        EventFileWriter.create(path, ExampleRun.header(0), ExampleRun.STANDARD, true);
    try (writer) {
      Files.delete(part);
      Files.writeString(part, "of another run");
      EventFileException e = assertThrows(EventFileException.class, () -> writer.finish(1, 1));
      assertTrue(e.getMessage().contains("removed or replaced a.h5.part"), e.getMessage());
    }
    assertEquals("of another run", Files.readString(part));
    assertEquals(List.of("a.h5.part"), names());
  }

  private static void refused(Path path, boolean force, String why) {
    for (Executable attempt :
        List.<Executable>of(
            () -> EventFileWriter.check(path, Existing.of(force)),
            () -> EventFileWriter.create(path, ExampleRun.header(0), ExampleRun.STANDARD, force))) {
      EventFileException e = assertThrows(EventFileException.class, attempt);
      assertTrue(e.getMessage().contains(why), e.getMessage());
    }
  }

  @Test
  void runThatFailsLeavesNothing() throws IOException {
    try (EventFileWriter writer =
        EventFileWriter.create(
            folder.resolve("a.h5"), ExampleRun.header(2 * BLOCK), ExampleRun.STANDARD, false)) {
      writer.write(ExampleRun.fill(new EventBatch(false), 0, 2 * BLOCK, 0));
      assertEquals(List.of("a.h5.part"), names());
      IllegalStateException e =
          assertThrows(IllegalStateException.class, () -> writer.finish(1, 1));
      assertTrue(e.getMessage().endsWith("1 of 2 blocks written"), e.getMessage());
    }
    assertEquals(List.of(), names());
  }

  @Test
  void fullDiskIsNamed() throws IOException {
    long events = 3 * BLOCK;
    Path path = folder.resolve("a.h5");
    try (EventFileWriter writer =
        EventFileWriter.create(
            path,
            ExampleRun.header(events),
            ExampleRun.STANDARD,
            false,
            disk -> new FullDisk(disk, 5_000_000))) {
      EventBatch batch = new EventBatch(false);
      writer.write(ExampleRun.fill(batch, 0, events, 0));
      ExampleRun.fill(batch, 1, events, 0);
      EventFileException e = assertThrows(EventFileException.class, () -> writer.write(batch));
      assertEquals(path, e.path());
      assertEquals(
          path + ": cannot write (the disk is full) Free some space, or write to another disk",
          e.getMessage());
    }
    assertEquals(List.of(), names());
  }

  @Test
  void diskTooSmallIsRefusedAtOnce() {
    Path path = folder.resolve("a.h5");
    RunHeader header = ExampleRun.header(100_000_000_000_000L);
    EventFileException e =
        assertThrows(
            EventFileException.class,
            () -> EventFileWriter.create(path, header, ExampleRun.STANDARD, false));
    assertTrue(e.getMessage().contains("the events need 4,900,000,000 MB"), e.getMessage());
    RunHeader most = ExampleRun.header(Long.MAX_VALUE);
    e =
        assertThrows(
            EventFileException.class,
            () -> EventFileWriter.create(path, most, ExampleRun.STANDARD, false));
    assertTrue(e.getMessage().contains("the disk has "), e.getMessage());
    assertFalse(Files.exists(folder.resolve("a.h5.part")));
  }

  @Test
  void missingFolderIsNamed() {
    Path path = folder.resolve("nowhere").resolve("a.h5");
    EventFileException e = assertThrows(EventFileException.class, () -> ExampleRun.write(path, 0));
    assertEquals(path + ": cannot write (no such file or folder) Check the path", e.getMessage());
  }

  @Test
  void folderIsNoFile() {
    EventFileException e =
        assertThrows(EventFileException.class, () -> ExampleRun.write(folder, 0));
    assertTrue(e.getMessage().contains("it is a folder"), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void valuesAreFinite(double value) {
    long events = BLOCK + 100;
    Path path = folder.resolve("a.h5");
    try (EventFileWriter writer =
        EventFileWriter.create(path, ExampleRun.header(events), ExampleRun.STANDARD, false)) {
      EventBatch batch = ExampleRun.fill(new EventBatch(false), 1, events, 0);
      batch.observed[99] = value;
      batch.observed[100] = value; // behind the last row: whatever an earlier block left there
      IllegalStateException e =
          assertThrows(IllegalStateException.class, () -> writer.write(batch));
      assertTrue(
          e.getMessage().contains("observed of event 65635 is not a number"), e.getMessage());
    }
    try (EventFileWriter writer =
        EventFileWriter.create(path, ExampleRun.header(events), ExampleRun.STANDARD, false)) {
      EventBatch batch = ExampleRun.fill(new EventBatch(false), 0, events, 0);
      batch.vertexY[5] = (float) value;
      IllegalStateException e =
          assertThrows(IllegalStateException.class, () -> writer.write(batch));
      assertTrue(e.getMessage().contains("vertex_y of event 5 is not a number"), e.getMessage());
    }
  }

  @Test
  void blocksAreWholeAndComeOnce() {
    long events = 2 * BLOCK + 5;
    try (EventFileWriter writer =
        EventFileWriter.create(
            folder.resolve("a.h5"), ExampleRun.header(events), ExampleRun.STANDARD, false)) {
      EventBatch batch = new EventBatch(false);
      batch.reset(1, BLOCK);
      assertThrows(IllegalArgumentException.class, () -> writer.write(batch));
      batch.reset(0, BLOCK - 1);
      assertThrows(IllegalArgumentException.class, () -> writer.write(batch));
      batch.reset(2 * BLOCK, 6);
      assertThrows(IllegalArgumentException.class, () -> writer.write(batch));
      batch.reset(3 * BLOCK, 5);
      assertThrows(IllegalArgumentException.class, () -> writer.write(batch));
      writer.write(ExampleRun.fill(batch, 2, events, 0));
      assertThrows(IllegalStateException.class, () -> writer.write(batch));
    }
  }

  @Test
  void headersThatHdf5CannotHoldAreRefused() throws IOException {
    Path path = folder.resolve("a.h5");
    List<Column> twice = List.of(Column.TIME, Column.TIME);
    refuse(path, ExampleRun.header(1), twice);
    refuse(path, ExampleRun.header(1), List.of());
    refuse(
        path,
        ExampleRun.header(1, Shard.WHOLE, "macro", Map.of("a/b.csv", "x"), Map.of()),
        ExampleRun.STANDARD);
    refuse(
        path,
        ExampleRun.header(1, Shard.WHOLE, "macro", Map.of("b".repeat(300), "x"), Map.of()),
        ExampleRun.STANDARD);
    refuse(
        path,
        ExampleRun.header(1, Shard.WHOLE, "macro", Map.of("nul", "\0"), Map.of()),
        ExampleRun.STANDARD);
    // An attribute over 64 kB would be written and read back as garbage.
    refuse(
        path,
        ExampleRun.header(1, Shard.WHOLE, "macro", Map.of(), Map.of("n".repeat(33_000), "ab")),
        ExampleRun.STANDARD);
    assertEquals(List.of(), names());
  }

  private static void refuse(Path path, RunHeader header, List<Column> columns) {
    assertThrows(
        IllegalArgumentException.class, () -> EventFileWriter.create(path, header, columns, false));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
