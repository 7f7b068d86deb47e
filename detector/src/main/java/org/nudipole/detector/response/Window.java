package org.nudipole.detector.response;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A function of two observables that is a product of one of each, such as "in this bin of the first
 * and that bin of the second".
 *
 * @param first function of the first observable
 * @param second function of the second one; {@link PiecewiseFunction#everywhere} where there is
 *     none
 */
public record Window(PiecewiseFunction first, PiecewiseFunction second) {
  /** A function of the first observable alone. */
  public static Window first(PiecewiseFunction first) {
    return new Window(first, PiecewiseFunction.everywhere());
  }

  /** A function of the second observable alone. */
  public static Window second(PiecewiseFunction second) {
    return new Window(PiecewiseFunction.everywhere(), second);
  }

  /** One in a bin of the first observable, bin by bin. */
  public static List<Window> bins(double[] edges) {
    return intervals(edges).map(Window::first).toList();
  }

  /** One in a bin of the second observable, bin by bin. */
  public static List<Window> secondBins(double[] edges) {
    return intervals(edges).map(Window::second).toList();
  }

  /** One in a cell of the plane, the bins of the second observable next to each other. */
  public static List<Window> cells(double[] first, double[] second) {
    List<PiecewiseFunction> across = intervals(second).toList();
    return intervals(first).flatMap(x -> across.stream().map(y -> new Window(x, y))).toList();
  }

  private static Stream<PiecewiseFunction> intervals(double[] edges) {
    return IntStream.range(0, edges.length - 1)
        .mapToObj(i -> PiecewiseFunction.interval(edges[i], edges[i + 1]));
  }
}
