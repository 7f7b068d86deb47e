package org.nudipole.detector.geometry;

import org.nudipole.generator.EventBatch;
import org.nudipole.generator.Require;

/**
 * Where the centre of a detector, or of one of its modules, is.
 *
 * @param x coordinate, unit length
 * @param y coordinate, unit length
 * @param z coordinate along the axes of cylinders, unit length
 */
public record Position(double x, double y, double z) {
  /** The centre of the coordinates. */
  public static final Position ORIGIN = new Position(0, 0, 0);

  /** Checks that it is a place. */
  public Position {
    Require.finite("x", x);
    Require.finite("y", y);
    Require.finite("z", z);
  }

  /** Whether coordinates are those of the detector itself. */
  public boolean isOrigin() {
    return x == 0 && y == 0 && z == 0;
  }

  /** The greatest of the coordinates by modulus, unit length. */
  public double greatest() {
    return Math.max(Math.abs(x), Math.max(Math.abs(y), Math.abs(z)));
  }

  /** The same illumination, its source as it is seen from here. */
  Illumination seen(Illumination illumination) {
    if (illumination instanceof IsotropicSource source && !isOrigin()) {
      SourceVolume v = source.volume();
      return new IsotropicSource(
          new SourceVolume(v.x() - x, v.y() - y, v.z() - z, v.radius(), v.height()));
    }
    return illumination;
  }

  /** Moves the vertices of a batch from the detector's own coordinates to those of all modules. */
  public void move(EventBatch batch) {
    if (isOrigin()) {
      return;
    }
    for (int i = 0; i < batch.size(); i++) {
      batch.vertexX[i] = (float) (batch.vertexX[i] + x);
      batch.vertexY[i] = (float) (batch.vertexY[i] + y);
      batch.vertexZ[i] = (float) (batch.vertexZ[i] + z);
    }
  }
}
