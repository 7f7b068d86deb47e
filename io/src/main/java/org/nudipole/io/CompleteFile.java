package org.nudipole.io;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.nudipole.generator.Column;
import org.nudipole.io.hdf5.EventFileException;

/**
 * What stands under the name of an event file, for a run that completes what is missing.
 *
 * @param state what it is
 * @param faults what is wrong with it, if it is damaged
 * @param summary what is known of a readable file since its last event
 * @param sums the checksums of its blocks
 */
public record CompleteFile(
    State state, List<String> faults, Optional<RunSummary> summary, Optional<BlockSums> sums) {
  /** What a file is to a run. */
  public enum State {
    /** There is none. */
    MISSING,
    /** The run's own, whole and unchanged. */
    COMPLETE,
    /** Whole, of another run. */
    ANOTHER,
    /** No event file, or one that does not hold what it says. */
    DAMAGED
  }

  /** Keeps a copy. */
  public CompleteFile {
    faults = List.copyOf(faults);
  }

  /**
   * Looks at a file and checks all that it holds.
   *
   * @param header what the run knows before its first event
   * @param columns the columns of its file
   */
  public static CompleteFile of(Path file, RunHeader header, List<Column> columns) {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return new CompleteFile(State.MISSING, List.of(), Optional.empty(), Optional.empty());
    }
    try (EventFileReader reader = EventFileReader.unchecked(file)) {
      EventFileCheck check = EventFileCheck.of(reader);
      String own = RunIdentity.digest(RunIdentity.of(header, columns));
      String found = RunIdentity.digest(RunIdentity.ofFile(reader.stored().values()));
      State state = found.equals(own) ? State.COMPLETE : State.ANOTHER;
      return new CompleteFile(
          check.faults().isEmpty() ? state : State.DAMAGED,
          check.faults(),
          Optional.of(reader.summary()),
          Optional.of(check.sums()));
    } catch (EventFileException e) {
      return new CompleteFile(
          State.DAMAGED, List.of(e.getMessage()), Optional.empty(), Optional.empty());
    }
  }
}
