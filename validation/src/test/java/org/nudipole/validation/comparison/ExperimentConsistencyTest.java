package org.nudipole.validation.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.complex.Complex;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nudipole.detector.EventGenerator;
import org.nudipole.detector.Experiment;
import org.nudipole.detector.FoldedSpectrum;
import org.nudipole.detector.Strength;
import org.nudipole.detector.geometry.Cylinder;
import org.nudipole.detector.geometry.FiducialVolume;
import org.nudipole.detector.geometry.Illumination;
import org.nudipole.detector.geometry.IsotropicSource;
import org.nudipole.detector.geometry.ParallelBeam;
import org.nudipole.detector.geometry.SourceVolume;
import org.nudipole.detector.geometry.VertexCoordinate;
import org.nudipole.detector.geometry.VertexDensity;
import org.nudipole.detector.response.ErrorFunctionEfficiency;
import org.nudipole.detector.response.GaussianResolution;
import org.nudipole.detector.response.LindhardQuenching;
import org.nudipole.detector.response.LogisticEfficiency;
import org.nudipole.detector.response.Response;
import org.nudipole.detector.response.Threshold;
import org.nudipole.detector.response.TimeAcceptance;
import org.nudipole.detector.response.TimeEfficiency;
import org.nudipole.generator.Column;
import org.nudipole.generator.Constants;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.SampleSize;
import org.nudipole.generator.Units;
import org.nudipole.generator.axis.Binning;
import org.nudipole.generator.axis.Histogram;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.interaction.AxialCurrent;
import org.nudipole.generator.interaction.BindingCorrection;
import org.nudipole.generator.interaction.BoundElectronScattering;
import org.nudipole.generator.interaction.ChargeFormFactor;
import org.nudipole.generator.interaction.CoherentScattering;
import org.nudipole.generator.interaction.DipoleDownscattering;
import org.nudipole.generator.interaction.DipoleUpscattering;
import org.nudipole.generator.interaction.ElectronScattering;
import org.nudipole.generator.interaction.ElectroweakNuclearScattering;
import org.nudipole.generator.interaction.FinalStates;
import org.nudipole.generator.interaction.FlavourMatrix;
import org.nudipole.generator.interaction.Helm;
import org.nudipole.generator.interaction.IncoherentMoment;
import org.nudipole.generator.interaction.Interaction;
import org.nudipole.generator.interaction.KleinNystrand;
import org.nudipole.generator.interaction.MeasuredHelm;
import org.nudipole.generator.interaction.NucleonCouplings;
import org.nudipole.generator.interaction.VectorCurrent;
import org.nudipole.generator.mathematics.ComplexMatrix;
import org.nudipole.generator.mathematics.Quadrature;
import org.nudipole.generator.mixing.MassOrdering;
import org.nudipole.generator.mixing.Mixing;
import org.nudipole.generator.mixing.MixingAngles;
import org.nudipole.generator.mixing.MomentMatrix;
import org.nudipole.generator.mixing.Rotation;
import org.nudipole.generator.rate.Channel;
import org.nudipole.generator.rate.ContinuumChannel;
import org.nudipole.generator.rate.EventDensity;
import org.nudipole.generator.rate.LineChannel;
import org.nudipole.generator.rate.NeutrinoSpectrum;
import org.nudipole.generator.rate.RecoilSpectrum;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.generator.source.BeamPulse;
import org.nudipole.generator.source.ElectronCaptureSource;
import org.nudipole.generator.source.FissionFractions;
import org.nudipole.generator.source.Line;
import org.nudipole.generator.source.Monoenergetic;
import org.nudipole.generator.source.NeutrinoSource;
import org.nudipole.generator.source.PionDecayAtRest;
import org.nudipole.generator.source.ReactorModel;
import org.nudipole.generator.source.ReactorSource;
import org.nudipole.generator.source.SolarComponent;
import org.nudipole.generator.source.SolarModel;
import org.nudipole.generator.source.SolarOscillation;
import org.nudipole.generator.source.SolarSource;

