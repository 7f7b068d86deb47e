package org.nudipole.detector;

import java.util.List;
import java.util.Optional;
import org.nudipole.detector.geometry.VertexSampler;
import org.nudipole.generator.Density;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.interaction.Interaction;
import org.nudipole.generator.interaction.Part;
import org.nudipole.generator.rate.Channel;
import org.nudipole.generator.rate.EventDensity;
import org.nudipole.generator.sampling.Envelope;
import org.nudipole.generator.sampling.EventSampler;
import org.nudipole.generator.sampling.PulseSampler;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.generator.sampling.RandomStreams.Stage;

/**
 * The sampled arm: fills batches with events of an experiment, exactly as its density says.
 * Immutable and shared by threads; batch i of a seed is the same whoever fills it.
 */
public final class EventGenerator {
  // An exponential is smooth: this many cells decide all but one draw in a thousand.
  private static final int TIME_CELLS = 1024;

  private final Experiment experiment;
  private final EventDensity density;
  private final EventSampler recoils;
  private final VertexSampler vertices;
  private final Envelope times;
  private final Optional<PulseSampler> pulses;
  private final RecoilDirections directions;
  private final List<Interaction> reweighting;

  /**
   * Builds the envelopes.
   *
   * @param density density of the experiment above the generation cut as it is {@linkplain
   *     EventDensity#sampled drawn from}, with at least one channel
   * @param reweighting processes whose cross sections a full event set holds; those of one part act
   *     on different targets
   */
  public EventGenerator(
      Experiment experiment, EventDensity density, List<Interaction> reweighting) {
    this.experiment = experiment;
    this.density = density;
    this.reweighting = List.copyOf(reweighting);
    recoils = new EventSampler(density);
    vertices =
        VertexSampler.of(experiment.vertices().shape(), experiment.vertices().illumination());
    pulses = density.pulse().map(pulse -> new PulseSampler(pulse, density.channels()));
    List<? extends Density> parts = experiment.time().parts();
    times = Envelope.of(parts, Math.max(TIME_CELLS, Integer.highestOneBit(8 * parts.size()) << 1));
    directions = new RecoilDirections(density.channels());
  }

  /**
   * Trials that one batch took, for the estimate of the rate from the acceptance.
   *
   * @param recoil draws of channel and recoil energy
   * @param vertex draws of source point and vertex
   */
  public record Trials(long recoil, long vertex) {}

  /**
   * Integral of the envelope of the recoils, in events; times the accepted fraction it estimates
   * their number.
   */
  public double recoilVolume() {
    return recoils.volume();
  }

  /**
   * Integral of the envelope of the vertices over that of their density; times the accepted
   * fraction it estimates 1.
   */
  public double vertexVolume() {
    return vertices.envelope() / experiment.vertices().integral();
  }

  /**
   * Fills all columns of a batch that has been reset to its first event and size.
   *
   * @param streams random streams of the run
   * @return the trials that it took
   */
  public Trials fill(RandomStreams streams, EventBatch batch) {
    long index = batch.firstEvent() / EventBatch.CAPACITY;
    times.fill(streams.stream(index, Stage.TIME), batch.size(), batch.time, batch.channel);
    long recoilTrials = recoils.fill(streams.stream(index, Stage.RECOIL), batch);
    long vertexTrials = vertices.fill(streams.stream(index, Stage.VERTEX), batch);
    pulses.ifPresent(p -> p.fill(streams.stream(index, Stage.PULSE), batch));
    experiment.response().simulate(streams, index, batch, density.targets());
    if (batch.isFull()) {
      directions.fill(streams.stream(index, Stage.AZIMUTH), batch);
      fillCrossSections(batch);
    }
    return new Trials(recoilTrials, vertexTrials);
  }

  private void fillCrossSections(EventBatch batch) {
    for (int i = 0; i < batch.size(); i++) {
      Channel channel = density.channels().get(batch.channel[i]);
      double energy = batch.neutrinoEnergy[i];
      double recoil = batch.recoilEnergy[i];
      batch.dsigmaSm[i] = differential(channel, energy, recoil, Part.SM);
      batch.dsigmaDipole[i] = differential(channel, energy, recoil, Part.DIPOLE);
      batch.dsigmaInterference[i] = differential(channel, energy, recoil, Part.INTERFERENCE);
    }
  }

  private double differential(Channel channel, double energy, double recoil, Part part) {
    for (int k = 0; k < reweighting.size(); k++) {
      Interaction process = reweighting.get(k);
      if (process.part() == part && process.actsOn(channel.target())) {
        boolean inside =
            recoil >= process.lowest(energy, channel.target())
                && recoil <= process.highest(energy, channel.target());
        return inside
            ? process.differential(channel.flavour(), energy, channel.target(), recoil)
            : 0;
      }
    }
    if (part != Part.INTERFERENCE) {
      throw new IllegalStateException(
          "no " + part.label() + " process on " + channel.target().name());
    }
    // Without active-sterile mixing the weak and dipole amplitudes share no final state.
    return 0;
  }
}
