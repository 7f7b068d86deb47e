package org.nudipole.validation.comparison;

import org.nudipole.generator.Require;

/**
 * Outcome of one statistical test.
 *
 * @param name what was compared, such as {@code recoil_energy}
 * @param statistic value of the test statistic
 * @param degreesOfFreedom degrees of freedom of a chi-square; 0 for exact tests
 * @param p probability, if the expectation is true, of an outcome at least this far from it
 * @param detail one line for the reader: the test, and where the disagreement is largest
 */
public record TestResult(
    String name, double statistic, int degreesOfFreedom, double p, String detail) {
  /** The same test, said to be of something. */
  TestResult of(String prefix) {
    return prefix.isEmpty()
        ? this
        : new TestResult(prefix + name, statistic, degreesOfFreedom, p, detail);
  }

  /**
   * Checks p; a test that has no answer must not pass for one that agrees.
   *
   * @throws IllegalArgumentException if p is not in [0, 1]
   */
  public TestResult {
    Require.inRange("p of " + name, p, 0, 1);
  }
}
