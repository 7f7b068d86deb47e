package org.nudipole.macros.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.nudipole.detector.DetectorGenerator;
import org.nudipole.generator.Column;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.Units;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.macros.binding.RunConfiguration;

/**
 * The detected events of a run as a detector gives them: what was observed, in the order of time,
 * without any of their truth.
 *
 * <p>Values are rounded (energies and pulse times to 24 bits, times to a millisecond): the last
 * bits of a double would tell which cell of the sampler's envelope it came from, and so what the
 * run was generated with. For the same reason rows are sorted.
 *
 * @param columns the columns
 * @param values canonical values of each, {@code double[]} or {@code float[]} as its type says
 */
public record ObservedEvents(List<Column> columns, List<Object> values) {
  /** Greatest number of events: they are held in memory. */
  public static final int MOST = 20_000_000;

  private static final List<String> OBSERVABLE = List.of("observed", "observed_2", "pulse_time");
  private static final double MILLISECOND = 1e-3 * Units.S;

  /** Keeps copies of the lists. */
  public ObservedEvents {
    columns = List.copyOf(columns);
    values = List.copyOf(values);
  }

  /**
   * Generates the events. After {@code /run/expose} they are those of the exposure, a Poisson
   * number of them; after {@code /run/beamOn N} exactly N detected ones, so that their number says
   * nothing.
   *
   * @param run a run that expects detected events
   * @param more bits of the seed beside those of the run
   * @throws IllegalArgumentException if there are more than {@link #MOST}
   */
  public static ObservedEvents of(RunConfiguration run, long more) {
    requireFew(run);
    RandomStreams streams =
        new RandomStreams(run.settings().seed(), run.settings().seedRun(), more, 0);
    boolean exposes = run.isExposed();
    long asked = EventCount.of(run, run.expectedEvents(), streams);
    List<Column> columns = run.detector().columns();
    List<Column> sources = observable(columns);
    DetectorGenerator.Filler filler = new DetectorGenerator(run.detector()).filler(columns);
    EventBatch batch = new EventBatch(columns);
    List<double[]> rows = new ArrayList<>();
    for (long first = 0; exposes ? first < asked : rows.size() < asked; first += batch.size()) {
      long left = exposes ? asked - first : EventBatch.CAPACITY;
      batch.reset(first, (int) Math.min(EventBatch.CAPACITY, left));
      filler.fill(streams, batch);
      for (int i = 0; i < batch.size() && (exposes || rows.size() < asked); i++) {
        if (batch.detected[i] != 0) {
          rows.add(row(sources, batch, i));
        }
      }
    }
    rows.sort(inTime(sources));
    List<Object> values = new ArrayList<>();
    for (int c = 0; c < sources.size(); c++) {
      int column = c;
      double[] all = rows.stream().mapToDouble(row -> row[column]).toArray();
      values.add(stored(sources.get(c)).type() == Column.Type.F32 ? floats(all) : all);
    }
    return new ObservedEvents(sources.stream().map(ObservedEvents::stored).toList(), values);
  }

  /**
   * Checks that the events of a run can be held in memory.
   *
   * @throws IllegalArgumentException if it expects more than {@link #MOST}
   */
  public static void requireFew(RunConfiguration run) {
    boolean many =
        run.isExposed()
            ? run.expectedDetected() > MOST
            : EventCount.of(run, run.expectedEvents(), new RandomStreams(0)) > MOST;
    if (many) {
      throw new IllegalArgumentException(
          "more than "
              + MOST
              + " events (a data set of a challenge is held in memory) shorten"
              + " /run/exposure or lower /run/beamOn");
    }
  }

  // Events of one millisecond by what was observed, not in the order in which they were drawn.
  private static Comparator<double[]> inTime(List<Column> columns) {
    int time = columns.indexOf(Column.TIME);
    Comparator<double[]> order = Comparator.comparingDouble(row -> row[time]);
    for (int c = 0; c < columns.size(); c++) {
      int column = c;
      order = order.thenComparingDouble(row -> row[column]);
    }
    return order;
  }

  private static List<Column> observable(List<Column> columns) {
    return columns.stream()
        .filter(c -> c.equals(Column.TIME) || OBSERVABLE.contains(c.name()))
        .toList();
  }

  private static Column stored(Column column) {
    return column.equals(Column.TIME)
        ? column
        : new Column(
            column.name(), Column.Type.F32, column.units(), column.unit(), column.description());
  }

  private static double[] row(List<Column> columns, EventBatch batch, int i) {
    double[] row = new double[columns.size()];
    for (int c = 0; c < row.length; c++) {
      double value = ((double[]) batch.values(columns.get(c)))[i];
      row[c] =
          columns.get(c).equals(Column.TIME) ? Math.rint(value / MILLISECOND) * MILLISECOND : value;
    }
    return row;
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    IntStream.range(0, floats.length).forEach(i -> floats[i] = (float) values[i]);
    return floats;
  }

  /** Number of events. */
  public int size() {
    return values.get(0) instanceof double[] doubles
        ? doubles.length
        : ((float[]) values.get(0)).length;
  }
}
