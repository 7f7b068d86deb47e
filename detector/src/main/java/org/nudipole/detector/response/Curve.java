package org.nudipole.detector.response;

import java.util.Arrays;
import org.nudipole.generator.mathematics.Nodes;

/**
 * A measured curve, mostly of an energy, given at points and linear in between, or constant in
 * bins, with the end values outside; who uses a curve decides what holds there.
 */
public final class Curve {
  private final Nodes energies;
  private final double[] values;

  /** Whether the value of a point holds up to the next one. */
  private final boolean steps;

  /**
   * A curve that is constant in bins.
   *
   * @param edges rising edges of the bins, energy
   * @param values value in each bin
   */
  static Curve steps(double[] edges, double[] values) {
    double[] atEdges = Arrays.copyOf(values, edges.length);
    atEdges[edges.length - 1] = values[values.length - 1];
    return new Curve(edges, atEdges, true);
  }

  /**
   * A curve through points.
   *
   * @param energies rising energies, two or more, energy
   * @param values values at these
   */
  public Curve(double[] energies, double[] values) {
    this(energies, values, false);
  }

  private Curve(double[] energies, double[] values, boolean steps) {
    this.steps = steps;
    this.values = values.clone();
    if (energies.length != values.length || energies.length < 2) {
      throw new IllegalArgumentException("a curve needs two or more points");
    }
    for (int i = 1; i < energies.length; i++) {
      if (!(energies[i] > energies[i - 1])) {
        throw new IllegalArgumentException("energies must rise (point " + (i + 1) + " does not)");
      }
    }
    this.energies = new Nodes(energies);
  }

  /** Number of points. */
  public int size() {
    return energies.size();
  }

  /** Energy of a point, counted from 0. */
  public double energy(int point) {
    return energies.at(point);
  }

  /** Value at a point, counted from 0. */
  public double value(int point) {
    return values[point];
  }

  /** Slope between a point and the next one. */
  public double slope(int point) {
    return (values[point + 1] - values[point]) / energies.width(point + 1);
  }

  /** The value at an energy: that of its line or bin, the end values outside. */
  public double at(double energy) {
    if (energy <= energies.low()) {
      return values[0];
    }
    if (energy >= energies.high()) {
      return values[values.length - 1];
    }
    int end = energies.firstFrom(energy);
    if (energy == energies.at(end)) {
      return values[end];
    }
    return steps
        ? values[end - 1]
        : values[end - 1] + (values[end] - values[end - 1]) * energies.fraction(energy, end);
  }

  double[] nodes() {
    return energies.places();
  }
}
