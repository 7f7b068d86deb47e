package org.nudipole.cli.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers for people. */
public final class Figures {
  private static final int DIGITS = 5;

  private Figures() {}

  /** Five significant digits, plain where that is short. */
  public static String of(double value) {
    if (value == 0 || !Double.isFinite(value)) {
      return value == 0 ? "0" : Double.toString(value);
    }
    double size = Math.abs(value);
    if (size < 1e-4 || size >= 1e9) {
      return String.format(Locale.ROOT, "%." + (DIGITS - 1) + "e", value);
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(DIGITS));
    return size >= 1e5 ? Long.toString(Math.round(value)) : rounded.toPlainString();
  }

  /** A short form of a quantity that was entered or derived, without trailing zeros. */
  public static String brief(double value) {
    String text = of(value);
    return text.contains(".") && !text.contains("e")
        ? text.replaceAll("0+$", "").replaceAll("\\.$", "")
        : text;
  }

  /** A number of a table with all its digits, which are six at most. */
  public static String tabulated(double value) {
    return new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros().toPlainString();
  }

  /** An estimate with its standard error, both to the second digit of the error. */
  public static String withError(double value, double error) {
    if (error <= 0 || Math.abs(value) < error || value >= 1e9 || value < 1e-4) {
      return of(value) + " +- " + of(error);
    }
    BigDecimal rounded = new BigDecimal(error).round(new MathContext(2));
    int scale = Math.max(0, rounded.scale());
    return new BigDecimal(value).setScale(scale, RoundingMode.HALF_EVEN).toPlainString()
        + " +- "
        + new BigDecimal(error).setScale(scale, RoundingMode.HALF_EVEN).toPlainString();
  }

  /** Bytes in the unit that suits. */
  public static String bytes(long count) {
    String[] units = {"B", "kB", "MB", "GB", "TB"};
    double size = count;
    int unit = 0;
    while (size >= 1000 && unit < units.length - 1) {
      size /= 1000;
      unit++;
    }
    return unit == 0 ? count + " B" : String.format(Locale.ROOT, "%.3g %s", size, units[unit]);
  }

  /** A rate of events with its prefix, such as {@code 12.3 million}. */
  public static String speed(double perSecond) {
    return perSecond >= 1e6
        ? String.format(Locale.ROOT, "%.1f million", perSecond / 1e6)
        : String.format(Locale.ROOT, "%.0f", perSecond);
  }
}
