package org.nudipole.detector.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.nudipole.generator.EventBatch;

class PositionTest {
  private static final Position PLACE = new Position(1, -3, 2);

  /** A source is seen where it is from there, a beam as it is. */
  @Test
  void illuminationsAreSeenFromThere() {
    IsotropicSource source = new IsotropicSource(new SourceVolume(10, 20, 30, 0.5, 0.7));
    assertEquals(new IsotropicSource(new SourceVolume(9, 23, 28, 0.5, 0.7)), PLACE.seen(source));
    assertSame(source, Position.ORIGIN.seen(source));
    ParallelBeam beam = new ParallelBeam();
    assertSame(beam, PLACE.seen(beam));
    VertexDensity there = VertexDensity.at(PLACE, new Sphere(1), source);
    assertEquals(PLACE, there.position());
    assertEquals(PLACE.seen(source), there.illumination());
  }

  @Test
  void verticesMoveWithTheDetector() {
    EventBatch batch = new EventBatch(false);
    batch.reset(0, 2);
    batch.vertexX[1] = 0.25f;
    batch.vertexY[1] = 0.5f;
    batch.vertexZ[1] = 0.75f;
    PLACE.move(batch);
    assertEquals(1.25f, batch.vertexX[1]);
    assertEquals(-2.5f, batch.vertexY[1]);
    assertEquals(2.75f, batch.vertexZ[1]);
    assertEquals(0, batch.vertexX[2]);
    Position.ORIGIN.move(batch);
    assertEquals(1.25f, batch.vertexX[1]);
  }

  @Test
  void theOriginIsWhereAllAreZero() {
    assertTrue(Position.ORIGIN.isOrigin());
    assertFalse(new Position(1e-30, 0, 0).isOrigin());
    assertFalse(new Position(0, -1e-30, 0).isOrigin());
    assertFalse(new Position(0, 0, 1e-30).isOrigin());
    assertEquals(3, PLACE.greatest());
    assertEquals(7, new Position(-7, 1, 2).greatest());
    assertEquals(9, new Position(-7, 1, -9).greatest());
    assertThrows(IllegalArgumentException.class, () -> new Position(0, Double.NaN, 0));
  }
}
