package org.nudipole.generator.source;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Require;
import org.nudipole.generator.Units;

/**
 * The flux of the Sun in the course of the year, relative to that at the mean distance a:
 *
 * <pre>
 *   (a/r)^2 = ((1 + e cos v) / (1 - e^2))^2,
 * </pre>
 *
 * <p>with the true anomaly v of the Earth. As r^2 dv/dt = a^2 n sqrt(1 - e^2) is constant (the
 * second law of Kepler), its integral over time is the angle that the Earth covers, over n sqrt(1 -
 * e^2).
 *
 * <p>e = 0.016709, mean anomaly 357.528 deg + 0.9856003 deg/day since 1 January 2000, 12 h (The
 * Astronomical Almanac, low-precision formulas for the Sun, 0.01 deg); universal time stands for
 * terrestrial time (a minute).
 *
 * @param start first day, from 0 h UTC
 * @param exposure length of the exposure without interruption, time
 */
public record AnnualModulation(LocalDate start, double exposure) implements EmissionTime {
  private static final double ECCENTRICITY = 0.016709;
  private static final LocalDate EPOCH = LocalDate.of(2000, 1, 1);
  private static final double ANOMALY_AT_NOON = 357.528;
  private static final double DEGREES_PER_DAY = 0.9856003;
  private static final double TURN = 2 * StrictMath.PI;

  // Each step of Newton's method squares an error of at most e.
  private static final int STEPS = 5;

  /** Checks the exposure. */
  public AnnualModulation {
    Require.positive("exposure", exposure);
  }

  @Override
  public double effectiveTime() {
    double motion = StrictMath.toRadians(DEGREES_PER_DAY) / Units.DAY;
    return covered(exposure) / (motion * Math.sqrt(1 - ECCENTRICITY * ECCENTRICITY));
  }

  @Override
  public double cumulative(double time) {
    return covered(time) / covered(exposure);
  }

  @Override
  public double high() {
    return exposure;
  }

  @Override
  public double value(double time) {
    return relativeFlux(trueAnomaly(meanAnomaly(time))) / effectiveTime();
  }

  /** {@inheritDoc} It rises to the perihelion (v = 0) and falls to the aphelion (v = pi). */
  @Override
  public Bounds bounds(double from, double to) {
    double first = value(from);
    double last = value(to);
    double begin = meanAnomaly(from);
    double end = meanAnomaly(to);
    double lower = passes(begin, end, StrictMath.PI) ? relativeFlux(StrictMath.PI) : -1;
    double upper = passes(begin, end, 0) ? relativeFlux(0) : -1;
    return Bounds.of(
        lower > 0 ? lower / effectiveTime() : Math.min(first, last),
        upper > 0 ? upper / effectiveTime() : Math.max(first, last));
  }

  // Whether the Earth passes a point of its orbit, where mean and true anomaly are the same.
  private static boolean passes(double begin, double end, double anomaly) {
    return Math.floor((end - anomaly) / TURN) > Math.floor((begin - anomaly) / TURN);
  }

  // Angle around the Sun since the start, rad.
  private double covered(double time) {
    return trueAnomaly(meanAnomaly(time)) - trueAnomaly(meanAnomaly(0));
  }

  // Rad; that of the start is within a turn, so that small differences keep their digits.
  private double meanAnomaly(double time) {
    double days = ChronoUnit.DAYS.between(EPOCH, start) - 0.5;
    double atStart = (ANOMALY_AT_NOON + DEGREES_PER_DAY * days) % 360;
    return StrictMath.toRadians(atStart + DEGREES_PER_DAY * (time / Units.DAY));
  }

  // Continuous over turns.
  private static double trueAnomaly(double mean) {
    double eccentric = mean;
    for (int i = 0; i < STEPS; i++) {
      eccentric -=
          (eccentric - ECCENTRICITY * StrictMath.sin(eccentric) - mean)
              / (1 - ECCENTRICITY * StrictMath.cos(eccentric));
    }
    double ratio = ECCENTRICITY / (1 + Math.sqrt(1 - ECCENTRICITY * ECCENTRICITY));
    return eccentric
        + 2
            * StrictMath.atan(
                ratio * StrictMath.sin(eccentric) / (1 - ratio * StrictMath.cos(eccentric)));
  }

  private static double relativeFlux(double trueAnomaly) {
    double inverse =
        (1 + ECCENTRICITY * StrictMath.cos(trueAnomaly)) / (1 - ECCENTRICITY * ECCENTRICITY);
    return inverse * inverse;
  }
}
