package org.nudipole.statistics.limit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nudipole.generator.Units;
import org.nudipole.generator.mathematics.ConvergenceException;
import org.nudipole.macros.language.DipoleCommands;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.macros.language.Symmetry;
import org.nudipole.statistics.likelihood.CountModel;
import org.nudipole.statistics.likelihood.Dataset;
import org.nudipole.statistics.likelihood.FitParameter;
import org.nudipole.statistics.likelihood.ProfilePoint;
import org.nudipole.statistics.likelihood.TemplateModel;

/**
 * Expected counts of a run, or of several experiments, as a function of some of its parameters and
 * of the pulls of its nuisances. The rate is computed anew for each set of parameters; their
 * derivatives are differences. A number of which the counts know the square alone is replaced by
 * its square: about 0 nothing depends on the number itself. In that of an effective moment the
 * counts are linear, so it needs no rate of its own. Where all are amplitudes, and their phases,
 * the counts are a quadratic form: smooth, and known everywhere. Rates are kept, for all threads.
 */
public final class RunModel implements CountModel {
  /** Difference over the size of a parameter: far below its error, far above rounding. */
  private static final double STEP = 1e-4;

  /** The same of amplitudes and phases: they have no rounding but that of a sum. */
  private static final double FORM_STEP = 1e-2;

  /** Sets of parameters whose rates are kept; toys ask for many of a form. */
  private static final int MOST_KNOWN = 20_000;

  /** Steps in which the ends of a parameter are looked for, over its size. */
  private static final double STEPS = 0.1;

  private final Hypothesis settings;
  private final List<FreeParameter> free;
  private final Templates templates;
  private final boolean[] squared;
  private final boolean[] strengths;
  private final double[] units;
  private final double[] sizes;
  private final List<FitParameter> parameters;
  private final List<String> ends = new ArrayList<>();
  private final Map<List<Double>, TemplateModel> known = new ConcurrentHashMap<>();
  private final Map<Integer, double[]> trials = new ConcurrentHashMap<>();
  private final Map<List<FreeParameter>, Optional<QuadraticForm>> forms = new ConcurrentHashMap<>();

  /**
   * A model.
   *
   * @param settings the runs
   * @param free what varies
   * @param templates how counts are taken
   * @throws IllegalArgumentException if a parameter cannot change alone
   */
  public RunModel(Hypothesis settings, List<FreeParameter> free, Templates templates) {
    this.settings = settings;
    this.free = List.copyOf(free);
    this.templates = templates;
    squared = new boolean[free.size()];
    strengths = new boolean[free.size()];
    units = new double[free.size()];
    sizes = new double[free.size()];
    for (int p = 0; p < sizes.length; p++) {
      strengths[p] = VariedRun.isSquaredSignal(free.get(p));
      squared[p] = isMirrored(free.get(p));
      units[p] = VariedRun.size(free.get(p));
      double value = Math.abs(start(p));
      sizes[p] = value > 0 ? value : internal(p, VariedRun.example(free.get(p)));
    }
    parameters =
        Stream.concat(
                IntStream.range(0, sizes.length).mapToObj(this::parameter),
                at(start()).parameters().stream().filter(FitParameter::pull))
            .toList();
  }

  /**
   * Refuses a parameter on which no expected count depends, with all free signals present.
   *
   * @throws NoEffectException naming it
   */
  public void requireEffects() {
    for (FreeParameter one : free) {
      Hypothesis strong = settings;
      for (FreeParameter other : free) {
        if (!other.equals(one) && other.nothing().equals(settings.value(other))) {
          strong = strong.set(other, VariedRun.size(other));
        }
      }
      try {
        new Effect(strong, templates).require(one);
      } catch (NoEffectException e) {
        throw closed(strong, one).map(NoEffectException::new).orElse(e);
      }
    }
  }

