package org.nudipole.detector.response;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.gamma.RegularizedGamma;
import org.nudipole.generator.mathematics.Quadrature;

/**
 * Expectation of a function of a value with a gamma distribution.
 *
 * @param shape shape, greater than 1
 * @param scale scale, in the unit of the value
 */
record GammaFolding(double shape, double scale) {
  // Panels between which the density is smooth, in standard deviations; the tail above the mode is
  // longer than that of a normal density, by this much in units of the scale. Outside lies less
  // than 1e-15.
  private static final double[] REACH = {-10, -6, -3.5, -1.5, 0, 1.5, 3.5, 6, 10};
  private static final double[] TAIL = {0, 0, 0, 0, 0, 0, 2, 8, 30};

  double expectation(PiecewiseFunction after) {
    double sum = 0;
    for (PiecewiseFunction.Piece piece : after.pieces()) {
      double from = Math.max(0, piece.from() / scale);
      double to = piece.to() / scale;
      if (to > from) {
        sum +=
            piece.constant()
                ? piece.constantValue() * probability(from, to)
                : integral(piece, from, to);
      }
    }
    return sum;
  }

  // Differences are taken on the side of the smaller tail.
  private double probability(double from, double to) {
    return from > shape
        ? above(from) - above(to)
        : RegularizedGamma.P.value(shape, Math.min(to, Double.MAX_VALUE))
            - RegularizedGamma.P.value(shape, from);
  }

  private double above(double x) {
    return Double.isInfinite(x) ? 0 : RegularizedGamma.Q.value(shape, x);
  }

  private double integral(PiecewiseFunction.Piece piece, double from, double to) {
    double mode = shape - 1;
    double highest = RegularizedGamma.P.derivative(shape, mode);
    // Relative to the mode nothing large cancels.
    DoubleUnaryOperator weighted =
        t -> {
          double above = t / mode - 1;
          return piece.function().applyAsDouble(t * scale)
              * highest
              * StrictMath.exp(mode * (StrictMath.log1p(above) - above));
        };
    double sum = 0;
    for (int i = 0; i + 1 < REACH.length; i++) {
      double low = Math.max(from, end(i));
      double high = Math.min(to, end(i + 1));
      if (high > low) {
        // Near zero the density is a low power of the value, smooth in its logarithm only.
        sum +=
            low < high / 4
                ? Quadrature.integral(weighted, low, high)
                : Quadrature.linear(weighted, low, high);
      }
    }
    return sum;
  }

  private double end(int i) {
    return Math.max(0, shape + REACH[i] * Math.sqrt(shape) + TAIL[i]);
  }
}
