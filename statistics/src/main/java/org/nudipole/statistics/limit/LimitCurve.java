package org.nudipole.statistics.limit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nudipole.generator.mathematics.ConvergenceException;
import org.nudipole.macros.binding.ObservedData;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.macros.language.RunCommands;
import org.nudipole.macros.language.Scan;
import org.nudipole.statistics.likelihood.Component;
import org.nudipole.statistics.likelihood.Dataset;
import org.nudipole.statistics.likelihood.DecidingEvents;
import org.nudipole.statistics.likelihood.Hypotheses;
import org.nudipole.statistics.likelihood.Modulus;
import org.nudipole.statistics.likelihood.OneNull;
import org.nudipole.statistics.likelihood.ToyBench;
import org.nudipole.statistics.likelihood.ToyExperiments;
import org.nudipole.statistics.likelihood.ToyLimit;
import org.nudipole.statistics.likelihood.ToyWorkers;
import org.nudipole.statistics.likelihood.UpperLimit;
import org.nudipole.statistics.limit.VariedRun.Prepared;

/**
 * Upper limits on one parameter of one or several experiments taken together, at one point or along
 * a scan of another parameter.
 *
 * @param experiments the experiments without a signal; all have data or none has
 * @param correlated names of nuisances that are one in all experiments that have them
 * @param parameter the parameter that is limited
 * @param profiled other numbers that are left free
 * @param scan the other parameter; empty for one point
 * @param settings how limits are taken
 */
