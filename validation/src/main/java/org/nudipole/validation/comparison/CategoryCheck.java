package org.nudipole.validation.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.nudipole.generator.Column;

/**
 * Fractions of channels, and of what they have in common, among all and among detected events; or
 * among detected ones alone, where there are no others.
 */
final class CategoryCheck implements ColumnCheck {
  private final boolean parts;
  private final boolean detectedOnly;
  private final List<RowKind> keys;
  private final long[] counts;
  private final long[] detected;
  private long events;
  private long flags;

  CategoryCheck(ChannelKeys keys, boolean detectedOnly) {
    this.detectedOnly = detectedOnly;
    parts = keys.knowParts();
    this.keys = keys.kinds();
    counts = new long[this.keys.size() + 1];
    detected = new long[this.keys.size() + 1];
  }

  @Override
  public void add(EventBlock block) {
    int[] channels = block.channels();
    int[] flag = block.integers(Column.DETECTED.name());
    int unknown = keys.size();
    events += block.size();
    for (int i = 0; i < channels.length; i++) {
      int key = channels[i] < 0 ? unknown : channels[i];
      counts[key]++;
      detected[key] += flag[i];
      flags |= flag[i];
    }
  }

  /** Detected events among those taken. */
  long detected() {
    long sum = 0;
    for (long count : detected) {
      sum += count;
    }
    return sum;
  }

  @Override
  public List<String> faults() {
    return flags > 1 ? List.of("column detected has values other than 0 and 1") : List.of();
  }

  @Override
  public List<TestResult> tests() {
    List<TestResult> tests = new ArrayList<>();
    if (detectedOnly && keys.stream().mapToDouble(this::weight).sum() == 0) {
      return tests; // that there are any is told by their number
    }
    test(tests, "channels", RowKind::name);
    test(tests, "target", RowKind::target);
    test(tests, "neutrino_energy", RowKind::energy);
    test(tests, "neutrino_pdg", RowKind::pdg);
    test(tests, "interaction", RowKind::interaction);
    if (parts) {
      test(tests, "part", RowKind::part);
    }
    if (detectedOnly) {
      return tests;
    }
    double fraction =
        keys.stream().mapToDouble(RowKind::detected).sum()
            / keys.stream().mapToDouble(RowKind::expected).sum();
    // Quadrature of a folded efficiency of 1 may exceed 1 by rounding.
    double bounded = fraction > 1 - 1e-12 ? 1 : fraction;
    if (flags <= 1) {
      tests.add(GoodnessOfFit.binomial("detected", detected(), events, bounded));
      if (fraction > 0) {
        testDetected(tests);
      }
    }
    return tests;
  }

  // What rows are shared by.
  private double weight(RowKind kind) {
    return detectedOnly ? kind.detected() : kind.expected();
  }

  private void testDetected(List<TestResult> tests) {
    double total = keys.stream().mapToDouble(RowKind::detected).sum();
    double[] fractions = new double[keys.size() + 1];
    List<String> labels = new ArrayList<>();
    for (int k = 0; k < keys.size(); k++) {
      fractions[k] = keys.get(k).detected() / total;
      labels.add(keys.get(k).name());
    }
    labels.add("no channel of this run");
    if (labels.size() > 2) {
      tests.addAll(
          GoodnessOfFit.shape(
              "channels (detected)", detected, fractions, BinLabel.categories(labels)));
    }
  }

  private void test(List<TestResult> tests, String name, Function<RowKind, String> category) {
    Map<String, Integer> index = new LinkedHashMap<>();
    keys.forEach(key -> index.putIfAbsent(category.apply(key), index.size()));
    int unknown = index.size();
    long[] observed = new long[unknown + 1];
    double[] expected = new double[unknown + 1];
    double total = keys.stream().mapToDouble(this::weight).sum();
    for (int k = 0; k < keys.size(); k++) {
      int at = index.get(category.apply(keys.get(k)));
      observed[at] += counts[k];
      expected[at] += weight(keys.get(k)) / total;
    }
    observed[unknown] = counts[keys.size()];
    if (unknown == 1 && observed[1] == 0) {
      // One category that all events have: nothing was left to chance.
      return;
    }
    List<String> labels = new ArrayList<>(index.keySet());
    labels.add("no channel of this run");
    tests.addAll(GoodnessOfFit.shape(name, observed, expected, BinLabel.categories(labels)));
  }
}
