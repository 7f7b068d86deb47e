package org.nudipole.detector.geometry;

import java.util.Arrays;
import java.util.Objects;
import org.nudipole.generator.interaction.Baselines;

/**
 * Distribution of interaction vertices: a shape and its illumination, integrated by quadrature. The
 * sampled counterpart is {@link VertexSampler}.
 *
 * @param shape the detector
 * @param illumination where the neutrinos come from, as seen from the detector's centre
 * @param position where that centre is
 */
public record VertexDensity(Shape shape, Illumination illumination, Position position) {
  public VertexDensity {
    Objects.requireNonNull(position, "position");
    Objects.requireNonNull(shape, "shape");
    Objects.requireNonNull(illumination, "illumination");
    if (illumination instanceof IsotropicSource source) {
      source.requireOutside(shape);
    }
  }

  /** A detector at the origin. */
  public VertexDensity(Shape shape, Illumination illumination) {
    this(shape, illumination, Position.ORIGIN);
  }

  /**
   * A detector somewhere.
   *
   * @param illumination where the neutrinos come from, as seen from the origin
   */
  public static VertexDensity at(Position position, Shape shape, Illumination illumination) {
    return new VertexDensity(shape, position.seen(illumination), position);
  }

  /**
   * The geometry factor of the rate. For an isotropic source it is the mean of 1/|r-s|^2 over the
   * volumes of detector and source, unit 1/length^2: the mean fluence is decays x integral / (4
   * pi). For a parallel beam it is 1: the mean fluence is that of the beam. Relative accuracy 1e-10
   * for separated volumes, 1e-7 for touching ones.
   */
  public double integral() {
    if (illumination instanceof IsotropicSource source) {
      double sum =
          shape instanceof Sphere sphere
              ? new SphereIntegral(sphere, source.volume()).total()
              : new PrismIntegral(shape, source.volume()).total();
      return sum / shape.volume();
    }
    return 1;
  }

  /** Distribution of the distance from source point to vertex of an isotropic source. */
  public Baselines baselines() {
    IsotropicSource source = isotropic();
    DistanceRange range = DistanceRange.of(shape, source.volume());
    return Baselines.of(
        range.low(),
        range.high(),
        count -> {
          double[] sums = totals(source, new LegendreFunctions(range.low(), range.high(), count));
          double total = sums[0];
          return Arrays.stream(sums).map(sum -> sum / total).toArray();
        });
  }

  private double[] totals(IsotropicSource source, RadialFunctions functions) {
    return shape instanceof Sphere sphere
        ? new SphereIntegral(sphere, source.volume(), functions).totals()
        : new PrismIntegral(shape, source.volume(), functions).totals();
  }

  private IsotropicSource isotropic() {
    if (illumination instanceof IsotropicSource source) {
      return source;
    }
    throw new IllegalArgumentException("a parallel beam has no distances from its source");
  }

  /**
   * Expected fraction of the vertices in each bin of a coordinate, where the events also depend on
   * the distance from an isotropic source. Absolute accuracy 1e-6.
   *
   * @param coordinate the coordinate; of a sphere only the radius
   * @param edges bin edges in increasing order, unit length
   * @param profile events at a distance in units of those that the inverse square law gives
   * @return one fraction per bin
   */
  public double[] fractions(VertexCoordinate coordinate, double[] edges, DistanceProfile profile) {
    IsotropicSource source = isotropic();
    double[] inside = inside(coordinate, edges);
    return shape instanceof Sphere sphere
        ? new SphereIntegral(sphere, source.volume(), profile).fractions(coordinate, inside)
        : new PrismIntegral(shape, source.volume(), profile).fractions(coordinate, inside);
  }

  /**
   * Expected fraction of the vertices in each bin of a coordinate. Absolute accuracy 1e-6; 1e-5 if
   * an extended source touches the detector.
   *
   * @param coordinate the coordinate
   * @param edges bin edges in increasing order, unit length; they need not cover the detector
   * @return one fraction per bin, {@code edges.length - 1} in all
   */
  public double[] fractions(VertexCoordinate coordinate, double[] edges) {
    double[] inside = inside(coordinate, edges);
    if (illumination instanceof IsotropicSource source) {
      return shape instanceof Sphere sphere
          ? new SphereIntegral(sphere, source.volume()).fractions(coordinate, inside)
          : new PrismIntegral(shape, source.volume()).fractions(coordinate, inside);
    }
    double[] fractions = new double[edges.length - 1];
    for (int i = 0; i < fractions.length; i++) {
      fractions[i] =
          UniformVertices.cumulative(shape, coordinate, inside[i + 1])
              - UniformVertices.cumulative(shape, coordinate, inside[i]);
    }
    return fractions;
  }

  // The edges, moved to the surface where they are outside.
  private double[] inside(VertexCoordinate coordinate, double[] edges) {
    double limit = limit(coordinate);
    double lowest = coordinate == VertexCoordinate.RADIUS ? 0 : -limit;
    double[] inside = new double[edges.length];
    for (int i = 0; i < edges.length; i++) {
      if (i > 0 && !(edges[i] > edges[i - 1])) {
        throw new IllegalArgumentException("bin edge " + edges[i] + " does not increase");
      }
      inside[i] = Math.max(lowest, Math.min(limit, edges[i]));
    }
    return inside;
  }

  /** The largest value of a coordinate in the detector; unit length. */
  public double limit(VertexCoordinate coordinate) {
    return switch (coordinate) {
      case X -> shape.halfX();
      case Y -> shape.halfY();
      case Z -> shape.halfZ();
      case RADIUS ->
          shape instanceof Box box ? StrictMath.hypot(box.halfX(), box.halfY()) : shape.halfX();
    };
  }
}
