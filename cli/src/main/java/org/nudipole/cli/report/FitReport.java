package org.nudipole.cli.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.nudipole.generator.axis.Binning;
import org.nudipole.macros.binding.ObservedData;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.statistics.likelihood.BinnedLikelihood;
import org.nudipole.statistics.likelihood.Dataset;
import org.nudipole.statistics.likelihood.Fit;
import org.nudipole.statistics.likelihood.FitParameter;
import org.nudipole.statistics.likelihood.FittedIntervals;
import org.nudipole.statistics.likelihood.ProfileInterval;
import org.nudipole.statistics.limit.RunModel;

/**
 * The result of a fit.
 *
 * @param file the data as the user named them
 * @param run the run that was fitted
 * @param model its counts
 * @param data the counts observed
 * @param level confidence level of the intervals
 * @param fit the best fit
 * @param intervals profile intervals of the parameters of interest
 */
public record FitReport(
    String file,
    RunConfiguration run,
    RunModel model,
    ObservedData data,
    double level,
    Fit fit,
    List<ProfileInterval> intervals) {
  /** Keeps a copy. */
  public FitReport {
    intervals = List.copyOf(intervals);
  }

  /**
   * Fits.
   *
   * @throws org.nudipole.generator.mathematics.ConvergenceException if there is no minimum
   */
  public static FitReport of(
      String file, RunConfiguration run, RunModel model, ObservedData data, double level) {
    BinnedLikelihood likelihood =
        new BinnedLikelihood(model, new Dataset(data.counts(), new double[model.pulls()]));
    double distance = ChiSquaredDistribution.of(1).inverseCumulativeProbability(level);
    FittedIntervals best = FittedIntervals.of(likelihood, model.free().size(), distance);
    return new FitReport(file, run, model, data, level, best.fit(), best.intervals());
  }

  /** The result for people. */
  public List<String> text() {
    List<String> lines = new ArrayList<>();
    lines.add(file + ", best fit");
    lines.add(SetUp.line("data", Figures.brief(total()) + " events in " + bins()));
    lines.add(
        SetUp.line(
            "fit",
            "-2 ln L = "
                + Figures.brief(fit.minimum())
                + " above the saturated model, "
                + degrees()
                + " degrees of freedom"));
    TextTable table =
        new TextTable(
            List.of("parameter"),
            List.of("value", "error", percent() + " from", "to", "correlations"));
    List<FitParameter> parameters = model.parameters();
    for (int p = 0; p < parameters.size(); p++) {
      boolean free = p < model.free().size();
      table.add(
          List.of(
              free ? labelled(model.free().get(p)) : "pull " + parameters.get(p).name(),
              Figures.of(value(p)),
              Double.isFinite(error(p)) ? Figures.of(error(p)) : "-",
              free ? Figures.of(model.external(p, intervals.get(p).low())) : "",
              free ? Figures.of(model.external(p, intervals.get(p).high())) : "",
              correlations(p)));
    }
    lines.addAll(table.lines());
    return lines;
  }

  /** The result for programs. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", file);
    json.put("cl", level);
    json.put("events", total());
    json.put("bins", bins());
    json.put("minimum", fit.minimum());
    json.put("degrees_of_freedom", degrees());
    json.put("distance_to_minimum", fit.distance());
    json.put("iterations", fit.iterations());
    List<Map<String, Object>> parameters = new ArrayList<>();
    for (int p = 0; p < model.free().size(); p++) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("parameter", model.free().get(p).text());
      one.put("unit", model.free().get(p).units());
      one.put("value", value(p));
      one.put("error", finite(error(p)));
      one.put(
          "interval",
          List.of(
              finite(model.external(p, intervals.get(p).low())),
              finite(model.external(p, intervals.get(p).high()))));
      parameters.add(one);
    }
    json.put("parameters", parameters);
    List<Map<String, Object>> nuisances = new ArrayList<>();
    for (int p = model.free().size(); p < fit.values().length; p++) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("nuisance", model.parameters().get(p).name());
      one.put("pull", fit.values()[p]);
      one.put("error", fit.error(p));
      nuisances.add(one);
    }
    json.put("nuisances", nuisances);
    List<List<Object>> covariance = new ArrayList<>();
    for (int p = 0; p < fit.values().length; p++) {
      List<Object> row = new ArrayList<>();
      for (int r = 0; r < fit.values().length; r++) {
        row.add(finite(fit.covariance()[p][r] * slope(p) * slope(r)));
      }
      covariance.add(row);
    }
    json.put("covariance", covariance);
    return json;
  }

  private double value(int p) {
    return p < model.free().size() ? model.external(p, fit.values()[p]) : fit.values()[p];
  }

  private double error(int p) {
    return fit.error(p) * slope(p);
  }

  // Derivative of the parameter by the variable of the fit.
  private double slope(int p) {
    boolean squared = p < model.free().size() && model.isSquared(p);
    return squared ? value(p) / (2 * fit.values()[p]) : 1;
  }

  private static Object finite(double value) {
    return Double.isFinite(value) ? (Object) value : Json.NULL;
  }

  private double total() {
    double total = 0;
    for (double n : data.counts()) {
      total += n;
    }
    return total;
  }

  private int degrees() {
    return data.bins().size() - model.free().size();
  }

  private String correlations(int p) {
    List<String> row = new ArrayList<>();
    for (int r = 0; r < p; r++) {
      double correlation = fit.covariance()[p][r] / (fit.error(p) * fit.error(r));
      row.add(
          Double.isFinite(correlation) ? String.format(Locale.ROOT, "%+.2f", correlation) : "-");
    }
    return String.join(" ", row);
  }

  private String percent() {
    return Figures.brief(100 * level) + " %";
  }

  private String bins() {
    Binning bins = data.bins();
    return bins.size()
        + " bins, "
        + bins.describe(
            0,
            bins.size() - 1,
            run.experiment().response().unit(),
            run.experiment().response().units());
  }

  private static String labelled(FreeParameter parameter) {
    return (parameter.text() + " " + parameter.units()).strip();
  }
}
