package org.nudipole.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.zip.Deflater;
import org.nudipole.generator.Column;
import org.nudipole.generator.EventBatch;
import org.nudipole.io.hdf5.ChunkIndex;
import org.nudipole.io.hdf5.Chunks;
import org.nudipole.io.hdf5.ColumnEncoder;
import org.nudipole.io.hdf5.EventFileException;
import org.nudipole.io.hdf5.Hdf5Dataset;
import org.nudipole.io.hdf5.Hdf5Group;
import org.nudipole.io.hdf5.Hdf5Output;
import org.nudipole.io.hdf5.StoredValue;

/**
 * Writes an event file of which nobody knows beforehand where its rows will be: because detected
 * events alone are stored, or because they are compressed. Columns are in chunks of {@link
 * EventBatch#CAPACITY} rows, one behind the other as they come, and their index behind them all.
 *
 * <p>Rows and chunks stand in the order of the events, so the file has the same bytes whatever the
 * number of threads; each of them compresses blocks of its own. Like that of {@link
 * EventFileWriter} it grows as {@code NAME.part}, whose header is in its place from the start, but
 * of a part nothing can be used: a run that was interrupted makes it from its beginning.
 */
public final class ChunkedFileWriter implements RowSink {
  /** Batches and blocks that wait for one before them: more would take memory, fewer time. */
  private static final int AHEAD = 16;

  /** The number of detected events is that expected, or a little less. */
  private static final double SURELY = 0.9;

  /** Length of the chunks of a column that has none. */
  private static final int ROWS_OF_NONE = 1024;

  private final Path file;
  private final PartFile part;
  private final RunHeader header;
  private final List<Column> columns;
  private final Map<String, StoredValue> exact;
  private final Optional<RunTally> none;
  private final int level;
  private final Hdf5Output out;
  private final FileLayout begin;

  private final InOrder<RowBlock> batches = new InOrder<>(AHEAD);
  private final InOrder<RowBlock> blocks = new InOrder<>(AHEAD);
  private final Queue<Worker> workers = new ConcurrentLinkedQueue<>();
  private final Queue<RowBlock> idle = new ConcurrentLinkedQueue<>();

  // Guarded by batches: the block that detected events are collected in, and the number of full
  // ones.
  private RowBlock growing;
  private long full;
  private boolean appended;

  // Guarded by blocks.
  private final List<ChunkIndex> indices = new ArrayList<>();
  private final List<List<Integer>> crcs = new ArrayList<>();
  private long position;
  private long rows;

  private final AtomicLong detected = new AtomicLong();

  /** What a thread works with. */
  private final class Worker {
    private final ColumnEncoder encoder = new ColumnEncoder();
    private final RowPicker picker = new RowPicker();
    private final byte[] shuffled = new byte[EventBatch.CAPACITY * Double.BYTES];
    private final Deflater deflater = level > 0 ? new Deflater(level) : null;
  }

  private ChunkedFileWriter(
      Path file,
      PartFile part,
      RunHeader header,
      List<Column> given,
      Map<String, StoredValue> exact,
      Optional<RunTally> none,
      int level)
      throws IOException {
    this.file = file;
    this.part = part;
    this.header = header;
    // The order of their chunks: shards do not tell that of the run, and one file is made of them.
    columns = given.stream().sorted(Comparator.comparing(Column::name)).toList();
    this.exact = exact;
    this.none = none;
    this.level = level;
    out = part.output();
    List<Chunks> nothing = columns.stream().map(column -> Chunks.NONE).toList();
    begin = layOut(RunSummary.pending(none), false, nothing, 0);
    position = begin.end();
    growing = new RowBlock(columns, level > 0);
    for (int c = 0; c < columns.size(); c++) {
      indices.add(new ChunkIndex());
      crcs.add(new ArrayList<>());
    }
  }

  /**
   * Opens a file for the events of a run that counts, or for the detected ones among them, as
   * {@link RunHeader#selection()} says. Of what an interrupted run has left of such a file nothing
   * is used, and it is replaced.
   *
   * @param level how hard to compress, 1 to 9; 0 for not at all
   * @param none the tally of the run before its first event
   * @throws EventFileException if the file exists and may not be replaced, if another run writes
   *     it, if another run has left blocks that can be used, or if it cannot be written
   * @throws IllegalArgumentException if header or columns cannot be stored: a name twice, an
   *     attribute too long
   */
  public static ChunkedFileWriter open(
      Path file,
      RunHeader header,
      List<Column> columns,
      int level,
      RunTally none,
      Existing existing) {
    EventFileWriter.requireDistinct(columns);
    if (existing == Existing.RESUME) {
      LeftFile.refuseAnother(file, RunIdentity.digest(RunIdentity.of(header, columns)));
    }
    PartFile part = PartFile.open(file, existing, UnaryOperator.identity());
    boolean ours = !part.isOld();
    try {
      if (!ours) {
        LeftFile.refuseBlocks(part, file);
        part.channel().truncate(0);
        ours = true;
      }
      PartFile.requireSpace(file, least(header, columns, level));
      return new ChunkedFileWriter(file, part, header, columns, Map.of(), Optional.of(none), level);
    } catch (IOException e) {
      throw failed(part, EventFileException.of(file, "write", e), ours);
    } catch (RuntimeException e) {
      throw failed(part, e, ours);
    }
  }

