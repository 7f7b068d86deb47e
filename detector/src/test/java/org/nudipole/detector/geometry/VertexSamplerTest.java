package org.nudipole.detector.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.Units;
import org.nudipole.generator.sampling.RandomStreams;

class VertexSamplerTest {
  private static final double CM = Units.CM;
  private static final Cylinder CYLINDER = Cylinder.ofVolume(2000 * Units.CM3);

  private static final List<String> QUICK =
      List.of("point off the axis", "sphere, point", "box, disc nearby");

  private static EventBatch filled(boolean full, Illumination illumination) {
    EventBatch batch = new EventBatch(full);
    batch.reset(0, EventBatch.CAPACITY);
    VertexSampler.of(CYLINDER, illumination)
        .fill(new RandomStreams(3).stream(0, RandomStreams.Stage.VERTEX), batch);
    return batch;
  }

  private static IsotropicSource touching() {
    double z = -CYLINDER.halfZ() - 2 * CM;
    return new IsotropicSource(new SourceVolume(CM, 0, z, 3 * CM, 4 * CM));
  }

  @Test
  void verticesDoNotDependOnTheColumns() {
    EventBatch standard = filled(false, touching());
    EventBatch full = filled(true, touching());
    assertArrayEquals(standard.vertexX, full.vertexX);
    assertArrayEquals(standard.vertexY, full.vertexY);
    assertArrayEquals(standard.vertexZ, full.vertexZ);
  }

  @Test
  void directionLeadsFromAPointSourceToTheVertex() {
    EventBatch batch = filled(true, new IsotropicSource(SourceVolume.onAxis(25 * CM)));
    for (int i = 0; i < batch.size(); i++) {
      double x = batch.vertexX[i];
      double y = batch.vertexY[i];
      double z = batch.vertexZ[i] + 25 * CM;
      double r = Math.sqrt(x * x + y * y + z * z);
      // Both columns are floats: two roundings of 6e-8.
      assertEquals(x / r, batch.neutrinoDx[i], 2e-7);
      assertEquals(y / r, batch.neutrinoDy[i], 2e-7);
      assertEquals(z / r, batch.neutrinoDz[i], 2e-7);
    }
  }

  /** Followed back from its vertex, every neutrino of an extended source meets the source. */
  @Test
  void directionLeadsBackIntoAnExtendedSource() {
    EventBatch batch = filled(true, touching());
    SourceVolume source = touching().volume();
    double top = source.z() + source.height() / 2;
    for (int i = 0; i < batch.size(); i++) {
      double dx = batch.neutrinoDx[i];
      double dy = batch.neutrinoDy[i];
      double dz = batch.neutrinoDz[i];
      assertEquals(1, dx * dx + dy * dy + dz * dz, 3e-7);
      assertTrue(dz > 0);
      double t = (batch.vertexZ[i] - top) / dz;
      double x = batch.vertexX[i] - t * dx - source.x();
      double y = batch.vertexY[i] - t * dy - source.y();
      double u = (x * dx + y * dy) / Math.max(dx * dx + dy * dy, 1e-30);
      // Nearest approach to the source axis below its top face.
      double back = Math.max(0, Math.min(source.height() / dz, u));
      double nearest = Math.hypot(x - back * dx, y - back * dy);
      assertTrue(nearest < source.radius() * (1 + 1e-5), "row " + i + ": " + nearest);
    }
  }

