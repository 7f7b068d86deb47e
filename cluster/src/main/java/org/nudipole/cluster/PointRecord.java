package org.nudipole.cluster;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.nudipole.statistics.limit.LimitPoint;

/**
 * Limits at a point as they travel: a list is empty where the value is.
 *
 * @param scanned value of the scanned parameter
 * @param expected expected limits
 * @param toys number of toys of these
 * @param observed limit from the data
 * @param deciding events that decide
 * @param ends ends of the parameter
 * @param closed why the point is closed
 * @param failure why it has no limit
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PointRecord(
    double[] scanned,
    double[][] expected,
    int[] toys,
    double[] observed,
    double[] deciding,
    String[] ends,
    String[] closed,
    String[] failure)
    implements Serializable {
  static PointRecord of(LimitPoint point) {
    return new PointRecord(
        point.scanned().stream().toArray(),
        point.expected().stream().map(x -> x.stream().toArray()).toArray(double[][]::new),
        point.toys().stream().toArray(),
        point.observed().stream().toArray(),
        point.deciding().stream().toArray(),
        point.ends().toArray(String[]::new),
        point.closed().stream().toArray(String[]::new),
        point.failure().stream().toArray(String[]::new));
  }

  LimitPoint point() {
    return new LimitPoint(
        optional(scanned),
        Arrays.stream(expected).map(PointRecord::optional).toList(),
        toys.length == 0 ? OptionalInt.empty() : OptionalInt.of(toys[0]),
        optional(observed),
        optional(deciding),
        Arrays.asList(ends),
        optional(closed),
        optional(failure));
  }

  private static OptionalDouble optional(double[] values) {
    return Arrays.stream(values).findFirst();
  }

  private static Optional<String> optional(String[] values) {
    return Arrays.stream(values).findFirst();
  }
}
