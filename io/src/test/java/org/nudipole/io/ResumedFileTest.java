package org.nudipole.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nudipole.generator.Column;
import org.nudipole.generator.EventBatch;
import org.nudipole.io.hdf5.EventFileException;

/** A part file that is completed later holds what an undisturbed run would have written. */
class ResumedFileTest {
  private static final int BLOCKS = 5;
  private static final long EVENTS = (BLOCKS - 1L) * EventBatch.CAPACITY + 99;
  private static final RunHeader HEADER = ExampleRun.header(EVENTS);
  private static final RunTally NONE =
      RunTally.none(3, List.of(new ModuleEnvelope(5000, 1.5, 2), new ModuleEnvelope(0, 0, 1)));

  @TempDir Path folder;
  private Path undisturbed;
  private Path file;
  private Path part;

  @BeforeEach
  void writeOneWithoutDisturbance() {
    undisturbed = folder.resolve("undisturbed.h5");
    file = folder.resolve("a.h5");
    part = folder.resolve("a.h5.part");
    try (EventFileWriter writer = open(undisturbed, Existing.REFUSE)) {
      IntStream.range(0, BLOCKS).forEach(block -> write(writer, block));
      writer.finish(tally(BLOCKS));
    }
  }

  private static EventFileWriter open(Path path, Existing existing) {
    return EventFileWriter.open(path, HEADER, ExampleRun.STANDARD, NONE, existing);
  }

  // What a run counts in a block is any numbers, which differ between blocks.
  private static long[] counts(int block) {
    return IntStream.range(0, NONE.counts().size())
        .mapToLong(i -> 1000L * (i + 1) + block)
        .toArray();
  }

  private static RunTally tally(int blocks) {
    long[] sum = new long[NONE.counts().size()];
    for (int block = 0; block < blocks; block++) {
      long[] counts = counts(block);
      IntStream.range(0, sum.length).forEach(i -> sum[i] += counts[i]);
    }
    return NONE.with(sum);
  }

  private static void write(EventFileWriter writer, int block) {
    writer.write(ExampleRun.fill(new EventBatch(false), block, EVENTS, 0), counts(block));
  }

  private void begin(int... blocks) {
    try (EventFileWriter writer = open(file, Existing.REFUSE)) {
      IntStream.of(blocks).forEach(block -> write(writer, block));
      writer.keep();
    }
  }

  private static List<Integer> complete(EventFileWriter writer) {
    return IntStream.range(0, BLOCKS)
        .filter(block -> writer.isComplete((long) block * EventBatch.CAPACITY))
        .boxed()
        .toList();
  }

  private void finish(List<Integer> expected) throws IOException {
    try (EventFileWriter writer = open(file, Existing.RESUME)) {
      assertEquals(expected, complete(writer));
      RunTally sum = writer.kept(NONE);
      for (int block = 0; block < BLOCKS; block++) {
        if (!expected.contains(block)) {
          write(writer, block);
          sum = sum.plus(NONE.with(counts(block)));
        }
      }
      assertEquals(tally(BLOCKS), sum);
      writer.finish(sum);
    }
    assertEquals(-1, Files.mismatch(undisturbed, file));
    assertFalse(Files.exists(part));
  }

  @Test
  void completeBlocksAreKept() throws IOException {
    begin(3, 0, 4);
    finish(List.of(0, 3, 4));
  }

  @Test
  void nothingIsKeptWithoutACompleteBlock() throws IOException {
    try (EventFileWriter writer = open(file, Existing.REFUSE)) {
      assertEquals(0, writer.keep());
    }
    assertFalse(Files.exists(part));
    finish(List.of());
  }

  @Test
  void aFileWithoutEventsIsResumedToo() {
    Path empty = folder.resolve("empty.h5");
    RunHeader header = ExampleRun.header(0);
    try (EventFileWriter writer =
        EventFileWriter.open(empty, header, ExampleRun.STANDARD, NONE, Existing.RESUME)) {
      writer.finish(NONE);
    }
    assertEquals(List.of(), EventFileCheck.faults(empty));
  }

  /** As a power cut leaves it: the record is on the disk, some of the events are not. */
  @Test
  void aBlockThatIsNotWhatItsRecordSaysIsMadeAgain() throws IOException {
    begin(0, 1, 2);
    long[] place = new long[1];
    try (EventFileReader reader = EventFileReader.open(undisturbed)) {
      byte[] bytes = new byte[1000];
      reader.bytes("observed", EventBatch.CAPACITY + 5L, 125).get(bytes);
      place[0] = find(bytes);
    }
    change(place[0]);
    finish(List.of(0, 2));
  }

  @Test
  void aRecordThatWasCutShortCountsForNothing() throws IOException {
    begin(0, 1, 2, 3);
    long end = Files.size(undisturbed);
    SplittableRandom random = new SplittableRandom(1);
    long record = (Files.size(part) - end - 76) / 4;
    // The last byte of the third record, and any of the second.
    change(end + 76 + 3 * record - 1);
    change(end + 76 + record + random.nextLong(record));
    finish(List.of(0, 3));
  }

  private long find(byte[] bytes) throws IOException {
    byte[] all = Files.readAllBytes(part);
    for (int at = 0; at + bytes.length <= all.length; at++) {
      if (Arrays.equals(all, at, at + bytes.length, bytes, 0, bytes.length)) {
        return at;
      }
    }
    throw new AssertionError("these events are not in the part file");
  }

