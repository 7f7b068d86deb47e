package org.nudipole.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.nudipole.generator.Column;
import org.nudipole.generator.EventBatch;
import org.nudipole.io.hdf5.ColumnEncoder;
import org.nudipole.io.hdf5.EventFileException;
import org.nudipole.io.hdf5.Hdf5Output;
import org.nudipole.io.hdf5.StoredValue;

/**
 * Writes one event file, block by block, from any number of threads.
 *
 * <p>All goes into {@code NAME.part}, which is locked, so that no other run writes it, and from the
 * start is an HDF5 file with columns of their final length; each block is written at its place as
 * it comes, so memory does not grow with the run. {@link #finish} completes the header and renames
 * the file to its name in one step. Whatever else happens, nothing stands under the final name;
 * {@link #close} deletes the part file, and after a killed process its data set {@code
 * /run/blocks_done} tells what is complete.
 *
 * <p>A file that is opened by {@link #open} has a {@link Journal} behind its end while it grows:
 * {@link #keep} leaves it, or a kill does, and another run goes on with the blocks that are missing
 * ({@link #isComplete}). The complete file has the same bytes either way.
 *
 * <p>Interrupting a thread inside {@link #write} closes the file for all threads, as with any
 * {@link FileChannel}.
 */
public final class EventFileWriter implements RowSink {
  private static final byte[] DONE = {1};

  private final Path file;
  private final PartFile part;
  private final RunHeader header;
  private final List<Column> columns;
  private final FileLayout layout;
  private final Map<String, StoredValue> exact;
  private final Optional<RunTally> none;
  private final Optional<Journal> journal;
  private final long[] kept;
  private final Hdf5Output out;
  private final WrittenBlocks blocks;
  private final Queue<ColumnEncoder> encoders = new ConcurrentLinkedQueue<>();

  private EventFileWriter(
      Path file,
      PartFile part,
      RunHeader header,
      List<Column> columns,
      FileLayout layout,
      Map<String, StoredValue> exact,
      Optional<RunTally> none) {
    this.file = file;
    this.part = part;
    this.header = header;
    this.columns = columns;
    this.layout = layout;
    this.exact = exact;
    this.none = none;
    out = part.output();
    kept = new long[none.map(tally -> tally.counts().size()).orElse(0)];
    journal = none.map(tally -> new Journal(out, layout.end(), columns.size(), kept.length));
    blocks = new WrittenBlocks(header.events(), columns);
  }

  /**
   * Refuses, before any work for it, a name that {@link #open} would refuse for what is there.
   *
   * @throws EventFileException if the file exists and may not be replaced, or another run writes it
   */
  public static void check(Path file, Existing existing) {
    PartFile.check(file, existing);
  }

  /** Where a file grows. */
  public static Path part(Path file) {
    return PartFile.part(file);
  }

  /**
   * Opens a file for {@link RunHeader#events()} rows of a run that counts, and that another run can
   * complete.
   *
   * @param none the tally of the run before its first event
   * @throws EventFileException if the file exists and may not be replaced, if another run writes
   *     it, if what is left is of another run, or if it cannot be written
   * @throws IllegalArgumentException if header or columns cannot be stored
   */
  public static EventFileWriter open(
      Path file, RunHeader header, List<Column> columns, RunTally none, Existing existing) {
    return open(file, header, columns, none, existing, UnaryOperator.identity());
  }

  /** As the other; a test puts its faulty disk between. */
  static EventFileWriter open(
      Path file,
      RunHeader header,
      List<Column> columns,
      RunTally none,
      Existing existing,
      UnaryOperator<FileChannel> disk) {
    requireDistinct(columns);
    RunSummary pending = RunSummary.pending(Optional.of(none));
    String known = RunIdentity.digest(RunIdentity.of(header, columns));
    String identity = Journal.identity(known, columns, none.counts().size());
    if (existing == Existing.RESUME) {
      LeftFile.refuseAnother(file, known);
    }
    PartFile part = PartFile.open(file, existing, disk);
    boolean begun = false;
    try {
      boolean goesOn = part.isOld() && LeftFile.hasBlocks(part, file, identity);
      if (!goesOn) {
        part.channel().truncate(0);
        PartFile.requireSpace(file, (double) header.events() * rowBytes(columns));
      }
      FileLayout layout =
          FileLayout.write(part.output(), header, pending, false, columns, Map.of());
      EventFileWriter writer =
          new EventFileWriter(
              file, part, header, List.copyOf(columns), layout, Map.of(), Optional.of(none));
      if (goesOn) {
        writer.takeUp();
      } else {
        writer.journal.orElseThrow().begin(identity);
      }
      begun = true;
      return writer;
    } catch (IOException e) {
      throw EventFileException.of(file, "write", e);
    } finally {
      if (!begun && part.isOld()) {
        part.keep(); // what an earlier run has left is not ours to delete
      } else if (!begun) {
        part.close();
      }
    }
  }

