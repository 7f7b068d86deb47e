package org.nudipole.generator.interaction;

import org.nudipole.generator.data.Table;

/**
 * Couplings with the radiative corrections of the Standard Model at zero momentum transfer, as
 * constants (J. Erler, S. Su, Prog. Part. Nucl. Phys. 71 (2013) 119), in the editions that papers
 * use. The flavours differ because of the charge radius of the neutrino, which depends on the mass
 * of its charged lepton. Not included: real photons, and how the corrections depend on the momentum
 * transfer.
 */
public enum RadiativeCorrections {
  /** Values of the Particle Data Group of 2020, as papers of 2020 to 2022 have them. */
  PDG_2020("pdg2020", "radiative_couplings.csv"),
  /** Values with the weak mixing angle of the Particle Data Group of 2022. */
  PDG_2022("pdg2022", "radiative_couplings_pdg2022.csv");

  private final String label;
  private final String resource;

  RadiativeCorrections(String label, String resource) {
    this.label = label;
    this.resource = resource;
  }

  /** Name in macros. */
  public String label() {
    return label;
  }

  /** Couplings of the nucleons. */
  public NucleonCouplings nucleons() {
    Table table = Table.resource(resource);
    return new NucleonCouplings(column(table, "gVp"), column(table, "gVn"));
  }

  /** Couplings of the electron. */
  public ElectronCouplings electrons() {
    Table table = Table.resource(resource);
    return ElectronCouplings.of(column(table, "gVe"), column(table, "gAe"));
  }

  // The rows are nu_e, nu_mu, nu_tau.
  private static PerFlavour column(Table table, String name) {
    return new PerFlavour(table.number(0, name), table.number(1, name), table.number(2, name));
  }
}
