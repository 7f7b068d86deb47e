package org.nudipole.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/**
 * The answer on its way out. A reader that has heard enough ({@code nudipole list | head}) is no
 * fault; a full disk is one, which a {@link java.io.PrintStream} would keep to itself.
 */
final class StandardOutput extends FilterOutputStream {
  private Optional<String> failure = Optional.empty();

  StandardOutput() {
    this(new FileOutputStream(FileDescriptor.out));
  }

  /**
   * For tests.
   *
   * @param out where the answer goes
   */
  StandardOutput(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      failure = Optional.of(String.valueOf(e.getMessage()));
      throw e;
    }
  }

  /** Whether a part of the answer is lost although somebody wants it. */
  boolean isIncomplete() {
    return failure.filter(why -> !why.toLowerCase(Locale.ROOT).contains("pipe")).isPresent();
  }

  /** Why the answer is incomplete. */
  String reason() {
    return "cannot write (" + failure.orElse("") + ") free some space, or write elsewhere";
  }
}
