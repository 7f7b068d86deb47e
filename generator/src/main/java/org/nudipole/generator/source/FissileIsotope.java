package org.nudipole.generator.source;

import org.nudipole.generator.Units;
import org.nudipole.generator.data.Table;

/** The isotopes whose fissions heat a reactor, in the order of macros and tables. */
public enum FissileIsotope {
  U235("U235"),
  U238("U238"),
  PU239("Pu239"),
  PU241("Pu241");

  private static final String TABLE = "reactor_fission.csv";

  private final String label;

  FissileIsotope(String label) {
    this.label = label;
  }

  /** Name in tables. */
  public String label() {
    return label;
  }

  /** Share of the fissions in an average pressurised water reactor. */
  public double usualFraction() {
    return entry("pwr_average");
  }

  /** Thermal energy per fission, X. B. Ma et al., Phys. Rev. C 88 (2013) 014605; energy. */
  public double energyPerFission() {
    return entry("energy") * Units.MEV;
  }

  private double entry(String column) {
    Table table = Table.resource(TABLE);
    for (int i = 0; i < table.size(); i++) {
      if (table.text(i, "isotope").equals(label)) {
        return table.number(i, column);
      }
    }
    throw new IllegalStateException(TABLE + " has no " + label);
  }
}
