package org.nudipole.statistics.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.statistics.likelihood.Convention;
import org.nudipole.statistics.likelihood.ProfileInterval;
import org.nudipole.statistics.limit.Contour.Slice;

/** What a region, a point of a curve and the settings of limits say. */
class ContourTest {
  private static Slice inside(double low) {
    return new Slice(
        1, Optional.of(new ProfileInterval(low, low + 1)), Optional.empty(), Optional.empty());
  }

  private static Contour contour(Slice... slices) {
    return new Contour(List.of(slices), Optional.empty(), OptionalDouble.empty());
  }

  /** Chi-square of two degrees of freedom. */
  @Test
  void distances() {
    assertEquals(4.605170, Contour.distance(0.9), 1e-6);
    assertEquals(2.295749, Contour.distance(0.682689), 1e-5);
  }

  @Test
  void aRegionIsOpenWhereNoSignalIsInside() {
    Slice none = new Slice(2, Optional.empty(), Optional.of("closed"), Optional.empty());
    Slice failed = new Slice(3, Optional.empty(), Optional.empty(), Optional.of("no fit"));
    assertEquals(false, contour(none, inside(1e-12), failed).isOpen());
    assertEquals(true, contour(none, inside(1e-12), inside(0)).isOpen());
    assertEquals(true, contour(inside(-0.1)).isOpen());
    assertEquals(false, contour(none).isOpen());
    assertEquals(List.of(failed), contour(none, failed, inside(1)).failures());
  }

  @Test
  void pointsOfACurve() {
    LimitPoint none =
        LimitPoint.without(OptionalDouble.of(3), Optional.of("closed"), Optional.empty());
    assertEquals(LimitPoint.FLUCTUATIONS.size(), none.expected().size());
    assertEquals(OptionalDouble.empty(), none.median());
    assertEquals(Optional.of("closed"), none.closed());
    assertEquals(OptionalDouble.of(3), none.scanned());
    LimitPoint point =
        new LimitPoint(
            OptionalDouble.empty(),
            DoubleStream.of(1, 2, 3, 4, 5).mapToObj(OptionalDouble::of).toList(),
            OptionalInt.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty());
    assertEquals(OptionalDouble.of(3), point.median());
    assertEquals(List.of(3.0), Place.of(OptionalDouble.of(3), true).scanned());
    assertEquals(List.of(), Place.of(OptionalDouble.empty(), false).scanned());
    assertEquals(true, Place.of(OptionalDouble.empty(), true).profiled());
  }

  /** Feldman and Cousins have no asymptotic limits: there are toys, however many are asked for. */
  @Test
  void toysThatAreCertain() {
    for (Convention convention : Convention.values()) {
      OptionalInt none =
          convention == Convention.FELDMAN_COUSINS ? OptionalInt.of(1000) : OptionalInt.empty();
      assertEquals(none, settings(convention, OptionalInt.empty()).certainToys());
      assertEquals(OptionalInt.of(7), settings(convention, OptionalInt.of(7)).certainToys());
    }
  }

  private static LimitSettings settings(Convention convention, OptionalInt toys) {
    return new LimitSettings(convention, 0.9, toys, new RandomStreams(1));
  }
}