  // Takes the blocks that are complete and unchanged.
  private void takeUp() throws IOException {
    for (int block = 0; block < blocks.count(); block++) {
      Optional<Journal.Entry> entry = journal.orElseThrow().entry(block);
      if (entry.isPresent() && isSound(block, entry.get().crcs())) {
        blocks.done(
            blocks.claim((long) block * EventBatch.CAPACITY, blocks.rows(block)), entry.get());
        long[] counts = entry.get().counts();
        Arrays.setAll(kept, i -> kept[i] + counts[i]);
        // Laying the file out has wiped it.
        out.write(ByteBuffer.wrap(DONE), layout.blocksDone() + block);
      }
    }
  }

  private boolean isSound(int block, int[] sums) throws IOException {
    long firstRow = (long) block * EventBatch.CAPACITY;
    int rows = blocks.rows(block);
    for (int c = 0; c < columns.size(); c++) {
      int size = columns.get(c).type().bytes();
      ByteBuffer bytes = ByteBuffer.allocate(rows * size);
      long place = layout.columns().get(c) + firstRow * size;
      while (bytes.hasRemaining()) {
        if (part.channel().read(bytes, place + bytes.position()) < 0) {
          return false;
        }
      }
      if (EventDigest.crc(bytes.flip()) != sums[c]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean isComplete(long firstEvent) {
    return blocks.isClaimed(firstEvent - header.shard().firstEvent());
  }

  @Override
  public RunTally kept(RunTally zero) {
    return zero.with(kept);
  }

  @Override
  public long completeEvents() {
    return blocks.rowsDone();
  }

  /**
   * Opens a file for {@link RunHeader#events()} rows.
   *
   * @param force whether an existing file may be replaced when the new one is complete, and what a
   *     killed run has left at once
   * @throws EventFileException if the file exists and may not be replaced, if another run writes
   *     it, or if it cannot be written
   * @throws IllegalArgumentException if header or columns cannot be stored: a name twice, an
   *     attribute too long
   */
  public static EventFileWriter create(
      Path file, RunHeader header, List<Column> columns, boolean force) {
    return create(file, header, columns, force, UnaryOperator.identity());
  }

  /** As {@link #create(Path, RunHeader, List, boolean)}; a test puts its faulty disk between. */
  static EventFileWriter create(
      Path file,
      RunHeader header,
      List<Column> columns,
      boolean force,
      UnaryOperator<FileChannel> disk) {
    return create(file, header, columns, Map.of(), force, disk);
  }

  /**
   * A file for the events of another one, or of several: a header that was read from there stays
   * the same in every bit.
   */
  static EventFileWriter create(
      Path file,
      RunHeader header,
      List<Column> columns,
      Map<String, StoredValue> exact,
      boolean force,
      UnaryOperator<FileChannel> disk) {
    requireDistinct(columns);
    double bytes = (double) header.events() * rowBytes(columns);
    PartFile part = PartFile.create(file, force, bytes, disk);
    boolean begun = false;
    try {
      RunSummary pending = RunSummary.pending(Optional.empty());
      FileLayout layout = FileLayout.write(part.output(), header, pending, false, columns, exact);
      begun = true;
      return new EventFileWriter(
          file, part, header, List.copyOf(columns), layout, exact, Optional.empty());
    } catch (IOException e) {
      throw EventFileException.of(file, "write", e);
    } finally {
      if (!begun) {
        part.close();
      }
    }
  }

  /**
   * Writes a block of events at its place: {@link EventBatch#firstEvent()} minus the first event of
   * the shard.
   *
   * @throws EventFileException if the disk refuses
   * @throws IllegalStateException if a value is NaN or infinite, or this block is here already
   * @throws IllegalArgumentException if the batch is not a whole block of this file
   */
  @Override
  public void write(EventBatch batch) {
    write(batch, new long[kept.length]);
  }

  /**
   * As {@link #write(EventBatch)}.
   *
   * @param counts what the run counted in the block, as many numbers as its tally has
   */
  @Override
  public void write(EventBatch batch, long[] counts) {
    // A file without the column counts them all the same.
    long seen = sum(batch.detected, batch.size());
    write(batch.firstEvent(), batch.size(), batch::values, seen, counts);
  }

  @Override
  public void write(long firstEvent, int rows, Function<Column, Object> values) {
    write(firstEvent, rows, values, 0, new long[kept.length]);
  }

  private void write(
      long firstEvent, int rows, Function<Column, Object> values, long seen, long[] counts) {
    ColumnEncoder idle = encoders.poll();
    ColumnEncoder encoder = idle == null ? new ColumnEncoder() : idle;
    put(
        firstEvent - header.shard().firstEvent(),
        rows,
        column -> {
          int bad = encoder.encode(column, values.apply(column), rows);
          if (bad >= 0) {
            throw notFinite(file, column, firstEvent + bad);
          }
          return encoder.bytes();
        },
        seen,
        counts);
    encoders.add(encoder);
  }

  @Override
  public void copy(long firstRow, int rows, Function<Column, ByteBuffer> encoded) {
    put(firstRow, rows, encoded, 0, new long[kept.length]);
  }

  private void put(
      long firstRow, int rows, Function<Column, ByteBuffer> encoded, long seen, long[] counts) {
    int block = blocks.claim(firstRow, rows);
    int[] sums = new int[columns.size()];
    try {
      for (int c = 0; c < columns.size(); c++) {
        Column column = columns.get(c);
        ByteBuffer bytes = encoded.apply(column);
        sums[c] = EventDigest.crc(bytes);
        out.write(bytes, layout.columns().get(c) + firstRow * column.type().bytes());
      }
      out.write(ByteBuffer.wrap(DONE), layout.blocksDone() + block);
      Journal.Entry entry = new Journal.Entry(sums, seen, counts);
      if (journal.isPresent()) {
        journal.get().done(block, entry);
      }
      blocks.done(block, entry);
    } catch (IOException e) {
      throw EventFileException.of(file, "write", e);
    }
  }

  /**
   * Completes the file and gives it its name. All {@link #write} calls must have returned.
   *
   * @param expectedEventsMc expected number of events as estimated from the acceptance of the
   *     sampling
   * @param expectedEventsMcError standard error of that estimate
   * @throws EventFileException if the disk refuses, or a file of that name has appeared
   * @throws IllegalStateException if a block is missing
   */
  @Override
  public RunSummary finish(double expectedEventsMc, double expectedEventsMcError) {
    return finish(blocks.detected(), expectedEventsMc, expectedEventsMcError, none);
  }

  /** As {@link #finish(double, double)}; a shard of several keeps what the run counted in it. */
  @Override
  public RunSummary finish(RunTally tally) {
    return finish(
        blocks.detected(), tally.expectedEvents(), tally.expectedEventsError(), Optional.of(tally));
  }

  @Override
  public RunSummary finish(RunSummary known) {
    return finish(known.detected(), known.expectedEventsMc(), known.expectedEventsMcError(), none);
  }

  private RunSummary finish(
      long detected, double estimate, double error, Optional<RunTally> tally) {
    if (!blocks.missing().isEmpty()) {
      throw new IllegalStateException(file + ": " + blocks.missing());
    }
    RunSummary summary =
        new RunSummary(
            detected,
            estimate,
            error,
            sums().digest(),
            tally.filter(counted -> header.shard().count() > 1));
    try {
      FileLayout last = FileLayout.write(out, header, summary, true, columns, exact);
      if (!last.isAsIn(layout)) {
        throw new IllegalStateException(file + ": the header moved from " + layout + " to " + last);
      }
      if (journal.isPresent()) {
        part.complete(layout.end());
      } else {
        part.complete();
      }
    } catch (IOException e) {
      throw EventFileException.of(file, "write", e);
    }
    return summary;
  }

  @Override
  public BlockSums sums() {
    return blocks.sums();
  }

  /**
   * Leaves the blocks that are complete in the part file, for a later run to go on with; where
   * there are none, deletes it.
   */
  @Override
  public long keep() {
    long events = journal.isPresent() ? blocks.rowsDone() : 0;
    if (events > 0) {
      part.keep();
    } else {
      part.close();
    }
    return events;
  }

  /** Deletes the part file unless {@link #finish} has given it its name, or it is kept. */
  @Override
  public void close() {
    part.close();
  }

  /** What is wrong with an event that cannot be stored. */
  static IllegalStateException notFinite(Path file, Column column, long event) {
    return new IllegalStateException(
        file
            + ": "
            + column.name()
            + " of event "
            + event
            + " is not a number (a file holds finite numbers only) Check the model that computes"
            + " it");
  }

  /** How many flags of the first rows are set. */
  static long sum(byte[] flags, int rows) {
    long sum = 0;
    for (int i = 0; i < rows; i++) {
      sum += flags[i];
    }
    return sum;
  }

  static long rowBytes(List<Column> columns) {
    return columns.stream().mapToLong(column -> column.type().bytes()).sum();
  }

  static void requireDistinct(List<Column> columns) {
    Set<String> names = new HashSet<>();
    for (Column column : columns) {
      if (!names.add(column.name())) {
        throw new IllegalArgumentException("column " + column.name() + " twice");
      }
    }
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("an event file has columns");
    }
  }
}
