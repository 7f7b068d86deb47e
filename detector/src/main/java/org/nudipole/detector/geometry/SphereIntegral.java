package org.nudipole.detector.geometry;

import java.util.stream.DoubleStream;
import org.nudipole.generator.mathematics.TanhSinh;

/**
 * Integrals of the inverse square law over a ball and a source, by itself or times functions of the
 * distance. The integral over a ball seen from a point and the integral over a disc-shaped slice
 * are elementary; what is left is the average over the source.
 */
final class SphereIntegral {
  private final double radius;
  private final SourceVolume source;
  private final BallKernel kernel;

  SphereIntegral(Sphere sphere, SourceVolume source) {
    this(sphere, source, new BallKernel.InverseSquare());
  }

  /** The inverse square law times functions of the distance; no slices of it. */
  SphereIntegral(Sphere sphere, SourceVolume source, RadialFunctions functions) {
    this(sphere, source, new BallKernel.Radial(functions));
  }

  private SphereIntegral(Sphere sphere, SourceVolume source, BallKernel kernel) {
    this.radius = sphere.radius();
    this.source = source;
    this.kernel = kernel;
  }

  /** Integral over the ball of the mean over the source of 1/|r-s|^2; unit length. */
  double total() {
    return totals()[0];
  }

  /** The same for each of the functions. */
  double[] totals() {
    return balls(new double[] {radius});
  }

  double[] fractions(VertexCoordinate coordinate, double[] edges) {
    double[] part = new double[edges.length - 1];
    if (coordinate == VertexCoordinate.RADIUS) {
      double[] cumulative = balls(edges);
      for (int i = 0; i < part.length; i++) {
        part[i] = cumulative[i + 1] - cumulative[i];
      }
    } else {
      if (!(kernel instanceof BallKernel.InverseSquare)) {
        throw new IllegalArgumentException("slices of a ball have the inverse square law only");
      }
      averageOverSource(
          part, (x, y, z, weight, into) -> addSlices(coordinate, edges, x, y, z, weight, into));
    }
    double total = total();
    for (int i = 0; i < part.length; i++) {
      part[i] /= total;
    }
    return part;
  }

  /**
   * Integral of 1/|r-s|^2 over a ball of radius a around the origin for |s| = D: pi (2a -
   * (D^2-a^2)/D ln((D+a)/|D-a|)), written so that it keeps its digits near and far.
   */
  static double ball(double a, double distance) {
    if (a == 0) {
      return 0;
    }
    double x = distance < a ? distance / a : a / distance;
    double x2 = x * x;
    if (x < 0.1) {
      // sum over k of 2 x^2k / (4 k^2 - 1) = 1 - (1 - x^2) atanh(x) / x
      double sum = 0;
      for (int k = 8; k >= 1; k--) {
        sum = x2 * (2.0 / (4 * k * k - 1) + sum);
      }
      return 2 * Math.PI * a * (distance < a ? 2 - sum : sum);
    }
    double term = x < 1 ? (1 - x) * (1 + x) * StrictMath.log1p(2 * x / (1 - x)) / (2 * x) : 0;
    return 2 * Math.PI * a * (distance < a ? 1 + term : 1 - term);
  }

  /**
   * Integral of 1/|r-s|^2 over a disc: pi ln(ratio), physics of a coaxial circle seen from a point.
   *
   * @param p distance of s from the axis of the disc
   * @param h distance of s from the plane of the disc
   * @param squareRadius square of the radius of the disc
   */
  static double disc(double p, double h, double squareRadius) {
    double b = squareRadius - h * h - p * p;
    double root = Math.sqrt(b * b + 4 * squareRadius * h * h);
    double excess = b < 0 ? 2 * squareRadius / (root - b) : (b + root) / (2 * h * h);
    return Math.PI * StrictMath.log1p(excess);
  }

