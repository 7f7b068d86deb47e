package org.nudipole.generator;

/** How many events a statistical test draws. */
public final class SampleSize {
  private SampleSize() {}

  /**
   * A size, a tenth of it in scrambled units: there a forgotten factor is looked for, which is more
   * than one in a hundred.
   */
  public static int of(int canonical) {
    return System.getProperty(Units.SCRAMBLE) == null ? canonical : (canonical + 9) / 10;
  }
}
