package org.nudipole.detector.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.Units;

/** Shares of a part of a detector, against the bins of a coordinate, and what it rejects. */
class FiducialVolumeTest {
  private static final double CM = Units.CM;
  private static final List<Illumination> ILLUMINATIONS =
      List.of(
          new ParallelBeam(),
          new IsotropicSource(SourceVolume.onAxis(12 * CM)),
          new IsotropicSource(new SourceVolume(14 * CM, 3 * CM, 2 * CM, 2 * CM, 3 * CM)));

  private static double fraction(
      VertexDensity whole, VertexCoordinate coordinate, double from, double to) {
    return whole.fractions(coordinate, new double[] {from, to})[0];
  }

  @Test
  void slicesAreBinsOfTheHeight() {
    for (Shape shape : List.of(new Cylinder(6 * CM, 20 * CM), new Box(9 * CM, 11 * CM, 20 * CM))) {
      for (Illumination illumination : ILLUMINATIONS) {
        VertexDensity whole = new VertexDensity(shape, illumination);
        Shape slice =
            shape instanceof Box ? new Box(9 * CM, 11 * CM, 7 * CM) : new Cylinder(6 * CM, 7 * CM);
        FiducialVolume part = FiducialVolume.of(whole, slice, -4 * CM);
        double share = fraction(whole, VertexCoordinate.Z, -7.5 * CM, -0.5 * CM);
        assertEquals(share, part.neutrinos(), 2e-6, shape + " " + illumination);
        assertEquals(0.35, part.uniform(), 1e-12);
      }
    }
  }

  @Test
  void coresAreBinsOfTheRadius() {
    for (Illumination illumination : ILLUMINATIONS) {
      VertexDensity cylinder = new VertexDensity(new Cylinder(6 * CM, 20 * CM), illumination);
      FiducialVolume core = FiducialVolume.of(cylinder, new Cylinder(4 * CM, 20 * CM), 0);
      assertEquals(fraction(cylinder, VertexCoordinate.RADIUS, 0, 4 * CM), core.neutrinos(), 2e-6);
      assertEquals(4 / 9.0, core.uniform(), 1e-12);
      VertexDensity sphere = new VertexDensity(new Sphere(6 * CM), illumination);
      FiducialVolume inner = FiducialVolume.of(sphere, new Sphere(4 * CM), 0);
      assertEquals(fraction(sphere, VertexCoordinate.RADIUS, 0, 4 * CM), inner.neutrinos(), 2e-6);
      assertEquals(8 / 27.0, inner.uniform(), 1e-12);
    }
  }

  @Test
  void theWholeLosesNothing() {
    VertexDensity whole = new VertexDensity(new Cylinder(6 * CM, 20 * CM), ILLUMINATIONS.get(1));
    FiducialVolume part = FiducialVolume.of(whole, whole.shape(), 0);
    assertEquals(1, part.neutrinos(), 1e-12);
    assertEquals(1, part.uniform(), 1e-12);
  }

  @Test
  void rejectsWhatLiesOutside() {
    VertexDensity whole = new VertexDensity(new Cylinder(6 * CM, 20 * CM), new ParallelBeam());
    FiducialVolume part = FiducialVolume.of(whole, new Cylinder(5 * CM, 4 * CM), 3 * CM);
    assertTrue(part.contains(0, 0, 4.9 * CM));
    assertFalse(part.contains(0, 0, 0.9 * CM));
    assertFalse(part.contains(0, 5.1 * CM, 3 * CM));
    EventBatch batch = new EventBatch(false);
    batch.reset(0, 4);
    float[] z = {4.9f, 0.9f, 3, 3};
    float[] x = {0, 0, 5.1f, 0};
    byte[] detected = {1, 1, 1, 0};
    for (int i = 0; i < 4; i++) {
      batch.vertexZ[i] = (float) (z[i] * CM);
      batch.vertexX[i] = (float) (x[i] * CM);
      batch.detected[i] = detected[i];
    }
    // A row behind the last one is left alone.
    batch.detected[4] = 1;
    batch.vertexZ[4] = (float) (-9 * CM);
    part.reject(batch);
    assertEquals(1, batch.detected[4]);
    byte[] left = new byte[4];
    System.arraycopy(batch.detected, 0, left, 0, 4);
    assertArrayEquals(new byte[] {1, 0, 0, 0}, left);
  }
}
