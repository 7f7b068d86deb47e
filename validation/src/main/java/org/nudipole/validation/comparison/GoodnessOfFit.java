package org.nudipole.validation.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apache.commons.numbers.gamma.RegularizedGamma;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.nudipole.generator.Require;
import org.nudipole.generator.axis.Binning;
import org.nudipole.generator.axis.Digits;
import org.nudipole.generator.axis.Histogram;

/**
 * Tests of observed counts and values against an expectation that has no free parameter.
 *
 * <p>Expected fractions must add up to 1 within {@value #INCOMPLETE} and are then normalised: a sum
 * that is further off is an incomplete density, hence a fault of the caller and not of the data.
 * Counts where the expected fraction is exactly 0 (also outside the binning of a histogram) give p
 * = 0.
 *
 * <p>Two-sided p-values of discrete distributions are twice the smaller tail, at most 1: never too
 * small, and computable to the last representable digit for any count.
 */
public final class GoodnessOfFit {
  /** Neighbouring bins are merged for {@link #pearson} until each expects at least this many. */
  public static final double MINIMUM_EXPECTED = 10;

  /** Largest deviation from 1 of a sum of expected fractions that passes as rounding. */
  public static final double INCOMPLETE = 1e-6;

  private GoodnessOfFit() {}

  /**
   * Tests the shape of a histogram by {@link #pearson} and {@link #extremeBin}.
   *
   * @param name name of the observable
   * @param histogram the observed counts
   * @param fractions expected fraction of each bin
   * @param unit factor from the printed unit to that of the edges
   * @param units printed unit
   * @throws IllegalArgumentException if the fractions are not a complete distribution
   */
  public static List<TestResult> shape(
      String name, Histogram histogram, double[] fractions, double unit, String units) {
    int size = histogram.binning().size();
    requireSize(size, fractions.length);
    // Values outside the axis are observations where nothing is expected: three bins more.
    double[] extended = Arrays.copyOf(fractions, size + 3);
    long[] counts = Arrays.copyOf(histogram.counts(), size + 3);
    counts[size] = histogram.underflow();
    counts[size + 1] = histogram.overflow();
    counts[size + 2] = histogram.undefined();
    Binning axis = histogram.binning();
    BinLabel label =
        (first, last) -> {
          if (first < size) {
            return axis.describe(first, last, unit, units);
          }
          double end = first == size ? axis.low(0) : axis.high(size - 1);
          String edge = (Digits.of(end / unit, 6) + " " + units).strip();
          return first == size ? "below " + edge : first > size + 1 ? "NaN" : "above " + edge;
        };
    return shape(name, counts, extended, label);
  }

  /**
   * Tests counts by {@link #pearson} and {@link #extremeBin}: the first finds what is spread over
   * many bins, the second what merging hides.
   *
   * @param name name of the observable
   * @param observed counts
   * @param fractions expected fraction of each bin
   * @param label names of the bins
   * @throws IllegalArgumentException if the fractions are not a complete distribution
   */
  public static List<TestResult> shape(
      String name, long[] observed, double[] fractions, BinLabel label) {
    return List.of(
        pearson(name, observed, fractions, label), extremeBin(name, observed, fractions, label));
  }

  /**
   * Pearson's chi-square of counts whose total is fixed (a multinomial), after merging neighbouring
   * bins, from the first on, until each expects {@link #MINIMUM_EXPECTED}; the rest joins the last
   * one. Fewer than two merged bins leave nothing to test: p = 1.
   *
   * <p>With 20 bins that expect 10 events or little more, the true probability of p &lt; 1e-4 is
   * 1.4e-4 and that of p &lt; 1e-5 is 2e-5 (measured with 1e6 pseudo-experiments); with more events
   * the excess goes away.
   *
   * @param name name of the observable
   * @param observed counts
   * @param fractions expected fraction of each bin
   * @param label names of the bins
   * @throws IllegalArgumentException if the fractions are not a complete distribution
   */
  public static TestResult pearson(
      String name, long[] observed, double[] fractions, BinLabel label) {
    double[] normalised = normalise(observed, fractions);
    int impossible = impossible(observed, normalised);
    if (impossible >= 0) {
      return unexpected(name, observed[impossible], label.of(impossible, impossible));
    }
    long total = Arrays.stream(observed).sum();
    List<Run> runs = merge(observed, normalised, total);
    int k = runs.size();
    if (k < 2) {
      return new TestResult(name, 0, 0, 1, "chi-square: too few events (" + total + ") to test");
    }
    double statistic = 0;
    Run worst = runs.get(0);
    for (Run run : runs) {
      double difference = run.observed - run.fraction * total;
      statistic += difference * difference / (run.fraction * total);
      if (Math.abs(run.pull(total)) > Math.abs(worst.pull(total))) {
        worst = run;
      }
    }
    double p = ChiSquaredDistribution.of(k - 1).survivalProbability(statistic);
    String detail =
        "chi-square "
            + Digits.of(statistic, 6)
            + " / "
            + (k - 1)
            + "; worst "
            + worst.describe(total, label);
    return new TestResult(name, statistic, k - 1, p, detail);
  }

