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
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.generator.Column;
import org.nudipole.generator.EventBatch;
import org.nudipole.io.hdf5.EventFileException;

/**
 * Files in chunks, of any columns, precisions, levels and selections, hold what a loop over the
 * rows says they hold, whatever the threads.
 */
@Timeout(60)
class ChunkedFileWriterTest {
  private static final int BLOCK = EventBatch.CAPACITY;

  /** So many blocks come in any order. */
  private static final int NEAR = 5;

  @TempDir Path folder;

  /** What is asked of one file. */
  private record Wish(long events, List<Column> columns, int level, RunHeader header) {
    static Wish random(Random random) {
      long[] sizes = {0, 1, 17, BLOCK - 1, BLOCK, BLOCK + 1, 3L * BLOCK + 100};
      long events = sizes[random.nextInt(sizes.length)];
      List<Column> columns = new ArrayList<>();
      List<String> other = new ArrayList<>();
      for (Column column : ExampleRun.STANDARD) {
        if (random.nextBoolean()) {
          boolean changes = column.isReal() && random.nextInt(3) == 0;
          boolean wide = column.type() == Column.Type.F64;
          columns.add(changes ? column.as(wide ? Column.Type.F32 : Column.Type.F64) : column);
          if (changes) {
            other.add(column.name());
          }
        }
      }
      if (columns.isEmpty()) {
        columns.add(Column.DETECTED);
      }
      Selection selection =
          new Selection(random.nextBoolean(), columns.stream().map(Column::name).toList(), other);
      int level = random.nextInt(10);
      return new Wish(events, columns, level, ExampleRun.header(events, selection));
    }

    Path write(Path path, int threads) throws InterruptedException, ExecutionException {
      List<Integer> blocks = new ArrayList<>();
      for (int b = 0; b < EventDigest.blocks(events); b++) {
        blocks.add(b);
      }
      ExecutorService pool = Executors.newFixedThreadPool(threads);
      try (ChunkedFileWriter writer =
          ChunkedFileWriter.create(path, header, columns, level, false)) {
        // A thread that brings the next block is always at work, as in a run.
        for (int b = 0; threads > 1 && b < blocks.size(); b += NEAR) {
          Collections.shuffle(
              blocks.subList(b, Math.min(blocks.size(), b + NEAR)), new Random(threads));
        }
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
        writer.finish(4020.5, 1.25);
        return path;
      } finally {
        pool.shutdown();
      }
    }

    /** The slow twin: the values of a column, one row after the other. */
    double[] expected(Column column) {
      DoubleStream.Builder values = DoubleStream.builder();
      EventBatch batch = new EventBatch(false);
      for (int b = 0; b < EventDigest.blocks(events); b++) {
        ExampleRun.fill(batch, b, events, 0);
        for (int i = 0; i < batch.size(); i++) {
          if (!header.selection().detectedOnly() || batch.detected[i] == 1) {
            values.add(value(column, batch.values(column), i));
          }
        }
      }
      return values.build().toArray();
    }

