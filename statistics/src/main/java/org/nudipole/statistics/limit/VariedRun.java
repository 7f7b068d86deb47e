package org.nudipole.statistics.limit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nudipole.generator.interaction.CrossSectionPart;
import org.nudipole.generator.mathematics.ConvergenceException;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.macros.language.InteractionCommands;
import org.nudipole.macros.language.MacroException;
import org.nudipole.macros.language.RunSettings;
import org.nudipole.macros.language.Symmetry;
import org.nudipole.statistics.likelihood.Component;
import org.nudipole.statistics.likelihood.CurvedHypotheses;
import org.nudipole.statistics.likelihood.Dataset;
import org.nudipole.statistics.likelihood.Hypotheses;
import org.nudipole.statistics.likelihood.Modulus;
import org.nudipole.statistics.likelihood.NullHypothesis;
import org.nudipole.statistics.likelihood.OneNull;
import org.nudipole.statistics.likelihood.SignalStrength;
import org.nudipole.statistics.likelihood.TemplateModel;

/**
 * A run, or those of several experiments, of which one parameter varies, as hypotheses about that
 * parameter. Amplitudes are linear in moments and couplings, so counts are polynomials of second
 * order in most parameters: where three templates tell what a fourth is, these three are all that
 * is computed; else the rate is computed anew for each value. Where the first order vanishes too,
 * the signal is linear in the square.
 *
 * @param settings the runs
 * @param parameter what varies
 * @param templates how counts are taken
 */
public record VariedRun(Hypothesis settings, FreeParameter parameter, Templates templates) {
  /** The size of a signal whose events are of the order of others, over that in its example. */
  private static final double STRONG = 10;

  /** A difference of what both signs change, over that change, which is rounding. */
  private static final double MIRRORED = 1e-6;

  /** Events of a signal over others below which it is none that a limit is about. */
  private static final double FAINT = 1e-4;

  /** Steps of an angle in half a turn. */
  private static final int ANGLES = 18;

  /** Tenths of a step in which one is looked for at which there is an experiment. */
  private static final int SHRINKS = 30;

  /**
   * Hypotheses about the parameter.
   *
   * @param hypotheses in terms of a variable
   * @param unit the parameter for a variable of 1
   * @param squared whether the variable is the square of the parameter over the unit
   * @param ends ends of the parameter that the range of its command does not have, and why
   */
  public record Prepared(Hypotheses hypotheses, double unit, boolean squared, List<String> ends) {
    /** Keeps a copy. */
    public Prepared {
      ends = List.copyOf(ends);
    }

    /**
     * The same with another hypothesis of no signal: that without any, also without one that is
     * fixed here. It is theirs already if its counts are.
     */
    Prepared against(NullHypothesis nothing) {
      double[] own = hypotheses.nothing();
      double[] counts = nothing.counts();
      double most = Arrays.stream(counts).map(Math::abs).max().orElse(0);
      return IntStream.range(0, own.length)
              .allMatch(i -> Math.abs(own[i] - counts[i]) <= Effect.ROUNDING * most)
          ? this
          : new Prepared(new OneNull(hypotheses, nothing), unit, squared, ends);
    }

    /** The parameter that belongs to a value of the variable. */
    public double parameter(double variable) {
      return squared ? unit * Math.sqrt(variable) : unit * variable;
    }

    /** The variable that belongs to a value of the parameter. */
    double variable(double parameter) {
      double scaled = parameter / unit;
      return squared ? scaled * scaled : scaled;
    }
  }

  /** That of one experiment. */
  public VariedRun(RunSettings settings, FreeParameter parameter, Templates templates) {
    this(Hypothesis.of(settings), parameter, templates);
  }

  /** A size of a number that matters: that of a strong signal, or a tenth of its value. */
  static double size(FreeParameter parameter) {
    return STRONG * example(parameter);
  }

  /** The size that a number has in its example; 1 if that is 0. */
  static double example(FreeParameter parameter) {
    double example = Math.abs(parameter.exampleValue());
    return example > 0 ? example : 1;
  }

