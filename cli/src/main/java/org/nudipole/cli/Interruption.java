package org.nudipole.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a signal (SIGINT, SIGTERM) stop a run in good order: the JVM calls the hook, the hook asks
 * the run to stop and waits until the main thread has cleaned up and said so, then ends the program
 * with the exit code of an interruption. What does not stop soon is abandoned.
 */
final class Interruption implements AutoCloseable {
  /** Who asks for an end gets one within a second. */
  private static final long PATIENCE_MILLISECONDS = 700;

  private final CountDownLatch cleaned = new CountDownLatch(1);
  private final Thread hook;
  private final Interrupts interrupts;
  private volatile boolean requested;

  /**
   * Listens for signals until {@link #close}.
   *
   * @param interrupts where an end is asked for without a signal to the program
   * @param stop asks the work to end soon; called from another thread
   * @param abandon cleans up, and says so, in place of work that goes on
   */
  Interruption(Interrupts interrupts, Runnable stop, Runnable abandon) {
    this.interrupts = interrupts;
    interrupts.listen(
        () -> {
          requested = true;
          stop.run();
        });
    hook =
        new Thread(
            () -> {
              requested = true;
              stop.run();
              if (!isCleaned()) {
                abandon.run();
              }
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
    interrupts.forget();
    cleaned.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The signal has come: the hook runs, and it ends the program.
      requested = true;
    }
  }

  private boolean isCleaned() {
    try {
      return cleaned.await(PATIENCE_MILLISECONDS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
