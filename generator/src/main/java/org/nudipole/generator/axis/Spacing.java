package org.nudipole.generator.axis;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** In what the values between two limits are even: in the value or in its logarithm. */
public enum Spacing {
  /** In the value. */
  LINEAR,
  /** In its logarithm; limits are above 0. */
  LOG;

  /** The spacing of a name, such as {@code log}. */
  public static Optional<Spacing> named(String label) {
    return Arrays.stream(values()).filter(s -> s.label().equals(label)).findFirst();
  }

  /** Name in macros, options and files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The value below which a part of the way from one limit to the other lies; the limits themselves
   * at 0 and 1.
   */
  public double between(double from, double to, double part) {
    if (part == 0 || part == 1) {
      return part == 0 ? from : to;
    }
    return this == LOG
        ? from * StrictMath.exp(part * StrictMath.log(to / from))
        : from + part * (to - from);
  }

  /**
   * Bins of this spacing.
   *
   * @throws IllegalArgumentException if the limits do not rise, or are not above 0 for a logarithm
   */
  public Binning bins(double low, double high, int bins) {
    return this == LOG ? Binning.logarithmic(low, high, bins) : Binning.linear(low, high, bins);
  }
}
