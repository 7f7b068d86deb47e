package org.nudipole.detector.geometry;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * A region of the x-y plane: a rectangle cut by a disc around the origin. Any of the bounds may be
 * infinite as long as the region is bounded.
 */
record CrossCut(double x0, double x1, double y0, double y1, double radius) {

  /** Length of the circle of radius q around (cx, cy) that lies inside. */
  double arc(double cx, double cy, double q) {
    double p = Math.sqrt(cx * cx + cy * cy);
    double[] angle = new double[12];
    int n = 0;
    angle[n++] = -Math.PI;
    angle[n++] = Math.PI;
    n = crossings(angle, n, 0, (x0 - cx) / q);
    n = crossings(angle, n, 0, (x1 - cx) / q);
    n = crossings(angle, n, Math.PI / 2, (y0 - cy) / q);
    n = crossings(angle, n, Math.PI / 2, (y1 - cy) / q);
    if (p > 0) {
      // rho^2 = p^2 + q^2 + 2 p q cos(phi - phi0) = radius^2, with half angles to keep digits
      double s = (p + q - radius) * (p + q + radius) / (4 * p * q);
      if (s > 0 && s < 1) {
        double half = 2 * StrictMath.asin(Math.sqrt(s));
        double phi0 = StrictMath.atan2(cy, cx);
        angle[n++] = wrap(phi0 + half);
        angle[n++] = wrap(phi0 - half);
      }
    }
    Arrays.sort(angle, 0, n);
    double inside = 0;
    for (int i = 1; i < n; i++) {
      double middle = (angle[i - 1] + angle[i]) / 2;
      if (contains(cx + q * StrictMath.cos(middle), cy + q * StrictMath.sin(middle))) {
        inside += angle[i] - angle[i - 1];
      }
    }
    return q * inside;
  }

  /** Radii around (cx, cy) at which {@link #arc} is not smooth; may contain NaN and repeats. */
  DoubleStream breaks(double cx, double cy) {
    double p = Math.sqrt(cx * cx + cy * cy);
    DoubleStream.Builder q = DoubleStream.builder();
    q.add(Math.abs(p - radius)).add(p + radius);
    for (double x : new double[] {x0, x1}) {
      q.add(Math.abs(x - cx));
      double y = Math.sqrt(radius * radius - x * x);
      q.add(StrictMath.hypot(x - cx, y - cy)).add(StrictMath.hypot(x - cx, y + cy));
      q.add(StrictMath.hypot(x - cx, y0 - cy)).add(StrictMath.hypot(x - cx, y1 - cy));
    }
    for (double y : new double[] {y0, y1}) {
      q.add(Math.abs(y - cy));
      double x = Math.sqrt(radius * radius - y * y);
      q.add(StrictMath.hypot(x - cx, y - cy)).add(StrictMath.hypot(x + cx, y - cy));
    }
    return q.build();
  }

  private boolean contains(double x, double y) {
    return x > x0 && x < x1 && y > y0 && y < y1 && x * x + y * y < radius * radius;
  }

  private static int crossings(double[] angle, int n, double axis, double cosine) {
    if (!(Math.abs(cosine) < 1)) {
      return n;
    }
    double half = StrictMath.acos(cosine);
    angle[n] = wrap(axis + half);
    angle[n + 1] = wrap(axis - half);
    return n + 2;
  }

  private static double wrap(double angle) {
    return angle > Math.PI ? angle - 2 * Math.PI : angle < -Math.PI ? angle + 2 * Math.PI : angle;
  }
}
