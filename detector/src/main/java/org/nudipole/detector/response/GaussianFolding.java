package org.nudipole.detector.response;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.apache.commons.numbers.gamma.Erfc;
import org.nudipole.generator.Quadrature;

/** Expectation of a function of a normally distributed energy. */
final class GaussianFolding {
  // Standard deviations that split the normal density into panels; its tails outside hold less than
  // 1e-22.
  private static final double[] REACH = {-10, -6, -3.5, -1.5, 0, 1.5, 3.5, 6, 10};
  private static final double ROOT_TWO = Math.sqrt(2);
  private static final double ROOT_TWO_PI = Math.sqrt(2 * StrictMath.PI);

  private GaussianFolding() {}

  /** Distances from an edge, in standard deviations, between which an expectation is smooth. */
  static DoubleStream reach() {
    return DoubleStream.of(REACH);
  }

  static double expectation(Observable after, double mean, double sigma) {
    if (sigma == 0) {
      return after.value(mean);
    }
    double sum = 0;
    for (Observable.Piece piece : after.pieces()) {
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
      Observable.Piece piece, double mean, double sigma, double from, double to) {
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
