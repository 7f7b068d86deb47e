package org.nudipole.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.statistics.likelihood.Convention;
import org.nudipole.statistics.limit.LimitSettings;
import picocli.CommandLine.Option;

/** By which convention limits are taken. */
final class ConventionOptions {
  private static final int FEWEST_TOYS = 50;

  @Option(
      names = "--cl",
      paramLabel = "X",
      description = "Confidence level in (0.5, 1). Default: ${DEFAULT-VALUE}.")
  private double level = 0.90;

  @Option(
      names = "--two-sided",
      description = "Delta chi2 of a two-sided interval: 2.706 at 90 %%.")
  private boolean twoSided;

  @Option(names = "--cls", description = "The CLs method, of the one-sided ratio.")
  private boolean cls;

  @Option(
      names = "--power-constrained",
      description =
          "One-sided, but never below the limit that 16 %% of experiments without a signal would"
              + " fall short of (arXiv:1105.3166).")
  private boolean powerConstrained;

  @Option(
      names = "--feldman-cousins",
      description = "Feldman-Cousins intervals, thresholds from toys.")
  private boolean feldmanCousins;

  @Option(
      names = "--toys",
      paramLabel = "N",
      description =
          "Take thresholds, expected band and significance from N toy experiments at each value"
              + " that is tried.")
  private Integer toys;

  /** What is wrong with the options. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    if (!(level > 0.5 && level < 1)) {
      faults.add("--cl " + level + " (a confidence level) give one between 0.5 and 1");
    }
    if (toys != null && toys < FEWEST_TOYS) {
      faults.add("--toys " + toys + " (too few to tell a band) give at least " + FEWEST_TOYS);
    }
    if (conventions().size() > 1) {
      faults.add(
          "--two-sided, --cls, --feldman-cousins and --power-constrained exclude each other: keep"
              + " one of them");
    }
    return faults;
  }

  /**
   * How limits are taken.
   *
   * @param streams random numbers of toys
   */
  LimitSettings settings(RandomStreams streams) {
    OptionalInt number = toys == null ? OptionalInt.empty() : OptionalInt.of(toys);
    return new LimitSettings(conventions().get(0), level, number, streams);
  }

  // What the options ask for; one, unless they contradict each other.
  private List<Convention> conventions() {
    List<Convention> chosen = new ArrayList<>();
    if (twoSided) {
      chosen.add(Convention.TWO_SIDED);
    }
    if (cls) {
      chosen.add(Convention.CLS);
    }
    if (feldmanCousins) {
      chosen.add(Convention.FELDMAN_COUSINS);
    }
    if (powerConstrained) {
      chosen.add(Convention.POWER_CONSTRAINED);
    }
    return chosen.isEmpty() ? List.of(Convention.ONE_SIDED) : chosen;
  }
}
