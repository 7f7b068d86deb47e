package org.nudipole.validation.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.math3.complex.Complex;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nudipole.detector.EventGenerator;
import org.nudipole.detector.Experiment;
import org.nudipole.detector.Strength;
import org.nudipole.detector.geometry.Cylinder;
import org.nudipole.detector.geometry.ParallelBeam;
import org.nudipole.detector.geometry.VertexDensity;
import org.nudipole.detector.response.Response;
import org.nudipole.generator.Constants;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.SampleSize;
import org.nudipole.generator.Units;
import org.nudipole.generator.axis.Binning;
import org.nudipole.generator.axis.Histogram;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.interaction.CoherentMoment;
import org.nudipole.generator.interaction.CoherentScattering;
import org.nudipole.generator.interaction.CrossSectionPart;
import org.nudipole.generator.interaction.DipoleUpscattering;
import org.nudipole.generator.interaction.ElectronInterference;
import org.nudipole.generator.interaction.ElectronScattering;
import org.nudipole.generator.interaction.FinalStates;
import org.nudipole.generator.interaction.Helm;
import org.nudipole.generator.interaction.Interaction;
import org.nudipole.generator.interaction.Interference;
import org.nudipole.generator.interaction.InterferenceOrder;
import org.nudipole.generator.interaction.InterferingScattering;
import org.nudipole.generator.interaction.NuclearInterference;
import org.nudipole.generator.interaction.NucleonCouplings;
import org.nudipole.generator.interaction.RecoilKinematics;
import org.nudipole.generator.interaction.SterileTransition;
import org.nudipole.generator.mathematics.ComplexMatrix;
import org.nudipole.generator.mathematics.Quadrature;
import org.nudipole.generator.mixing.Mixing;
import org.nudipole.generator.mixing.MixingAngles;
import org.nudipole.generator.mixing.MomentMatrix;
import org.nudipole.generator.mixing.MomentMatrix.Basis;
import org.nudipole.generator.mixing.MomentMatrix.Nature;
import org.nudipole.generator.mixing.Rotation;
import org.nudipole.generator.rate.Channel;
import org.nudipole.generator.rate.EventDensity;
import org.nudipole.generator.rate.LineChannel;
import org.nudipole.generator.rate.RecoilSpectrum;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.generator.source.Continuum;
import org.nudipole.generator.source.ElectronCaptureSource;
import org.nudipole.generator.source.Line;
import org.nudipole.generator.source.MichelNuE;
import org.nudipole.generator.source.Monoenergetic;
import org.nudipole.generator.source.NeutrinoSource;

/**
 * Events with interference against the sum of its three parts, which are integrated one by one: two
 * million events per experiment, mixing angles of 30 or 45 degrees and moments that make the
 * interference a visible fraction.
 *
 * <p>Fixed seed; false-alarm rate 1e-6 per experiment. A bin holds some 50,000 events, known to
 * half a per cent, while the interference is 5 to 30 % of the rate in many of them.
 */
class InterferenceConsistencyTest {
  private static final int BATCHES = SampleSize.of(31);
  private static final int BINS = 40;
  private static final double FALSE_ALARM = 1e-6;