  /**
   * The hypotheses, from as few templates as determine them.
   *
   * @throws ClosedException if no value of the parameter makes an event in the bins
   * @throws NoEffectException if no count depends on the parameter
   * @throws IllegalArgumentException if the parameter has no value, or cannot change alone
   */
  public Prepared hypotheses() {
    return isSquaredSignal(parameter) ? strength() : general();
  }

  /**
   * The hypotheses with other numbers left free.
   *
   * @param others the other numbers; none for {@link #hypotheses()}
   * @throws IllegalArgumentException if one of them cannot change
   */
  public Prepared hypotheses(List<FreeParameter> others) {
    if (others.isEmpty()) {
      return hypotheses();
    }
    // Whether there is a signal at all is told before.
    Prepared alone = hypotheses();
    List<FreeParameter> free = Stream.concat(Stream.of(parameter), others.stream()).toList();
    Hypothesis start = settings.set(parameter, background());
    for (FreeParameter other : others) {
      if (start.value(other).isEmpty() && other.nothing().isPresent()) {
        start = start.set(other, other.nothing().getAsDouble());
      }
    }
    RunModel model = new RunModel(start, free, templates);
    boolean squared = model.isSquared(0);
    return new Prepared(
        new ProfiledNumbers(
            model, model.internal(0, background()), templates.expected(nothing(others), others)),
        squared ? size(parameter) : 1,
        squared,
        Stream.concat(alone.ends().stream(), model.ends().stream()).distinct().toList());
  }

  // The limited number and those that are free at their nulls; a signal that is fixed stays.
  private Hypothesis nothing(List<FreeParameter> others) {
    Hypothesis none = settings.set(parameter, background());
    for (FreeParameter other : others) {
      if (other.nothing().isPresent()) {
        none = none.set(other, other.nothing().getAsDouble());
      }
    }
    return none;
  }

  /**
   * Refuses data with events in a bin where none is expected, whatever the parameter: a signal that
   * is out of reach explains nothing.
   *
   * @throws ConvergenceException naming the bin
   */
  public void requirePossible(double[] counts) {
    new TemplateModel(components(background()), List.of(), templates.pulls())
        .requirePossible(new Dataset(counts, new double[templates.pulls().size()]));
  }

  /** The components of the run for a value of the parameter. */
  public List<Component> components(double value) {
    return templates.of(at(value));
  }

  Hypothesis at(double value) {
    return settings.set(parameter, value).hypothesis();
  }

  // Components of a signal that is in reach of an experiment.
  private List<Component> open(Hypothesis signal) {
    List<RunConfiguration> runs = signal.bound();
    Hypothesis.closed(runs)
        .ifPresent(
            why -> {
              throw new ClosedException(why);
            });
    return templates.ofBound(signal, runs);
  }

  /** The value without a signal, or that of the run. */
  public double background() {
    return parameter.nothing().orElseGet(() -> settings.requireValue(parameter));
  }

  /** The whole run, with a signal of the parameter if it is one. */
  Hypothesis probe() {
    return at(background() + (parameter.nothing().isPresent() ? scale() : 0));
  }

  // A value of the parameter, or a change of it, that matters.
  private double scale() {
    if (parameter.nothing().isPresent()) {
      return size(parameter);
    }
    if (Domain.isAngle(parameter)) {
      return Domain.halfTurn(parameter) / ANGLES;
    }
    double size = Math.abs(background());
    return size > 0 ? size / 10 : 1;
  }

  /**
   * Whether the parameter is a signal of which the counts know the square alone, such as the moment
   * that is the same for all flavours. It does not interfere: only the dipole's own part knows it,
   * in proportion to its square.
   */
  static boolean isSquaredSignal(FreeParameter parameter) {
    return parameter.symmetry() == Symmetry.EVEN && parameter.nothing().isPresent();
  }

  private Prepared strength() {
    return new Prepared(new SignalStrength(withSignal(signal())), scale(), true, List.of());
  }

  /**
   * The templates of a signal of which only the square counts, scaled by the square of the
   * parameter over its size; a signal of no event where there is none.
   */
  TemplateModel scaled() {
    try {
      return withSignal(signal());
    } catch (ClosedException e) {
      double[] nothing = new double[templates.size()];
      return withSignal(List.of(Component.exact(CrossSectionPart.DIPOLE.label(), nothing)));
    }
  }

