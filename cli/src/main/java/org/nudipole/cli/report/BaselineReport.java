package org.nudipole.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.nudipole.generator.axis.Digits;
import org.nudipole.validation.challenge.Answer;
import org.nudipole.validation.challenge.Baseline;
import org.nudipole.validation.challenge.Estimate;

/** What the baseline found. */
public final class BaselineReport {
  private BaselineReport() {}

  /** A row for each data set that has an answer, and what else there is to say. */
  public static Report of(Baseline baseline) {
    List<String> names = List.copyOf(baseline.answer().answers().keySet());
    List<Answer> answers = List.copyOf(baseline.answer().answers().values());
    List<Table.Column<Integer>> columns = new ArrayList<>();
    columns.add(Table.words("data set", "", names::get));
    columns.add(Table.shown("claim", i -> answers.get(i).discovery() ? "yes" : "no"));
    columns.add(Table.shown("P(signal)", i -> Digits.fixed(baseline.present().get(i), 3)));
    columns.add(Table.shown("sigma", i -> Digits.fixed(answers.get(i).significance(), 1)));
    for (String parameter : answers.get(0).estimates().keySet()) {
      columns.add(Table.shown(parameter, i -> estimate(answers.get(i).estimates().get(parameter))));
    }
    columns.add(
        Table.shown(
            "effective draws",
            i ->
                baseline.sizes().get(i) > 1
                    ? Digits.fixed(baseline.sizes().get(i), 0)
                    : "no sampling"));
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Table<>("", columns, IntStream.range(0, names.size()).boxed().toList()));
    blocks.add(new Block.Note("  medians and central 68 % intervals of the posterior"));
    baseline
        .sideband()
        .ifPresent(
            helps ->
                blocks.add(
                    new Block.Note(
                        helps
                            ? "  the sidebands were used"
                            : "  the sidebands say nothing of what is hidden, and were not used")));
    return new Report("", blocks);
  }

  private static String estimate(Estimate estimate) {
    return Digits.general(estimate.value(), 4)
        + " ["
        + Digits.general(estimate.central().low(), 4)
        + ", "
        + Digits.general(estimate.central().high(), 4)
        + "]";
  }
}