  // Why a signal is out of reach, in the words of a limit.
  private Optional<String> closed(Hypothesis strong, FreeParameter one) {
    try {
      if (VariedRun.isAmplitude(one)) {
        new VariedRun(strong, one, templates).hypotheses();
      }
    } catch (ClosedException e) {
      return Optional.of(one.text() + " (there is no signal: " + e.getMessage() + ")");
    } catch (NoEffectException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  /**
   * The value that a fit of a number starts from: that of the run, or no signal where the counts
   * are linear in it.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static double start(FreeParameter parameter, Hypothesis settings) {
    return VariedRun.isLinearSignal(parameter) && settings.value(parameter).isEmpty()
        ? parameter.nothing().orElseThrow()
        : settings.requireValue(parameter);
  }

  /** The parameters of interest. */
  public List<FreeParameter> free() {
    return free;
  }

  /**
   * Where -2 ln L of a signal that interferes has its minima, as a limit finds them; none where
   * several parameters are free, or the counts know the square alone.
   */
  public List<ProfilePoint> minima(Dataset data) {
    FreeParameter first = free.get(0);
    if (free.size() > 1 || isSquared(0) || first.nothing().isEmpty()) {
      return List.of();
    }
    try {
      VariedRun.Prepared prepared = new VariedRun(settings, first, templates).hypotheses();
      return prepared.hypotheses().minima(data).stream()
          .map(
              p ->
                  new ProfilePoint(
                      prepared.parameter(p.value()), p.minimum(), p.pulls(), p.counts()))
          .toList();
    } catch (ClosedException | NoEffectException | ConvergenceException e) {
      return List.of();
    }
  }

  /** Ends of parameters that the ranges of their commands do not have, and why. */
  public List<String> ends() {
    return List.copyOf(ends);
  }

  /** Whether the fit uses the square of a parameter. */
  public boolean isSquared(int parameter) {
    return squared[parameter];
  }

  // Whether the counts know the square alone. Other signals are there, for one may give another the
  // sign.
  private boolean isMirrored(FreeParameter one) {
    if (one.symmetry() == Symmetry.EVEN) {
      return true;
    }
    boolean signal = one.nothing().isPresent() && one.nothing().getAsDouble() == 0;
    if (!one.symmetry().isUnsigned() && !signal) {
      return false;
    }
    Hypothesis strong = settings;
    for (FreeParameter other : free) {
      if (!other.equals(one) && other.symmetry() != Symmetry.EVEN && start(other, settings) == 0) {
        strong = strong.set(other, STEPS * VariedRun.example(other));
      }
    }
    double start = Math.abs(start(one, settings));
    double value = start > 0 ? start : VariedRun.size(one);
    return one.range().contains(-value) && new VariedRun(strong, one, templates).isMirrored(value);
  }

  // Whether the counts are linear in the square.
  private boolean isStrength(int parameter) {
    return strengths[parameter];
  }

  /** The parameter that belongs to a value of the fit. */
  public double external(int parameter, double value) {
    return isSquared(parameter) ? size(parameter) * Math.sqrt(value) : value;
  }

  /** The value of the fit that belongs to a parameter. */
  double internal(int parameter, double value) {
    return isSquared(parameter) ? Math.pow(value / size(parameter), 2) : value;
  }

  // A change of the value of the fit that matters.
  double step(int parameter) {
    return isSquared(parameter) ? 1 : sizes[parameter];
  }

  private double size(int parameter) {
    return units[parameter];
  }

  private double start(int parameter) {
    FreeParameter one = free.get(parameter);
    double start = start(one, settings);
    // About 0 the counts may not change by a number that gives others their sign.
    return start == 0 && one.symmetry().isUnsigned() && !isSquared(parameter)
        ? STEPS * VariedRun.example(one)
        : internal(parameter, start);
  }

  @Override
  public List<FitParameter> parameters() {
    return parameters;
  }

  private FitParameter parameter(int p) {
    FreeParameter parameter = free.get(p);
    String name = parameter.text();
    double start = start(p);
    if (isStrength(p)) {
      return new FitParameter(name, start, 0, Double.POSITIVE_INFINITY, false);
    }
    double value = start(parameter, settings);
    double size = isSquared(p) ? VariedRun.example(parameter) : sizes[p];
    Domain domain =
        Domain.of(
            parameter, value, size, new VariedRun(settings, parameter, templates)::components);
    if (parameter.symmetry() != Symmetry.PHASE && !VariedRun.isAmplitude(parameter)) {
      domain =
          domain.possible(
              parameter,
              value,
              STEPS * size,
              v -> templates.of(settings.set(parameter, v).hypothesis()));
    }
    ends.addAll(domain.ends());
    if (!isSquared(p)) {
      return new FitParameter(name, start, domain.low(), domain.high(), false);
    }
    double near = value < 0 ? -domain.high() : domain.low();
    double far = value < 0 ? -domain.low() : domain.high();
    return new FitParameter(name, start, internal(p, Math.max(0, near)), internal(p, far), false);
  }

  @Override
  public double[] start() {
    double[] start = new double[free.size() + templates.pulls().size()];
    for (int p = 0; p < free.size(); p++) {
      start[p] = start(p);
    }
    return start;
  }

  @Override
  public int pulls() {
    return templates.pulls().size();
  }

  @Override
  public int bins() {
    return templates.size();
  }

  /** Only amplitudes and pulls are: sharp edges of a spectrum pass from bin to bin. */
  @Override
  public boolean isSmooth(int parameter) {
    return isInner(parameter) || form().isPresent();
  }

  @Override
  public boolean mayBeUntold(int parameter) {
    return !isInner(parameter);
  }

  // Whether it is one of the templates, of which the derivatives are exact.
  private boolean isInner(int parameter) {
    return parameter >= free.size() || isStrength(parameter);
  }

  /** Sterile masses up to the greatest that the source reaches: edges give many minima. */
  @Override
  public double[] trials(int parameter) {
    return parameter < free.size() && free.get(parameter).spec().equals(DipoleCommands.MASS)
        ? trials
            .computeIfAbsent(parameter, p -> new MassGrid(settings, free.get(p), free).values())
            .clone()
        : new double[0];
  }

  @Override
  public double[] counts(double[] values) {
    return at(values).counts(inner(values));
  }

  @Override
  public double[][] derivatives(double[] values) {
    return derivatives(values, new boolean[values.length]);
  }

  @Override
  public double[][] derivatives(double[] values, boolean[] fixed) {
    double[][] slopes = at(values).derivatives(inner(values));
    double[][] rows = new double[values.length][bins()];
    for (int p = 0; p < rows.length; p++) {
      if (isInner(p)) {
        rows[p] = slopes[inner(p)].clone();
      } else if (!fixed[p]) {
        rows[p] =
            isSmooth(p) ? along(values, p).first(this::counts, values) : difference(values, p);
      }
    }
    return rows;
  }

  /** What the likelihood leaves out at some values. */
  public List<FilledBins> filled(double[] values) {
    return FilledBins.of(moved(values), templates);
  }

  // Central; at a limit one-sided, of second order too.
  private double[] difference(double[] values, int p) {
    FitParameter limits = parameters.get(p);
    double h = STEP * (isSquared(p) ? Math.max(sizes[p], values[p]) : sizes[p]);
    if (values[p] - h < limits.low()) {
      return oneSided(values, p, h);
    }
    return values[p] + h > limits.high()
        ? oneSided(values, p, -h)
        : combination(moved(values, p, h), 0.5 / h, moved(values, p, -h), -0.5 / h);
  }

  private double[] oneSided(double[] values, int p, double h) {
    double[] near = combination(moved(values, p, h), 2 / h, moved(values, p, 2 * h), -0.5 / h);
    return combination(near, 1, counts(values), -1.5 / h);
  }

  private double[] moved(double[] values, int p, double by) {
    double[] moved = values.clone();
    moved[p] += by;
    return counts(moved);
  }

  private static double[] combination(double[] one, double a, double[] other, double b) {
    double[] sum = new double[one.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = a * one[i] + b * other[i];
    }
    return sum;
  }

  // Far from 0 counts are great, and so is their rounding.
  private Stencil along(double[] values, int p) {
    FreeParameter one = free.get(p);
    double size =
        Domain.isAngle(one) ? Units.RAD / one.factor() : Math.max(sizes[p], Math.abs(values[p]));
    return new Stencil(p, FORM_STEP * size, isSquared(p) ? 0 : Double.NEGATIVE_INFINITY);
  }

  /** Known where both are smooth; without it steps are those of Fisher scoring. */
  @Override
  public double curvature(double[] values, double[] weights, int one, int other) {
    if (isInner(one) && isInner(other)) {
      return at(values).curvature(inner(values), weights, inner(one), inner(other));
    }
    if (!isSmooth(one) || !isSmooth(other)) {
      return 0;
    }
    double[] second =
        one == other
            ? along(values, one).second(this::counts, values)
            : along(values, isInner(one) ? other : one)
                .first(v -> slope(v, isInner(one) ? one : other), values);
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * second[i];
    }
    return sum;
  }

  private double[] slope(double[] values, int p) {
    return isInner(p)
        ? at(values).derivatives(inner(values))[inner(p)]
        : along(values, p).first(this::counts, values);
  }

  private OptionalInt strength() {
    for (int p = 0; p < strengths.length; p++) {
      if (strengths[p]) {
        return OptionalInt.of(p);
      }
    }
    return OptionalInt.empty();
  }

  // The templates of all values but those of squares and pulls.
  private TemplateModel at(double[] values) {
    List<Double> key = new ArrayList<>();
    for (int p = 0; p < strengths.length; p++) {
      if (!strengths[p]) {
        key.add(values[p]);
      }
    }
    if (known.size() > MOST_KNOWN) {
      known.clear();
    }
    return known.computeIfAbsent(key, k -> computed(values));
  }

  /**
   * Expected counts of one experiment by part of the cross section and background, in the bins of
   * all experiments.
   */
  public Map<String, double[]> parts(int experiment, double[] values) {
    double[] pulls = Arrays.copyOfRange(values, free.size(), values.length);
    Map<String, double[]> parts = new LinkedHashMap<>();
    templates
        .of(moved(values).hypothesis(), experiment)
        .forEach(component -> parts.put(component.name(), component.counts(pulls)));
    return parts;
  }

  private Hypothesis moved(double[] values) {
    Hypothesis moved = settings;
    for (int p = 0; p < free.size(); p++) {
      moved = moved.set(free.get(p), external(p, values[p]));
    }
    return moved;
  }

  private TemplateModel computed(double[] values) {
    Optional<QuadraticForm> form = form();
    if (form.isPresent()) {
      double[] places = new double[free.size()];
      Arrays.setAll(places, p -> external(p, values[p]));
      return new TemplateModel(
          VariedRun.merged(form.get().at(places)), List.of(), templates.pulls());
    }
    Hypothesis moved = moved(values);
    OptionalInt strength = strength();
    return strength.isPresent()
        ? new VariedRun(moved, free.get(strength.getAsInt()), templates).scaled()
        : new TemplateModel(
            VariedRun.merged(templates.of(moved.hypothesis())), List.of(), templates.pulls());
  }

  // Of amplitudes alone.
  private Optional<QuadraticForm> form() {
    return strength().isPresent()
        ? Optional.empty()
        : forms.computeIfAbsent(
            free, f -> QuadraticForm.of(settings, f, templates).map(QuadraticForm::merged));
  }

  // Values and indices of the templates: the square, if there is one, and the pulls.
  private double[] inner(double[] values) {
    double[] pulls = Arrays.copyOfRange(values, free.size(), values.length);
    return strength().isEmpty()
        ? pulls
        : DoubleStream.concat(DoubleStream.of(values[strength().getAsInt()]), Arrays.stream(pulls))
            .toArray();
  }

  private int inner(int parameter) {
    return parameter < free.size() ? 0 : parameter - free.size() + (strength().isPresent() ? 1 : 0);
  }
}
