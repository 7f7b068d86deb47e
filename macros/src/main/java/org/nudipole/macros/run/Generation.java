package org.nudipole.macros.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.nudipole.detector.DetectorGenerator;
import org.nudipole.generator.Column;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.io.EventSink;
import org.nudipole.io.RunTally;

/**
 * The events of one unit of work, batch by batch on several threads. What is in the file already is
 * left as it is.
 *
 * @param unit what is generated
 * @param generator where its events come from
 * @param columns columns of the events
 * @param none the tally before the first event
 * @param stopping whether somebody has asked for an end
 * @param listener hears of every batch
 */
record Generation(
    RunUnit unit,
    DetectorGenerator generator,
    List<Column> columns,
    RunTally none,
    BooleanSupplier stopping,
    RunListener listener) {

  /**
   * Generates what is missing in a file.
   *
   * @return what was counted in all of its events
   * @throws RunInterruptedException if somebody has asked for an end before the last
   */
  RunTally into(EventSink sink, int threads) {
    long batches = (unit.events() + EventBatch.CAPACITY - 1) / EventBatch.CAPACITY;
    AtomicLong next = new AtomicLong();
    AtomicLong done = new AtomicLong(sink.completeEvents());
    AtomicReference<Throwable> failure = new AtomicReference<>();
    List<Tally> tallies = new ArrayList<>();
    List<Thread> workers = new ArrayList<>();
    Tally sum = new Tally(none);
    sum.add(sink.kept(none).counts());
    for (int w = 0; w < Math.min(threads, Math.max(1, batches)); w++) {
      Tally tally = new Tally(none);
      tallies.add(tally);
      Runnable work =
          () -> {
            Worker worker = new Worker(sink, tally, done);
            for (long b = next.getAndIncrement(); b < batches; b = next.getAndIncrement()) {
              if (stopping.getAsBoolean() || failure.get() != null) {
                sink.release();
                return;
              }
              worker.batch(b);
            }
          };
      Thread worker = new Thread(work, "events-" + w);
      worker.setUncaughtExceptionHandler(
          (thread, e) -> {
            failure.compareAndSet(null, e);
            sink.release();
          });
      workers.add(worker);
    }
    workers.forEach(Thread::start);
    workers.forEach(Generation::join);
    rethrow(failure.get());
    if (done.get() < unit.events()) {
      throw new RunInterruptedException(
          "interrupted after " + done.get() + " of " + unit.events() + " events");
    }
    tallies.forEach(tally -> sum.add(tally.counts()));
    return none.with(sum.counts());
  }

  /** What one thread works with. */
  private final class Worker {
    private final EventSink sink;
    private final Tally all;
    private final AtomicLong done;
    private final Tally tally = new Tally(none);
    private final EventBatch batch = new EventBatch(columns);
    private final DetectorGenerator.Filler filler = generator.filler(columns);
    private final RandomStreams streams = unit.configuration().settings().streams();

    Worker(EventSink sink, Tally all, AtomicLong done) {
      this.sink = sink;
      this.all = all;
      this.done = done;
    }

    void batch(long index) {
      long row = index * EventBatch.CAPACITY;
      long first = unit.shard().firstEvent() + row;
      if (sink.isComplete(first)) {
        return;
      }
      batch.reset(first, (int) Math.min(EventBatch.CAPACITY, unit.events() - row));
      tally.take(batch, filler.fill(streams, batch));
      sink.write(batch, tally.counts());
      all.add(tally.counts());
      listener.progress(done.addAndGet(batch.size()), unit.events());
    }
  }

  private static void join(Thread worker) {
    boolean interrupted = false;
    while (worker.isAlive()) {
      try {
        worker.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void rethrow(Throwable failure) {
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
  }
}
