package org.nudipole.statistics.limit;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Upper limits at one point of a scan, in the unit of the parameter.
 *
 * @param scanned value of the scanned parameter in its unit; empty without a scan
 * @param expected limits expected without a signal where chance moves the data by -2, -1, 0, 1 and
 *     2 standard deviations; empty ones exclude nothing
 * @param toys number of toys that the expected limits come from; empty for asymptotic ones
 * @param observed limit from the data; empty for Asimov data, or if nothing is excluded
 * @param deciding number of events that decide the limits by asymptotic formulas, the least of all
 *     limits; empty where toys do
 * @param ends ends of the parameter that the range of its command does not have, and why
 * @param closed why there is no limit: the point is outside the kinematic reach
 * @param failure why there is no limit: a fit did not converge
 */
public record LimitPoint(
    OptionalDouble scanned,
    List<OptionalDouble> expected,
    OptionalInt toys,
    OptionalDouble observed,
    OptionalDouble deciding,
    List<String> ends,
    Optional<String> closed,
    Optional<String> failure) {
  /** Standard deviations of the five expected limits. */
  public static final List<Integer> FLUCTUATIONS = List.of(-2, -1, 0, 1, 2);

  /** Keeps a copy. */
  public LimitPoint {
    expected = List.copyOf(expected);
    ends = List.copyOf(ends);
  }

  /** The median expected limit. */
  public OptionalDouble median() {
    return expected.get(2);
  }

  static LimitPoint without(
      OptionalDouble scanned, Optional<String> closed, Optional<String> failure) {
    List<OptionalDouble> none = FLUCTUATIONS.stream().map(n -> OptionalDouble.empty()).toList();
    return new LimitPoint(
        scanned,
        none,
        OptionalInt.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        List.of(),
        closed,
        failure);
  }
}