  /** An experiment, as a function of the moments, and the moments that it is generated with. */
  private record Case(
      String name, NeutrinoSource source, List<Target> targets, Model model, double cut) {
    Experiment experiment(double moment) {
      return new Experiment(
          source,
          new Strength.Flux(1e13 * Units.PER_CM2_S),
          new VertexDensity(Cylinder.ofVolume(2000 * Units.CM3), new ParallelBeam()),
          Material.named("LXe"),
          targets,
          model.interactions(moment),
          new Response(List.of(), "keVnr"),
          100 * Units.DAY);
    }

    EventDensity density(double moment) {
      return experiment(moment).density().above(cut);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * Processes as a function of the element es of a Majorana matrix.
   *
   * @param mass sterile mass, energy
   * @param angle theta14 and theta24, plane angle
   * @param moment that of the events, in mu_B; any sign
   */
  private record Model(double mass, double angle, double moment) {
    private static final Helm HELM = Helm.lewinSmith();
    private static final ElectronScattering EVES = new ElectronScattering(Constants.SIN2_THETA_W);
    private static final CoherentScattering CEVNS =
        new CoherentScattering(NucleonCouplings.treeLevel(Constants.SIN2_THETA_W), HELM);

    List<Interaction> interactions(double wanted) {
      Mixing mixing =
          Mixing.of(
              new MixingAngles(
                  0.6 * Units.RAD,
                  new Rotation(0.15 * Units.RAD, 1 * Units.RAD),
                  0.8 * Units.RAD,
                  new Rotation(angle, 0.5 * Units.RAD),
                  new Rotation(angle, 0),
                  Rotation.NONE,
                  0,
                  0,
                  0),
              0,
              0);
      ComplexMatrix elements =
          ComplexMatrix.zero()
              .with(1, 4, new Complex(-wanted, 0))
              .with(4, 1, new Complex(wanted, 0))
              .with(2, 4, new Complex(-wanted, 0))
              .with(4, 2, new Complex(wanted, 0));
      MomentMatrix moments =
          new MomentMatrix(Nature.MAJORANA, Basis.FLAVOUR, elements).in(Basis.MASS, mixing);
      SterileTransition transition =
          SterileTransition.of(mass, InterferenceOrder.EXACT, mixing, moments);
      return List.of(
          CEVNS,
          EVES,
          new DipoleUpscattering(
              mass, CoherentMoment.of(mixing, moments, FinalStates.STERILE), HELM),
          new NuclearInterference(CEVNS, transition),
          new ElectronInterference(EVES, transition));
    }
  }

  /** Electron neutrinos of muons that decay at rest. */
  private record Michel() implements NeutrinoSource {
    @Override
    public String name() {
      return "muons";
    }

    @Override
    public List<Line> lines() {
      return List.of();
    }

    @Override
    public List<Continuum> continua() {
      return List.of(new Continuum(Flavour.NU_E, new MichelNuE()));
    }
  }

  static Stream<Case> cases() {
    double degree = StrictMath.PI / 180 * Units.RAD;
    return Stream.of(
        new Case(
            "51Cr on the shells of xenon",
            ElectronCaptureSource.named("cr51"),
            Material.named("LXe").shells(),
            new Model(400 * Units.KEV, 30 * degree, 3e-11),
            0.3 * Units.KEV),
        new Case(
            "antineutrinos of 2 MeV on free electrons",
            new Monoenergetic(Flavour.ANTI_NU_MU, 2 * Units.MEV),
            Material.named("LXe").freeElectrons(),
            new Model(600 * Units.KEV, 30 * degree, -3e-11),
            0.3 * Units.KEV),
        new Case(
            "30 MeV on argon",
            new Monoenergetic(Flavour.NU_MU, 30 * Units.MEV),
            Material.named("LAr").nuclei(),
            new Model(20 * Units.MEV, 30 * degree, -2e-9),
            10 * Units.EV),
        new Case(
            "muon decays on nuclei and electrons",
            new Michel(),
            Stream.concat(
                    Material.named("Ge").nuclei().stream(),
                    Material.named("Ge").freeElectrons().stream())
                .toList(),
            new Model(4 * Units.MEV, 45 * degree, 1e-9),
            100 * Units.EV));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void eventsFollowTheSumOfTheirParts(Case c) {
    double moment = c.model().moment();
    EventDensity parts = c.density(moment);
    EventDensity sampled = parts.sampled();
    EventGenerator generator =
        new EventGenerator(c.experiment(moment), sampled, c.model().interactions(1));
    double total = new RecoilSpectrum(parts).total();
    double interference =
        parts.channels().stream()
            .filter(ch -> ch.interaction().part() == CrossSectionPart.INTERFERENCE)
            .mapToDouble(new RecoilSpectrum(parts)::expected)
            .sum();
    assertTrue(Math.abs(interference) > 2e-3 * total, "interference " + interference / total);

    double[] edges = logarithmic(parts.lowest(), parts.highest());
    Histogram recoil = new Histogram(new Binning(edges));
    long[] perChannel = new long[sampled.channels().size()];
    double[] others = {-moment, moment / 2};
    double[][] sums = new double[others.length][BINS];
    double[][] squares = new double[others.length][BINS];
    double[] sterile = new double[2];
    double[] likely = new double[2];
    long trials = 0;
    RandomStreams streams = new RandomStreams(20211006);
    EventBatch batch = new EventBatch(true);
    for (int b = 0; b < BATCHES; b++) {
      batch.reset((long) b * EventBatch.CAPACITY, EventBatch.CAPACITY);
      trials += generator.fill(streams, batch).recoil();
      recoil.fill(batch.recoilEnergy, 0, batch.size(), 1);
      for (int i = 0; i < batch.size(); i++) {
        perChannel[batch.channel[i]]++;
        assertEquals(0, batch.part[i]);
        int bin = Math.max(0, Math.min(BINS - 1, recoil.binning().index(batch.recoilEnergy[i])));
        for (int k = 0; k < others.length; k++) {
          double weight = rate(batch, i, others[k]) / rate(batch, i, moment);
          sums[k][bin] += weight;
          squares[k][bin] += weight * weight;
        }
        finalState(sampled.channels().get(batch.channel[i]), batch, i, sterile, likely);
      }
    }

    long events = (long) BATCHES * EventBatch.CAPACITY;
    List<TestResult> results = new ArrayList<>();
    double[] channels = new double[perChannel.length];
    List<List<Channel>> together = parts.drawnTogether();
    for (int i = 0; i < channels.length; i++) {
      channels[i] = together.get(i).stream().mapToDouble(new RecoilSpectrum(parts)::expected).sum();
    }
    results.addAll(
        GoodnessOfFit.shape(
            "channels",
            perChannel,
            normalised(channels, total),
            BinLabel.categories(
                sampled.channels().stream().map(ch -> ch.target().name()).toList())));
    double[] expected = new RecoilSpectrum(parts).binned(parts.channels(), edges);
    results.addAll(GoodnessOfFit.shape("recoil", recoil, normalised(expected, total), 1, ""));
    FamilyWise family = new FamilyWise(results, FALSE_ALARM);
    assertTrue(family.agrees(), () -> family.failures().toString());

    double acceptance = (double) events / trials;
    double error = total * Math.sqrt((1 - acceptance) / events);
    assertEquals(total, generator.recoilVolume() * acceptance, 5 * error + 1e-9 * total);

    for (int k = 0; k < others.length; k++) {
      EventDensity other = c.density(others[k]);
      double[] wanted = new RecoilSpectrum(other).binned(other.channels(), edges);
      reweighted(wanted, sums[k], squares[k], total / events);
    }
    // The final states that the angles show are as many as their probabilities sum to.
    assertTrue(sterile[0] > 1000);
    assertEquals(likely[0], sterile[0], 5 * Math.sqrt(likely[1]));
  }

  private static double rate(EventBatch batch, int i, double moment) {
    return batch.dsigmaSm[i]
        + moment * moment * batch.dsigmaDipole[i]
        + moment * batch.dsigmaInterference[i];
  }

  // Weighted events against another spectrum: chi-square with up to 40 degrees of freedom, above
  // 120 once in 1e9. Bins of few events are not Gaussian and left out.
  private static void reweighted(
      double[] expected, double[] sums, double[] squares, double weight) {
    double chiSquare = 0;
    int used = 0;
    for (int i = 0; i < expected.length; i++) {
      double effective = squares[i] > 0 ? sums[i] * sums[i] / squares[i] : 0;
      if (effective > 100) {
        double difference = weight * sums[i] - expected[i];
        chiSquare += difference * difference / (weight * weight * squares[i]);
        used++;
      }
    }
    assertTrue(used > 15 && chiSquare < 120, chiSquare + " in " + used + " bins");
  }

  // Counts an event whose angle is that of the sterile final state, and adds its probability.
  private static void finalState(
      Channel channel, EventBatch batch, int i, double[] sterile, double[] likely) {
    if (!(channel.interaction() instanceof InterferingScattering sum)) {
      return;
    }
    double energy = batch.neutrinoEnergy[i];
    double recoil = batch.recoilEnergy[i];
    RecoilKinematics massive =
        new RecoilKinematics(energy, channel.target().mass(), sum.sterileMass());
    if (!(recoil > massive.lowest() && recoil < massive.highest())) {
      return;
    }
    double cosine =
        (double) batch.recoilDx[i] * batch.neutrinoDx[i]
            + (double) batch.recoilDy[i] * batch.neutrinoDy[i]
            + (double) batch.recoilDz[i] * batch.neutrinoDz[i];
    double light = sum.kinematics(energy, channel.target()).recoilCosine(recoil);
    double heavy = massive.recoilCosine(recoil);
    if (Math.abs(light - heavy) < 1e-5) {
      return; // single precision does not tell
    }
    double share = sum.sterileShare(channel.flavour(), energy, channel.target(), recoil);
    assertTrue(share >= -1e-9 && share <= 1, "share " + share);
    sterile[0] += Math.abs(cosine - heavy) < Math.abs(cosine - light) ? 1 : 0;
    likely[0] += share;
    likely[1] += share * (1 - share);
  }

  /** The number of sterile final states of a line, against an integral of its own. */
  @ParameterizedTest
  @MethodSource("cases")
  void theShareOfSterileFinalStatesIsTheSquareOfBothAmplitudes(Case c) {
    EventDensity parts = c.density(c.model().moment());
    for (Channel channel : parts.sampled().channels()) {
      if (channel instanceof LineChannel line
          && line.interaction() instanceof InterferingScattering sum) {
        Interaction last = sum.terms().get(sum.terms().size() - 1);
        double low = Math.max(line.low(), last.lowest(line.line().energy(), line.target()));
        double high = last.highest(line.line().energy(), line.target());
        double shared =
            Quadrature.integral(
                t ->
                    line.value(t)
                        * sum.sterileShare(line.flavour(), line.line().energy(), line.target(), t),
                low,
                high);
        double amplitudes =
            Quadrature.integral(
                t ->
                    line.strength()
                        * sum.terms().stream()
                            .filter(term -> term.finalMass() > 0)
                            .mapToDouble(term -> sterile(term, line, t))
                            .sum(),
                low,
                high);
        assertTrue(amplitudes > 0);
        assertEquals(amplitudes, shared, 1e-10 * amplitudes);
      }
    }
  }

  private static double sterile(Interaction term, LineChannel line, double recoil) {
    double energy = line.line().energy();
    double value = term.differential(line.flavour(), energy, line.target(), recoil);
    return term instanceof Interference interference
        ? value + interference.weakIntoSterile(line.flavour(), energy, line.target(), recoil)
        : value;
  }

  private static double[] logarithmic(double from, double to) {
    double[] edges = new double[BINS + 1];
    for (int i = 0; i <= BINS; i++) {
      edges[i] = from * Math.pow(to / from, (double) i / BINS);
    }
    edges[0] = from;
    edges[BINS] = to;
    return edges;
  }

  private static double[] normalised(double[] values, double total) {
    return Arrays.stream(values).map(v -> v / total).toArray();
  }
}
