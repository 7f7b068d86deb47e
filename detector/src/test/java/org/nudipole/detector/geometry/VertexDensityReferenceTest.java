package org.nudipole.detector.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nudipole.generator.Units;
import org.nudipole.generator.mathematics.TanhSinh;

/** The integral of the inverse square law against closed forms and independent quadratures. */
class VertexDensityReferenceTest {
  private static final double CM = Units.CM;
  private static final Cylinder CYLINDER = Cylinder.ofVolume(2000 * Units.CM3);
  private static final Box BOX = new Box(10 * CM, 12 * CM, 14 * CM);

  private static double integral(Shape shape, SourceVolume source) {
    return new VertexDensity(shape, new IsotropicSource(source)).integral();
  }

  private static SourceVolume at(double x, double y, double z, double radius, double height) {
    return new SourceVolume(x * CM, y * CM, z * CM, radius * CM, height * CM);
  }

  /** 2.4386e13 from a separate numpy/scipy quadrature; printed with five digits. */
  @Test
  void fluxOfFiveMegacuries() {
    double flux = 1.85e17 * Units.BQ / (4 * Math.PI) * integral(CYLINDER, at(0, 0, -25, 0, 0));
    assertEquals(2.4386e13, flux / Units.PER_CM2_S, 0.00005e13);
  }

  /** Coaxial formula (1/(h R^2)) Int ln(1 + R^2/z^2) dz in closed form; limited by rounding. */
  @Test
  void coaxialCylinderInClosedForm() {
    double r = CYLINDER.radius();
    for (double distance : new double[] {25 * CM, CYLINDER.halfZ(), CYLINDER.halfZ() * 1.000001}) {
      double z0 = Math.max(0, distance - CYLINDER.halfZ());
      double z1 = distance + CYLINDER.halfZ();
      double expected = (primitive(r, z1) - primitive(r, z0)) / (CYLINDER.height() * r * r);
      assertEquals(expected, integral(CYLINDER, SourceVolume.onAxis(distance)), 1e-10 * expected);
    }
  }

  private static double primitive(double r, double z) {
    return z == 0 ? 0 : z * Math.log1p(r * r / (z * z)) + 2 * r * Math.atan(z / r);
  }

  /** The integral over a ball by slices, each an elementary disc, and beside it the closed form. */
  @Test
  void ballInClosedFormAgainstSlices() {
    for (double distance : new double[] {0.3, 0.95, 1, 1.000001, 1.5, 9.9, 10.1, 1000}) {
      double[] sum = new double[1];
      double split = Math.min(1, distance);
      TanhSinh.Integrand slice =
          (u, w, s) -> s[0] += w * SphereIntegral.disc(0, u - distance, (1 - u) * (1 + u));
      TanhSinh.integrate(-1, split, sum, slice);
      TanhSinh.integrate(split, 1, sum, slice);
      assertEquals(sum[0], SphereIntegral.ball(1, distance), 1e-10 * sum[0]);
    }
  }

  /** A touching ball is elementary: J = 2 pi a. */
  @Test
  void touchingBall() {
    double a = 8 * CM;
    double volume = 4 * Math.PI / 3 * a * a * a;
    assertEquals(
        2 * Math.PI * a / volume, integral(new Sphere(a), at(0, 0, -8, 0, 0)), 1e-12 / (a * a));
  }

  /** Midpoint sums over small cells with n and 2n steps, extrapolated: error below 1e-7. */
  @Test
  void boxAndCylinderByBruteForce() {
    for (Shape shape : new Shape[] {BOX, CYLINDER}) {
      SourceVolume point = at(3, 4, -20, 0, 0);
      double coarse = subdivided(shape, point, 40);
      double fine = subdivided(shape, point, 80);
      double expected = fine + (fine - coarse) / 3;
      assertEquals(expected, integral(shape, point), 1e-7 * expected);
    }
  }

