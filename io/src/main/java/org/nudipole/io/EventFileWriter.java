package org.nudipole.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.nudipole.generator.Column;
import org.nudipole.generator.EventBatch;
import org.nudipole.io.hdf5.ColumnEncoder;
import org.nudipole.io.hdf5.EventFileException;
import org.nudipole.io.hdf5.Hdf5Output;

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
 * <p>Interrupting a thread inside {@link #write} closes the file for all threads, as with any
 * {@link FileChannel}.
 */
public final class EventFileWriter implements EventSink {
  private static final byte[] DONE = {1};

  private final Path file;
  private final PartFile part;
  private final RunHeader header;
  private final List<Column> columns;
  private final FileLayout layout;
  private final Hdf5Output out;
  private final int[][] crcs;
  private final AtomicIntegerArray claimed;
  private final AtomicInteger blocksDone = new AtomicInteger();
  private final AtomicLong detected = new AtomicLong();
  private final Queue<ColumnEncoder> encoders = new ConcurrentLinkedQueue<>();

  private EventFileWriter(
      Path file, PartFile part, RunHeader header, List<Column> columns, FileLayout layout) {
    this.file = file;
    this.part = part;
    this.header = header;
    this.columns = columns;
    this.layout = layout;
    out = part.output();
    int blocks = EventDigest.blocks(header.events());
    crcs = new int[columns.size()][blocks];
    claimed = new AtomicIntegerArray(blocks);
  }

  /**
   * Refuses, before any work for it, a name that {@link #create} would refuse for what is there.
   *
   * @throws EventFileException if the file exists and may not be replaced, or another run writes it
   */
  public static void check(Path file, boolean force) {
    PartFile.check(file, force);
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
    requireDistinct(columns);
    double bytes = (double) header.events() * rowBytes(columns);
    PartFile part = PartFile.create(file, force, bytes, disk);
    boolean begun = false;
    try {
      FileLayout layout =
          FileLayout.write(part.output(), header, RunSummary.PENDING, false, columns);
      begun = true;
      return new EventFileWriter(file, part, header, List.copyOf(columns), layout);
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
    write(batch.firstEvent(), batch.size(), batch::values);
  }

  /**
   * Writes a block of rows.
   *
   * @param firstEvent index in the run of the first row
   * @param rows number of rows: {@link EventBatch#CAPACITY}, or what is left in the last block
   * @param values the array behind each column, canonical values of the Java type that its {@link
   *     Column.Type} names
   * @see #write(EventBatch)
   */
  public void write(long firstEvent, int rows, Function<Column, Object> values) {
    long firstRow = firstEvent - header.shard().firstEvent();
    int block = claim(firstRow, rows);
    ColumnEncoder idle = encoders.poll();
    ColumnEncoder encoder = idle == null ? new ColumnEncoder() : idle;
    ByteBuffer bytes = encoder.bytes();
    try {
      for (int c = 0; c < columns.size(); c++) {
        Column column = columns.get(c);
        int bad = encoder.encode(column, values.apply(column), rows);
        if (bad >= 0) {
          throw new IllegalStateException(
              file
                  + ": "
                  + column.name()
                  + " of event "
                  + (firstEvent + bad)
                  + " is not a number (a file holds finite numbers only)"
                  + " Check the model that computes it");
        }
        crcs[c][block] = EventDigest.crc(bytes);
        if (column.name().equals(Column.DETECTED.name())) {
          detected.addAndGet(sum((byte[]) values.apply(column), rows));
        }
        out.write(bytes, layout.columns().get(c) + firstRow * column.type().bytes());
      }
      out.write(ByteBuffer.wrap(DONE), layout.blocksDone() + block);
    } catch (IOException e) {
      throw EventFileException.of(file, "write", e);
    }
    encoders.add(encoder);
    blocksDone.incrementAndGet(); // also publishes this block's checksums to finish()
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
    if (blocksDone.get() != claimed.length()) {
      throw new IllegalStateException(
          file + ": " + blocksDone.get() + " of " + claimed.length() + " blocks written");
    }
    TreeMap<String, int[]> named = new TreeMap<>();
    for (int c = 0; c < columns.size(); c++) {
      named.put(columns.get(c).name(), crcs[c]);
    }
    RunSummary summary =
        new RunSummary(
            detected.get(), expectedEventsMc, expectedEventsMcError, EventDigest.of(named));
    try {
      FileLayout last = FileLayout.write(out, header, summary, true, columns);
      if (!last.equals(layout)) {
        throw new IllegalStateException(file + ": the header moved from " + layout + " to " + last);
      }
      part.complete();
    } catch (IOException e) {
      throw EventFileException.of(file, "write", e);
    }
    return summary;
  }

  /** Deletes the part file unless {@link #finish} has given it its name. */
  @Override
  public void close() {
    part.close();
  }

  private int claim(long firstRow, int rows) {
    long left = header.events() - firstRow;
    boolean whole =
        firstRow >= 0
            && firstRow % EventBatch.CAPACITY == 0
            && rows == Math.min(left, EventBatch.CAPACITY)
            && rows > 0;
    if (!whole) {
      throw new IllegalArgumentException(
          rows
              + " rows at row "
              + firstRow
              + " are no block of a file of "
              + header.events()
              + " rows");
    }
    int block = (int) (firstRow / EventBatch.CAPACITY);
    if (!claimed.compareAndSet(block, 0, 1)) {
      throw new IllegalStateException("block " + block + " is written twice");
    }
    return block;
  }

  private static long sum(byte[] flags, int rows) {
    long sum = 0;
    for (int i = 0; i < rows; i++) {
      sum += flags[i];
    }
    return sum;
  }

  private static long rowBytes(List<Column> columns) {
    return columns.stream().mapToLong(column -> column.type().bytes()).sum();
  }

  private static void requireDistinct(List<Column> columns) {
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