  private TemplateModel withSignal(List<Component> signal) {
    return new TemplateModel(nonzero(components(0)), signal, templates.pulls());
  }

  private List<Component> signal() {
    Hypothesis alone = at(scale()).with(InteractionCommands.PART, CrossSectionPart.DIPOLE.label());
    List<Component> signal = nonzero(open(alone)).stream().filter(Templates::isDipole).toList();
    if (signal.isEmpty()) {
      throw new ClosedException("no event of the signal lies in the bins");
    }
    return signal;
  }

  /**
   * Whether the parameter is a signal that the counts are linear in, of either sign: it ends where
   * the sum with others is negative.
   */
  static boolean isLinearSignal(FreeParameter parameter) {
    return parameter.symmetry() == Symmetry.NONE && parameter.nothing().isPresent();
  }

  /** Whether the parameter is a signal with an experiment at each of its values. */
  static boolean isAmplitude(FreeParameter parameter) {
    return parameter.symmetry() != Symmetry.NONE && parameter.nothing().isPresent();
  }

  /**
   * A signal of either sign as a template.
   *
   * @param model its signal is that of the parameter 1
   * @param low least value of the parameter with which there is an experiment
   * @param high greatest value
   */
  public record Linear(TemplateModel model, double low, double high) {}

  /** The templates of a signal that the counts are linear in; empty for any other parameter. */
  public Optional<Linear> linear() {
    if (!isLinearSignal(parameter)) {
      return Optional.empty();
    }
    double background = background();
    double step = strong(background);
    Domain range =
        Domain.range(parameter, step).possible(parameter, background, step, this::components);
    double stride = range.stride(background, step);
    return Orders.of(equidistant(background, stride, range))
        .filter(Orders::isLinear)
        .map(
            c ->
                new TemplateModel(
                    nonzero(c.zeroth()),
                    c.significantFirst().stream()
                        .map(s -> Component.combination(List.of(s), 1 / stride))
                        .toList(),
                    templates.pulls()))
        .map(model -> new Linear(model, range.low(), range.high()));
  }

  // A step of a linear signal whose events are of the order of others, whatever its table's size.
  private double strong(double background) {
    List<Component> none = components(background);
    double value = Math.abs(settings.value(parameter).orElse(0));
    double step = value > 0 ? value : scale();
    for (int i = 0; i < SHRINKS; i++, step /= 10) {
      for (double change : new double[] {step, -step}) {
        double most = change(none, background + change);
        double others = total(none);
        if (most > 0) {
          return others > 0 ? step * others / most : step;
        }
      }
    }
    return scale();
  }

  // A step of an amplitude beside which rounding of the other events is nothing: some moments that
  // are great for one experiment make no event in another.
  private double visible(double background, double step) {
    List<Component> none = components(background);
    double share = change(none, background + step) / total(none);
    return share > 0 && share < FAINT ? step / Math.sqrt(share) : step;
  }

  // Sum of what a value changes; 0 where there is no experiment.
  private double change(List<Component> none, double value) {
    if (!parameter.range().contains(value)) {
      return 0;
    }
    try {
      return Effect.difference(none, components(value));
    } catch (MacroException e) {
      if (e.isOfValues()) {
        return 0;
      }
      throw e;
    }
  }

  private static double total(List<Component> components) {
    return components.stream().mapToDouble(Component::largest).sum();
  }

