package org.nudipole.detector.background;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.nudipole.detector.response.Cells;
import org.nudipole.detector.response.PiecewiseFunction;
import org.nudipole.detector.response.Response;
import org.nudipole.detector.response.SecondAxis;
import org.nudipole.detector.response.TimeAcceptance;
import org.nudipole.detector.response.Window;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.mathematics.Quadrature;

/**
 * The analytic arm of a background: its spectrum integrated with the folded functions of the
 * observable.
 *
 * @param background the background
 * @param expected events in the exposure, detected or not
 * @param response the detector's response
 */
public record FoldedBackground(Background background, double expected, Response response) {
  /** Expected and detected events. */
  public BackgroundExpectation expectation() {
    return new BackgroundExpectation(
        background,
        expected,
        expected(List.of(Window.first(PiecewiseFunction.everywhere())), true)[0]);
  }

  /**
   * Expected events per bin of the observable.
   *
   * @param edges rising bin edges, energy
   * @param detected whether only detected events count
   */
  public double[] binned(double[] edges, boolean detected) {
    return expected(Window.bins(edges), detected);
  }

  /**
   * Expected detected events per bin of the observable and bin of the time in the pulse.
   *
   * @param edges rising bin edges of the observable, energy
   * @param times rising bin edges of the time, time
   * @return one row per bin of the observable
   * @throws java.util.NoSuchElementException if the background has no times
   */
  public double[][] binned(double[] edges, double[] times) {
    return timeAcceptance().spread(binned(edges, true), background.arrival().orElseThrow(), times);
  }

  /**
   * Expected detected events per cell.
   *
   * @throws java.util.NoSuchElementException if the background has no times and the cells have
   */
  public double[] detected(Cells cells) {
    Optional<SecondAxis> times = cells.second().filter(SecondAxis::isTime);
    return times.isEmpty()
        ? expected(cells.windows(), true)
        : Arrays.stream(binned(cells.first().edges(), times.get().bins().edges()))
            .flatMapToDouble(Arrays::stream)
            .toArray();
  }

  /**
   * Expected sums of functions of the observables.
   *
   * @param functions the functions, such as bins or cells
   * @param detected whether only detected events count
   */
  public double[] expected(List<Window> functions, boolean detected) {
    double beside = detected ? detectedBeside() : 1;
    return Arrays.stream(events(folded(functions, detected)))
        .map(events -> beside * events)
        .toArray();
  }

  /**
   * What is detected of the times in a pulse: of an observed background, which has its efficiency
   * behind it, all that comes in the window.
   */
  public TimeAcceptance timeAcceptance() {
    return switch (background.level()) {
      case DEPOSITED -> response.time();
      case OBSERVED -> response.time().window();
    };
  }

  // Energy, time and vertex of one background are independent.
  private double detectedBeside() {
    double inTime = background.arrival().map(timeAcceptance()::detected).orElse(1.0);
    return response.fiducial().map(part -> inTime * part.uniform()).orElse(inTime);
  }

  /** Expected events per bin of the energy on the scale of the spectrum, detected or not. */
  public double[] byEnergy(double[] edges) {
    return events(Window.bins(edges).stream().map(Window::first).toList());
  }

  // The expectations of functions of the observables, given the energy of the spectrum.
  private List<PiecewiseFunction> folded(List<Window> functions, boolean detected) {
    return switch (background.level()) {
      case DEPOSITED ->
          detected
              ? response.detected(functions, Target.deposit())
              : response.all(functions, Target.deposit());
      case OBSERVED ->
          functions.stream()
              .map(Window::first)
              .map(function -> detected ? response.cut(function) : function)
              .toList();
    };
  }

  private double[] events(List<PiecewiseFunction> functions) {
    double[] events = new double[functions.size()];
    if (background.spectrum() instanceof LineBackground line) {
      Arrays.setAll(events, f -> expected * functions.get(f).value(line.energy()));
      return events;
    }
    ContinuousBackground spectrum = (ContinuousBackground) background.spectrum();
    // Functions that turn at the same places share a rule and are evaluated point by point.
    IntStream.range(0, events.length)
        .boxed()
        .collect(
            Collectors.groupingBy(f -> Arrays.stream(functions.get(f).edges()).boxed().toList()))
        .forEach((edges, members) -> integrate(spectrum, functions, edges, members, events));
    return events;
  }

  private void integrate(
      ContinuousBackground spectrum,
      List<PiecewiseFunction> functions,
      List<Double> edges,
      List<Integer> members,
      double[] events) {
    double low = spectrum.low();
    double high = spectrum.high();
    DoubleStream breaks =
        DoubleStream.concat(
            edges.stream().mapToDouble(Double::doubleValue), DoubleStream.of(spectrum.breaks()));
    Quadrature.Rule rule =
        Quadrature.rule(
            DoubleStream.concat(DoubleStream.of(low, high), breaks.filter(b -> b > low && b < high))
                .toArray());
    for (int i = 0; i < rule.points().length; i++) {
      double energy = rule.points()[i];
      double weight = rule.weights()[i] * spectrum.value(energy) * expected / spectrum.integral();
      for (int f : members) {
        events[f] += weight * functions.get(f).value(energy);
      }
    }
  }
}
