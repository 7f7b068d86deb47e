package org.nudipole.statistics.limit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nudipole.detector.FoldedSpectrum;
import org.nudipole.detector.Prediction;
import org.nudipole.detector.background.FoldedBackground;
import org.nudipole.generator.axis.Binning;
import org.nudipole.macros.binding.RunConfiguration;

/** Where the detected events of a run lie, as a binning of the observed value. */
public final class ObservableRange {
  /** A search cuts an interval into this many parts, as often as this. */
  private static final int PARTS = 64;

  private static final int CUTS = 3;

  private final RunConfiguration run;
  private final List<FoldedSpectrum> spectra = new ArrayList<>();
  private final List<FoldedBackground> backgrounds = new ArrayList<>();
  private final double unit;
  private final double beyond;

  private ObservableRange(RunConfiguration run, double beyond) {
    this.run = run;
    this.beyond = beyond;
    for (Prediction module : run.detector().predictions()) {
      spectra.add(new FoldedSpectrum(module.density(), module.experiment().response()));
      backgrounds.addAll(module.experiment().foldedBackgrounds());
    }
    unit = run.common().response().unit();
  }

  /**
   * Bins over the range, with ends of two digits: of equal ratio where it spans more than a factor
   * of 20, else of equal width.
   *
   * @param run a run of which detected events are expected
   * @param bins number of bins
   * @param beyond part of the detected events that may lie beyond either end
   */
  public static Binning of(RunConfiguration run, int bins, double beyond) {
    return new ObservableRange(run, beyond).binning(bins);
  }

  private Binning binning(int bins) {
    // Of backgrounds alone the density says nothing.
    double highest =
        run.detector().predictions().stream()
            .mapToDouble(module -> module.density().highest())
            .max()
            .orElseThrow();
    double top = highest > 0 ? highest : unit;
    while (below(top) < (1 - beyond) * run.expectedDetected()) {
      top *= 2;
    }
    double bottom = below(0) > beyond * run.expectedDetected() ? -top : 0;
    double low = rounded(quantile(beyond, bottom, top), RoundingMode.FLOOR);
    double high = rounded(quantile(1 - beyond, bottom, top), RoundingMode.CEILING);
    if (run.common().response().isCounting()) {
      return whole(low, high, bins);
    }
    return low > 0 && high > 20 * low
        ? Binning.logarithmic(low, high, bins)
        : Binning.linear(low, high, bins);
  }

  // Bins of whole numbers, all with the same number of them.
  private static Binning whole(double low, double high, int most) {
    double from = Math.floor(low) - 0.5;
    double width = Math.max(1, Math.ceil((high - from) / most));
    int bins = (int) Math.max(1, Math.ceil((high - from) / width));
    return Binning.linear(from, from + bins * width, bins);
  }

  private double quantile(double fraction, double bottom, double top) {
    // Where nothing is negative the quantile may lie decades below the top.
    boolean positive = bottom == 0;
    double low = positive ? 1e-6 * top : bottom;
    double high = top;
    for (int i = 0; i < CUTS; i++) {
      double[] edges = new double[PARTS + 1];
      for (int k = 0; k <= PARTS; k++) {
        double part = (double) k / PARTS;
        edges[k] = positive ? low * Math.pow(high / low, part) : low + part * (high - low);
      }
      double[] below = below(Arrays.copyOfRange(edges, 1, PARTS));
      int k = 0;
      while (k < below.length && below[k] < fraction * run.expectedDetected()) {
        k++;
      }
      low = edges[k];
      high = edges[k + 1];
    }
    return fraction < 0.5 ? low : high;
  }

  private double below(double value) {
    return below(new double[] {value})[0];
  }

  /** Detected events expected below each of some rising values. */
  private double[] below(double[] values) {
    double[] edges = new double[values.length + 1];
    edges[0] = Double.NEGATIVE_INFINITY;
    System.arraycopy(values, 0, edges, 1, values.length);
    double[] sums = new double[values.length];
    for (FoldedSpectrum spectrum : spectra) {
      for (double[] channel : spectrum.binned(edges, true)) {
        add(channel, sums);
      }
    }
    for (FoldedBackground background : backgrounds) {
      add(background.binned(edges, true), sums);
    }
    // One after the other: sums in any other order would round differently from run to run.
    for (int i = 1; i < sums.length; i++) {
      sums[i] += sums[i - 1];
    }
    return sums;
  }

  private static void add(double[] events, double[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += events[i];
    }
  }

  private double rounded(double value, RoundingMode mode) {
    return new BigDecimal(value / unit).round(new MathContext(2, mode)).doubleValue() * unit;
  }
}
