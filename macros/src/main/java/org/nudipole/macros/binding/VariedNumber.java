package org.nudipole.macros.binding;

import org.nudipole.macros.language.FreeParameter;
import org.nudipole.macros.language.RunSettings;
import org.nudipole.macros.language.Setting;
import org.nudipole.macros.language.Value;

/**
 * A number of a command that floats under a Gaussian constraint.
 *
 * @param setting the line that says so
 * @param number the number, in the unit of its standard deviation
 */
public record VariedNumber(Setting setting, FreeParameter number) {
  private static final double PER_CENT = 0.01;

  /** Its name for a reader, and that of its pull. */
  public String name() {
    return number.text();
  }

  /** Its standard deviation as it was written. */
  public String spread() {
    return setting.spread("sigma").text();
  }

  /** Its standard deviation in a run, in the unit of the number: one in per cent moves with it. */
  public double sigma(RunSettings settings) {
    Value.Spread spread = setting.spread("sigma");
    return spread.isRelative()
        ? PER_CENT * spread.value() * Math.abs(number.requireValue(settings))
        : spread.value();
  }

  /** How many standard deviations the number may go below its value; infinite without an end. */
  public double low(RunSettings settings) {
    return (number.range().low() - number.requireValue(settings)) / sigma(settings);
  }

  /** How many standard deviations the number may go above its value. */
  public double high(RunSettings settings) {
    return (number.range().high() - number.requireValue(settings)) / sigma(settings);
  }

  /** The run with the number some standard deviations from its value. */
  public RunSettings at(RunSettings settings, double deviations) {
    double value = number.requireValue(settings) + deviations * sigma(settings);
    return number.set(settings, value, setting.location().toString());
  }
}
