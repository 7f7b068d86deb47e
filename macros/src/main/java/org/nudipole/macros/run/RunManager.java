package org.nudipole.macros.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nudipole.detector.DetectorGenerator;
import org.nudipole.detector.DetectorModules;
import org.nudipole.detector.EventGenerator;
import org.nudipole.generator.data.Table;
import org.nudipole.io.ChunkedFileWriter;
import org.nudipole.io.CompleteFile;
import org.nudipole.io.EventFileWriter;
import org.nudipole.io.EventSink;
import org.nudipole.io.Existing;
import org.nudipole.io.ModuleEnvelope;
import org.nudipole.io.RunHeader;
import org.nudipole.io.RunTally;
import org.nudipole.io.hdf5.EventFileException;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.binding.StoredEvents;

/**
 * Runs units of work: batches on threads, into an event file. Events, digest and header do not
 * depend on the number of threads, nor on how often a run was interrupted.
 */
public final class RunManager {
  private static final String IN_ONE_GO =
      "nothing is left (a compressed file, or one of detected events alone, is made in one go)";

  private final int threads;
  private final RunListener listener;
  private volatile boolean stopping;
  private volatile Optional<EventSink> open = Optional.empty();

  /**
   * A manager.
   *
   * @param threads worker threads, at least 1
   * @param listener hears of every batch
   */
  public RunManager(int threads, RunListener listener) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads = " + threads + " must be at least 1");
    }
    this.threads = threads;
    this.listener = listener;
  }

  /** Asks the run to stop soon; it then ends with {@link RunInterruptedException}. */
  public void stop() {
    stopping = true;
  }

  /**
   * Ends a run at once, though it goes on: for a program that ends. What is complete stays, for a
   * later run to go on with.
   *
   * @return number of events that are kept
   */
  public long abandon() {
    return open.map(EventSink::keep).orElse(0L);
  }

  /**
   * Begins, on a thread of its own, what every run needs and takes a while: a program that has
   * macros to read does so meanwhile.
   */
  public static void prepare() {
    Thread hashes = new Thread(Table::shippedHashes, "hashes");
    hashes.setDaemon(true);
    hashes.start();
  }

  /** As {@link #run(RunUnit, Path, Existing)}, a whole run. */
  public RunOutcome run(RunConfiguration configuration, Path file, boolean force) {
    return run(RunUnit.whole(configuration), file, Existing.of(force));
  }

  /**
   * Generates the events of a unit. When it is interrupted or the disk refuses, complete blocks
   * stay in {@code NAME.part}, and the message says so.
   *
   * @param file event file
   * @param existing what is done with what stands under its name
   * @return what became of it
   * @throws EventFileException if the file exists or cannot be written
   * @throws RunInterruptedException after {@link #stop}
   */
  public RunOutcome run(RunUnit unit, Path file, Existing existing) {
    RunConfiguration configuration = unit.configuration();
    RunHeader header = RunHeaders.of(unit);
    EventFileWriter.check(file, existing);
    DetectorGenerator generator = new DetectorGenerator(configuration.detector());
    RunTally none = none(configuration.detector(), generator);
    try (EventSink sink = sink(file, header, configuration.stored(), none, existing)) {
      open = Optional.of(sink);
      long old = sink.completeEvents();
      listener.begin(old);
      long start = System.nanoTime();
      Generation generation =
          new Generation(
              unit, generator, RunHeaders.generated(configuration), none, () -> stopping, listener);
      try {
        RunTally tally = generation.into(sink, threads);
        sink.finish(tally);
        double seconds = (System.nanoTime() - start) * 1e-9;
        return RunOutcome.of(unit, file, header, tally, sink.sums(), unit.events() - old, seconds);
      } catch (RunInterruptedException e) {
        throw new RunInterruptedException(
            e.getMessage()
                + "; "
                + (configuration.stored().inChunks() ? IN_ONE_GO : kept(file, sink.keep())));
      } catch (EventFileException e) {
        long kept = sink.keep();
        throw kept == 0
            ? e
            : new EventFileException(e.path(), e.problem() + "; " + kept(file, kept), e);
      }
    }
  }

  private static EventSink sink(
      Path file, RunHeader header, StoredEvents stored, RunTally none, Existing existing) {
    return stored.inChunks()
        ? ChunkedFileWriter.open(
            file, header, stored.columns(), stored.compression(), none, existing)
        : EventFileWriter.open(file, header, stored.columns(), none, existing);
  }

  /**
   * The outcome of a unit whose file is there already, whole and unchanged; empty if it is not
   * there.
   *
   * @throws EventFileException if there is another file in its place, or a damaged one
   */
  public static Optional<RunOutcome> complete(RunUnit unit, Path file) {
    return complete(unit, file, look(unit, file));
  }

  /** As the other, of a file that was looked at. */
  static Optional<RunOutcome> complete(RunUnit unit, Path file, CompleteFile found) {
    return switch (found.state()) {
      case MISSING -> Optional.empty();
      case COMPLETE -> Optional.of(RunOutcome.of(unit, file, RunHeaders.of(unit), found));
      case ANOTHER ->
          throw new EventFileException(
              file,
              "exists already (it is of another run: another macro, seed, set of columns or version"
                  + " of the program) Give another name, or --force to replace it");
      case DAMAGED -> throw new EventFileException(file, found.faults());
    };
  }

  /** What stands under the name of a unit's file. */
  static CompleteFile look(RunUnit unit, Path file) {
    return CompleteFile.of(file, RunHeaders.of(unit), unit.configuration().stored().columns());
  }

  /** What is left of an interrupted run, for the user. */
  public static String kept(Path file, long events) {
    return events == 0
        ? "not one block of 65536 was complete, and nothing is left"
        : kept(file, events + " events stay");
  }

  /** As {@link #kept(Path, long)}, where nobody has counted. */
  public static String kept(Path file, String what) {
    return what
        + " in "
        + EventFileWriter.part(file).getFileName()
        + ": the same command with --resume goes on";
  }

  private static RunTally none(DetectorModules detector, DetectorGenerator generator) {
    List<ModuleEnvelope> envelopes =
        IntStream.range(0, detector.names().size())
            .mapToObj(
                k -> {
                  Optional<EventGenerator> module = generator.of(k);
                  return new ModuleEnvelope(
                      module.map(EventGenerator::recoilVolume).orElse(0.0),
                      module.map(EventGenerator::vertexVolume).orElse(0.0),
                      generator.firstChannel(k + 1) - generator.firstChannel(k));
                })
            .toList();
    return RunTally.none(detector.givenEvents(), envelopes);
  }
}
