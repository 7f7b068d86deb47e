package org.nudipole.detector.background;

import java.util.stream.DoubleStream;
import org.nudipole.detector.response.Observable;
import org.nudipole.detector.response.Response;
import org.nudipole.detector.response.TimeAcceptance;
import org.nudipole.generator.Quadrature;
import org.nudipole.generator.data.Target;

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
        background, expected, inTime() * events(folded(Observable.everywhere(), true)));
  }

  /**
   * Expected events per bin of the observable.
   *
   * @param edges rising bin edges, energy
   * @param detected whether only detected events count
   */
  public double[] binned(double[] edges, boolean detected) {
    double inTime = detected ? inTime() : 1;
    double[] events = new double[edges.length - 1];
    for (int i = 0; i < events.length; i++) {
      events[i] = inTime * events(folded(Observable.interval(edges[i], edges[i + 1]), detected));
    }
    return events;
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

  // Energy and time of one background are independent.
  private double inTime() {
    return background.arrival().map(timeAcceptance()::detected).orElse(1.0);
  }

  /** Expected events per bin of the energy on the scale of the spectrum, detected or not. */
  public double[] byEnergy(double[] edges) {
    double[] events = new double[edges.length - 1];
    for (int i = 0; i < events.length; i++) {
      events[i] = events(Observable.interval(edges[i], edges[i + 1]));
    }
    return events;
  }

  // The expectation of a function of the observable, given the energy of the spectrum.
  private Observable folded(Observable function, boolean detected) {
    return switch (background.level()) {
      case DEPOSITED ->
          detected
              ? response.detected(function, Target.deposit())
              : response.all(function, Target.deposit());
      case OBSERVED -> detected ? response.cut(function) : function;
    };
  }

  private double events(Observable function) {
    if (background.spectrum() instanceof LineBackground line) {
      return expected * function.value(line.energy());
    }
    ContinuousBackground spectrum = (ContinuousBackground) background.spectrum();
    double sum =
        Quadrature.integral(
            energy -> spectrum.value(energy) * function.value(energy),
            spectrum.low(),
            spectrum.high(),
            DoubleStream.concat(
                    DoubleStream.of(function.edges()), DoubleStream.of(spectrum.breaks()))
                .toArray());
    return expected / spectrum.integral() * sum;
  }
}