  /** Integrals over balls of the given radii, averaged over the source. */
  private double[] balls(double[] radii) {
    double[] sum = new double[radii.length * kernel.count()];
    double offset = source.offset();
    double b = source.radius();
    double low = source.low();
    double high = source.high();
    if (b == 0) {
      addLine(offset, low, high, radii, 1, sum);
      return sum;
    }
    double norm = 1 / (Math.PI * b * b);
    double nearest = Math.abs(offset - b);
    double farthest = offset + b;
    DoubleStream breaks = DoubleStream.of(nearest, farthest);
    for (double a : radii) {
      breaks =
          DoubleStream.concat(
              breaks,
              DoubleStream.of(a, Math.sqrt(a * a - low * low), Math.sqrt(a * a - high * high)));
    }
    double[] points = breaks.filter(p -> p >= nearest && p <= farthest).sorted().toArray();
    TanhSinh.integrate(
        0,
        b - offset,
        sum,
        kernel.change(),
        (p, weight, into) -> addLine(p, low, high, radii, weight * norm * 2 * Math.PI * p, into));
    TanhSinh.integrate(
        points,
        sum,
        kernel.change(),
        (p, weight, into) -> {
          double s = (b - p + offset) * (b + p - offset) / (4 * p * offset);
          double arc = 4 * p * StrictMath.asin(Math.sqrt(Math.max(0, Math.min(1, s))));
          addLine(p, low, high, radii, weight * norm * arc, into);
        });
    return sum;
  }

  /** Adds the mean over heights from low to high at distance p from the z axis. */
  private void addLine(
      double p, double low, double high, double[] radii, double weight, double[] into) {
    if (high == low) {
      double distance = StrictMath.hypot(p, low);
      for (int i = 0; i < radii.length; i++) {
        kernel.add(radii[i], distance, weight, into, i * kernel.count());
      }
      return;
    }
    DoubleStream breaks = DoubleStream.of(low, high);
    for (double a : radii) {
      double z = Math.sqrt(a * a - p * p);
      breaks = DoubleStream.concat(breaks, DoubleStream.of(-z, z));
    }
    double[] points = breaks.filter(z -> z >= low && z <= high).sorted().toArray();
    double[] sum = new double[into.length];
    TanhSinh.integrate(points, sum, kernel.change(), (z, w, s) -> addLine(p, z, z, radii, w, s));
    for (int i = 0; i < into.length; i++) {
      into[i] += weight * sum[i] / (high - low);
    }
  }

  @FunctionalInterface
  private interface SourcePoint {
    void add(double x, double y, double z, double weight, double[] into);
  }

  /** Mean over the source volume by a product rule in cylinder coordinates. */
  private void averageOverSource(double[] sum, SourcePoint point) {
    double[] one = {0.5};
    double[] unit = {1};
    boolean disc = source.radius() > 0;
    double[] radial = disc ? SourceRule.NODE : one;
    double[] radialWeight = disc ? SourceRule.WEIGHT : unit;
    double[] axial = source.height() > 0 ? SourceRule.NODE : one;
    double[] axialWeight = source.height() > 0 ? SourceRule.WEIGHT : unit;
    int angles = disc ? SourceRule.ANGLES : 1;
    double phi0 = StrictMath.atan2(source.y(), source.x());
    for (int i = 0; i < radial.length; i++) {
      double rho = disc ? source.radius() * radial[i] : 0;
      double ring = disc ? 2 * radial[i] * radialWeight[i] : 1;
      for (int j = 0; j < angles; j++) {
        double phi = phi0 + 2 * Math.PI * j / angles;
        double x = source.x() + rho * StrictMath.cos(phi);
        double y = source.y() + rho * StrictMath.sin(phi);
        for (int k = 0; k < axial.length; k++) {
          double z = source.z() + (axial[k] - 0.5) * source.height();
          point.add(x, y, z, ring * axialWeight[k] / angles, sum);
        }
      }
    }
  }

  private void addSlices(
      VertexCoordinate coordinate,
      double[] edges,
      double x,
      double y,
      double z,
      double weight,
      double[] into) {
    double along =
        switch (coordinate) {
          case X -> x;
          case Y -> y;
          default -> z;
        };
    double across =
        switch (coordinate) {
          case X -> StrictMath.hypot(y, z);
          case Y -> StrictMath.hypot(x, z);
          default -> StrictMath.hypot(x, y);
        };
    TanhSinh.Integrand slice =
        (u, w, s) -> s[0] += w * disc(across, u - along, (radius - u) * (radius + u));
    double[] bin = new double[1];
    for (int i = 0; i < into.length; i++) {
      bin[0] = 0;
      double split = Math.max(edges[i], Math.min(edges[i + 1], along));
      TanhSinh.integrate(edges[i], split, bin, slice);
      TanhSinh.integrate(split, edges[i + 1], bin, slice);
      into[i] += weight * bin[0];
    }
  }
}
