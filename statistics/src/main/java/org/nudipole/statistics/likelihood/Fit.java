package org.nudipole.statistics.likelihood;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.DefaultRealMatrixChangingVisitor;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.nudipole.generator.mathematics.ConvergenceException;

/**
 * A minimum of -2 ln L that was found and checked.
 *
 * @param values the parameters there
 * @param minimum -2 ln L there, relative to the saturated model
 * @param covariance inverse of the second derivatives of -ln L by the parameters that were free and
 *     not at a limit; rows and columns of the others are zero
 * @param distance estimated distance of -ln L to the minimum: below {@link #TOLERANCE}, or below
 *     {@link Bracketing#TOLERANCE} at a minimum where derivatives jump
 * @param iterations steps it took
 */
public record Fit(
    double[] values, double minimum, double[][] covariance, double distance, int iterations) {
  /** Greatest estimated distance of -ln L to its minimum. */
  public static final double TOLERANCE = 1e-10;

  /** Information on a change of a parameter by its own size that is the rounding of none. */
  private static final double FLAT = 1e-15;

  /** A variance that no measurement has. */
  private static final double UNDETERMINED = 1e200;

  /** A variance over that with all others known which tells of no measurement. */
  private static final double DEPENDENT = 1e8;

  /** A curvature over that of each parameter alone below which it is rounding. */
  private static final double BENT = 1e-6;

  private static final int MOST_STEPS = 200;

  /** Steps before a parameter by which derivatives jump is bracketed. */
  private static final int FEW_STEPS = 15;

  private static final int MOST_HALVINGS = 60;

  /**
   * Minimises over all parameters, from the model's own start.
   *
   * @throws ConvergenceException if no minimum is found
   */
  public static Fit of(BinnedLikelihood likelihood) {
    CountModel model = likelihood.model();
    return of(likelihood, model.start(), new boolean[model.parameters().size()]);
  }

  /**
   * Minimises inside the limits of the parameters; by a parameter with trial values, between all of
   * these.
   *
   * @param start where to begin
   * @param fixed parameters that stay there
   * @throws ConvergenceException if no minimum is found
   */
  public static Fit of(BinnedLikelihood likelihood, double[] start, boolean[] fixed) {
    List<Integer> rough = rough(likelihood, fixed);
    return rough.stream()
        .filter(p -> likelihood.model().trials(p).length > 0)
        .findFirst()
        .map(p -> new GridSearch(likelihood, fixed, rough, p).from(start))
        .orElseGet(() -> near(likelihood, start, fixed));
  }

  /** The minimum to which damped Newton steps, and brackets at kinks, lead. */
  static Fit near(BinnedLikelihood likelihood, double[] start, boolean[] fixed) {
    Fit fit = profiled(likelihood, start, fixed);
    fit.requireDetermined(likelihood.parameters());
    return fit;
  }

  /** The same where the counts may be independent of some parameters, whose variance is huge. */
  static Fit profiled(BinnedLikelihood likelihood, double[] start, boolean[] fixed) {
    double[] x = start.clone();
    double value = likelihood.value(x);
    if (!Double.isFinite(value)) {
      throw likelihood.impossible(x);
    }
    List<Integer> rough = rough(likelihood, fixed);
    boolean doubtful =
        IntStream.range(0, fixed.length)
            .anyMatch(p -> !fixed[p] && likelihood.model().mayBeUntold(p));
    if (doubtful) {
      // Along what the counts do not tell, steps lead anywhere.
      covariance(likelihood, x, fixed);
    }
    int most = rough.isEmpty() ? MOST_STEPS : FEW_STEPS;
    for (int step = 0; step < most; step++) {
      BinnedLikelihood.Neighbourhood here = likelihood.about(x, fixed);
      double[] gradient = here.gradient();
      List<Integer> free = free(likelihood.parameters(), x, gradient, fixed);
      Step newton = step(here, gradient, free);
      Point from = new Point(x, value);
      Optional<Point> next = Optional.empty();
      if (newton.distance < TOLERANCE) {
        next = doubtful ? leave(likelihood, from, here, free) : next;
        if (next.isEmpty()) {
          if (doubtful) {
            covariance(likelihood, x, fixed);
          }
          return new Fit(x, value, newton.covariance(x.length, free), newton.distance, step);
        }
      } else {
        next = descend(likelihood, from, newton, free);
      }
      if (next.isEmpty() && rough.isEmpty()) {
        throw new ConvergenceException(
            "the fit did not converge (no step leads down, distance to the minimum about "
                + newton.distance
                + ")");
      }
      if (next.isEmpty()) {
        break;
      }
      value = next.get().value;
      x = next.get().x;
    }
    if (rough.isEmpty()) {
      throw new ConvergenceException(
          "the fit did not converge (after " + MOST_STEPS + " steps it still moves)");
    }
    return new Bracketing(likelihood, fixed, rough).from(x);
  }

  private static List<Integer> rough(BinnedLikelihood likelihood, boolean[] fixed) {
    return IntStream.range(0, fixed.length)
        .filter(p -> !fixed[p] && !likelihood.model().isSmooth(p))
        .boxed()
        .toList();
  }

  /** Covariance at a point from first derivatives of the counts alone. */
  static double[][] covariance(BinnedLikelihood likelihood, double[] x, boolean[] fixed) {
    BinnedLikelihood.Neighbourhood here = likelihood.about(x, fixed);
    double[] gradient = here.gradient();
    List<Integer> free = free(likelihood.parameters(), x, gradient, fixed);
    double[][] hessian = here.hessian(false);
    for (int p = 0; p < x.length; p++) {
      double scale = scale(likelihood.parameters().get(p), x[p]);
      boolean flat = hessian[p][p] * scale * scale <= FLAT;
      if (!fixed[p] && flat && isUntold(likelihood, x, p)) {
        throw undetermined(likelihood.parameters(), p, x);
      }
      if (flat && likelihood.model().isSmooth(p) && likelihood.model().mayBeUntold(p)) {
        // Second derivatives alone tell it, as a phase of 0 where both signs are alike.
        free.remove((Integer) p);
      }
    }
    if (free.isEmpty()) {
      return new double[x.length][x.length];
    }
    double[] g = free.stream().mapToDouble(p -> gradient[p]).toArray();
    for (int p : free) {
      if (!(hessian[p][p] > 1 / UNDETERMINED)) {
        throw undetermined(likelihood.parameters(), p, x);
      }
    }
    int dependent = dependent(hessian, free);
    if (dependent < free.size()) {
      throw degenerate(likelihood.parameters(), free.subList(0, dependent + 1), x);
    }
    return solve(block(hessian, free), g).covariance(x.length, free);
  }

  // How far a parameter may well go.
  private static double scale(FitParameter parameter, double x) {
    return Math.max(1, Math.max(Math.abs(x), Math.abs(parameter.start())));
  }

  // Whether a parameter may as well be anywhere else.
  private static boolean isUntold(BinnedLikelihood likelihood, double[] x, int p) {
    FitParameter parameter = likelihood.parameters().get(p);
    double[] moved = x.clone();
    moved[p] = parameter.start() == x[p] ? x[p] + Math.max(1, Math.abs(x[p])) : parameter.start();
    return moved[p] <= parameter.high()
        && Math.abs(likelihood.value(moved) - likelihood.value(x)) <= DeterminedFit.SAME;
  }

  // Index of the first parameter whose effect is a sum of those of others before it; else their
  // number.
  private static int dependent(double[][] hessian, List<Integer> free) {
    for (int n = 1; n <= free.size(); n++) {
      int last = free.get(n - 1);
      try {
        RealMatrix inverse = solve(block(hessian, free.subList(0, n)), new double[n]).inverse;
        if (inverse.getEntry(n - 1, n - 1) * hessian[last][last] > DEPENDENT) {
          return n - 1;
        }
      } catch (NonPositiveDefiniteMatrixException | SingularMatrixException e) {
        return n - 1;
      }
    }
    return free.size();
  }

  // The last parameter depends on the others.
  private static UndeterminedException degenerate(
      List<FitParameter> parameters, List<Integer> alike, double[] x) {
    return new UndeterminedException(
        alike.get(alike.size() - 1),
        x,
        "no event tells "
            + alike.stream().map(p -> parameters.get(p).name()).collect(Collectors.joining(" and "))
            + " apart (a change of one undoes that of others)");
  }

  /** Standard error of a parameter. */
  public double error(int parameter) {
    return Math.sqrt(covariance[parameter][parameter]);
  }

  // A parameter at a limit is free if the likelihood grows inward.
  private static List<Integer> free(
      List<FitParameter> parameters, double[] x, double[] gradient, boolean[] fixed) {
    List<Integer> free = new ArrayList<>();
    for (int p = 0; p < x.length; p++) {
      FitParameter parameter = parameters.get(p);
      boolean held =
          x[p] <= parameter.low() && gradient[p] >= 0
              || x[p] >= parameter.high() && gradient[p] <= 0;
      if (!fixed[p] && !held) {
        free.add(p);
      }
    }
    return free;
  }

  /**
   * A Newton step.
   *
   * @param by change of the free parameters
   * @param inverse inverse of the second derivatives by these
   * @param distance estimated distance of -ln L to the minimum
   */
  private record Step(double[] by, RealMatrix inverse, double distance) {
    double[][] covariance(int size, List<Integer> free) {
      double[][] all = new double[size][size];
      for (int i = 0; i < free.size(); i++) {
        for (int j = 0; j < free.size(); j++) {
          all[free.get(i)][free.get(j)] = inverse.getEntry(i, j);
        }
      }
      return all;
    }
  }

  private static Step step(
      BinnedLikelihood.Neighbourhood here, double[] gradient, List<Integer> free) {
    int n = free.size();
    if (n == 0) {
      return new Step(new double[0], new Array2DRowRealMatrix(), 0);
    }
    double[] g = free.stream().mapToDouble(p -> gradient[p]).toArray();
    RealMatrix exact = block(here.hessian(true), free);
    try {
      return solve(exact, g);
    } catch (NonPositiveDefiniteMatrixException e) {
      RealMatrix fisher = block(here.hessian(false), free);
      // Beside a maximum the counts hardly change: their curvature bounds the step.
      for (int i = 0; i < n; i++) {
        fisher.addToEntry(i, i, Math.abs(exact.getEntry(i, i) - fisher.getEntry(i, i)));
      }
      // Where no event tells, the slope alone gives the scale.
      for (int i = 0; i < n; i++) {
        fisher.addToEntry(i, i, 1e-6 * fisher.getEntry(i, i) + 1e-12 * g[i] * g[i] + 1e-300);
      }
      return solve(fisher, g);
    }
  }

  private static RealMatrix block(double[][] hessian, List<Integer> free) {
    RealMatrix block = new Array2DRowRealMatrix(free.size(), free.size());
    for (int i = 0; i < free.size(); i++) {
      for (int j = 0; j < free.size(); j++) {
        block.setEntry(i, j, hessian[free.get(i)][free.get(j)]);
      }
    }
    return block;
  }

  // Scaled to a unit diagonal, for the parameters have different units.
  private static Step solve(RealMatrix hessian, double[] gradient) {
    int n = gradient.length;
    double[] scale = new double[n];
    for (int i = 0; i < n; i++) {
      double diagonal = hessian.getEntry(i, i);
      if (!(diagonal > 0)) {
        throw new NonPositiveDefiniteMatrixException(diagonal, i, 0);
      }
      scale[i] = 1 / Math.sqrt(diagonal);
    }
    RealMatrix scaled = new Array2DRowRealMatrix(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        scaled.setEntry(i, j, hessian.getEntry(i, j) * scale[i] * scale[j]);
      }
    }
    RealMatrix inverse = new CholeskyDecomposition(scaled, 1e-10, 1e-13).getSolver().getInverse();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        inverse.multiplyEntry(i, j, scale[i] * scale[j]);
      }
    }
    ArrayRealVector slope = new ArrayRealVector(gradient, false);
    double[] by = inverse.operate(slope).mapMultiply(-1).toArray();
    return new Step(by, inverse, -slope.dotProduct(new ArrayRealVector(by, false)) / 2);
  }

  // From a point at which the slope vanishes, but which is a maximum along some direction.
  private static Optional<Point> leave(
      BinnedLikelihood likelihood,
      Point from,
      BinnedLikelihood.Neighbourhood here,
      List<Integer> free) {
    if (free.isEmpty()) {
      return Optional.empty();
    }
    RealMatrix hessian = block(here.hessian(true), free);
    int n = free.size();
    double[] scale = new double[n];
    for (int i = 0; i < n; i++) {
      double diagonal = Math.abs(hessian.getEntry(i, i));
      scale[i] = diagonal > 0 ? 1 / Math.sqrt(diagonal) : 1;
    }
    hessian.walkInOptimizedOrder(
        new DefaultRealMatrixChangingVisitor() {
          @Override
          public double visit(int row, int column, double value) {
            return value * scale[row] * scale[column];
          }
        });
    EigenDecomposition directions = new EigenDecomposition(hessian);
    double[] sizes = directions.getRealEigenvalues();
    if (!(sizes[n - 1] < -BENT)) {
      return Optional.empty();
    }
    double[] down = directions.getEigenvector(n - 1).toArray();
    for (int i = 0; i < n; i++) {
      down[i] *= scale[i];
    }
    for (double side : new double[] {1, -1}) {
      double[] by = Arrays.stream(down).map(d -> side * d).toArray();
      Optional<Point> next = descend(likelihood, from, new Step(by, hessian, 0), free);
      if (next.isPresent() && next.get().value < from.value - DeterminedFit.SAME) {
        return next;
      }
    }
    return Optional.empty();
  }

  private void requireDetermined(List<FitParameter> parameters) {
    for (int p = 0; p < covariance.length; p++) {
      if (!(covariance[p][p] < UNDETERMINED)) {
        throw undetermined(parameters, p, values);
      }
    }
  }

  private static UndeterminedException undetermined(
      List<FitParameter> parameters, int p, double[] values) {
    return new UndeterminedException(
        p,
        values,
        "no event tells what "
            + parameters.get(p).name()
            + " is (the expected counts do not depend on it here)");
  }

  /**
   * Where a minimisation is.
   *
   * @param x parameters
   * @param value -2 ln L there
   */
  private record Point(double[] x, double value) {}

  private static Optional<Point> descend(
      BinnedLikelihood likelihood, Point from, Step step, List<Integer> free) {
    double fraction = 1;
    for (int i = 0; i < MOST_HALVINGS; i++) {
      double[] next = from.x.clone();
      for (int f = 0; f < free.size(); f++) {
        int p = free.get(f);
        FitParameter parameter = likelihood.parameters().get(p);
        next[p] =
            Math.min(
                parameter.high(), Math.max(parameter.low(), from.x[p] + fraction * step.by[f]));
      }
      double there = likelihood.value(next);
      // Beside the minimum the difference drowns in rounding.
      if (there <= from.value + 1e-13 * Math.max(1, Math.abs(from.value))) {
        return Optional.of(new Point(next, there));
      }
      fraction /= 2;
    }
    return Optional.empty();
  }
}
