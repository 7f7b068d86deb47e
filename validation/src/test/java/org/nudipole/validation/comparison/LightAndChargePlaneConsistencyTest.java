package org.nudipole.validation.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.detector.EventGenerator;
import org.nudipole.detector.Experiment;
import org.nudipole.detector.FoldedSpectrum;
import org.nudipole.detector.Strength;
import org.nudipole.detector.geometry.Cylinder;
import org.nudipole.detector.geometry.ParallelBeam;
import org.nudipole.detector.geometry.VertexDensity;
import org.nudipole.detector.response.DetectedQuanta;
import org.nudipole.detector.response.ErrorFunctionEfficiency;
import org.nudipole.detector.response.LightAndCharge;
import org.nudipole.detector.response.RegionOfInterest;
import org.nudipole.detector.response.Response;
import org.nudipole.detector.response.SecondAccept;
import org.nudipole.detector.response.Window;
import org.nudipole.detector.xenon.XenonModel;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.SampleSize;
import org.nudipole.generator.Units;
import org.nudipole.generator.axis.Binning;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.interaction.CoherentScattering;
import org.nudipole.generator.interaction.DipoleUpscattering;
import org.nudipole.generator.interaction.ElectronScattering;
import org.nudipole.generator.interaction.Helm;
import org.nudipole.generator.interaction.Interaction;
import org.nudipole.generator.interaction.NucleonCouplings;
import org.nudipole.generator.rate.EventDensity;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.generator.source.Monoenergetic;

/** Nuclear and electronic recoils in xenon: the plane of S1 and S2, sampled against integrated. */
class LightAndChargePlaneConsistencyTest {
  private static final int EVENTS = SampleSize.of(10_000_000);
  private static final double DENSITY = 2.86 * Units.G_PER_CM3;

  /**
   * Ten million events, nuclei hit by 40 MeV neutrinos or electrons by neutrinos of 0.3 MeV with a
   * large moment, those of them in the region of interest in the cells of a plane: the chi-square
   * and the greatest pull of these cells, p &gt; 1e-5 each, so a false-alarm rate of 8e-5, the seed
   * being fixed. An excess of 1 % in a tenth of the plane is 4 standard deviations or more.
   */
  @ParameterizedTest
  @CsvSource({"nest2.4, true", "nest2.4, false", "nest2.0, true", "nest2.0, false"})
  void tenMillionEventsFillThePlaneAsExpected(String model, boolean nuclei) {
    Experiment experiment = experiment(XenonModel.named(model), nuclei);
    EventDensity density = experiment.density().above(0.5 * Units.KEV);
    double[] first = {0.5, 3, 4.5, 6, 8, 11, 15, 20, 28, 40, 60, 90, 150};
    double[] second = {150, 300, 450, 600, 850, 1200, 1700, 2400, 3300, 4500, 6500, 1e5};
    FoldedSpectrum spectrum = new FoldedSpectrum(density, experiment.response());
    double expected =
        spectrum.expectations().stream().mapToDouble(FoldedSpectrum.Expectation::expected).sum();
    double[] fractions = new double[(first.length - 1) * (second.length - 1) + 1];
    for (double[] channel : spectrum.expected(Window.cells(first, second), true)) {
      for (int i = 0; i < channel.length; i++) {
        fractions[i] += channel[i] / expected;
      }
    }
    // The last is for the events that are not detected; nothing is detected outside the S1 axis.
    fractions[fractions.length - 1] = 1 - Arrays.stream(fractions).sum();
    long[] counts = counts(experiment, density, first, second);
    assertEquals(EVENTS, Arrays.stream(counts).sum());
    assertTrue(EVENTS - counts[counts.length - 1] > 0.15 * EVENTS, "most are not in the plane");
    for (TestResult result :
        GoodnessOfFit.shape("S1 x S2", counts, fractions, (a, b) -> a + " to " + b)) {
      assertTrue(result.p() > 1e-5, result::toString);
    }
  }

  private static long[] counts(
      Experiment experiment, EventDensity density, double[] first, double[] second) {
    List<Interaction> reweighting =
        List.of(
            new CoherentScattering(NucleonCouplings.treeLevel(0.23857), Helm.lewinSmith()),
            new ElectronScattering(0.23857),
            new DipoleUpscattering(0, 1, Helm.lewinSmith()));
    EventGenerator generator = new EventGenerator(experiment, density, reweighting);
    EventBatch batch = new EventBatch(experiment.columns());
    RandomStreams streams = new RandomStreams(20200617);
    Binning x = new Binning(first);
    Binning y = new Binning(second);
    long[] counts = new long[(first.length - 1) * (second.length - 1) + 1];
    for (long event = 0; event < EVENTS; event += EventBatch.CAPACITY) {
      batch.reset(event, (int) Math.min(EventBatch.CAPACITY, EVENTS - event));
      generator.fill(streams, batch);
      for (int i = 0; i < batch.size(); i++) {
        int cell = x.index(batch.observed[i]) * (second.length - 1) + y.index(batch.observed2[i]);
        counts[batch.detected[i] == 1 ? cell : counts.length - 1]++;
      }
    }
    return counts;
  }

  private static Experiment experiment(XenonModel model, boolean nuclei) {
    Material xenon = Material.named("LXe");
    List<Target> targets = nuclei ? xenon.nuclei() : xenon.shells();
    List<Interaction> interactions =
        nuclei
            ? List.of(
                new CoherentScattering(NucleonCouplings.treeLevel(0.23857), Helm.lewinSmith()))
            : List.of(
                new ElectronScattering(0.23857),
                new DipoleUpscattering(0, 1e-9, Helm.lewinSmith()));
    Response response =
        new Response(
            List.of(
                new LightAndCharge(
                    model.nuclear().at(81, DENSITY),
                    model.electronic().at(81, DENSITY),
                    new DetectedQuanta(0.1165, 1.219, 0.6),
                    new DetectedQuanta(0.96, 11.9, 3)),
                new ErrorFunctionEfficiency(3, 0.8, 0.95),
                new RegionOfInterest(0.5, 150),
                new SecondAccept(new RegionOfInterest(150, 1e5))),
            Response.PHOTOELECTRONS);
    return new Experiment(
        new Monoenergetic(Flavour.NU_E, (nuclei ? 40 : 0.3) * Units.MEV),
        new Strength.Flux(1e13 * Units.PER_CM2_S),
        new VertexDensity(Cylinder.ofVolume(1e6 * Units.CM3), new ParallelBeam()),
        xenon,
        targets,
        interactions,
        response,
        Units.DAY);
  }
}
