package org.nudipole.detector.response;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A polynomial of an argument that is not negative. */
final class Polynomial {
  private final double[] coefficients;

  /**
   * A polynomial.
   *
   * @param coefficients of the powers 0, 1, 2, ...
   */
  Polynomial(double... coefficients) {
    int size = coefficients.length;
    while (size > 0 && coefficients[size - 1] == 0) {
      size--;
    }
    this.coefficients = Arrays.copyOf(coefficients, size);
  }

  double at(double x) {
    double sum = 0;
    for (int i = coefficients.length - 1; i >= 0; i--) {
      sum = sum * x + coefficients[i];
    }
    return sum;
  }

  /** The values at the first n places, with the rounding of {@link #at(double)}. */
  void at(double[] x, double[] values, int n) {
    Arrays.fill(values, 0, n, 0);
    for (int i = coefficients.length - 1; i >= 0; i--) {
      double coefficient = coefficients[i];
      for (int k = 0; k < n; k++) {
        values[k] = values[k] * x[k] + coefficient;
      }
    }
  }

  Polynomial derivative() {
    double[] derived = new double[Math.max(0, coefficients.length - 1)];
    for (int i = 0; i < derived.length; i++) {
      derived[i] = (i + 1) * coefficients[i + 1];
    }
    return new Polynomial(derived);
  }

  /** Whether it is above zero at every argument above zero. */
  boolean isPositive() {
    // A power of the argument is positive. What is left is not zero at zero: it is positive there,
    // far away and wherever it turns.
    int power = 0;
    while (power < coefficients.length && coefficients[power] == 0) {
      power++;
    }
    if (power > 0) {
      return new Polynomial(Arrays.copyOfRange(coefficients, power, coefficients.length))
          .isPositive();
    }
    return coefficients.length > 0
        && coefficients[coefficients.length - 1] > 0
        && coefficients[0] > 0
        && derivative().changes().stream().allMatch(x -> at(x) > 0);
  }

  // Arguments above zero where the sign changes, in rising order.
  private List<Double> changes() {
    List<Double> roots = new ArrayList<>();
    if (coefficients.length < 2) {
      return roots;
    }
    // Between the turns it is monotone; beyond Cauchy's bound it has no root.
    List<Double> ends = new ArrayList<>(derivative().changes());
    double greatest = Arrays.stream(coefficients).map(Math::abs).max().orElseThrow();
    ends.add(1 + greatest / Math.abs(coefficients[coefficients.length - 1]));
    double from = 0;
    for (double to : ends) {
      if (to > from && at(from) > 0 != at(to) > 0) {
        roots.add(bisected(from, to));
      }
      from = to;
    }
    return roots;
  }

  private double bisected(double from, double to) {
    double low = from;
    double high = to;
    boolean positive = at(low) > 0;
    for (double x = (low + high) / 2; x > low && x < high; x = (low + high) / 2) {
      if (at(x) > 0 == positive) {
        low = x;
      } else {
        high = x;
      }
    }
    return high;
  }
}
