package org.nudipole.generator.sampling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.commons.rng.UniformRandomProvider;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Density;

/**
 * Exact sampler of a mixture of densities: a piecewise-constant envelope over cells, with a squeeze
 * (after J. H. Ahrens, Computing 54 (1995) 127). One word selects component and cell together, a
 * second the point, a third the height; below the cell's proved lower bound the point is accepted
 * at once, else the density itself decides. Cells are split where they waste most, so that the
 * density is evaluated in about one draw of a hundred.
 *
 * <p>Points are sums and products of doubles, so they are the same on every JVM.
 */
public final class Envelope {
  /** Cells of a usual envelope: the tables stay in the second-level cache. */
  public static final int CELLS = 4096;

  private static final double SPLIT_UNTIL = 1e-3;
  private static final double TO_UNIT = 0x1.0p-53;
  // Doubles per cell: low edge, width, lower bound / upper bound, upper bound.
  private static final int STRIDE = 4;

  private final List<Density> components;
  private final AliasTable table;
  private final double[] cells;
  private final int[] component;
  private final double volume;

  private Envelope(List<Density> components, List<Cell> list) {
    this.components = components;
    double[] weights = new double[list.size()];
    cells = new double[STRIDE * list.size()];
    component = new int[list.size()];
    double sum = 0;
    for (int i = 0; i < list.size(); i++) {
      Cell cell = list.get(i);
      weights[i] = cell.bounds.upper() * (cell.to - cell.from);
      sum += weights[i];
      cells[STRIDE * i] = cell.from;
      cells[STRIDE * i + 1] = cell.to - cell.from;
      cells[STRIDE * i + 2] = cell.bounds.lower() / cell.bounds.upper();
      cells[STRIDE * i + 3] = cell.bounds.upper();
      component[i] = cell.component;
    }
    volume = sum;
    table = AliasTable.of(weights);
  }

  /**
   * An envelope of the sum of some densities.
   *
   * @param densities components, each drawn in proportion to its integral
   * @param most greatest number of cells (at least four per component are made)
   * @throws IllegalArgumentException if no density is positive anywhere
   */
  public static Envelope of(List<? extends Density> densities, int most) {
    PriorityQueue<Cell> queue = new PriorityQueue<>(Comparator.comparingDouble(c -> -c.waste()));
    for (int i = 0; i < densities.size(); i++) {
      add(queue, densities, i, densities.get(i).low(), densities.get(i).high());
    }
    double area = queue.stream().mapToDouble(Cell::area).sum();
    double waste = queue.stream().mapToDouble(Cell::waste).sum();
    int least = 4 * densities.size();
    while (queue.size() < least || (queue.size() < most && waste > SPLIT_UNTIL * area)) {
      Cell worst = queue.poll();
      if (worst == null || worst.waste() == 0) {
        if (worst != null) {
          queue.add(worst);
        }
        break;
      }
      double middle = worst.middle();
      area -= worst.area();
      waste -= worst.waste();
      for (Cell half :
          List.of(
              cell(densities, worst.component, worst.from, middle),
              cell(densities, worst.component, middle, worst.to))) {
        area += half.area();
        waste += half.waste();
        queue.add(half);
      }
    }
    List<Cell> list = new ArrayList<>(queue);
    list.removeIf(c -> c.area() == 0);
    list.sort(Comparator.comparingInt((Cell c) -> c.component).thenComparingDouble(c -> c.from));
    return new Envelope(List.copyOf(densities), list);
  }

  /**
   * Integral of the envelope; times the accepted fraction of trials it estimates the integral of
   * the densities.
   */
  public double volume() {
    return volume;
  }

  /**
   * Draws points from the mixture.
   *
   * @param random source of randomness; three words a trial
   * @param n number of points
   * @param x receives the points
   * @param which receives the component of each point
   * @return the number of trials, at least n
   * @throws EnvelopeExceededException if a density is above its envelope
   */
  public long fill(UniformRandomProvider random, int n, double[] x, int[] which) {
    long trials = 0;
    for (int i = 0; i < n; ) {
      int cell = table.sample(random.nextLong());
      double height = (random.nextLong() >>> 11) * TO_UNIT;
      double point =
          cells[STRIDE * cell] + cells[STRIDE * cell + 1] * ((random.nextLong() >>> 11) * TO_UNIT);
      trials++;
      if (height < cells[STRIDE * cell + 2] || accept(cell, point, height)) {
        x[i] = point;
        which[i++] = component[cell];
      }
    }
    return trials;
  }

  private boolean accept(int cell, double point, double height) {
    double upper = cells[STRIDE * cell + 3];
    Density density = components.get(component[cell]);
    double value = density.value(point);
    if (!(value <= upper)) {
      throw new EnvelopeExceededException(density, point, value, upper);
    }
    return height * upper < value;
  }

  private static void add(
      PriorityQueue<Cell> queue, List<? extends Density> densities, int i, double from, double to) {
    // Octaves first: a 1/T over many decades must not meet a cell whose waste overflows all others.
    double low = from;
    for (double high = to; high > from; high = low) {
      low = high / 2 > from ? high / 2 : from;
      if (low < to * 0x1.0p-60) {
        low = from;
      }
      queue.add(cell(densities, i, low, high));
    }
  }

  private static Cell cell(List<? extends Density> densities, int i, double from, double to) {
    return new Cell(i, from, to, densities.get(i).bounds(from, to));
  }

  private record Cell(int component, double from, double to, Bounds bounds) {
    double area() {
      return bounds.upper() * (to - from);
    }

    double waste() {
      return (bounds.upper() - bounds.lower()) * (to - from);
    }

    double middle() {
      return from + (to - from) / 2;
    }
  }
}
