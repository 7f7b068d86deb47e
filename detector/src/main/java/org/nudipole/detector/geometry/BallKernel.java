package org.nudipole.detector.geometry;

import java.util.function.DoubleUnaryOperator;
import org.nudipole.generator.mathematics.Quadrature;
import org.nudipole.generator.mathematics.TanhSinh;

/**
 * Integrals over a ball, from a point at some distance from its centre, of functions that fall with
 * the square of the distance.
 */
sealed interface BallKernel {
  /** Relative change between two steps of a quadrature at which it stops. */
  double change();

  /** Number of functions. */
  int count();

  /**
   * Adds weight times the integrals to {@code into[offset]} and the places behind it.
   *
   * @param radius radius of the ball, unit length
   * @param distance distance of the point from the centre, unit length
   */
  void add(double radius, double distance, double weight, double[] into, int offset);

  /** The inverse square law itself, in closed form. */
  record InverseSquare() implements BallKernel {
    @Override
    public double change() {
      return TanhSinh.CHANGE;
    }

    @Override
    public int count() {
      return 1;
    }

    @Override
    public void add(double radius, double distance, double weight, double[] into, int offset) {
      into[offset] += weight * SphereIntegral.ball(radius, distance);
    }
  }

  /**
   * Functions g(L) / L^2 by quadrature over the distance L, with the solid angle that the ball
   * takes of the sphere of radius L: 2 pi (a^2 - (D - L)^2) / (2 D L), or all of it inside the
   * ball.
   *
   * @param functions the functions g
   */
  record Radial(RadialFunctions functions) implements BallKernel {
    @Override
    public double change() {
      return functions.change();
    }

    @Override
    public int count() {
      return functions.count();
    }

    @Override
    public void add(double radius, double distance, double weight, double[] into, int offset) {
      panels(0, radius - distance, length -> 4 * StrictMath.PI, weight, into, offset);
      panels(
          Math.abs(radius - distance),
          radius + distance,
          length ->
              StrictMath.PI
                  * (radius - distance + length)
                  * (radius + distance - length)
                  / (distance * length),
          weight,
          into,
          offset);
    }

    private void panels(
        double from,
        double to,
        DoubleUnaryOperator angle,
        double weight,
        double[] into,
        int offset) {
      double start = from;
      while (start < to) {
        // 1/L is smooth on panels no wider than their distance from 0.
        double width = start > 0 ? Math.min(functions.step(), start) : functions.step();
        double end = Math.min(to, start + width);
        Quadrature.Rule rule = Quadrature.panel(start, end);
        for (int i = 0; i < rule.points().length; i++) {
          double length = rule.points()[i];
          double solid = rule.weights()[i] * angle.applyAsDouble(length);
          functions.add(length, weight * solid, into, offset);
        }
        start = end;
      }
    }
  }
}
