package org.nudipole.detector;

import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.nudipole.detector.background.BackgroundSampler;
import org.nudipole.detector.geometry.VertexSampler;
import org.nudipole.generator.Density;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.interaction.CrossSectionPart;
import org.nudipole.generator.interaction.Interaction;
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
  private final Shared shared;
  // Neutrinos that the detector sees over those that the envelope is made for.
  private final double more;
  private final VertexSampler vertices;
  private final Optional<BackgroundSampler> backgrounds;
  private final boolean oscillating;

  /** What does not depend on where the detector is. */
  private record Shared(
      EventSampler recoils,
      Optional<PulseSampler> pulses,
      Envelope times,
      RecoilDirections directions,
      List<List<Interaction>> standardModel,
      List<List<Interaction>> dipole,
      List<List<Interaction>> interference) {
    static Shared of(Experiment experiment, EventDensity density, List<Interaction> reweighting) {
      List<? extends Density> parts = experiment.time().parts();
      int cells = Math.max(TIME_CELLS, Integer.highestOneBit(8 * parts.size()) << 1);
      return new Shared(
          new EventSampler(density),
          density.pulse().map(pulse -> new PulseSampler(pulse, density.channels())),
          Envelope.of(parts, cells),
          new RecoilDirections(density.channels()),
          processes(density, reweighting, CrossSectionPart.SM),
          processes(density, reweighting, CrossSectionPart.DIPOLE),
          processes(density, reweighting, CrossSectionPart.INTERFERENCE));
    }

    // The processes of one part, as the neutrinos of each channel have them.
    private static List<List<Interaction>> processes(
        EventDensity density, List<Interaction> all, CrossSectionPart part) {
      return density.channels().stream()
          .map(
              channel ->
                  all.stream()
                      .filter(p -> p.part() == part && p.actsOn(channel.target()))
                      .map(channel::of)
                      .filter(p -> p.scatters(channel.flavour()))
                      .toList())
          .toList();
    }
  }

  /**
   * Builds the envelopes.
   *
   * @param density density of the experiment above the generation cut as it is {@linkplain
   *     EventDensity#sampled drawn from}, with at least one channel
   * @param reweighting processes whose cross sections a full event set holds; those of one part
   *     that act on the same target are summed
   */
  public EventGenerator(
      Experiment experiment, EventDensity density, List<Interaction> reweighting) {
    this(experiment, density, Shared.of(experiment, density, reweighting), 1);
  }

  private EventGenerator(Experiment experiment, EventDensity density, Shared shared, double more) {
    this.experiment = experiment;
    this.density = density;
    this.shared = shared;
    this.more = more;
    vertices =
        VertexSampler.of(experiment.vertices().shape(), experiment.vertices().illumination());
    backgrounds = experiment.backgroundSampler(density);
    oscillating = density.oscillates();
  }

  /** The generator of the same experiment with its detector elsewhere, with this envelope. */
  EventGenerator at(Prediction elsewhere) {
    Experiment other = elsewhere.experiment();
    double ratio = other.vertices().integral() / experiment.vertices().integral();
    return new EventGenerator(other, elsewhere.sampled(), shared, more * ratio);
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
    return shared.recoils().volume() * more;
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
    shared.times().fill(streams.stream(index, Stage.TIME), batch.size(), batch.time, batch.channel);
    long recoilTrials = shared.recoils().fill(streams.stream(index, Stage.RECOIL), batch);
    long vertexTrials = fillVertices(streams.stream(index, Stage.VERTEX), batch);
    shared.pulses().ifPresent(p -> p.fill(streams.stream(index, Stage.PULSE), batch));
    if (batch.isFull()) {
      shared.directions().fill(streams.stream(index, Stage.AZIMUTH), batch);
      fillCrossSections(batch);
    }
    backgrounds.ifPresent(b -> b.replace(streams.stream(index, Stage.BACKGROUND), batch));
    experiment.response().simulate(streams, index, batch, density.targets());
    backgrounds.ifPresent(b -> b.restoreObserved(batch));
    experiment.response().fiducial().ifPresent(part -> part.reject(batch));
    experiment.vertices().position().move(batch);
    return new Trials(recoilTrials, vertexTrials);
  }

  private long fillVertices(UniformRandomProvider random, EventBatch batch) {
    if (!oscillating) {
      return vertices.fill(random, batch);
    }
    // Energies have been drawn with the mean over the detector. A vertex is kept with the share
    // that its distance has of a bound. The trials count for the inverse square law alone.
    long trials = vertices.fillMeasured(random, batch);
    for (int i = 0; i < batch.size(); i++) {
      Channel channel = density.channels().get(batch.channel[i]);
      if (!channel.interaction().oscillates()) {
        continue;
      }
      double energy = batch.neutrinoEnergy[i];
      double recoil = batch.recoilEnergy[i];
      while ((random.nextLong() >>> 11) * 0x1p-53
          >= channel
              .interaction()
              .acceptance(channel.flavour(), energy, channel.target(), recoil, batch.baseline[i])) {
        vertices.redraw(random, batch, i);
      }
    }
    return trials;
  }

  private void fillCrossSections(EventBatch batch) {
    for (int i = 0; i < batch.size(); i++) {
      batch.dsigmaSm[i] = sum(shared.standardModel(), batch, i);
      batch.dsigmaDipole[i] = sum(shared.dipole(), batch, i);
      batch.dsigmaInterference[i] = sum(shared.interference(), batch, i);
    }
  }

  private double sum(List<List<Interaction>> processes, EventBatch batch, int i) {
    Channel channel = density.channels().get(batch.channel[i]);
    double energy = batch.neutrinoEnergy[i];
    double recoil = batch.recoilEnergy[i];
    List<Interaction> terms = processes.get(batch.channel[i]);
    double sum = 0;
    for (int k = 0; k < terms.size(); k++) {
      Interaction process =
          terms.get(k).oscillates() ? terms.get(k).at(batch.baseline[i]) : terms.get(k);
      if (recoil >= process.lowest(energy, channel.target())
          && recoil <= process.highest(energy, channel.target())) {
        sum += process.differential(channel.flavour(), energy, channel.target(), recoil);
      }
    }
    return sum;
  }
}
