package org.nudipole.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a signal (SIGINT, SIGTERM) stop a run in good order: the JVM calls the hook, the hook asks
 * the run to stop and waits until the main thread has cleaned up and said so, then ends the program
 * with the exit code of an interruption.
 */
final class Interruption implements AutoCloseable {
  /** A disk that takes longer than this to remove a file is not waited for. */
  private static final long PATIENCE_SECONDS = 20;

  private final CountDownLatch cleaned = new CountDownLatch(1);
  private final Thread hook;
  private volatile boolean requested;

  /**
   * Listens for signals until {@link #close}.
   *
   * @param stop asks the work to end soon; called from another thread
   */
  Interruption(Runnable stop) {
    hook =
        new Thread(
            () -> {
              requested = true;
              stop.run();
              await();
              Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
            },
            "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Whether a signal has come. */
  boolean isRequested() {
    return requested;
  }

  /** The work has ended, and everything was said about it. */
  @Override
  public void close() {
    cleaned.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The signal has come: the hook runs, and it ends the program.
      requested = true;
    }
  }

  private void await() {
    try {
      if (!cleaned.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