/**
 * Sampled against integrated, ten million events per experiment: channels, recoil energy, direction
 * cosine, vertex, time, folded observable, detected fraction, and the rate from the acceptance.
 *
 * <p>Fixed seed; family-wise false-alarm rate 1e-6 per experiment. With 1e7 events in 60 bins a bin
 * holds 170,000 events, known to 0.25 %, so that a density wrong by 1 % over a tenth of its range
 * is found with certainty.
 */
@Execution(ExecutionMode.CONCURRENT)
class ExperimentConsistencyTest {
  private static final int BATCHES = SampleSize.of(153);
  private static final double FALSE_ALARM = 1e-6;
  private static final int BINS = 60;

  /** An experiment, its density above a cut, and its name. */
  record Case(String name, Experiment experiment, EventDensity density) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Case experiment(
      String name,
      NeutrinoSource source,
      Illumination illumination,
      String material,
      List<Target> targets,
      List<Interaction> interactions,
      Response response,
      double cut) {
    boolean beam = illumination instanceof ParallelBeam;
    Experiment experiment =
        new Experiment(
            source,
            beam
                ? new Strength.Flux(1.1e13 * Units.PER_CM2_S)
                : new Strength.Activity(5e6 * Units.CI),
            vertices(illumination),
            Material.named(material),
            targets,
            interactions,
            response,
            55.4 * Units.DAY);
    return new Case(name, experiment, experiment.density().above(cut));
  }

  private static VertexDensity vertices(Illumination illumination) {
    return new VertexDensity(Cylinder.ofVolume(2000 * Units.CM3), illumination);
  }

  // Not in the middle, so that the nearer half counts less than the other.
  private static Optional<FiducialVolume> fiducial(Illumination illumination) {
    Cylinder part = new Cylinder(5 * Units.CM, 8 * Units.CM);
    return Optional.of(FiducialVolume.of(vertices(illumination), part, 1.5 * Units.CM));
  }

  // One in four: the integrals over angles of continua take seconds for each target.
  private static List<Target> some(List<Target> targets) {
    return IntStream.range(0, targets.size())
        .filter(i -> i % 4 == 0)
        .mapToObj(targets::get)
        .toList();
  }

