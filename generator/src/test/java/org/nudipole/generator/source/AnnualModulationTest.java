package org.nudipole.generator.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Units;
import org.nudipole.generator.mathematics.Quadrature;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.generator.sampling.RandomStreams.Stage;

class AnnualModulationTest {
  private static final LocalDate START = LocalDate.of(2017, 2, 2);
  // Between two perihelia.
  private static final double ANOMALISTIC_YEAR = 365.2596 * Units.DAY;

  /**
   * The distance in astronomical units after the Astronomical Almanac's series R = 1.00014 -
   * 0.01671 cos g - 0.00014 cos 2g, good to 3e-5, at mean anomalies g counted apart.
   */
  @ParameterizedTest
  @CsvSource({
    "2000-01-01, 357.0401",
    "2016-10-02, 267.9284",
    "2017-01-04, 0.5748",
    "2017-07-03, 177.9828",
    "2022-04-15, 99.8266"
  })
  void fluxFollowsTheDistanceOfTheAlmanac(String date, double degrees) {
    double g = StrictMath.toRadians(degrees);
    double distance = 1.00014 - 0.01671 * StrictMath.cos(g) - 0.00014 * StrictMath.cos(2 * g);
    AnnualModulation day = new AnnualModulation(LocalDate.parse(date), 0.01 * Units.DAY);
    double flux = day.effectiveTime() / day.exposure();
    assertEquals(1 / (distance * distance), flux, 1e-4);
  }

  /** The mean of (a/r)^2 over an orbit is 1 / sqrt(1 - e^2); extremes 1.0343 and 0.9674. */
  @Test
  void meanAndExtremesOfAYear() {
    AnnualModulation year = new AnnualModulation(START, ANOMALISTIC_YEAR);
    assertEquals(1.00013963, year.effectiveTime() / ANOMALISTIC_YEAR, 1e-7);
    Bounds bounds = year.bounds(0, ANOMALISTIC_YEAR);
    assertEquals(1.034275, bounds.upper() * year.effectiveTime(), 1e-5);
    assertEquals(0.967401, bounds.lower() * year.effectiveTime(), 1e-5);
  }

  @ParameterizedTest
  @CsvSource({"1", "30", "365.25", "1500"})
  void densityIsTheDerivativeOfTheCumulative(double days) {
    AnnualModulation course = new AnnualModulation(START, days * Units.DAY);
    int parts = 64;
    assertEquals(0, course.cumulative(0), 0);
    assertEquals(1, course.cumulative(course.exposure()), 1e-15);
    for (int i = 0; i < parts; i++) {
      double from = course.exposure() * i / parts;
      double to = course.exposure() * (i + 1) / parts;
      assertEquals(
          Quadrature.linear(course::value, from, to),
          course.cumulative(to) - course.cumulative(from),
          1e-12);
    }
  }

  @Test
  void boundsHold() {
    AnnualModulation course = new AnnualModulation(START, 1500 * Units.DAY);
    UniformRandomProvider random = new RandomStreams(11).stream(0, Stage.TIME);
    for (int i = 0; i < 20_000; i++) {
      double from = course.exposure() * random.nextDouble();
      double width = course.exposure() * Math.pow(10, -6 * random.nextDouble());
      double to = Math.min(course.exposure(), from + width);
      Bounds bounds = course.bounds(from, to);
      double value = course.value(Math.min(to, from + (to - from) * random.nextDouble()));
      assertTrue(value >= bounds.lower() && value <= bounds.upper(), () -> value + ", " + bounds);
    }
  }

  /** Bounds are the least and the greatest value, in a turning point or at an end, and no more. */
  @ParameterizedTest
  @CsvSource({"0, 100", "100, 400", "250, 400", "0, 364", "150, 350", "1100, 1250"})
  void boundsAreTheExtremes(double fromDays, double toDays) {
    AnnualModulation course = new AnnualModulation(START, 1500 * Units.DAY);
    double least = Double.MAX_VALUE;
    double most = 0;
    int steps = 20_000;
    for (int i = 0; i <= steps; i++) {
      double value = course.value((fromDays + (toDays - fromDays) * i / steps) * Units.DAY);
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    Bounds bounds = course.bounds(fromDays * Units.DAY, toDays * Units.DAY);
    assertEquals(least, bounds.lower(), 1e-8 * least);
    assertEquals(most, bounds.upper(), 1e-8 * most);
  }
}
