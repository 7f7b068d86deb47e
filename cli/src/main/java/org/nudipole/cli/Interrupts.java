package org.nudipole.cli;

import java.util.Optional;

/** Where the shell, which outlives a run, tells it to stop. */
final class Interrupts {
  private Optional<Runnable> stop = Optional.empty();

  /** Somebody who can stop. */
  synchronized void listen(Runnable work) {
    stop = Optional.of(work);
  }

  /** Nobody any more. */
  synchronized void forget() {
    stop = Optional.empty();
  }

  /** Asks the work under way to stop; false if there is none that can. */
  synchronized boolean interrupt() {
    stop.ifPresent(Runnable::run);
    return stop.isPresent();
  }
}
