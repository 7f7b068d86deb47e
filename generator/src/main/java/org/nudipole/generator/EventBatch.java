package org.nudipole.generator;

import java.util.List;

/**
 * A struct of arrays for up to {@link #CAPACITY} events: the only mutable thing on the hot path.
 * Values are canonical ({@link Units}); a column that was not selected has an array of length 0.
 */
public final class EventBatch {
  /**
   * Rows of a full batch; also the block length of the content digest and of the random streams.
   */
  public static final int CAPACITY = 65_536;

  public final double[] neutrinoEnergy;
  public final byte[] neutrinoPdg;
  public final byte[] interaction;
  public final short[] target;
  public final double[] recoilEnergy;
  public final float[] vertexX;
  public final float[] vertexY;
  public final float[] vertexZ;
  public final double[] time;
  public final double[] pulseTime;
  public final double[] observed;
  public final double[] observed2;
  public final byte[] detected;
  public final short[] module;
  public final byte[] part;
  public final float[] recoilDx;
  public final float[] recoilDy;
  public final float[] recoilDz;
  public final float[] neutrinoDx;
  public final float[] neutrinoDy;
  public final float[] neutrinoDz;
  public final double[] dsigmaSm;
  public final double[] dsigmaDipole;
  public final double[] dsigmaInterference;

  /**
   * Scratch of the sampler, not a column: the channel of the event density that each row comes
   * from.
   */
  public final int[] channel = new int[CAPACITY];

  /**
   * Scratch of the sampler, not a column: distance from source point to vertex, where neutrinos
   * oscillate on the way.
   */
  public final double[] baseline = new double[CAPACITY];

  private final boolean full;
  private long firstEvent;
  private int size;

  /**
   * A batch with the columns that every event set has and, if asked, the additional ones of a full
   * event set.
   *
   * @param full whether {@link Column#additional()} are filled too
   */
  public EventBatch(boolean full) {
    this(full ? Column.additional() : List.of());
  }

  /**
   * A batch with the columns that every event set has and more.
   *
   * @param columns some columns; one of {@link Column#additional()} brings all of them
   */
  public EventBatch(List<Column> columns) {
    full = columns.stream().anyMatch(Column::isAdditional);
    int n = CAPACITY;
    int more = full ? CAPACITY : 0;
    neutrinoEnergy = new double[n];
    neutrinoPdg = new byte[n];
    interaction = new byte[n];
    target = new short[n];
    recoilEnergy = new double[n];
    vertexX = new float[n];
    vertexY = new float[n];
    vertexZ = new float[n];
    time = new double[n];
    pulseTime = new double[has(columns, Column.PULSE_TIME.name()) ? n : 0];
    observed = new double[n];
    observed2 = new double[has(columns, Column.OBSERVED_2) ? n : 0];
    detected = new byte[n];
    module = new short[has(columns, Column.MODULE.name()) ? n : 0];
    part = new byte[more];
    recoilDx = new float[more];
    recoilDy = new float[more];
    recoilDz = new float[more];
    neutrinoDx = new float[more];
    neutrinoDy = new float[more];
    neutrinoDz = new float[more];
    dsigmaSm = new double[more];
    dsigmaDipole = new double[more];
    dsigmaInterference = new double[more];
  }

  private static boolean has(List<Column> columns, String name) {
    return columns.stream().anyMatch(column -> column.name().equals(name));
  }

  /** Whether the additional columns of a full event set are filled. */
  public boolean isFull() {
    return full;
  }

  /** Starts a new batch: the index of its first event in the run and its number of rows. */
  public void reset(long firstEvent, int size) {
    if (firstEvent < 0 || size < 0 || size > CAPACITY) {
      throw new IllegalArgumentException("first event " + firstEvent + ", size " + size);
    }
    this.firstEvent = firstEvent;
    this.size = size;
  }

  /** Index in the run of the first row. */
  public long firstEvent() {
    return firstEvent;
  }

  /** Rows in use. */
  public int size() {
    return size;
  }

