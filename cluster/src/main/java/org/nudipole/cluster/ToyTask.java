package org.nudipole.cluster;

import java.io.Serializable;
import java.util.List;
import java.util.function.IntFunction;
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
record ToyTask(Broadcast<CurveBundle> bundle, List<Place> places, ToyWork work)
    implements Function<ToyTask.Block, ToyTask.Done> {
  /** Toys of these numbers. */
  record Block(int from, int to) implements Serializable {}

  /**
   * What came of a block.
   *
   * @param rows a row for each toy
   * @param failures why there are none: a fit that has no end has none wherever it is tried
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Done(double[][] rows, String[] failures) implements Serializable {}

  @Override
  public Done call(Block block) {
    TaskContext task = TaskContext.get();
    return OwnThreads.with(Math.max(1, task.cpus()), () -> done(block, task));
  }

  private Done done(Block block, TaskContext task) {
    try {
      IntFunction<double[]> step = work.in(bundle.value().desk().bench(places));
      double[][] rows = new double[block.to() - block.from()][];
      for (int i = 0; i < rows.length; i++) {
        if (task.isInterrupted()) {
          throw new TaskKilledException("interrupted");
        }
        rows[i] = step.apply(block.from() + i);
      }
      return new Done(rows, new String[0]);
    } catch (ConvergenceException e) {
      return new Done(new double[0][], new String[] {String.valueOf(e.getMessage())});
    }
  }
}
