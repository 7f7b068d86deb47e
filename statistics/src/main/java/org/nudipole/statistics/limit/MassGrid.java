package org.nudipole.statistics.limit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.nudipole.macros.language.FreeParameter;

/**
 * Sterile masses between which a fit looks for minima: in equal steps up to the greatest within
 * reach of the source, where each step moves edges of the spectrum alike, and in equal ratios over
 * its last three decades, for what is seen of a light neutrino is a matter of size.
 *
 * @param settings the runs
 * @param mass the mass
 * @param free all parameters of the fit
 */
record MassGrid(Hypothesis settings, FreeParameter mass, List<FreeParameter> free) {
  private static final int STEPS = 60;

  /**
   * Digits of the greatest mass: a ratio may be a step but for rounding, and is none of its own.
   */
  private static final double SAME = 1e-6;

  private static final int RATIOS = 15;
  private static final double DECADES = 3;

  /** Doublings, or halvings, of the mass in the example of the command. */
  private static final int MOST_DOUBLINGS = 20;

  private static final int BISECTIONS = 7;

  /** The masses; none if nothing ever closes the dipole, or everything does. */
  double[] values() {
    double reach = reach();
    if (!(Double.isFinite(reach) && reach > 0)) {
      return new double[0];
    }
    double[] steps = IntStream.rangeClosed(0, STEPS).mapToDouble(i -> reach * i / STEPS).toArray();
    DoubleStream ratios =
        IntStream.range(1, RATIOS)
            .mapToDouble(i -> reach * Math.pow(10, -DECADES * i / RATIOS))
            .filter(m -> Arrays.stream(steps).allMatch(s -> Math.abs(m - s) > SAME * reach));
    return DoubleStream.concat(Arrays.stream(steps), ratios).sorted().toArray();
  }

  private double reach() {
    double open = mass.exampleValue();
    for (int i = 0; i < MOST_DOUBLINGS && isClosed(open); i++) {
      open /= 2;
    }
    double closed = 2 * open;
    for (int i = 0; i < MOST_DOUBLINGS && !isClosed(closed); i++) {
      closed *= 2;
    }
    if (isClosed(open) || !isClosed(closed)) {
      return Double.NaN;
    }
    open = closed / 2;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (open + closed) / 2;
      if (isClosed(middle)) {
        closed = middle;
      } else {
        open = middle;
      }
    }
    return open;
  }

  private boolean isClosed(double value) {
    Hypothesis moved = settings.set(mass, value);
    // A moment of 0 would leave no dipole to close.
    for (FreeParameter parameter : free) {
      if (VariedRun.isAmplitude(parameter)) {
        moved = moved.set(parameter, parameter.exampleValue());
      }
    }
    return Hypothesis.closed(moved.hypothesis().bound()).isPresent();
  }
}
