package org.nudipole.detector.background;

import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.nudipole.detector.background.Background.Level;
import org.nudipole.detector.geometry.ParallelBeam;
import org.nudipole.detector.geometry.Shape;
import org.nudipole.detector.geometry.VertexSampler;
import org.nudipole.detector.response.Response;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.sampling.AliasTable;
import org.nudipole.generator.sampling.Envelope;
import org.nudipole.generator.sampling.PulseSampler;
import org.nudipole.generator.sampling.RandomStreams.Stage;
import org.nudipole.generator.source.ArrivalTime;
import org.nudipole.generator.source.OnPeriods;

/**
 * The sampled arm of backgrounds: puts their events in the place of some rows of a batch of
 * neutrino events, each row independently with its share of the expected events, so that a batch is
 * a sample of the one mixture. Immutable; one instance serves all threads.
 */
public final class BackgroundSampler {
  // Spectra of backgrounds are smooth: this many cells decide nearly all draws.
  private static final int CELLS = 1024;
  private static final double TO_UNIT = 0x1.0p-53;
  private static final short NO_TARGET = -1;

  private final Energy[] energies;
  private final boolean[] observed;
  private final List<Optional<ArrivalTime>> arrivals;
  private final AliasTable choice;
  private final VertexSampler vertices;
  private final Response response;
  private final OnPeriods live;
  private final int firstChannel;

  /** Draws the energy of one row into the column {@code recoil_energy}. */
  @FunctionalInterface
  private interface Energy {
    void draw(UniformRandomProvider random, EventBatch batch, int row);
  }

  /**
   * Builds the envelopes.
   *
   * @param backgrounds backgrounds and their expected events, at least one of them above 0
   * @param neutrinos expected neutrino events
   * @param firstChannel {@link EventBatch#channel} of the first background
   * @param response the detector's response
   * @param shape the detector
   * @param live when the detector takes data
   */
  public BackgroundSampler(
      List<FoldedBackground> backgrounds,
      double neutrinos,
      int firstChannel,
      Response response,
      Shape shape,
      OnPeriods live) {
    this.response = response;
    this.live = live;
    this.firstChannel = firstChannel;
    int n = backgrounds.size();
    double[] weights = new double[n + 1];
    energies = new Energy[n];
    observed = new boolean[n];
    weights[0] = neutrinos;
    for (int b = 0; b < n; b++) {
      Background background = backgrounds.get(b).background();
      weights[b + 1] = backgrounds.get(b).expected();
      energies[b] = energy(background.spectrum());
      observed[b] = background.level() == Level.OBSERVED;
    }
    arrivals = backgrounds.stream().map(b -> b.background().arrival()).toList();
    choice = AliasTable.of(weights);
    vertices = VertexSampler.of(shape, new ParallelBeam());
  }

  private static Energy energy(BackgroundSpectrum spectrum) {
    if (spectrum instanceof LineBackground line) {
      return (random, batch, row) -> batch.recoilEnergy[row] = line.energy();
    }
    Envelope envelope = Envelope.of(List.of((ContinuousBackground) spectrum), CELLS);
    return (random, batch, row) ->
        envelope.fill(random, row, row + 1, batch.recoilEnergy, batch.channel);
  }

  /**
   * Replaces rows of neutrinos by background, in all columns but those that the response fills.
   *
   * @param random the stream of stage {@link Stage#BACKGROUND} of this batch
   */
  public void replace(UniformRandomProvider random, EventBatch batch) {
    List<Optional<ContinuousSampler>> pulses =
        arrivals.stream().map(a -> a.map(time -> PulseSampler.sampler(time, random))).toList();
    for (int i = 0; i < batch.size(); i++) {
      int background = choice.sample(random.nextLong()) - 1;
      if (background >= 0) {
        energies[background].draw(random, batch, i);
        vertices.fill(random, batch, i, i + 1);
        batch.time[i] = live.after((random.nextLong() >>> 11) * TO_UNIT * live.effectiveTime());
        batch.channel[i] = firstChannel + background;
        batch.interaction[i] = (byte) Background.code(background);
        batch.target[i] = NO_TARGET;
        batch.neutrinoEnergy[i] = 0;
        batch.neutrinoPdg[i] = 0;
        Optional<ContinuousSampler> pulse = pulses.get(background);
        if (pulse.isPresent()) {
          batch.pulseTime[i] = pulse.get().sample();
        }
        if (batch.isFull()) {
          clear(batch, i);
        }
      }
    }
  }

  // No neutrino came and nothing recoiled: directions of length 0, cross sections 0.
  private static void clear(EventBatch batch, int row) {
    batch.part[row] = Background.PART;
    batch.recoilDx[row] = 0;
    batch.recoilDy[row] = 0;
    batch.recoilDz[row] = 0;
    batch.neutrinoDx[row] = 0;
    batch.neutrinoDy[row] = 0;
    batch.neutrinoDz[row] = 0;
    batch.dsigmaSm[row] = 0;
    batch.dsigmaDipole[row] = 0;
    batch.dsigmaInterference[row] = 0;
  }

  /**
   * Gives backgrounds whose spectrum is the observable their value back, whatever the response made
   * of it. What they deposited is not known: their recoil energy becomes 0.
   *
   * @param batch rows behind the response
   */
  public void restoreObserved(EventBatch batch) {
    for (int i = 0; i < batch.size(); i++) {
      int background = batch.channel[i] - firstChannel;
      if (background >= 0 && observed[background]) {
        double value = batch.recoilEnergy[i];
        batch.observed[i] = value;
        boolean late =
            arrivals.get(background).isPresent() && !response.time().isInWindow(batch.pulseTime[i]);
        batch.detected[i] = (byte) (late || response.cuts(value) ? 0 : 1);
        batch.recoilEnergy[i] = 0;
      }
    }
  }
}
