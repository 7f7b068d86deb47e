package org.nudipole.generator.mathematics;

/** Logarithms of factorials: from a table up to 2047, beyond from Stirling's series. */
final class LogFactorial {
  private static final double[] VALUES = new double[2048];
  private static final double HALF_LOG_2PI = StrictMath.log(2 * Math.PI) / 2;

  static {
    // What a sum is short of is carried on, so that the last value is as good as the first.
    double carried = 0;
    for (int n = 2; n < VALUES.length; n++) {
      double term = StrictMath.log(n) + carried;
      VALUES[n] = VALUES[n - 1] + term;
      carried = term - (VALUES[n] - VALUES[n - 1]);
    }
  }

  private LogFactorial() {}

  /** ln n! of a whole number that is not negative, to 2^-50. */
  static double of(double n) {
    if (n < VALUES.length) {
      return VALUES[(int) n];
    }
    // The next term, 1/(1260 n^5), is below 2^-65.
    double inverse = 1 / n;
    return (n + 0.5) * Elementary.log(n)
        - n
        + (HALF_LOG_2PI + inverse / 12 - inverse * inverse * inverse / 360);
  }
}