  static Stream<Case> cases() {
    Helm helm = Helm.lewinSmith();
    Interaction cevns =
        new CoherentScattering(NucleonCouplings.treeLevel(Constants.SIN2_THETA_W), helm);
    Interaction eves = new ElectronScattering(Constants.SIN2_THETA_W);
    NeutrinoSource chromium = ElectronCaptureSource.named("cr51");
    Illumination near = new IsotropicSource(SourceVolume.onAxis(25 * Units.CM));
    Illumination extended =
        new IsotropicSource(
            new SourceVolume(2 * Units.CM, 0, -14 * Units.CM, 5 * Units.CM, 10 * Units.CM));
    Material germanium = Material.named("Ge");
    Material xenon = Material.named("LXe");
    Material iodide = Material.named("CsI");
    List<Target> mixed = new ArrayList<>(iodide.nuclei());
    mixed.addAll(iodide.shells());
    Response bolometer =
        new Response(
            List.of(
                new GaussianResolution(1 * Units.EV, 0, 0, true),
                new ErrorFunctionEfficiency(8 * Units.EV, 2 * Units.EV, 0.95),
                new Threshold(6 * Units.EV)),
            "keVnr");
    Response timeProjection =
        new Response(
            List.of(
                new GaussianResolution(0, 0.31, 0.0037, false),
                new LogisticEfficiency(0.873, 3.275 / Units.KEV, 1.509 * Units.KEV)),
            "keVee");
    Response ionisation =
        new Response(
            List.of(
                new LindhardQuenching(OptionalDouble.empty()),
                new GaussianResolution(0.02 * Units.KEV, 0.05, 0, true),
                new Threshold(0.1 * Units.KEV)),
            "keVee");
    return Stream.of(
        experiment(
            "51Cr CEvNS and a 300 keV dipole on Ge",
            chromium,
            near,
            "Ge",
            germanium.nuclei(),
            List.of(cevns, new DipoleUpscattering(300 * Units.KEV, 1e-10, helm)),
            bolometer,
            1 * Units.EV),
        experiment(
            "51Cr EvES and a 1 keV dipole on LXe, extended source",
            chromium,
            extended,
            "LXe",
            xenon.shells(),
            List.of(eves, new DipoleUpscattering(1 * Units.KEV, 2e-11, helm)),
            timeProjection.within(fiducial(extended)),
            0.1 * Units.KEV),
        experiment(
            "30 MeV on CsI, nuclei and electrons, 10 MeV dipole, beam",
            new Monoenergetic(Flavour.NU_MU, 30 * Units.MEV),
            new ParallelBeam(),
            "CsI",
            mixed,
            List.of(
                new CoherentScattering(
                    NucleonCouplings.treeLevel(Constants.SIN2_THETA_W), KleinNystrand.standard()),
                eves,
                new DipoleUpscattering(10 * Units.MEV, 1e-8, KleinNystrand.standard())),
            ionisation,
            0.01 * Units.KEV),
        experiment(
            "pion and muon decay at rest on CsI, nuclei and electrons, 3 MeV dipole, beam",
            new PionDecayAtRest(BeamPulse.named("sns")),
            new ParallelBeam(),
            "CsI",
            Stream.concat(iodide.nuclei().stream(), iodide.freeElectrons().stream()).toList(),
            List.of(cevns, eves, new DipoleUpscattering(3 * Units.MEV, 1e-8, helm)),
            ionisation
                .withTime(
                    new TimeAcceptance(
                        new TimeEfficiency.Exponential(0.52 * Units.US, 0.0494 / Units.US),
                        0.3 * Units.US,
                        6 * Units.US))
                .within(fiducial(new ParallelBeam())),
            0.01 * Units.KEV),
        experiment(
            "pion and muon decay at rest on Ge, measured radii and a neutron skin, a charge radius"
                + " and a 3 MeV dipole, beam",
            new PionDecayAtRest(BeamPulse.named("sns")),
            new ParallelBeam(),
            "Ge",
            germanium.nuclei(),
            List.of(
                new ElectroweakNuclearScattering(
                    new CoherentScattering(
                        new VectorCurrent(
                            NucleonCouplings.treeLevel(Constants.SIN2_THETA_W),
                            new MeasuredHelm(0),
                            new MeasuredHelm(0.3 * Units.FM)),
                        AxialCurrent.shellModel()),
                    new ChargeFormFactor(
                        FlavourMatrix.ZERO.with(Flavour.NU_MU, Flavour.NU_MU, 1e-31 * Units.CM2),
                        FlavourMatrix.ZERO)),
                new DipoleUpscattering(3 * Units.MEV, 1e-8, new MeasuredHelm(0))),
            ionisation,
            0.01 * Units.KEV),
        reactor(ReactorModel.HUBER_MUELLER, ionisation),
        reactor(ReactorModel.KOPEIKIN, ionisation),
        reactor(ReactorModel.BESTIOLE_2023, ionisation),
        experiment(
            "pp, 7Be, 8B and 13N from the Sun with a 30 keV dipole on LXe, RRPA, beam",
            SolarSource.of(
                SolarModel.B16_GS98,
                EnumSet.of(
                    SolarComponent.PP, SolarComponent.BE7, SolarComponent.B8, SolarComponent.N13),
                SolarOscillation.largeMixingAngle(MassOrdering.NORMAL.mixing()),
                Optional.of(LocalDate.of(2017, 10, 1))),
            ParallelBeam.along(1, -2, 2),
            "LXe",
            some(xenon.shells()),
            List.of(
                new BoundElectronScattering(
                    new ElectronScattering(Constants.SIN2_THETA_W), BindingCorrection.rrpa()),
                new DipoleUpscattering(30 * Units.KEV, 2e-11, helm)),
            timeProjection,
            0.1 * Units.KEV),
        experiment(
            "65Zn EvES and a 30 keV dipole beyond stepping on LXe",
            ElectronCaptureSource.named("zn65"),
            near,
            "LXe",
            xenon.shells(),
            List.of(
                eves,
                new BoundElectronScattering(
                    new DipoleUpscattering(30 * Units.KEV, 1e-11, helm), BindingCorrection.rrpa())),
            timeProjection,
            0.1 * Units.KEV));
  }

