package org.nudipole.statistics.limit;

import java.io.Serializable;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Where along a curve toys are about its parameter.
 *
 * @param scanned value of the scanned parameter in its unit; none without a scan
 * @param profiled whether the other numbers of the curve are left free
 */
public record Place(List<Double> scanned, boolean profiled) implements Serializable {
  /** Keeps a copy. */
  public Place {
    scanned = List.copyOf(scanned);
  }

  /** One of a point. */
  static Place of(OptionalDouble scanned, boolean profiled) {
    return new Place(scanned.stream().boxed().toList(), profiled);
  }
}
