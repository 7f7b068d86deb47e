package org.nudipole.generator.rate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Composite Gauss-Legendre quadrature with rules built once, for recoil spectra: panels of at most
 * one octave, in the logarithm of the variable, because cross sections are smooth there over any
 * number of decades (1/T is constant).
 */
public final class Quadrature {
  private static final int POINTS = 20;
  private static final double[] NODES = new double[POINTS];
  private static final double[] WEIGHTS = new double[POINTS];
  // An interval that starts at zero gets this many octaves and then one panel linear in the
  // variable.
  private static final int OCTAVES_TO_ZERO = 24;

  static {
    GaussIntegrator rule = new GaussIntegratorFactory().legendre(POINTS);
    for (int i = 0; i < POINTS; i++) {
      NODES[i] = rule.getPoint(i);
      WEIGHTS[i] = rule.getWeight(i);
    }
  }

  /**
   * Points and weights of a composite rule, with whole panels between neighbouring edges.
   *
   * @param points rising points
   * @param weights their weights
   */
  public record Rule(double[] points, double[] weights) {}

  private Quadrature() {}

  /**
   * The rule whose sum over f is {@link #integral} over [first edge, last edge] with all edges as
   * breaks.
   */
  public static Rule rule(double[] edges) {
    List<double[]> panels = new ArrayList<>();
    double[] sorted = Arrays.stream(edges).sorted().distinct().toArray();
    for (int i = 0; i + 1 < sorted.length; i++) {
      panels(sorted[i], sorted[i + 1], panels);
    }
    panels.sort(Comparator.comparingDouble(p -> p[0]));
    double[] points = new double[POINTS * panels.size()];
    double[] weights = new double[points.length];
    for (int i = 0; i < points.length; i++) {
      double from = panels.get(i / POINTS)[0];
      double to = panels.get(i / POINTS)[1];
      points[i] = point(from, to, i % POINTS);
      weights[i] = weight(from, to, i % POINTS);
    }
    return new Rule(points, weights);
  }

  /**
   * Integral of f over [low, high], 0 &lt;= low, with panel edges also on the given points.
   *
   * @param breaks points where f or a derivative jumps, in any order; those outside are ignored
   */
  public static double integral(DoubleUnaryOperator f, double low, double high, double... breaks) {
    if (!(high > low)) {
      return 0;
    }
    Rule rule =
        rule(
            DoubleStream.concat(
                    DoubleStream.of(low, high),
                    Arrays.stream(breaks).filter(b -> b > low && b < high))
                .toArray());
    double sum = 0;
    for (int i = 0; i < rule.points.length; i++) {
      sum += rule.weights[i] * f.applyAsDouble(rule.points[i]);
    }
    return sum;
  }

  /** Integral over one panel, linear in the variable. */
  public static double linear(DoubleUnaryOperator f, double from, double to) {
    double half = (to - from) / 2;
    double sum = 0;
    for (int i = 0; i < POINTS; i++) {
      sum += WEIGHTS[i] * f.applyAsDouble(from + half + half * NODES[i]);
    }
    return half * sum;
  }

  private static void panels(double low, double high, List<double[]> panels) {
    double to = high;
    for (int i = 0; to > low; i++) {
      double from = i == OCTAVES_TO_ZERO && low == 0 ? 0 : Math.max(low, to / 2);
      panels.add(new double[] {from, to});
      to = from;
    }
  }

  // A panel is linear in the variable where it is narrow or starts at zero, else in its logarithm.
  private static boolean isLinear(double from, double to) {
    return from == 0 || from > 0.9 * to;
  }

  private static double point(double from, double to, int i) {
    return isLinear(from, to)
        ? from + (to - from) / 2 * (1 + NODES[i])
        : Math.sqrt(from * to) * StrictMath.exp(StrictMath.log(to / from) / 2 * NODES[i]);
  }

  private static double weight(double from, double to, int i) {
    return isLinear(from, to)
        ? (to - from) / 2 * WEIGHTS[i]
        : StrictMath.log(to / from) / 2 * WEIGHTS[i] * point(from, to, i);
  }
}
