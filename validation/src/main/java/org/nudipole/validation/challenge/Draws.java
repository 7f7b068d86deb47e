package org.nudipole.validation.challenge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A distribution of one or several values: rows, one of each value, with weights that sum to 1.
 * Equal rows are one row of their common weight, so that who repeats all of them changes nothing.
 *
 * @param rows different rows in rising order
 * @param weights weight of each
 */
record Draws(List<double[]> rows, double[] weights) {
  /** Keeps copies. */
  Draws {
    rows = List.copyOf(rows);
    weights = weights.clone();
  }

  /** The distribution of rows of which each counts alike. */
  static Draws of(List<double[]> all) {
    List<double[]> sorted = new ArrayList<>();
    // A negative 0 is 0.
    all.forEach(row -> sorted.add(Arrays.stream(row).map(x -> x + 0.0).toArray()));
    sorted.sort(Arrays::compare);
    List<double[]> rows = new ArrayList<>();
    List<Integer> counts = new ArrayList<>();
    for (double[] row : sorted) {
      int last = rows.size() - 1;
      if (last >= 0 && Arrays.equals(rows.get(last), row)) {
        counts.set(last, counts.get(last) + 1);
      } else {
        rows.add(row);
        counts.add(1);
      }
    }
    return new Draws(rows, counts.stream().mapToDouble(n -> (double) n / all.size()).toArray());
  }

  /** The distribution of draws of one value of which each counts alike. */
  static Draws ofOne(List<Double> all) {
    return of(all.stream().map(x -> new double[] {x}).toList());
  }

  /** The distribution of one of the values. */
  Draws marginal(int value) {
    Integer[] order = new Integer[rows.size()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(rows.get(a)[value], rows.get(b)[value]));
    List<double[]> column = new ArrayList<>();
    double[] sorted = new double[order.length];
    for (int i = 0; i < order.length; i++) {
      column.add(new double[] {rows.get(order[i])[value]});
      sorted[i] = weights[order[i]];
    }
    return new Draws(column, sorted);
  }

  /** The same on the scales of priors. */
  Draws on(List<PriorScale> scales) {
    return new Draws(
        rows.stream()
            .map(
                row -> {
                  double[] places = new double[row.length];
                  Arrays.setAll(places, i -> scales.get(i).of(row[i]));
                  return places;
                })
            .toList(),
        weights);
  }

  /** The least value of a distribution of one up to which there is at least a part of it. */
  double quantile(double part) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i];
      if (sum >= part) {
        return rows.get(i)[0];
      }
    }
    return rows.get(rows.size() - 1)[0];
  }

  /** The part of a distribution of one in an interval, its ends included or not. */
  double share(Interval interval, boolean ends) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      double x = rows.get(i)[0];
      boolean inside = ends ? interval.contains(x) : x > interval.low() && x < interval.high();
      sum += inside ? weights[i] : 0;
    }
    return sum;
  }
}