  private Prepared general() {
    double background = background();
    boolean linear = isLinearSignal(parameter);
    boolean amplitude = isAmplitude(parameter);
    if (amplitude && !linear) {
      open(at(background + scale()));
    }
    double step = linear ? strong(background) : amplitude ? visible(background, scale()) : scale();
    Domain whole = Domain.of(parameter, background, step, this::components);
    Domain range = linear ? whole.possible(parameter, background, step, this::components) : whole;
    double stride = linear ? range.stride(background, step) : step;
    List<List<Component>> at = equidistant(background, stride, range);
    boolean flat = at.stream().noneMatch(c -> Effect.differ(at.get(0), c, Effect.ROUNDING));
    Optional<Orders> orders = flat ? Optional.empty() : Orders.of(at);
    // Amplitudes have no end.
    Domain domain =
        linear || orders.isPresent() && amplitude
            ? range
            : range.possible(parameter, background, step, this::components);
    if (flat) {
      new Effect(settings, templates)
          .require(
              parameter,
              DoubleStream.of(0, 10, -10, Domain.FAR, -Domain.FAR)
                  .map(steps -> domain.nearest(background + steps * step))
                  .boxed()
                  .toList());
    }
    if (orders.isEmpty()) {
      return curved(this::components, domain, step);
    }
    Orders c = orders.get();
    // Without interference the sign tells nothing, and a signal of 1 is that of ten times the
    // example.
    if (background == 0 && c.isQuadratic()) {
      double unit = scale();
      double units = unit / stride;
      List<Component> signal =
          c.significantSecond().stream()
              .map(s -> Component.combination(List.of(s), units * units))
              .toList();
      TemplateModel model = new TemplateModel(nonzero(c.zeroth()), signal, templates.pulls());
      return new Prepared(new SignalStrength(model), unit, true, domain.ends());
    }
    return curved(x -> c.at((x - background) / stride), domain, step);
  }

  // Four values, or fewer where the experiment ends before.
  private List<List<Component>> equidistant(double from, double step, Domain range) {
    List<List<Component>> at = new ArrayList<>(List.of(components(from)));
    try {
      for (int i = 1; i < 4 && from + i * step <= range.high(); i++) {
        at.add(components(from + i * step));
      }
    } catch (MacroException e) {
      if (!e.isOfValues()) {
        throw e;
      }
    }
    return at;
  }

  // In terms of the parameter over the step. An answer about a number whose sign means nothing is
  // one about its modulus: where the counts know the square only, that of the square, else the sign
  // is profiled, for which one it would have is not known.
  private Prepared curved(DoubleFunction<List<Component>> at, Domain domain, double step) {
    double background = background() / step;
    DoubleFunction<TemplateModel> model =
        x -> new TemplateModel(merged(at.apply(x * step)), List.of(), templates.pulls());
    boolean unsigned = parameter.symmetry().isUnsigned() && domain.low() < 0;
    double high = Math.min(domain.high(), -domain.low()) / step;
    double other = background == 0 ? 1 : -background;
    if (unsigned && high > Math.abs(other) && isSame(at, -other * step, other * step)) {
      CurvedHypotheses squared =
          new CurvedHypotheses(
              u -> model.apply(Math.sqrt(u)),
              0,
              high * high,
              background * background,
              1 + 2 * Math.abs(background));
      return new Prepared(squared, step, true, domain.ends());
    }
    if (unsigned) {
      return new Prepared(
          new Modulus(new CurvedHypotheses(model, -high, high, background, 1)),
          step,
          false,
          domain.ends());
    }
    return new Prepared(
        new CurvedHypotheses(model, domain.low() / step, domain.high() / step, background, 1),
        step,
        false,
        domain.ends());
  }

  /** Whether there are counts at two values, the same but for rounding. */
  static boolean isSame(DoubleFunction<List<Component>> at, double one, double other) {
    try {
      return !Effect.differ(at.apply(one), at.apply(other), Orders.EXACT);
    } catch (MacroException e) {
      return false;
    }
  }

  /** Whether a value and its opposite change the counts from those at 0, and do so alike. */
  boolean isMirrored(double value) {
    try {
      List<Component> there = components(value);
      double change = Effect.difference(components(0), there);
      return Effect.difference(components(-value), there) < MIRRORED * change;
    } catch (MacroException e) {
      return false;
    }
  }

  /**
   * Components with the same uncertainties added up: parts that interfere are positive together.
   */
  static List<Component> merged(List<Component> components) {
    Map<List<?>, List<Component>> alike = new LinkedHashMap<>();
    for (Component component : components) {
      alike.computeIfAbsent(component.uncertainties(), n -> new ArrayList<>()).add(component);
    }
    return alike.values().stream()
        .map(list -> Component.combination(list, list.stream().mapToDouble(c -> 1).toArray()))
        .toList();
  }

  private static List<Component> nonzero(List<Component> components) {
    return components.stream().filter(c -> c.largest() > 0).toList();
  }
}
