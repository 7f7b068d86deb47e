package org.nudipole.validation.comparison;

import java.util.Comparator;
import java.util.List;
import org.nudipole.generator.Require;

/**
 * The verdict of several tests together. Bonferroni's bound holds for any dependence between the
 * tests: with m of them, the probability that a true expectation is rejected is at most alpha if
 * each is judged at alpha / m. (Sidak's 1 - (1 - alpha)^(1/m) assumes independence and differs by
 * less than alpha / 2 of itself.)
 *
 * @param results the tests, at least one
 * @param alpha accepted probability of a false alarm of the whole family
 */
public record FamilyWise(List<TestResult> results, double alpha) {
  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException if there is no test, or alpha is not in (0, 1)
   */
  public FamilyWise {
    results = List.copyOf(results);
    if (results.isEmpty()) {
      throw new IllegalArgumentException("no test to judge (an empty list cannot agree)");
    }
    Require.positive("alpha", alpha);
    Require.inRange("alpha", alpha, 0, Math.nextDown(1.0));
  }

  /** A p-value corrected for the number of tests, at most 1. */
  public double adjusted(TestResult result) {
    return Math.min(1, results.size() * result.p());
  }

  /** Family-wise p: the smallest corrected p-value. */
  public double p() {
    return results.stream().mapToDouble(this::adjusted).min().orElseThrow();
  }

  /** Whether no test fails. */
  public boolean agrees() {
    return p() >= alpha;
  }

  /** The tests whose corrected p-value is below alpha, the worst first. */
  public List<TestResult> failures() {
    return results.stream()
        .filter(result -> adjusted(result) < alpha)
        .sorted(Comparator.comparingDouble(TestResult::p))
        .toList();
  }
}
