package org.nudipole.cluster;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.nudipole.generator.mathematics.ConvergenceException;
import org.nudipole.statistics.likelihood.ToyWork;
import org.nudipole.statistics.limit.Place;

/**
 * Does some of the toys at a place of a curve.
 *
 * @param bundle the curve
 * @param places the place, and its rivals
 * @param work what is done with each toy
 */
record ToyTask(Broadcast<CurveBundle> bundle, List<Place> places, Broadcast<ToyWork> work)
    implements Function<ToyTask.Block, ToyTask.Done> {
  /** Toys of these numbers. */
  record Block(int from, int to) implements Serializable {}

  /**
   * What came of a block.
   *
   * @param numbers those of each toy, one toy after the other
   * @param width how many each has
   * @param failures why there are none: a fit that has no end has none wherever it is tried
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Done(double[] numbers, int width, String[] failures) implements Serializable {
    static Done of(double[][] rows) {
      return new Done(
          Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray(),
          rows.length == 0 ? 1 : rows[0].length,
          new String[0]);
    }

    /** A row for each toy. */
    Stream<double[]> rows() {
      return IntStream.range(0, numbers.length / width)
          .mapToObj(i -> Arrays.copyOfRange(numbers, i * width, (i + 1) * width));
    }
  }

  @Override
  public Done call(Block block) {
    TaskContext task = TaskContext.get();
    return OwnThreads.with(Math.max(1, task.cpus()), () -> done(block, task));
  }

  private Done done(Block block, TaskContext task) {
    try {
      IntFunction<double[]> step = work.value().in(bundle.value().desk().bench(places));
      double[][] rows = new double[block.to() - block.from()][];
      for (int i = 0; i < rows.length; i++) {
        if (task.isInterrupted()) {
          throw new TaskKilledException("interrupted");
        }
        rows[i] = step.apply(block.from() + i);
      }
      return Done.of(rows);
    } catch (ConvergenceException e) {
      return new Done(new double[0], 1, new String[] {String.valueOf(e.getMessage())});
    }
  }
}
