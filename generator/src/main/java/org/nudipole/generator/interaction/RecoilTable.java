package org.nudipole.generator.interaction;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.data.TableAxis;

/**
 * A function of the recoil energy, or of recoil and neutrino energy, from a table: linear between
 * points, constant in bins, bilinear in two energies, and 0 outside. It is largest and smallest in
 * corners and points, so its bounds are exact up to rounding.
 */
public final class RecoilTable {
  private final double[] recoils;
  private final double[] energies;
  private final double[][] values;
  private final double[] turns;

  private RecoilTable(double[] recoils, double[] energies, double[][] values, double[] turns) {
    this.recoils = recoils.clone();
    this.energies = energies.clone();
    this.values = Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
    this.turns = turns.clone();
  }

  /**
   * A function of the recoil energy alone.
   *
   * @param recoils points or bins, energy
   * @param values one value for each
   */
  public static RecoilTable of(TableAxis.Places recoils, double[] values) {
    double[] turns = recoils.values();
    if (!recoils.bins()) {
      return new RecoilTable(turns, new double[0], new double[][] {values}, turns);
    }
    // Steps within one unit in the last place.
    double[] ends = new double[2 * values.length];
    double[] steps = new double[2 * values.length];
    for (int i = 0; i < values.length; i++) {
      ends[2 * i] = i == 0 ? turns[0] : Math.nextUp(turns[i]);
      ends[2 * i + 1] = turns[i + 1];
      steps[2 * i] = values[i];
      steps[2 * i + 1] = values[i];
    }
    return new RecoilTable(ends, new double[0], new double[][] {steps}, turns);
  }

  /**
   * A function of both energies.
   *
   * @param recoils two or more rising recoil energies, energy
   * @param energies two or more rising neutrino energies, energy
   * @param values for each neutrino energy one value for each recoil energy
   */
  public static RecoilTable of(double[] recoils, double[] energies, double[][] values) {
    return new RecoilTable(recoils, energies, values, recoils);
  }

  /** The value, in the unit of the table. */
  public double value(double energy, double recoil) {
    if (!isInside(recoils, recoil) || energies.length > 0 && !isInside(energies, energy)) {
      return 0;
    }
    int i = right(recoils, recoil);
    double weight = (recoil - recoils[i - 1]) / (recoils[i] - recoils[i - 1]);
    if (energies.length == 0) {
      return between(values[0], i, weight);
    }
    int k = right(energies, energy);
    double share = (energy - energies[k - 1]) / (energies[k] - energies[k - 1]);
    return (1 - share) * between(values[k - 1], i, weight) + share * between(values[k], i, weight);
  }

  /** Proved bounds in a cell. */
  public Bounds bounds(Cell cell) {
    double[] t = points(recoils, cell.low(), cell.high());
    double[] e =
        energies.length == 0
            ? new double[] {cell.from()}
            : points(energies, cell.from(), cell.to());
    if (t.length == 0 || e.length == 0) {
      return new Bounds(0, 0);
    }
    double lower = Double.POSITIVE_INFINITY;
    double upper = Double.NEGATIVE_INFINITY;
    for (double energy : e) {
      for (double recoil : t) {
        double value = value(energy, recoil);
        lower = Math.min(lower, value);
        upper = Math.max(upper, value);
      }
    }
    Bounds inside = Bounds.signed(lower, upper);
    boolean whole =
        isInside(recoils, cell.low())
            && isInside(recoils, cell.high())
            && (energies.length == 0
                || isInside(energies, cell.from()) && isInside(energies, cell.to()));
    return whole ? inside : inside.orZero();
  }

  /** Whether the value depends on the neutrino energy. */
  public boolean hasEnergies() {
    return energies.length > 0;
  }

  /** Recoil energies where the function turns or jumps. */
  public double[] turns() {
    return turns.clone();
  }

  /** The neutrino energies of the points; none if they do not matter. */
  public double[] energies() {
    return energies.clone();
  }

  private static double between(double[] row, int i, double weight) {
    return (1 - weight) * row[i - 1] + weight * row[i];
  }

  private static boolean isInside(double[] nodes, double x) {
    return x >= nodes[0] && x <= nodes[nodes.length - 1];
  }

  // Index of the node that ends the interval with a point.
  private static int right(double[] nodes, double x) {
    int found = Arrays.binarySearch(nodes, x);
    return Math.max(1, found >= 0 ? found : -1 - found);
  }

  // The ends of an interval and the nodes in it, as far as it is inside.
  private static double[] points(double[] nodes, double from, double to) {
    double low = Math.max(from, nodes[0]);
    double high = Math.min(to, nodes[nodes.length - 1]);
    return low > high
        ? new double[0]
        : DoubleStream.concat(
                DoubleStream.of(low, high),
                Arrays.stream(nodes).filter(node -> node > low && node < high))
            .toArray();
  }
}
