package org.nudipole.statistics.likelihood;

import java.util.List;

/**
 * Hypotheses about the modulus of a parameter that may have either sign, such as a moment that
 * interferes. The sign is profiled as the pulls are: a modulus is excluded where both signs are.
 *
 * @param signed the parameter with its sign
 */
public record Modulus(CurvedHypotheses signed) implements Hypotheses {
  /** Checks that both signs are allowed alike. */
  public Modulus {
    if (signed.lowest() != -signed.highest()) {
      throw new IllegalArgumentException(
          "a modulus of values from "
              + signed.lowest()
              + " to "
              + signed.highest()
              + " (both signs must be alike)");
    }
  }

  @Override
  public double lowest() {
    return 0;
  }

  @Override
  public double highest() {
    return signed.highest();
  }

  @Override
  public double background() {
    return Math.abs(signed.background());
  }

  @Override
  public boolean isOneSided() {
    return false;
  }

  @Override
  public double step(double from) {
    return signed.step(from);
  }

  @Override
  public int pulls() {
    return signed.pulls();
  }

  /** Expected counts of the sign that the background has, the positive one of 0. */
  @Override
  public double[] counts(double value, double[] pulls) {
    return signed.counts(Math.copySign(value, signed.background()), pulls);
  }

  @Override
  public List<ProfilePoint> minima(Dataset data) {
    return signed.minima(data).stream().map(Modulus::positive).toList();
  }

  @Override
  public ProfilePoint at(double value, Dataset data) {
    ProfilePoint plus = signed.at(value, data);
    ProfilePoint minus = signed.at(-value, data);
    return positive(plus.minimum() <= minus.minimum() ? plus : minus);
  }

  private static ProfilePoint positive(ProfilePoint point) {
    return new ProfilePoint(
        Math.abs(point.value()), point.minimum(), point.pulls(), point.counts());
  }
}
