package org.nudipole.generator.interaction;

import org.nudipole.generator.Flavour;
import org.nudipole.generator.Require;

/**
 * A real symmetric matrix between the neutrino flavours, such as that of their charge radii.
 *
 * @param diagonal what keeps the flavour
 * @param electronMuon what leads from nu_e to nu_mu and back
 * @param electronTau what leads from nu_e to nu_tau and back
 * @param muonTau what leads from nu_mu to nu_tau and back
 */
public record FlavourMatrix(
    PerFlavour diagonal, double electronMuon, double electronTau, double muonTau) {
  /** The matrix without elements. */
  public static final FlavourMatrix ZERO = new FlavourMatrix(PerFlavour.same(0), 0, 0, 0);

  /** Checks that all are finite. */
  public FlavourMatrix {
    Require.finite("element nu_e nu_mu", electronMuon);
    Require.finite("element nu_e nu_tau", electronTau);
    Require.finite("element nu_mu nu_tau", muonTau);
  }

  /** The matrix that has one more element, on both sides of the diagonal. */
  public FlavourMatrix with(Flavour one, Flavour other, double value) {
    if (one == other) {
      return new FlavourMatrix(diagonal.with(one, value), electronMuon, electronTau, muonTau);
    }
    return switch (third(one, other)) {
      case NU_E -> new FlavourMatrix(diagonal, electronMuon, electronTau, value);
      case NU_MU -> new FlavourMatrix(diagonal, electronMuon, value, muonTau);
      default -> new FlavourMatrix(diagonal, value, electronTau, muonTau);
    };
  }

  private static Flavour third(Flavour one, Flavour other) {
    for (Flavour flavour : new Flavour[] {Flavour.NU_E, Flavour.NU_MU, Flavour.NU_TAU}) {
      if (flavour != one && flavour != other) {
        return flavour;
      }
    }
    throw new IllegalArgumentException("a pair of three flavours leaves one");
  }

  /** What leads from a flavour to the first of the two others. */
  double first(Flavour flavour) {
    return switch (flavour) {
      case NU_E, ANTI_NU_E, NU_MU, ANTI_NU_MU -> electronMuon;
      case NU_TAU, ANTI_NU_TAU -> electronTau;
      case NU_S, NU_4 -> 0;
    };
  }

  /** What leads from a flavour to the second of the two others. */
  double second(Flavour flavour) {
    return switch (flavour) {
      case NU_E, ANTI_NU_E -> electronTau;
      case NU_MU, ANTI_NU_MU, NU_TAU, ANTI_NU_TAU -> muonTau;
      case NU_S, NU_4 -> 0;
    };
  }
}