  // What an earlier run has left is not ours to delete.
  private static RuntimeException failed(PartFile part, RuntimeException failure, boolean ours) {
    if (ours) {
      part.close();
    } else {
      part.keep();
    }
    return failure;
  }

  /**
   * Opens a file for the events of a run that does not count, or for the detected ones among them.
   *
   * @param level how hard to compress, 1 to 9; 0 for not at all
   * @param force whether an existing file may be replaced when the new one is complete, and what a
   *     killed run has left at once
   * @throws EventFileException if the file exists and may not be replaced, if another run writes
   *     it, or if it cannot be written
   * @throws IllegalArgumentException if header or columns cannot be stored: a name twice, an
   *     attribute too long
   */
  public static ChunkedFileWriter create(
      Path file, RunHeader header, List<Column> columns, int level, boolean force) {
    return create(file, header, columns, Map.of(), level, force, UnaryOperator.identity());
  }

  /**
   * As the other, for rows of other files: what those say of the run stays the same in every bit. A
   * test puts its faulty disk between.
   */
  static ChunkedFileWriter create(
      Path file,
      RunHeader header,
      List<Column> columns,
      Map<String, StoredValue> exact,
      int level,
      boolean force,
      UnaryOperator<FileChannel> disk) {
    EventFileWriter.requireDistinct(columns);
    PartFile part = PartFile.create(file, force, least(header, columns, level), disk);
    try {
      return new ChunkedFileWriter(file, part, header, columns, exact, Optional.empty(), level);
    } catch (IOException e) {
      throw failed(part, EventFileException.of(file, "write", e), true);
    } catch (RuntimeException e) {
      throw failed(part, e, true);
    }
  }

  // How many bytes the rows will surely take.
  private static double least(RunHeader header, List<Column> columns, int level) {
    double share =
        header.selection().detectedOnly() && header.expectedEvents() > 0
            ? SURELY * header.expectedDetected() / header.expectedEvents()
            : 1;
    return level > 0 ? 0 : share * header.events() * EventFileWriter.rowBytes(columns);
  }

  private record InChunks(List<Column> columns, List<Chunks> chunks, int level, long end)
      implements FileLayout.Storage {
    @Override
    public Hdf5Dataset add(Hdf5Group events, Column column) {
      return FileLayout.column(events, column, chunks.get(columns.indexOf(column)), level);
    }
  }

  /**
   * Takes a batch of events; its arrays may be used again afterwards.
   *
   * @throws EventFileException if the disk refuses
   * @throws IllegalStateException if a value that is stored is NaN or infinite, or this batch is
   *     here already
   * @throws IllegalArgumentException if the batch is not a whole one of this file
   */
  @Override
  public void write(EventBatch batch) {
    long index =
        WrittenBlocks.block(
            header.events(), batch.firstEvent() - header.shard().firstEvent(), batch.size());
    guarded(
        worker -> {
          boolean picks = header.selection().detectedOnly();
          int count = picks ? worker.picker.choose(batch.detected, batch.size()) : batch.size();
          RowBlock block = encoded(worker, batch.firstEvent(), count, batch::values, picks);
          detected.addAndGet(picks ? count : EventFileWriter.sum(batch.detected, count));
          if (picks) {
            collect(worker, index, block);
          } else {
            store(worker, index, block, chunkRows(header.events()));
          }
        });
  }

  // A short column is one chunk of its own length.
  private static int chunkRows(long all) {
    return all == 0 ? ROWS_OF_NONE : (int) Math.min(all, EventBatch.CAPACITY);
  }

  @Override
  public void write(long first, int count, Function<Column, Object> values) {
    append(worker -> encoded(worker, first, count, values, false));
  }

  @Override
  public void copy(long firstRow, int count, Function<Column, ByteBuffer> encoded) {
    append(
        worker -> {
          RowBlock block = blank();
          block.reset(count);
          for (int c = 0; c < columns.size(); c++) {
            block.put(c, encoded.apply(columns.get(c)));
          }
          return block;
        });
  }

  // Rows that were chosen before come in place of all batches.
  private void append(Function<Worker, RowBlock> rowsOf) {
    appended = true;
    guarded(worker -> collect(worker, batches.count(), rowsOf.apply(worker)));
  }

  private interface Work {
    void with(Worker worker) throws IOException;
  }

  private void guarded(Work work) {
    Worker known = workers.poll();
    Worker worker = known == null ? new Worker() : known;
    boolean done = false;
    try {
      work.with(worker);
      done = true;
    } catch (IOException e) {
      throw EventFileException.of(file, "write", e);
    } finally {
      workers.add(worker);
      if (!done) {
        release();
      }
    }
  }

