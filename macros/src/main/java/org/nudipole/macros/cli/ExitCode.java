package org.nudipole.macros.cli;

/** What the program says to a script. */
final class ExitCode {
  static final int DONE = 0;

  /** A check failed: a damaged file, events that disagree with their rate. */
  static final int FAILED = 1;

  /** Wrong usage or a faulty macro; nothing was written. */
  static final int USAGE = 2;

  /** A file that cannot be read or written, or that exists. */
  static final int INPUT_OUTPUT = 3;

  /** A bug. */
  static final int INTERNAL = 4;

  /** Stopped by a signal; what is complete stays. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