    private static double value(Column column, Object values, int i) {
      if (values instanceof byte[] bytes) {
        return column.type() == Column.Type.U8 ? bytes[i] & 0xff : bytes[i];
      }
      if (values instanceof short[] shorts) {
        return shorts[i];
      }
      double canonical = values instanceof double[] doubles ? doubles[i] : ((float[]) values)[i];
      double stored = canonical / column.unit();
      return column.type() == Column.Type.F32 ? (float) stored : stored;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void roundTrip(int seed) throws Exception {
    Random random = new Random(seed);
    Wish wish = Wish.random(random);
    Path path = wish.write(folder.resolve("one.h5"), 1);
    Path other = wish.write(folder.resolve("several.h5"), 2 + random.nextInt(4));
    assertEquals(-1, Files.mismatch(path, other), wish::toString);
    assertEquals(List.of(), EventFileCheck.faults(path), wish::toString);
    try (EventFileReader file = EventFileReader.open(path)) {
      assertEquals(wish.header.selection(), file.header().selection());
      assertEquals(wish.events, file.header().events());
      assertEquals(wish.columns.size(), file.columns().size());
      EventBatch flags = new EventBatch(false);
      long detected = 0;
      for (int b = 0; b < EventDigest.blocks(wish.events); b++) {
        ExampleRun.fill(flags, b, wish.events, 0);
        for (int i = 0; i < flags.size(); i++) {
          detected += flags.detected[i];
        }
      }
      assertEquals(detected, file.summary().detected());
      for (Column column : wish.columns) {
        double[] expected = wish.expected(column);
        assertEquals(expected.length, file.rows());
        assertArrayEquals(expected, file.doubles(column.name(), 0, expected.length), column.name());
        // Pieces that begin and end within chunks.
        int from = random.nextInt(expected.length + 1);
        int to = from + random.nextInt(expected.length - from + 1);
        assertArrayEquals(
            Arrays.copyOfRange(expected, from, to), file.doubles(column.name(), from, to - from));
      }
    }
  }

  /** The digest is that of the rows, not of how they are stored. */
  @Test
  void compressionKeepsTheDigest() throws Exception {
    long events = 2L * BLOCK + 100;
    RunSummary plain = ExampleRun.write(folder.resolve("plain.h5"), events);
    for (int level : new int[] {1, 6}) {
      Wish wish = new Wish(events, ExampleRun.STANDARD, level, ExampleRun.header(events));
      Path path = wish.write(folder.resolve(level + ".h5"), 2);
      try (EventFileReader file = EventFileReader.open(path);
          EventFileReader other = EventFileReader.open(folder.resolve("plain.h5"))) {
        assertEquals(plain, file.summary());
        assertEquals(
            other.stored().text("/run@header_digest"), file.stored().text("/run@header_digest"));
      }
      assertTrue(Files.size(path) < 0.9 * Files.size(folder.resolve("plain.h5")));
    }
  }

  /** More chunks than one node of the index has children. */
  @Test
  void indexOfSeveralLevels() throws Exception {
    long events = 70L * BLOCK + 5;
    Column column = Column.DETECTED;
    Wish wish =
        new Wish(
            events,
            List.of(column),
            1,
            ExampleRun.header(events, new Selection(false, List.of(column.name()), List.of())));
    Path path = wish.write(folder.resolve("a.h5"), 2);
    try (EventFileReader file = EventFileReader.open(path)) {
      assertArrayEquals(wish.expected(column), file.doubles(column.name(), 0, (int) events));
    }
  }

  @Test
  void fullDiskKeepsNothingAndLetsNobodyWait() throws Exception {
    Path path = folder.resolve("a.h5");
    long events = 12L * BLOCK;
    ExecutorService pool = Executors.newFixedThreadPool(3);
    try (ChunkedFileWriter writer =
        ChunkedFileWriter.create(
            path,
            ExampleRun.header(events),
            ExampleRun.STANDARD,
            Map.of(),
            1,
            false,
            disk -> new FullDisk(disk, 5_000_000))) {
      List<Callable<Void>> tasks = new ArrayList<>();
      for (int b = 0; b < 12; b++) {
        int block = b;
        tasks.add(
            () -> {
              writer.write(ExampleRun.fill(new EventBatch(false), block, events, 0));
              return null;
            });
      }
      List<String> told = new ArrayList<>();
      for (Future<Void> task : pool.invokeAll(tasks)) {
        try {
          task.get();
        } catch (ExecutionException e) {
          told.add(e.getCause().getMessage());
        }
      }
      assertTrue(
          told.contains(
              path + ": cannot write (the disk is full) Free some space, or write to another disk"),
          told::toString);
      assertThrows(IllegalStateException.class, () -> writer.finish(1, 1));
    } finally {
      pool.shutdown();
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(), left.toList());
    }
  }

