package org.nudipole.statistics.limit;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.nudipole.statistics.likelihood.ProfileInterval;

/**
 * The region in which two parameters lie together at a confidence level: the scanned one, and the
 * one that limits are on, whose values are cut out at each value of the first.
 *
 * @param slices one for each value of the scan, and more where the region ends between two of them;
 *     in the order of the scan
 * @param best the best fit of both; empty if no point of the scan has one
 * @param distance -2 ln L at the edge of the region above that of the best fit; empty where
 *     thresholds are from toys
 */
public record Contour(List<Slice> slices, Optional<Best> best, OptionalDouble distance) {
  /** Keeps a copy. */
  public Contour {
    slices = List.copyOf(slices);
  }

  /**
   * The region at one value of the scanned parameter.
   *
   * @param scanned that value, in its unit
   * @param inside values of the other parameter inside, in its unit; empty if there are none, or no
   *     number
   * @param closed why the point makes no signal
   * @param failure why there is no number: a fit did not converge
   */
  public record Slice(
      double scanned,
      Optional<ProfileInterval> inside,
      Optional<String> closed,
      Optional<String> failure) {}

  /**
   * The best fit of both parameters.
   *
   * @param scanned the scanned parameter in its unit; empty if no signal fits best, which says
   *     nothing about it
   * @param value the other parameter in its unit
   * @param minimum -2 ln L there, relative to the saturated model
   * @param none how far -2 ln L without a signal is above that
   */
  public record Best(OptionalDouble scanned, double value, double minimum, double none) {}

  /**
   * -2 ln L at the edge of the region of two parameters above that of the best fit, by Wilks'
   * theorem: 4.605 at 90 %.
   */
  public static double distance(double level) {
    return -2 * Math.log(1 - level);
  }

  /**
   * Whether no signal is inside. The region is then open towards it, and all of what makes no
   * signal belongs to it: the values at which a slice is closed.
   */
  public boolean isOpen() {
    return slices.stream().flatMap(s -> s.inside().stream()).anyMatch(i -> i.low() <= 0);
  }

  /** Every slice that has no number because a fit failed. */
  public List<Slice> failures() {
    return slices.stream().filter(s -> s.failure().isPresent()).toList();
  }
}
