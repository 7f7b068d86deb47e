package org.nudipole.generator.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;
import org.nudipole.generator.Column;
import org.nudipole.generator.Constants;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.interaction.CoherentScattering;
import org.nudipole.generator.interaction.DipoleUpscattering;
import org.nudipole.generator.interaction.ElectronInterference;
import org.nudipole.generator.interaction.ElectronScattering;
import org.nudipole.generator.interaction.Helm;
import org.nudipole.generator.interaction.InterferenceOrder;
import org.nudipole.generator.interaction.NucleonCouplings;
import org.nudipole.generator.interaction.ScatteringProcess;
import org.nudipole.generator.interaction.SterileOverlap;
import org.nudipole.generator.interaction.SterileTransition;
import org.nudipole.generator.rate.Channel;
import org.nudipole.generator.rate.EventDensity;
import org.nudipole.generator.rate.LineChannel;
import org.nudipole.generator.sampling.RandomStreams.Stage;
import org.nudipole.generator.source.ArrivalTime;
import org.nudipole.generator.source.BeamPulse;
import org.nudipole.generator.source.BinnedArrival;
import org.nudipole.generator.source.DecayAfterPulse;
import org.nudipole.generator.source.Line;
import org.nudipole.generator.source.NeutrinoSource;
import org.nudipole.generator.source.PionDecayAtRest;

/** What each row says is that of its channel; rows behind the last one are left alone. */
class SamplerColumnsTest {
  private static final double US = Units.US;

  private record Lines() implements NeutrinoSource {
    @Override
    public String name() {
      return "lines";
    }

    @Override
    public List<Line> lines() {
      return List.of(
          new Line(Flavour.NU_E, 0.7465 * Units.MEV, 0.9),
          new Line(Flavour.ANTI_NU_MU, 29.8 * Units.MEV, 0.1));
    }
  }

  private static EventDensity density(NeutrinoSource source) {
    Helm helm = Helm.lewinSmith();
    Material material = Material.named("CsI");
    return EventDensity.of(
        source,
        1e10 / Units.CM2,
        Stream.concat(material.nuclei().stream(), material.shells().stream()).toList(),
        Units.KG,
        List.of(
            new CoherentScattering(NucleonCouplings.treeLevel(Constants.SIN2_THETA_W), helm),
            new ElectronScattering(Constants.SIN2_THETA_W),
            new DipoleUpscattering(0.1 * Units.MEV, 1e-9, helm)));
  }

  @Test
  void rowsOfLinesAndOfContinuaAreThoseOfTheirChannels() {
    BeamPulse pulse = BeamPulse.named("sns");
    for (NeutrinoSource source : List.of(new Lines(), new PionDecayAtRest(pulse))) {
      EventDensity density = density(source).above(0.1 * Units.KEV);
      EventSampler sampler = new EventSampler(density);
      for (boolean full : new boolean[] {true, false}) {
        EventBatch batch = new EventBatch(full);
        int rows = 20_011;
        batch.reset(0, rows);
        batch.neutrinoEnergy[rows] = -3;
        batch.neutrinoPdg[rows] = 99;
        long trials = sampler.fill(new RandomStreams(4).stream(0, Stage.RECOIL), batch);
        assertTrue(trials >= rows && trials < 1.1 * rows, trials + " trials");
        for (int i = 0; i < rows; i++) {
          Channel channel = density.channels().get(batch.channel[i]);
          assertEquals(channel.flavour().pdg(), batch.neutrinoPdg[i]);
          assertEquals(channel.row(), batch.target[i]);
          assertEquals(ScatteringProcess.on(channel.target()).code(), batch.interaction[i]);
          assertTrue(channel.density(batch.neutrinoEnergy[i], batch.recoilEnergy[i]) > 0);
          if (full) {
            assertEquals(channel.interaction().code(), batch.part[i]);
          }
        }
        assertEquals(-3, batch.neutrinoEnergy[rows]);
        assertEquals(99, batch.neutrinoPdg[rows]);
      }
    }
  }

  /** The energy of a line is that of its rows; behind the last row no column is written. */
  @Test
  void rowsOfLinesHaveTheirEnergies() {
    EventDensity density = density(new Lines()).above(0.1 * Units.KEV);
    List<LineChannel> lines = density.channels().stream().map(LineChannel.class::cast).toList();
    EventBatch batch = new EventBatch(true);
    int rows = 2003;
    batch.reset(0, rows);
    batch.part[rows] = 99;
    new EventSampler(density).fill(new RandomStreams(4).stream(0, Stage.RECOIL), batch);
    for (int i = 0; i < rows; i++) {
      assertEquals(lines.get(batch.channel[i]).line().energy(), batch.neutrinoEnergy[i]);
    }
    assertEquals(99, batch.part[rows]);
  }

