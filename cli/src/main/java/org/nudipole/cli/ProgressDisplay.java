package org.nudipole.cli;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.nudipole.cli.report.Width;
import org.nudipole.generator.axis.Digits;
import org.nudipole.macros.language.Printable;
import org.nudipole.macros.run.RunListener;

/**
 * How far a run is, on stderr: a bar that is drawn over on a terminal, else a line every ten
 * seconds. A run that is over before the first is due shows nothing.
 */
final class ProgressDisplay implements RunListener {
  private static final long SECOND = 1_000_000_000;
  private static final int WIDTH = 30;
  private static final String CUT = "...";

  private final PrintStream err;
  private final boolean terminal;
  private final String title;
  private final long pause;
  private final LongSupplier clock;
  private final long start;
  private final AtomicLong due;
  private volatile boolean drawn;
  private volatile long kept;

  /**
   * A display.
   *
   * @param title what runs
   */
  ProgressDisplay(Console console, String title) {
    this(console, title, System::nanoTime);
  }

  /**
   * A display with a clock of one's own.
   *
   * @param clock time in ns
   */
  ProgressDisplay(Console console, String title, LongSupplier clock) {
    err = console.err();
    terminal = console.terminal();
    this.clock = clock;
    start = clock.getAsLong();
    pause = terminal ? SECOND / 5 : 10 * SECOND;
    due = new AtomicLong(start + (terminal ? SECOND / 2 : pause));
    this.title = title;
  }

  /**
   * Does what comes before there is anything to count. On a terminal the user sees at once that the
   * program is at work; elsewhere a line that tells nothing is none.
   */
  static <T> T during(Console console, String title, Supplier<T> work) {
    ProgressDisplay display = new ProgressDisplay(console, title);
    if (display.terminal) {
      display.show("expected rates ...");
    }
    try {
      return work.get();
    } finally {
      display.clear();
    }
  }

  @Override
  public void begin(long events) {
    kept = events;
  }

  @Override
  public void progress(long done, long total) {
    long now = clock.getAsLong();
    if (!isDue(now)) {
      return;
    }
    double fraction = (double) done / total;
    double seconds = (now - start) * 1e-9;
    double speed = (done - kept) / seconds;
    double left = (total - done) / speed;
    String percent = Digits.percent(fraction, 0);
    String numbers =
        " ".repeat(Math.max(0, "100 %".length() - percent.length()))
            + percent
            + "  "
            + Digits.speed(speed)
            + " events/s  "
            + duration(left)
            + " left";
    int full = (int) (fraction * WIDTH);
    String bar = "#".repeat(full) + ".".repeat(WIDTH - full);
    show(terminal ? "[" + bar + "] " + numbers : numbers);
  }

  /** Shows how far work is that has no known end. */
  void step(String text) {
    if (isDue(clock.getAsLong())) {
      show(text);
    }
  }

  // Only one of the threads draws.
  private boolean isDue(long now) {
    long then = due.get();
    return now - then >= 0 && due.compareAndSet(then, now + pause);
  }

  private void show(String text) {
    if (terminal) {
      drawn = true;
      // A shorter text must not leave the end of a longer one.
      err.print("\r" + fitting(text) + "\033[K");
    } else {
      err.println(Printable.escaped(title) + " " + text);
    }
    err.flush();
  }

  // A line that a terminal breaks is not drawn over: of a long title its end is shown.
  private String fitting(String text) {
    int room = Width.ofTerminal() - text.length() - 2;
    String whole = Printable.escaped(title);
    if (whole.length() <= room) {
      return whole + " " + text;
    }
    String end = whole.substring(Math.max(0, whole.length() - Math.max(0, room - CUT.length())));
    String line = room > CUT.length() ? CUT + end + " " + text : text;
    return line.substring(0, Math.min(line.length(), Width.ofTerminal() - 1));
  }

  /** Wipes the bar off the terminal. */
  void clear() {
    if (drawn) {
      drawn = false;
      err.print("\r\033[K");
      err.flush();
    }
  }

  private static String duration(double seconds) {
    long s = Math.round(seconds);
    return s < 100
        ? s + " s"
        : s < 6000 ? (s + 30) / 60 + " min" : Digits.fixed(s / 3600.0, 1) + " h";
  }
}
