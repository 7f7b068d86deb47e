package org.nudipole.detector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nudipole.detector.geometry.Illumination;
import org.nudipole.detector.geometry.IsotropicSource;
import org.nudipole.detector.geometry.ParallelBeam;
import org.nudipole.detector.geometry.SourceVolume;
import org.nudipole.detector.geometry.Sphere;
import org.nudipole.detector.geometry.VertexDensity;
import org.nudipole.detector.response.Response;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Implementations;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.source.Monoenergetic;
import org.nudipole.generator.source.NeutrinoSource;

/** Every way to state how strong a source is: strengths that mean one flux give that flux. */
class StrengthContractTest {
  private static final double DISTANCE = 100 * Units.M;
  // The source states one neutrino per area and time of the internal units.
  private static final NeutrinoSource SOURCE = new Monoenergetic(Flavour.NU_E, Units.MEV);

  static Stream<Strength> strengths() {
    return Stream.of(
        new Strength.Activity(4 * Math.PI * DISTANCE * DISTANCE),
        new Strength.Flux(1),
        new Strength.StatedBySource());
  }

  private static Experiment experiment(Strength strength, double exposure) {
    Illumination illumination =
        strength instanceof Strength.Activity
            ? new IsotropicSource(SourceVolume.onAxis(DISTANCE))
            : new ParallelBeam();
    Material germanium = Material.named("Ge");
    return new Experiment(
        SOURCE,
        strength,
        new VertexDensity(new Sphere(1 * Units.CM), illumination),
        germanium,
        germanium.nuclei(),
        List.of(),
        new Response(List.of(), "keVnr"),
        exposure);
  }

  @Test
  void everyModelIsTested() {
    assertEquals(Implementations.of(Strength.class), Implementations.among(strengths()));
  }

  /** 1/r^2 averaged over a ball differs from that at its centre by (a/d)^2 = 1e-8. */
  @ParameterizedTest
  @MethodSource("strengths")
  void oneFluxIsOneFlux(Strength strength) {
    assertEquals(1, experiment(strength, 3 * Units.DAY).averageFlux(), 1e-7);
  }
}
