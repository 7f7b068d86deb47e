package org.nudipole.statistics.likelihood;

import java.util.Arrays;
import java.util.List;

/**
 * Hypotheses about the strength s of a signal in whose s the counts are linear, s &gt;= 0.
 *
 * @param model a model with a signal
 */
public record SignalStrength(TemplateModel model) implements Hypotheses {
  /** Checks that there is a signal. */
  public SignalStrength {
    if (model.signal().isEmpty()) {
      throw new IllegalArgumentException("no signal component (there is no strength to fit)");
    }
  }

  @Override
  public double lowest() {
    return 0;
  }

  @Override
  public double highest() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public double background() {
    return 0;
  }

  @Override
  public int pulls() {
    return model.pulls();
  }

  @Override
  public double[] counts(double value, double[] pulls) {
    return model.counts(joined(value, pulls));
  }

  @Override
  public double step(double from) {
    return from > 0 ? from / 8 : 1;
  }

  @Override
  public List<ProfilePoint> minima(Dataset data) {
    BinnedLikelihood likelihood = new BinnedLikelihood(model, data);
    return List.of(fit(likelihood, start(data), new boolean[1 + pulls()]));
  }

  @Override
  public ProfilePoint at(double value, Dataset data) {
    boolean[] fixed = new boolean[1 + pulls()];
    fixed[0] = true;
    double[] start = joined(value, new double[pulls()]);
    BinnedLikelihood likelihood = new BinnedLikelihood(model, data);
    return likelihood.isPossible(start)
        ? fit(likelihood, start, fixed)
        : ProfilePoint.impossible(value, new double[pulls()], model.counts(start));
  }

  // From s = 0, unless there are events where only the signal can be.
  private double[] start(Dataset data) {
    double[] start = model.start();
    double[] nothing = model.counts(start);
    double[] counts = data.counts();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0 && nothing[i] <= 0) {
        double[] one = start.clone();
        one[0] = 1;
        double signal = Arrays.stream(model.counts(one)).sum() - Arrays.stream(nothing).sum();
        start[0] = signal > 0 ? data.total() / signal : 1;
        return start;
      }
    }
    return start;
  }

  private ProfilePoint fit(BinnedLikelihood likelihood, double[] start, boolean[] fixed) {
    Fit fit = Fit.of(likelihood, start, fixed);
    double[] values = fit.values();
    return new ProfilePoint(
        values[0],
        fit.minimum(),
        Arrays.copyOfRange(values, 1, values.length),
        model.counts(values));
  }

  private static double[] joined(double value, double[] pulls) {
    double[] values = new double[1 + pulls.length];
    values[0] = value;
    System.arraycopy(pulls, 0, values, 1, pulls.length);
    return values;
  }
}
