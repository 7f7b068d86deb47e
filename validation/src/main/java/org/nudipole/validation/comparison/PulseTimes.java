package org.nudipole.validation.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.nudipole.detector.Prediction;
import org.nudipole.detector.response.TimeAcceptance;
import org.nudipole.generator.Column;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.axis.Binning;
import org.nudipole.generator.source.ArrivalTime;
import org.nudipole.generator.source.BeamPulse;
import org.nudipole.validation.comparison.ShapeCheck.Expected;

/** Checks of the times in the pulse: each flavour, and the detected events of all. */
final class PulseTimes {
  private static final int BINS = 60;

  private final Prediction run;
  private final List<ChannelKey> keys;
  private final BeamPulse pulse;

  private PulseTimes(Prediction run, List<ChannelKey> keys, BeamPulse pulse) {
    this.run = run;
    this.keys = keys;
    this.pulse = pulse;
  }

  /** The times of one background. */
  static ColumnCheck check(ArrivalTime arrival, String of, ShapeCheck.Rows rows) {
    double[] edges = edges(List.of(arrival), arrival::cumulative);
    double[] content = content(edges, (from, to) -> fraction(arrival, from, to));
    return new ShapeCheck(
        Column.PULSE_TIME.name() + of, Column.PULSE_TIME.name(), expected(edges, content), rows);
  }

  static List<ColumnCheck> checks(Prediction run, ChannelKeys keys, BeamPulse pulse) {
    PulseTimes times = new PulseTimes(run, keys.all(), pulse);
    List<ColumnCheck> checks = new ArrayList<>();
    times.keys.stream().map(PulseTimes::flavour).distinct().map(times::check).forEach(checks::add);
    if (!run.experiment().response().time().isEverything() && run.expectedDetected() > 0) {
      checks.add(times.detected());
    }
    return checks;
  }

  private ColumnCheck check(Flavour flavour) {
    ArrivalTime arrival = pulse.arrival(flavour);
    double[] edges = edges(List.of(arrival), arrival::cumulative);
    double[] content = content(edges, (from, to) -> fraction(arrival, from, to));
    boolean[] member = new boolean[keys.size()];
    for (int k = 0; k < member.length; k++) {
      member[k] = flavour(keys.get(k)) == flavour;
    }
    return new ShapeCheck(
        Column.PULSE_TIME.name() + " (" + flavour.label() + ")",
        Column.PULSE_TIME.name(),
        expected(edges, content),
        (block, selected) -> {
          int[] keyOfRow = block.channels();
          for (int i = 0; i < keyOfRow.length; i++) {
            int key = keyOfRow[i];
            selected[i] = key >= 0 && key < member.length && member[key];
          }
        });
  }

  private ColumnCheck detected() {
    TimeAcceptance acceptance = run.experiment().response().time();
    List<ArrivalTime> arrivals = List.of(pulse.prompt(), pulse.delayed());
    double[] edges =
        edges(arrivals, time -> sum(ChannelKey::expected, arrival -> arrival.cumulative(time)));
    double[] content =
        content(
            edges,
            (from, to) ->
                sum(
                    ChannelKey::detected,
                    arrival -> {
                      double all = acceptance.detected(arrival);
                      return all > 0 ? acceptance.detected(arrival, from, to) / all : 0;
                    }));
    return new ShapeCheck(
        Column.PULSE_TIME.name() + " (detected)",
        Column.PULSE_TIME.name(),
        expected(edges, content),
        (block, selected) -> {
          int[] flags = block.integers(Column.DETECTED.name());
          int[] keyOfRow = block.channels();
          for (int i = 0; i < flags.length; i++) {
            selected[i] = flags[i] != 0 && keyOfRow[i] < keys.size();
          }
        });
  }

  /** What is expected between two times. */
  @FunctionalInterface
  private interface Content {
    double between(double from, double to);
  }

  private static double[] content(double[] edges, Content content) {
    double[] result = new double[edges.length - 1];
    for (int i = 0; i < result.length; i++) {
      result[i] = content.between(edges[i], edges[i + 1]);
    }
    return result;
  }

  // Of all keys, grouped by flavour so that each arrival time is evaluated once.
  private double sum(ToDoubleFunction<ChannelKey> weight, ToDoubleFunction<ArrivalTime> value) {
    return Arrays.stream(Flavour.values())
        .filter(f -> keys.stream().anyMatch(key -> flavour(key) == f))
        .mapToDouble(
            f ->
                value.applyAsDouble(pulse.arrival(f))
                    * keys.stream().filter(k -> flavour(k) == f).mapToDouble(weight).sum())
        .sum();
  }

  private static double[] edges(List<ArrivalTime> arrivals, DoubleUnaryOperator cumulative) {
    double low = arrivals.stream().mapToDouble(a -> a.breaks()[0]).min().orElseThrow();
    double high =
        arrivals.stream().mapToDouble(a -> a.breaks()[a.breaks().length - 1]).max().orElseThrow();
    return Binning.equalContent(cumulative, low, high, BINS).edges();
  }

  private static double fraction(ArrivalTime arrival, double from, double to) {
    return arrival.cumulative(to) - arrival.cumulative(from);
  }

  private static Expected expected(double[] edges, double[] content) {
    return Expected.inside(edges, content, Column.PULSE_TIME.unit(), Column.PULSE_TIME.units());
  }

  private static Flavour flavour(ChannelKey key) {
    return key.channel().flavour();
  }
}
