package org.nudipole.cli.plot;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * One tick of an axis.
 *
 * @param value where it stands
 * @param label its text; empty for a minor tick
 */
record Tick(double value, String label) {
  private static final String SUPERSCRIPTS =
      "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";

  boolean isMajor() {
    return !label.isEmpty();
  }

  /** Ticks at steps of 1, 2 or 5 times a power of ten, about {@code count} of them labelled. */
  static List<Tick> linear(double low, double high, int count) {
    double raw = (high - low) / count;
    int exponent = (int) Math.floor(Math.log10(raw));
    double mantissa = raw / Math.pow(10, exponent);
    int digit = mantissa <= 1 ? 1 : mantissa <= 2 ? 2 : mantissa <= 5 ? 5 : 10;
    int parts = digit == 2 ? 4 : 5;
    BigDecimal step = BigDecimal.valueOf(digit).scaleByPowerOfTen(exponent);
    BigDecimal minor = step.divide(BigDecimal.valueOf(parts));
    double slack = 1e-9 * (high - low);
    List<Tick> ticks = new ArrayList<>();
    long first = (long) Math.ceil((low - slack) / minor.doubleValue());
    long last = (long) Math.floor((high + slack) / minor.doubleValue());
    double largest = Math.max(Math.abs(low), Math.abs(high));
    for (long i = first; i <= last; i++) {
      BigDecimal value = minor.multiply(BigDecimal.valueOf(i));
      String label = i % parts == 0 ? number(value, step, largest) : "";
      ticks.add(new Tick(value.doubleValue(), label));
    }
    return ticks;
  }

  /** The same ticks with every second label, counted from 0 where it is among them. */
  static List<Tick> everySecond(List<Tick> ticks) {
    List<Tick> major = ticks.stream().filter(Tick::isMajor).toList();
    int from = 0;
    for (int i = 0; i < major.size(); i++) {
      if (major.get(i).value() == 0) {
        from = i;
      }
    }
    List<Tick> thinned = new ArrayList<>();
    int number = 0;
    for (Tick tick : ticks) {
      boolean dropped = tick.isMajor() && (number++ - from) % 2 != 0;
      thinned.add(dropped ? new Tick(tick.value(), "") : tick);
    }
    return thinned;
  }

  /**
   * Ticks of a logarithmic axis, labelled at powers of ten; below two decades also between them.
   */
  static List<Tick> logarithmic(double low, double high, int count) {
    int first = (int) Math.floor(Math.log10(low) + 1e-9);
    int last = (int) Math.ceil(Math.log10(high) - 1e-9);
    double decades = Math.log10(high / low);
    int every = Math.max(1, (int) Math.ceil(decades / count));
    List<Tick> ticks = new ArrayList<>();
    for (int exponent = first; exponent <= last; exponent++) {
      for (int digit = 1; digit <= (every > 1 ? 1 : 9); digit++) {
        double value = Double.parseDouble(digit + "e" + exponent);
        if (value < low * (1 - 1e-9) || value > high * (1 + 1e-9)) {
          continue;
        }
        boolean labelled =
            digit == 1 && Math.floorMod(exponent, every) == 0
                || decades < 1.8 && (digit == 2 || digit == 5)
                || decades < 0.7;
        ticks.add(new Tick(value, labelled ? power(digit, exponent, decades) : ""));
      }
    }
    return ticks;
  }

  private static String power(int digit, int exponent, double decades) {
    if (decades < 3 && exponent >= -2 && exponent <= 3) {
      return BigDecimal.valueOf(digit).scaleByPowerOfTen(exponent).toPlainString();
    }
    return (digit == 1 ? "" : digit + "\u00d7") + "10" + superscript(exponent);
  }

  private static String number(BigDecimal value, BigDecimal step, double largest) {
    if (value.signum() == 0) {
      return "0";
    }
    int exponent = (int) Math.floor(Math.log10(largest) + 1e-9);
    if (exponent >= 5 || exponent < -3) {
      BigDecimal mantissa = value.scaleByPowerOfTen(-exponent);
      int decimals = Math.max(0, step.scaleByPowerOfTen(-exponent).stripTrailingZeros().scale());
      return minus(mantissa.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString())
          + "\u00d710"
          + superscript(exponent);
    }
    int decimals = Math.max(0, step.stripTrailingZeros().scale());
    return minus(value.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString());
  }

  private static String minus(String number) {
    return number.replace('-', '\u2212');
  }

  /** An integer in superscript digits. */
  static String superscript(int number) {
    StringBuilder text = new StringBuilder();
    for (char c : Integer.toString(number).toCharArray()) {
      text.append(c == '-' ? '\u207b' : SUPERSCRIPTS.charAt(c - '0'));
    }
    return text.toString();
  }
}
