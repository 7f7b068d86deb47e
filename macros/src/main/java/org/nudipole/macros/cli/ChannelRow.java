package org.nudipole.macros.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.nudipole.detector.FoldedSpectrum.Expectation;
import org.nudipole.generator.data.Target;
import org.nudipole.macros.run.ChannelCount;

/**
 * Channels of a run added up: disjoint rows whose sums are the totals.
 *
 * @param interaction {@code cevns} or {@code eves}
 * @param part part of the cross section, or parts that are drawn together
 * @param neutrino flavour
 * @param target target or element
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

  /** Adds the lines of the source; one row per interaction, part, neutrino and named target. */
  static List<ChannelRow> of(List<ChannelCount> counts, Function<Target, String> name) {
    Map<List<String>, ChannelRow> rows = new LinkedHashMap<>();
    for (ChannelCount count : counts) {
      ChannelRow row = of(count, name);
      List<String> key = List.of(row.interaction, row.part, row.neutrino, row.target);
      rows.merge(key, row, ChannelRow::plus);
    }
    return new ArrayList<>(rows.values());
  }

  /** As {@link #of(List, Function)}, before anything is generated. */
  static List<ChannelRow> expected(List<Expectation> expectations, Function<Target, String> name) {
    return of(expectations.stream().map(e -> new ChannelCount(e, 0, 0)).toList(), name);
  }

  private static ChannelRow of(ChannelCount count, Function<Target, String> name) {
    Expectation expectation = count.expectation();
    Target target = expectation.channel().target();
    return new ChannelRow(
        target.isNucleus() ? "cevns" : "eves",
        expectation.channel().interaction().label(),
        expectation.channel().flavour().label(),
        name.apply(target),
        expectation.expected(),
        expectation.detected(),
        count.generated(),
        count.detected());
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
