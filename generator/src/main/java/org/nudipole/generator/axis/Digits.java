package org.nudipole.generator.axis;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers for a reader: significant digits without trailing zeros. */
public final class Digits {
  private Digits() {}

  public static String of(double value, int digits) {
    if (!Double.isFinite(value) || value == 0) {
      return value == 0 ? "0" : Double.toString(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
    double size = Math.abs(value);
    return size >= 1e-4 && size < 1e12 ? rounded.toPlainString() : rounded.toString();
  }
}
