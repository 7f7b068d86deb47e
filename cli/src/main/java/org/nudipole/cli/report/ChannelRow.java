package org.nudipole.cli.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.nudipole.detector.FoldedSpectrum.Expectation;
import org.nudipole.detector.background.Background;
import org.nudipole.detector.background.BackgroundExpectation;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.interaction.ScatteringProcess;
import org.nudipole.generator.rate.EventDensity;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.run.BackgroundCount;
import org.nudipole.macros.run.ChannelCount;
import org.nudipole.macros.run.RunOutcome;

/**
 * Channels of a run added up: disjoint rows whose sums are the totals.
 *
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
    EventDensity uncut = outcome.configuration().prediction().uncut().sampled();
    return of(uncut, outcome.channels(), outcome.backgrounds(), name);
  }

  /** As {@link #of(RunOutcome, Function)}, before anything is generated. */
  static List<ChannelRow> expected(RunConfiguration run, Function<Target, String> name) {
    return of(
        run.prediction().uncut(),
        run.expectations().stream().map(e -> new ChannelCount(e, 0, 0)).toList(),
        run.backgrounds().stream().map(e -> new BackgroundCount(e, 0, 0)).toList(),
        name);
  }

  // What was asked for keeps its row, with 0 where the cuts leave nothing of it.
  private static List<ChannelRow> of(
      EventDensity uncut,
      List<ChannelCount> counts,
      List<BackgroundCount> backgrounds,
      Function<Target, String> name) {
    Map<List<String>, ChannelRow> rows = new LinkedHashMap<>();
    Stream.concat(
            uncut.channels().stream()
                .map(channel -> new ChannelCount(new Expectation(channel, 0, 0), 0, 0)),
            counts.stream())
        .map(count -> of(count, name))
        .forEach(row -> rows.merge(row.key(), row, ChannelRow::plus));
    List<ChannelRow> all = new ArrayList<>(rows.values());
    backgrounds.forEach(count -> all.add(of(count)));
    return all;
  }

  private static ChannelRow of(ChannelCount count, Function<Target, String> name) {
    Expectation expectation = count.expectation();
    Target target = expectation.channel().target();
    return new ChannelRow(
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
    return rows.stream().reduce(new ChannelRow("total", "", "", "", 0, 0, 0, 0), ChannelRow::plus);
  }

  private List<String> key() {
    return List.of(interaction, part, neutrino, target);
  }

  private ChannelRow plus(ChannelRow other) {
    return new ChannelRow(
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