  /**
   * The bin whose count is least probable, each judged by the exact two-sided binomial test; p is
   * corrected for the number of bins (Bonferroni). Right for any number of events, and not blind to
   * bins that expect almost none. The statistic is the pull of that bin.
   *
   * @param name name of the observable
   * @param observed counts
   * @param fractions expected fraction of each bin
   * @param label names of the bins
   * @throws IllegalArgumentException if the fractions are not a complete distribution
   */
  public static TestResult extremeBin(
      String name, long[] observed, double[] fractions, BinLabel label) {
    double[] normalised = normalise(observed, fractions);
    int impossible = impossible(observed, normalised);
    if (impossible >= 0) {
      return unexpected(name, observed[impossible], label.of(impossible, impossible));
    }
    long total = Arrays.stream(observed).sum();
    double smallest = 2;
    int worst = 0;
    int bins = 0;
    for (int i = 0; i < observed.length; i++) {
      if (normalised[i] > 0) {
        bins++;
        double p = binomialTails(observed[i], total, normalised[i]);
        if (p < smallest) {
          smallest = p;
          worst = i;
        }
      }
    }
    Run run = new Run(worst, worst, observed[worst], normalised[worst]);
    return new TestResult(
        name,
        run.pull(total),
        0,
        bins,
        Math.min(1, smallest * bins),
        "extreme bin of " + bins + ": " + run.describe(total, label));
  }

  /**
   * Exact two-sided binomial test, such as of the number of detected events. The statistic is the
   * pull.
   *
   * @param name name of the count
   * @param successes observed number
   * @param trials number of trials
   * @param probability expected fraction, in [0, 1]
   */
  public static TestResult binomial(String name, long successes, long trials, double probability) {
    Require.inRange("expected fraction of " + name, probability, 0, 1);
    if (successes < 0 || successes > trials) {
      throw new IllegalArgumentException(
          name + ": " + successes + " of " + trials + " (must lie between 0 and all)");
    }
    double expected = trials * probability;
    double pull = pull(successes, expected, expected * (1 - probability));
    String detail =
        "binomial: " + counted(successes + " of " + trials, Digits.of(expected, 10), pull);
    return new TestResult(name, pull, 0, binomialTails(successes, trials, probability), detail);
  }

  /**
   * Exact two-sided Poisson test of a count. The statistic is the pull.
   *
   * @param name name of the count
   * @param observed observed number
   * @param expected expected number, not negative
   */
  public static TestResult poisson(String name, long observed, double expected) {
    Require.notNegative("expected number of " + name, expected);
    Require.notNegative("observed number of " + name, observed);
    double below = expected == 0 ? 1 : RegularizedGamma.Q.value(observed + 1.0, expected);
    double above = observed == 0 ? 1 : RegularizedGamma.P.value(observed, expected);
    double pull = pull(observed, expected, expected);
    String detail = "Poisson: " + counted(Long.toString(observed), Digits.of(expected, 10), pull);
    return new TestResult(name, pull, 0, twoSided(below, above), detail);
  }

