package org.nudipole.cli.report;

import org.nudipole.generator.Units;
import org.nudipole.generator.axis.Binning;

/**
 * The unit of an axis: that of the file or, of small energies, eV.
 *
 * @param unit size of the unit, in that of the file
 * @param name its name; empty if it has none
 */
record ShownUnit(double unit, String name) {
  /** Energies whose axis ends below this are in eV, keV. */
  private static final double SMALL = 2;

  /**
   * The unit for some bins.
   *
   * @param units unit of the file
   * @param bins the bins, in that unit
   */
  static ShownUnit of(String units, Binning bins) {
    boolean small = units.startsWith("keV") && bins.high(bins.size() - 1) < SMALL;
    return small
        ? new ShownUnit(Units.EV / Units.KEV, units.substring(1))
        : new ShownUnit(1, units);
  }

  /** The name of an axis of this unit. */
  String axis(String quantity) {
    return quantity + (name.isEmpty() ? "" : " (" + name + ")");
  }

  /** The name of the axis of a spectrum over it. */
  String density() {
    String per = name.contains("/") ? "(" + name + ")" : name;
    return "events" + (name.isEmpty() ? " per unit" : " per " + per);
  }
}
