package org.nudipole.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.nudipole.macros.run.RunConfiguration;
import org.nudipole.macros.run.RunManager;
import org.nudipole.macros.run.RunOutcome;

/**
 * Whole runs into an event file, in turn with writing as many bytes through a plain file channel on
 * as many threads: A B A B.
 *
 * <p>Arguments: macro, events, threads, rounds, folder.
 */
public final class EndToEnd {
  private static final int BLOCK = 1 << 20;

  private EndToEnd() {}

  /** Prints one line a round and the medians. */
  public static void main(String[] args) throws IOException, InterruptedException {
    long events = Long.parseLong(args[1]);
    int threads = Integer.parseInt(args[2]);
    int rounds = Integer.parseInt(args[3]);
    Path folder = Path.of(args[4]);
    RunConfiguration run =
        RunConfiguration.read(args[0], List.of("/run/beamOn=" + events), List.of()).get(0);
    List<Double> ours = new ArrayList<>();
    List<Double> cached = new ArrayList<>();
    List<Double> onDisk = new ArrayList<>();
    for (int round = 0; round <= rounds; round++) {
      Path file = folder.resolve("end-to-end.h5");
      RunOutcome outcome = new RunManager(threads, (done, total) -> {}).run(run, file, true);
      double synced = outcome.seconds() + force(file);
      long bytes = Files.size(file);
      Files.delete(file);
      Path plain = folder.resolve("plain.bin");
      double plainCached = write(plain, bytes, threads);
      double plainSynced = plainCached + force(plain);
      Files.delete(plain);
      if (round == 0) {
        continue; // warm-up
      }
      ours.add(outcome.seconds());
      cached.add(plainCached / outcome.seconds());
      onDisk.add(plainSynced / synced);
      System.out.printf(
          Locale.ROOT,
          "%5.1f million events/s; to the page cache %.2f GB/s, plain channel %.2f;"
              + " to the disk %.2f GB/s, plain channel %.2f%n",
          events / outcome.seconds() / 1e6,
          bytes / outcome.seconds() / 1e9,
          bytes / plainCached / 1e9,
          bytes / synced / 1e9,
          bytes / plainSynced / 1e9);
    }
    System.out.printf(
        Locale.ROOT,
        "medians: %.1f million events/s; of the speed of a plain channel %.2f to the page cache,"
            + " %.2f to the disk%n",
        events / median(ours) / 1e6,
        median(cached),
        median(onDisk));
  }

  private static double force(Path file) throws IOException {
    long start = System.nanoTime();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    return (System.nanoTime() - start) * 1e-9;
  }

  private static double write(Path file, long bytes, int threads)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    AtomicLong next = new AtomicLong();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      List<Thread> workers = new ArrayList<>();
      for (int w = 0; w < threads; w++) {
        workers.add(new Thread(() -> writeBlocks(channel, next, bytes)));
      }
      workers.forEach(Thread::start);
      for (Thread worker : workers) {
        worker.join();
      }
    }
    return (System.nanoTime() - start) * 1e-9;
  }

  private static void writeBlocks(FileChannel channel, AtomicLong next, long bytes) {
    ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
    for (long at = next.getAndAdd(BLOCK); at < bytes; at = next.getAndAdd(BLOCK)) {
      block.clear().limit((int) Math.min(BLOCK, bytes - at));
      try {
        while (block.hasRemaining()) {
          channel.write(block, at + block.position());
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return Arrays.stream(sorted).skip(sorted.length / 2).findFirst().orElse(Double.NaN);
  }
}
