package org.nudipole.macros.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nudipole.io.BlockSums;
import org.nudipole.io.CompleteFile;
import org.nudipole.io.EventSet;
import org.nudipole.io.RunHeader;
import org.nudipole.io.RunSummary;
import org.nudipole.io.RunTally;
import org.nudipole.macros.binding.RunConfiguration;

/**
 * A completed run, or a completed part of one.
 *
 * @param unit what was run
 * @param file the event file, or the directory of all
 * @param header what was known before its first event
 * @param summary what is known since its last event
 * @param sums the checksums of its blocks
 * @param tally what was counted; empty of a whole file that an earlier run has made
 * @param made events that were generated now, and not by an earlier run
 * @param seconds wall time of the generation, without set-up
 */
public record RunOutcome(
    RunUnit unit,
    Path file,
    RunHeader header,
    RunSummary summary,
    BlockSums sums,
    Optional<RunTally> tally,
    long made,
    double seconds) {

  /**
   * What was made now.
   *
   * @param header of its file
   * @param made events that were generated for it, and not kept
   */
  static RunOutcome of(
      RunUnit unit,
      Path file,
      RunHeader header,
      RunTally tally,
      BlockSums sums,
      long made,
      double seconds) {
    long detected =
        IntStream.range(0, tally.channels()).mapToLong(channel -> tally.detected(channel)).sum();
    RunSummary summary =
        new RunSummary(
            detected,
            tally.expectedEvents(),
            tally.expectedEventsError(),
            sums.digest(),
            Optional.of(tally));
    return new RunOutcome(unit, file, header, summary, sums, Optional.of(tally), made, seconds);
  }

  /** What an earlier run has made. */
  static RunOutcome of(RunUnit unit, Path file, RunHeader header, CompleteFile found) {
    RunSummary summary = found.summary().orElseThrow();
    return new RunOutcome(
        unit, file, header, summary, found.sums().orElseThrow(), summary.tally(), 0, 0);
  }

  /**
   * What became of a run whose shards are all there.
   *
   * @param folder where they are
   * @param shards all of them, in their order
   */
  static RunOutcome together(Path folder, List<RunOutcome> shards) {
    RunOutcome first = shards.get(0);
    if (shards.size() == 1) {
      return new RunOutcome(
          first.unit(),
          folder,
          first.header(),
          first.summary(),
          first.sums(),
          first.tally(),
          first.made(),
          first.seconds());
    }
    RunUnit whole = RunUnit.whole(first.configuration());
    RunTally tally =
        shards.stream().map(shard -> shard.tally().orElseThrow()).reduce(RunTally::plus).get();
    BlockSums sums =
        first.header().selection().detectedOnly()
            ? sums(folder, shards.stream().map(RunOutcome::file).toList())
            : BlockSums.together(shards.stream().map(RunOutcome::sums).toList());
    return of(
        whole,
        folder,
        RunHeaders.of(whole),
        tally,
        sums,
        shards.stream().mapToLong(RunOutcome::made).sum(),
        shards.stream().mapToDouble(RunOutcome::seconds).sum());
  }

  // A shard ends within a block of all rows.
  private static BlockSums sums(Path folder, List<Path> files) {
    try (EventSet events = EventSet.unchecked(folder, files)) {
      return BlockSums.of(events);
    }
  }

  /** The run. */
  public RunConfiguration configuration() {
    return unit.configuration();
  }

  /** Counts of each module; none where they are not known. */
  public List<ModuleCounts> modules() {
    return tally
        .map(counted -> ModuleCounts.of(configuration().detector(), counted))
        .orElse(List.of());
  }
}
