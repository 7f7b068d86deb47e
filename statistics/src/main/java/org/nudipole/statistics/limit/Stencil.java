package org.nudipole.statistics.limit;

import java.util.function.UnaryOperator;

/**
 * Derivatives of expected counts by one of their parameters from values at equal distances, of
 * fourth order: they are exact for polynomials of that order.
 *
 * @param parameter index of the parameter
 * @param step distance of the values
 * @param low least value that is asked for
 */
record Stencil(int parameter, double step, double low) {
  private static final double[] FIRST = {1 / 12.0, -8 / 12.0, 0, 8 / 12.0, -1 / 12.0};
  private static final double[] SECOND = {-1 / 12.0, 16 / 12.0, -30 / 12.0, 16 / 12.0, -1 / 12.0};
  private static final double[] FIRST_UPWARD = {-25 / 12.0, 4, -3, 16 / 12.0, -0.25};
  private static final double[] SECOND_UPWARD = {
    35 / 12.0, -104 / 12.0, 114 / 12.0, -56 / 12.0, 11 / 12.0
  };

  /** The first derivatives. */
  double[] first(UnaryOperator<double[]> counts, double[] values) {
    return sum(counts, values, isUpward(values) ? FIRST_UPWARD : FIRST, 1 / step);
  }

  /** The second derivatives; beside the least value of third order. */
  double[] second(UnaryOperator<double[]> counts, double[] values) {
    return sum(counts, values, isUpward(values) ? SECOND_UPWARD : SECOND, 1 / (step * step));
  }

  private boolean isUpward(double[] values) {
    return values[parameter] - 2 * step < low;
  }

  private double[] sum(
      UnaryOperator<double[]> counts, double[] values, double[] weights, double scale) {
    double[] sum = new double[0];
    for (int k = 0; k < weights.length; k++) {
      if (weights[k] != 0) {
        double[] moved = values.clone();
        moved[parameter] += (k - (isUpward(values) ? 0 : 2)) * step;
        double[] there = counts.apply(moved);
        sum = sum.length == 0 ? new double[there.length] : sum;
        for (int i = 0; i < sum.length; i++) {
          sum[i] += scale * weights[k] * there[i];
        }
      }
    }
    return sum;
  }
}
