package org.nudipole.statistics.limit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.nudipole.generator.interaction.CrossSectionPart;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.macros.language.RunSettings;
import org.nudipole.statistics.likelihood.Component;
import org.nudipole.statistics.likelihood.CurvedHypotheses;
import org.nudipole.statistics.likelihood.Hypotheses;
import org.nudipole.statistics.likelihood.Modulus;
import org.nudipole.statistics.likelihood.Normalisation;
import org.nudipole.statistics.likelihood.SignalStrength;
import org.nudipole.statistics.likelihood.TemplateModel;

/**
 * A run of which one parameter varies, as hypotheses about that parameter. Amplitudes are linear in
 * moments and couplings, so counts are polynomials of second order in most parameters: where three
 * templates tell what a fourth is, these three are all that is computed; else the rate is computed
 * anew for each value. Where the first order vanishes too, the signal is linear in the square.
 *
 * @param settings the run
 * @param parameter what varies
 * @param templates how counts are taken
 */
public record VariedRun(RunSettings settings, FreeParameter parameter, Templates templates) {
  /** Relative difference of counts up to which a polynomial is the rate. */
  private static final double EXACT = 1e-7;

  /** A moment whose events are of the order of others. */
  private static final double MOMENT = 1e-10;

  private static final String PART = "/interaction/part";

  /**
   * Hypotheses about the parameter.
   *
   * @param hypotheses in terms of a variable
   * @param unit the parameter for a variable of 1
   * @param squared whether the variable is the square of the parameter over the unit
   */
  public record Prepared(Hypotheses hypotheses, double unit, boolean squared) {
    /** The parameter that belongs to a value of the variable. */
    public double parameter(double variable) {
      return squared ? unit * Math.sqrt(variable) : unit * variable;
    }
  }

  /** Whether the parameter is a transition moment, which is 0 without a signal. */
  public static boolean isMoment(FreeParameter parameter) {
    return parameter.units().equals("muB");
  }

  /**
   * The hypotheses, from as few templates as determine them.
   *
   * @throws ClosedException if no value of the parameter makes an event in the bins
   */
  public Prepared hypotheses() {
    return isEffectiveMoment(parameter) ? strength() : general();
  }

  /** The components of the run for a value of the parameter. */
  public List<Component> components(double value) {
    return templates.of(at(value));
  }

  private RunSettings at(double value) {
    return parameter.set(settings, value).looped();
  }

  private static RunConfiguration open(RunSettings settings) {
    RunConfiguration run = RunConfiguration.of(settings);
    if (run.closed().isPresent()) {
      throw new ClosedException(run.closed().get());
    }
    return run;
  }

  /** The value without a signal. */
  public double background() {
    return isMoment(parameter) ? 0 : parameter.value(settings).orElseThrow();
  }

  // A value of the parameter, or a change of it, that matters.
  private double scale() {
    if (isMoment(parameter)) {
      return MOMENT;
    }
    double size = Math.abs(background());
    return size > 0 ? size / 10 : 1;
  }

  /**
   * Whether the parameter is the moment that is the same for all flavours. It does not interfere:
   * only the dipole's own part knows it, in proportion to its square.
   */
  static boolean isEffectiveMoment(FreeParameter parameter) {
    return parameter.command().equals("/dipole/moment");
  }

  private Prepared strength() {
    return new Prepared(new SignalStrength(withSignal(signal())), scale(), true);
  }

  /**
   * The templates of an effective moment, whose signal is scaled by the square of the moment over
   * 1e-10; a signal of no event where there is none.
   */
  TemplateModel scaled() {
    try {
      return withSignal(signal());
    } catch (ClosedException e) {
      double[] nothing = new double[templates.bins().size()];
      return withSignal(List.of(Component.exact(CrossSectionPart.DIPOLE.label(), nothing)));
    }
  }

  private TemplateModel withSignal(List<Component> signal) {
    return new TemplateModel(nonzero(components(0)), signal, templates.pulls());
  }

  private List<Component> signal() {
    RunConfiguration run = open(at(scale()).with(PART, CrossSectionPart.DIPOLE.label()));
    List<Component> signal =
        nonzero(templates.of(run)).stream().filter(VariedRun::isSignal).toList();
    if (signal.isEmpty()) {
      throw new ClosedException("no event of the signal lies in the bins");
    }
    return signal;
  }

  private static boolean isSignal(Component component) {
    return component.name().equals(CrossSectionPart.DIPOLE.label());
  }

