package org.nudipole.statistics.likelihood;

import java.util.stream.IntStream;

/** Who does the work of toys: the threads of this process, or many machines. */
@FunctionalInterface
public interface ToyWorkers {
  /** The threads of this process. */
  ToyWorkers THREADS =
      (bench, work) ->
          IntStream.range(0, work.toys())
              .parallel()
              .mapToObj(work.in(bench))
              .toArray(double[][]::new);

  /**
   * Does all of it.
   *
   * @param bench the parameter, in this process
   * @param work what is to be done
   * @return what came of each toy, in their order, whoever did it
   * @throws org.nudipole.generator.mathematics.ConvergenceException if a fit fails
   */
  double[][] all(ToyBench bench, ToyWork work);
}
