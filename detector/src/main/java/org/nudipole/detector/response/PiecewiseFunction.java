package org.nudipole.detector.response;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A bounded function of an energy or signal, smooth on each of its pieces and zero elsewhere, such
 * as "observed in this bin and detected". A {@link ResponseStep} turns one of the energy behind the
 * step into its expectation given the energy before it.
 *
 * @param pieces disjoint pieces in rising order
 */
public record PiecewiseFunction(List<Piece> pieces) {
  /**
   * One smooth piece on [from, to).
   *
   * @param from lower end, may be -infinity
   * @param to upper end, may be +infinity
   * @param function the function there
   * @param constant whether it is constant on the piece
   */
  public record Piece(double from, double to, DoubleUnaryOperator function, boolean constant) {
    /** Its value, if it is constant. */
    double constantValue() {
      double point = Double.isFinite(from) ? from : Double.isFinite(to) ? to : 0;
      return function.applyAsDouble(point);
    }
  }

  /** Keeps a copy. */
  public PiecewiseFunction {
    pieces = List.copyOf(pieces);
  }

  /** One on [from, to), zero elsewhere. */
  public static PiecewiseFunction interval(double from, double to) {
    return new PiecewiseFunction(List.of(new Piece(from, to, x -> 1, true)));
  }

  /** One everywhere. */
  public static PiecewiseFunction everywhere() {
    return interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /** Whether this is one everywhere. */
  boolean isEverywhere() {
    double infinity = Double.POSITIVE_INFINITY;
    return pieces.size() == 1
        && pieces.get(0).constant
        && pieces.get(0).from == -infinity
        && pieces.get(0).to == infinity
        && pieces.get(0).constantValue() == 1;
  }

  /** A smooth function on [0, infinity), cut at some points where it changes quickly. */
  static PiecewiseFunction smooth(DoubleUnaryOperator function, DoubleStream cuts) {
    double[] edges =
        DoubleStream.concat(DoubleStream.of(0), cuts.filter(c -> c > 0 && Double.isFinite(c)))
            .sorted()
            .distinct()
            .toArray();
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < edges.length; i++) {
      double to = i + 1 < edges.length ? edges[i + 1] : Double.POSITIVE_INFINITY;
      pieces.add(new Piece(edges[i], to, function, false));
    }
    return new PiecewiseFunction(pieces);
  }

  /** Where it begins: below, it is zero; +infinity if it is zero everywhere. */
  public double begin() {
    return pieces.isEmpty() ? Double.POSITIVE_INFINITY : pieces.get(0).from;
  }

  /** Where it ends: above, it is zero; -infinity if it is zero everywhere. */
  public double end() {
    return pieces.isEmpty() ? Double.NEGATIVE_INFINITY : pieces.get(pieces.size() - 1).to;
  }

  /** The value at a point. */
  public double value(double x) {
    int low = 0;
    int high = pieces.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Piece piece = pieces.get(middle);
      if (x < piece.from) {
        high = middle - 1;
      } else if (x >= piece.to) {
        low = middle + 1;
      } else {
        return piece.function.applyAsDouble(x);
      }
    }
    return 0;
  }

  /** The value on a whole interval if it is known to be constant there, else NaN. */
  double constantOn(double from, double to) {
    for (Piece piece : pieces) {
      if (piece.to > from && piece.from <= to) {
        boolean inside = piece.constant && piece.from <= from && to < piece.to;
        return inside ? piece.constantValue() : Double.NaN;
      }
    }
    return 0;
  }

  /**
   * The finite ends of all pieces: where the function or a derivative may jump, in rising order.
   */
  public double[] edges() {
    TreeSet<Double> edges = new TreeSet<>();
    for (Piece piece : pieces) {
      edges.add(piece.from);
      edges.add(piece.to);
    }
    return edges.stream().mapToDouble(Double::doubleValue).filter(Double::isFinite).toArray();
  }

  /** The part of this function on [from, to). */
  PiecewiseFunction restrictedTo(double from, double to) {
    return new PiecewiseFunction(
        pieces.stream()
            .filter(p -> p.to > from && p.from < to)
            .map(p -> new Piece(Math.max(from, p.from), Math.min(to, p.to), p.function, p.constant))
            .toList());
  }

  /** This function and another one whose pieces lie above. */
  PiecewiseFunction followedBy(PiecewiseFunction upper) {
    return new PiecewiseFunction(Stream.of(pieces, upper.pieces).flatMap(List::stream).toList());
  }

  /** The product with a smooth function that may change quickly at some points. */
  PiecewiseFunction times(DoubleUnaryOperator factor, double... cuts) {
    List<Piece> product = new ArrayList<>();
    double[] sorted = Arrays.stream(cuts).sorted().toArray();
    for (Piece piece : pieces) {
      DoubleUnaryOperator function = x -> piece.function.applyAsDouble(x) * factor.applyAsDouble(x);
      double from = piece.from;
      for (double cut : sorted) {
        if (cut > from && cut < piece.to) {
          product.add(new Piece(from, cut, function, false));
          from = cut;
        }
      }
      product.add(new Piece(from, piece.to, function, false));
    }
    return new PiecewiseFunction(product);
  }

  /** The product with a constant. */
  PiecewiseFunction scaled(double factor) {
    return new PiecewiseFunction(
        pieces.stream()
            .map(
                p -> new Piece(p.from, p.to, x -> factor * p.function.applyAsDouble(x), p.constant))
            .toList());
  }
}
