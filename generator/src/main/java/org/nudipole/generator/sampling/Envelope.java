package org.nudipole.generator.sampling;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Density;

/**
 * Exact sampler of a mixture of densities: a piecewise-constant envelope over 2^k cells of equal
 * area, with a squeeze (after J. H. Ahrens, Computing 54 (1995) 127). One word selects component,
 * cell and height, a second the point. Below the cell's proved lower bound the point is accepted at
 * once, else the density itself decides, in about one draw of a hundred.
 *
 * <p>Points are sums and products of doubles, so they are the same on every JVM.
 */
public final class Envelope {
  /** Cells of a usual envelope: the table stays in the second-level cache. */
  public static final int CELLS = 4096;

  private static final double TO_UNIT = 0x1.0p-53;
  // Doubles per cell: low edge, width, lower bound / height, height of the envelope.
  private static final int STRIDE = 4;
  // Component of the cells that fill the table up to a power of two; they are always rejected.
  private static final int NONE = -1;
  private static final int ROUNDS = 8;

  private final List<Density> components;
  private final double[] cells;
  private final int[] component;
  private final double volume;
  private final int mask;
  private final int heightShift;
  private final double heightUnit;

  private Envelope(List<Density> components, List<Cell> list, int size, double area) {
    this.components = components;
    cells = new double[STRIDE * size];
    component = new int[size];
    for (int i = 0; i < size; i++) {
      boolean real = i < list.size();
      component[i] = real ? list.get(i).component : NONE;
      if (real) {
        Cell cell = list.get(i);
        double height = area / cell.width;
        cells[STRIDE * i] = cell.from;
        cells[STRIDE * i + 1] = cell.width;
        cells[STRIDE * i + 2] = cell.lower / height;
        cells[STRIDE * i + 3] = height;
      }
    }
    volume = size * area;
    mask = size - 1;
    // The height takes the bits that the choice of the cell leaves, at most 53.
    heightShift = Math.max(11, Integer.numberOfTrailingZeros(size));
    heightUnit = StrictMath.scalb(1.0, heightShift - 64);
  }

  /**
   * An envelope of the sum of some densities.
   *
   * @param densities components, each drawn in proportion to its integral
   * @param size number of cells, a power of two with room for eight per component
   * @throws IllegalArgumentException if no density is positive anywhere
   */
  public static Envelope of(List<? extends Density> densities, int size) {
    if (Integer.bitCount(size) != 1 || size < 8 * densities.size()) {
      throw new IllegalArgumentException(size + " cells for " + densities.size() + " densities");
    }
    double area = crudeIntegral(densities) / size;
    if (!(area > 0)) {
      throw new IllegalArgumentException("no density is positive (nothing to draw)");
    }
    // Fewer cells the larger their area: approach the largest number that fits from either side.
    List<Cell> best = List.of();
    double bestArea = 0;
    for (int round = 0; round < ROUNDS || best.isEmpty(); round++) {
      List<Cell> list = cells(densities, area);
      if (list.size() <= size && list.size() > best.size()) {
        best = list;
        bestArea = area;
      }
      if (list.size() <= size && list.size() >= 0.995 * size) {
        break;
      }
      area *= list.size() / (0.998 * size);
    }
    return new Envelope(List.copyOf(densities), best, size, bestArea);
  }

  /** Integral of the envelope; times the accepted fraction it estimates that of the densities. */
  public double volume() {
    return volume;
  }

  /**
   * Draws points from the mixture.
   *
   * @param random source of randomness; two words a trial
   * @param n number of points
   * @param x receives the points
   * @param which receives the component of each point
   * @return the number of trials, at least n
   * @throws EnvelopeExceededException if a density is above its envelope
   */
  public long fill(UniformRandomProvider random, int n, double[] x, int[] which) {
    return fill(random, 0, n, x, which);
  }

  /**
   * As {@link #fill(UniformRandomProvider, int, double[], int[])}, for the rows [from, to) of the
   * arrays.
   */
  public long fill(UniformRandomProvider random, int from, int to, double[] x, int[] which) {
    long trials = 0;
    for (int i = from; i < to; ) {
      long word = random.nextLong();
      int cell = (int) word & mask;
      double height = (word >>> heightShift) * heightUnit;
      int at = STRIDE * cell;
      double point = cells[at] + cells[at + 1] * ((random.nextLong() >>> 11) * TO_UNIT);
      trials++;
      if (height < cells[at + 2] || accept(cell, point, height)) {
        x[i] = point;
        which[i++] = component[cell];
      }
    }
    return trials;
  }

  private boolean accept(int cell, double point, double height) {
    if (component[cell] == NONE) {
      return false;
    }
    double top = cells[STRIDE * cell + 3];
    Density density = components.get(component[cell]);
    double value = density.value(point);
    if (!(value <= top)) {
      throw new EnvelopeExceededException(density, point, value, top);
    }
    return height * top < value;
  }

  // A first guess of the integral, from bounds on octaves.
  private static double crudeIntegral(List<? extends Density> densities) {
    double sum = 0;
    for (Density density : densities) {
      double to = density.high();
      while (to > density.low()) {
        double from = Math.max(density.low(), to < density.high() * 0x1.0p-60 ? 0 : to / 2);
        sum += density.bounds(from, to).upper() * (to - from) / 2;
        to = from;
      }
    }
    return sum;
  }

  private static List<Cell> cells(List<? extends Density> densities, double area) {
    List<Cell> list = new ArrayList<>();
    for (int i = 0; i < densities.size(); i++) {
      Density density = densities.get(i);
      double from = density.low();
      double[] breaks = density.breaks();
      int next = 0;
      // At least some units in the last place, or a range of few numbers could not be divided.
      double guess = Math.max((density.high() - from) / 64, 4 * Math.ulp(from));
      while (from < density.high()) {
        while (next < breaks.length && breaks[next] <= from) {
          next++;
        }
        double end = next < breaks.length ? breaks[next] : density.high();
        Strip strip = strip(density, from, end, area, guess);
        double to = Math.min(end, from + strip.width);
        list.add(new Cell(i, from, to - from, strip.bounds.lower()));
        guess = strip.width;
        from = to;
      }
    }
    return list;
  }

  // The width, to some digits from below, for which upper bound times width is the area.
  private static Strip strip(Density density, double from, double end, double area, double guess) {
    double rest = end - from;
    double width = Math.min(rest, guess);
    for (int i = 0; ; i++) {
      Bounds bounds = density.bounds(from, from + width);
      double covered = bounds.upper() * width;
      if (covered <= area && (width == rest || covered >= 0.99 * area || i > ROUNDS)) {
        return new Strip(width, bounds);
      }
      double factor = covered > 0 ? 0.998 * area / covered : 2;
      // The bound itself moves with the width, so steps are damped once the first ones overshoot.
      width = Math.min(rest, width * (i < ROUNDS ? Math.min(4, factor) : Math.min(factor, 0.9)));
      if (!(from + width > from)) {
        throw new IllegalArgumentException("density " + density + " is too steep at " + from);
      }
    }
  }

  private record Strip(double width, Bounds bounds) {}

  private record Cell(int component, double from, double width, double lower) {}
}
