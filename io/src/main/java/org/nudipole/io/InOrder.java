package org.nudipole.io;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Takes what threads have made in any order, and hands it on in the order of its index. Who is far
 * ahead waits for the others, so that few things are held at a time.
 */
final class InOrder<T> {
  /** What is done with the next thing; one thing at a time. */
  @FunctionalInterface
  interface Step<T> {
    /** Takes it. */
    void take(T thing) throws IOException;
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private final int most;
  private final Map<Long, T> early = new HashMap<>();
  private long next;
  private boolean released;

  /**
   * Begins with index 0.
   *
   * @param most how far ahead of the next one a thing may be
   */
  InOrder(int most) {
    this.most = most;
  }

  /**
   * Brings a thing. It and those that waited for it are handed on by this thread.
   *
   * @param step what is done with each
   * @throws IOException from the step
   * @throws IllegalStateException if a thing of this index came before
   */
  void bring(long index, T thing, Step<T> step) throws IOException {
    lock.lock();
    try {
      while (index >= next + most && !released) {
        moved.awaitUninterruptibly();
      }
      if (released) {
        return;
      }
      if (index < next || early.putIfAbsent(index, thing) != null) {
        throw new IllegalStateException("block " + index + " is written twice");
      }
      for (T due = early.remove(next); due != null; due = early.remove(next)) {
        step.take(due);
        next++;
      }
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** How many have been handed on. */
  long count() {
    lock.lock();
    try {
      return next;
    } finally {
      lock.unlock();
    }
  }

  /** A gap will not be closed: whoever waits goes on, and nothing is handed on any more. */
  void release() {
    lock.lock();
    try {
      released = true;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
