package org.nudipole.detector.response;

import java.util.Arrays;

/**
 * A measured curve, mostly of an energy, given at points and linear in between, or constant in
 * bins, with the end values outside; who uses a curve decides what holds there.
 */
public final class Curve {
  private final double[] energies;
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
    this.energies = energies.clone();
    this.values = values.clone();
    if (energies.length != values.length || energies.length < 2) {
      throw new IllegalArgumentException("a curve needs two or more points");
    }
    for (int i = 1; i < energies.length; i++) {
      if (!(energies[i] > energies[i - 1])) {
        throw new IllegalArgumentException("energies must rise (point " + (i + 1) + " does not)");
      }
    }
  }

  /** Number of points. */
  public int size() {
    return energies.length;
  }

  /** Energy of a point, counted from 0. */
  public double energy(int point) {
    return energies[point];
  }

  /** Value at a point, counted from 0. */
  public double value(int point) {
    return values[point];
  }

  /** Slope between a point and the next one. */
  public double slope(int point) {
    return (values[point + 1] - values[point]) / (energies[point + 1] - energies[point]);
  }

  /** The value at an energy: that of its line or bin, the end values outside. */
  public double at(double energy) {
    int last = energies.length - 1;
    if (energy <= energies[0]) {
      return values[0];
    }
    if (energy >= energies[last]) {
      return values[last];
    }
    int found = Arrays.binarySearch(energies, energy);
    int i = found >= 0 ? found : -found - 2;
    if (steps) {
      return values[i];
    }
    return values[i]
        + (values[i + 1] - values[i]) * ((energy - energies[i]) / (energies[i + 1] - energies[i]));
  }

  double[] nodes() {
    return energies.clone();
  }
}
