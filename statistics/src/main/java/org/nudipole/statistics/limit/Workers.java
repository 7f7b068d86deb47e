package org.nudipole.statistics.limit;

import java.util.List;
import java.util.ServiceLoader;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.nudipole.statistics.likelihood.ToyWorkers;

/**
 * Who does the work of a curve, which comes in units: points of its scan, and toys at one of them.
 * A unit gives the same wherever it is done, so it does not matter who does it.
 */
public interface Workers {
  /** The threads of this process. */
  Workers THREADS =
      new Workers() {
        @Override
        public List<LimitPoint> points(LimitCurve curve, IntFunction<LimitPoint> here) {
          return IntStream.range(0, curve.size()).parallel().mapToObj(here).toList();
        }

        @Override
        public ToyWorkers toys(LimitCurve curve, Place place, List<Place> rivals) {
          return ToyWorkers.THREADS;
        }
      };

  /** Those that this program was started with; its own threads if there are no others. */
  static Workers found() {
    return ServiceLoader.load(Workers.class).findFirst().orElse(THREADS);
  }

  /**
   * The points of a curve, in their order.
   *
   * @param here makes the point of a number in this process, by any number of threads; what is made
   *     elsewhere is {@link LimitCurve#point}
   */
  List<LimitPoint> points(LimitCurve curve, IntFunction<LimitPoint> here);

  /**
   * Who does the toys at one place of a curve.
   *
   * @param rivals where else a best fit may be; the place alone if the scanned parameter is not
   *     fitted
   */
  ToyWorkers toys(LimitCurve curve, Place place, List<Place> rivals);
}
