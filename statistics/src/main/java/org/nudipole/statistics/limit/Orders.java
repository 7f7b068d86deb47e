package org.nudipole.statistics.limit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.nudipole.statistics.likelihood.Component;

/**
 * Counts that are a polynomial of second order in a parameter, as those of amplitudes are.
 *
 * @param zeroth coefficients of 1
 * @param first coefficients of the parameter
 * @param second coefficients of its square
 */
record Orders(List<Component> zeroth, List<Component> first, List<Component> second) {
  /** Relative difference of counts up to which a polynomial is the rate. */
  static final double EXACT = 1e-7;

  /** How many values tell whether counts are such a polynomial. */
  static final int VALUES = 4;

  /**
   * The polynomial through the first three of four values, if it agrees with the fourth.
   *
   * @param at components at 0, 1, 2 and 3; with fewer nothing is known
   */
  static Optional<Orders> of(List<List<Component>> at) {
    if (at.size() < VALUES) {
      return Optional.empty();
    }
    List<Map<String, Component>> named = at.stream().map(Orders::named).toList();
    TreeSet<String> names = new TreeSet<>();
    named.forEach(m -> names.addAll(m.keySet()));
    Orders orders = new Orders(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
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
      orders.zeroth.add(zero);
      orders.first.add(first);
      orders.second.add(second);
    }
    return Optional.of(orders);
  }

  private static Map<String, Component> named(List<Component> components) {
    Map<String, Component> named = new LinkedHashMap<>();
    components.forEach(c -> named.put(c.name(), c));
    return named;
  }

  /** The counts at a value. */
  List<Component> at(double u) {
    List<Component> sum = new ArrayList<>();
    for (int i = 0; i < zeroth.size(); i++) {
      List<Component> terms = List.of(zeroth.get(i), first.get(i), second.get(i));
      sum.add(Component.combination(terms, 1, u, u * u));
    }
    return sum;
  }

  /** Whether the second order vanishes beside the first. */
  boolean isLinear() {
    return isZero(second, first);
  }

  /** Whether the first order vanishes beside the second, which does not. */
  boolean isQuadratic() {
    List<Component> known = significantSecond();
    return !known.isEmpty() && isZero(first, known);
  }

  List<Component> significantFirst() {
    return significant(first);
  }

  List<Component> significantSecond() {
    return significant(second);
  }

  // Differences of components that do not depend on the parameter are rounding.
  private static List<Component> significant(List<Component> components) {
    double size = largest(components);
    return components.stream().filter(c -> c.largest() > EXACT * size).toList();
  }

  private static boolean isZero(List<Component> vanishing, List<Component> beside) {
    double size = largest(beside);
    return vanishing.stream().allMatch(c -> c.largest() <= 10 * EXACT * size);
  }

  private static double largest(List<Component> components) {
    return components.stream().mapToDouble(Component::largest).max().orElse(0);
  }
}
