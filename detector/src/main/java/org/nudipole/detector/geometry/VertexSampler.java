package org.nudipole.detector.geometry;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.sampling.AliasTable;
import org.nudipole.generator.sampling.RandomWords;

/**
 * Draws interaction vertices, and the source points that their neutrinos come from, exactly from
 * the joint density ~ 1/|r-s|^2 over detector and source, by rejection from a partition of both
 * volumes into pairs of boxes. A source that touches the detector or reaches into it is as exact as
 * a distant one. (Drawing s uniformly and then r from a normalised 1/|r-s|^2 would be biased: it
 * forgets that near source points give more events.) For a parallel beam vertices are uniform.
 *
 * <p>Coordinates carry 32 random bits within their box. Values that reach a column are made with
 * {@code + - * /} and square roots only, so they are the same on every Java virtual machine.
 *
 * <p>Immutable; one instance serves all threads.
 */
public final class VertexSampler {
  private static final double UNIT = 0x1p-32;
  private static final long LOW_WORD = 0xffffffffL;
  private static final long TWO_52 = 0x4330000000000000L;

  /** Words per trial from a point that is apart: pair of boxes, x and y, z and acceptance. */
  private static final int WORDS = 3;

  /** Trials of which the words are drawn at once. */
  private static final int BLOCK = 256;

  /** Doubles per pair of boxes: corner and scaled edges of the vertex box, squareMin, reach. */
  private static final int STRIDE = 8;

  private final boolean beam;

  /** Direction of the neutrinos of a beam. */
  private final float[] along;

  private final boolean point;

  /** A point of which no box of the detector holds the place. */
  private final boolean apart;

  private final double envelope;
  private final AliasTable table;
  private final double[] cell;
  private final double[] sourceCell;

  /** Centre of the source; the source point itself if it is a point. */
  private final double sourceX;

  private final double sourceY;
  private final double sourceZ;
  private final double squareSourceRadius;

  /** Inside the curved surface: x^2 + y^2 + curvedZ z^2 is below squareRadius. */
  private final double squareRadius;

  private final double curvedZ;

  private VertexSampler(
      Shape shape, SourceVolume source, List<CellPairs.Cell> cells, float... along) {
    beam = cells.isEmpty();
    apart = source.isPoint() && cells.stream().allMatch(pair -> pair.squareMin() > 0);
    this.along = along;
    point = source.isPoint();
    sourceX = source.x();
    sourceY = source.y();
    sourceZ = source.z();
    squareSourceRadius = source.radius() * source.radius();
    squareRadius = shape instanceof Box ? Double.POSITIVE_INFINITY : shape.halfX() * shape.halfX();
    curvedZ = shape instanceof Sphere ? 1 : 0;
    int n = Math.max(1, cells.size());
    cell = new double[n * STRIDE];
    sourceCell = new double[point ? 0 : n * STRIDE];
    double[] weight = new double[n];
    if (beam) {
      double[] half = {shape.halfX(), shape.halfY(), shape.halfZ()};
      for (int i = 0; i < 3; i++) {
        store(cell, 0, i, -half[i], half[i]);
      }
      weight[0] = 1;
      table = AliasTable.of(weight);
      envelope = 8 * half[0] * half[1] * half[2] / shape.volume();
      return;
    }
    double sum = 0;
    for (int k = 0; k < n; k++) {
      CellPairs.Cell pair = cells.get(k);
      int o = k * STRIDE;
      for (int i = 0; i < 3; i++) {
        store(cell, o, i, pair.low()[i], pair.high()[i]);
        if (!point) {
          store(sourceCell, o, i, pair.low()[i + 3], pair.high()[i + 3]);
        }
      }
      cell[o + 6] = pair.squareMin();
      cell[o + 7] = pair.reach();
      weight[k] = pair.envelope();
      sum += weight[k];
    }
    table = AliasTable.of(weight);
    double disc = source.radius() > 0 ? Math.PI * squareSourceRadius : 1;
    envelope = sum / (disc * (source.height() > 0 ? source.height() : 1) * shape.volume());
  }

  /**
   * A sampler for a shape and its illumination.
   *
   * @throws IllegalArgumentException if the centre of the source lies inside the detector
   */
  public static VertexSampler of(Shape shape, Illumination illumination) {
    if (illumination instanceof IsotropicSource source) {
      source.requireOutside(shape);
      return new VertexSampler(shape, source.volume(), CellPairs.of(shape, source.volume()));
    }
    ParallelBeam beam = (ParallelBeam) illumination;
    return new VertexSampler(
        shape,
        SourceVolume.point(0, 0, 0),
        List.of(),
        (float) beam.x(),
        (float) beam.y(),
        (float) beam.z());
  }

