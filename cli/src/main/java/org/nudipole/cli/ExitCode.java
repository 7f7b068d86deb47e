package org.nudipole.cli;

import java.util.LinkedHashMap;
import java.util.Map;

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

  private static final int WIDTH = 3;

  private ExitCode() {}

  /** The codes with their meaning, for the help. */
  static Map<String, String> explained() {
    Map<String, String> codes = new LinkedHashMap<>();
    codes.put(code(DONE), "done");
    codes.put(code(FAILED), "a check failed");
    codes.put(code(USAGE), "wrong usage or a faulty macro; nothing was written");
    codes.put(code(INPUT_OUTPUT), "a file cannot be read or written, or exists (--force)");
    codes.put(code(INTERNAL), "a bug; " + Nudipole.TRACE + "=1 shows more of it");
    codes.put(code(INTERRUPTED), "interrupted; what is complete stays valid");
    return codes;
  }

  // Aligned as the help does not align them.
  private static String code(int code) {
    String digits = Integer.toString(code);
    return " ".repeat(WIDTH - digits.length()) + digits;
  }
}
