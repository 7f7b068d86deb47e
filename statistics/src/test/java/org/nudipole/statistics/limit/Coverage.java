package org.nudipole.statistics.limit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.statistics.likelihood.Convention;
import org.nudipole.statistics.likelihood.Dataset;
import org.nudipole.statistics.likelihood.Hypotheses;
import org.nudipole.statistics.likelihood.ProfileInterval;
import org.nudipole.statistics.likelihood.ToyExperiments;
import org.nudipole.statistics.likelihood.ToyLimit;
import org.nudipole.statistics.likelihood.UpperLimit;

/**
 * How often limits and intervals of toy experiments contain the true moment: of a shipped
 * sensitivity, counts and auxiliary measurements drawn anew for each toy.
 *
 * @param prepared hypotheses about the moment
 * @param toys toys for each true moment
 */
record Coverage(VariedRun.Prepared prepared, int toys) {
  /** The experiment. */
  static final String MACRO = "limits/cr51-cevns-ge";

  /** Nominal levels. */
  static final List<Double> LEVELS = List.of(0.6827, 0.9, 0.95);

  /** Toys for each threshold that is counted. */
  private static final int THRESHOLD_TOYS = 4000;

  private static final long SEED = 20211;

  /** What is said to contain the truth. */
  enum Method {
    ONE_SIDED("upper limit, one-sided", Convention.ONE_SIDED, false),
    CLS("upper limit, CLs", Convention.CLS, false),
    TWO_SIDED("interval, two-sided", Convention.TWO_SIDED, false),
    ONE_SIDED_TOYS("upper limit, one-sided, toys", Convention.ONE_SIDED, true),
    CLS_TOYS("upper limit, CLs, toys", Convention.CLS, true),
    FELDMAN_COUSINS("interval, Feldman-Cousins, toys", Convention.FELDMAN_COUSINS, true);

    final String label;
    private final Convention convention;
    private final boolean counted;

    Method(String label, Convention convention, boolean counted) {
      this.label = label;
      this.convention = convention;
      this.counted = counted;
    }
  }

  /** Coverage of the shipped sensitivity, for a sterile mass in keV. */
  static Coverage of(String mass, int toys) {
    return of(mass, "5 MCi", toys);
  }

  /** The same with another source. */
  static Coverage of(String mass, String activity, int toys) {
    RunConfiguration run =
        RunConfiguration.read(MACRO, List.of("/source/activity=" + activity), List.of("m4=" + mass))
            .get(0);
    return new Coverage(
        new VariedRun(
                run.settings(),
                FreeParameter.of("/dipole/moment", run.settings()),
                new Templates(Experiment.cells(run), run.fit().nuisances()))
            .hypotheses(),
        toys);
  }

  private interface Test {
    boolean contains(Dataset data);
  }

  /**
   * Fraction of toys whose limit or interval contains the truth.
   *
   * @param moment true moment in mu_B
   */
  double fraction(double moment, Method method, double level) {
    return fractions(moment, method, List.of(level))[0];
  }

  private double[] fractions(double moment, Method method, List<Double> levels) {
    Hypotheses hypotheses = prepared.hypotheses();
    double truth = Math.pow(moment / prepared.unit(), 2);
    double[] pulls = new double[hypotheses.pulls()];
    double[] counts = hypotheses.counts(truth, pulls);
    ToyExperiments experiments = new ToyExperiments(new RandomStreams(SEED), 0);
    List<Dataset> data =
        IntStream.range(0, toys).mapToObj(t -> experiments.draw(counts, pulls, t)).toList();
    if (method.counted) {
      // Thresholds belong to the true pulls, which toys of one experiment share.
      double[] confidences =
          new ToyLimit(
                  hypotheses, method.convention, 0.9, THRESHOLD_TOYS, new RandomStreams(SEED + 1))
              .confidences(truth, new Dataset(counts, pulls), data);
      return levels.stream()
          .mapToDouble(
              level -> Arrays.stream(confidences).filter(c -> c < level).count() / (double) toys)
          .toArray();
    }
    return levels.stream()
        .mapToDouble(
            level -> {
              Test test = test(truth, method, level);
              return data.parallelStream().filter(test::contains).count() / (double) toys;
            })
        .toArray();
  }

  private Test test(double truth, Method method, double level) {
    Hypotheses hypotheses = prepared.hypotheses();
    if (method != Method.TWO_SIDED) {
      return limit(new UpperLimit(hypotheses, method.convention, level), truth);
    }
    double distance = Math.pow(Convention.TWO_SIDED.deviations(level), 2);
    return data ->
        inside(
            ProfileInterval.below(hypotheses, data, hypotheses.best(data).minimum() + distance),
            truth);
  }

  private static Test limit(UpperLimit limit, double truth) {
    return data -> {
      OptionalDouble upper = limit.observed(data);
      return upper.isEmpty() || upper.getAsDouble() >= truth;
    };
  }

  private static boolean inside(Optional<ProfileInterval> interval, double truth) {
    return interval.filter(i -> i.low() <= truth && truth <= i.high()).isPresent();
  }

  /** Standard error of a fraction. */
  double error(double fraction) {
    return Math.sqrt(fraction * (1 - fraction) / toys);
  }

  /** The section of the documentation. */
  static String markdown(int toys) {
    List<String> lines = new ArrayList<>();
    lines.add("## Coverage");
    lines.add("How often limits and intervals contain the true moment, in %, for `" + MACRO + "`");
    lines.add("(1 % normalisation, sterile mass 100 keV): " + toys + " experiments for each true");
    lines.add("moment, with the binomial standard error; thresholds from as many toys where toys");
    lines.add(
        "are named, else asymptotic. The median 90 % limit without a signal is 0.98e-11 μ_B.");
    lines.add(
        "A limit on a moment of 0 is right by definition. Near it CLs covers more on purpose.");
    lines.add("");
    of("100", toys).table(lines, 0, 0.6e-11, 1.2e-11, 3e-11);
    lines.add("");
    lines.add(
        "The same with a source of 5 kCi in place of 5 MCi, where 6 events decide the limit:");
    lines.add("");
    of("100", "5 kCi", toys).table(lines, 3e-11, 6e-11, 12e-11);
    return String.join("\n", lines) + "\n\n";
  }

  private void table(List<String> lines, double... moments) {
    lines.add("| true moment (1e-11 μ_B) | method | 68.27 % | 90 % | 95 % |");
    lines.add("|---|---|---|---|---|");
    for (double moment : moments) {
      for (Method method : Method.values()) {
        lines.add(row(moment, method));
      }
    }
  }

  private String row(double moment, Method method) {
    StringBuilder row = new StringBuilder();
    row.append(String.format(Locale.ROOT, "| %.1f | %s |", moment / 1e-11, method.label));
    for (double fraction : fractions(moment, method, LEVELS)) {
      row.append(
          String.format(Locale.ROOT, " %.1f ± %.1f |", 100 * fraction, 100 * error(fraction)));
    }
    return row.toString();
  }
}
