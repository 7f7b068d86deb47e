package org.nudipole.detector.geometry;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * A partition of source volume x detector volume into pairs of boxes, each with the cheaper of two
 * proposals whose density bounds 1/|r-s|^2 everywhere in the pair:
 *
 * <ul>
 *   <li>constant: both points uniform, envelope V_s V_r / d_min^2 with d_min the distance between
 *       the boxes;
 *   <li>polar: s uniform, direction of r - s uniform and its length uniform up to the largest
 *       distance, whose density is 1/|r-s|^2 itself, envelope 4 pi V_s d_max.
 * </ul>
 *
 * The pair that is estimated to waste most is split until little is wasted or the budget is used.
 */
final class CellPairs {
  private static final int BUDGET = 8192;
  private static final double WASTE = 0.02;

  /** Rounding of coordinates, in units of the largest coordinate; must never loosen a bound. */
  private static final double ROUNDING = 1e-14;

  /**
   * One pair of boxes. Coordinates 0 to 2 belong to the vertex, 3 to 5 to the source.
   *
   * @param low lower corners
   * @param high upper corners
   * @param squareMin lower bound of |r-s|^2; 0 selects the polar proposal
   * @param reach upper bound of |r-s|
   * @param envelope integral of the envelope over the pair
   * @param inShape whether the vertex box is proved to lie inside the detector
   * @param inSource whether the source box is proved to lie inside the source
   * @param slope estimate of the envelope wasted because 1/|r-s|^2 varies
   * @param cut estimate of the envelope wasted because boxes stick out of the volumes
   */
  record Cell(
      double[] low,
      double[] high,
      double squareMin,
      double reach,
      double envelope,
      boolean inShape,
      boolean inSource,
      double slope,
      double cut) {
    double waste() {
      return slope + cut;
    }
  }

  private final Shape shape;
  private final SourceVolume source;
  private final double rounding;
  private final double[] near = new double[3];

  // Of the pair that was measured last: distances between its boxes, integrals of both envelopes
  // and the lesser of them, and an estimate of the integral of 1/|r-s|^2.
  private double gap;
  private double reach;
  private double constant;
  private double polar;
  private double envelope;
  private double full;

  private CellPairs(Shape shape, SourceVolume source) {
    this.shape = shape;
    this.source = source;
    double largest =
        shape.halfX()
            + shape.halfY()
            + shape.halfZ()
            + Math.abs(source.x())
            + Math.abs(source.y())
            + Math.abs(source.z())
            + source.radius()
            + source.height();
    this.rounding = ROUNDING * largest;
  }

  static List<Cell> of(Shape shape, SourceVolume source) {
    return new CellPairs(shape, source).partition();
  }

  private List<Cell> partition() {
    double b = source.radius();
    double c = source.height() / 2;
    double[] low = {
      -shape.halfX(), -shape.halfY(), -shape.halfZ(), source.x() - b, source.y() - b, source.z() - c
    };
    double[] high = {
      shape.halfX(), shape.halfY(), shape.halfZ(), source.x() + b, source.y() + b, source.z() + c
    };
    PriorityQueue<Cell> queue = new PriorityQueue<>((p, q) -> Double.compare(q.waste(), p.waste()));
    Cell whole = cell(low, high, false);
    queue.add(whole);
    double sum = whole.envelope();
    double waste = whole.waste();
    List<Cell> done = new ArrayList<>();
    while (queue.size() + done.size() < BUDGET && waste > WASTE * sum) {
      Cell worst = queue.remove();
      List<Cell> parts = split(worst);
      if (parts.isEmpty()) {
        done.add(worst);
        continue;
      }
      sum -= worst.envelope();
      waste -= worst.waste();
      for (Cell child : parts) {
        queue.add(child);
        sum += child.envelope();
        waste += child.waste();
      }
    }
    done.addAll(queue);
    return done;
  }

