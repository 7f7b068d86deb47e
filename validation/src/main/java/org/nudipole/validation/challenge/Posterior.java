package org.nudipole.validation.challenge;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.nudipole.statistics.likelihood.DensityScan;
import org.nudipole.statistics.likelihood.ImportanceSample;

/**
 * What one data set says of the hidden values: draws from their posterior.
 *
 * @param values a row for each draw, the hidden values in the order of their priors
 * @param absent posterior probability that there is no signal
 * @param significance square root of twice the logarithm of the greatest likelihood over the
 *     greatest one without signal; 0 if the latter is greater, or if there always is a signal
 * @param effectiveSize effective number of draws; 1 where no sampling was needed
 */
record Posterior(List<double[]> values, double absent, double significance, double effectiveSize) {
  /** Effective number of draws below which there is no answer. */
  private static final double WANTED = 1500;

  /** Of the search for the greatest likelihood without signal. */
  private static final double WANTED_WITHOUT = 200;

  private static final int POSITIONS = 1000;

  /** Signals drawn at each position. */
  private static final int STRENGTHS = 8;

  /** Keeps a copy. */
  Posterior {
    values = List.copyOf(values);
  }

  /**
   * The posterior of a data set.
   *
   * @param data the data
   * @param sideband data without signal and with the same other values; empty if there are none
   * @throws org.nudipole.generator.mathematics.ConvergenceException if there are too few draws
   */
  static Posterior of(
      HiddenRun run,
      double nullProbability,
      ExpectedCounts counts,
      BinnedData data,
      Optional<BinnedData> sideband,
      UniformRandomProvider random) {
    Likelihood likelihood = new Likelihood(run, nullProbability, counts, data, sideband);
    int dimension = counts.dimension();
    ImportanceSample sample =
        ImportanceSample.of(dimension, p -> likelihood.at(p).log(), WANTED, random);
    List<double[]> positions = sample.resampled(POSITIONS, random);
    double[] offsets = random.doubles(POSITIONS).toArray();
    List<Point> points = positions.parallelStream().map(likelihood::at).toList();
    List<double[]> values =
        IntStream.range(0, POSITIONS * STRENGTHS)
            .mapToObj(
                k -> {
                  int i = k / STRENGTHS;
                  double u = (k % STRENGTHS + offsets[i]) / STRENGTHS;
                  return likelihood.values(positions.get(i), points.get(i), u);
                })
            .toList();
    double absent = points.stream().mapToDouble(Point::absent).average().orElseThrow();
    double most = points.stream().mapToDouble(Point::mostWith).max().orElseThrow();
    double significance = run.hasNull() ? likelihood.significance(most, random) : 0;
    return new Posterior(values, absent, significance, sample.effectiveSize());
  }

  /**
   * The likelihood where all hidden values but a polynomial signal are fixed.
   *
   * @param with logarithm of the likelihood with signal times its prior probability, integrated
   *     over a polynomial signal
   * @param without logarithm of that without
   * @param mostWith logarithm of the greatest likelihood with signal
   * @param scan density of the signal; empty if it is no polynomial
   */
  private record Point(double with, double without, double mostWith, Optional<DensityScan> scan) {
    double log() {
      double most = Math.max(with, without);
      return most > Double.NEGATIVE_INFINITY
          ? most + Math.log(Math.exp(with - most) + Math.exp(without - most))
          : most;
    }

    double absent() {
      return Math.exp(without - log());
    }
  }

  private record Likelihood(
      HiddenRun run,
      double nullProbability,
      ExpectedCounts counts,
      BinnedData data,
      Optional<BinnedData> sideband) {
    Point at(double[] position) {
      ExpectedCounts.Slice slice = counts.at(position);
      double side = side(slice);
      double without = Math.log(nullProbability) + without(slice);
      double prior = Math.log1p(-nullProbability);
      if (!counts.isPolynomial()) {
        double with = side + data.logLikelihood(slice.own());
        return new Point(prior + with, without, with, Optional.empty());
      }
      Prior strength = run.priors().get(run.signal());
      DensityScan scan = DensityScan.of(u -> data.logLikelihood(slice.of(strength.quantile(u))));
      return new Point(
          prior + side + scan.logIntegral(), without, side + scan.most(), Optional.of(scan));
    }

    double without(ExpectedCounts.Slice slice) {
      return side(slice) + data.logLikelihood(slice.none());
    }

    // Of the greatest logarithm with signal over that without, which is searched for.
    double significance(double most, UniformRandomProvider random) {
      ToDoubleFunction<double[]> none = position -> without(counts.at(position));
      double mostWithout =
          ImportanceSample.of(counts.dimension(), none, WANTED_WITHOUT, random).positions().stream()
              .mapToDouble(none)
              .max()
              .orElseThrow();
      return Math.sqrt(Math.max(0, 2 * (most - mostWithout)));
    }

    private double side(ExpectedCounts.Slice slice) {
      return sideband.map(s -> s.logLikelihood(slice.sideband())).orElse(0.0);
    }

    // The hidden values of a draw; parts of u below that without signal have none.
    double[] values(double[] position, Point point, double u) {
      double[] values = counts.values(position);
      double absent = point.absent();
      if (u < absent) {
        run.setAbsent(values);
      } else {
        double rest = (u - absent) / (1 - absent);
        point
            .scan()
            .ifPresent(
                scan ->
                    values[run.signal()] =
                        run.priors().get(run.signal()).quantile(scan.quantile(rest)));
      }
      return values;
    }
  }

  /** Draws of one hidden value, in the order of the draws. */
  double[] draws(int parameter) {
    return values.stream().mapToDouble(v -> v[parameter]).toArray();
  }

  /** The draws of one hidden value, one of each position. */
  double[] samples(int parameter) {
    double[] all = draws(parameter);
    return IntStream.range(0, POSITIONS)
        .mapToDouble(i -> all[i * STRENGTHS + i % STRENGTHS])
        .toArray();
  }

  /** The value of a hidden parameter below which a part of its draws lies. */
  double[] quantiles(int parameter, double... parts) {
    double[] sorted = draws(parameter);
    Arrays.sort(sorted);
    return Arrays.stream(parts).map(p -> sorted[(int) (p * sorted.length)]).toArray();
  }
}
