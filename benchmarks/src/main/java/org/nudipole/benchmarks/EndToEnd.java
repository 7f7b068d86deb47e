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
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.RunCommands;
import org.nudipole.macros.run.RunManager;
import org.nudipole.macros.run.RunOutcome;

/**
 * Whole runs into an event file, in turn with writing as many bytes through a plain file channel,
 * by one thread and by as many threads as the run has: A B C A C B.
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
        RunConfiguration.read(args[0], List.of(RunCommands.BEAM_ON.path() + "=" + events), List.of()).get(0);
    List<Double> speeds = new ArrayList<>();
    List<Plain> rivals = List.of(new Plain(1), new Plain(threads));
    for (int round = 0; round <= rounds; round++) {
      Path file = folder.resolve("end-to-end.h5");
      RunOutcome outcome = new RunManager(threads, (done, total) -> {}).run(run, file, true);
      double synced = outcome.seconds() + force(file);
      long bytes = Files.size(file);
      Files.delete(file);
      boolean warm = round > 0;
      if (warm) {
        speeds.add(events / outcome.seconds() / 1e6);
        System.out.printf(
            Locale.ROOT,
            "%5.1f million events/s; %.2f GB/s to the page cache, %.2f to the disk%n",
            speeds.get(speeds.size() - 1),
            bytes / outcome.seconds() / 1e9,
            bytes / synced / 1e9);
      }
      // The first to write after a file is deleted may find other pages than the second.
      for (int i = 0; i < rivals.size(); i++) {
        Plain plain = rivals.get((i + round) % rivals.size());
        plain.run(folder.resolve("plain.bin"), bytes, outcome.seconds(), synced, warm);
      }
    }
    System.out.printf(Locale.ROOT, "median: %.1f million events/s%n", median(speeds));
    rivals.forEach(Plain::summary);
  }

  /** A plain channel on some threads, and the ratios of our speed to its. */
  private record Plain(int threads, List<Double> cached, List<Double> onDisk) {
    Plain(int threads) {
      this(threads, new ArrayList<>(), new ArrayList<>());
    }

    void run(Path file, long bytes, double ours, double oursSynced, boolean warm)
        throws IOException, InterruptedException {
      double plain = write(file, bytes, threads);
      double synced = plain + force(file);
      Files.delete(file);
      if (!warm) {
        return;
      }
      cached.add(plain / ours);
      onDisk.add(synced / oursSynced);
      System.out.printf(
          Locale.ROOT,
          "      plain channel, %d thread(s): %.2f GB/s to the page cache, %.2f to the disk%n",
          threads,
          bytes / plain / 1e9,
          bytes / synced / 1e9);
    }

    void summary() {
      System.out.printf(
          Locale.ROOT,
          "of the speed of a plain channel on %d thread(s): %.2f to the page cache, %.2f to the"
              + " disk%n",
          threads,
          median(cached),
          median(onDisk));
    }
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
