package org.nudipole.macros.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.nudipole.detector.FoldedSpectrum;
import org.nudipole.detector.response.PiecewiseFunction;
import org.nudipole.detector.response.RegionOfInterest;
import org.nudipole.detector.response.Resolution;
import org.nudipole.detector.response.Response;
import org.nudipole.detector.response.ResponseStep;
import org.nudipole.detector.response.TabulatedEfficiency;
import org.nudipole.detector.response.TabulatedQuenching;
import org.nudipole.detector.response.Threshold;
import org.nudipole.detector.response.Transform;
import org.nudipole.detector.response.Window;
import org.nudipole.generator.Units;
import org.nudipole.generator.axis.Digits;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.rate.Channel;
import org.nudipole.generator.rate.EventDensity;
import org.nudipole.macros.language.CommandSpec;
import org.nudipole.macros.language.Fault;
import org.nudipole.macros.language.ObservedScale;
import org.nudipole.macros.language.ResponseCommands;

/** What is legal in a detector's response but probably not meant. */
final class ResponseWarnings {
  private static final String RESOLUTION = ResponseCommands.RESOLUTION.path();

  private ResponseWarnings() {}

  static List<Fault> of(RunConfiguration run) {
    List<Fault> warnings = new ArrayList<>();
    Response response = run.experiment().response();
    for (ResponseStep step : response.steps()) {
      if (step instanceof Resolution resolution) {
        noise(run, resolution).ifPresent(warnings::add);
      } else if (step instanceof TabulatedQuenching quenching) {
        double low = quenching.factor().energy(0);
        double high = quenching.factor().energy(quenching.factor().size() - 1);
        double outside = shareOutside(run, low, high, channel -> channel.target().isNucleus());
        if (outside > RunWarnings.UNSEEN) {
          warnings.add(
              outside(
                  run,
                  ResponseCommands.QUENCHING,
                  outside,
                  Digits.general(low / Units.KEV, 4),
                  Digits.general(high / Units.KEV, 4)
                      + " "
                      + ObservedScale.NUCLEAR_RECOIL.units()));
        }
      } else if (step instanceof TabulatedEfficiency efficiency) {
        // Below its first point an efficiency is 0, so nothing is detected there.
        double last = efficiency.curve().energy(efficiency.curve().size() - 1);
        double outside = shareObservedAbove(run, last);
        if (outside > RunWarnings.UNSEEN) {
          double unit = response.unit();
          warnings.add(
              outside(
                  run,
                  ResponseCommands.EFFICIENCY,
                  outside,
                  Digits.general(efficiency.curve().energy(0) / unit, 4),
                  Digits.general(last / unit, 4) + " " + response.units()));
        }
      }
    }
    return warnings;
  }

  private static Fault outside(
      RunConfiguration run, CommandSpec command, double share, String low, String high) {
    String table =
        run.settings()
            .get(command)
            .flatMap(setting -> setting.argument("file"))
            .map(file -> file.value().text())
            .orElse("its table");
    return RunWarnings.at(
        run,
        command.path(),
        RunWarnings.percent(share) + " of the detected events are outside " + table,
        "given from " + low + " to " + high + ", the end value holds beyond",
        "extend the table, or end the range of the analysis where it ends");
  }

