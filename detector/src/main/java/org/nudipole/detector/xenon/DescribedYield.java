package org.nudipole.detector.xenon;

import java.util.Arrays;
import org.nudipole.generator.Units;

/**
 * {@linkplain QuantumYield#describe Descriptions} by one yield, which take a tenth of the time of
 * its formulas: polynomials of fifth order in 64 intervals of each octave of the energy, within
 * 1e-12 of the formulas (of their value, or of 1 where it is less). Where the polynomials would not
 * be, around the yield's breaks, and beyond 1 eV to 16 MeV, descriptions are the formulas. An
 * interval is made at the first deposit in it; as it does not matter who asks first, threads share
 * them.
 */
public final class DescribedYield {
  private static final double TOLERANCE = 1e-12;
  private static final int NUMBERS = QuantumYield.DESCRIPTION;

  /** Coefficients of a polynomial. */
  private static final int TERMS = 6;

  // An interval is told by the exponent of the energy in keV and these first bits of its fraction.
  private static final int BITS = 6;
  private static final int SHIFT = 52 - BITS;
  private static final long FIRST = Double.doubleToRawLongBits(0x1p-10) >>> SHIFT;
  private static final long OCTAVES = 24;

  private static final Interval FORMULAS = new Interval(new double[0]);

  // In a record, whose contents another thread never sees half written.
  private record Interval(double[] coefficients) {}

  private final QuantumYield yield;
  private final double[] breaks;
  private final Interval[] intervals = new Interval[(int) (OCTAVES << BITS)];

  /** Descriptions by a yield. */
  public DescribedYield(QuantumYield yield) {
    this.yield = yield;
    breaks = yield.breaks();
  }

  /** The yield. */
  public QuantumYield ofRecoil() {
    return yield;
  }

  /**
   * Describes a deposit.
   *
   * @param into the description, from an index on
   */
  public void describe(double energy, double[] into, int at) {
    long bits = Double.doubleToRawLongBits(energy / Units.KEV);
    long place = (bits >>> SHIFT) - FIRST;
    if (place < 0 || place >= intervals.length) {
      byFormulas(energy, into, at);
      return;
    }
    Interval interval = intervals[(int) place];
    if (interval == null) {
      interval = interval(place + FIRST);
      intervals[(int) place] = interval;
    }
    double[] c = interval.coefficients;
    if (c.length == 0) {
      byFormulas(energy, into, at);
      return;
    }
    double t = (bits & (1L << SHIFT) - 1) * 0x1p-45 - 1;
    for (int k = 0; k < NUMBERS; k++) {
      into[at + k] = polynomial(c, k, t);
    }
  }

  private static double polynomial(double[] c, int k, double t) {
    double high = c[k + 3 * NUMBERS] + t * (c[k + 4 * NUMBERS] + t * c[k + 5 * NUMBERS]);
    return c[k] + t * (c[k + NUMBERS] + t * (c[k + 2 * NUMBERS] + t * high));
  }

  private void byFormulas(double energy, double[] into, int at) {
    Arrays.fill(into, at, at + NUMBERS, 0);
    yield.describe(energy, into, at);
  }

  private Interval interval(long first) {
    double low = Double.longBitsToDouble(first << SHIFT) * Units.KEV;
    double high = Double.longBitsToDouble(first + 1 << SHIFT) * Units.KEV;
    for (double edge : breaks) {
      if (edge >= low && edge <= high) {
        return FORMULAS;
      }
    }
    double[] nodes = new double[TERMS];
    double[] values = new double[TERMS * NUMBERS];
    for (int j = 0; j < TERMS; j++) {
      nodes[j] = StrictMath.cos((j + 0.5) * Math.PI / TERMS);
      byFormulas(at(low, high, nodes[j]), values, j * NUMBERS);
    }
    double[] coefficients = coefficients(nodes, values);
    double[] right = new double[NUMBERS];
    // Halfway between the nodes, where the polynomial is farthest from what it goes through.
    for (int j = 0; j <= TERMS; j++) {
      double t = StrictMath.cos(Math.max(0.01, j) * Math.PI / TERMS);
      byFormulas(at(low, high, t), right, 0);
      for (int k = 0; k < NUMBERS; k++) {
        double off = Math.abs(polynomial(coefficients, k, t) - right[k]);
        // A number that is 0 in a part of the interval is cut off there.
        boolean cut = right[k] == 0 != (values[k] == 0);
        if (cut || !(off <= TOLERANCE / 2 * Math.max(1, Math.abs(right[k])))) {
          return FORMULAS;
        }
      }
    }
    return new Interval(coefficients);
  }

  private static double at(double low, double high, double t) {
    return low + (high - low) * (t + 1) / 2;
  }

  // By the divided differences of Newton: the polynomial is multiplied out from its last node on.
  private static double[] coefficients(double[] nodes, double[] values) {
    double[] all = new double[TERMS * NUMBERS];
    for (int k = 0; k < NUMBERS; k++) {
      double[] divided = new double[TERMS];
      for (int j = 0; j < TERMS; j++) {
        divided[j] = values[j * NUMBERS + k];
      }
      for (int order = 1; order < TERMS; order++) {
        for (int j = TERMS - 1; j >= order; j--) {
          divided[j] = (divided[j] - divided[j - 1]) / (nodes[j] - nodes[j - order]);
        }
      }
      double[] c = new double[TERMS];
      for (int j = TERMS - 1; j >= 0; j--) {
        for (int power = TERMS - 1; power >= 0; power--) {
          c[power] = (power > 0 ? c[power - 1] : divided[j]) - nodes[j] * c[power];
        }
      }
      for (int power = 0; power < TERMS; power++) {
        all[power * NUMBERS + k] = c[power];
      }
    }
    return all;
  }
}
