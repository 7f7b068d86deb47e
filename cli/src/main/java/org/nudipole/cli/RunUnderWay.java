package org.nudipole.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.nudipole.io.EventFileWriter;
import org.nudipole.io.hdf5.EventFileException;
import org.nudipole.macros.run.RunManager;
import org.nudipole.macros.run.RunOutcome;

/** The run under way, for a signal to stop; one that comes before the first is not lost. */
final class RunUnderWay {
  /** More files than these are counted. */
  private static final int MOST_NAMED = 10;

  /** How what is left is completed. */
  static final String GO_ON = ": the same command with --resume goes on";

  private final Console console;
  private final int threads;
  private final boolean quiet;
  private final List<Path> complete = new CopyOnWriteArrayList<>();
  private Optional<RunManager> manager = Optional.empty();
  private volatile Optional<Path> file = Optional.empty();
  private boolean stopped;

  /**
   * No run yet.
   *
   * @param threads threads of each
   * @param quiet whether nobody is told how far it is
   */
  RunUnderWay(Console console, int threads, boolean quiet) {
    this.console = console;
    this.threads = threads;
    this.quiet = quiet;
  }

  /** Makes a file, and shows how far it is. */
  RunOutcome make(Path made, Function<RunManager, RunOutcome> work) {
    ProgressDisplay display = new ProgressDisplay(console, made.getFileName().toString());
    RunManager next = new RunManager(threads, quiet ? (done, total) -> {} : display);
    become(next, made);
    try {
      RunOutcome outcome = work.apply(next);
      complete.add(made);
      return outcome;
    } finally {
      display.clear();
    }
  }

  private synchronized void become(RunManager next, Path written) {
    manager = Optional.of(next);
    file = Optional.of(written);
    if (stopped) {
      next.stop();
    }
  }

  /** Asks for an end soon. */
  synchronized void stop() {
    stopped = true;
    manager.ifPresent(RunManager::stop);
  }

  /** Ends what goes on at once; says what is left of it. */
  synchronized String abandon() {
    long kept = manager.map(RunManager::abandon).orElse(0L);
    if (file.isEmpty()) {
      return "interrupted";
    }
    Path path = file.get();
    // What an earlier run has left may just be looked through.
    boolean old = kept == 0 && Files.exists(EventFileWriter.part(path));
    return path
        + ": interrupted"
        + (kept > 0 || old
            ? "; "
                + (old
                    ? RunManager.kept(path, "what is complete stays")
                    : RunManager.kept(path, kept))
            : "");
  }

  /** A fault after some files were complete: they stay, and the message says so. */
  EventFileException told(EventFileException e) {
    return complete.isEmpty() || e.problem().contains(GO_ON)
        ? e
        : new EventFileException(
            e.path(), e.problem() + "; complete files stay (" + complete.size() + ")" + GO_ON, e);
  }

  /** Says that the run was interrupted, and what is complete. */
  int interrupted(String message) {
    String kept =
        complete.isEmpty()
            ? ""
            : complete.size() > MOST_NAMED
                ? "; " + complete.size() + " files are complete"
                : "; complete: "
                    + String.join(", ", complete.stream().map(Path::toString).toList());
    console.complain("nudipole: " + message + kept);
    console.out().flush();
    console.err().flush();
    return ExitCode.INTERRUPTED;
  }
}
