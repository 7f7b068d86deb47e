package org.nudipole.detector.geometry;

/** Whether two bodies share more than their surfaces. */
public final class Overlap {
  /** Modules that touch by the rounding of their sizes do not overlap. */
  private static final double TOUCHING = 1e-9;

  private Overlap() {}

  /**
   * Whether two detector modules overlap.
   *
   * @param one the first
   * @param other the second
   */
  public static boolean of(VertexDensity one, VertexDensity other) {
    Position a = one.position();
    Position b = other.position();
    return of(one.shape(), other.shape(), b.x() - a.x(), b.y() - a.y(), b.z() - a.z());
  }

  // Of a body at the origin and one at (x, y, z). Where one is at the other's height, a sphere is
  // cut in the plane in which it is widest; prisms are the same in all planes.
  private static boolean of(Shape a, Shape b, double x, double y, double z) {
    if (a instanceof Sphere s && b instanceof Sphere t) {
      return less(Math.sqrt(x * x + y * y + z * z), s.radius() + t.radius());
    }
    if (b instanceof Sphere) {
      return of(b, a, -x, -y, -z);
    }
    double apart = Math.abs(z) - b.halfZ();
    if (a instanceof Sphere sphere) {
      double height = Math.max(0, apart);
      double square = sphere.radius() * sphere.radius() - height * height;
      return square > 0 && across(new Cut(Math.sqrt(square), 0, 0), cut(b), x, y);
    }
    return less(apart, a.halfZ()) && across(cut(a), cut(b), x, y);
  }

  // A rectangle about the origin with round corners: a disc where the rectangle is a point.
  private record Cut(double radius, double halfX, double halfY) {}

  private static Cut cut(Shape prism) {
    return prism instanceof Box box
        ? new Cut(0, box.halfX(), box.halfY())
        : new Cut(prism.halfX(), 0, 0);
  }

  private static boolean across(Cut a, Cut b, double x, double y) {
    double dx = Math.max(0, Math.abs(x) - a.halfX() - b.halfX());
    double dy = Math.max(0, Math.abs(y) - a.halfY() - b.halfY());
    return a.radius() + b.radius() > 0
        ? less(StrictMath.hypot(dx, dy), a.radius() + b.radius())
        : less(Math.abs(x), a.halfX() + b.halfX()) && less(Math.abs(y), a.halfY() + b.halfY());
  }

  private static boolean less(double distance, double reach) {
    return distance < reach * (1 - TOUCHING);
  }
}
