package org.nudipole.cluster;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.broadcast.Broadcast;
import org.nudipole.generator.mathematics.ConvergenceException;
import org.nudipole.statistics.likelihood.ToyBench;
import org.nudipole.statistics.likelihood.ToyWork;
import org.nudipole.statistics.likelihood.ToyWorkers;
import org.nudipole.statistics.limit.LimitCurve;
import org.nudipole.statistics.limit.LimitPoint;
import org.nudipole.statistics.limit.Place;
import org.nudipole.statistics.limit.Workers;

/**
 * The units of a curve as tasks of Spark: its points, where there are at least as many as
 * processors or none has toys; else blocks of the toys at each point.
 */
public final class SparkWorkers implements Workers {
  /** Least toys of a task, which takes some hundredths of a second to be given away. */
  private static final int LEAST_TOYS = 200;

  /** Tasks for each processor: none waits long for the last of another. */
  private static final int TASKS = 2;

  private final IdentityHashMap<LimitCurve, Broadcast<CurveBundle>> bundles =
      new IdentityHashMap<>();

  @Override
  public List<LimitPoint> points(LimitCurve curve, IntFunction<LimitPoint> here) {
    boolean toys = curve.settings().certainToys().isPresent();
    if (curve.size() == 1) {
      return List.of(here.apply(0));
    }
    if (toys && curve.size() < SparkJob.spark().defaultParallelism()) {
      // Threads that wait for the toys of their point.
      return OwnThreads.with(curve.size(), () -> Workers.THREADS.points(curve, here));
    }
    List<Integer> all = IntStream.range(0, curve.size()).boxed().toList();
    List<PointRecord> made =
        done(
            () ->
                SparkJob.spark()
                    .parallelize(all, all.size())
                    .map(new PointTask(bundle(curve)))
                    .collect());
    return made.stream().map(PointRecord::point).toList();
  }

  @Override
  public ToyWorkers toys(LimitCurve curve, Place place, List<Place> rivals) {
    List<Place> places = new ArrayList<>(List.of(place));
    places.addAll(rivals);
    return (bench, work) -> all(curve, places, bench, work);
  }

  private double[][] all(LimitCurve curve, List<Place> places, ToyBench bench, ToyWork work) {
    int most = TASKS * SparkJob.spark().defaultParallelism();
    int blocks = Math.min(most, work.toys() / LEAST_TOYS);
    if (blocks < 2) {
      return ToyWorkers.THREADS.all(bench, work);
    }
    List<ToyTask.Block> tasks =
        IntStream.range(0, blocks)
            .mapToObj(i -> new ToyTask.Block(part(i, blocks, work), part(i + 1, blocks, work)))
            .toList();
    // Some of it is as long as there are toys: once to each process, not in every task.
    Broadcast<ToyWork> sent = SparkJob.spark().broadcast(work);
    List<ToyTask.Done> made =
        done(
            () ->
                SparkJob.spark()
                    .parallelize(tasks, blocks)
                    .map(new ToyTask(bundle(curve), places, sent))
                    .collect());
    sent.destroy();
    made.stream()
        .flatMap(done -> Stream.of(done.failures()))
        .findFirst()
        .ifPresent(
            why -> {
              throw new ConvergenceException(why);
            });
    return made.stream().flatMap(ToyTask.Done::rows).toArray(double[][]::new);
  }

  private static int part(int i, int blocks, ToyWork work) {
    return (int) ((long) work.toys() * i / blocks);
  }

  private Broadcast<CurveBundle> bundle(LimitCurve curve) {
    synchronized (bundles) {
      return bundles.computeIfAbsent(curve, c -> SparkJob.spark().broadcast(CurveBundle.of(c)));
    }
  }

  private static <R> R done(Supplier<R> job) {
    try {
      return job.get();
    } catch (Exception e) {
      throw SparkJob.known(e);
    }
  }
}
