package org.nudipole.generator.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Constants;
import org.nudipole.generator.Density;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.interaction.Cell;
import org.nudipole.generator.interaction.CoherentScattering;
import org.nudipole.generator.interaction.DipoleUpscattering;
import org.nudipole.generator.interaction.Helm;
import org.nudipole.generator.interaction.Interaction;
import org.nudipole.generator.interaction.NucleonCouplings;
import org.nudipole.generator.rate.Channel;
import org.nudipole.generator.rate.EventDensity;
import org.nudipole.generator.rate.RecoilSpectrum;
import org.nudipole.generator.sampling.RandomStreams.Stage;
import org.nudipole.generator.source.Continuum;
import org.nudipole.generator.source.Line;
import org.nudipole.generator.source.MichelNuE;
import org.nudipole.generator.source.NeutrinoSource;

/** The two-dimensional envelope against its density and against a sampler that reads like it. */
class PlaneEnvelopeTest {
  private static final int BATCHES = 32;

  /** A line and a continuum, as of pions and muons that decay at rest. */
  private record Decays(Density spectrum) implements NeutrinoSource {
    @Override
    public String name() {
      return "decays";
    }

    @Override
    public List<Line> lines() {
      return List.of(new Line(Flavour.NU_MU, 29.79 * Units.MEV, 1));
    }

    @Override
    public List<Continuum> continua() {
      return List.of(new Continuum(Flavour.NU_E, spectrum));
    }
  }

  /** A spectrum that claims half of its upper bound. */
  private record Understated(Density spectrum) implements Density {
    @Override
    public double low() {
      return spectrum.low();
    }

    @Override
    public double high() {
      return spectrum.high();
    }

    @Override
    public double value(double energy) {
      return spectrum.value(energy);
    }

    @Override
    public Bounds bounds(double from, double to) {
      return new Bounds(0, spectrum.bounds(from, to).upper() / 2);
    }
  }

  private static EventDensity density(Density spectrum) {
    Helm helm = Helm.lewinSmith();
    Interaction cevns =
        new CoherentScattering(NucleonCouplings.treeLevel(Constants.SIN2_THETA_W), helm);
    return EventDensity.of(
            new Decays(spectrum),
            1e10 / Units.CM2,
            Material.named("CsI").nuclei(),
            Units.KG,
            List.of(cevns, new DipoleUpscattering(20 * Units.MEV, 1e-8, helm)))
        .above(0.1 * Units.KEV);
  }

  @Test
  void acceptedFractionTimesVolumeIsTheIntegral() {
    EventDensity density = density(new MichelNuE());
    EventSampler sampler = new EventSampler(density);
    EventBatch batch = new EventBatch(false);
    long trials = 0;
    for (int b = 0; b < BATCHES; b++) {
      batch.reset((long) b * EventBatch.CAPACITY, EventBatch.CAPACITY);
      trials += sampler.fill(new RandomStreams(5).stream(b, Stage.RECOIL), batch);
    }
    double events = (double) BATCHES * EventBatch.CAPACITY;
    double acceptance = events / trials;
    assertTrue(acceptance > 0.9, "acceptance " + acceptance);
    double integral = new RecoilSpectrum(density).total();
    assertTrue(sampler.volume() > integral, "an envelope lies above its density");
    double error = integral * Math.sqrt((1 - acceptance) / events);
    assertEquals(integral, sampler.volume() * acceptance, 5 * error);
  }

  /**
   * The slow twin throws points on the whole support of each channel. Counts of the same number of
   * events in cells of channel, neutrino energy and recoil energy have chi-square with about 300
   * degrees of freedom: above 450 lies 1e-7 of it.
   */
  @Test
  void eventsAreThoseOfTheSlowTwin() {
    EventDensity density = density(new MichelNuE());
    int events = 2 * EventBatch.CAPACITY;
    int cells = 8;
    long[] twin = new long[density.channels().size() * cells * cells];
    UniformRandomProvider random = new RandomStreams(6).stream(0, Stage.RECOIL);
    double[] weights = new double[density.channels().size()];
    double[] most = new double[weights.length];
    for (int c = 0; c < weights.length; c++) {
      Channel channel = density.channels().get(c);
      most[c] = greatest(channel);
      weights[c] = new RecoilSpectrum(density).expected(channel);
    }
    AliasTable choice = AliasTable.of(weights);
    for (int i = 0; i < events; i++) {
      int c = choice.sample(random.nextLong());
      Channel channel = density.channels().get(c);
      double energy;
      double recoil;
      do {
        energy = channel.support().from();
        energy += (channel.support().to() - energy) * random.nextDouble();
        recoil = channel.low() * Math.pow(channel.high() / channel.low(), random.nextDouble());
      } while (random.nextDouble() * most[c] >= recoil * channel.density(energy, recoil));
      twin[cell(channel, c, energy, recoil, cells)]++;
    }
    long[] fast = new long[twin.length];
    EventSampler sampler = new EventSampler(density);
    EventBatch batch = new EventBatch(false);
    for (int b = 0; b < 2; b++) {
      batch.reset((long) b * EventBatch.CAPACITY, EventBatch.CAPACITY);
      sampler.fill(new RandomStreams(7).stream(b, Stage.RECOIL), batch);
      for (int i = 0; i < batch.size(); i++) {
        int c = batch.channel[i];
        Channel channel = density.channels().get(c);
        fast[cell(channel, c, batch.neutrinoEnergy[i], batch.recoilEnergy[i], cells)]++;
      }
    }
    double chiSquare = 0;
    int used = 0;
    for (int i = 0; i < twin.length; i++) {
      if (twin[i] + fast[i] > 10) {
        chiSquare += Math.pow(twin[i] - fast[i], 2) / (twin[i] + fast[i]);
        used++;
      }
    }
    assertTrue(used > 100 && used < 350, used + " cells");
    assertTrue(chiSquare < 450, "chi-square " + chiSquare + " of " + used + " cells");
  }

  // An upper bound of the density in the logarithm of the recoil energy.
  private static double greatest(Channel channel) {
    double greatest = 0;
    Cell all = channel.support();
    for (double low = channel.low(); low < channel.high(); low *= 1.1) {
      Cell part = new Cell(all.from(), all.to(), low, Math.min(channel.high(), 1.1 * low));
      greatest = Math.max(greatest, channel.bounds(part).upper() * part.high());
    }
    return greatest;
  }

  private static int cell(Channel channel, int index, double energy, double recoil, int cells) {
    double width = channel.support().to() - channel.support().from();
    double x = width > 0 ? (energy - channel.support().from()) / width : 0;
    double y = Math.log(recoil / channel.low()) / Math.log(channel.high() / channel.low());
    int i = Math.min(cells - 1, (int) (cells * x));
    int j = Math.min(cells - 1, (int) (cells * y));
    return (index * cells + i) * cells + j;
  }

  @Test
  void aDensityAboveItsEnvelopeStopsTheRun() {
    EventSampler sampler = new EventSampler(density(new Understated(new MichelNuE())));
    EventBatch batch = new EventBatch(false);
    batch.reset(0, EventBatch.CAPACITY);
    assertThrows(
        EnvelopeExceededException.class,
        () -> sampler.fill(new RandomStreams(8).stream(0, Stage.RECOIL), batch));
  }
}
