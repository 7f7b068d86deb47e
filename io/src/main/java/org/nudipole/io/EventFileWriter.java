package org.nudipole.io;

import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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

/**
 * Writes one event file, block by block, from any number of threads.
 *
 * <p>All goes into {@code NAME.part}, which from the start is an HDF5 file with columns of their
 * final length; each block is written at its place as it comes, so memory does not grow with the
 * run. {@link #finish} completes the header and renames the file to its name in one step. Whatever
 * else happens, nothing stands under the final name; {@link #close} deletes the part file, and
 * after a killed process its data set {@code /run/blocks_done} tells what is complete.
 *
 * <p>Interrupting a thread inside {@link #write} closes the file for all threads, as with any
 * {@link FileChannel}.
 */
public final class EventFileWriter implements EventSink {
  private static final byte[] DONE = {1};
  private static final long MEGABYTE = 1_000_000;

  private final Path file;
  private final Path part;
  private final boolean force;
  private final RunHeader header;
  private final List<Column> columns;
  private final FileLayout layout;
  private final FileChannel channel;
  private final int[][] crcs;
  private final AtomicIntegerArray claimed;
  private final AtomicInteger blocksDone = new AtomicInteger();
  private final AtomicLong detected = new AtomicLong();
  private final Queue<ColumnEncoder> encoders = new ConcurrentLinkedQueue<>();
  private volatile boolean finished;

  private EventFileWriter(
      Path file,
      Path part,
      boolean force,
      RunHeader header,
      List<Column> columns,
      FileLayout layout,
      FileChannel channel) {
    this.file = file;
    this.part = part;
    this.force = force;
    this.header = header;
    this.columns = columns;
    this.layout = layout;
    this.channel = channel;
    int blocks = EventDigest.blocks(header.events());
    crcs = new int[columns.size()][blocks];
    claimed = new AtomicIntegerArray(blocks);
  }

  /**
   * Opens a file for {@link RunHeader#events()} rows; an older part file of that name is replaced.
   *
   * @param force whether an existing file may be replaced when the new one is complete
   * @throws EventFileException if the file exists and may not be replaced, or cannot be written
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
    refuseExisting(file, force);
    Path part = file.resolveSibling(file.getFileName() + ".part");
    requireSpace(file, (double) header.events() * rowBytes(columns));
    FileChannel channel = null;
    try {
      Files.deleteIfExists(part);
      channel =
          disk.apply(
              FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
      FileLayout layout = FileLayout.write(part, header, RunSummary.PENDING, columns);
      return new EventFileWriter(file, part, force, header, List.copyOf(columns), layout, channel);
    } catch (IOException | RuntimeException e) {
      discard(channel, part);
      throw e instanceof IllegalArgumentException || e instanceof EventFileException
          ? (RuntimeException) e
          : EventFileException.of(file, "write", e);
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
        writeFully(bytes, layout.columns().get(c) + firstRow * column.type().bytes());
      }
      writeFully(ByteBuffer.wrap(DONE), layout.blocksDone() + block);
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
      channel.close();
      FileLayout last = FileLayout.write(part, header, summary, columns);
      if (!last.equals(layout)) {
        throw new IllegalStateException(file + ": the header moved from " + layout + " to " + last);
      }
      refuseExisting(file, force);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      finished = true;
    } catch (IOException | HdfException e) {
      throw EventFileException.of(file, "write", e);
    }
    return summary;
  }

  /** Deletes the part file unless {@link #finish} has given it its name. */
  @Override
  public void close() {
    if (!finished) {
      discard(channel, part);
    }
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

  private void writeFully(ByteBuffer bytes, long position) throws IOException {
    long at = position;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
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

  private static void refuseExisting(Path file, boolean force) {
    if (Files.isDirectory(file)) {
      throw new EventFileException(file, "cannot write (it is a folder) Give the name of a file");
    }
    if (!force && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new EventFileException(
          file,
          "exists already (results are not overwritten) Give another name, or --force to replace"
              + " it",
          new FileAlreadyExistsException(file.toString()));
    }
  }

  /** Says before the work, not after an hour of it, that the disk cannot hold the result. */
  private static void requireSpace(Path file, double bytes) {
    Path folder = file.toAbsolutePath().getParent();
    long usable;
    try {
      usable = Files.getFileStore(folder).getUsableSpace();
    } catch (IOException e) {
      throw EventFileException.of(file, "write", e);
    }
    // Some file systems know nothing and say 0; on them the disk itself will complain.
    if (usable > 0 && bytes > usable) {
      throw new EventFileException(
          file,
          String.format(
              Locale.ROOT,
              "cannot write (the events need %,.0f MB, the disk has %,d MB left)"
                  + " Free some space, or write to another disk",
              bytes / MEGABYTE,
              usable / MEGABYTE));
    }
  }

  private static void discard(FileChannel channel, Path part) {
    try {
      if (channel != null) {
        channel.close();
      }
      Files.deleteIfExists(part);
    } catch (IOException e) {
      // The part file stays; it cannot be taken for a result, and the fault that led here is the
      // one to report.
      return;
    }
  }
}
