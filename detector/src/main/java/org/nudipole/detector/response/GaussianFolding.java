package org.nudipole.detector.response;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.numbers.gamma.Erfc;
import org.nudipole.generator.mathematics.Quadrature;

/** Expectation of a function of a normally distributed energy. */
final class GaussianFolding {
  // Standard deviations that split the normal density into panels; its tails outside hold less than
  // 1e-22.
  private static final double[] REACH = {-10, -6, -3.5, -1.5, 0, 1.5, 3.5, 6, 10};

  /** The part of an energy below which octaves, which every integral has, are fine enough. */
  private static final double LEAST = 0x1p-12;

  private static final double ROOT_TWO = Math.sqrt(2);
  private static final double ROOT_TWO_PI = Math.sqrt(2 * StrictMath.PI);

  private GaussianFolding() {}

  /**
   * Energies about an edge between which an expectation is smooth, two standard deviations apart at
   * most. They lie on one lattice, a power of two of equal steps in each octave, whatever the edge:
   * many edges within the noise need no more panels than one.
   *
   * @param sigma standard deviation at an energy
   * @param edge energy at which the function behind the noise may jump
   */
  static DoubleStream panels(DoubleUnaryOperator sigma, double edge) {
    double noise = sigma.applyAsDouble(Math.max(0, edge));
    if (noise == 0 || !Double.isFinite(noise)) {
      return DoubleStream.of(edge);
    }
    double to = edge + REACH[REACH.length - 1] * noise;
    double from = Math.max(edge + REACH[0] * noise, LEAST * to);
    return to > 0
        ? IntStream.rangeClosed(Math.getExponent(from), Math.getExponent(to))
            .mapToObj(n -> octave(sigma, Math.scalb(1.0, n), from, to))
            .flatMapToDouble(points -> points)
        : DoubleStream.empty();
  }

  // The points of the lattice in [base, 2 base) that lie in [from, to].
  private static DoubleStream octave(
      DoubleUnaryOperator sigma, double base, double from, double to) {
    double ratio = base / (2 * sigma.applyAsDouble(base));
    double step = base * Math.scalb(1.0, -Math.max(0, Math.getExponent(ratio) + 1));
    long first = (long) Math.ceil((Math.max(from, base) - base) / step);
    long end = (long) Math.ceil((Math.min(Math.nextUp(to), 2 * base) - base) / step);
    return LongStream.range(first, end).mapToDouble(i -> base + i * step);
  }

  static double expectation(PiecewiseFunction after, double mean, double sigma) {
    if (sigma == 0) {
      return after.value(mean);
    }
    double sum = 0;
    for (PiecewiseFunction.Piece piece : after.pieces()) {
      double from = (piece.from() - mean) / sigma;
      double to = (piece.to() - mean) / sigma;
      sum +=
          piece.constant()
              ? piece.constantValue() * probability(from, to)
              : integral(piece, mean, sigma, from, to);
    }
    return sum;
  }

  private static double integral(
      PiecewiseFunction.Piece piece, double mean, double sigma, double from, double to) {
    DoubleUnaryOperator weighted =
        u ->
            piece.function().applyAsDouble(mean + sigma * u)
                * StrictMath.exp(-u * u / 2)
                / ROOT_TWO_PI;
    double sum = 0;
    for (int i = 0; i + 1 < REACH.length; i++) {
      double low = Math.max(from, REACH[i]);
      double high = Math.min(to, REACH[i + 1]);
      sum += high > low ? Quadrature.linear(weighted, low, high) : 0;
    }
    return sum;
  }

  // Differences are taken on the side of the smaller tail, where they are exact to rounding.
  private static double probability(double from, double to) {
    return from > 0
        ? (Erfc.value(from / ROOT_TWO) - Erfc.value(to / ROOT_TWO)) / 2
        : (Erfc.value(-to / ROOT_TWO) - Erfc.value(-from / ROOT_TWO)) / 2;
  }
}
