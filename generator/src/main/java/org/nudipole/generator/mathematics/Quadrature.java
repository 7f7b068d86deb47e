package org.nudipole.generator.mathematics;

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
  // It keeps the shorter rules that a rule is made from.
  private static final GaussIntegratorFactory RULES = new GaussIntegratorFactory();
  private static final double[][] RULE = legendre(POINTS);
  private static final double[] NODES = RULE[0];
  private static final double[] WEIGHTS = RULE[1];
  // An interval that starts at zero gets this many octaves and then one panel linear in the
  // variable.
  private static final int OCTAVES_TO_ZERO = 24;

  // Nodes and weights of the rules of gauss.
  private static final List<double[][]> SHORT = List.of(legendre(3), legendre(6), legendre(10));

  /**
   * Points and weights of a composite rule, with whole panels between neighbouring edges.
   *
   * @param points rising points
   * @param weights their weights
   */
  public record Rule(double[] points, double[] weights) {}

  private Quadrature() {}

  /**
   * A rule over one panel, linear in the variable, that is as exact as doubles are for products of
   * a smooth function and a low power of 1/x: ten points for an octave, fewer for narrower panels.
   */
  public static Rule gauss(double from, double to) {
    double[][] rule = SHORT.get(to <= 1.02 * from ? 0 : to <= 1.2 * from ? 1 : 2);
    double half = (to - from) / 2;
    double[] points = new double[rule[0].length];
    double[] weights = new double[points.length];
    for (int i = 0; i < points.length; i++) {
      points[i] = from + half + half * rule[0][i];
      weights[i] = half * rule[1][i];
    }
    return new Rule(points, weights);
  }

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
    for (int p = 0; p < panels.size(); p++) {
      fill(panels.get(p)[0], panels.get(p)[1], points, weights, p * POINTS);
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

  /** The rule of {@link #linear}. */
  public static Rule panel(double from, double to) {
    double half = (to - from) / 2;
    return new Rule(
        Arrays.stream(NODES).map(x -> from + half + half * x).toArray(),
        Arrays.stream(WEIGHTS).map(w -> half * w).toArray());
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

  /**
   * Some of many points where a function turns gently: of those closer than a fifth only the
   * lowest.
   */
  public static double[] thinned(double[] points) {
    double[] sorted = Arrays.stream(points).sorted().toArray();
    int n = 0;
    for (double point : sorted) {
      if (n == 0 || point > 1.2 * sorted[n - 1]) {
        sorted[n++] = point;
      }
    }
    return Arrays.copyOf(sorted, n);
  }

  private static double[][] legendre(int points) {
    GaussIntegrator rule = RULES.legendre(points);
    double[][] nodes = new double[2][points];
    for (int i = 0; i < points; i++) {
      nodes[0][i] = rule.getPoint(i);
      nodes[1][i] = rule.getWeight(i);
    }
    return nodes;
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

  private static void fill(double from, double to, double[] points, double[] weights, int first) {
    if (isLinear(from, to)) {
      double half = (to - from) / 2;
      for (int i = 0; i < POINTS; i++) {
        points[first + i] = from + half * (1 + NODES[i]);
        weights[first + i] = half * WEIGHTS[i];
      }
    } else {
      double half = StrictMath.log(to / from) / 2;
      double centre = Math.sqrt(from * to);
      for (int i = 0; i < POINTS; i++) {
        points[first + i] = centre * StrictMath.exp(half * NODES[i]);
        weights[first + i] = half * WEIGHTS[i] * points[first + i];
      }
    }
  }
}