  private Prepared general() {
    double background = background();
    double step = scale();
    if (isMoment(parameter)) {
      templates.of(open(at(background + step)));
    }
    double high = parameter.range().high();
    List<List<Component>> at = new ArrayList<>();
    for (int i = 0; i < 4 && background + 3 * step <= high; i++) {
      at.add(components(background + i * step));
    }
    Optional<List<List<Component>>> orders = at.isEmpty() ? Optional.empty() : orders(at);
    if (orders.isEmpty()) {
      return curved(x -> components(x * step), step);
    }
    List<List<Component>> c = orders.get();
    List<Component> second = significant(c.get(2));
    // Without interference the sign tells nothing.
    if (background == 0 && !second.isEmpty() && isZero(c.get(1), second)) {
      TemplateModel model = new TemplateModel(nonzero(c.get(0)), second, templates.pulls());
      return new Prepared(new SignalStrength(model), step, true);
    }
    return curved(x -> sum(c, x - background / step), step);
  }

  private Prepared curved(DoubleFunction<List<Component>> at, double step) {
    CurvedHypotheses signed =
        new CurvedHypotheses(
            x -> new TemplateModel(merged(at.apply(x)), List.of(), templates.pulls()),
            parameter.range().low() / step,
            parameter.range().high() / step,
            background() / step,
            1);
    // A limit on a moment is one on its modulus: which sign it would have is not known.
    return new Prepared(isMoment(parameter) ? new Modulus(signed) : signed, step, false);
  }

  /**
   * Components with the same normalisations added up: parts that interfere are positive together.
   */
  static List<Component> merged(List<Component> components) {
    Map<List<Normalisation>, List<Component>> alike = new LinkedHashMap<>();
    for (Component component : components) {
      alike.computeIfAbsent(component.normalisations(), n -> new ArrayList<>()).add(component);
    }
    return alike.values().stream()
        .map(list -> Component.combination(list, list.stream().mapToDouble(c -> 1).toArray()))
        .toList();
  }

  // Differences of components that do not depend on the parameter are rounding.
  private static List<Component> significant(List<Component> components) {
    double size = components.stream().mapToDouble(Component::largest).max().orElse(0);
    return components.stream().filter(c -> c.largest() > EXACT * size).toList();
  }

  private static List<Component> nonzero(List<Component> components) {
    return components.stream().filter(c -> c.largest() > 0).toList();
  }

  // Coefficients of 1, u and u^2 from values at u = 0, 1, 2, if the value at 3 agrees.
  private static Optional<List<List<Component>>> orders(List<List<Component>> at) {
    List<Map<String, Component>> named = at.stream().map(VariedRun::named).toList();
    TreeSet<String> names = new TreeSet<>();
    named.forEach(m -> names.addAll(m.keySet()));
    List<List<Component>> orders = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    double scale = named.get(3).values().stream().mapToDouble(Component::largest).max().orElse(0);
    for (String name : names) {
      Component like =
          named.stream().flatMap(m -> Stream.ofNullable(m.get(name))).findFirst().orElseThrow();
      List<Component> values =
          named.stream()
              .map(m -> m.getOrDefault(name, Component.combination(List.of(like), 0)))
              .toList();
      Component zero = values.get(0);
      Component second = Component.combination(values.subList(0, 3), 0.5, -1, 0.5);
      Component first = Component.combination(values.subList(0, 3), -1.5, 2, -0.5);
      Component predicted = Component.combination(List.of(zero, first, second), 1, 3, 9);
      Component difference = Component.combination(List.of(predicted, values.get(3)), 1, -1);
      if (difference.largest() > EXACT * scale) {
        return Optional.empty();
      }
      orders.get(0).add(zero);
      orders.get(1).add(first);
      orders.get(2).add(second);
    }
    return Optional.of(orders);
  }

  private static Map<String, Component> named(List<Component> components) {
    Map<String, Component> named = new LinkedHashMap<>();
    components.forEach(c -> named.put(c.name(), c));
    return named;
  }

  private static boolean isZero(List<Component> first, List<Component> second) {
    double size = second.stream().mapToDouble(Component::largest).max().orElse(0);
    return first.stream().allMatch(c -> c.largest() <= 10 * EXACT * size);
  }

  private static List<Component> sum(List<List<Component>> orders, double u) {
    List<Component> sum = new ArrayList<>();
    for (int i = 0; i < orders.get(0).size(); i++) {
      int index = i;
      sum.add(Component.combination(orders.stream().map(o -> o.get(index)).toList(), 1, u, u * u));
    }
    return sum;
  }
}