  /** A run that has failed elsewhere leaves no thread behind. */
  @Test
  void threadsFarAheadAreReleased() throws Exception {
    long events = 100L * BLOCK;
    Selection selection = new Selection(true, List.of(), List.of());
    ExecutorService pool = Executors.newFixedThreadPool(1);
    try (ChunkedFileWriter writer =
        ChunkedFileWriter.create(
            folder.resolve("a.h5"),
            ExampleRun.header(events, selection),
            ExampleRun.STANDARD,
            0,
            false)) {
      // Nobody brings the first.
      Future<?> far =
          pool.submit(() -> writer.write(ExampleRun.fill(new EventBatch(false), 99, events, 0)));
      Thread.sleep(50);
      assertFalse(far.isDone());
      writer.release();
      far.get();
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void anUnfinishedFileSaysSo() throws IOException {
    Path path = folder.resolve("a.h5");
    long events = 2L * BLOCK;
    try (ChunkedFileWriter writer =
        ChunkedFileWriter.create(path, ExampleRun.header(events), ExampleRun.STANDARD, 1, false)) {
      writer.write(ExampleRun.fill(new EventBatch(false), 0, events, 0));
      Path part = folder.resolve("a.h5.part");
      EventFileException e =
          assertThrows(EventFileException.class, () -> EventFileReader.open(part));
      assertTrue(e.getMessage().contains("is unfinished"), e.getMessage());
      assertThrows(IllegalStateException.class, () -> writer.finish(1, 1));
    }
    assertFalse(Files.exists(path));
  }

  @Test
  void blockTwiceOrAPartOfOneIsRefused() {
    long events = 2L * BLOCK;
    try (ChunkedFileWriter writer =
        ChunkedFileWriter.create(
            folder.resolve("a.h5"), ExampleRun.header(events), ExampleRun.STANDARD, 1, false)) {
      EventBatch batch = ExampleRun.fill(new EventBatch(false), 0, events, 0);
      writer.write(batch);
      assertThrows(IllegalStateException.class, () -> writer.write(batch));
      batch.reset(BLOCK, 10);
      assertThrows(IllegalArgumentException.class, () -> writer.write(batch));
    }
  }

  @Test
  void valuesThatAreNotStoredNeedNotBeNumbers() {
    Selection selection = new Selection(true, List.of(), List.of());
    EventBatch batch = ExampleRun.fill(new EventBatch(false), 0, 100, 0);
    for (byte detected : new byte[] {0, 1}) {
      batch.time[57] = Double.NaN;
      batch.detected[57] = detected;
      Path path = folder.resolve(detected + ".h5");
      try (ChunkedFileWriter writer =
          ChunkedFileWriter.create(
              path, ExampleRun.header(100, selection), ExampleRun.STANDARD, 0, false)) {
        if (detected == 0) {
          writer.write(batch);
        } else {
          String told =
              assertThrows(IllegalStateException.class, () -> writer.write(batch)).getMessage();
          assertTrue(told.contains("time of event 57 is not a number"), told);
        }
      }
    }
  }

  /**
   * Of an interrupted file nothing is used; blocks that a file of another kind has are not lost.
   */
  @Test
  void partIsReplacedUnlessItHasBlocks() throws IOException {
    long events = 3L * BLOCK + 5;
    RunHeader header = ExampleRun.header(events, new Selection(true, List.of(), List.of()));
    RunTally none = RunTally.none(0, List.of(new ModuleEnvelope(5000, 1.5, 1)));
    RunTally tally = none.with(new long[] {events, 7, 2 * events, 3 * events});
    Path whole = folder.resolve("whole.h5");
    Path path = folder.resolve("a.h5");
    Path part = folder.resolve("a.h5.part");
    counted(whole, header, none, tally, Existing.REFUSE);
    try (ChunkedFileWriter writer =
        ChunkedFileWriter.open(path, header, ExampleRun.STANDARD, 1, none, Existing.REFUSE)) {
      writer.write(ExampleRun.fill(new EventBatch(false), 0, events, 0));
      Files.copy(part, folder.resolve("copy"));
      assertEquals(0, writer.keep());
    }
    assertFalse(Files.exists(part));
    Files.move(folder.resolve("copy"), part);
    EventFileException left =
        assertThrows(
            EventFileException.class, () -> counted(path, header, none, tally, Existing.REFUSE));
    assertTrue(left.getMessage().contains("--resume"), left.getMessage());
    counted(path, header, none, tally, Existing.RESUME);
    assertEquals(-1, Files.mismatch(whole, path));

    Path plain = folder.resolve("b.h5");
    try (EventFileWriter writer =
        EventFileWriter.open(plain, header, ExampleRun.STANDARD, none, Existing.REFUSE)) {
      writer.write(ExampleRun.fill(new EventBatch(false), 0, events, 0), new long[4]);
      writer.keep();
    }
    byte[] before = Files.readAllBytes(folder.resolve("b.h5.part"));
    assertThrows(
        EventFileException.class, () -> counted(plain, header, none, tally, Existing.RESUME));
    assertArrayEquals(before, Files.readAllBytes(folder.resolve("b.h5.part")));
    counted(plain, header, none, tally, Existing.REPLACE);
    assertEquals(-1, Files.mismatch(whole, plain));
  }

  private static void counted(
      Path path, RunHeader header, RunTally none, RunTally tally, Existing existing) {
    try (ChunkedFileWriter writer =
        ChunkedFileWriter.open(path, header, ExampleRun.STANDARD, 1, none, existing)) {
      for (int b = 0; b < EventDigest.blocks(header.events()); b++) {
        writer.write(ExampleRun.fill(new EventBatch(false), b, header.events(), 0));
      }
      writer.finish(tally);
    }
  }

  /** Of events none of which was detected there are no rows, and nothing else is missing. */
  @Test
  void noRowsOfOtherFiles() {
    RunHeader header = ExampleRun.header(100, new Selection(true, List.of(), List.of()));
    Path path = folder.resolve("a.h5");
    try (RowSink sink = RowSink.create(path, header, ExampleRun.STANDARD, Map.of(), 0, false)) {
      assertThrows(IllegalStateException.class, () -> sink.finish(known(5)));
      sink.finish(known(0));
    }
    try (EventFileReader reader = EventFileReader.open(path)) {
      assertEquals(0, reader.rows());
      assertEquals(100, reader.header().events());
    }
  }

  private static RunSummary known(long detected) {
    return new RunSummary(detected, 1, 1, "", Optional.empty());
  }
}
