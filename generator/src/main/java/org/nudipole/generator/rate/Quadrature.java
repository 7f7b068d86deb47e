package org.nudipole.generator.rate;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Composite Gauss-Legendre quadrature with rules built once, for recoil spectra: panels of at most one octave, in the logarithm
 * of the variable, because cross sections are smooth there over any number of decades (1/T is constant).
 */
public final class Quadrature {
  private static final int POINTS = 20;
  private static final double[] NODES = new double[POINTS];
  private static final double[] WEIGHTS = new double[POINTS];
  // An interval that starts at zero gets this many octaves and then one panel linear in the variable.
  private static final int OCTAVES_TO_ZERO = 24;

  static {
    GaussIntegrator rule = new GaussIntegratorFactory().legendre(POINTS);
    for (int i = 0; i < POINTS; i++) {
      NODES[i] = rule.getPoint(i);
      WEIGHTS[i] = rule.getWeight(i);
    }
  }

  private Quadrature() {}

  /**
   * Integral of f over [low, high], 0 &lt;= low, with panel edges also on the given points.
   *
   * @param breaks points where f or a derivative jumps, in any order; those outside are ignored
   */
  public static double integral(DoubleUnaryOperator f, double low, double high, double... breaks) {
    double[] edges =
        Arrays.stream(breaks).filter(b -> b > low && b < high).sorted().distinct().toArray();
    double sum = 0;
    double from = low;
    for (int i = 0; i <= edges.length; i++) {
      double to = i < edges.length ? edges[i] : high;
      sum += smooth(f, from, to);
      from = to;
    }
    return sum;
  }

  private static double smooth(DoubleUnaryOperator f, double low, double high) {
    if (!(high > low)) {
      return 0;
    }
    double sum = 0;
    double to = high;
    for (int i = 0; to > low; i++) {
      double from = Math.max(low, to / 2);
      if (i == OCTAVES_TO_ZERO && low == 0) {
        return sum + linear(f, 0, to);
      }
      sum += from > to * 0.9 ? linear(f, from, to) : logarithmic(f, from, to);
      to = from;
    }
    return sum;
  }

  /** One panel, linear in the variable. */
  public static double linear(DoubleUnaryOperator f, double from, double to) {
    double half = (to - from) / 2;
    double middle = from + half;
    double sum = 0;
    for (int i = 0; i < POINTS; i++) {
      sum += WEIGHTS[i] * f.applyAsDouble(middle + half * NODES[i]);
    }
    return half * sum;
  }

  private static double logarithmic(DoubleUnaryOperator f, double from, double to) {
    double half = StrictMath.log(to / from) / 2;
    double middle = StrictMath.sqrt(from * to);
    double sum = 0;
    for (int i = 0; i < POINTS; i++) {
      double x = middle * StrictMath.exp(half * NODES[i]);
      sum += WEIGHTS[i] * x * f.applyAsDouble(x);
    }
    return half * sum;
  }
}
