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
    List<Double> one = new ArrayList<>();
    List<Double> all = new ArrayList<>();
    for (int round = 0; round <= rounds; round++) {
      Path file = folder.resolve("end-to-end.h5");
      RunOutcome outcome = new RunManager(threads, (done, total) -> {}).run(run, file, true);
      long bytes = Files.size(file);
      Files.delete(file);
      double alone = write(folder.resolve("plain.bin"), bytes, 1);
      double together = write(folder.resolve("plain.bin"), bytes, threads);
      if (round == 0) {
        continue; // warm-up
      }
      ours.add(outcome.seconds());
      one.add(alone / outcome.seconds());
      all.add(together / outcome.seconds());
      System.out.printf(
          Locale.ROOT,
          "%5.1f million events/s, %.2f GB/s; plain channel, 1 thread %.2f GB/s, %d threads %.2f"
              + " GB/s%n",
          events / outcome.seconds() / 1e6,
          bytes / outcome.seconds() / 1e9,
          bytes / alone / 1e9,
          threads,
          bytes / together / 1e9);
    }
    System.out.printf(
        Locale.ROOT,
        "medians: %.1f million events/s; %.2f of a plain channel on 1 thread, %.2f on %d threads%n",
        events / median(ours) / 1e6,
        median(one),
        median(all),
        threads);
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
    double seconds = (System.nanoTime() - start) * 1e-9;
    Files.delete(file);
    return seconds;
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
