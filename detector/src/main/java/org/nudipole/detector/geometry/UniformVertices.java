package org.nudipole.detector.geometry;

/** Cumulative distributions of the coordinates of a point uniform in a shape, in closed form. */
final class UniformVertices {
  private UniformVertices() {}

  /** Probability that the coordinate lies below a value that occurs in the shape. */
  static double cumulative(Shape shape, VertexCoordinate coordinate, double value) {
    boolean radial = coordinate == VertexCoordinate.RADIUS;
    if (shape instanceof Sphere sphere) {
      double u = value / sphere.radius();
      return radial ? u * u * u : 0.5 + u * (3 - u * u) / 4;
    }
    if (radial) {
      return shape instanceof Cylinder cylinder
          ? value * value / (cylinder.radius() * cylinder.radius())
          : quarterDisc(value, shape.halfX(), shape.halfY()) / (shape.halfX() * shape.halfY());
    }
    if (shape instanceof Cylinder cylinder && coordinate != VertexCoordinate.Z) {
      double u = value / cylinder.radius();
      return 0.5 + (StrictMath.asin(u) + u * Math.sqrt(1 - u * u)) / Math.PI;
    }
    double half =
        switch (coordinate) {
          case X -> shape.halfX();
          case Y -> shape.halfY();
          default -> shape.halfZ();
        };
    return (value + half) / (2 * half);
  }

  /** Area of a quarter of a disc around the origin cut by x = a and y = b. */
  private static double quarterDisc(double radius, double a, double b) {
    if (radius * radius >= a * a + b * b) {
      return a * b;
    }
    if (radius == 0) {
      return 0;
    }
    double x0 = radius > b ? Math.sqrt(radius * radius - b * b) : 0;
    double x1 = Math.min(a, radius);
    return Math.min(b, radius) * x0 + underCircle(radius, x1) - underCircle(radius, x0);
  }

  /** Integral of sqrt(r^2 - x^2) from 0 to x. */
  private static double underCircle(double radius, double x) {
    return (x * Math.sqrt(radius * radius - x * x)
            + radius * radius * StrictMath.asin(Math.min(1, x / radius)))
        / 2;
  }
}