  // Noise as wide as what it is laid on makes events of nothing.
  private static Optional<Fault> noise(RunConfiguration run, Resolution resolution) {
    Response response = run.experiment().response();
    double unit = response.unit();
    OptionalDouble threshold = threshold(response);
    if (threshold.isPresent() && threshold.getAsDouble() > 0) {
      double at = threshold.getAsDouble();
      double sigma = resolution.sigma(at);
      if (sigma > at) {
        return Optional.of(
            RunWarnings.at(
                run,
                RESOLUTION,
                "sigma at the threshold is greater than the threshold",
                "sigma "
                    + Digits.general(sigma / unit, 4)
                    + " "
                    + response.units()
                    + " at "
                    + Digits.general(at / unit, 4)
                    + " "
                    + response.units(),
                "raise the threshold, or check the unit of the resolution"));
      }
    }
    OptionalDouble greatest =
        run.density().channels().stream().mapToDouble(c -> deposited(response, c)).max();
    if (greatest.isEmpty()) {
      return Optional.empty();
    }
    double highest = greatest.getAsDouble();
    if (highest == 0) {
      return Optional.of(
          RunWarnings.at(
              run,
              RESOLUTION,
              "only noise is seen",
              "every signal is 0 " + response.units() + " before the resolution",
              "check the quenching"));
    }
    double sigma = resolution.sigma(highest);
    return sigma > highest
        ? Optional.of(
            RunWarnings.at(
                run,
                RESOLUTION,
                "sigma is greater than every signal",
                Digits.general(100 * sigma / highest, 3)
                    + " % at the greatest, "
                    + Digits.general(highest / unit, 4)
                    + " "
                    + response.units(),
                "check the unit of the resolution: a share of 5 % is 0.05"))
        : Optional.empty();
  }

  // The mean signal of the greatest recoil of a channel.
  private static double deposited(Response response, Channel channel) {
    double energy = channel.high();
    for (ResponseStep step : response.steps()) {
      if (step instanceof Transform transform && transform.changes(channel.target())) {
        energy = transform.scale(channel.target()).applyAsDouble(energy);
      }
    }
    return energy;
  }

  private static OptionalDouble threshold(Response response) {
    return response.steps().stream()
        .filter(s -> s instanceof Threshold || s instanceof RegionOfInterest)
        .mapToDouble(s -> s instanceof Threshold t ? t.energy() : ((RegionOfInterest) s).from())
        .max();
  }

  /** Share of the detected events of some channels whose recoils lie outside [low, high]. */
  static double shareOutside(
      RunConfiguration run, double low, double high, Predicate<Channel> channels) {
    double outside =
        detected(run, channels, t -> 0, t -> low)
            + detected(run, channels, t -> high, t -> Double.POSITIVE_INFINITY);
    return part(run, outside);
  }

  /** Share of the detected events whose recoils lie above a bound of their target. */
  static double shareAbove(
      RunConfiguration run, ToDoubleFunction<Target> bound, Predicate<Target> targets) {
    return share(run, targets, bound, t -> Double.POSITIVE_INFINITY);
  }

  private static double share(
      RunConfiguration run,
      Predicate<Target> targets,
      ToDoubleFunction<Target> from,
      ToDoubleFunction<Target> to) {
    return part(run, detected(run, channel -> targets.test(channel.target()), from, to));
  }

  /** Detected events of some channels whose recoils lie between two bounds of their target. */
  static double detected(
      RunConfiguration run,
      Predicate<Channel> channels,
      ToDoubleFunction<Target> from,
      ToDoubleFunction<Target> to) {
    double inside = 0;
    for (Channel channel : run.density().channels()) {
      // Phases that turn too fast to fold are averaged elsewhere.
      if (!channels.test(channel) || channel.interaction().oscillates()) {
        continue;
      }
      double low = Math.max(channel.low(), from.applyAsDouble(channel.target()));
      double high = Math.min(channel.high(), to.applyAsDouble(channel.target()));
      if (low < high) {
        EventDensity one = run.density().only(channel::equals);
        inside +=
            new FoldedSpectrum(one, run.experiment().response())
                .detectedByRecoil(new double[] {low, high})[0];
      }
    }
    return inside;
  }

  private static double shareObservedAbove(RunConfiguration run, double last) {
    FoldedSpectrum spectrum = new FoldedSpectrum(run.density(), run.experiment().response());
    PiecewiseFunction above = PiecewiseFunction.interval(last, Double.POSITIVE_INFINITY);
    double sum = 0;
    for (double[] channel : spectrum.expected(List.of(Window.first(above)), true)) {
      sum += channel[0];
    }
    return part(run, sum);
  }

  private static double part(RunConfiguration run, double events) {
    double all = run.expectations().stream().mapToDouble(e -> e.detected()).sum();
    return events > 0 ? events / all : 0;
  }
}
