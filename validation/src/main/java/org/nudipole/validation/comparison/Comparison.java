package org.nudipole.validation.comparison;

import java.util.List;

/**
 * Outcome of a {@link RateComparison}.
 *
 * @param events events compared
 * @param detected detected ones among them
 * @param faults contradictions that chance cannot explain, one line each: a header that does not
 *     follow from its own macro, or rows that no event can have
 * @param tests statistical tests
 * @param untested columns that hold something else than the program knows
 */
public record Comparison(
    long events,
    long detected,
    List<String> faults,
    List<TestResult> tests,
    List<String> untested) {
  /** Keeps copies. */
  public Comparison {
    faults = List.copyOf(faults);
    tests = List.copyOf(tests);
    untested = List.copyOf(untested);
  }

  /** The tests judged together. */
  public FamilyWise judged(double alpha) {
    return new FamilyWise(tests, alpha);
  }

  /** Whether there is no contradiction, and the family-wise p is not below alpha. */
  public boolean agrees(double alpha) {
    return faults.isEmpty() && judged(alpha).agrees();
  }
}
