package org.nudipole.cluster;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.macros.language.RunSettings;
import org.nudipole.macros.language.Scan;
import org.nudipole.macros.language.UnitCatalogue;
import org.nudipole.statistics.likelihood.Convention;
import org.nudipole.statistics.limit.LimitCurve;
import org.nudipole.statistics.limit.LimitSettings;

/**
 * A curve as it travels: the texts and numbers that it follows from. Every process makes the same
 * curve of them, with the same templates bit for bit.
 */
final class CurveBundle implements Serializable {
  private static final long serialVersionUID = 1;

  private final ExperimentBundle[] experiments;
  private final String[] correlated;
  private final Number parameter;
  private final Number[] profiled;
  private final Number[] scanned;
  private final double[] values;
  private final Convention convention;
  private final double level;
  private final int toys;
  private final long[] streams;

  /** What this process made of it. */
  private transient Optional<CurveDesk> desk;

  /** A number that is varied, as a command with its unit. */
  private record Number(String text, String unit) implements Serializable {
    static Number of(FreeParameter parameter) {
      return new Number(parameter.text(), parameter.units());
    }

    FreeParameter in(RunSettings run) {
      return FreeParameter.of(text, run)
          .in(unit.isEmpty() ? Optional.empty() : UnitCatalogue.find(unit), text);
    }
  }

  private CurveBundle(LimitCurve curve) {
    LimitSettings settings = curve.settings();
    experiments =
        curve.experiments().stream().map(ExperimentBundle::of).toArray(ExperimentBundle[]::new);
    correlated = curve.correlated().stream().sorted().toArray(String[]::new);
    parameter = Number.of(curve.parameter());
    profiled = curve.profiled().stream().map(Number::of).toArray(Number[]::new);
    scanned = curve.scan().stream().map(Scan::parameter).map(Number::of).toArray(Number[]::new);
    values = curve.scan().stream().flatMap(s -> s.values().stream()).mapToDouble(x -> x).toArray();
    convention = settings.convention();
    level = settings.level();
    toys = settings.toys().orElse(0);
    RandomStreams random = settings.streams();
    streams = new long[] {random.seed(), random.run(), random.more(), random.module()};
    desk = Optional.empty();
  }

  static CurveBundle of(LimitCurve curve) {
    return new CurveBundle(curve);
  }

  /** The curve, made anew. */
  LimitCurve curve() {
    List<ExperimentBundle> all = List.of(experiments);
    var made = all.stream().map(ExperimentBundle::experiment).toList();
    RunSettings run = made.get(0).run().settings();
    return new LimitCurve(
        made,
        Set.of(correlated),
        parameter.in(run),
        Arrays.stream(profiled).map(number -> number.in(run)).toList(),
        Arrays.stream(scanned)
            .map(number -> new Scan(number.in(run), Arrays.stream(values).boxed().toList()))
            .findFirst(),
        new LimitSettings(
            convention,
            level,
            toys > 0 ? OptionalInt.of(toys) : OptionalInt.empty(),
            new RandomStreams(streams[0], streams[1], streams[2], streams[3])));
  }

  /** The curve at work in this process, made when it is first asked for. */
  CurveDesk desk() {
    synchronized (experiments) {
      // Not there after the journey.
      if (desk == null || desk.isEmpty()) {
        desk = Optional.of(CurveDesk.of(curve()));
      }
      return desk.get();
    }
  }
}
