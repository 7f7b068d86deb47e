package org.nudipole.detector.geometry;

/**
 * Legendre polynomials P_0(t), P_1(t), ... of the distance, t from -1 at the least to 1 at the
 * greatest.
 *
 * @param low least distance, unit length
 * @param high greatest distance, unit length
 * @param count number of polynomials, at least 2
 */
record LegendreFunctions(double low, double high, int count) implements RadialFunctions {
  @Override
  public void add(double distance, double weight, double[] into, int offset) {
    double t = 2 * (distance - low) / (high - low) - 1;
    double before = 1;
    double now = t;
    into[offset] += weight;
    into[offset + 1] += weight * t;
    for (int n = 2; n < count; n++) {
      double next = ((2 * n - 1) * t * now - (n - 1) * before) / n;
      before = now;
      now = next;
      into[offset + n] += weight * now;
    }
  }

  @Override
  public double change() {
    return 1e-6;
  }

  @Override
  public double step() {
    return 10 * (high - low) / count;
  }
}
