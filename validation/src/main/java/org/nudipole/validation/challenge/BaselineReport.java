package org.nudipole.validation.challenge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What the baseline found, for a reader.
 *
 * @param baseline the baseline
 */
public record BaselineReport(Baseline baseline) {
  /** Titles of the columns of {@link #rows}. */
  public List<String> titles() {
    return Stream.concat(
            Stream.of("data set", "claim", "P(signal)", "sigma"),
            Stream.concat(
                answers().get(0).estimates().keySet().stream(), Stream.of("effective draws")))
        .toList();
  }

  /** A row for each data set. */
  public List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    List<String> names = List.copyOf(baseline.answer().answers().keySet());
    for (int i = 0; i < names.size(); i++) {
      Answer answer = answers().get(i);
      List<String> row = new ArrayList<>();
      row.add(names.get(i));
      row.add(answer.discovery() ? "yes" : "no");
      row.add(written("%.3f", baseline.present().get(i)));
      row.add(written("%.1f", answer.significance()));
      answer.estimates().values().forEach(e -> row.add(estimate(e)));
      double size = baseline.sizes().get(i);
      row.add(size > 1 ? written("%.0f", size) : "no sampling");
      rows.add(row);
    }
    return rows;
  }

  /** What else there is to say. */
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    remarks.add("  medians and central 68 % intervals of the posterior");
    baseline
        .sideband()
        .ifPresent(
            helps ->
                remarks.add(
                    helps
                        ? "  the sidebands were used"
                        : "  the sidebands say nothing of what is hidden, and were not used"));
    return remarks;
  }

  private List<Answer> answers() {
    return List.copyOf(baseline.answer().answers().values());
  }

  private static String estimate(Estimate estimate) {
    return written(
        "%.4g [%.4g, %.4g]", estimate.value(), estimate.central().low(), estimate.central().high());
  }

  private static String written(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
