package org.nudipole.generator.sampling;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.rate.Channel;

/**
 * Exact sampler in the plane of neutrino energy and recoil energy, for sources with continua: a
 * constant envelope on each of many rectangles, chosen with an alias table, and a squeeze. The
 * rectangles of {@link PlaneCells} have proved bounds of the density; below the lower one a point
 * is accepted at once, else the density itself decides.
 *
 * <p>Points are sums and products of doubles, so they are the same on every JVM.
 */
final class PlaneEnvelope implements EventEnvelope {
  private static final double TO_UNIT = 0x1.0p-53;
  // A width a little too small keeps the rounded sum from passing the upper end.
  private static final double INSIDE = 1 - 0x1.0p-52;
  // Doubles per cell: neutrino energy and width, recoil energy and width, lower bound / upper
  // bound,
  // upper bound.
  private static final int STRIDE = 6;

  // Words per trial: cell, height, neutrino energy, recoil energy.
  private static final int WORDS = 4;
  // Trials made side by side.
  private static final int BLOCK = 256;

  private final List<Channel> channels;
  private final double[] cells;
  private final int[] channel;
  private final AliasTable choice;
  private final double volume;

  /**
   * Builds the envelope.
   *
   * @throws IllegalArgumentException if no density is positive anywhere
   */
  PlaneEnvelope(List<Channel> channels) {
    this.channels = List.copyOf(channels);
    List<PlaneCells.Piece> pieces = new PlaneCells(this.channels).pieces();
    if (pieces.isEmpty()) {
      throw new IllegalArgumentException("no density is positive (nothing to draw)");
    }
    cells = new double[STRIDE * pieces.size()];
    channel = new int[pieces.size()];
    double[] weights = new double[pieces.size()];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      PlaneCells.Piece piece = pieces.get(i);
      channel[i] = piece.channel();
      weights[i] = piece.volume();
      sum += weights[i];
      cells[STRIDE * i] = piece.cell().from();
      cells[STRIDE * i + 1] = (piece.cell().to() - piece.cell().from()) * INSIDE;
      cells[STRIDE * i + 2] = piece.cell().low();
      cells[STRIDE * i + 3] = (piece.cell().high() - piece.cell().low()) * INSIDE;
      cells[STRIDE * i + 4] = piece.bounds().lower() / piece.bounds().upper();
      cells[STRIDE * i + 5] = piece.bounds().upper();
    }
    choice = AliasTable.of(weights);
    volume = sum;
  }

  @Override
  public double volume() {
    return volume;
  }

  @Override
  public long fill(UniformRandomProvider random, EventBatch batch) {
    int n = batch.size();
    long[] words = new long[WORDS * BLOCK];
    int[] chosen = new int[BLOCK];
    double[] height = new double[BLOCK];
    double[] share = new double[BLOCK];
    double[] energy = new double[BLOCK];
    double[] recoil = new double[BLOCK];
    long trials = 0;
    for (int i = 0; i < n; ) {
      // Each row takes a trial or more, so no word is drawn that would not be used.
      int block = Math.min(BLOCK, n - i);
      RandomWords.fill(random, words, WORDS * block);
      // Without a branch, so that the processor waits for many places of the tables at once.
      for (int k = 0; k < block; k++) {
        chosen[k] = choice.sample(words[WORDS * k]);
      }
      for (int k = 0; k < block; k++) {
        int at = STRIDE * chosen[k];
        height[k] = unit(words[WORDS * k + 1]);
        energy[k] = cells[at] + cells[at + 1] * unit(words[WORDS * k + 2]);
        recoil[k] = cells[at + 2] + cells[at + 3] * unit(words[WORDS * k + 3]);
        share[k] = cells[at + 4];
      }
      for (int k = 0; k < block; k++) {
        if (height[k] < share[k] || accept(chosen[k], energy[k], recoil[k], height[k])) {
          batch.neutrinoEnergy[i] = energy[k];
          batch.recoilEnergy[i] = recoil[k];
          batch.channel[i++] = channel[chosen[k]];
        }
      }
      trials += block;
    }
    return trials;
  }

  private boolean accept(int cell, double energy, double recoil, double height) {
    double upper = cells[STRIDE * cell + 5];
    Channel component = channels.get(channel[cell]);
    double value = component.density(energy, recoil);
    if (!(value <= upper)) {
      throw new EnvelopeExceededException(component, energy, recoil, value, upper);
    }
    return height * upper < value;
  }

  private static double unit(long word) {
    return (word >>> 11) * TO_UNIT;
  }
}
