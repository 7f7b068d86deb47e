package org.nudipole.statistics.limit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nudipole.generator.mathematics.ConvergenceException;
import org.nudipole.statistics.likelihood.BinnedLikelihood;
import org.nudipole.statistics.likelihood.Fit;
import org.nudipole.statistics.likelihood.FittedIntervals;
import org.nudipole.statistics.likelihood.ProfileInterval;

/**
 * Two numbers that the data hardly tell apart: along most of the interval of one -2 ln L hardly
 * changes, for the other takes its place. Errors at the best fit say nothing of that.
 *
 * @param one index of the number that goes along its interval
 * @param other index of the one that moves most beside it
 * @param change greatest -2 ln L on the way, above the best fit
 * @param from where one and the other begin, in their units
 * @param to where they end
 */
public record NearlyFlat(int one, int other, double change, double[] from, double[] to) {
  /** Greatest -2 ln L over that at the ends of the interval; of a parabola it is 0.36. */
  private static final double FLAT = 0.1;

  /** Places in the interval, over its width: between the first and the last lies most of it. */
  private static final double[] PLACES = {0.8, 0.2, 0.4, 0.6};

  /** Part of its interval by which a number moves that takes the place of another. */
  private static final double MOVED = 0.3;

  /** Keeps copies. */
  public NearlyFlat {
    from = from.clone();
    to = to.clone();
  }

  /** A copy of where the numbers begin. */
  @Override
  public double[] from() {
    return from.clone();
  }

  /** A copy of where they end. */
  @Override
  public double[] to() {
    return to.clone();
  }

  /**
   * The pairs among the free numbers of a fit, each once.
   *
   * @param likelihood the likelihood of the model
   * @param best its best fit
   * @param distance -2 ln L at the ends of the intervals, above the best fit
   */
  public static List<NearlyFlat> of(
      RunModel model, BinnedLikelihood likelihood, FittedIntervals best, double distance) {
    List<NearlyFlat> pairs = new ArrayList<>();
    for (int p = 0; p < model.free().size(); p++) {
      along(p, model, likelihood, best, distance)
          .filter(pair -> pairs.stream().noneMatch(pair::isOf))
          .ifPresent(pairs::add);
    }
    return pairs;
  }

  private boolean isOf(NearlyFlat pair) {
    return one == pair.other && other == pair.one;
  }

  private static Optional<NearlyFlat> along(
      int p, RunModel model, BinnedLikelihood likelihood, FittedIntervals best, double distance) {
    ProfileInterval interval = best.intervals().get(p);
    if (model.free().size() < 2 || !Double.isFinite(interval.width())) {
      return Optional.empty();
    }
    double low = model.external(p, interval.low());
    double width = model.external(p, interval.high()) - low;
    double change = 0;
    List<Fit> fits = new ArrayList<>();
    try {
      for (double place : PLACES) {
        double value = model.internal(p, low + place * width);
        Fit fit = best.at(likelihood, p, value);
        change = Math.max(change, fit.minimum() - best.fit().minimum());
        if (!(change < FLAT * distance)) {
          return Optional.empty();
        }
        fits.add(fit);
      }
    } catch (ConvergenceException e) {
      return Optional.empty();
    }
    double[] last = fits.get(0).values();
    double[] first = fits.get(1).values();
    int other = -1;
    double most = MOVED;
    for (int q = 0; q < model.free().size(); q++) {
      ProfileInterval own = best.intervals().get(q);
      double all = model.external(q, own.high()) - model.external(q, own.low());
      double moved = Math.abs(model.external(q, last[q]) - model.external(q, first[q])) / all;
      if (q != p && moved > most) {
        other = q;
        most = moved;
      }
    }
    return other < 0
        ? Optional.empty()
        : Optional.of(
            new NearlyFlat(
                p, other, change, places(model, p, other, first), places(model, p, other, last)));
  }

  private static double[] places(RunModel model, int one, int other, double[] values) {
    return new double[] {model.external(one, values[one]), model.external(other, values[other])};
  }
}
