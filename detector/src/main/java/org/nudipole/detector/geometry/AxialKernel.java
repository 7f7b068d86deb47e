package org.nudipole.detector.geometry;

import org.nudipole.generator.mathematics.TanhSinh;

/**
 * The inverse square law integrated along z in closed form: over a detector interval and averaged
 * over the height of the source, at transverse distance d.
 *
 * @param low lower end of the source, unit length
 * @param high upper end of the source, unit length; equal to {@code low} for a flat source
 */
record AxialKernel(double low, double high) implements ColumnKernel {
  /** Gauss-Legendre rule with 8 points on [-1, 1] (Abramowitz and Stegun, table 25.4). */
  private static final double[] NODE = {
    0.183434642495649805, 0.525532409916328986, 0.796666477413626740, 0.960289856497536232
  };

  private static final double[] WEIGHT = {
    0.362683783378361983, 0.313706645877887287, 0.222381034453374471, 0.101228536290376259
  };

  /** From this many source heights away the eight-point rule has converged to 1e-13. */
  private static final double FAR = 2;

  @Override
  public double change() {
    return TanhSinh.CHANGE;
  }

  @Override
  public int count() {
    return 1;
  }

  @Override
  public void add(double d, double z0, double z1, double weight, double[] into, int offset) {
    into[offset] += weight * of(d, z0, z1);
  }

  /**
   * Integral from z0 to z1 of the mean of 1/(d^2 + (z - s)^2) over the source heights s.
   *
   * @return unit 1/length
   */
  double of(double d, double z0, double z1) {
    double height = high - low;
    if (height == 0) {
      return flat(d, z0 - low, z1 - low);
    }
    double gap = Math.max(0, Math.max(z0 - high, low - z1));
    if (d * d + gap * gap > FAR * FAR * height * height) {
      double middle = low + height / 2;
      double sum = 0;
      for (int i = 0; i < NODE.length; i++) {
        double shift = NODE[i] * height / 2;
        sum +=
            WEIGHT[i]
                * (flat(d, z0 - middle - shift, z1 - middle - shift)
                    + flat(d, z0 - middle + shift, z1 - middle + shift));
      }
      return sum / 2;
    }
    // Second antiderivative of 1/(d^2 + u^2): pi |u| / (2 d) + rest(u); the first part adds up to
    // the overlap of the two intervals, which leaves no cancellation at small d.
    double overlap = Math.max(0, Math.min(z1, high) - Math.max(z0, low));
    double rest = rest(d, z1 - low) - rest(d, z0 - low) - rest(d, z1 - high) + rest(d, z0 - high);
    return (Math.PI * overlap / d + rest) / height;
  }

  private static double flat(double d, double u0, double u1) {
    double angle = StrictMath.atan2(d * (u1 - u0), d * d + u0 * u1);
    return angle / d;
  }

  private static double rest(double d, double u) {
    double a = Math.abs(u);
    return -a / d * StrictMath.atan2(d, a) - StrictMath.log(d * d + u * u) / 2;
  }
}
