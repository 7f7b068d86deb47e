package org.nudipole.generator.data;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A chemical formula, such as {@code CaWO4}, {@code Gd3(Al2Ga3)O12} or {@code Cd0.9Zn0.1Te}.
 *
 * @param atoms atoms per formula unit, by element in the order of their first appearance
 */
public record Formula(Map<String, Double> atoms) {
  /** More atoms of an element in a formula unit, or fewer, are no formula. */
  private static final double MOST = 1e6;

  /** Keeps a copy. */
  public Formula {
    atoms = Collections.unmodifiableMap(new LinkedHashMap<>(atoms));
  }

  /**
   * Reads a formula: elements with natural isotopes and groups in parentheses, each with a number
   * behind it or 1 of it.
   *
   * @throws FormulaException at the first place that cannot be read
   */
  public static Formula of(String text) {
    return new Reader(text).read();
  }

  /** One pass over the text; groups that are open wait on a stack. */
  private static final class Reader {
    private final String text;
    private final Deque<Map<String, Double>> open = new ArrayDeque<>();
    private final Deque<Integer> begins = new ArrayDeque<>();
    private int next;

    Reader(String text) {
      this.text = text;
      open.push(new LinkedHashMap<>());
    }

    Formula read() {
      while (next < text.length()) {
        char c = text.charAt(next);
        if (c == '(') {
          begins.push(next++);
          open.push(new LinkedHashMap<>());
        } else if (c == ')') {
          close();
        } else if (isUpper(c)) {
          element();
        } else {
          throw new FormulaException(
              next,
              "'" + c + "' where an element begins",
              "write symbols such as Pb, numbers behind them");
        }
      }
      if (!begins.isEmpty()) {
        throw new FormulaException(begins.peek(), "a parenthesis is not closed", "add a )");
      }
      if (open.peek().isEmpty()) {
        throw new FormulaException(0, "no element", "write a formula such as CaWO4");
      }
      return new Formula(open.peek());
    }

    private void close() {
      int place = next++;
      if (begins.isEmpty()) {
        throw new FormulaException(place, "no parenthesis is open", "leave out the )");
      }
      if (open.peek().isEmpty()) {
        throw new FormulaException(place, "nothing between the parentheses", "leave them out");
      }
      begins.pop();
      Map<String, Double> group = open.pop();
      double times = count();
      group.forEach((element, number) -> add(place, element, number * times));
    }

    private void element() {
      int place = next++;
      while (next < text.length() && isLower(text.charAt(next))) {
        next++;
      }
      String symbol = text.substring(place, next);
      if (!PeriodicTable.elements().contains(symbol)) {
        throw new FormulaException(place, symbol);
      }
      add(place, symbol, count());
    }

    private double count() {
      int place = next;
      while (next < text.length() && isNumber(text.charAt(next))) {
        next++;
      }
      if (place == next) {
        return 1;
      }
      String digits = text.substring(place, next);
      // Beside digits and points nothing can be there.
      double count = digits.matches("[0-9]+([.][0-9]+)?") ? Double.parseDouble(digits) : Double.NaN;
      if (!(count > 1 / MOST && count < MOST)) {
        throw new FormulaException(
            place,
            "'" + digits + "' is no number of atoms",
            "give a number such as 2 or 0.5, or leave out what is not there");
      }
      return count;
    }

    private void add(int place, String element, double number) {
      double sum = open.peek().merge(element, number, Double::sum);
      if (!(sum > 1 / MOST && sum < MOST)) {
        throw new FormulaException(
            place, "too many or too few atoms of " + element, "give numbers of one formula unit");
      }
    }

    private static boolean isUpper(char c) {
      return c >= 'A' && c <= 'Z';
    }

    private static boolean isLower(char c) {
      return c >= 'a' && c <= 'z';
    }

    private static boolean isNumber(char c) {
      return c >= '0' && c <= '9' || c == '.';
    }
  }
}
