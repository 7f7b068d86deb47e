package org.nudipole.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.nudipole.generator.EventBatch;

/**
 * Compares event files with the same bytes through a plain {@link FileChannel}. Arguments: folder,
 * events, threads, rounds.
 */
final class WriteSpeed {
  private static final int ROW = 49;

  private WriteSpeed() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    long events = Long.parseLong(arguments[1]);
    int threads = Integer.parseInt(arguments[2]);
    for (int round = 0; round < Integer.parseInt(arguments[3]); round++) {
      double raw = raw(folder.resolve("raw.bin"), events, threads);
      double ours = ours(folder.resolve("events.h5"), events, threads);
      System.out.printf(
          "raw %.2f GB/s, event file %.2f GB/s (%.1f million events/s), ratio %.2f%n",
          events * ROW * 1e-9 / raw, events * ROW * 1e-9 / ours, events * 1e-6 / ours, raw / ours);
    }
  }

  private static double raw(Path path, long events, int threads) throws Exception {
    Files.deleteIfExists(path);
    long start = System.nanoTime();
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      int size = EventBatch.CAPACITY * ROW;
      ThreadLocal<ByteBuffer> buffers =
          ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(size));
      parallel(
          threads,
          EventDigest.blocks(events),
          () ->
              block -> {
                try {
                  channel.write(buffers.get().clear(), (long) block * size);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
    double seconds = (System.nanoTime() - start) * 1e-9;
    Files.delete(path);
    return seconds;
  }

  private static double ours(Path path, long events, int threads) throws Exception {
    long start = System.nanoTime();
    try (EventFileWriter writer =
        EventFileWriter.create(path, ExampleRun.header(events), ExampleRun.STANDARD, true)) {
      parallel(
          threads,
          EventDigest.blocks(events),
          () -> {
            EventBatch batch = new EventBatch(false);
            return block -> {
              long first = (long) block * EventBatch.CAPACITY;
              batch.reset(first, (int) Math.min(EventBatch.CAPACITY, events - first));
              writer.write(batch);
            };
          });
      writer.finish(1, 1);
    }
    double seconds = (System.nanoTime() - start) * 1e-9;
    Files.delete(path);
    return seconds;
  }

  private static void parallel(int threads, int blocks, Callable<IntConsumer> worker)
      throws InterruptedException, ExecutionException {
    AtomicInteger next = new AtomicInteger();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<Void>> tasks = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        tasks.add(
            () -> {
              IntConsumer work = worker.call();
              for (int b = next.getAndIncrement(); b < blocks; b = next.getAndIncrement()) {
                work.accept(b);
              }
              return null;
            });
      }
      for (Future<Void> task : pool.invokeAll(tasks)) {
        task.get();
      }
    } finally {
      pool.shutdown();
    }
  }
}