  private static Case reactor(ReactorModel model, Response response) {
    Helm helm = Helm.lewinSmith();
    return experiment(
        "reactor " + model.label() + ", CEvNS and a 30 keV dipole on Ge, beam",
        ReactorSource.of(model, FissionFractions.usual()),
        new ParallelBeam(),
        "Ge",
        Material.named("Ge").nuclei(),
        List.of(
            new CoherentScattering(NucleonCouplings.treeLevel(Constants.SIN2_THETA_W), helm),
            new DipoleUpscattering(30 * Units.KEV, 1e-10, helm)),
        response,
        0.05 * Units.KEV);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void tenMillionEventsFollowTheirDensity(Case c) {
    eventsFollowTheirDensity(c, BATCHES);
  }

  /**
   * The dipole of the Sun with every kind of neutrino: nu_4 of 250 keV that goes to light states,
   * nu_s, light final states and the heavy one, on a large mixing so that none is rare.
   */
  private static Case sterileSun() {
    Helm helm = Helm.lewinSmith();
    Mixing mixing =
        Mixing.of(
            new MixingAngles(
                34 * Units.DEG,
                Rotation.by(8.5 * Units.DEG),
                49 * Units.DEG,
                Rotation.by(35 * Units.DEG),
                Rotation.by(20 * Units.DEG),
                Rotation.by(10 * Units.DEG),
                0,
                0,
                0),
            MassOrdering.NORMAL.dm21(),
            MassOrdering.NORMAL.dm31());
    ComplexMatrix upper =
        ComplexMatrix.zero()
            .with(1, 4, new Complex(3e-11, 0))
            .with(2, 4, new Complex(0, 4e-11))
            .with(2, 3, new Complex(1e-11, 0));
    MomentMatrix moments =
        new MomentMatrix(
            MomentMatrix.Nature.MAJORANA,
            MomentMatrix.Basis.MASS,
            upper.plus(upper.transposed().times(Complex.ONE.negate())));
    Material xenon = Material.named("LXe");
    return experiment(
        "pp, pep and 7Be from the Sun, mixed with nu_4 of 250 keV, on nuclei and electrons of LXe",
        SolarSource.of(
            SolarModel.B16_GS98,
            EnumSet.of(SolarComponent.PP, SolarComponent.PEP, SolarComponent.BE7),
            SolarOscillation.largeMixingAngle(mixing),
            Optional.empty()),
        new ParallelBeam(),
        "LXe",
        Stream.concat(some(xenon.nuclei()).stream(), some(xenon.shells()).stream()).toList(),
        List.of(
            new ElectronScattering(Constants.SIN2_THETA_W),
            new DipoleUpscattering(
                250 * Units.KEV, IncoherentMoment.of(mixing, moments, FinalStates.STERILE), helm),
            new DipoleUpscattering(
                0, IncoherentMoment.of(mixing, moments, FinalStates.LIGHT), helm),
            new DipoleDownscattering(
                250 * Units.KEV, FinalStates.LIGHT.moment(moments, Mixing.STATES), helm)),
        new Response(
            List.of(
                new LindhardQuenching(OptionalDouble.empty()),
                new GaussianResolution(0, 0.31, 0.0037, false),
                new Threshold(0.3 * Units.KEV)),
            "keVee"),
        0.1 * Units.EV);
  }

  @Test
  void aMillionEventsOfTheSterileSunFollowTheirDensity() {
    eventsFollowTheirDensity(sterileSun(), 16);
  }

  @Test
  @Tag("long")
  void tenMillionEventsOfTheSterileSunFollowTheirDensity() {
    eventsFollowTheirDensity(sterileSun(), BATCHES);
  }

  private static void eventsFollowTheirDensity(Case c, int batches) {
    Experiment experiment = c.experiment();
    List<Channel> channels = c.density().channels();
    RecoilSpectrum spectrum = new RecoilSpectrum(c.density());
    FoldedSpectrum folded = new FoldedSpectrum(c.density(), experiment.response());
    double total = spectrum.total();

    double[] recoilEdges = logarithmic(c.density().lowest(), c.density().highest());
    double[] observedEdges = observedEdges(folded, total);
    double[] cosineEdges = linear(-1, 1);
    double[] timeEdges = linear(0, experiment.exposure());
    double half = experiment.vertices().limit(VertexCoordinate.Z);
    double radius = experiment.vertices().limit(VertexCoordinate.RADIUS);
    double[] zEdges = linear(-half, half);
    double[] radiusEdges = linear(0, radius);

    List<ContinuumChannel> continua =
        channels.stream()
            .filter(ContinuumChannel.class::isInstance)
            .map(ContinuumChannel.class::cast)
            .toList();
    double[] energyEdges =
        linear(0, continua.stream().mapToDouble(ch -> ch.support().to()).max().orElse(1));
    Histogram energy = new Histogram(new Binning(energyEdges));
    Histogram recoil = new Histogram(new Binning(recoilEdges));
    Histogram observed = new Histogram(new Binning(observedEdges));
    Histogram detected = new Histogram(new Binning(observedEdges));
    Histogram cosine = new Histogram(new Binning(cosineEdges));
    Histogram time = new Histogram(new Binning(timeEdges));
    Histogram z = new Histogram(new Binning(zEdges));
    Histogram rho = new Histogram(new Binning(radiusEdges));
    long[] perChannel = new long[channels.size()];

    EventGenerator generator = new EventGenerator(experiment, c.density(), List.of());
    RandomStreams streams = new RandomStreams(20211006);
    List<Column> columns = new ArrayList<>(experiment.columns());
    columns.addAll(Column.additional());
    EventBatch batch = new EventBatch(columns);
    double[] scratch = new double[EventBatch.CAPACITY];
    long recoilTrials = 0;
    long vertexTrials = 0;
    long seen = 0;
    for (int b = 0; b < batches; b++) {
      batch.reset((long) b * EventBatch.CAPACITY, EventBatch.CAPACITY);
      EventGenerator.Trials trials = generator.fill(streams, batch);
      recoilTrials += trials.recoil();
      vertexTrials += trials.vertex();
      int n = batch.size();
      recoil.fill(batch.recoilEnergy, 0, n, 1);
      observed.fill(batch.observed, 0, n, 1);
      time.fill(batch.time, 0, n, 1);
      z.fill(batch.vertexZ, 0, n, 1);
      int continuous = 0;
      for (int i = 0; i < n; i++) {
        if (channels.get(batch.channel[i]) instanceof ContinuumChannel) {
          scratch[continuous++] = batch.neutrinoEnergy[i];
        }
      }
      energy.fill(scratch, 0, continuous, 1);
      int kept = 0;
      for (int i = 0; i < n; i++) {
        perChannel[batch.channel[i]]++;
        if (batch.detected[i] == 1) {
          scratch[kept++] = batch.observed[i];
        }
      }
      seen += kept;
      detected.fill(scratch, 0, kept, 1);
      for (int i = 0; i < n; i++) {
        scratch[i] = Math.min(radius, Math.hypot(batch.vertexX[i], batch.vertexY[i]));
      }
      rho.fill(scratch, 0, n, 1);
      for (int i = 0; i < n; i++) {
        double product =
            (double) batch.recoilDx[i] * batch.neutrinoDx[i]
                + (double) batch.recoilDy[i] * batch.neutrinoDy[i]
                + (double) batch.recoilDz[i] * batch.neutrinoDz[i];
        scratch[i] = Math.max(-1, Math.min(1, product));
      }
      cosine.fill(scratch, 0, n, 1);
    }

    List<TestResult> results = new ArrayList<>();
    long events = (long) batches * EventBatch.CAPACITY;
    double[] expectedChannels =
        folded.expectations().stream().mapToDouble(FoldedSpectrum.Expectation::expected).toArray();
    results.addAll(
        GoodnessOfFit.shape(
            "channels",
            perChannel,
            normalised(expectedChannels, total),
            BinLabel.categories(channels.stream().map(ch -> ch.target().name()).toList())));
    add(results, "recoil", recoil, normalised(spectrum.binned(channels, recoilEdges), total));
    if (!continua.isEmpty()) {
      double[] energies = new NeutrinoSpectrum(continua).binned(energyEdges);
      add(results, "neutrino energy", energy, normalised(energies, Arrays.stream(energies).sum()));
    }
    add(results, "observed", observed, normalised(sum(folded.binned(observedEdges, false)), total));
    double[] detectedBins = sum(folded.binned(observedEdges, true));
    double detectedTotal = Arrays.stream(detectedBins).sum();
    add(results, "detected", detected, normalised(detectedBins, detectedTotal));
    results.add(GoodnessOfFit.binomial("detected fraction", seen, events, detectedTotal / total));
    add(results, "time", time, differences(experiment.time()::cumulative, timeEdges));
    add(results, "z", z, experiment.vertices().fractions(VertexCoordinate.Z, zEdges));
    add(
        results,
        "radius",
        rho,
        experiment.vertices().fractions(VertexCoordinate.RADIUS, radiusEdges));
    add(results, "cosine", cosine, normalised(cosines(spectrum, cosineEdges), total));

    FamilyWise family = new FamilyWise(results, FALSE_ALARM);
    assertTrue(family.agrees(), () -> family.failures().toString());

    double estimate =
        generator.recoilVolume()
            * events
            / recoilTrials
            * generator.vertexVolume()
            * events
            / vertexTrials;
    double variance =
        (1 - (double) events / recoilTrials) / events
            + (1 - (double) events / vertexTrials) / events;
    assertEquals(total, estimate, 5 * total * Math.sqrt(variance) + 1e-9 * total);
  }

  private static void add(List<TestResult> results, String name, Histogram histogram, double[] p) {
    results.addAll(GoodnessOfFit.shape(name, histogram, p, 1, ""));
  }

  // The cosine rises with the recoil energy for a massless final state, falls and rises for a
  // massive one: integrate where it is
  // inside a bin, found by bisection of each monotone piece.
  private static double[] cosines(RecoilSpectrum spectrum, double[] edges) {
    double[] expected = new double[edges.length - 1];
    for (Channel channel : spectrum.density().channels()) {
      if (channel instanceof LineChannel line) {
        add(expected, spectrum, line, edges);
      } else if (channel instanceof ContinuumChannel continuum) {
        slices(continuum).forEach(line -> add(expected, spectrum, line, edges));
      }
    }
    return expected;
  }

  // A continuum as many lines: the points of a quadrature over its energies.
  private static List<LineChannel> slices(ContinuumChannel channel) {
    double least =
        Math.max(
            channel.support().from(),
            channel.interaction().leastEnergy(channel.target(), channel.low(), channel.high()));
    double most = channel.support().to();
    // Every node of the spectrum is an edge: a rule across the saw teeth of a summation spectrum
    // would lose or gain some 1e-5. The cosine's edges fall between; panels widen by an octave at
    // most, and narrow ones need few points.
    double[] edges =
        Stream.of(
                linear(least, most),
                channel.energyBreaks(),
                DoubleStream.iterate(2 * least, e -> e < most, e -> 2 * e).toArray())
            .flatMapToDouble(Arrays::stream)
            .filter(e -> e >= least && e <= most)
            .sorted()
            .distinct()
            .toArray();
    List<LineChannel> lines = new ArrayList<>();
    for (int panel = 0; panel + 1 < edges.length; panel++) {
      Quadrature.Rule rule = Quadrature.gauss(edges[panel], edges[panel + 1]);
      for (int i = 0; i < rule.points().length; i++) {
        slice(channel, rule.points()[i], rule.weights()[i]).ifPresent(lines::add);
      }
    }
    return lines;
  }

  private static Optional<LineChannel> slice(
      ContinuumChannel channel, double energy, double weight) {
    Interaction process = channel.interaction();
    double low = Math.max(channel.low(), process.lowest(energy, channel.target()));
    double high = Math.min(channel.high(), process.highest(energy, channel.target()));
    if (!(high > low)) {
      return Optional.empty();
    }
    Line line = new Line(channel.flavour(), energy, 1);
    double fluence = channel.strength() * channel.continuum().spectrum().value(energy) * weight;
    return Optional.of(
        new LineChannel(line, channel.target(), channel.row(), process, low, high, fluence));
  }

  private static void add(
      double[] expected, RecoilSpectrum spectrum, LineChannel channel, double[] edges) {
    var kinematics = channel.interaction().kinematics(channel.line().energy(), channel.target());
    DoubleUnaryOperator cosine = kinematics::recoilCosine;
    double m2 = kinematics.finalMass() * kinematics.finalMass();
    // d cos / d T = 0 at T = m^2 / (2 (M + E) - m^2 / M): the least cosine.
    double turn = m2 / (2 * (kinematics.mass() + kinematics.energy()) - m2 / kinematics.mass());
    double middle = Math.max(channel.low(), Math.min(channel.high(), turn));
    double least = cosine.applyAsDouble(middle);
    double[] above = new double[edges.length];
    double[] below = new double[edges.length];
    for (int i = 0; i < edges.length; i++) {
      above[i] = crossing(cosine, middle, channel.high(), edges[i]);
      below[i] = crossing(cosine, middle, channel.low(), edges[i]);
    }
    for (int bin = 0; bin < expected.length; bin++) {
      if (edges[bin + 1] > least) {
        expected[bin] +=
            spectrum.expected(channel, above[bin], above[bin + 1])
                + spectrum.expected(channel, below[bin + 1], below[bin]);
      }
    }
  }

  // The recoil between from (least cosine) and to (greatest) where the cosine passes a value.
  private static double crossing(DoubleUnaryOperator cosine, double from, double to, double value) {
    if (value <= cosine.applyAsDouble(from)) {
      return from;
    }
    if (value >= 1 || value >= cosine.applyAsDouble(to)) {
      return to;
    }
    double low = from;
    double high = to;
    for (int i = 0; i < 60; i++) {
      double middle = low + (high - low) / 2;
      if (cosine.applyAsDouble(middle) < value) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  // Edges of about equal expectation, from a fine scan of the folded spectrum.
  private static double[] observedEdges(FoldedSpectrum folded, double total) {
    double reach = 1.2 * folded.density().highest();
    double[] fine = new double[161];
    for (int i = 0; i < fine.length; i++) {
      double u = (i - 40) / 120.0;
      fine[i] = reach * Math.signum(u) * Math.pow(Math.abs(u), 3);
    }
    double[] expected = sum(folded.binned(fine, false));
    List<Double> edges = new ArrayList<>(List.of(-10 * reach));
    double collected = 0;
    for (int i = 0; i < expected.length; i++) {
      collected += expected[i];
      if (collected > total / BINS) {
        edges.add(fine[i + 1]);
        collected = 0;
      }
    }
    edges.add(10 * reach);
    return edges.stream().mapToDouble(Double::doubleValue).distinct().toArray();
  }

  private static double[] linear(double from, double to) {
    double[] edges = new double[BINS + 1];
    for (int i = 0; i <= BINS; i++) {
      edges[i] = from + (to - from) * i / BINS;
    }
    edges[BINS] = to;
    return edges;
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

  private static double[] differences(DoubleUnaryOperator cumulative, double[] edges) {
    double[] p = new double[edges.length - 1];
    for (int i = 0; i < p.length; i++) {
      p[i] = cumulative.applyAsDouble(edges[i + 1]) - cumulative.applyAsDouble(edges[i]);
    }
    return p;
  }

  private static double[] sum(double[][] perChannel) {
    double[] sum = new double[perChannel[0].length];
    for (double[] row : perChannel) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += row[i];
      }
    }
    return sum;
  }

  private static double[] normalised(double[] values, double total) {
    return Arrays.stream(values).map(v -> v / total).toArray();
  }
}
