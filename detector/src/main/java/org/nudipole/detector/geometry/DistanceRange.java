package org.nudipole.detector.geometry;

/**
 * Least and greatest distance between the points of a source and of a detector.
 *
 * @param low least distance, unit length
 * @param high greatest distance, unit length
 */
record DistanceRange(double low, double high) {
  static DistanceRange of(Shape shape, SourceVolume source) {
    if (shape instanceof Sphere sphere) {
      double across = Math.max(0, source.offset() - source.radius());
      double along = Math.max(0, Math.max(source.low(), -source.high()));
      double highest = Math.max(Math.abs(source.low()), Math.abs(source.high()));
      return new DistanceRange(
          Math.max(0, StrictMath.hypot(across, along) - sphere.radius()),
          StrictMath.hypot(source.offset() + source.radius(), highest) + sphere.radius());
    }
    double gap =
        Math.max(0, Math.max(source.low() - shape.halfZ(), -shape.halfZ() - source.high()));
    double span = Math.max(source.high() + shape.halfZ(), shape.halfZ() - source.low());
    return new DistanceRange(
        StrictMath.hypot(Math.max(0, nearest(shape, source) - source.radius()), gap),
        StrictMath.hypot(farthest(shape, source) + source.radius(), span));
  }

  // Transverse distances of the source axis from the points of a cylinder or box.
  private static double nearest(Shape shape, SourceVolume source) {
    if (shape instanceof Cylinder cylinder) {
      return Math.max(0, source.offset() - cylinder.halfX());
    }
    return StrictMath.hypot(
        Math.max(0, Math.abs(source.x()) - shape.halfX()),
        Math.max(0, Math.abs(source.y()) - shape.halfY()));
  }

  private static double farthest(Shape shape, SourceVolume source) {
    if (shape instanceof Cylinder cylinder) {
      return source.offset() + cylinder.halfX();
    }
    return StrictMath.hypot(
        Math.abs(source.x()) + shape.halfX(), Math.abs(source.y()) + shape.halfY());
  }
}
