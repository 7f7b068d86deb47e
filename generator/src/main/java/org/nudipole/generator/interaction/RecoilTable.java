package org.nudipole.generator.interaction;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.data.TableAxis;
import org.nudipole.generator.mathematics.Nodes;

/**
 * A function of the recoil energy, or of recoil and neutrino energy, from a table: linear between
 * points, constant in bins, bilinear in two energies, and 0 outside. It is largest and smallest in
 * corners and points, so its bounds are exact up to rounding.
 */
public final class RecoilTable {
  private final Nodes recoils;

  /** Empty if the neutrino energy does not matter. */
  private final Optional<Nodes> energies;

  private final double[][] values;
  private final double[] turns;

  private RecoilTable(
      double[] recoils, Optional<Nodes> energies, double[][] values, double[] turns) {
    this.recoils = new Nodes(recoils);
    this.energies = energies;
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
      return new RecoilTable(turns, Optional.empty(), new double[][] {values}, turns);
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
    return new RecoilTable(ends, Optional.empty(), new double[][] {steps}, turns);
  }

  /**
   * A function of both energies.
   *
   * @param recoils two or more rising recoil energies, energy
   * @param energies two or more rising neutrino energies, energy
   * @param values for each neutrino energy one value for each recoil energy
   */
  public static RecoilTable of(double[] recoils, double[] energies, double[][] values) {
    return new RecoilTable(recoils, Optional.of(new Nodes(energies)), values, recoils);
  }

  /** The value, in the unit of the table. */
  public double value(double energy, double recoil) {
    if (!isInside(energy, recoil)) {
      return 0;
    }
    int i = recoils.end(recoil);
    double weight = recoils.fraction(recoil, i);
    if (energies.isEmpty()) {
      return between(values[0], i, weight);
    }
    int k = energies.get().end(energy);
    double share = energies.get().fraction(energy, k);
    return (1 - share) * between(values[k - 1], i, weight) + share * between(values[k], i, weight);
  }

  /** Proved bounds in a cell. */
  public Bounds bounds(Cell cell) {
    double[] t = points(recoils, cell.low(), cell.high());
    double[] e =
        energies
            .map(nodes -> points(nodes, cell.from(), cell.to()))
            .orElse(new double[] {cell.from()});
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
    boolean whole = isInside(cell.from(), cell.low()) && isInside(cell.to(), cell.high());
    return whole ? inside : inside.orZero();
  }

  /** Whether the value depends on the neutrino energy. */
  public boolean hasEnergies() {
    return energies.isPresent();
  }

  /** Recoil energies where the function turns or jumps. */
  public double[] turns() {
    return turns.clone();
  }

  /** The neutrino energies of the points; none if they do not matter. */
  public double[] energies() {
    return energies.map(Nodes::places).orElse(new double[0]);
  }

  private static double between(double[] row, int i, double weight) {
    return (1 - weight) * row[i - 1] + weight * row[i];
  }

  private boolean isInside(double energy, double recoil) {
    return recoils.contains(recoil) && (energies.isEmpty() || energies.get().contains(energy));
  }

  // The ends of an interval and the nodes in it, as far as it is inside.
  private static double[] points(Nodes nodes, double from, double to) {
    double low = Math.max(from, nodes.low());
    double high = Math.min(to, nodes.high());
    return low > high
        ? new double[0]
        : DoubleStream.concat(
                DoubleStream.of(low, high),
                Arrays.stream(nodes.places()).filter(node -> node > low && node < high))
            .toArray();
  }
}
