package org.nudipole.statistics.likelihood;

import java.util.List;
import org.apache.commons.numbers.gamma.LogGamma;
import org.nudipole.generator.mathematics.ConvergenceException;

/**
 * Poisson likelihood of counts per bin with Gaussian constraints on the pulls:
 *
 * <p>-2 ln L = 2 sum_i [nu_i - n_i + n_i ln(n_i / nu_i)] + sum_k (alpha_k - a_k)^2,
 *
 * <p>that is relative to expected counts equal to the observed ones (S. Baker, R. D. Cousins, Nucl.
 * Instrum. Meth. 221 (1984) 437), so that differences keep their digits.
 */
public final class BinnedLikelihood {
  private final CountModel model;
  private final double[] counts;
  private final double[] centre;
  private final List<FitParameter> parameters;

  /** The likelihood of data under a model. */
  public BinnedLikelihood(CountModel model, Dataset data) {
    this.model = model;
    counts = data.counts();
    parameters = model.parameters();
    centre = new double[parameters.size()];
    double[] auxiliary = data.auxiliary();
    if (counts.length != model.bins() || auxiliary.length != model.pulls()) {
      throw new IllegalArgumentException(
          counts.length
              + " counts and "
              + auxiliary.length
              + " auxiliary measurements for "
              + model.bins()
              + " bins and "
              + model.pulls()
              + " pulls");
    }
    int next = 0;
    for (int p = 0; p < centre.length; p++) {
      if (parameters.get(p).pull()) {
        centre[p] = auxiliary[next++];
      }
    }
  }

  /** The model. */
  public CountModel model() {
    return model;
  }

  /** The parameters of the model. */
  List<FitParameter> parameters() {
    return parameters;
  }

  /**
   * -2 ln L relative to the saturated model; infinite where an expected count is negative, or zero
   * with an event in the bin.
   */
  public double value(double[] values) {
    double[] expected = model.counts(values);
    double sum = 0;
    for (int i = 0; i < counts.length; i++) {
      double n = counts[i];
      if (expected[i] < 0 || expected[i] == 0 && n > 0 || Double.isNaN(expected[i])) {
        return Double.POSITIVE_INFINITY;
      }
      sum += 2 * (expected[i] - n);
      if (n > 0) {
        sum -= 2 * n * logRatio(expected[i], n);
      }
    }
    for (int p = 0; p < centre.length; p++) {
      if (parameters.get(p).pull()) {
        sum += (values[p] - centre[p]) * (values[p] - centre[p]);
      }
    }
    return sum;
  }

  /** Whether data are possible: {@link #value} is finite. */
  boolean isPossible(double[] values) {
    return Double.isFinite(value(values));
  }

  /** The fault that data are impossible, with the bin. */
  ConvergenceException impossible(double[] values) {
    double[] expected = model.counts(values);
    for (int i = 0; i < counts.length; i++) {
      if (!(expected[i] > 0 || expected[i] == 0 && counts[i] == 0)) {
        return new ConvergenceException(
            "the fit cannot start ("
                + (expected[i] == 0
                    ? "there are events in bin " + (i + 1) + ", where none is expected"
                    : "bin " + (i + 1) + " expects " + expected[i] + " events")
                + ")");
      }
    }
    return new ConvergenceException("the fit cannot start (its likelihood is 0)");
  }

  // ln(nu/n); of a ratio near 1 from its distance to 1, which a ratio near 0 would lose.
  private static double logRatio(double nu, double n) {
    return Math.abs(nu - n) < n / 2 ? Math.log1p((nu - n) / n) : Math.log(nu / n);
  }

  /** ln of the probability density of counts and auxiliary measurements, all constants included. */
  public double logDensity(double[] values) {
    double saturated = 0;
    for (double n : counts) {
      saturated += (n > 0 ? n * Math.log(n) - n : 0) - LogGamma.value(n + 1);
    }
    return saturated - value(values) / 2 - model.pulls() * Math.log(2 * Math.PI) / 2;
  }

  /**
   * The likelihood about a point of finite value, with what its derivatives share.
   *
   * @param values the point
   * @param expected expected counts there
   * @param first derivatives of the expected counts, one row per parameter
   * @param weights derivative of -ln L by each expected count
   */
  record Neighbourhood(
      BinnedLikelihood likelihood,
      double[] values,
      double[] expected,
      double[][] first,
      double[] weights) {
    /** Gradient of -ln L. */
    double[] gradient() {
      double[] gradient = new double[values.length];
      for (int p = 0; p < gradient.length; p++) {
        for (int i = 0; i < weights.length; i++) {
          gradient[p] += weights[i] * first[p][i];
        }
        if (likelihood.parameters.get(p).pull()) {
          gradient[p] += values[p] - likelihood.centre[p];
        }
      }
      return gradient;
    }

    /**
     * Second derivatives of -ln L.
     *
     * @param exact whether the curvature of the expected counts is taken along; without it the
     *     matrix has no negative eigenvalue
     */
    double[][] hessian(boolean exact) {
      double[] counts = likelihood.counts;
      double[][] hessian = new double[values.length][values.length];
      for (int p = 0; p < hessian.length; p++) {
        for (int r = 0; r <= p; r++) {
          double sum = exact ? likelihood.model.curvature(values, weights, p, r) : 0;
          for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
              sum += counts[i] / (expected[i] * expected[i]) * first[p][i] * first[r][i];
            }
          }
          hessian[p][r] = sum;
          hessian[r][p] = sum;
        }
        if (likelihood.parameters.get(p).pull()) {
          hessian[p][p] += 1;
        }
      }
      return hessian;
    }
  }

  /** What is about a point of finite value; derivatives by fixed parameters do not matter. */
  Neighbourhood about(double[] values, boolean[] fixed) {
    double[] expected = model.counts(values);
    double[] weights = new double[counts.length];
    for (int i = 0; i < counts.length; i++) {
      weights[i] = counts[i] > 0 ? 1 - counts[i] / expected[i] : 1;
    }
    return new Neighbourhood(this, values, expected, model.derivatives(values, fixed), weights);
  }
}
