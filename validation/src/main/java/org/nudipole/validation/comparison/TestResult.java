package org.nudipole.validation.comparison;

import org.nudipole.generator.Require;

/**
 * Outcome of one statistical test.
 *
 * @param name what was compared, such as {@code recoil_energy}
 * @param statistic value of the test statistic
 * @param degreesOfFreedom degrees of freedom of a chi-square; 0 for exact tests
 * @param looks how many bins were looked at to find that of the statistic; 1 where it is of all
 * @param p probability, if the expectation is true, of an outcome at least this far from it, in any
 *     of the bins that were looked at
 * @param detail one line for the reader: the test, and where the disagreement is largest
 */
public record TestResult(
    String name, double statistic, int degreesOfFreedom, int looks, double p, String detail) {
  /** A test that looks at one place, or at all together. */
  public TestResult(String name, double statistic, int degreesOfFreedom, double p, String detail) {
    this(name, statistic, degreesOfFreedom, 1, p, detail);
  }

  /** The same test, said to be of something. */
  TestResult of(String prefix) {
    return prefix.isEmpty()
        ? this
        : new TestResult(prefix + name, statistic, degreesOfFreedom, looks, p, detail);
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
