package org.nudipole.statistics.likelihood;

import java.util.List;

/**
 * Hypotheses about one parameter beside a signal of another one, which is fixed: no signal is what
 * is expected without either, one for all values of the other. It is none of the hypotheses, so no
 * asymptotic formula tells how far data are from it.
 *
 * @param own the hypotheses beside the other signal
 * @param none no signal of either
 */
public record OneNull(Hypotheses own, NullHypothesis none) implements Hypotheses {
  @Override
  public double[] nothing() {
    return none.counts();
  }

  @Override
  public ProfilePoint none(Dataset data) {
    return none.fit(data);
  }

  @Override
  public boolean isOneSided() {
    return own.isOneSided();
  }

  @Override
  public double lowest() {
    return own.lowest();
  }

  @Override
  public double highest() {
    return own.highest();
  }

  @Override
  public double background() {
    return own.background();
  }

  @Override
  public double step(double from) {
    return own.step(from);
  }

  @Override
  public int pulls() {
    return own.pulls();
  }

  @Override
  public double[] counts(double value, double[] pulls) {
    return own.counts(value, pulls);
  }

  @Override
  public List<ProfilePoint> minima(Dataset data) {
    return own.minima(data);
  }

  @Override
  public ProfilePoint at(double value, Dataset data) {
    return own.at(value, data);
  }
}