  /** Of very many lines each has its cells: room grows with their number. */
  @Test
  void manyLinesHaveRoom() {
    EventDensity one = density(new Lines()).above(0.1 * Units.KEV);
    LineChannel line = (LineChannel) one.channels().get(0);
    double single = new LineEnvelope(List.of(line)).volume();
    LineEnvelope many = new LineEnvelope(Collections.nCopies(600, line));
    assertTrue(
        many.volume() > 600 * single && many.volume() < 630 * single,
        many.volume() / single + " of one");
  }

  /** Each row has the time of its own flavour: sums and products of deviates of the stream. */
  @Test
  void timesAreThoseOfTheFlavour() {
    BeamPulse pulse =
        new BeamPulse(
            new BinnedArrival(new double[] {-US, 0, 3 * US}, new double[] {1, 3}),
            new DecayAfterPulse(0.3 * US, 0.1 * US, List.of(2.2 * US, 0.026 * US)));
    EventDensity density = density(new PionDecayAtRest(pulse)).above(0.1 * Units.KEV);
    EventBatch batch = new EventBatch(List.of(Column.PULSE_TIME));
    int rows = 5003;
    batch.reset(0, rows);
    new EventSampler(density).fill(new RandomStreams(4).stream(0, Stage.RECOIL), batch);
    PulseSampler times = new PulseSampler(pulse, density.channels());
    times.fill(new RandomStreams(4).stream(0, Stage.PULSE), batch);
    UniformRandomProvider random = new RandomStreams(4).stream(0, Stage.PULSE);
    ContinuousSampler prompt = PulseSampler.sampler(pulse.prompt(), random);
    ContinuousSampler delayed = PulseSampler.sampler(pulse.delayed(), random);
    int early = 0;
    for (int i = 0; i < rows; i++) {
      boolean first = batch.neutrinoPdg[i] == Flavour.NU_MU.pdg();
      early += first ? 1 : 0;
      assertEquals((first ? prompt : delayed).sample(), batch.pulseTime[i]);
    }
    assertTrue(early > 500 && early < rows - 500);
    assertEquals(0, batch.pulseTime[rows]);
  }

  /** The formulas as they are written, on the same stream. */
  @Test
  void timesAreSumsOfDeviates() {
    DecayAfterPulse decay = new DecayAfterPulse(0.3 * US, 0.1 * US, List.of(2.2 * US, 0.026 * US));
    UniformRandomProvider random = new RandomStreams(1).stream(0, Stage.PULSE);
    UniformRandomProvider twin = new RandomStreams(1).stream(0, Stage.PULSE);
    ContinuousSampler times = PulseSampler.sampler(decay, random);
    ContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(twin);
    ContinuousSampler exponential = ZigguratSampler.Exponential.of(twin);
    for (int i = 0; i < 100; i++) {
      double time = 0.3 * US + 0.1 * US * normal.sample();
      time += 2.2 * US * exponential.sample();
      time += 0.026 * US * exponential.sample();
      assertEquals(time, times.sample());
    }
    ArrivalTime bins = new BinnedArrival(new double[] {-US, 0, 4 * US}, new double[] {1, 3});
    ContinuousSampler uniform = PulseSampler.sampler(bins, random);
    int n = 40_000;
    double[] counts = new double[10];
    for (int i = 0; i < n; i++) {
      double time = uniform.sample();
      assertTrue(time >= -US && time < 4 * US);
      counts[(int) ((time / US + 1) * 2)]++;
    }
    // Half a microsecond each: 1/8 of the first bin, 3/32 of the second; 5 standard deviations.
    for (int k = 0; k < 10; k++) {
      double p = k < 2 ? 1.0 / 8 : 3.0 / 32;
      assertEquals(p * n, counts[k], 5 * Math.sqrt(n * p * (1 - p)));
    }
  }

  @Test
  void aPartOfAnySignIsNotDrawn() {
    ElectronScattering weak = new ElectronScattering(Constants.SIN2_THETA_W);
    ElectronInterference mixed =
        new ElectronInterference(
            weak,
            new SterileTransition(
                0.2 * Units.MEV,
                InterferenceOrder.EXACT,
                Map.of(Flavour.NU_E, new SterileOverlap(3e-11, 0.25))));
    EventDensity density =
        EventDensity.of(
            new Lines(),
            1e10 / Units.CM2,
            Material.named("CsI").shells(),
            Units.KG,
            List.of(weak, mixed));
    assertThrows(IllegalArgumentException.class, () -> new EventSampler(density));
    assertTrue(new EventSampler(density.sampled()).volume() > 0);
  }
}
