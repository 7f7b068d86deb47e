package org.nudipole.detector;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.nudipole.detector.background.Background;
import org.nudipole.detector.geometry.Cylinder;
import org.nudipole.detector.geometry.IsotropicSource;
import org.nudipole.detector.geometry.Position;
import org.nudipole.detector.geometry.SourceVolume;
import org.nudipole.detector.geometry.VertexDensity;
import org.nudipole.detector.response.LindhardQuenching;
import org.nudipole.detector.response.Response;
import org.nudipole.detector.response.Threshold;
import org.nudipole.generator.Constants;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.interaction.CoherentScattering;
import org.nudipole.generator.interaction.DipoleUpscattering;
import org.nudipole.generator.interaction.ElectronScattering;
import org.nudipole.generator.interaction.Helm;
import org.nudipole.generator.interaction.Interaction;
import org.nudipole.generator.interaction.InterferenceOrder;
import org.nudipole.generator.interaction.NuclearInterference;
import org.nudipole.generator.interaction.NucleonCouplings;
import org.nudipole.generator.interaction.SterileOverlap;
import org.nudipole.generator.interaction.SterileTransition;
import org.nudipole.generator.rate.EventDensity;
import org.nudipole.generator.rate.GenerationCut;
import org.nudipole.generator.source.BeamPulse;
import org.nudipole.generator.source.ElectronCaptureSource;
import org.nudipole.generator.source.Line;
import org.nudipole.generator.source.NeutrinoSource;

/**
 * Germanium beside 51Cr, in the size of a real detector, and what may happen in it; the sources
 * have lines alone, for which envelopes and integrals take milliseconds.
 */
final class ExampleDetector {
  static final CoherentScattering CEVNS =
      new CoherentScattering(NucleonCouplings.treeLevel(Constants.SIN2_THETA_W), Helm.lewinSmith());
  static final ElectronScattering EVES = new ElectronScattering(Constants.SIN2_THETA_W);
  static final Material GERMANIUM = Material.named("Ge");
  static final NeutrinoSource CHROMIUM = ElectronCaptureSource.named("cr51");
  static final double DISTANCE = 25 * Units.CM;
  static final Cylinder SHAPE = new Cylinder(3 * Units.CM, 4 * Units.CM);
  static final VertexDensity NEAR = vertices(Position.ORIGIN);
  static final double EXPOSURE = 50 * Units.DAY;

  /** Nuclei are quenched: they and electrons of one energy are seen at different ones. */
  static final Response QUENCHED = quenched(1 * Units.EV);

  private ExampleDetector() {}

  static Response quenched(double threshold) {
    return new Response(
        List.of(new LindhardQuenching(OptionalDouble.empty()), new Threshold(threshold)), "keVee");
  }

  static DipoleUpscattering dipole(double mass) {
    return new DipoleUpscattering(mass, 7e-11, Helm.lewinSmith());
  }

  /**
   * What interferes with {@link #CEVNS} and the dipole of a mass: its sign is that of the product.
   */
  static NuclearInterference interference(double mass) {
    return new NuclearInterference(
        CEVNS,
        new SterileTransition(
            mass, InterferenceOrder.EXACT, Map.of(Flavour.NU_E, new SterileOverlap(-2e-11, 0.25))));
  }

  /** Where a detector of this shape is, with the source below the origin. */
  static VertexDensity vertices(Position position) {
    return VertexDensity.at(
        position, SHAPE, new IsotropicSource(SourceVolume.point(0, 0, -DISTANCE)));
  }

  static List<Target> nucleiAndShells() {
    return Stream.concat(GERMANIUM.nuclei().stream(), GERMANIUM.shells().stream()).toList();
  }

  static Experiment of(
      List<Target> targets,
      List<Interaction> interactions,
      Response response,
      Background... backgrounds) {
    return of(CHROMIUM, targets, interactions, response, backgrounds);
  }

  static Experiment of(
      NeutrinoSource source,
      List<Target> targets,
      List<Interaction> interactions,
      Response response,
      Background... backgrounds) {
    return new Experiment(
        source,
        new Strength.Activity(5e6 * Units.CI),
        NEAR,
        GERMANIUM,
        targets,
        interactions,
        response,
        EXPOSURE,
        Arrays.asList(backgrounds));
  }

  static Prediction prediction(Experiment experiment, GenerationCut cut) {
    EventDensity uncut = experiment.density();
    return Prediction.of(experiment, uncut, uncut.above(cut), experiment.interactions(), 7e-11);
  }

  /** Prompt and delayed neutrinos of a pulsed beam, as lines. */
  record Pulsed() implements NeutrinoSource {
    @Override
    public String name() {
      return "pulsed";
    }

    @Override
    public List<Line> lines() {
      return List.of(
          new Line(Flavour.NU_MU, 29.8 * Units.MEV, 1), new Line(Flavour.NU_E, 35 * Units.MEV, 2));
    }

    @Override
    public Optional<BeamPulse> pulse() {
      return Optional.of(BeamPulse.named("sns"));
    }
  }

  /** Simpson's rule in the logarithm, which the rates do not use, between positive edges. */
  static double integral(DoubleUnaryOperator function, double... edges) {
    double[] sorted = Arrays.stream(edges).sorted().distinct().toArray();
    int steps = 400;
    double sum = 0;
    for (int k = 0; k + 1 < sorted.length; k++) {
      double ratio = StrictMath.log(sorted[k + 1] / sorted[k]);
      for (int i = 0; i <= steps; i++) {
        // An ulp inside, for functions jump at edges.
        double at =
            sorted[k]
                * StrictMath.exp(ratio * Math.max(1e-13, Math.min(1 - 1e-13, (double) i / steps)));
        int weight = i == 0 || i == steps ? 1 : i % 2 == 0 ? 2 : 4;
        sum += weight * at * function.applyAsDouble(at) * ratio / (3 * steps);
      }
    }
    return sum;
  }
}