  /**
   * Kolmogorov-Smirnov test of unbinned values, two-sided. The statistic is the largest distance of
   * the cumulatives.
   *
   * @param name name of the observable
   * @param values observed values, at least two, no NaN; continuous (a line spectrum has no
   *     Kolmogorov-Smirnov distribution)
   * @param cumulative expected cumulative distribution, from 0 to 1
   */
  public static TestResult kolmogorovSmirnov(
      String name, double[] values, DoubleUnaryOperator cumulative) {
    if (Arrays.stream(values).anyMatch(Double::isNaN)) {
      throw new IllegalArgumentException(name + " has NaN (values must be numbers)");
    }
    var result = KolmogorovSmirnovTest.withDefaults().test(values, cumulative);
    String detail =
        "Kolmogorov-Smirnov: distance "
            + Digits.of(result.getStatistic(), 6)
            + " of "
            + values.length
            + " values";
    return new TestResult(name, result.getStatistic(), 0, result.getPValue(), detail);
  }

  private static double binomialTails(long successes, long trials, double probability) {
    double failures = trials - successes;
    double below =
        failures == 0 ? 1 : RegularizedBeta.complement(probability, successes + 1.0, failures);
    double above =
        successes == 0 ? 1 : RegularizedBeta.value(probability, successes, failures + 1.0);
    return twoSided(below, above);
  }

  private static double twoSided(double below, double above) {
    return Math.min(1, 2 * Math.min(below, above));
  }

  private static double pull(double observed, double expected, double variance) {
    return observed == expected ? 0 : (observed - expected) / Math.sqrt(variance);
  }

  private static double[] normalise(long[] observed, double[] fractions) {
    requireSize(observed.length, fractions.length);
    double sum = 0;
    for (int i = 0; i < fractions.length; i++) {
      sum += Require.notNegative("expected fraction of bin " + i, fractions[i]);
      Require.notNegative("count of bin " + i, observed[i]);
    }
    if (Math.abs(sum - 1) > INCOMPLETE) {
      throw new IllegalArgumentException(
          "expected fractions add up to "
              + sum
              + " (an incomplete density cannot be tested); let the bins cover the whole range");
    }
    double norm = sum;
    return Arrays.stream(fractions).map(fraction -> fraction / norm).toArray();
  }

  private static void requireSize(int bins, int fractions) {
    if (bins != fractions || bins == 0) {
      throw new IllegalArgumentException(
          fractions + " expected fractions for " + bins + " bins (one per bin is needed)");
    }
  }

  private static int impossible(long[] observed, double[] fractions) {
    for (int i = 0; i < observed.length; i++) {
      if (observed[i] > 0 && fractions[i] == 0) {
        return i;
      }
    }
    return -1;
  }

  private static TestResult unexpected(String name, long observed, String where) {
    return new TestResult(
        name,
        Double.POSITIVE_INFINITY,
        0,
        0,
        "impossible: observed " + observed + ", expected none at " + where);
  }

  private static List<Run> merge(long[] observed, double[] fractions, long total) {
    List<Run> runs = new ArrayList<>();
    int first = 0;
    int last = 0;
    long count = 0;
    double fraction = 0;
    for (int i = 0; i < observed.length; i++) {
      if (fractions[i] == 0) {
        continue;
      }
      last = i;
      if (fraction == 0) {
        // A run starts where something is expected.
        first = i;
      }
      count += observed[i];
      fraction += fractions[i];
      if (fraction * total >= MINIMUM_EXPECTED) {
        runs.add(new Run(first, i, count, fraction));
        count = 0;
        fraction = 0;
      }
    }
    if (fraction > 0 && !runs.isEmpty()) {
      Run end = runs.remove(runs.size() - 1);
      runs.add(new Run(end.first, last, end.observed + count, end.fraction + fraction));
    }
    return runs;
  }

  /** Neighbouring bins, counted as one. */
  private record Run(int first, int last, long observed, double fraction) {
    double pull(long total) {
      double expected = fraction * total;
      // Rounding may lift the fraction of a lone bin above 1.
      return GoodnessOfFit.pull(observed, expected, expected * Math.max(0, 1 - fraction));
    }

    String describe(long total, BinLabel label) {
      return label.of(first, last)
          + ": "
          + counted(Long.toString(observed), Digits.of(fraction * total, 6), pull(total));
    }
  }

  private static String counted(String observed, String expected, double pull) {
    return "observed " + observed + ", expected " + expected + ", pull " + Digits.signed(pull, 2);
  }
}