  /**
   * Why the joint density is drawn: the share of events from the near half of a tall source is the
   * ratio of the integrals, far from the half that a uniform source point would give.
   */
  @Test
  void nearSourcePointsGiveMoreEvents() {
    double height = 20 * CM;
    double middle = -CYLINDER.halfZ() - height / 2;
    SourceVolume whole = new SourceVolume(0, 0, middle, 0, height);
    SourceVolume near = new SourceVolume(0, 0, middle + height / 4, 0, height / 2);
    double expected =
        0.5
            * new VertexDensity(CYLINDER, new IsotropicSource(near)).integral()
            / new VertexDensity(CYLINDER, new IsotropicSource(whole)).integral();
    assertTrue(expected > 0.7, "share of the near half " + expected);
    EventBatch batch = filled(true, new IsotropicSource(whole));
    int count = 0;
    for (int i = 0; i < batch.size(); i++) {
      double rho = Math.hypot(batch.vertexX[i], batch.vertexY[i]);
      double sine = Math.hypot(batch.neutrinoDx[i], batch.neutrinoDy[i]);
      double z = batch.vertexZ[i] - rho * batch.neutrinoDz[i] / sine;
      if (z > middle) {
        count++;
      }
    }
    // 5 sigma: a false alarm for one seed in 1.7 million
    double sigma = Math.sqrt(expected * (1 - expected) / batch.size());
    assertEquals(expected, count / (double) batch.size(), 5 * sigma);
  }

  @Test
  void centreInsideIsRefused() {
    IsotropicSource inside = new IsotropicSource(SourceVolume.onAxis(3 * CM));
    assertThrows(IllegalArgumentException.class, () -> VertexSampler.of(CYLINDER, inside));
  }

  /**
   * A batch of some cases of the consistency test: quick, so that it runs against every change of
   * the code.
   */
  @TestFactory
  Stream<DynamicTest> aBatchAgreesWithQuadrature() {
    return VertexConsistencyTest.cases().entrySet().stream()
        .filter(e -> QUICK.contains(e.getKey()) || e.getKey().startsWith("beam"))
        .map(
            e ->
                DynamicTest.dynamicTest(
                    e.getKey(), () -> VertexConsistencyTest.compare(e.getValue(), 1)));
  }

  /** The way from the source point to the vertex, also of a row that is drawn again. */
  @Test
  void baselinesAreMeasured() {
    SourceVolume point = new SourceVolume(11 * CM, -4 * CM, 3 * CM, 0, 0);
    VertexSampler sampler = VertexSampler.of(CYLINDER, new IsotropicSource(point));
    EventBatch batch = new EventBatch(false);
    batch.reset(0, 100);
    UniformRandomProvider random = new RandomStreams(4).stream(0, RandomStreams.Stage.VERTEX);
    assertTrue(sampler.fillMeasured(random, batch) >= 100);
    assertMeasured(batch, point);
    float before = batch.vertexX[7];
    float beside = batch.vertexX[8];
    sampler.redraw(random, batch, 7);
    assertNotEquals(before, batch.vertexX[7]);
    assertEquals(beside, batch.vertexX[8]);
    assertMeasured(batch, point);
  }

  private static void assertMeasured(EventBatch batch, SourceVolume point) {
    for (int i = 0; i < batch.size(); i++) {
      double x = batch.vertexX[i] - point.x();
      double y = batch.vertexY[i] - point.y();
      double z = batch.vertexZ[i] - point.z();
      double length = Math.sqrt(x * x + y * y + z * z);
      assertEquals(length, batch.baseline[i], 1e-6 * length);
    }
  }

  /** All neutrinos of a beam move along it; only the rows that are asked for are filled. */
  @Test
  void aBeamHasOneDirection() {
    ParallelBeam beam = ParallelBeam.along(1, -2, 2);
    EventBatch batch = new EventBatch(true);
    batch.reset(0, 50);
    UniformRandomProvider random = new RandomStreams(4).stream(0, RandomStreams.Stage.VERTEX);
    VertexSampler.of(CYLINDER, beam).fill(random, batch, 10, 20);
    for (int i = 0; i < 50; i++) {
      boolean filled = i >= 10 && i < 20;
      assertEquals(filled ? 1 / 3f : 0, batch.neutrinoDx[i], 1e-7);
      assertEquals(filled ? -2 / 3f : 0, batch.neutrinoDy[i], 1e-7);
      assertEquals(filled ? 2 / 3f : 0, batch.neutrinoDz[i], 1e-7);
      assertEquals(filled, batch.vertexX[i] != 0);
    }
  }
}
