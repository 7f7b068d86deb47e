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
import org.nudipole.generator.source.ElectronCaptureSource;
import org.nudipole.generator.source.Monoenergetic;
import org.nudipole.generator.source.NeutrinoSource;
import org.nudipole.generator.source.OnPeriod;
import org.nudipole.generator.source.OnPeriods;

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
    return experiment(SOURCE, strength, OnPeriods.always(exposure));
  }

  private static Experiment experiment(NeutrinoSource source, Strength strength, OnPeriods live) {
    Illumination illumination =
        strength instanceof Strength.Activity
            ? new IsotropicSource(SourceVolume.onAxis(DISTANCE))
            : new ParallelBeam();
    Material germanium = Material.named("Ge");
    return new Experiment(
        source,
        strength,
        new VertexDensity(new Sphere(1 * Units.CM), illumination),
        germanium,
        germanium.nuclei(),
        List.of(),
        new Response(List.of(), "keVnr"),
        live,
        List.of());
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

  /** A gap takes its share of the neutrinos, and leaves the flux of a steady source as it is. */
  @ParameterizedTest
  @MethodSource("strengths")
  void aGapTakesItsShare(Strength strength) {
    OnPeriods live =
        new OnPeriods(
            List.of(new OnPeriod(0, Units.DAY), new OnPeriod(5 * Units.DAY, 7 * Units.DAY)),
            10 * Units.DAY);
    Experiment gaps = experiment(SOURCE, strength, live);
    assertEquals(3 * Units.DAY, gaps.exposure(), 1e-14 * Units.DAY);
    assertEquals(1, gaps.averageFlux(), 1e-7);
    double whole = experiment(strength, 10 * Units.DAY).emissionFluence();
    assertEquals(0.3 * whole, gaps.emissionFluence(), 1e-13 * whole);
  }

  /** Of a decaying source a flux is the mean over all of the exposure, live or not. */
  @Test
  void aDecayGoesOnInGaps() {
    NeutrinoSource cr51 = ElectronCaptureSource.named("cr51");
    double life = 27.7025 * Units.DAY;
    OnPeriods live = new OnPeriods(List.of(new OnPeriod(life, 2 * life)), 2 * life);
    for (Strength strength : List.of(new Strength.Flux(1), new Strength.Activity(1))) {
      double whole = experiment(cr51, strength, OnPeriods.always(2 * life)).emissionFluence();
      double late = experiment(cr51, strength, live).emissionFluence();
      // A quarter of all decays against three quarters.
      assertEquals(1.0 / 3, late / whole, 1e-12);
    }
  }
}
