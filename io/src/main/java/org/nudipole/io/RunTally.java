package org.nudipole.io;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * What a run counts while it generates: whole numbers, so that sums do not depend on the order of
 * blocks, threads or shards. They are events generated in each channel, events detected in each
 * channel, trials of recoils in each module and trials of vertices in each module, one row behind
 * the other.
 *
 * @param givenEvents expected events whose number is given and not integrated: backgrounds
 * @param modules the envelopes of the modules
 * @param counts the counts
 */
public record RunTally(double givenEvents, List<ModuleEnvelope> modules, List<Long> counts) {
  /** Takes copies and checks the number of counts. */
  public RunTally {
    modules = List.copyOf(modules);
    counts = List.copyOf(counts);
    if (counts.size() != size(modules)) {
      throw new IllegalArgumentException(
          counts.size() + " counts of a run that has " + size(modules));
    }
  }

  /** Nothing counted yet. */
  public static RunTally none(double givenEvents, List<ModuleEnvelope> modules) {
    return new RunTally(givenEvents, modules, Collections.nCopies(size(modules), 0L));
  }

  private static int size(List<ModuleEnvelope> modules) {
    return 2 * (channels(modules) + modules.size());
  }

  private static int channels(List<ModuleEnvelope> modules) {
    return modules.stream().mapToInt(ModuleEnvelope::channels).sum();
  }

  /** Channels and backgrounds of all modules. */
  public int channels() {
    return channels(modules);
  }

  /** Events generated in a channel. */
  public long generated(int channel) {
    return counts.get(channel);
  }

  /** Events detected in a channel. */
  public long detected(int channel) {
    return counts.get(channels() + channel);
  }

  private long recoilTrials(int module) {
    return counts.get(2 * channels() + module);
  }

  private long vertexTrials(int module) {
    return counts.get(2 * channels() + modules.size() + module);
  }

  /** This with other counts. */
  public RunTally with(long[] other) {
    return new RunTally(givenEvents, modules, LongStream.of(other).boxed().toList());
  }

  /**
   * The counts of both.
   *
   * @throws IllegalArgumentException if they are of different runs
   */
  public RunTally plus(RunTally other) {
    if (givenEvents != other.givenEvents || !modules.equals(other.modules)) {
      throw new IllegalArgumentException("tallies of different runs");
    }
    return new RunTally(
        givenEvents,
        modules,
        IntStream.range(0, counts.size())
            .mapToObj(i -> counts.get(i) + other.counts.get(i))
            .toList());
  }

  /** The counts as they are stored, from a place on. */
  long[] row(int first, int length) {
    return counts.subList(first, first + length).stream().mapToLong(Long::longValue).toArray();
  }

  /** The expected number of events as estimated from the accepted fraction of the trials. */
  public double expectedEvents() {
    // The number of a background is given; only that of neutrinos is an integral to estimate.
    double estimate = givenEvents;
    for (int k = 0; k < modules.size(); k++) {
      estimate = estimate(k).expected() + estimate;
    }
    return estimate;
  }

  /** Its standard error. */
  public double expectedEventsError() {
    double error = 0;
    for (int k = 0; k < modules.size(); k++) {
      error = StrictMath.hypot(error, estimate(k).error());
    }
    return error;
  }

  private Estimate estimate(int module) {
    ModuleEnvelope envelope = modules.get(module);
    int first = channels(modules.subList(0, module));
    long events = Arrays.stream(row(first, envelope.channels())).sum();
    // Without a trial there is no estimate; the envelope bounds it, so its error is the envelope
    // itself.
    double expected = envelope.recoilVolume();
    double relative = 1;
    if (events > 0 && expected > 0) {
      double recoil = (double) events / recoilTrials(module);
      double vertex = (double) events / vertexTrials(module);
      expected = envelope.recoilVolume() * recoil * envelope.vertexVolume() * vertex;
      // Both acceptances are binomial (the trials are geometric): relative variance (1 - p) / n
      // each.
      relative = Math.sqrt(((1 - recoil) + (1 - vertex)) / events);
    }
    return new Estimate(expected, expected * relative);
  }

  private record Estimate(double expected, double error) {}
}
