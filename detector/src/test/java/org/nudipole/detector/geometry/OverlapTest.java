package org.nudipole.detector.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.generator.sampling.RandomStreams.Stage;

/** Which bodies share more than their surfaces. */
class OverlapTest {
  private static final List<Shape> SHAPES =
      List.of(
          new Cylinder(2, 3),
          new Cylinder(0.5, 6),
          new Box(1, 4, 2),
          new Box(3, 3, 0.5),
          new Sphere(1.5),
          new Sphere(0.3));

  private static VertexDensity at(Shape shape, double x, double y, double z) {
    return new VertexDensity(shape, new ParallelBeam(), new Position(x, y, z));
  }

  /**
   * Against points: of random pairs those that overlap have a point in both, found by alternate
   * projection onto the two convex bodies, and the others have none. Seed 7, 2000 pairs.
   */
  @Test
  void pairsOverlapWhereAPointIsInBoth() {
    UniformRandomProvider random = new RandomStreams(7).stream(0, Stage.VERTEX);
    int found = 0;
    for (int i = 0; i < 2000; i++) {
      Shape one = SHAPES.get(random.nextInt(SHAPES.size()));
      Shape other = SHAPES.get(random.nextInt(SHAPES.size()));
      double[] a = {coordinate(random), coordinate(random), coordinate(random)};
      double[] b = {coordinate(random), coordinate(random), coordinate(random)};
      double gap = gap(one, a, other, b);
      if (Math.abs(gap) > 1e-3) {
        boolean overlap = Overlap.of(at(one, a[0], a[1], a[2]), at(other, b[0], b[1], b[2]));
        assertEquals(gap < 0, overlap, one + " " + other + " " + List.of(a[0] - b[0], gap));
        assertEquals(overlap, Overlap.of(at(other, b[0], b[1], b[2]), at(one, a[0], a[1], a[2])));
        found += overlap ? 1 : 0;
      }
    }
    assertTrue(found > 300 && found < 1700, found + " overlap");
  }

  private static double coordinate(UniformRandomProvider random) {
    return 4 * (random.nextDouble() - 0.5);
  }

  /** Bodies that touch do not overlap; a little nearer they do. */
  @Test
  void touchingIsNoOverlap() {
    Shape box = new Box(1, 1, 1);
    Shape ball = new Sphere(1);
    Shape rod = new Cylinder(1, 2);
    assertEquals(List.of(false, true), touching(box, box, 1, 0, 0));
    assertEquals(List.of(false, true), touching(ball, ball, 0, 1.2, 1.6));
    assertEquals(List.of(false, true), touching(rod, rod, 1.2, 1.6, 0.3));
    assertEquals(List.of(false, true), touching(rod, ball, 0, 0, 2));
    assertEquals(List.of(false, true), touching(ball, box, 0, 1.5, 0));
  }

  private static List<Boolean> touching(Shape one, Shape other, double x, double y, double z) {
    return List.of(
        Overlap.of(at(one, 0, 0, 0), at(other, x, y, z)),
        Overlap.of(at(one, 0, 0, 0), at(other, x * 0.9999, y * 0.9999, z * 0.9999)));
  }

  // Distance of two bodies by projection to and fro; negative where a point lies inside both.
  private static double gap(Shape one, double[] a, Shape other, double[] b) {
    double[] p = {(a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2};
    double[] q = p;
    for (int i = 0; i < 500; i++) {
      q = nearest(one, a, p);
      p = nearest(other, b, q);
    }
    double distance = Math.sqrt(square(p, q));
    if (distance > 1e-6) {
      return distance;
    }
    // Inside of both if a body a little smaller still meets the other.
    double[] r = p;
    for (int i = 0; i < 500; i++) {
      q = nearest(smaller(one), a, r);
      r = nearest(smaller(other), b, q);
    }
    return Math.sqrt(square(r, q)) < 1e-6 ? -1 : 0;
  }

  private static Shape smaller(Shape shape) {
    double cut = 2e-3;
    if (shape instanceof Sphere s) {
      return new Sphere(s.radius() - cut);
    }
    if (shape instanceof Cylinder c) {
      return new Cylinder(c.radius() - cut, c.height() - 2 * cut);
    }
    Box b = (Box) shape;
    return new Box(b.sizeX() - 2 * cut, b.sizeY() - 2 * cut, b.sizeZ() - 2 * cut);
  }

  private static double square(double[] p, double[] q) {
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      sum += (p[i] - q[i]) * (p[i] - q[i]);
    }
    return sum;
  }

  private static double[] nearest(Shape shape, double[] centre, double[] point) {
    double x = point[0] - centre[0];
    double y = point[1] - centre[1];
    double z = point[2] - centre[2];
    if (shape instanceof Sphere s) {
      double scale = Math.min(1, s.radius() / Math.sqrt(x * x + y * y + z * z));
      return new double[] {centre[0] + scale * x, centre[1] + scale * y, centre[2] + scale * z};
    }
    double h = Math.max(-shape.halfZ(), Math.min(shape.halfZ(), z));
    if (shape instanceof Cylinder c) {
      double scale = Math.min(1, c.radius() / Math.hypot(x, y));
      return new double[] {centre[0] + scale * x, centre[1] + scale * y, centre[2] + h};
    }
    return new double[] {
      centre[0] + Math.max(-shape.halfX(), Math.min(shape.halfX(), x)),
      centre[1] + Math.max(-shape.halfY(), Math.min(shape.halfY(), y)),
      centre[2] + h
    };
  }
}