  private void change(long place) throws IOException {
    try (FileChannel channel =
        FileChannel.open(part, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      channel.read(one, place);
      one.put(0, (byte) ~one.get(0));
      channel.write(one.flip(), place);
    }
  }

  @Test
  void anotherRunDoesNotGoOn() throws IOException {
    begin(0, 1);
    byte[] before = Files.readAllBytes(part);
    RunHeader other =
        ExampleRun.header(EVENTS, Shard.WHOLE, "/random/seed 43\n", Map.of(), Map.of());
    RunHeader longer = ExampleRun.header(EVENTS + 1);
    List<Column> fewer = ExampleRun.STANDARD.subList(1, ExampleRun.STANDARD.size());
    refused(other, ExampleRun.STANDARD, NONE);
    refused(longer, ExampleRun.STANDARD, NONE);
    refused(HEADER, fewer, NONE);
    refused(HEADER, ExampleRun.STANDARD, RunTally.none(3, NONE.modules().subList(0, 1)));
    assertArrayEquals(before, Files.readAllBytes(part));
    finish(List.of(0, 1));
  }

  private void refused(RunHeader header, List<Column> columns, RunTally none) {
    EventFileException e =
        assertThrows(
            EventFileException.class,
            () -> EventFileWriter.open(file, header, columns, none, Existing.RESUME).close());
    assertTrue(e.getMessage().contains("a.h5.part is of another run"), e.getMessage());
  }

  /** Killed between the end of the file and its name: there is no journal any more. */
  @Test
  void aFileThatOnlyLacksItsNameIsMadeAgain() throws IOException {
    Files.copy(undisturbed, part);
    RunHeader other =
        ExampleRun.header(EVENTS, Shard.WHOLE, "/random/seed 43\n", Map.of(), Map.of());
    refused(other, ExampleRun.STANDARD, NONE);
    assertEquals(-1, Files.mismatch(undisturbed, part));
    finish(List.of());
  }

  @Test
  void aRunThatWasKilledAtItsVeryBeginning() throws IOException {
    Files.write(part, new byte[0]);
    finish(List.of());
    Files.delete(file);
    Files.write(part, new byte[100_000]);
    finish(List.of());
  }

  @Test
  void whatIsLeftNeedsResumeOrForce() throws IOException {
    begin(2);
    EventFileException e =
        assertThrows(EventFileException.class, () -> open(file, Existing.REFUSE).close());
    assertTrue(e.getMessage().contains("--resume to complete it, or --force"), e.getMessage());
    try (EventFileWriter writer = open(file, Existing.REPLACE)) {
      assertEquals(List.of(), complete(writer));
    }
    assertFalse(Files.exists(part));
  }

  @Test
  void oneRunResumesAtATime() throws IOException {
    begin(2);
    try (EventFileWriter first = open(file, Existing.RESUME)) {
      for (Existing existing : Existing.values()) {
        EventFileException e =
            assertThrows(EventFileException.class, () -> open(file, existing).close());
        assertTrue(e.getMessage().contains("another run writes it now"), e.getMessage());
      }
      assertEquals(List.of(2), complete(first));
      first.keep();
    }
    finish(List.of(2));
  }

  @Test
  void aFileThatAppearsMeanwhileStaysAndSoDoesThePart() throws IOException {
    begin(0, 1, 2, 3, 4);
    Path elsewhere = folder.resolve("elsewhere.h5");
    try (EventFileWriter writer = open(file, Existing.RESUME)) {
      Files.writeString(file, "precious");
      assertThrows(EventFileException.class, () -> writer.finish(tally(BLOCKS)));
      assertEquals(EVENTS, writer.keep());
    }
    assertEquals("precious", Files.readString(file));
    Files.move(file, elsewhere, StandardCopyOption.ATOMIC_MOVE);
    finish(List.of(0, 1, 2, 3, 4));
  }

  /** At whatever byte the disk is full, what is complete by then is kept. */
  @Test
  void fullDisks() throws IOException {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 12; i++) {
      fullDisk(random.nextLong(Files.size(undisturbed) + 10_000));
      Files.delete(file);
    }
  }

  @Test
  @Tag("long")
  void veryManyFullDisks() throws IOException {
    SplittableRandom random = new SplittableRandom(6);
    for (int i = 0; i < 500; i++) {
      fullDisk(random.nextLong(Files.size(undisturbed) + 10_000));
      Files.delete(file);
    }
  }

  private void fullDisk(long room) throws IOException {
    UnaryOperator<FileChannel> disk = channel -> new FullDisk(channel, room);
    TreeSet<Integer> written = new TreeSet<>();
    boolean full = false;
    try (EventFileWriter writer =
        EventFileWriter.open(file, HEADER, ExampleRun.STANDARD, NONE, Existing.REFUSE, disk)) {
      try {
        for (int block = 0; block < BLOCKS; block++) {
          write(writer, block);
          written.add(block);
        }
        writer.finish(tally(BLOCKS));
      } catch (EventFileException e) {
        assertTrue(e.getMessage().contains("the disk is full"), e.getMessage());
        full = true;
        writer.keep();
      }
    } catch (EventFileException e) {
      full = true; // not even the header
    }
    if (full) {
      finish(List.copyOf(written));
    }
    assertEquals(-1, Files.mismatch(undisturbed, file));
  }
}
