package org.nudipole.generator.interaction;

import org.nudipole.generator.data.Table;

/**
 * Couplings with the radiative corrections of the Standard Model at zero momentum transfer, as
 * constants (J. Erler, S. Su, Prog. Part. Nucl. Phys. 71 (2013) 119). The flavours differ because
 * of the charge radius of the neutrino, which depends on the mass of its charged lepton. Not
 * included: real photons, and how the corrections depend on the momentum transfer.
 */
public final class RadiativeCorrections {
  private static final String TABLE = "radiative_couplings.csv";

  private RadiativeCorrections() {}

  /** Couplings of the nucleons. */
  public static NucleonCouplings nucleons() {
    Table table = Table.resource(TABLE);
    return new NucleonCouplings(column(table, "gVp"), table.number(0, "gVn"));
  }

  /** Couplings of the electron. */
  public static ElectronCouplings electrons() {
    Table table = Table.resource(TABLE);
    return ElectronCouplings.of(column(table, "gVe"), column(table, "gAe"));
  }

  // The rows are nu_e, nu_mu, nu_tau.
  private static PerFlavour column(Table table, String name) {
    return new PerFlavour(table.number(0, name), table.number(1, name), table.number(2, name));
  }
}
