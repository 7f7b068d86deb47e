package org.nudipole.detector.xenon;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.nudipole.generator.Units;

/** Where functions of the energy change sign. */
final class Breaks {
  private static final double LEAST = 1e-3;
  private static final double MOST = 1e5;
  private static final double RATIO = 1.01;

  private Breaks() {}

  /** The energies, found where they lie more than a hundredth apart. */
  static double[] where(DoubleUnaryOperator... functions) {
    return Arrays.stream(functions).flatMapToDouble(Breaks::of).sorted().distinct().toArray();
  }

  private static DoubleStream of(DoubleUnaryOperator function) {
    DoubleStream.Builder found = DoubleStream.builder();
    double last = LEAST * Units.KEV;
    boolean above = function.applyAsDouble(last) > 0;
    while (last < MOST * Units.KEV) {
      double next = last * RATIO;
      if (function.applyAsDouble(next) > 0 != above) {
        found.add(change(function, last, next, above));
        above = !above;
      }
      last = next;
    }
    return found.build();
  }

  private static double change(
      DoubleUnaryOperator function, double from, double to, boolean above) {
    double low = from;
    double high = to;
    for (double x = (low + high) / 2; x > low && x < high; x = (low + high) / 2) {
      if (function.applyAsDouble(x) > 0 == above) {
        low = x;
      } else {
        high = x;
      }
    }
    return high;
  }
}
