package org.nudipole.cluster;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;

/** Threads for one work, which its parallel streams use in place of all processors. */
final class OwnThreads {
  private OwnThreads() {}

  /**
   * Does a work with a number of threads. Libraries find their classes where the calling thread
   * does.
   */
  static <R> R with(int threads, Supplier<R> work) {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    ForkJoinPool pool =
        new ForkJoinPool(
            threads,
            all -> {
              var thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(all);
              thread.setContextClassLoader(loader);
              return thread;
            },
            null,
            false);
    try {
      return pool.submit(work::get).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException why) {
        throw why;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }
}
