package org.nudipole.validation.comparison;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.nudipole.detector.Prediction;
import org.nudipole.detector.background.BackgroundSampler;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.rate.EventDensity;
import org.nudipole.generator.sampling.EventSampler;
import org.nudipole.generator.sampling.PulseSampler;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.generator.sampling.RandomStreams.Stage;

/**
 * A small independent sample of recoils and observables whose quantiles are bin edges: bins of
 * nearly equal content for any spectrum and any response. What is expected in them comes from
 * quadrature; the sample only says where they are.
 */
final class PilotSample {
  private static final int BATCHES = 4;

  private final EventBatch[] batches = new EventBatch[BATCHES];
  private final int neutrinos;

  /**
   * Draws the sample.
   *
   * @param seed a seed that the tested run does not use, so that its bins do not know its events
   */
  PilotSample(Prediction run, long seed) {
    EventDensity density = run.sampled();
    neutrinos = density.channels().size();
    EventSampler sampler = new EventSampler(density);
    Optional<PulseSampler> pulses =
        density.pulse().map(pulse -> new PulseSampler(pulse, density.channels()));
    Optional<BackgroundSampler> backgrounds = run.experiment().backgroundSampler(density);
    RandomStreams streams = new RandomStreams(seed);
    for (int b = 0; b < BATCHES; b++) {
      int index = b;
      EventBatch batch = new EventBatch(run.experiment().columns());
      batch.reset((long) b * EventBatch.CAPACITY, EventBatch.CAPACITY);
      sampler.fill(streams.stream(b, Stage.RECOIL), batch);
      pulses.ifPresent(p -> p.fill(streams.stream(index, Stage.PULSE), batch));
      backgrounds.ifPresent(s -> s.replace(streams.stream(index, Stage.BACKGROUND), batch));
      run.experiment().response().simulate(streams, b, batch, density.targets());
      backgrounds.ifPresent(s -> s.restoreObserved(batch));
      batches[b] = batch;
    }
  }

  /** Sorted recoil energies of the chosen channels, energy. */
  double[] recoils(IntPredicate channels) {
    return values(batch -> batch.recoilEnergy, of(channels));
  }

  /** Sorted neutrino energies of the chosen channels, energy. */
  double[] energies(IntPredicate channels) {
    return values(batch -> batch.neutrinoEnergy, of(channels));
  }

  /** Sorted deposits of one background, energy. */
  double[] deposits(int background) {
    return values(batch -> batch.recoilEnergy, of(background));
  }

  /** Sorted observables of one background, energy. */
  double[] observed(int background) {
    return values(batch -> batch.observed, of(background));
  }

  private Row of(IntPredicate channels) {
    return (batch, i) -> batch.channel[i] < neutrinos && channels.test(batch.channel[i]);
  }

  private Row of(int background) {
    return (batch, i) -> batch.channel[i] == neutrinos + background;
  }

  /** Sorted observables, energy. */
  double[] observed(boolean onlyDetected) {
    return values(batch -> batch.observed, (batch, i) -> !onlyDetected || batch.detected[i] != 0);
  }

  /** Sorted second observables. */
  double[] observed2(boolean onlyDetected) {
    return values(batch -> batch.observed2, (batch, i) -> !onlyDetected || batch.detected[i] != 0);
  }

  /** Which rows of a batch count. */
  @FunctionalInterface
  private interface Row {
    boolean counts(EventBatch batch, int i);
  }

  private double[] values(Function<EventBatch, double[]> column, Row row) {
    return Arrays.stream(batches)
        .flatMapToDouble(
            batch ->
                IntStream.range(0, batch.size())
                    .filter(i -> row.counts(batch, i))
                    .mapToDouble(i -> column.apply(batch)[i]))
        .sorted()
        .toArray();
  }

  /**
   * Strictly increasing edges between two ends: quantiles of sorted values.
   *
   * @param low lower end, not above the values
   * @param high upper end, not below the values
   * @param bins greatest number of bins
   */
  static double[] quantiles(double[] sorted, double low, double high, int bins) {
    double[] edges = new double[bins + 1];
    int n = 0;
    edges[n++] = low;
    // A bin needs some values of the sample to be of nearly equal content.
    int parts = Math.min(bins, sorted.length / 10);
    for (int i = 1; i < parts; i++) {
      double value = sorted[(int) ((long) i * sorted.length / parts)];
      double rounding = 8 * Math.ulp(value);
      // A little below, or the rounding of units would scatter equal values to both sides.
      double edge = value - rounding;
      if (edge > edges[n - 1] + rounding && edge < high - rounding) {
        edges[n++] = edge;
      }
    }
    edges[n++] = high;
    return Arrays.copyOf(edges, n);
  }
}
