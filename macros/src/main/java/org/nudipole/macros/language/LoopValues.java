package org.nudipole.macros.language;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.nudipole.generator.axis.Spacing;

/** The values that the alias of a loop takes. */
final class LoopValues {
  /** So many at most. */
  static final int MOST = 10_000;

  /** Enough to tell doubles apart, and few enough that what is round stays round. */
  private static final MathContext DIGITS = new MathContext(15);

  private LoopValues() {}

  /** The values of {@code /control/loop}; none after a fault was reported. */
  static List<String> of(Setting setting, Faults faults) {
    return setting.argument("step").orElseThrow().value() instanceof Value.Integer count
        ? logarithmic(setting, (int) count.value(), faults)
        : steps(setting, faults);
  }

  private static List<String> logarithmic(Setting setting, int count, Faults faults) {
    BigDecimal start = decimal(setting, "start");
    BigDecimal end = decimal(setting, "end");
    String problem =
        setting.path() + " ... " + start + " " + end + " " + Spacing.LOG.label() + " " + count;
    if (start.signum() <= 0 || end.signum() <= 0) {
      Argument wrong = setting.argument(start.signum() <= 0 ? "start" : "end").orElseThrow();
      faults.add(
          wrong.location(),
          problem,
          "a logarithm needs ends above 0",
          "begin above 0, or give a step");
      return List.of();
    }
    if (count > 1 && start.compareTo(end) == 0) {
      Argument second = setting.argument("end").orElseThrow();
      faults.add(second.location(), problem, "both ends are the same", "give different ends");
      return List.of();
    }
    return IntStream.range(0, count)
        .mapToObj(
            i -> i == 0 ? start : i == count - 1 ? end : between(start, end, i / (count - 1.0)))
        .map(LoopValues::text)
        .toList();
  }

  private static BigDecimal between(BigDecimal start, BigDecimal end, double part) {
    double value = Spacing.LOG.between(start.doubleValue(), end.doubleValue(), part);
    return new BigDecimal(value).round(DIGITS);
  }

  private static List<String> steps(Setting setting, Faults faults) {
    BigDecimal start = decimal(setting, "start");
    BigDecimal end = decimal(setting, "end");
    BigDecimal step = decimal(setting, "step");
    Argument stepArgument = setting.argument("step").orElseThrow();
    String problem = setting.path() + " ... " + start + " " + end + " " + step;
    if (step.signum() == 0 || (end.compareTo(start) * step.signum() < 0)) {
      faults.add(
          stepArgument.location(),
          problem,
          step.signum() == 0 ? "a step of 0 never ends" : "the step leads away from the end",
          "give a step from start towards end");
      return List.of();
    }
    // Doubles decide how many there are; decimals then give the values without rounding.
    double passes = (end.doubleValue() - start.doubleValue()) / step.doubleValue();
    if (!(passes < MOST)) {
      faults.add(
          stepArgument.location(), problem, "more than " + MOST + " passes", "give a larger step");
      return List.of();
    }
    int last = end.subtract(start).divide(step, 0, RoundingMode.DOWN).intValueExact();
    List<String> values = new ArrayList<>();
    for (int i = 0; i <= last; i++) {
      values.add(text(start.add(step.multiply(BigDecimal.valueOf(i)))));
    }
    return values;
  }

  private static BigDecimal decimal(Setting setting, String name) {
    return new BigDecimal(setting.argument(name).orElseThrow().value().text());
  }

  /** Integers look like integers, so that they can be counts. */
  private static String text(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return Math.abs(stripped.scale()) <= 18 ? stripped.toPlainString() : stripped.toString();
  }
}
