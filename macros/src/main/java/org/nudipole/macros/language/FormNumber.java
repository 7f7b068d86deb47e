package org.nudipole.macros.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A number in a form of a command: a parameter, or a component of one.
 *
 * @param form the form
 * @param parameter the parameter
 * @param name name of the parameter or the component
 * @param component index of the component; 0 for a parameter of one number
 * @param position how many words stand between the command and the parameter at least
 * @param spare how many more may stand there
 */
record FormNumber(
    Form form, Parameter parameter, String name, int component, int position, int spare) {
  /** The numbers of the form that some words behind the command begin; none if they begin none. */
  static List<FormNumber> of(CommandSpec spec, List<String> words) {
    return spec.form(words).map(FormNumber::of).orElse(List.of());
  }

  /** The numbers of a form. */
  static List<FormNumber> of(Form form) {
    List<FormNumber> numbers = new ArrayList<>();
    int position = form.keywords().size();
    int spare = 0;
    for (Parameter parameter : form.parameters()) {
      List<String> names =
          parameter instanceof Parameter.Vector vector
              ? vector.components()
              : List.of(parameter.name());
      if (parameter instanceof Parameter.Number || dimension(parameter).isPresent()) {
        for (int i = 0; i < names.size(); i++) {
          numbers.add(new FormNumber(form, parameter, names.get(i), i, position, spare));
        }
      }
      position += names.size() + (dimension(parameter).isPresent() ? 1 : 0);
      if (parameter instanceof Parameter.Words words && words.isLimited()) {
        spare += words.most() - 1;
      }
    }
    return numbers;
  }

  private static Optional<Dimension> dimension(Parameter parameter) {
    if (parameter instanceof Parameter.Quantity quantity) {
      return Optional.of(quantity.dimension());
    }
    return parameter instanceof Parameter.Vector vector
        ? Optional.of(vector.dimension())
        : Optional.empty();
  }

  /** What it measures; empty for a plain number. */
  Optional<Dimension> dimension() {
    return dimension(parameter);
  }

  /** Allowed values. */
  Range range() {
    if (parameter instanceof Parameter.Quantity quantity) {
      return quantity.range();
    }
    return parameter instanceof Parameter.Vector vector
        ? vector.range()
        : ((Parameter.Number) parameter).range();
  }

  /** Whether the number is what stands behind some words. */
  boolean isBehind(List<String> words) {
    return position <= words.size()
        && words.size() <= position + spare
        && !(parameter instanceof Parameter.Vector);
  }

  /** The words before the number as a setting has them. */
  List<String> ordered(List<String> words) {
    return form.parameters().get(0) instanceof Parameter.Words first ? first.ordered(words) : words;
  }

  /** Whether a setting has just these words before the number, or begins with them. */
  boolean isBehind(List<String> words, Setting setting) {
    List<String> all = new ArrayList<>(setting.keywords());
    int before = 0;
    for (Argument argument : setting.arguments()) {
      before = argument.name().equals(parameter.name()) ? all.size() : before;
      all.addAll(List.of(argument.value().text().split(" ")));
    }
    return form.keyword().equals(setting.keyword())
        && all.size() >= words.size()
        && all.subList(0, words.size()).equals(words)
        && (spare == 0 || !isBehind(words) || before == words.size());
  }

  /** Whether a setting holds all that must be known to write the command with another value. */
  boolean isSurroundedBy(Setting setting) {
    return form.parameters().stream()
            .takeWhile(p -> !p.equals(parameter))
            .allMatch(p -> setting.has(p.name()))
        && (setting.has(parameter.name()) || !(parameter instanceof Parameter.Vector));
  }

  /** Whether the command can be written with some words and a value only. */
  boolean isComplete(List<String> words) {
    return isBehind(words)
        && form.parameters().stream()
            .dropWhile(p -> !p.equals(parameter))
            .skip(1)
            .allMatch(Parameter::optional);
  }

  /** The value in a setting, in internal units. */
  OptionalDouble value(Setting setting) {
    Optional<Value> value = setting.argument(parameter.name()).map(Argument::value);
    if (value.isEmpty()) {
      return OptionalDouble.empty();
    }
    if (value.get() instanceof Value.Quantity quantity) {
      return OptionalDouble.of(quantity.value());
    }
    return value.get() instanceof Value.Vector vector
        ? OptionalDouble.of(vector.values().get(component))
        : OptionalDouble.of(((Value.Number) value.get()).value());
  }

  /** The unit in a setting. */
  Optional<Unit> unit(Setting setting) {
    Optional<Value> value = setting.argument(parameter.name()).map(Argument::value);
    if (value.isPresent() && value.get() instanceof Value.Vector vector) {
      return Optional.of(vector.unit());
    }
    return value
        .filter(Value.Quantity.class::isInstance)
        .map(Value.Quantity.class::cast)
        .map(Value.Quantity::unit);
  }

  /**
   * The arguments of a setting with another value of this number.
   *
   * @param value value in {@code unit}
   */
  List<String> written(Setting setting, double value, Optional<Unit> unit) {
    List<String> words = new ArrayList<>(form.keywords());
    boolean passed = false;
    for (Parameter other : form.parameters()) {
      boolean behind = passed;
      if (other.equals(parameter)) {
        words.addAll(numbers(setting, value, unit));
        passed = true;
      } else {
        setting
            .argument(other.name())
            .filter(argument -> argument.given() || !behind)
            .ifPresent(argument -> words.add(quoted(argument.value())));
      }
    }
    return words;
  }

  private List<String> numbers(Setting setting, double value, Optional<Unit> unit) {
    List<String> words = new ArrayList<>();
    if (parameter instanceof Parameter.Vector) {
      Value.Vector vector = setting.vector(parameter.name());
      boolean same = unit.filter(vector.unit()::equals).isPresent();
      for (double component : vector.values()) {
        words.add(Double.toString(component / unit.orElseThrow().factor()));
      }
      if (same) {
        words.clear();
        words.addAll(vector.numbers());
      }
      words.set(component, Double.toString(value));
    } else {
      words.add(Double.toString(value));
    }
    unit.ifPresent(u -> words.add(u.symbol()));
    return words;
  }

  private static String quoted(Value value) {
    return value instanceof Value.Table || value instanceof Value.Text
        ? '"' + value.text() + '"'
        : value.text();
  }
}
