package org.nudipole.statistics.likelihood;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.nudipole.generator.mathematics.ConvergenceException;
import org.nudipole.generator.sampling.RandomStreams;

/**
 * Limits and intervals on a parameter from the profile likelihood ratio with distributions that are
 * counted among toys, thrown anew at each value that is tried: right at any number of events. The
 * pulls of the toys are those that fit the data best at that value.
 *
 * <p>Two-sided ratios order data as G. J. Feldman and R. D. Cousins do (Phys. Rev. D 57 (1998)
 * 3873), so those two conventions are one here.
 *
 * @param bench the parameter, and its toys
 * @param convention what excluded means
 * @param level confidence level
 * @param toys toys at each value
 * @param workers who throws and fits them
 */
public record ToyLimit(
    ToyBench bench, Convention convention, double level, int toys, ToyWorkers workers) {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** Ensembles of random numbers: of toys of a value, of those without a signal. */
  private static final int HERE = 1;

  private static final int NONE = 2;

  /** Distance to where a search begins, over the way to a limit, that may be rounding. */
  private static final double TINY = 1e-4;

  /** Part of the way to a limit in which it is looked for. */
  private static final double STRIDE = 0.1;

  private static final double[][] TO_BE_FITTED = {};

  private static final double[] NO_TOYS = {};

  /** Limits on one parameter, by the threads of this process. */
  public ToyLimit(
      Hypotheses hypotheses, Convention convention, double level, int toys, RandomStreams streams) {
    this(
        new ToyBench(hypotheses, List.of(hypotheses), streams),
        convention,
        level,
        toys,
        ToyWorkers.THREADS);
  }

  /**
   * The limit from data.
   *
   * @return empty if no value is excluded
   * @throws ConvergenceException if a fit fails
   */
  public OptionalDouble observed(Dataset data) {
    OptionalDouble limit = new Search(data).upper();
    return convention == Convention.POWER_CONSTRAINED
        ? UpperLimit.greater(limit, new Band().limit(Convention.LEAST_POWER))
        : limit;
  }

  /**
   * The values that are not excluded, from the least to the greatest.
   *
   * @return empty if the best fit is excluded
   * @throws ConvergenceException if a fit fails, or if there is no greatest value
   */
  public Optional<ProfileInterval> interval(Dataset data) {
    Search search = new Search(data);
    if (search.confidence(search.best.value()) >= level) {
      return Optional.empty();
    }
    double high =
        search
            .upper()
            .orElseGet(
                () -> {
                  if (Double.isInfinite(hypotheses().highest())) {
                    throw new ConvergenceException("no value is excluded, however great");
                  }
                  return hypotheses().highest();
                });
    return Optional.of(new ProfileInterval(search.lower(), high));
  }

  /**
   * The limits expected without a signal where chance moves the data by some standard deviations:
   * the values that such parts of experiments exclude.
   *
   * @param fluctuations standard deviations; 0 for the median
   * @return empty ones exclude nothing
   * @throws ConvergenceException if a fit fails
   */
  public List<OptionalDouble> expected(List<Integer> fluctuations) {
    Band band = new Band();
    return fluctuations.stream().map(n -> band.limit(n)).toList();
  }

  /**
   * The level with which data exclude a value, where the truth of the toys is that of other data:
   * many data sets are so tested with the same toys.
   *
   * @param value the value
   * @param truth data whose best pulls at the value are the truth of the toys
   * @param data the data
   * @throws ConvergenceException if a fit fails
   */
  public double[] confidences(double value, Dataset truth, List<Dataset> data) {
    LikelihoodRatio ratio = ratio();
    double scale = hypotheses().step(value) + Math.abs(value);
    double[] none = background(truth, scale).map(b -> b.ratios(value)).orElse(NO_TOYS);
    ToyTest test = test(truth(value, truth, scale), value, none);
    return data.parallelStream()
        .mapToDouble(d -> test.confidence(ratio.fitted(d, scale)))
        .toArray();
  }

  private Hypotheses hypotheses() {
    return bench.hypotheses();
  }

  private LikelihoodRatio ratio() {
    return bench.ratio(convention.isOneSided());
  }

  // Toys of a value as data prefer it.
  private ToyTruth truth(double value, Dataset data, double scale) {
    ProfilePoint truth = hypotheses().at(value, data);
    return new ToyTruth(toys, HERE, truth.counts(), truth.pulls(), scale);
  }

  private ToyTest test(ToyTruth here, double value, double[] none) {
    TestedToys work = new TestedToys(here, value, convention.isOneSided(), TO_BE_FITTED);
    return new ToyTest(ratio(), value, sorted(work), none);
  }

  private double[] sorted(TestedToys work) {
    double[] ratios = column(workers.all(bench, work), 0);
    Arrays.sort(ratios);
    return ratios;
  }

  private static double[] column(double[][] rows, int number) {
    return Arrays.stream(rows).mapToDouble(row -> row[number]).toArray();
  }

  /** Toys without a signal, which are fitted once and tested at many values. */
  private final class Background {
    private final ToyTruth truth;
    private final double[][] fits;

    Background(double[] counts, double[] pulls, double scale) {
      truth = new ToyTruth(toys, NONE, counts, pulls, scale);
      double[][] rows = workers.all(bench, new FittedToys(truth));
      fits = new double[][] {column(rows, 0), column(rows, 1)};
    }

    // An upper limit lies above the best fit: data far above a value do not exclude it so.
    double[] ratios(double value) {
      return sorted(new TestedToys(truth, value, true, fits));
    }
  }

  // Where the convention asks for them.
  private Optional<Background> background(Dataset data, double scale) {
    if (convention != Convention.CLS) {
      return Optional.empty();
    }
    ProfilePoint truth = hypotheses().at(hypotheses().background(), data);
    return Optional.of(new Background(truth.counts(), truth.pulls(), scale));
  }

  // Beside where a search begins all ratios are rounding: what they exclude, a limit there does.
  private OptionalDouble resolved(
      OptionalDouble limit, double from, double scale, DoubleFunction<ToyTest> test) {
    boolean rounding =
        limit.isPresent()
            && limit.getAsDouble() - from < TINY * scale
            && !test.apply(limit.getAsDouble()).isResolved(level);
    return rounding ? OptionalDouble.of(from) : limit;
  }

  /** The values that data exclude. */
  private final class Search {
    private final Dataset data;
    private final LikelihoodRatio.Fitted best;
    private final double scale;
    private final OptionalDouble asymptotic;
    private final Optional<Background> none;

    Search(Dataset data) {
      this.data = data;
      ProfilePoint fit = hypotheses().best(data);
      asymptotic = new UpperLimit(hypotheses(), convention.asymptotic(), level).observed(data);
      double start = start(fit.value());
      scale =
          asymptotic.isPresent() && asymptotic.getAsDouble() > start
              ? asymptotic.getAsDouble() - start
              : hypotheses().step(start);
      best = ratio().fitted(data, scale);
      none = background(data, scale);
    }

    // CLs asks for more than no signal, however far below it the best fit is.
    private double start(double fitted) {
      return convention == Convention.CLS ? Math.max(hypotheses().background(), fitted) : fitted;
    }

    double confidence(double value) {
      return test(value).confidence(best);
    }

    OptionalDouble upper() {
      double from = start(best.value());
      OptionalDouble found =
          new RisingProbability(this::confidence, from, hypotheses().highest(), toys)
              .reaching(level, asymptotic.orElse(from + scale), STRIDE * scale);
      return resolved(found, from, scale, this::test);
    }

    private ToyTest test(double value) {
      return ToyLimit.this.test(
          truth(value, data, scale), value, none.map(b -> b.ratios(value)).orElse(NO_TOYS));
    }

    double lower() {
      double from = best.value();
      if (from <= hypotheses().lowest()) {
        return from;
      }
      OptionalDouble mirrored =
          new RisingProbability(x -> confidence(-x), -from, -hypotheses().lowest(), toys)
              .reaching(level, Math.min(-hypotheses().lowest(), scale - from), STRIDE * scale);
      return mirrored.isPresent() ? -mirrored.getAsDouble() : hypotheses().lowest();
    }
  }

  /** The limits of experiments without a signal. */
  private final class Band {
    private final Dataset asimov = hypotheses().asimov();
    private final UpperLimit asymptotic =
        new UpperLimit(hypotheses(), convention.asymptotic(), level);
    private final double scale;
    private final Background experiments;
    private final RisingProbability power;
    // A crossing that is looked for again would begin with what is known and end elsewhere.
    private final Map<Integer, OptionalDouble> limits = new HashMap<>();

    Band() {
      double none = hypotheses().background();
      OptionalDouble median = asymptotic.expected(0);
      scale = median.isPresent() ? median.getAsDouble() - none : hypotheses().step(none);
      experiments = new Background(asimov.counts(), asimov.auxiliary(), scale);
      power =
          new RisingProbability(
              this::power,
              convention == Convention.CLS ? none : hypotheses().lowest(),
              hypotheses().highest(),
              toys);
    }

    private ToyTest test(double value, double[] none) {
      return ToyLimit.this.test(
          truth(value, asimov, scale), value, convention == Convention.CLS ? none : NO_TOYS);
    }

    private double power(double value) {
      double[] none = experiments.ratios(value);
      return test(value, none).power(none, level);
    }

    OptionalDouble limit(int fluctuation) {
      // The floor of a power-constrained limit is one for the band and for data.
      boolean constrained = convention == Convention.POWER_CONSTRAINED;
      if (constrained) {
        limits.computeIfAbsent(Convention.LEAST_POWER, this::crossing);
      }
      return limits.computeIfAbsent(
          constrained ? Math.max(fluctuation, Convention.LEAST_POWER) : fluctuation,
          this::crossing);
    }

    private OptionalDouble crossing(int n) {
      double guess = asymptotic.expected(n).orElse(hypotheses().background() + scale);
      OptionalDouble found = power.reaching(NORMAL.cumulativeProbability(n), guess, STRIDE * scale);
      return resolved(found, hypotheses().lowest(), scale, x -> test(x, experiments.ratios(x)));
    }
  }
}
