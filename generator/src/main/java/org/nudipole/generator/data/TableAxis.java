package org.nudipole.generator.data;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What a curve in a table is a function of: points in one column, or bins that follow each other,
 * with their ends in two.
 *
 * @param point the column of points
 * @param low the column of the lower ends of bins
 * @param high the column of their upper ends
 * @param points whether points are allowed, else only bins
 * @param signed whether values below 0 are allowed
 */
public record TableAxis(
    TableColumn point, TableColumn low, TableColumn high, boolean points, boolean signed) {
  private static final double ROUNDING = 1e-9;

  /**
   * Points or edges of bins.
   *
   * @param values rising values in internal units: one for each row, for bins one more
   * @param bins whether they are edges
   */
  public record Places(double[] values, boolean bins) {
    /** Keeps a copy. */
    public Places {
      values = values.clone();
    }

    /** A copy. */
    @Override
    public double[] values() {
      return values.clone();
    }

    /** The points, for bins their middles. */
    public double[] middles() {
      double[] middles = values();
      for (int i = 0; bins && i + 1 < values.length; i++) {
        middles[i] = (values[i] + values[i + 1]) / 2;
      }
      return bins ? Arrays.copyOf(middles, middles.length - 1) : middles;
    }
  }

  /** Points named as the column, not below 0, or bins named {@code _low} and {@code _high}. */
  public static TableAxis of(TableColumn column) {
    return new TableAxis(
        column,
        renamed(column, name -> name + "_low"),
        renamed(column, name -> name + "_high"),
        true,
        false);
  }

  /**
   * Bins only, with ends of either sign.
   *
   * @param low the column of the lower ends
   * @param highs names of the column of the upper ends
   */
  public static TableAxis bins(TableColumn low, List<String> highs) {
    return new TableAxis(low, low, new TableColumn(highs, low.unit(), low.rule()), false, true);
  }

  private static TableColumn renamed(TableColumn column, UnaryOperator<String> name) {
    return new TableColumn(
        column.names().stream().map(name).toList(), column.unit(), column.rule());
  }

  /** What the table must have, for messages. */
  public String needs() {
    String bins = low.name() + " and " + high.name();
    return points ? point.name() + ", or " + bins : bins;
  }

  /** Reads it; what is wrong is kept by the check, and a value that cannot be read is NaN. */
  public Places read(TableCheck check) {
    TableCheck.Found from = check.find(low);
    TableCheck.Found to = check.find(high);
    TableCheck.Found at = points ? check.find(point) : TableCheck.Found.NOTHING;
    if (at.isPresent() && (from.isPresent() || to.isPresent())) {
      check.faultOfName(
          from.isPresent() ? from : to,
          "bins beside points in column " + at.name(),
          "keep one of them, or add a line `# ignored: " + at.name() + "`");
    } else if (!at.isPresent() && !(from.isPresent() && to.isPresent())) {
      check.missing(from.isPresent() ? high.name() : to.isPresent() ? low.name() : needs());
    }
    return at.isPresent() ? new Places(points(check, at), false) : bins(check, from, to);
  }

  private double[] points(TableCheck check, TableCheck.Found at) {
    double[] values = signed ? check.numbers(at) : check.notNegative(at);
    for (int row = 1; row < values.length; row++) {
      if (values[row] <= values[row - 1]) {
        check.fault(
            row,
            at,
            check.shown(row, at)
                + " after "
                + check.cell(row - 1, at)
                + " (they rise from row to row)",
            "sort the rows, and give each value once");
      }
    }
    if (values.length == 1) {
      check.fault(
          0,
          at,
          "one row only (a line goes through two or more points)",
          "add rows, or give bins: " + low.name() + " and " + high.name());
    }
    return check.converted(values, at);
  }

  private Places bins(TableCheck check, TableCheck.Found from, TableCheck.Found to) {
    double[] begins = signed ? check.numbers(from) : check.notNegative(from);
    double[] ends = check.numbers(to);
    if (from.isPresent() && to.isPresent()) {
      check.sameUnit(from, to);
      for (int row = 0; row < begins.length; row++) {
        if (row > 0 && Math.abs(begins[row] - ends[row - 1]) > ROUNDING * Math.abs(begins[row])) {
          boolean hole = begins[row] > ends[row - 1];
          check.fault(
              row,
              from,
              check.shown(row, from)
                  + (hole ? " after " : " before ")
                  + check.shown(row - 1, to)
                  + (hole ? " (a hole between two bins)" : " (two bins overlap)"),
              "begin where the bin before ends" + (hole ? "; a bin may have the value 0" : ""));
        }
        if (ends[row] <= begins[row]) {
          check.fault(
              row,
              to,
              check.shown(row, to)
                  + " not above "
                  + check.shown(row, from)
                  + " (the bin has no width)",
              "give the lower end first");
        }
      }
    }
    double[] edges = new double[begins.length + 1];
    edges[0] = begins[0];
    System.arraycopy(ends, 0, edges, 1, ends.length);
    return new Places(check.converted(edges, from), true);
  }
}
