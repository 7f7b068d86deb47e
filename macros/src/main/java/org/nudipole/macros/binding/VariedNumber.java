package org.nudipole.macros.binding;

import org.nudipole.macros.language.FreeParameter;
import org.nudipole.macros.language.RunSettings;
import org.nudipole.macros.language.Setting;

/**
 * A number of a command that floats under a Gaussian constraint.
 *
 * @param setting the line that says so
 * @param number the number
 * @param sigma its standard deviation, in the unit of the number
 */
public record VariedNumber(Setting setting, FreeParameter number, double sigma) {
  /** Its name for a reader, and that of its pull. */
  public String name() {
    return number.text();
  }

  /** Its standard deviation as it was written. */
  public String spread() {
    return setting.spread("sigma").text();
  }

  /** How many standard deviations the number may go below its value; infinite without an end. */
  public double low(RunSettings settings) {
    return (number.range().low() - number.requireValue(settings)) / sigma;
  }

  /** How many standard deviations the number may go above its value. */
  public double high(RunSettings settings) {
    return (number.range().high() - number.requireValue(settings)) / sigma;
  }

  /** The run with the number some standard deviations from its value. */
  public RunSettings at(RunSettings settings, double deviations) {
    double value = number.requireValue(settings) + deviations * sigma;
    return number.set(settings, value, setting.location().toString());
  }
}