  /**
   * Integral of the envelope in the unit of {@link VertexDensity#integral()}: events / trials x
   * envelope is an unbiased estimate of that integral.
   */
  public double envelope() {
    return envelope;
  }

  /**
   * Writes a vertex into each row of a batch and, if it is full, the direction from the source
   * point to the vertex. The same random numbers are used either way.
   *
   * @param random generator of the stage VERTEX of this batch
   * @param batch the rows to fill
   * @return the number of trials it took
   * @throws IllegalStateException if the density exceeds its envelope (a bug)
   */
  public long fill(UniformRandomProvider random, EventBatch batch) {
    return fill(random, batch, 0, batch.size());
  }

  /** As {@link #fill} for an isotropic source, and writes {@link EventBatch#baseline}. */
  public long fillMeasured(UniformRandomProvider random, EventBatch batch) {
    return fillSource(random, batch, 0, batch.size(), true);
  }

  /** Draws the vertex of one row that {@link #fillMeasured} has written again. */
  public void redraw(UniformRandomProvider random, EventBatch batch, int row) {
    fillSource(random, batch, row, row + 1, true);
  }

  /** As {@link #fill(UniformRandomProvider, EventBatch)}, for the rows [from, to). */
  public long fill(UniformRandomProvider random, EventBatch batch, int from, int to) {
    if (beam) {
      return fillBeam(random, batch, from, to);
    }
    return fillSource(random, batch, from, to, false);
  }

  private long fillBeam(UniformRandomProvider random, EventBatch batch, int from, int to) {
    long trials = 0;
    for (int i = from; i < to; ) {
      trials++;
      long first = random.nextLong();
      double x = cell[0] + middle(first >>> 32) * cell[3];
      double y = cell[1] + middle(first & LOW_WORD) * cell[4];
      double z = cell[2] + middle(random.nextLong() >>> 32) * cell[5];
      if (x * x + y * y + curvedZ * z * z < squareRadius) {
        batch.vertexX[i] = (float) x;
        batch.vertexY[i] = (float) y;
        batch.vertexZ[i] = (float) z;
        if (batch.isFull()) {
          batch.neutrinoDx[i] = along[0];
          batch.neutrinoDy[i] = along[1];
          batch.neutrinoDz[i] = along[2];
        }
        i++;
      }
    }
    return trials;
  }

  // A point that is apart from the detector: three words a trial, whatever comes out.
  private long fillApart(
      UniformRandomProvider random, EventBatch batch, int from, int to, boolean measured) {
    double[] boxes = cell;
    double sx = sourceX;
    double sy = sourceY;
    double sz = sourceZ;
    long[] words = new long[WORDS * Math.min(BLOCK, to - from)];
    long trials = 0;
    for (int i = from; i < to; ) {
      // Each row takes a trial or more, so no word is drawn that would not be used.
      int block = Math.min(BLOCK, to - i);
      RandomWords.fill(random, words, WORDS * block);
      for (int at = 0; at < WORDS * block; at += WORDS) {
        int k = table.sample(words[at]);
        long first = words[at + 1];
        long second = words[at + 2];
        int o = k * STRIDE;
        double x = boxes[o] + middle(first >>> 32) * boxes[o + 3];
        double y = boxes[o + 1] + middle(first & LOW_WORD) * boxes[o + 4];
        double z = boxes[o + 2] + middle(second >>> 32) * boxes[o + 5];
        double square = (x - sx) * (x - sx) + (y - sy) * (y - sy) + (z - sz) * (z - sz);
        write(batch, i, measured, x, y, z, sx, sy, sz, square);
        i += accepted(k, x, y, z, square, second);
      }
      trials += block;
    }
    return trials;
  }

  // 1 with probability squareMin / square if the point is in the detector, else 0.
  private int accepted(int k, double x, double y, double z, double square, long word) {
    double squareMin = cell[k * STRIDE + 6];
    if (square < squareMin) {
      throw exceeded(k, square, squareMin);
    }
    return below(middle(word & LOW_WORD) * UNIT * square, squareMin)
        & below(x * x + y * y + curvedZ * z * z, squareRadius);
  }

