package org.nudipole.generator.mathematics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/**
 * A function on the unit cube, interpolated between the nodes of an adaptive sparse grid (H.-J.
 * Bungartz, M. Griebel, Acta Numerica 13 (2004) 147, hierarchical piecewise quadratic basis). Each
 * node holds how far the function is from the interpolation of the coarser nodes; where that is too
 * much, finer nodes are added around it. A node is only added with all coarser nodes that it lies
 * between, so its value is met exactly.
 */
public final class SparseGrid {
  /** Coordinates are whole numbers of this part of an edge. */
  private static final int UNIT = 1 << 20;

  /** Finest distance of nodes: closer, a function jumps. */
  private static final int FINEST = UNIT >> 12;

  /** A node whose error is less than that of the coarser one by more may have met it by luck. */
  private static final double LUCK = 4;

  /** Relative difference of values that is rounding. */
  private static final double SAME = 1e-9;

  private final int dimension;
  private final Function<double[], double[]> function;
  private final Set<List<Integer>> known = new HashSet<>();
  private final List<Term> terms = new ArrayList<>();

  private SparseGrid(int dimension, Function<double[], double[]> function) {
    this.dimension = dimension;
    this.function = function;
  }

  /**
   * Interpolates a function.
   *
   * @param dimension number of coordinates; 0 for a constant
   * @param function values at coordinates in [0, 1], as many everywhere; may be called by several
   *     threads
   * @param error size of a deviation (second argument) of a value (first)
   * @param tolerance error at a node, predicted from the coarser ones, up to which no finer nodes
   *     are added; with them the error is several times less
   * @param most greatest number of nodes
   * @throws ConvergenceException if these do not suffice
   */
  public static SparseGrid of(
      int dimension,
      Function<double[], double[]> function,
      ToDoubleBiFunction<double[], double[]> error,
      double tolerance,
      int most) {
    SparseGrid grid = new SparseGrid(dimension, function);
    Collection<List<Integer>> fresh = new LinkedHashSet<>();
    grid.require(Arrays.asList(grid.filled(UNIT / 2)), fresh);
    // The middle may agree by symmetry, so its neighbours are asked too; and so may others.
    boolean first = true;
    Map<List<Integer>, Double> inherited = new HashMap<>();
    while (!fresh.isEmpty()) {
      if (grid.known.size() + fresh.size() > most) {
        throw new ConvergenceException(
            "no interpolation of the expected counts (more than " + most + " nodes are needed)");
      }
      Set<List<Integer>> next = new LinkedHashSet<>();
      for (Map.Entry<List<Integer>, Double> node : grid.add(fresh, error).entrySet()) {
        double expected = Math.max(node.getValue(), inherited.getOrDefault(node.getKey(), 0.0));
        if (first || expected > tolerance) {
          for (List<Integer> finer : grid.finer(node.getKey())) {
            inherited.merge(finer, first ? 0 : expected / LUCK, Math::max);
            grid.require(finer, next);
          }
        }
      }
      first = false;
      fresh = next;
    }
    return grid;
  }

  /** Number of values. */
  public int size() {
    return terms.get(0).surplus.length;
  }

  /** Whether some of the values are not the same at all nodes. */
  public boolean varies(IntPredicate which) {
    double[] first = at(new double[dimension]);
    return known.stream()
        .map(node -> at(position(node)))
        .anyMatch(
            values ->
                IntStream.range(0, values.length)
                    .filter(which)
                    .anyMatch(i -> Math.abs(values[i] - first[i]) > SAME * Math.abs(first[i])));
  }

  /** The interpolated values at coordinates in [0, 1]. */
  public double[] at(double... position) {
    double[] sum = new double[terms.isEmpty() ? 0 : terms.get(0).surplus.length];
    for (Term term : terms) {
      double weight = term.basis(position);
      if (weight != 0) {
        for (int i = 0; i < sum.length; i++) {
          sum[i] += weight * term.surplus[i];
        }
      }
    }
    return sum;
  }

  /** A node and what it adds. */
  private record Term(int[] node, double[] surplus) {
    // Linear for the ends, a parabola that vanishes at the neighbours else.
    double basis(double[] position) {
      double product = 1;
      for (int d = 0; d < node.length && product != 0; d++) {
        int at = node[d];
        if (at == 0 || at == UNIT) {
          product *= at == 0 ? 1 - position[d] : position[d];
        } else {
          double t = (position[d] * UNIT - at) / width(at);
          product *= Math.abs(t) < 1 ? 1 - t * t : 0;
        }
      }
      return product;
    }
  }

  // The new nodes with the errors of what the coarser ones predicted.
  private Map<List<Integer>, Double> add(
      Collection<List<Integer>> fresh, ToDoubleBiFunction<double[], double[]> error) {
    List<List<Integer>> nodes = new ArrayList<>(fresh);
    nodes.sort(Comparator.comparingInt(SparseGrid::level));
    List<double[]> values =
        nodes.parallelStream().map(node -> function.apply(position(node))).toList();
    Map<List<Integer>, Double> errors = new LinkedHashMap<>();
    for (int n = 0; n < nodes.size(); n++) {
      double[] value = values.get(n);
      double[] surplus = value.clone();
      double[] predicted = at(position(nodes.get(n)));
      for (int i = 0; i < predicted.length; i++) {
        surplus[i] -= predicted[i];
      }
      known.add(nodes.get(n));
      terms.add(new Term(nodes.get(n).stream().mapToInt(x -> x).toArray(), surplus));
      errors.put(nodes.get(n), error.applyAsDouble(value, surplus));
    }
    return errors;
  }

  // The next nodes on both sides of a node in each direction.
  private List<List<Integer>> finer(List<Integer> node) {
    List<List<Integer>> finer = new ArrayList<>();
    for (int d = 0; d < dimension; d++) {
      int at = node.get(d);
      if (at == 0 || at == UNIT) {
        finer.add(with(node, d, UNIT / 2));
      } else if (width(at) > FINEST) {
        finer.add(with(node, d, at - width(at) / 2));
        finer.add(with(node, d, at + width(at) / 2));
      }
    }
    return finer;
  }

  // A node, and first all between which it lies.
  private void require(List<Integer> node, Collection<List<Integer>> fresh) {
    if (known.contains(node) || !fresh.add(node)) {
      return;
    }
    for (int d = 0; d < dimension; d++) {
      int at = node.get(d);
      if (at != 0 && at != UNIT) {
        require(with(node, d, at - width(at)), fresh);
        require(with(node, d, at + width(at)), fresh);
      }
    }
  }

  private Integer[] filled(int value) {
    Integer[] filled = new Integer[dimension];
    Arrays.fill(filled, value);
    return filled;
  }

  private static List<Integer> with(List<Integer> node, int d, int value) {
    List<Integer> other = new ArrayList<>(node);
    other.set(d, value);
    return List.copyOf(other);
  }

  // Half of the range of a node that is not at an end: the lowest bit that is set.
  private static int width(int at) {
    return Integer.lowestOneBit(at);
  }

  private static int level(List<Integer> node) {
    return node.stream()
        .mapToInt(at -> at == 0 || at == UNIT ? 0 : Integer.numberOfTrailingZeros(UNIT / width(at)))
        .sum();
  }

  private double[] position(List<Integer> node) {
    return node.stream().mapToDouble(at -> (double) at / UNIT).toArray();
  }
}
