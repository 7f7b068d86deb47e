package org.nudipole.cli.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.nudipole.detector.FoldedSpectrum.Expectation;
import org.nudipole.detector.Prediction;
import org.nudipole.detector.background.Background;
import org.nudipole.detector.background.BackgroundExpectation;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.interaction.ScatteringProcess;
import org.nudipole.generator.rate.EventDensity;
import org.nudipole.macros.binding.BoundModule;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.run.BackgroundCount;
import org.nudipole.macros.run.ChannelCount;
import org.nudipole.macros.run.ModuleCounts;
import org.nudipole.macros.run.RunOutcome;

/**
 * Channels of a run added up: disjoint rows whose sums are the totals.
 *
 * @param module module of the detector; empty where it has none, or for all of them
 * @param interaction {@code cevns}, {@code eves} or the label of a background
 * @param part part of the cross section, or parts that are drawn together, or {@code background}
 * @param neutrino flavour; {@code none} for a background
 * @param target target or element; {@code none} for a background
 * @param expected events expected above the generation cut
 * @param expectedDetected detected ones among them
 * @param generated generated events
 * @param detected detected ones among them
 */
record ChannelRow(
    String module,
    String interaction,
    String part,
    String neutrino,
    String target,
    double expected,
    double expectedDetected,
    long generated,
    long detected) {
  private static final String NONE = "none";

  /** What tells rows from each other. */
  static final List<Table.Column<ChannelRow>> NAMES =
      List.of(
          Table.words("channel", "interaction", ChannelRow::interaction),
          Table.words("part", "part", ChannelRow::part),
          Table.words("neutrino", "neutrino", ChannelRow::neutrino),
          Table.words("target", "target", ChannelRow::target));

  /**
   * Adds the lines of the source; one row per interaction, part, neutrino and named target, and one
   * per background.
   */
  static List<ChannelRow> of(RunOutcome outcome, Function<Target, String> name) {
    List<Prediction> predictions = outcome.configuration().detector().predictions();
    List<ChannelRow> rows = new ArrayList<>();
    for (int k = 0; k < predictions.size(); k++) {
      rows.addAll(of(predictions.get(k).uncut().sampled(), outcome.modules().get(k), name));
    }
    return rows;
  }

  /** As {@link #of(RunOutcome, Function)}, before anything is generated. */
  static List<ChannelRow> expected(RunConfiguration run, Function<Target, String> name) {
    List<ChannelRow> rows = new ArrayList<>();
    for (BoundModule module : run.parts()) {
      Prediction prediction = module.prediction();
      rows.addAll(
          of(
              prediction.uncut(),
              new ModuleCounts(
                  module.name(),
                  prediction.expectations().stream().map(e -> new ChannelCount(e, 0, 0)).toList(),
                  prediction.backgrounds().stream()
                      .map(e -> new BackgroundCount(e, 0, 0))
                      .toList()),
              name));
    }
    return rows;
  }

  /** The rows of all modules added up. */
  static List<ChannelRow> together(List<ChannelRow> rows) {
    Map<List<String>, ChannelRow> sums = new LinkedHashMap<>();
    rows.stream()
        .map(row -> row.of(""))
        .forEach(row -> sums.merge(row.key(), row, ChannelRow::plus));
    return List.copyOf(sums.values());
  }

  // What was asked for keeps its row, with 0 where the cuts leave nothing of it.
  private static List<ChannelRow> of(
      EventDensity uncut, ModuleCounts counts, Function<Target, String> name) {
    Map<List<String>, ChannelRow> rows = new LinkedHashMap<>();
    Stream.concat(
            uncut.channels().stream()
                .map(channel -> new ChannelCount(new Expectation(channel, 0, 0), 0, 0)),
            counts.channels().stream())
        .map(count -> of(count, name).of(counts.name()))
        .forEach(row -> rows.merge(row.key(), row, ChannelRow::plus));
    List<ChannelRow> all = new ArrayList<>(rows.values());
    counts.backgrounds().forEach(count -> all.add(of(count).of(counts.name())));
    return all;
  }

  private static ChannelRow of(ChannelCount count, Function<Target, String> name) {
    Expectation expectation = count.expectation();
    Target target = expectation.channel().target();
    return new ChannelRow(
        "",
        ScatteringProcess.on(target).label(),
        expectation.channel().interaction().label(),
        expectation.channel().flavour().label(),
        name.apply(target),
        expectation.expected(),
        expectation.detected(),
        count.generated(),
        count.detected());
  }

  private static ChannelRow of(BackgroundCount count) {
    BackgroundExpectation expectation = count.expectation();
    return new ChannelRow(
        "",
        expectation.background().label(),
        Background.PART_LABEL,
        NONE,
        NONE,
        expectation.expected(),
        expectation.detected(),
        count.generated(),
        count.detected());
  }

  /** The sum of all. */
  static ChannelRow total(List<ChannelRow> rows) {
    return rows.stream()
        .reduce(new ChannelRow("", "total", "", "", "", 0, 0, 0, 0), ChannelRow::plus);
  }

  private ChannelRow of(String other) {
    return new ChannelRow(
        other,
        interaction,
        part,
        neutrino,
        target,
        expected,
        expectedDetected,
        generated,
        detected);
  }

  private List<String> key() {
    return List.of(module, interaction, part, neutrino, target);
  }

  private ChannelRow plus(ChannelRow other) {
    return new ChannelRow(
        module,
        interaction,
        part,
        neutrino,
        target,
        expected + other.expected,
        expectedDetected + other.expectedDetected,
        generated + other.generated,
        detected + other.detected);
  }
}