  // What is rejected is written as well, and written over by the next trial: a branch that nobody
  // can predict would cost more.
  private static void write(
      EventBatch batch,
      int i,
      boolean measured,
      double x,
      double y,
      double z,
      double sx,
      double sy,
      double sz,
      double square) {
    batch.vertexX[i] = (float) x;
    batch.vertexY[i] = (float) y;
    batch.vertexZ[i] = (float) z;
    if (batch.isFull()) {
      double length = Math.sqrt(square);
      batch.neutrinoDx[i] = (float) ((x - sx) / length);
      batch.neutrinoDy[i] = (float) ((y - sy) / length);
      batch.neutrinoDz[i] = (float) ((z - sz) / length);
    }
    if (measured) {
      batch.baseline[i] = Math.sqrt(square);
    }
  }

  private long fillSource(
      UniformRandomProvider random, EventBatch batch, int from, int to, boolean measured) {
    if (apart) {
      return fillApart(random, batch, from, to, measured);
    }
    double[] boxes = cell;
    boolean extended = !point;
    double sx = sourceX;
    double sy = sourceY;
    double sz = sourceZ;
    long trials = 0;
    int i = from;
    while (i < to) {
      trials++;
      int k = table.sample(random.nextLong());
      int o = k * STRIDE;
      if (extended) {
        long transverse = random.nextLong();
        sx = sourceCell[o] + middle(transverse >>> 32) * sourceCell[o + 3];
        sy = sourceCell[o + 1] + middle(transverse & LOW_WORD) * sourceCell[o + 4];
        sz = sourceCell[o + 2] + middle(random.nextLong() >>> 32) * sourceCell[o + 5];
        double u = sx - sourceX;
        double v = sy - sourceY;
        if (u * u + v * v > squareSourceRadius) {
          continue;
        }
      }
      double x;
      double y;
      double z;
      double square;
      int accepted;
      if (boxes[o + 6] > 0) {
        long first = random.nextLong();
        long second = random.nextLong();
        x = boxes[o] + middle(first >>> 32) * boxes[o + 3];
        y = boxes[o + 1] + middle(first & LOW_WORD) * boxes[o + 4];
        z = boxes[o + 2] + middle(second >>> 32) * boxes[o + 5];
        square = (x - sx) * (x - sx) + (y - sy) * (y - sy) + (z - sz) * (z - sz);
        accepted = accepted(k, x, y, z, square, second);
      } else {
        // A direction uniform on the sphere: G. Marsaglia, Ann. Math. Stat. 43 (1972) 645.
        double a;
        double b;
        double q;
        do {
          long word = random.nextLong();
          a = (middle(word >>> 32) * UNIT - 0.5) * 2;
          b = (middle(word & LOW_WORD) * UNIT - 0.5) * 2;
          q = a * a + b * b;
        } while (q >= 1);
        double root = 2 * Math.sqrt(1 - q);
        double distance = ((random.nextLong() >>> 11) + 0.5) * 0x1p-53 * boxes[o + 7];
        x = sx + distance * a * root;
        y = sy + distance * b * root;
        z = sz + distance * (1 - 2 * q);
        square = (x - sx) * (x - sx) + (y - sy) * (y - sy) + (z - sz) * (z - sz);
        boolean inside =
            within(boxes, o, x)
                && within(boxes, o + 1, y)
                && within(boxes, o + 2, z)
                && x * x + y * y + curvedZ * z * z < squareRadius
                && square > 0;
        accepted = inside ? 1 : 0;
      }
      write(batch, i, measured, x, y, z, sx, sy, sz, square);
      i += accepted;
    }
    return trials;
  }

  // The middle of a step, its 32 bits and a half, exactly: made a double by way of 2^52, which
  // processors do faster than convert it.
  private static double middle(long step) {
    return Double.longBitsToDouble(step | TWO_52) - (0x1p52 - 0.5);
  }

  // 1 if a < b, else 0, without a branch: the sign of a - b, which is exact down to the least
  // double.
  private static int below(double a, double b) {
    return (int) (Double.doubleToRawLongBits(a - b) >>> 63);
  }

  private static boolean within(double[] boxes, int index, double value) {
    double steps = value - boxes[index];
    return steps >= 0 && steps < boxes[index + 3] * 0x1p32;
  }

  private static void store(double[] boxes, int offset, int axis, double low, double high) {
    boxes[offset + axis] = low;
    boxes[offset + axis + 3] = (high - low) * UNIT;
  }

  private IllegalStateException exceeded(int k, double square, double squareMin) {
    int o = k * STRIDE;
    return new IllegalStateException(
        "density above its envelope in cell "
            + k
            + " at corner ("
            + cell[o]
            + ", "
            + cell[o + 1]
            + ", "
            + cell[o + 2]
            + ") (|r-s|^2 = "
            + square
            + " is below its bound "
            + squareMin
            + "); this is a bug, please report it with the macro");
  }
}
