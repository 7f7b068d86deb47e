package org.nudipole.generator.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A column that a reader of tables takes, found by its name.
 *
 * @param names names that it may have; messages use the first
 * @param unit the factor of a unit that it may have; empty for any other text
 * @param rule what it measures and in which units, for messages
 */
public record TableColumn(
    List<String> names, Function<String, Optional<Double>> unit, String rule) {
  /** Keeps a copy. */
  public TableColumn {
    names = List.copyOf(names);
  }

  /**
   * A column in one of some units.
   *
   * @param kind what it measures, such as {@code an energy}
   * @param units the units with their factors, in the order of messages
   */
  public static TableColumn in(List<String> names, String kind, Map<String, Double> units) {
    Map<String, Double> known = new LinkedHashMap<>(units);
    return new TableColumn(
        names,
        text -> Optional.ofNullable(known.get(text)),
        kind + ": " + String.join(" ", known.keySet()));
  }

  /** A column of plain numbers. */
  public static TableColumn plain(String... names) {
    return new TableColumn(
        List.of(names),
        text -> text.isEmpty() || text.equals("1") ? Optional.of(1.0) : Optional.empty(),
        "a plain number: 1");
  }

  /** The name that messages use. */
  public String name() {
    return names.get(0);
  }
}
