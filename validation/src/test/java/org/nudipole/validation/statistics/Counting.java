package org.nudipole.validation.statistics;

import java.util.List;

/** Models of one or few bins whose answers are known in closed form. */
final class Counting {
  private Counting() {}

  /** One bin with an exact background and a signal of s times a number of events. */
  static SignalStrength of(double background, double signal) {
    List<Component> fixed =
        background > 0
            ? List.of(new Component("background", new double[] {background}, List.of()))
            : List.of();
    return new SignalStrength(
        new TemplateModel(
            fixed, List.of(new Component("signal", new double[] {signal}, List.of())), List.of()));
  }

  /** One bin whose background is known with a relative error only. */
  static SignalStrength uncertain(double background, double sigma, double signal) {
    double[] counts = {background};
    return new SignalStrength(
        new TemplateModel(
            List.of(
                new Component(
                    "background", counts, List.of(Morph.normalisation(0, counts, sigma)))),
            List.of(new Component("signal", new double[] {signal}, List.of())),
            List.of("background")));
  }

  /** Two bins of different shapes, with a normalisation and an asymmetric shape. */
  static TemplateModel shapes() {
    double[] flat = {100, 80, 60};
    double[] steep = {30, 10, 2};
    return new TemplateModel(
        List.of(
            new Component(
                "flat",
                flat,
                List.of(
                    Morph.normalisation(0, flat, 0.1),
                    new Morph(1, new double[] {5, -2, 1}, new double[] {-3, 4, -2})))),
        List.of(
            new Component(
                "steep",
                steep,
                List.of(
                    Morph.normalisation(0, steep, 0.1),
                    new Morph(1, new double[] {2, 1, 0.5}, new double[] {-1, -1, 0.2})))),
        List.of("normalisation", "shape"));
  }
}
