package org.nudipole.detector.geometry;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.nudipole.generator.mathematics.TanhSinh;

/**
 * Integrals of the inverse square law over a cylinder or box and a source, by itself or times
 * functions of the distance.
 *
 * <p>Both volumes are prisms along z, so the integral along z is elementary ({@link AxialKernel})
 * or a quadrature ({@link RadialKernel}) and depends on the transverse distance only. Averaged over
 * the source disc it is a function of the distance q from the source axis; the detector then enters
 * through the length of the circle of radius q inside its cross section, again elementary. One
 * integral is left for a point or line source, two for a disc or cylinder.
 */
final class PrismIntegral {
  private final Shape shape;
  private final SourceVolume source;
  private final ColumnKernel kernel;

  PrismIntegral(Shape shape, SourceVolume source) {
    this(shape, source, new AxialKernel(source.low(), source.high()));
  }

  /** The inverse square law times functions of the distance. */
  PrismIntegral(Shape shape, SourceVolume source, RadialFunctions functions) {
    this(shape, source, new RadialKernel(source.low(), source.high(), functions));
  }

  private PrismIntegral(Shape shape, SourceVolume source, ColumnKernel kernel) {
    this.shape = shape;
    this.source = source;
    this.kernel = kernel;
  }

  /** Integral over the shape of the mean over the source of 1/|r-s|^2; unit length. */
  double total() {
    return totals()[0];
  }

  /** The same for each of the functions. */
  double[] totals() {
    double[] z = {-shape.halfZ(), shape.halfZ()};
    return integrate(new CrossCut[] {whole()}, z);
  }

  double[] fractions(VertexCoordinate coordinate, double[] edges) {
    double total = total();
    double[] part;
    if (coordinate == VertexCoordinate.Z) {
      part = integrate(new CrossCut[] {whole()}, edges);
    } else {
      CrossCut[] sections = new CrossCut[edges.length];
      for (int i = 0; i < edges.length; i++) {
        sections[i] = below(coordinate, edges[i]);
      }
      double[] z = {-shape.halfZ(), shape.halfZ()};
      double[] cumulative = integrate(sections, z);
      part = new double[edges.length - 1];
      for (int i = 0; i < part.length; i++) {
        part[i] = cumulative[i + 1] - cumulative[i];
      }
    }
    for (int i = 0; i < part.length; i++) {
      part[i] /= total;
    }
    return part;
  }

  private CrossCut whole() {
    return below(VertexCoordinate.X, shape.halfX());
  }

  private CrossCut below(VertexCoordinate coordinate, double edge) {
    double x = shape.halfX();
    double y = shape.halfY();
    double radius = shape instanceof Cylinder ? x : Double.POSITIVE_INFINITY;
    return switch (coordinate) {
      case X -> new CrossCut(-x, edge, -y, y, radius);
      case Y -> new CrossCut(-x, x, -y, edge, radius);
      default -> new CrossCut(-x, x, -y, y, Math.min(radius, edge));
    };
  }

  /** One integral per cross section, z interval and function; two of the three are single. */
  private double[] integrate(CrossCut[] sections, double[] z) {
    double cx = source.x();
    double cy = source.y();
    int slices = (z.length - 1) * kernel.count();
    double[] sum = new double[sections.length * slices];
    DoubleStream breaks = DoubleStream.of(0, source.radius());
    for (CrossCut section : sections) {
      breaks = DoubleStream.concat(breaks, section.breaks(cx, cy));
    }
    double farthest = StrictMath.hypot(Math.abs(cx) + shape.halfX(), Math.abs(cy) + shape.halfY());
    double[] points =
        breaks.filter(q -> q >= 0 && q <= farthest * (1 + 1e-12)).sorted().distinct().toArray();
    double[] column = new double[slices];
    double[] arcs = new double[sections.length];
    TanhSinh.integrate(
        points,
        sum,
        kernel.change(),
        (q, weight, into) -> {
          double any = 0;
          for (int i = 0; i < arcs.length; i++) {
            arcs[i] = sections[i].arc(cx, cy, q);
            any += arcs[i];
          }
          if (any > 0) {
            averageOverDisc(q, z, column);
            for (int i = 0; i < into.length; i++) {
              into[i] += weight * arcs[i / slices] * column[i % slices];
            }
          }
        });
    return sum;
  }

  /** The axial kernel at distance q from the source axis, averaged over the source disc. */
  private void averageOverDisc(double q, double[] z, double[] column) {
    double b = source.radius();
    Arrays.fill(column, 0);
    if (b == 0) {
      addKernel(q, 1, z, column);
      return;
    }
    double norm = 1 / (Math.PI * b * b);
    TanhSinh.integrate(
        0,
        b - q,
        column,
        kernel.change(),
        (d, weight, into) -> addKernel(d, weight * norm * 2 * Math.PI * d, z, into));
    TanhSinh.integrate(
        Math.abs(b - q),
        b + q,
        column,
        kernel.change(),
        (d, weight, into) -> {
          double s = (b - d + q) * (b + d - q) / (4 * d * q);
          double arc = 4 * d * StrictMath.asin(Math.sqrt(Math.min(1, s)));
          addKernel(d, weight * norm * arc, z, into);
        });
  }

  private void addKernel(double d, double weight, double[] z, double[] into) {
    for (int i = 0; i + 1 < z.length; i++) {
      kernel.add(d, z[i], z[i + 1], weight, into, i * kernel.count());
    }
  }
}
