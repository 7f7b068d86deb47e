package org.nudipole.detector.response;

import org.nudipole.generator.Require;

/**
 * The share of the events that are of one class, such as a slice of pulse shape, which is not
 * simulated itself: independent of everything but the observed value. Outside the table it holds as
 * at its ends.
 *
 * @param curve share in [0, 1] against the observed value
 */
public record ClassShare(Curve curve) implements Accept {
  /** Checks the range. */
  public ClassShare {
    for (int i = 0; i < curve.size(); i++) {
      Require.inRange("share", curve.value(i), 0, 1);
    }
  }

  @Override
  public double probability(double observed) {
    return curve.at(observed);
  }

  @Override
  public double[] edges() {
    return curve.nodes();
  }
}
