package org.nudipole.validation.challenge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * What an answer says of the hidden values of one data set, in one piece: all scores are made from
 * these draws and from the estimates that belong to them.
 *
 * @param draws draws of all hidden values in their order
 * @param estimates medians and intervals of each; of samples they are those of the samples
 * @param basis where the draws come from
 * @param absent probability of no signal
 */
record Statement(Draws draws, List<Estimate> estimates, Basis basis, double absent) {
  /** Keeps a copy. */
  Statement {
    estimates = List.copyOf(estimates);
  }

  /**
   * What is said of a data set.
   *
   * @param said estimates by parameter; one that is lacking is the prior
   */
  static Statement of(Map<String, Estimate> said, ChallengeDocument challenge) {
    List<String> names = challenge.hidden().stream().map(Prior::parameter).toList();
    List<PriorScale> scales = names.stream().map(challenge::scale).toList();
    int signal = names.indexOf(challenge.signal());
    List<Estimate> estimates =
        IntStream.range(0, names.size())
            .mapToObj(
                i ->
                    said.containsKey(names.get(i))
                        ? said.get(names.get(i))
                        : Estimate.of(scales.get(i)))
            .toList();
    Basis basis =
        said.isEmpty()
            ? Basis.PRIOR
            : said.size() == names.size() && isJoint(estimates) ? Basis.JOINT : Basis.SEPARATE;
    Draws draws =
        switch (basis) {
          case JOINT -> Draws.of(rows(estimates));
          case PRIOR -> ofPrior(scales, signal);
          default ->
              separate(
                  IntStream.range(0, names.size())
                      .mapToObj(i -> quantiles(said.get(names.get(i)), scales.get(i)))
                      .toList());
        };
    double absent =
        said.containsKey(challenge.signal())
            ? draws.marginal(signal).share(new Interval(0, 0), true)
            : scales.get(signal).nullProbability();
    return new Statement(draws, estimates, basis, absent);
  }

  // Lists of samples belong together if every value has one and they are equally long.
  private static boolean isJoint(List<Estimate> estimates) {
    int length = estimates.get(0).samples().size();
    return length > 0 && estimates.stream().allMatch(e -> e.samples().size() == length);
  }

  private static List<double[]> rows(List<Estimate> estimates) {
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < estimates.get(0).samples().size(); i++) {
      int row = i;
      rows.add(estimates.stream().mapToDouble(e -> e.samples().get(row)).toArray());
    }
    return rows;
  }

  private static Draws separate(List<DoubleUnaryOperator> quantiles) {
    List<double[]> rows = new ArrayList<>();
    for (int k = 0; k < Lattice.POINTS; k++) {
      double[] row = Lattice.point(k, quantiles.size());
      for (int i = 0; i < row.length; i++) {
        row[i] = quantiles.get(i).applyAsDouble(row[i]);
      }
      rows.add(row);
    }
    return Draws.of(rows);
  }

  private static DoubleUnaryOperator quantiles(Estimate estimate, PriorScale scale) {
    if (estimate == null) {
      return scale::quantile;
    }
    return estimate.samples().isEmpty()
        ? new StatedQuantiles(estimate, scale)::at
        : Draws.ofOne(estimate.samples())::quantile;
  }

  // Values are independent, but all that belong to the signal are absent together.
  private static Draws ofPrior(List<PriorScale> scales, int signal) {
    List<double[]> rows = new ArrayList<>();
    for (int k = 0; k < Lattice.POINTS; k++) {
      double[] row = Lattice.point(k, scales.size());
      double strength = scales.get(signal).quantile(row[signal]);
      for (int i = 0; i < row.length; i++) {
        PriorScale scale = scales.get(i);
        boolean gone = scale.nullProbability() > 0 && strength == 0;
        row[i] = i == signal ? strength : gone ? 0 : scale.prior().quantile(row[i]);
      }
      rows.add(row);
    }
    return Draws.of(rows);
  }
}
