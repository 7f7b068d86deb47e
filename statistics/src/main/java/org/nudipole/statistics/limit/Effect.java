package org.nudipole.statistics.limit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nudipole.macros.language.DipoleCommands;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.macros.language.MacroException;
import org.nudipole.macros.language.Scope;
import org.nudipole.statistics.likelihood.Component;

/**
 * Tells numbers on which no expected count depends: a limit, a fit or a scan of one would say
 * nothing.
 *
 * @param settings the runs, with what gives the number an effect
 * @param templates how counts are taken
 */
public record Effect(Hypothesis settings, Templates templates) {
  /** Relative difference of counts that is rounding. */
  static final double ROUNDING = 1e-10;

  /** Changes of a number that are tried, over its size. */
  private static final List<Double> CHANGES = List.of(0.1, -0.1, 1.0, -1.0);

  /**
   * Refuses a number of a command that changes no rate, whatever the run.
   *
   * @throws NoEffectException saying why
   */
  public static void requireRate(FreeParameter number) {
    if (!number.scope().changesRates()) {
      throw new NoEffectException(
          number.text() + " (no expected count depends on it) name a number of the experiment");
    }
  }

  /**
   * Refuses a number on which no count depends about the value that the run has, be it because a
   * signal is out of reach.
   *
   * @throws NoEffectException saying why
   */
  public void require(FreeParameter number) {
    requireRate(number);
    double value =
        number.nothing().orElseGet(() -> settings.value(number).orElse(number.exampleValue()));
    double size = value == 0 ? Math.abs(number.exampleValue()) : Math.abs(value);
    List<Double> values = new ArrayList<>(List.of(value));
    CHANGES.forEach(change -> values.add(value + change * (size > 0 ? size : 1)));
    require(number, values, false);
  }

  /**
   * Refuses a number on which no count depends at some of its values. Values at which there is no
   * experiment, or the signal is out of reach, say nothing.
   *
   * @throws NoEffectException saying why
   */
  public void require(FreeParameter number, List<Double> values) {
    require(number, values, true);
  }

  private void require(FreeParameter number, List<Double> values, boolean closed) {
    requireRate(number);
    List<List<Component>> found = new ArrayList<>();
    for (double value : values) {
      try {
        Hypothesis moved = settings.set(number, value).hypothesis();
        // A limit reports a signal that is out of reach as closed.
        if (closed && moved.hasSignal() && Hypothesis.closed(moved.bound()).isPresent()) {
          return;
        }
        found.add(templates.of(moved));
      } catch (MacroException e) {
        if (e.isOfValues()) {
          continue;
        }
        throw e;
      }
      if (differ(found.get(0), found.get(found.size() - 1), ROUNDING)) {
        return;
      }
    }
    if (found.size() > 1) {
      throw new NoEffectException(
          number.text()
              + " (no expected count depends on it in this run) "
              + advice(number)
              + ", or name another number");
    }
  }

  private String advice(FreeParameter number) {
    if (number.spec().isSignal()) {
      return "look where its events lie, for none is in the bins";
    }
    String effect = "set what gives it an effect";
    return number.scope() == Scope.CROSS_SECTION && !settings.hasSignal()
        ? effect + ", such as " + DipoleCommands.MOMENT.path()
        : effect;
  }

  /**
   * Whether two runs have other counts in any bin, nominal or shifted by a nuisance.
   *
   * @param part relative difference that counts as none
   */
  static boolean differ(List<Component> one, List<Component> other, double part) {
    double size = one.stream().mapToDouble(Component::largest).max().orElse(0);
    double most = Math.max(size, other.stream().mapToDouble(Component::largest).max().orElse(0));
    return difference(one, other) > part * most;
  }

  /** The greatest difference of a component's counts in any bin. */
  static double difference(List<Component> one, List<Component> other) {
    Map<String, Component> named = new LinkedHashMap<>();
    other.forEach(c -> named.put(c.name(), c));
    double most = 0;
    for (Component component : one) {
      Component twin = named.remove(component.name());
      Component difference =
          twin == null ? component : Component.combination(List.of(component, twin), 1, -1);
      most = Math.max(most, difference.largest());
    }
    return Math.max(most, named.values().stream().mapToDouble(Component::largest).max().orElse(0));
  }
}
