package org.nudipole.generator.interaction;

import org.nudipole.generator.Flavour;
import org.nudipole.generator.Require;

/**
 * A coupling that may differ between the neutrino flavours and is the same for antineutrinos.
 *
 * @param electron that of nu_e
 * @param muon that of nu_mu
 * @param tau that of nu_tau
 */
public record PerFlavour(double electron, double muon, double tau) {
  /** Checks that all are finite. */
  public PerFlavour {
    Require.finite("coupling of nu_e", electron);
    Require.finite("coupling of nu_mu", muon);
    Require.finite("coupling of nu_tau", tau);
  }

  /** The same coupling of all flavours. */
  public static PerFlavour same(double coupling) {
    return new PerFlavour(coupling, coupling, coupling);
  }

  /** These couplings with another one of a flavour and its antineutrino. */
  public PerFlavour with(Flavour flavour, double coupling) {
    return switch (flavour) {
      case NU_E, ANTI_NU_E -> new PerFlavour(coupling, muon, tau);
      case NU_MU, ANTI_NU_MU -> new PerFlavour(electron, coupling, tau);
      case NU_TAU, ANTI_NU_TAU -> new PerFlavour(electron, muon, coupling);
      case NU_S, NU_4 -> throw notWeak(flavour);
    };
  }

  /** The coupling of a flavour or its antineutrino. */
  public double of(Flavour flavour) {
    return switch (flavour) {
      case NU_E, ANTI_NU_E -> electron;
      case NU_MU, ANTI_NU_MU -> muon;
      case NU_TAU, ANTI_NU_TAU -> tau;
      case NU_S, NU_4 -> throw notWeak(flavour);
    };
  }

  private static IllegalArgumentException notWeak(Flavour flavour) {
    return new IllegalArgumentException(flavour.label() + " has no weak interaction");
  }
}
