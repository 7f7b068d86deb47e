package org.nudipole.cli.report;

import static org.nudipole.cli.report.Block.value;
import static org.nudipole.cli.report.Table.number;
import static org.nudipole.cli.report.Table.told;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.nudipole.cli.plot.NuisancePlot;
import org.nudipole.generator.axis.Digits;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.macros.binding.ObservedData;
import org.nudipole.statistics.likelihood.BinnedLikelihood;
import org.nudipole.statistics.likelihood.Dataset;
import org.nudipole.statistics.likelihood.Fit;
import org.nudipole.statistics.likelihood.FitParameter;
import org.nudipole.statistics.likelihood.FittedIntervals;
import org.nudipole.statistics.likelihood.GoodnessOfFit;
import org.nudipole.statistics.likelihood.Impact;
import org.nudipole.statistics.likelihood.ProfilePoint;
import org.nudipole.statistics.limit.Experiment;
import org.nudipole.statistics.limit.NearlyFlat;
import org.nudipole.statistics.limit.RunModel;

/**
 * The result of a fit.
 *
 * @param experiments the runs that were fitted, with their data
 * @param model their counts
 * @param level confidence level of the intervals
 * @param best the best fit with the profile intervals of the parameters of interest
 * @param goodness how well it fits
 */
public record FitReport(
    List<Experiment> experiments,
    RunModel model,
    double level,
    FittedIntervals best,
    GoodnessOfFit goodness) {
  /** Width of an interval over what errors make of it, 2, below which they are none. */
  private static final double FLAT = 0.1;

  /** Square of the sine between derivatives that are parallel. */
  private static final double PARALLEL = 1e-8;

  /** Greatest -2 ln L of another minimum, above that of the fit, that is told. */
  private static final double RIVAL = 4;

  /**
   * Fits.
   *
   * @param toys number of toys for the goodness of the fit; empty for that of chi squared
   * @throws org.nudipole.generator.mathematics.ConvergenceException if there is no minimum
   */
  public static FitReport of(
      List<Experiment> experiments, RunModel model, double level, OptionalInt toys) {
    BinnedLikelihood likelihood = new BinnedLikelihood(model, dataset(model, experiments));
    FittedIntervals best = FittedIntervals.of(likelihood, model.free().size(), distance(level));
    RandomStreams streams = experiments.get(0).run().settings().streams();
    return new FitReport(
        experiments,
        model,
        level,
        best,
        toys.isPresent()
            ? GoodnessOfFit.counted(model, best.fit(), toys.getAsInt(), streams)
            : GoodnessOfFit.asymptotic(best.fit(), model.bins() - model.free().size()));
  }

  private static double distance(double level) {
    return ChiSquaredDistribution.of(1).inverseCumulativeProbability(level);
  }

  /** What the data do not tell, so that numbers hold on conditions; bins that a nuisance fills. */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    best.untold()
        .forEach(
            (p, why) ->
                warnings.add(
                    why
                        + " the answer holds for "
                        + model.parameters().get(p).name()
                        + " = "
                        + Digits.five(best(p))
                        + (p < model.free().size() ? " " + model.free().get(p).units() : "")));
    for (int p = 0; p < model.free().size(); p++) {
      if (Double.isInfinite(low(p)) || Double.isInfinite(high(p))) {
        warnings.add(
            "the interval of "
                + model.free().get(p).text()
                + " has no end (the likelihood hardly falls, however far one goes) take more data,"
                + " or a lower --cl");
      }
    }
    model.filled(fit().values()).forEach(filled -> warnings.add(filled.warning()));
    for (ProfilePoint other : model.minima(dataset(model, experiments))) {
      double from = low(0);
      double to = high(0);
      double value = other.value();
      // A limit on a modulus does not tell the sign.
      boolean known = value >= from && value <= to || -value >= from && -value <= to;
      if (!known && other.minimum() <= fit().minimum() + RIVAL) {
        warnings.add(
            "-2 ln L has another minimum at "
                + model.free().get(0).text()
                + " = "
                + (Digits.five(value) + " " + model.free().get(0).units()).strip()
                + " ("
                + Digits.brief(other.minimum())
                + " beside "
                + Digits.brief(fit().minimum())
                + ") give the macro a value near it to fit that one");
      }
    }
    return warnings;
  }

  private static Dataset dataset(RunModel model, List<Experiment> experiments) {
    return new Dataset(Experiment.counts(experiments).orElseThrow(), new double[model.pulls()]);
  }

  /** The data as the user named them. */
  String file() {
    return experiments.stream().map(Experiment::name).collect(Collectors.joining(" + "));
  }

  /**
   * Of the counts of all experiments those of one per bin of the observed value, all modules and
   * all of a second axis together.
   */
  double[] part(int experiment, double[] counts) {
    return experiments.get(experiment).cells().projected(cells(experiment, counts));
  }

  /** Of the counts of all experiments those of one per bin or cell, all modules together. */
  double[] cells(int experiment, double[] counts) {
    int first = experiments.subList(0, experiment).stream().mapToInt(Experiment::size).sum();
    Experiment own = experiments.get(experiment);
    double[] modules = Arrays.copyOfRange(counts, first, first + own.size());
    return new ObservedData(own.cells(), modules).sum();
  }

  /** What the best fit of an experiment is made of, in the bins of all experiments. */
  Map<String, double[]> parts(int experiment) {
    return model.parts(experiment, fit().values());
  }

  /** The nuisances at the best fit. */
  List<NuisancePlot.Row> pulls() {
    return IntStream.range(model.free().size(), model.parameters().size())
        .mapToObj(p -> new NuisancePlot.Row(model.parameters().get(p).name(), best(p), error(p)))
        .toList();
  }

  /** Expected counts of the best fit. */
  double[] expected() {
    return model.counts(fit().values());
  }

  /** What the nuisances do to the first free parameter. */
  public ImpactReport impacts() {
    List<NuisancePlot.Row> pulls = pulls();
    BinnedLikelihood likelihood = new BinnedLikelihood(model, dataset(model, experiments));
    return new ImpactReport(
        model.free().get(0),
        Impact.of(likelihood, best, 0).stream()
            .map(
                impact ->
                    pulls
                        .get(impact.nuisance() - model.free().size())
                        .with(
                            model.external(0, impact.up()) - best(0),
                            model.external(0, impact.down()) - best(0)))
            .toList());
  }

  /** The parameters of interest, a line for each. */
  List<String> summary() {
    return IntStream.range(0, model.free().size())
        .mapToObj(
            p ->
                model.free().get(p).text()
                    + " = "
                    + Digits.five(best(p))
                    + (error(p) > 0 ? " \u00b1 " + Digits.five(error(p)) : "")
                    + " "
                    + model.free().get(p).units())
        .map(String::strip)
        .toList();
  }

  private Fit fit() {
    return best.fit();
  }

  /** Data, goodness of the fit, parameters with errors, intervals and correlations. */
  public Report report() {
    List<Integer> all = IntStream.range(0, model.parameters().size()).boxed().toList();
    int free = model.free().size();
    List<String> flat = flat();
    List<Table.Column<Integer>> columns = new ArrayList<>();
    columns.add(Table.words("parameter", "", this::labelled));
    columns.add(number("value", "", this::best));
    columns.add(Table.shown("error", p -> shown(error(p))));
    columns.add(Table.shown("from", p -> p < free ? shown(low(p)) : ""));
    columns.add(Table.shown("to", p -> p < free ? shown(high(p)) : ""));
    if (all.size() > 1) {
      columns.add(Table.shown("correlations", this::correlations));
    }
    List<Table.Column<Integer>> interest =
        List.of(
            told("parameter", p -> model.free().get(p).text()),
            told("unit", p -> model.free().get(p).units()),
            told("value", this::best),
            told("error", p -> finite(error(p))),
            told("held", p -> best.untold().containsKey(p)),
            told("interval", p -> List.of(finite(low(p)), finite(high(p)))));
    List<Table.Column<Integer>> nuisances =
        List.of(
            told("nuisance", p -> model.parameters().get(p).name()),
            told("pull", this::best),
            told("error", fit()::error));
    return new Report(
        file() + ", best fit",
        List.of(
            value("file", file()),
            value("cl", level),
            new Block.Fact(
                "data", Digits.brief(total()) + " events in " + bins(), "events", total()),
            value("bins", bins()),
            new Block.Fact("exposure", exposures(), "exposure_factors", factors()),
            new Block.Fact(
                "fit",
                "-2 ln L = "
                    + Digits.brief(fit().minimum())
                    + " above the saturated model, "
                    + degrees()
                    + " degrees of freedom",
                "minimum",
                fit().minimum()),
            value("degrees_of_freedom", degrees()),
            new Block.Fact("goodness", judged(), "goodness_of_fit", goodnessOfFit()),
            value("distance_to_minimum", fit().distance()),
            value("iterations", fit().iterations()),
            new Block.Fact("ends", String.join(", ", model.ends()), "ends", model.ends()),
            new Block.Fact("measured", String.join(", ", flat), "flat_directions", flat),
            new Table<>("", columns, all),
            new Block.Note("  from, to: " + percent() + " interval of the profile likelihood"),
            new Table<>("parameters", interest, all.subList(0, free)),
            new Table<>("nuisances", nuisances, all.subList(free, all.size())),
            value(
                "covariance",
                all.stream()
                    .map(p -> all.stream().map(r -> finite(covariance(p, r))).toList())
                    .toList())));
  }

  // Of numbers that the counts do not tell apart, what they do tell.
  private List<String> flat() {
    double[][] slopes = model.derivatives(fit().values());
    List<String> flat = new ArrayList<>();
    for (int p : best.untold().keySet()) {
      for (int q = 0; q < model.free().size(); q++) {
        double beside = product(slopes[p], slopes[q]);
        double own = product(slopes[p], slopes[p]);
        double others = product(slopes[q], slopes[q]);
        boolean parallel = beside * beside > (1 - PARALLEL) * own * others && others > 0;
        if (!best.untold().containsKey(q) && parallel) {
          flat.add(combination(p, q, beside / others));
        }
      }
    }
    NearlyFlat.of(
            model, new BinnedLikelihood(model, dataset(model, experiments)), best, distance(level))
        .forEach(pair -> flat.add(along(pair)));
    return flat;
  }

  private String combination(int p, int q, double ratio) {
    double factor = ratio * unit(q) / unit(p);
    boolean squares = model.isSquared(p) && model.isSquared(q);
    boolean alike = model.free().get(p).units().equals(model.free().get(q).units());
    String sum =
        term(q, alike)
            + (factor < 0 ? " - " : " + ")
            + Digits.brief(Math.abs(factor))
            + " "
            + term(p, alike);
    return "only " + (squares ? "sqrt(" + sum + ")" : sum) + " is measured";
  }

  // What the model has for a value of 1.
  private double unit(int p) {
    return model.isSquared(p) ? model.external(p, 1) * model.external(p, 1) : 1;
  }

  // Factors between numbers of different units are those of their values in these.
  private String term(int p, boolean alike) {
    String units = alike ? "" : model.free().get(p).units();
    return "("
        + model.free().get(p).text()
        + (units.isEmpty() ? "" : " in " + units)
        + ")"
        + (model.isSquared(p) ? "^2" : "");
  }

  private String along(NearlyFlat pair) {
    return model.free().get(pair.one()).text()
        + " and "
        + model.free().get(pair.other()).text()
        + " are nearly flat together (-2 ln L changes by "
        + Digits.brief(pair.change())
        + " from "
        + place(pair, pair.from())
        + " to "
        + place(pair, pair.to())
        + ")";
  }

  private String place(NearlyFlat pair, double[] values) {
    return shown(pair.one(), values[0]) + ", " + shown(pair.other(), values[1]);
  }

  private String shown(int p, double value) {
    return (Digits.brief(value) + " " + model.free().get(p).units()).strip();
  }

  private static double product(double[] one, double[] other) {
    return IntStream.range(0, one.length).mapToDouble(i -> one[i] * other[i]).sum();
  }

  private String judged() {
    return "p-value "
        + Digits.brief(goodness.probability())
        + (goodness.toys().isPresent()
            ? " (" + goodness.toys().getAsInt() + " toys)"
            : " (chi2, for many events in all bins; else --toys)");
  }

  private Map<String, Object> goodnessOfFit() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("deviance", goodness.deviance());
    json.put("p_value", goodness.probability());
    json.put("toys", goodness.toys().isPresent() ? (Object) goodness.toys().getAsInt() : Json.NULL);
    return json;
  }

  private double covariance(int p, int r) {
    return hasNoError(p) || hasNoError(r)
        ? Double.NaN
        : fit().covariance()[p][r] * slope(p) * slope(r);
  }

  private String labelled(int p) {
    return p < model.free().size()
        ? LimitReport.labelled(model.free().get(p))
        : "pull " + model.parameters().get(p).name();
  }

  private double low(int p) {
    return model.external(p, best.intervals().get(p).low());
  }

  private double high(int p) {
    return model.external(p, best.intervals().get(p).high());
  }

  private static String shown(double value) {
    return Double.isFinite(value) ? Digits.five(value) : "-";
  }

  private double best(int p) {
    return p < model.free().size() ? model.external(p, fit().values()[p]) : fit().values()[p];
  }

  private double error(int p) {
    return best.untold().containsKey(p) || hasNoError(p) ? Double.NaN : fit().error(p) * slope(p);
  }

  // At an end, or far wider than the interval, second derivatives are no error.
  private boolean hasNoError(int p) {
    FitParameter limits = model.parameters().get(p);
    double value = fit().values()[p];
    return value <= limits.low()
        || value >= limits.high()
        || p < model.free().size()
            && best.intervals().get(p).width() < FLAT * Math.sqrt(distance(level)) * fit().error(p);
  }

  // Derivative of the parameter by the variable of the fit.
  private double slope(int p) {
    boolean squared = p < model.free().size() && model.isSquared(p);
    return squared ? best(p) / (2 * fit().values()[p]) : 1;
  }

  private static Object finite(double value) {
    return Double.isFinite(value) ? (Object) value : Json.NULL;
  }

  private double total() {
    double total = 0;
    for (double n : Experiment.counts(experiments).orElseThrow()) {
      total += n;
    }
    return total;
  }

  private int degrees() {
    return model.bins() - model.free().size();
  }

  private String correlations(int p) {
    List<String> row = new ArrayList<>();
    for (int r = 0; r < p; r++) {
      double correlation = covariance(p, r) / (error(p) * error(r));
      row.add(Double.isFinite(correlation) ? Digits.signed(correlation, 2) : "-");
    }
    return String.join(" ", row);
  }

  private String percent() {
    return Digits.brief(100 * level) + " %";
  }

  private List<Double> factors() {
    return experiments.stream().map(Experiment::exposureFactor).toList();
  }

  // Nothing where all data have the exposure of their macros.
  private String exposures() {
    return factors().stream().allMatch(factor -> factor == 1)
        ? ""
        : factors().stream().map(Digits::brief).collect(Collectors.joining(", "))
            + " times that of the macro";
  }

  private String bins() {
    return experiments.stream().map(FitReport::bins).collect(Collectors.joining("; "));
  }

  private static String bins(Experiment experiment) {
    int blocks = experiment.run().blocks();
    return (blocks > 1 ? blocks + " modules, each " : "")
        + experiment.cells().number()
        + " bins, "
        + experiment.cells().range(experiment.run().common().response().column());
  }
}
