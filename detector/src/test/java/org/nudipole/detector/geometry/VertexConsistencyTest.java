package org.nudipole.detector.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.numbers.gamma.RegularizedGamma;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.Implementations;
import org.nudipole.generator.SampleSize;
import org.nudipole.generator.Units;
import org.nudipole.generator.sampling.RandomStreams;

/**
 * Sampled vertices against the quadrature of the same density: 1e7 events a case, fixed seed. 17
 * cases x 4 coordinates at p > 1e-7 and 17 estimates within 5 sigma (6e-7) raise a false alarm for
 * one seed in 59,000.
 */
class VertexConsistencyTest {
  // In scrambled units a million: a forgotten factor is more than one in a hundred.
  private static final int BATCHES = SampleSize.of(153);
  private static final int BINS = 40;
  private static final double P_MIN = 1e-7;
  private static final double CM = Units.CM;

  static Map<String, VertexDensity> cases() {
    Map<String, VertexDensity> all = new LinkedHashMap<>(diverging());
    for (Shape shape :
        List.of(
            Cylinder.ofVolume(2000 * Units.CM3),
            new Box(10 * CM, 12 * CM, 14 * CM),
            new Sphere(8 * CM))) {
      all.put(
          "beam on a " + shape.getClass().getSimpleName(),
          new VertexDensity(shape, new ParallelBeam()));
    }
    return all;
  }

  @Test
  void everyModelIsTested() {
    assertEquals(
        Implementations.of(Shape.class),
        Implementations.among(cases().values().stream().map(VertexDensity::shape)));
    assertEquals(
        Implementations.of(Illumination.class),
        Implementations.among(cases().values().stream().map(VertexDensity::illumination)));
  }

  @TestFactory
  Stream<DynamicTest> sampleAgreesWithQuadrature() {
    return cases().entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> compare(e.getValue(), BATCHES)));
  }

  private static Map<String, VertexDensity> diverging() {
    Cylinder cylinder = Cylinder.ofVolume(2000 * Units.CM3);
    Box box = new Box(10 * CM, 12 * CM, 14 * CM);
    Sphere sphere = new Sphere(8 * CM);
    double face = cylinder.halfZ() / CM;
    double side = cylinder.radius() / CM;
    return Map.ofEntries(
        Map.entry("point on the axis", density(cylinder, 0, 0, -25, 0, 0)),
        Map.entry("point off the axis", density(cylinder, 11, -4, 3, 0, 0)),
        Map.entry("point on the face", density(cylinder, 1, 0, -face, 0, 0)),
        Map.entry("point on the side", density(cylinder, side, 0, 1, 0, 0)),
        Map.entry("point nearly on the face", density(cylinder, 1, 0, -face - 1e-6, 0, 0)),
        Map.entry("cylinder nearby", density(cylinder, 3, 1, -20, 4, 10)),
        Map.entry("cylinder touching", density(cylinder, 3, 1, -face - 5, 4, 10)),
        // Near enough that 1 % of the polar envelope changes the estimate by half a per cent.
        Map.entry("disc on a wafer", density(new Cylinder(5 * CM, 0.5 * CM), 0, 0, -0.25, 5, 0)),
        Map.entry("cylinder reaching in", density(cylinder, side + 1, 0, 1, 4, 10)),
        Map.entry("sphere, point", density(sphere, 3, 4, -20, 0, 0)),
        Map.entry("sphere, cylinder touching", density(sphere, 0, 0, -9, 3, 2)),
        Map.entry("box, point touching", density(box, 3, 4, -7, 0, 0)),
        Map.entry("box, disc nearby", density(box, 3, 4, -12, 3, 0)),
        Map.entry("box, line nearby", density(box, 9, 4, -2, 0, 6)));
  }

  private static VertexDensity density(
      Shape shape, double x, double y, double z, double radius, double height) {
    return new VertexDensity(
        shape,
        new IsotropicSource(new SourceVolume(x * CM, y * CM, z * CM, radius * CM, height * CM)));
  }

  /** Compares so many batches with the quadrature. */
  static void compare(VertexDensity density, int batches) {
    VertexSampler sampler = VertexSampler.of(density.shape(), density.illumination());
    EventBatch batch = new EventBatch(false);
    batch.reset(0, EventBatch.CAPACITY);
    long[][] counts = new long[VertexCoordinate.values().length][BINS];
    boolean sphere = density.shape() instanceof Sphere;
    double[] limit = new double[counts.length];
    for (VertexCoordinate c : VertexCoordinate.values()) {
      limit[c.ordinal()] = density.limit(c);
    }
    long trials = 0;
    for (int b = 0; b < batches; b++) {
      trials += sampler.fill(new RandomStreams(7).stream(b, RandomStreams.Stage.VERTEX), batch);
      for (int i = 0; i < batch.size(); i++) {
        double x = batch.vertexX[i];
        double y = batch.vertexY[i];
        double z = batch.vertexZ[i];
        double r = Math.sqrt(x * x + y * y + (sphere ? z * z : 0));
        counts[0][bin((x / limit[0] + 1) / 2)]++;
        counts[1][bin((y / limit[1] + 1) / 2)]++;
        counts[2][bin((z / limit[2] + 1) / 2)]++;
        counts[3][bin(r / limit[3])]++;
      }
    }
    double events = (double) batches * EventBatch.CAPACITY;
    for (VertexCoordinate c : VertexCoordinate.values()) {
      double low = c == VertexCoordinate.RADIUS ? 0 : -limit[c.ordinal()];
      double[] edges = new double[BINS + 1];
      for (int i = 0; i <= BINS; i++) {
        edges[i] = low + (limit[c.ordinal()] - low) * i / BINS;
      }
      double[] fractions = density.fractions(c, edges);
      double chiSquare = 0;
      for (int i = 0; i < BINS; i++) {
        double expected = events * fractions[i];
        double difference = counts[c.ordinal()][i] - expected;
        chiSquare += difference * difference / expected;
      }
      double p = RegularizedGamma.Q.value((BINS - 1) / 2.0, chiSquare / 2);
      assertTrue(p > P_MIN, c + ": chi2 " + chiSquare + " for " + (BINS - 1) + ", p " + p);
    }
    double acceptance = events / trials;
    double sigma = Math.sqrt((1 - acceptance) / events);
    assertEquals(1, sampler.envelope() * acceptance / density.integral(), 5 * sigma);
  }

  private static int bin(double t) {
    // A float at the very edge may be half an ulp outside.
    return Math.max(0, Math.min(BINS - 1, (int) (t * BINS)));
  }
}