  private static double subdivided(Shape shape, SourceVolume s, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double u = (i + 0.5) / n;
        double v = (j + 0.5) / n;
        double x = shape.halfX() * (2 * u - 1);
        double y = shape.halfY() * (2 * v - 1);
        double weight = 1;
        if (shape instanceof Cylinder cylinder) {
          x = cylinder.radius() * u * Math.cos(2 * Math.PI * v);
          y = cylinder.radius() * u * Math.sin(2 * Math.PI * v);
          weight = 2 * u;
        }
        for (int k = 0; k < n; k++) {
          double z = shape.halfZ() * ((2 * k + 1.0) / n - 1) - s.z();
          double square = (x - s.x()) * (x - s.x()) + (y - s.y()) * (y - s.y()) + z * z;
          sum += weight / square;
        }
      }
    }
    return sum / ((double) n * n * n);
  }

  /** Averaging the point result over the source by a midpoint rule, extrapolated as above. */
  @Tag("slow")
  @Test
  void extendedSourceIsTheMeanOfPoints() {
    for (Shape shape : new Shape[] {BOX, CYLINDER, new Sphere(8 * CM)}) {
      SourceVolume source = at(3, 4, -20, 3, 5);
      double coarse = meanOfPoints(shape, source, 8);
      double fine = meanOfPoints(shape, source, 16);
      double expected = fine + (fine - coarse) / 3;
      assertEquals(expected, integral(shape, source), 2e-7 * expected);
    }
  }

  private static double meanOfPoints(Shape shape, SourceVolume s, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double rho = s.radius() * (i + 0.5) / n;
      for (int j = 0; j < n; j++) {
        double phi = 2 * Math.PI * (j + 0.5) / n;
        for (int k = 0; k < n; k++) {
          double z = s.z() + s.height() * ((k + 0.5) / n - 0.5);
          double x = s.x() + rho * Math.cos(phi);
          double y = s.y() + rho * Math.sin(phi);
          sum += 2 * (i + 0.5) / n * integral(shape, SourceVolume.point(x, y, z));
        }
      }
    }
    return sum / ((double) n * n * n);
  }

  /** A thin source tends to a flat, slim or point one; the kernel changes branch on the way. */
  @Test
  void thinSourcesAreContinuous() {
    for (Shape shape : new Shape[] {BOX, CYLINDER, new Sphere(8 * CM)}) {
      double point = integral(shape, at(3, 4, -12, 0, 0));
      assertEquals(point, integral(shape, at(3, 4, -12, 1e-5, 1e-5)), 1e-9 * point);
      double disc = integral(shape, at(3, 4, -12, 3, 0));
      assertEquals(disc, integral(shape, at(3, 4, -12, 3, 1e-5)), 1e-9 * disc);
      double line = integral(shape, at(3, 4, -12, 0, 6));
      assertEquals(line, integral(shape, at(3, 4, -12, 1e-5, 6)), 1e-9 * line);
    }
  }

  /** Far away 1/d^2 (1 + (3<z^2> - <x^2> - <y^2>)/d^2) for a box; the next term is 1e-10. */
  @Test
  void farField() {
    double d = 2000;
    double expected = (1 + (3 * 196 - 100 - 144) / (12 * d * d)) / (d * d);
    assertEquals(expected, integral(BOX, at(0, 0, -d, 0, 0)) * Units.CM2, 2e-10 * expected);
  }

  @Test
  void centreInsideIsRefusedAndTouchingIsNot() {
    assertThrows(IllegalArgumentException.class, () -> integral(CYLINDER, at(0, 0, -3, 0, 0)));
    integral(CYLINDER, SourceVolume.onAxis(CYLINDER.halfZ()));
  }

  /**
   * The mean over a source, integrals and shares, by few points: three of Gauss and Legendre in the
   * square of the radius and in the height, eight angles. Beside the axis and across it.
   */
  @Test
  void extendedSourcesByFewPoints() {
    for (Shape shape : new Shape[] {BOX, CYLINDER, new Sphere(8 * CM)}) {
      for (SourceVolume s :
          List.of(
              at(3, -4, -30, 3, 5), at(1, 2, 25, 3, 2), at(3, -4, 28, 0, 5), at(1, 2, 30, 3, 0))) {
        VertexDensity whole = new VertexDensity(shape, new IsotropicSource(s));
        // Those of prisms are as those of points; of a source of all dimensions they take seconds.
        boolean shares = shape instanceof Sphere && (s.radius() == 0 || s.height() == 0);
        double[] edges = shares ? new double[] {-6 * CM, -2 * CM, CM, 5 * CM} : new double[1];
        double[] expected = fewPoints(shape, s, edges);
        double integral = whole.integral();
        assertEquals(expected[0], integral, 1e-6 * integral);
        for (VertexCoordinate c : shares ? VertexCoordinate.values() : new VertexCoordinate[0]) {
          double[] found = whole.fractions(c, edges);
          for (int i = 0; i < found.length; i++) {
            int at = 1 + c.ordinal() * found.length + i;
            assertEquals(expected[at] / expected[0], found[i], 1e-6, shape + " " + s + " " + c);
          }
        }
      }
    }
  }

  private static double[] fewPoints(Shape shape, SourceVolume s, double[] edges) {
    int bins = edges.length - 1;
    double[] sums = new double[1 + 4 * bins];
    double[] node = {-Math.sqrt(0.6), 0, Math.sqrt(0.6)};
    double[] weight = {5 / 18.0, 8 / 18.0, 5 / 18.0};
    for (int i = 0; i < 3; i++) {
      double rho = s.radius() * Math.sqrt((1 + node[i]) / 2);
      for (int j = 0; j < (rho > 0 ? 8 : 1); j++) {
        double x = s.x() + rho * Math.cos(Math.PI * j / 4);
        double y = s.y() + rho * Math.sin(Math.PI * j / 4);
        for (int k = s.height() > 0 ? 0 : 2; k < 3; k++) {
          double z = s.z() + s.height() * node[k] / 2;
          VertexDensity point =
              new VertexDensity(shape, new IsotropicSource(SourceVolume.point(x, y, z)));
          double part = weight[i] / (rho > 0 ? 8 : 1) * point.integral();
          part *= s.height() > 0 ? weight[k] : 1;
          sums[0] += part;
          for (VertexCoordinate c :
              bins > 0 ? VertexCoordinate.values() : new VertexCoordinate[0]) {
            double[] shares = point.fractions(c, edges);
            for (int b = 0; b < bins; b++) {
              sums[1 + c.ordinal() * bins + b] += part * shares[b];
            }
          }
        }
      }
    }
    return sums;
  }
}
