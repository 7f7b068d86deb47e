package org.nudipole.statistics.likelihood;

import java.util.List;

/** Models of one or few bins whose answers are known in closed form. */
final class Counting {
  private Counting() {}

  /** One bin with an exact background and a signal of s times a number of events. */
  static SignalStrength of(double background, double signal) {
    List<Component> fixed =
        background > 0 ? List.of(Component.exact("background", background)) : List.of();
    return new SignalStrength(
        new TemplateModel(fixed, List.of(Component.exact("signal", signal)), List.of()));
  }

  /** One bin whose background is known with a relative error only. */
  static SignalStrength uncertain(double background, double sigma, double signal) {
    return new SignalStrength(
        new TemplateModel(
            List.of(
                new Component(
                    "background",
                    new double[] {background},
                    List.of(new Normalisation(0, sigma)),
                    List.of())),
            List.of(Component.exact("signal", signal)),
            List.of("background")));
  }

  /**
   * Three bins of different shapes, with a normalisation and two shapes that are a little
   * asymmetric.
   */
  static TemplateModel shapes(double events) {
    return new TemplateModel(
        List.of(component("flat", events, new double[] {1, 0.8, 0.6})),
        List.of(component("steep", events, new double[] {0.3, 0.1, 0.02})),
        List.of("normalisation", "slope", "tail"));
  }

  private static Component component(String name, double events, double[] shape) {
    double[] nominal = scaled(shape, events, new double[] {1, 1, 1});
    return new Component(
        name,
        nominal,
        List.of(new Normalisation(0, 0.05)),
        List.of(
            new Morph(
                1,
                nominal,
                scaled(shape, events, new double[] {1.04, 0.99, 0.96}),
                scaled(shape, events, new double[] {0.965, 1.01, 1.045})),
            new Morph(
                2,
                nominal,
                scaled(shape, events, new double[] {1.01, 1.03, 1.06}),
                scaled(shape, events, new double[] {0.992, 0.968, 0.94}))));
  }

  private static double[] scaled(double[] shape, double events, double[] ratios) {
    double[] counts = new double[shape.length];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = events * shape[i] * ratios[i];
    }
    return counts;
  }
}
