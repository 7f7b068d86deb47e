package org.nudipole.statistics.likelihood;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;
import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.apache.commons.math3.optim.univariate.UnivariatePointValuePair;
import org.nudipole.generator.mathematics.ConvergenceException;

/**
 * Hypotheses about a parameter on which the counts depend in any way, such as a moment whose
 * amplitude interferes (the likelihood may then have two minima) or a weak mixing angle.
 *
 * @param at the model without signal components at a value of the parameter
 * @param lowest least value, may be -infinity
 * @param highest greatest value, may be +infinity
 * @param background value without a signal
 * @param step a change of the parameter that matters: about one standard deviation
 */
public record CurvedHypotheses(
    DoubleFunction<TemplateModel> at, double lowest, double highest, double background, double step)
    implements Hypotheses {
  /** Steps from the background at which minima are looked for, outward on both sides. */
  private static final double[] STEPS = {
    0, 0.25, 0.5, 1, 1.5, 2, 3, 4, 6, 9, 14, 20, 30, 45, 70, 100
  };

  private static final int MOST_EVALUATIONS = 200;

  @Override
  public double step(double from) {
    return step;
  }

  @Override
  public int pulls() {
    return at.apply(background).pulls();
  }

  @Override
  public double[] counts(double value, double[] pulls) {
    return at.apply(value).counts(pulls);
  }

  @Override
  public ProfilePoint at(double value, Dataset data) {
    TemplateModel model = at.apply(value);
    double[] pulls = new double[model.pulls()];
    BinnedLikelihood likelihood = new BinnedLikelihood(model, data);
    if (!likelihood.isPossible(pulls)) {
      return ProfilePoint.impossible(value, pulls, model.counts(pulls));
    }
    Fit fit = Fit.of(likelihood, pulls, new boolean[model.pulls()]);
    return new ProfilePoint(value, fit.minimum(), fit.values(), model.counts(fit.values()));
  }

  /** All minima within a hundred steps. */
  @Override
  public List<ProfilePoint> minima(Dataset data) {
    List<ProfilePoint> grid = new ArrayList<>();
    for (int i = -STEPS.length + 1; i < STEPS.length; i++) {
      double value = background + Math.signum(i) * STEPS[Math.abs(i)] * step;
      double inside = Math.min(highest, Math.max(lowest, value));
      if (grid.isEmpty() || inside > grid.get(grid.size() - 1).value()) {
        grid.add(at(inside, data));
      }
    }
    if (grid.stream().noneMatch(p -> Double.isFinite(p.minimum()))) {
      TemplateModel model = at.apply(background);
      throw new BinnedLikelihood(model, data).impossible(new double[model.pulls()]);
    }
    List<ProfilePoint> minima = new ArrayList<>();
    for (int i = 0; i < grid.size(); i++) {
      double here = grid.get(i).minimum();
      boolean first = i == 0;
      boolean last = i == grid.size() - 1;
      if (Double.isFinite(here)
          && (first || here <= grid.get(i - 1).minimum())
          && (last || here <= grid.get(i + 1).minimum())) {
        double from = grid.get(first ? i : i - 1).value();
        double to = grid.get(last ? i : i + 1).value();
        ProfilePoint refined =
            to > from ? refine(from, grid.get(i).value(), to, data) : grid.get(i);
        minima.add(refined.minimum() < here ? refined : grid.get(i));
      }
    }
    ProfilePoint best = Collections.min(minima, Comparator.comparingDouble(ProfilePoint::minimum));
    boolean edge =
        best.value() == grid.get(0).value() && best.value() > lowest
            || best.value() == grid.get(grid.size() - 1).value() && best.value() < highest;
    if (edge) {
      throw new ConvergenceException(
          "no minimum within "
              + STEPS[STEPS.length - 1]
              + " standard deviations (the best fit runs away to "
              + best.value()
              + ")");
    }
    return minima;
  }

  private ProfilePoint refine(double from, double middle, double to, Dataset data) {
    double start = middle > from && middle < to ? middle : from + (to - from) / 2;
    try {
      UnivariatePointValuePair found =
          new BrentOptimizer(1e-7, 1e-7 * step)
              .optimize(
                  new MaxEval(MOST_EVALUATIONS),
                  GoalType.MINIMIZE,
                  new UnivariateObjectiveFunction(
                      // The optimiser takes no infinity.
                      x -> Math.min(Double.MAX_VALUE, at(x, data).minimum())),
                  new SearchInterval(from, to, start));
      return at(found.getPoint(), data);
    } catch (TooManyEvaluationsException e) {
      throw new ConvergenceException(
          "no minimum found between " + from + " and " + to + " (" + e.getMessage() + ")");
    }
  }
}