  private RowBlock encoded(
      Worker worker, long firstEvent, int count, Function<Column, Object> values, boolean picks) {
    RowBlock block = blank();
    block.reset(count);
    for (int c = 0; c < columns.size(); c++) {
      Column column = columns.get(c);
      Object all = values.apply(column);
      int bad = worker.encoder.encode(column, picks ? worker.picker.pick(all) : all, count);
      if (bad >= 0) {
        throw EventFileWriter.notFinite(
            file, column, firstEvent + (picks ? worker.picker.row(bad) : bad));
      }
      block.put(c, worker.encoder.bytes());
    }
    return block;
  }

  private RowBlock blank() {
    RowBlock block = idle.poll();
    return block == null ? new RowBlock(columns, level > 0) : block;
  }

  // Rows of a batch become rows of blocks; whoever fills a block stores it.
  private void collect(Worker worker, long batch, RowBlock chosen) throws IOException {
    List<RowBlock> filled = new ArrayList<>();
    long[] first = new long[1];
    batches.bring(
        batch,
        chosen,
        next -> {
          for (int taken = 0; taken < next.rows(); ) {
            taken += growing.append(next, taken);
            if (growing.isFull()) {
              if (filled.isEmpty()) {
                first[0] = full;
              }
              filled.add(growing);
              full++;
              growing = blank();
              growing.reset(0);
            }
          }
          idle.add(next);
        });
    for (int i = 0; i < filled.size(); i++) {
      store(worker, first[0] + i, filled.get(i), EventBatch.CAPACITY);
    }
  }

  private void store(Worker worker, long index, RowBlock block, int chunkRows) throws IOException {
    block.pack(chunkRows, worker.deflater, worker.shuffled);
    blocks.bring(index, block, this::place);
  }

  private void place(RowBlock block) throws IOException {
    for (int c = 0; c < columns.size(); c++) {
      var chunk = block.chunk(c);
      indices.get(c).add(position, chunk.remaining());
      crcs.get(c).add(block.crc(c));
      int length = chunk.remaining();
      out.write(chunk, position);
      position += length;
    }
    rows += block.rows();
    idle.add(block);
  }

  @Override
  public RunSummary finish(double expectedEventsMc, double expectedEventsMcError) {
    return finish(detected.get(), expectedEventsMc, expectedEventsMcError, none);
  }

  @Override
  public RunSummary finish(RunTally tally) {
    return finish(
        detected.get(), tally.expectedEvents(), tally.expectedEventsError(), Optional.of(tally));
  }

  @Override
  public RunSummary finish(RunSummary known) {
    appended = true; // if only no rows
    return finish(known.detected(), known.expectedEventsMc(), known.expectedEventsMcError(), none);
  }

  private RunSummary finish(long seen, double estimate, double error, Optional<RunTally> tally) {
    long there = header.selection().detectedOnly() ? batches.count() : blocks.count();
    int due = EventDigest.blocks(header.events());
    if (!appended && there != due) {
      throw new IllegalStateException(file + ": " + there + " of " + due + " blocks written");
    }
    String digest = sums().digest();
    long all = header.selection().rows(header.events(), seen);
    if (rows != all) {
      throw new IllegalStateException(file + ": " + rows + " of " + all + " rows written");
    }
    RunSummary summary =
        new RunSummary(
            seen, estimate, error, digest, tally.filter(counted -> header.shard().count() > 1));
    try {
      complete(summary);
      part.complete();
    } catch (IOException e) {
      throw EventFileException.of(file, "write", e);
    }
    return summary;
  }

  @Override
  public BlockSums sums() {
    flush();
    TreeMap<String, int[]> named = new TreeMap<>();
    for (int c = 0; c < columns.size(); c++) {
      named.put(columns.get(c).name(), crcs.get(c).stream().mapToInt(Integer::intValue).toArray());
    }
    return new BlockSums(named);
  }

  // Stores the rows that do not fill a block; none come behind them.
  private void flush() {
    if (growing.rows() > 0) {
      RowBlock last = growing;
      growing = blank();
      growing.reset(0);
      guarded(worker -> store(worker, full, last, full > 0 ? EventBatch.CAPACITY : last.rows()));
    }
  }

  private void complete(RunSummary summary) throws IOException {
    int chunkRows = chunkRows(rows);
    List<Chunks> chunks = new ArrayList<>();
    long at = position;
    for (ChunkIndex index : indices) {
      ChunkIndex.Place place = index.write(out, at, chunkRows);
      chunks.add(new Chunks(rows, chunkRows, place.root()));
      at = place.end();
    }
    FileLayout last = layOut(summary, true, chunks, at);
    if (!last.equals(begin)) {
      throw new IllegalStateException(file + ": the header moved from " + begin + " to " + last);
    }
  }

  private FileLayout layOut(RunSummary summary, boolean finished, List<Chunks> chunks, long end)
      throws IOException {
    FileLayout.Storage storage = new InChunks(columns, chunks, level, end);
    return FileLayout.write(out, header, summary, finished, columns, exact, storage);
  }

  @Override
  public void release() {
    batches.release();
    blocks.release();
  }

  @Override
  public void close() {
    part.close();
    for (Worker worker : workers) {
      if (worker.deflater != null) {
        worker.deflater.end();
      }
    }
  }
}
