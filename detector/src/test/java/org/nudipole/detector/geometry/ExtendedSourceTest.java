package org.nudipole.detector.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.Units;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.generator.sampling.RandomStreams.Stage;

/**
 * Vertices and source points of sources with an extent, weighted by r^2, are uniform in the
 * detector and in the source: moments of both within five standard deviations of their own, with a
 * fixed seed a false alarm in two million for each of two hundred numbers.
 */
class ExtendedSourceTest {
  private static final double CM = Units.CM;
  private static final int ROWS = 20_000;
  private static final Cylinder CYLINDER = new Cylinder(5 * CM, 8 * CM);
  private static final Sphere BALL = new Sphere(4 * CM);
  private static final Box BOX = new Box(8 * CM, 4 * CM, 6 * CM);

  /**
   * A detector and a source.
   *
   * @param xx mean square of the x of points in the detector
   * @param yy that of y
   * @param zz that of z
   */
  record Case(String name, Shape shape, double xx, double yy, double zz, SourceVolume source) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Case cylinder(String name, SourceVolume source) {
    return new Case(name, CYLINDER, 25 * CM * CM / 4, 25 * CM * CM / 4, 64 * CM * CM / 12, source);
  }

  static Stream<Case> cases() {
    double ball = 16 * CM * CM / 5;
    return Stream.of(
        cylinder("tall one aside", new SourceVolume(11 * CM, -4 * CM, 3 * CM, 2 * CM, 9 * CM)),
        cylinder("line below", new SourceVolume(1 * CM, 2 * CM, -9 * CM, 0, 4 * CM)),
        cylinder("disc above", new SourceVolume(-1 * CM, 0, 7 * CM, 6 * CM, 0)),
        cylinder("touching", new SourceVolume(1 * CM, 0, -6 * CM, 3 * CM, 4 * CM)),
        cylinder("reaching in", new SourceVolume(0, 6 * CM, 1 * CM, 2 * CM, 3 * CM)),
        cylinder("point that touches", new SourceVolume(0, 0, 4 * CM, 0, 0)),
        new Case(
            "ball",
            BALL,
            ball,
            ball,
            ball,
            new SourceVolume(2 * CM, 7 * CM, -3 * CM, 2 * CM, 5 * CM)),
        new Case(
            "box",
            BOX,
            64 * CM * CM / 12,
            16 * CM * CM / 12,
            36 * CM * CM / 12,
            new SourceVolume(-3 * CM, 1 * CM, 5 * CM, 2 * CM, 3 * CM)));
  }

  private static void assertMean(double due, IntToDoubleFunction of, String what) {
    double mean = IntStream.range(0, ROWS).mapToDouble(of).average().orElseThrow();
    double square =
        IntStream.range(0, ROWS)
            .mapToDouble(i -> (of.applyAsDouble(i) - mean) * (of.applyAsDouble(i) - mean))
            .average()
            .orElseThrow();
    // Vertices are floats.
    assertEquals(due, mean, 5 * Math.sqrt(square / ROWS) + 1e-5 * CM * CM * CM * CM, what);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void weightedPointsAreUniform(Case c) {
    IsotropicSource isotropic = new IsotropicSource(c.source());
    VertexSampler sampler = VertexSampler.of(c.shape(), isotropic);
    EventBatch batch = new EventBatch(true);
    batch.reset(0, ROWS);
    long trials = sampler.fillMeasured(new RandomStreams(5).stream(0, Stage.VERTEX), batch);
    double integral = new VertexDensity(c.shape(), isotropic).integral();
    double accepted = (double) ROWS / trials;
    double sigma = accepted * Math.sqrt((1 - accepted) / ROWS);
    assertEquals(integral, sampler.envelope() * accepted, 5 * sampler.envelope() * sigma);

    double[][] at = new double[6][ROWS];
    double[] weight = new double[ROWS];
    SourceVolume source = c.source();
    double grown = 1e-5 * CM;
    for (int i = 0; i < ROWS; i++) {
      double r = batch.baseline[i];
      at[0][i] = batch.vertexX[i];
      at[1][i] = batch.vertexY[i];
      at[2][i] = batch.vertexZ[i];
      at[3][i] = batch.vertexX[i] - r * batch.neutrinoDx[i] - source.x();
      at[4][i] = batch.vertexY[i] - r * batch.neutrinoDy[i] - source.y();
      at[5][i] = batch.vertexZ[i] - r * batch.neutrinoDz[i] - source.z();
      weight[i] = r * r;
      double shrunk = 1 - 1e-6;
      assertTrue(c.shape().contains(at[0][i] * shrunk, at[1][i] * shrunk, at[2][i] * shrunk));
      assertTrue(Math.hypot(at[3][i], at[4][i]) <= source.radius() + grown);
      assertTrue(Math.abs(at[5][i]) <= source.height() / 2 + grown);
    }
    assertMean(1 / integral, i -> weight[i], "r^2");
    double across = source.radius() * source.radius() / 4;
    double along = source.height() * source.height() / 12;
    double[] squares = {c.xx(), c.yy(), c.zz(), across, across, along};
    for (int k = 0; k < 6; k++) {
      double[] x = at[k];
      double due = squares[k];
      assertMean(0, i -> weight[i] * x[i] * CM, "coordinate " + k);
      assertMean(0, i -> weight[i] * (x[i] * x[i] - due), "square of " + k);
      for (int j = 0; j < k; j++) {
        double[] y = at[j];
        assertMean(0, i -> weight[i] * x[i] * y[i], "product of " + k + " and " + j);
      }
    }
  }
}
