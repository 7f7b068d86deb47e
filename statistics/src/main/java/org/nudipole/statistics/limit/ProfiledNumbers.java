package org.nudipole.statistics.limit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nudipole.generator.mathematics.ConvergenceException;
import org.nudipole.statistics.likelihood.BinnedLikelihood;
import org.nudipole.statistics.likelihood.Dataset;
import org.nudipole.statistics.likelihood.DeterminedFit;
import org.nudipole.statistics.likelihood.FitParameter;
import org.nudipole.statistics.likelihood.Hypotheses;
import org.nudipole.statistics.likelihood.NullHypothesis;
import org.nudipole.statistics.likelihood.ProfilePoint;

/**
 * Hypotheses about one number of a run with others left free, which the data choose at each of its
 * values: other elements of the matrix of moments, their phases, a mass. Those that the data do not
 * tell stay where the run has them.
 *
 * @param model the run, the number of interest first
 * @param background value of that number without a signal, or that of the run, as the model has it
 * @param none no signal of any number that is free
 */
record ProfiledNumbers(RunModel model, double background, NullHypothesis none)
    implements Hypotheses {
  /** Values of a bounded number from which a fit begins, over its range. */
  private static final double[] PLACES = {0.25, 0.5, 0.75};

  /** Events of a signal over others that are none if others cancel it so far: rounding is near. */
  private static final double CANCELLED = 1e6;

  /** A signal over its size in the run, from which on others may have to cancel it. */
  private static final double GREAT = 10;

  @Override
  public double[] nothing() {
    return none.counts();
  }

  @Override
  public ProfilePoint none(Dataset data) {
    return none.fit(data);
  }

  /** Whether numbers are free with a signal alone: no asymptotic formula counts those. */
  boolean hasMore() {
    return model.free().size() - 1 > none.free();
  }

  private FitParameter interest() {
    return model.parameters().get(0);
  }

  // An answer about a modulus is one for whichever sign.
  private boolean isModulus() {
    return model.free().get(0).symmetry().isUnsigned() && !model.isSquared(0);
  }

  @Override
  public double lowest() {
    return isModulus() ? Math.max(0, interest().low()) : interest().low();
  }

  /** Its range; an amplitude ends where its own events would have to be cancelled by others. */
  @Override
  public double highest() {
    double high = interest().high();
    if (!model.isSmooth(0) || Double.isFinite(high)) {
      return high;
    }
    double most = CANCELLED * Math.max(1, Arrays.stream(nothing()).sum());
    double value = step(0);
    while (Arrays.stream(counts(value, new double[pulls()])).sum() < most) {
      value *= 2;
    }
    return value;
  }

  @Override
  public double step(double from) {
    return from > 0 ? from / 8 : model.step(0);
  }

  @Override
  public int pulls() {
    return model.pulls();
  }

  @Override
  public double[] counts(double value, double[] pulls) {
    double[] values = model.start();
    values[0] = value;
    System.arraycopy(pulls, 0, values, values.length - pulls.length, pulls.length);
    return model.counts(values);
  }

  @Override
  public List<ProfilePoint> minima(Dataset data) {
    return List.of(best(data, background, false));
  }

  @Override
  public ProfilePoint at(double value, Dataset data) {
    return best(data, value, true);
  }

  // The lowest minimum that the starts lead to.
  private ProfilePoint best(Dataset data, double value, boolean fixed) {
    BinnedLikelihood likelihood = new BinnedLikelihood(model, data);
    boolean[] held = new boolean[model.parameters().size()];
    held[0] = fixed;
    ProfilePoint best = null;
    ConvergenceException why = null;
    for (double[] start : starts(value)) {
      try {
        double[] from =
            Math.abs(value) > GREAT * model.step(0) ? tuned(likelihood, start, held) : start;
        ProfilePoint found =
            point(DeterminedFit.of(likelihood, from, held).fit().values(), likelihood);
        best = best == null || found.minimum() < best.minimum() ? found : best;
      } catch (ConvergenceException e) {
        why = e;
      }
    }
    if (best != null) {
      return best;
    }
    if (fixed && !Double.isFinite(likelihood.value(starts(value).get(0)))) {
      double[] start = starts(value).get(0);
      return ProfilePoint.impossible(value, new double[pulls()], model.counts(start));
    }
    throw why;
  }

  // Beside a signal that is far too great pulls would take its events away before others cancel it.
  private double[] tuned(BinnedLikelihood likelihood, double[] start, boolean[] held) {
    boolean[] all = held.clone();
    Arrays.fill(all, all.length - pulls(), all.length, true);
    return DeterminedFit.of(likelihood, start, all).fit().values();
  }

  private ProfilePoint point(double[] values, BinnedLikelihood likelihood) {
    return new ProfilePoint(
        isModulus() ? Math.abs(values[0]) : values[0],
        likelihood.value(values),
        Arrays.copyOfRange(values, values.length - pulls(), values.length),
        model.counts(values));
  }

  // Where the run is, and elsewhere in the range of each number that has two ends, such as a phase.
  private List<double[]> starts(double value) {
    List<double[]> starts = new ArrayList<>(starts(value, 1));
    if (isModulus() && -value >= interest().low()) {
      starts.addAll(starts(value, -1));
    }
    return starts;
  }

  private List<double[]> starts(double value, int sign) {
    double[] own = model.start();
    own[0] = sign * value;
    List<double[]> starts = new ArrayList<>(List.of(own));
    for (int p = 1; p < model.free().size(); p++) {
      FitParameter parameter = model.parameters().get(p);
      double width = parameter.high() - parameter.low();
      for (double place : Double.isFinite(width) ? PLACES : new double[0]) {
        double[] moved = own.clone();
        moved[p] = parameter.low() + place * width;
        starts.add(moved);
      }
    }
    if (Math.abs(value) > GREAT * model.step(0)) {
      List<double[]> alike = starts.stream().map(double[]::clone).toList();
      for (int p = 1; p < model.free().size(); p++) {
        if (VariedRun.isAmplitude(model.free().get(p))) {
          for (double[] start : alike) {
            start[p] = model.internal(p, Math.abs(model.external(0, value)));
          }
        }
      }
      starts.addAll(alike);
    }
    return starts;
  }
}