  /**
   * Copies the rows of another batch into some of these. Only what both have is copied, and no
   * scratch.
   *
   * @param other a batch with at most as many columns
   * @param rows the row of this batch for each of the other's
   * @param first index in {@code rows} for the other's first row
   */
  public void scatter(EventBatch other, int[] rows, int first) {
    int n = other.size;
    scatter(other.neutrinoEnergy, neutrinoEnergy, rows, first, n);
    scatter(other.neutrinoPdg, neutrinoPdg, rows, first, n);
    scatter(other.interaction, interaction, rows, first, n);
    scatter(other.target, target, rows, first, n);
    scatter(other.recoilEnergy, recoilEnergy, rows, first, n);
    scatter(other.vertexX, vertexX, rows, first, n);
    scatter(other.vertexY, vertexY, rows, first, n);
    scatter(other.vertexZ, vertexZ, rows, first, n);
    scatter(other.time, time, rows, first, n);
    scatter(other.pulseTime, pulseTime, rows, first, n);
    scatter(other.observed, observed, rows, first, n);
    scatter(other.observed2, observed2, rows, first, n);
    scatter(other.detected, detected, rows, first, n);
    scatter(other.part, part, rows, first, n);
    scatter(other.recoilDx, recoilDx, rows, first, n);
    scatter(other.recoilDy, recoilDy, rows, first, n);
    scatter(other.recoilDz, recoilDz, rows, first, n);
    scatter(other.neutrinoDx, neutrinoDx, rows, first, n);
    scatter(other.neutrinoDy, neutrinoDy, rows, first, n);
    scatter(other.neutrinoDz, neutrinoDz, rows, first, n);
    scatter(other.dsigmaSm, dsigmaSm, rows, first, n);
    scatter(other.dsigmaDipole, dsigmaDipole, rows, first, n);
    scatter(other.dsigmaInterference, dsigmaInterference, rows, first, n);
  }

  private static void scatter(double[] from, double[] to, int[] rows, int first, int n) {
    for (int i = 0; i < Math.min(n, from.length); i++) {
      to[rows[first + i]] = from[i];
    }
  }

  private static void scatter(float[] from, float[] to, int[] rows, int first, int n) {
    for (int i = 0; i < Math.min(n, from.length); i++) {
      to[rows[first + i]] = from[i];
    }
  }

  private static void scatter(short[] from, short[] to, int[] rows, int first, int n) {
    for (int i = 0; i < n; i++) {
      to[rows[first + i]] = from[i];
    }
  }

  private static void scatter(byte[] from, byte[] to, int[] rows, int first, int n) {
    for (int i = 0; i < Math.min(n, from.length); i++) {
      to[rows[first + i]] = from[i];
    }
  }

  /**
   * The array behind a column, of the Java type that {@link Column.Type} names.
   *
   * @throws IllegalArgumentException if events have no such column
   */
  public Object values(Column column) {
    return switch (column.name()) {
      case "neutrino_energy" -> neutrinoEnergy;
      case "neutrino_pdg" -> neutrinoPdg;
      case "interaction" -> interaction;
      case "target" -> target;
      case "recoil_energy" -> recoilEnergy;
      case "vertex_x" -> vertexX;
      case "vertex_y" -> vertexY;
      case "vertex_z" -> vertexZ;
      case "time" -> time;
      case "pulse_time" -> pulseTime;
      case "observed" -> observed;
      case Column.OBSERVED_2 -> observed2;
      case "detected" -> detected;
      case "module" -> module;
      case "part" -> part;
      case "recoil_dx" -> recoilDx;
      case "recoil_dy" -> recoilDy;
      case "recoil_dz" -> recoilDz;
      case "neutrino_dx" -> neutrinoDx;
      case "neutrino_dy" -> neutrinoDy;
      case "neutrino_dz" -> neutrinoDz;
      case "dsigma_sm" -> dsigmaSm;
      case "dsigma_dipole" -> dsigmaDipole;
      case "dsigma_interference" -> dsigmaInterference;
      default -> throw new IllegalArgumentException("no column " + column.name());
    };
  }
}
