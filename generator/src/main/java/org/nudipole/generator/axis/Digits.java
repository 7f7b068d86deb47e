package org.nudipole.generator.axis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers for a reader, the same whatever the language of the system. */
public final class Digits {
  private static final int FIVE = 5;

  /** Nobody enters more digits. */
  private static final int ENTERED = 12;

  /** Each costs half a unit of the last place. */
  private static final int CONVERSIONS = 4;

  private Digits() {}

  /** Significant digits without trailing zeros, plain where that is short. */
  public static String of(double value, int digits) {
    if (!Double.isFinite(value) || value == 0) {
      return value == 0 ? "0" : Double.toString(value);
    }
    BigDecimal rounded = rounded(value, digits).stripTrailingZeros();
    double size = Math.abs(value);
    return size >= 1e-4 && size < 1e12 ? rounded.toPlainString() : rounded.toString();
  }

  /**
   * A number that was entered, after conversions of its unit: the short decimal that it was, where
   * only their rounding lies between.
   */
  public static double entered(double value) {
    if (!Double.isFinite(value)) {
      return value;
    }
    double decimal = rounded(value, ENTERED).doubleValue();
    return Math.abs(value - decimal) <= CONVERSIONS * Math.ulp(value) ? decimal : value;
  }

  /** Five significant digits, zeros too, plain where that is short. */
  public static String five(double value) {
    if (value == 0 || !Double.isFinite(value)) {
      return value == 0 ? "0" : Double.toString(value);
    }
    double size = Math.abs(value);
    if (size < 1e-4 || size >= 1e9) {
      return scientific(value, FIVE - 1);
    }
    return size >= 1e5 ? Long.toString(Math.round(value)) : rounded(value, FIVE).toPlainString();
  }

  /** A short form of a quantity that was entered or derived, without trailing zeros. */
  public static String brief(double value) {
    String text = five(value);
    return text.contains(".") && !text.contains("e")
        ? text.replaceAll("0+$", "").replaceAll("\\.$", "")
        : text;
  }

  /** An estimate with its standard error, both to the second digit of the error. */
  public static String withError(double value, double error) {
    if (error <= 0 || Math.abs(value) < error || value >= 1e9 || value < 1e-4) {
      return five(value) + " +- " + five(error);
    }
    int decimals = Math.max(0, rounded(error, 2).scale());
    return decimal(value, decimals) + " +- " + decimal(error, decimals);
  }

  /** So many decimals, as {@code %.2f}. */
  public static String fixed(double value, int decimals) {
    return format("%." + decimals + "f", value);
  }

  /** So many decimals after the sign, as {@code %+.2f}. */
  public static String signed(double value, int decimals) {
    return format("%+." + decimals + "f", value);
  }

  /** So many decimals and an exponent, as {@code %.2e}. */
  public static String scientific(double value, int decimals) {
    return format("%." + decimals + "e", value);
  }

  /** So many significant digits, zeros too, as {@code %.4g}. */
  public static String general(double value, int digits) {
    return format("%." + digits + "g", value);
  }

  /** A probability to three decimals, or with an exponent where it is small. */
  public static String probability(double p) {
    return p == 0 ? "0" : p >= 1e-3 ? fixed(p, 3) : scientific(p, 1);
  }

  /** A share in percent, to so many decimals. */
  public static String percent(double share, int decimals) {
    return fixed(100 * share, decimals) + " %";
  }

  /** A count in groups of three digits. */
  public static String grouped(long count) {
    return String.format(Locale.ROOT, "%,d", count);
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
    return unit == 0 ? count + " B" : general(size, 3) + " " + units[unit];
  }

  /** A rate of events with its prefix, such as {@code 12.3 million}. */
  public static String speed(double perSecond) {
    return perSecond >= 1e6 ? fixed(perSecond / 1e6, 1) + " million" : fixed(perSecond, 0);
  }

  private static BigDecimal rounded(double value, int digits) {
    return new BigDecimal(value).round(new MathContext(digits));
  }

  private static String decimal(double value, int decimals) {
    return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
  }

  private static String format(String pattern, double value) {
    return String.format(Locale.ROOT, pattern, value);
  }
}
