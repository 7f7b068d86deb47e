package org.nudipole.detector;

import java.util.function.Supplier;

/**
 * What is computed when it is first asked for, once for all threads.
 *
 * @param <T> type of the value
 */
final class Once<T> {
  private Supplier<T> from;
  private T value;

  Once(Supplier<T> from) {
    this.from = from;
  }

  synchronized T get() {
    if (from != null) {
      value = from.get();
      from = null;
    }
    return value;
  }
}