public record LimitCurve(
    List<Experiment> experiments,
    Set<String> correlated,
    FreeParameter parameter,
    List<FreeParameter> profiled,
    Optional<Scan> scan,
    LimitSettings settings) {
  /** Toys for a band that has no asymptotic form where the user does not say. */
  private static final int BAND_TOYS = 200;

  /** Points of a scan from which on templates of a form in its amplitudes are fewer than theirs. */
  private static final int MANY = 3;

  /** Quantiles of a Gaussian at -2, -1, 0, 1 and 2 standard deviations. */
  private static final double[] QUANTILES = {0.02275013, 0.15865525, 0.5, 0.84134475, 0.97724987};

  /** Keeps copies and checks the data. */
  public LimitCurve {
    experiments = List.copyOf(experiments);
    correlated = Set.copyOf(correlated);
    profiled = List.copyOf(profiled);
    if (experiments.stream().map(e -> e.data().isPresent()).distinct().count() != 1) {
      throw new IllegalArgumentException("experiments with data and without");
    }
  }

  /**
   * The limits of one experiment.
   *
   * @param data observed counts; empty for Asimov data
   */
  public static LimitCurve of(
      RunConfiguration run,
      FreeParameter parameter,
      Optional<Scan> scan,
      Optional<ObservedData> data,
      LimitSettings settings) {
    return new LimitCurve(
        List.of(Experiment.of("", run, data)), Set.of(), parameter, List.of(), scan, settings);
  }

  /** The templates of its points; none is computed yet. */
  public Templates templates() {
    return Templates.of(experiments, correlated);
  }

  /** The observed counts of all experiments, one after the other; empty for Asimov data. */
  public Optional<double[]> counts() {
    return Experiment.counts(experiments);
  }

  /** Whether a signal is limited, without which there is none; else the run is as it is. */
  boolean ofSignal() {
    return parameter.nothing().isPresent();
  }

  /** What the experiments say without a signal. */
  Hypothesis hypothesis() {
    return Experiment.hypothesis(experiments);
  }

  /**
   * Refuses a parameter or a scan on which no expected count depends.
   *
   * @param templates those of the points, which keep what is computed here
   * @throws NoEffectException if none does at any point
   * @throws IllegalArgumentException if the parameter has no value or cannot change alone
   */
  public void check(Templates templates) {
    Effect.requireRate(parameter);
    if (scan.isEmpty()) {
      requireEffect(hypothesis(), templates);
      return;
    }
    prepare(templates);
    FreeParameter scanned = scan.get().parameter();
    List<Double> values = scan.get().values();
    double last = values.get(values.size() - 1);
    Hypothesis probe = new VariedRun(hypothesis(), parameter, templates).probe();
    new Effect(probe, templates)
        .require(
            scanned,
            values.size() > 1
                ? List.of(values.get(0), values.get(values.size() / 2), last)
                : List.of(last, 1.1 * last, 0.9 * last));
    Optional<NoEffectException> none = Optional.empty();
    for (double value : values) {
      try {
        requireEffect(hypothesis().set(scanned, value), templates);
        return;
      } catch (NoEffectException e) {
        none = Optional.of(e);
      }
    }
    none.ifPresent(
        e -> {
          throw e;
        });
  }

  /** Computes what the templates of all points follow from, where there are many. */
  public void prepare(Templates templates) {
    if (size() >= MANY) {
      templates.learn(
          hypothesis(),
          Stream.concat(Stream.of(scan.orElseThrow().parameter(), parameter), profiled.stream())
              .toList());
    }
  }

  /** Whether the exposure is scanned. */
  public boolean isOfExposures() {
    return scan.filter(along -> along.parameter().spec().equals(RunCommands.EXPOSURE)).isPresent();
  }

  /**
   * What a scan of the exposure leaves as it is though other events grow with it: backgrounds that
   * the macro gives as a number of events.
   *
   * @return names of components; none where another number is scanned
   */
  public List<String> unscaled(Templates templates) {
    if (!isOfExposures()) {
      return List.of();
    }
    List<Double> values = scan.get().values();
    if (values.size() < 2) {
      return List.of();
    }
    Function<Double, List<Component>> at =
        value ->
            templates.of(
                hypothesis().withoutSignal().set(scan.get().parameter(), value).hypothesis());
    List<Component> first = at.apply(values.get(0));
    List<Component> last = at.apply(values.get(values.size() - 1));
    return first.stream()
        .filter(one -> one.largest() > 0)
        .filter(
            one ->
                last.stream()
                    .filter(other -> other.name().equals(one.name()))
                    .anyMatch(
                        other -> !Effect.differ(List.of(one), List.of(other), Effect.ROUNDING)))
        .map(Component::name)
        .toList();
  }

  // A signal that is out of reach is reported as closed, and data that are impossible as such.
  private void requireEffect(Hypothesis moved, Templates templates) {
    VariedRun varied = new VariedRun(moved, parameter, templates);
    try {
      varied.hypotheses();
    } catch (ClosedException | ConvergenceException e) {
      return;
    } catch (NoEffectException e) {
      if (closed(OptionalDouble.empty(), varied, e.getMessage()).failure().isEmpty()) {
        throw e;
      }
    }
  }

  /** What the likelihood leaves out at the first limit that is expected. */
  public List<FilledBins> filled(List<LimitPoint> points, Templates templates) {
    return points.stream()
        .filter(p -> p.median().isPresent())
        .findFirst()
        .map(p -> varied(p.scanned(), templates).at(p.median().getAsDouble()))
        .map(hypothesis -> FilledBins.of(hypothesis, templates))
        .orElse(List.of());
  }

  /** Number of points. */
  public int size() {
    return scan.map(along -> along.values().size()).orElse(1);
  }

  /** The limits, point after point; points are computed on all processors. */
  public List<LimitPoint> points() {
    return points(templates(), Workers.THREADS);
  }

  /** The limits from templates that others may use as well. */
  public List<LimitPoint> points(Templates templates, Workers workers) {
    return workers.points(this, index -> point(index, templates, workers));
  }

  /**
   * The limits at one point.
   *
   * @param index number of the point
   * @param templates templates of this curve, after {@link #prepare}
   * @param workers who does its toys
   */
  public LimitPoint point(int index, Templates templates, Workers workers) {
    OptionalDouble scanned = scanned(index);
    VariedRun varied = varied(scanned, templates);
    try {
      return limits(scanned, prepared(varied, profiled), workers);
    } catch (ClosedException | NoEffectException e) {
      return closed(scanned, varied, e.getMessage());
    } catch (ConvergenceException e) {
      return LimitPoint.without(scanned, Optional.empty(), Optional.of(e.getMessage()));
    }
  }

  /** Value of the scanned parameter at a point, in its unit; empty without a scan. */
  OptionalDouble scanned(int index) {
    return scan.isPresent()
        ? OptionalDouble.of(scan.get().values().get(index))
        : OptionalDouble.empty();
  }

  /** The run in which the parameter varies at a value of the scanned one. */
  VariedRun varied(OptionalDouble scanned, Templates templates) {
    return new VariedRun(
        scanned.isPresent()
            ? hypothesis().set(scan.orElseThrow().parameter(), scanned.getAsDouble())
            : hypothesis(),
        parameter,
        templates);
  }

  /**
   * The parameter at a place where it has an effect.
   *
   * @param templates templates of this curve, after {@link #prepare}
   */
  public Hypotheses at(Place place, Templates templates) {
    VariedRun varied = varied(place.scanned().stream().mapToDouble(x -> x).findFirst(), templates);
    return prepared(varied, place.profiled() ? profiled : List.of()).hypotheses();
  }

  /**
   * The parameter as it varies. No signal is the absence of all of them, also of one that is
   * scanned or fixed.
   *
   * @param free other numbers that are left free
   */
  Prepared prepared(VariedRun varied, List<FreeParameter> free) {
    Prepared own = varied.hypotheses(free);
    return ofSignal() ? own.against(varied.templates().nothing(varied.settings(), free)) : own;
  }

  // No signal explains data that nothing else does.
  private LimitPoint closed(OptionalDouble scanned, VariedRun varied, String why) {
    try {
      counts().ifPresent(varied::requirePossible);
      return LimitPoint.without(scanned, Optional.of(why), Optional.empty());
    } catch (ConvergenceException e) {
      return LimitPoint.without(scanned, Optional.empty(), Optional.of(e.getMessage()));
    }
  }

  private LimitPoint limits(OptionalDouble scanned, Prepared prepared, Workers workers) {
    Hypotheses hypotheses = prepared.hypotheses();
    Optional<Dataset> dataset =
        counts().map(counts -> new Dataset(counts, new double[hypotheses.pulls()]));
    List<OptionalDouble> expected = new ArrayList<>();
    OptionalInt number = toys(hypotheses);
    Limit found;
    if (settings.certainToys().isPresent()) {
      Place place = Place.of(scanned, true);
      ToyLimit limit =
          toyLimit(hypotheses, List.of(hypotheses), workers.toys(this, place, List.of(place)));
      expected.addAll(limit.expected(LimitPoint.FLUCTUATIONS));
      found = limit::observed;
    } else {
      UpperLimit limit = new UpperLimit(hypotheses, settings.convention(), settings.level());
      if (number.isPresent()) {
        expected.addAll(quantiles(hypotheses, number.getAsInt(), limit::observed));
      } else {
        LimitPoint.FLUCTUATIONS.forEach(n -> expected.add(limit.expected(n)));
      }
      found = limit::observed;
    }
    OptionalDouble observed =
        dataset.isPresent() ? found.of(dataset.get()) : OptionalDouble.empty();
    return new LimitPoint(
        scanned,
        expected.stream().map(x -> converted(prepared, x)).toList(),
        number,
        converted(prepared, observed),
        settings.certainToys().isPresent()
            ? OptionalDouble.empty()
            : deciding(hypotheses, expected.get(2), observed),
        prepared.ends(),
        Optional.empty(),
        Optional.empty());
  }

  /** Limits from toys. */
  ToyLimit toyLimit(Hypotheses hypotheses, List<Hypotheses> rivals, ToyWorkers workers) {
    return new ToyLimit(
        new ToyBench(hypotheses, rivals, settings.streams()),
        settings.convention(),
        settings.level(),
        settings.certainToys().orElseThrow(),
        workers);
  }

  private static OptionalDouble deciding(Hypotheses hypotheses, OptionalDouble... limits) {
    return Arrays.stream(limits)
        .flatMapToDouble(OptionalDouble::stream)
        .map(limit -> DecidingEvents.of(hypotheses, limit))
        .min();
  }

  // Where a moment interferes, data with a little more or less of anything prefer a moment of some
  // size: what Asimov data say is not what experiments find in the mean.
  private OptionalInt toys(Hypotheses hypotheses) {
    OptionalInt certain = settings.certainToys();
    boolean counted =
        hypotheses instanceof OneNull
            || hypotheses instanceof Modulus modulus && modulus.background() == 0;
    return certain.isEmpty() && counted ? OptionalInt.of(BAND_TOYS) : certain;
  }

  private static OptionalDouble converted(Prepared prepared, OptionalDouble variable) {
    return variable.isPresent()
        ? OptionalDouble.of(prepared.parameter(variable.getAsDouble()))
        : variable;
  }

  private interface Limit {
    OptionalDouble of(Dataset data);
  }

  // Limits of repetitions without a signal, sorted; one that excludes nothing counts as the
  // largest.
  private List<OptionalDouble> quantiles(Hypotheses hypotheses, int toys, Limit limit) {
    double[] pulls = new double[hypotheses.pulls()];
    double[] counts = hypotheses.nothing();
    ToyExperiments experiments = new ToyExperiments(settings.streams(), 0);
    double[] limits =
        IntStream.range(0, toys)
            .parallel()
            .mapToDouble(
                t -> limit.of(experiments.draw(counts, pulls, t)).orElse(Double.POSITIVE_INFINITY))
            .sorted()
            .toArray();
    return Arrays.stream(QUANTILES)
        .mapToObj(
            p -> {
              double value = limits[(int) Math.min(toys - 1.0, p * toys)];
              return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
            })
        .toList();
  }
}
