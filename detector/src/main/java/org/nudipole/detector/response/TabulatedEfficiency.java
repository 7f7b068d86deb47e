package org.nudipole.detector.response;

import org.nudipole.generator.Require;

/**
 * A measured efficiency: linear between the points, 0 below the first, the last value above the
 * last.
 *
 * @param curve efficiency in [0, 1] against the observed energy
 */
public record TabulatedEfficiency(Curve curve) implements Accept {
  /** Checks the range. */
  public TabulatedEfficiency {
    for (int i = 0; i < curve.size(); i++) {
      Require.inRange("efficiency", curve.value(i), 0, 1);
    }
  }

  @Override
  public double probability(double observed) {
    return observed < curve.energy(0) ? 0 : curve.at(observed);
  }

  @Override
  public double[] edges() {
    return curve.nodes();
  }
}
