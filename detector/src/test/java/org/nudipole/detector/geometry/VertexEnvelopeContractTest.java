package org.nudipole.detector.geometry;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The envelope that vertices are drawn from, of every shape and illumination of the consistency
 * test, is above the density and not far: else drawing is slow, and nothing else tells.
 */
class VertexEnvelopeContractTest {
  @TestFactory
  Stream<DynamicTest> envelopesAreFilled() {
    return VertexConsistencyTest.cases().entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> check(e.getKey(), e.getValue())));
  }

  private static void check(String name, VertexDensity density) {
    double filled =
        density.integral() / VertexSampler.of(density.shape(), density.illumination()).envelope();
    assertTrue(filled <= 1 && filled > least(name, density), name + " is filled to " + filled);
  }

  /**
   * A parallel beam is drawn from the box around the shape, which it fills as the volume does. From
   * points on the surface of an extended source that meets the detector half of the directions or
   * more lead elsewhere, and most distances behind the detector.
   */
  private static double least(String name, VertexDensity density) {
    if (density.illumination() instanceof ParallelBeam) {
      double box = 8 * density.shape().halfX() * density.shape().halfY() * density.shape().halfZ();
      return density.shape().volume() / box * (1 - 1e-12);
    }
    boolean meets = name.matches(".*(cylinder touching|reaching in|disc on).*");
    return meets ? 0.05 : 0.5;
  }
}
