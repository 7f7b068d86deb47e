package org.nudipole.cluster;

import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/**
 * Makes one point of a curve, with its toys.
 *
 * @param bundle the curve
 */
record PointTask(Broadcast<CurveBundle> bundle) implements Function<Integer, PointRecord> {
  @Override
  public PointRecord call(Integer index) {
    return OwnThreads.with(
        Math.max(1, TaskContext.get().cpus()),
        () -> PointRecord.of(bundle.value().desk().point(index)));
  }
}