  /** The halves of a pair that are not outside, at least one; none if it is too small to halve. */
  private List<Cell> split(Cell parent) {
    if (parent.squareMin() == 0) {
      return halves(parent, longest(parent, 0, 1, 2, 3, 4, 5));
    }
    if (parent.cut() > parent.slope()) {
      return halves(
          parent, parent.inShape() ? longest(parent, 3, 4) : longest(parent, curvedAxes()));
    }
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int axis = 0; axis < 6; axis++) {
      if (parent.high()[axis] > parent.low()[axis]) {
        double slope = slopeOfHalves(parent, axis);
        if (slope < least) {
          least = slope;
          best = axis;
        }
      }
    }
    return halves(parent, best);
  }

  // Of all slopes of a pair one is wanted, so that the pairs are not made for the others.
  private double slopeOfHalves(Cell parent, int axis) {
    if (isSmall(parent, axis)) {
      return parent.slope();
    }
    double[] low = parent.low().clone();
    double[] high = parent.high().clone();
    double middle = middle(parent, axis);
    high[axis] = middle;
    double slope = outside(parent, low, high) ? 0 : slope(low, high);
    high[axis] = parent.high()[axis];
    low[axis] = middle;
    return slope + (outside(parent, low, high) ? 0 : slope(low, high));
  }

  private boolean isSmall(Cell cell, int axis) {
    return cell.high()[axis] - cell.low()[axis] < rounding * 16;
  }

  private static double middle(Cell cell, int axis) {
    double a = cell.low()[axis];
    return a + (cell.high()[axis] - a) / 2;
  }

  private int[] curvedAxes() {
    return shape instanceof Sphere ? new int[] {0, 1, 2} : new int[] {0, 1};
  }

  private static int longest(Cell cell, int... axes) {
    int longest = axes[0];
    for (int axis : axes) {
      if (cell.high()[axis] - cell.low()[axis] > cell.high()[longest] - cell.low()[longest]) {
        longest = axis;
      }
    }
    return longest;
  }

  private List<Cell> halves(Cell parent, int axis) {
    if (isSmall(parent, axis)) {
      return List.of();
    }
    double middle = middle(parent, axis);
    double[] low = parent.low().clone();
    double[] high = parent.high().clone();
    low[axis] = middle;
    high[axis] = middle;
    List<Cell> halves = new ArrayList<>(2);
    for (double[][] box : new double[][][] {{parent.low(), high}, {low, parent.high()}}) {
      if (!outside(parent, box[0], box[1])) {
        halves.add(cell(box[0], box[1], parent.inShape()));
      }
    }
    return halves;
  }

  // A part of a pair that lies inside does not lie outside.
  private boolean outside(Cell parent, double[] low, double[] high) {
    if (parent.inShape() && parent.inSource()) {
      return false;
    }
    for (int i = 0; i < 3; i++) {
      near[i] = Math.max(0, Math.max(low[i], -high[i]));
    }
    double sourceX = Math.max(0, Math.max(low[3] - source.x(), source.x() - high[3]));
    double sourceY = Math.max(0, Math.max(low[4] - source.y(), source.y() - high[4]));
    return curved(near) > radius() + rounding
        || Math.sqrt(sourceX * sourceX + sourceY * sourceY) > source.radius() + rounding;
  }

  /** Distance from the axis or centre around which the surface is curved. */
  private double curved(double[] r) {
    double z = shape instanceof Sphere ? r[2] : 0;
    return Math.sqrt(r[0] * r[0] + r[1] * r[1] + z * z);
  }

  private double radius() {
    return shape instanceof Box ? Double.POSITIVE_INFINITY : shape.halfX();
  }

  // Sets reach, constant, polar and full.
  private void measure(double[] low, double[] high) {
    double squareGap = 0;
    double squareReach = 0;
    double squareCentres = 0;
    double volume = 1;
    double sourceVolume = 1;
    for (int i = 0; i < 3; i++) {
      double least = Math.max(0, Math.max(low[i] - high[i + 3], low[i + 3] - high[i]));
      double most = Math.max(high[i + 3] - low[i], high[i] - low[i + 3]);
      double sizeR = high[i] - low[i];
      double sizeS = high[i + 3] - low[i + 3];
      double centres = (low[i] + high[i] - low[i + 3] - high[i + 3]) / 2;
      squareGap += least * least;
      squareReach += most * most;
      squareCentres += centres * centres + (sizeR * sizeR + sizeS * sizeS) / 12;
      volume *= sizeR;
      sourceVolume *= sizeS > 0 ? sizeS : 1;
    }
    reach = Math.sqrt(squareReach) + rounding;
    gap = Math.max(0, Math.sqrt(squareGap) - rounding);
    polar = 4 * Math.PI * sourceVolume * reach;
    constant = gap > 0 ? sourceVolume * volume / (gap * gap) : Double.POSITIVE_INFINITY;
    envelope = Math.min(constant, polar);
    // The estimates steer the partition only; they need no proof.
    full = Math.min(envelope, sourceVolume * volume / squareCentres);
  }

  private double slope(double[] low, double[] high) {
    measure(low, high);
    return envelope - full;
  }

  private Cell cell(double[] low, double[] high, boolean partOfInside) {
    double slope = slope(low, high);
    double sourceFarX = Math.max(high[3] - source.x(), source.x() - low[3]);
    double sourceFarY = Math.max(high[4] - source.y(), source.y() - low[4]);
    boolean inShape = partOfInside || inShape(low, high);
    boolean inSource =
        low[3] == high[3] || StrictMath.hypot(sourceFarX, sourceFarY) < source.radius() - rounding;
    double filled = (inShape ? 1 : part(low, high)) * (inSource ? 1 : 0.5);
    return new Cell(
        low,
        high,
        constant <= polar ? gap * gap : 0,
        reach,
        envelope,
        inShape,
        inSource,
        slope,
        full * (1 - filled));
  }

  private boolean inShape(double[] low, double[] high) {
    double[] far = new double[3];
    for (int i = 0; i < 3; i++) {
      far[i] = Math.max(Math.abs(low[i]), Math.abs(high[i]));
    }
    return curved(far) < radius() - rounding;
  }

  /** Rough part of the vertex box inside the detector: a plane cuts it at the curved surface. */
  private double part(double[] low, double[] high) {
    double[] centre = new double[3];
    for (int i = 0; i < 3; i++) {
      centre[i] = (low[i] + high[i]) / 2;
    }
    double distance = curved(centre);
    double width = 0;
    for (int i = 0; i < (shape instanceof Sphere ? 3 : 2); i++) {
      width += Math.abs(centre[i]) * (high[i] - low[i]);
    }
    return distance > 0
        ? Math.max(0.05, Math.min(0.95, 0.5 + (radius() - distance) * distance / width))
        : 0.5;
  }
}
