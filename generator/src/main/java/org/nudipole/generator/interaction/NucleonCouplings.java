package org.nudipole.generator.interaction;

import org.nudipole.generator.Flavour;
import org.nudipole.generator.Require;

/**
 * Vector couplings of the nucleons to the neutrinos through the Z.
 *
 * @param proton g_V^p; radiative corrections make it differ between the flavours
 * @param neutron g_V^n
 */
public record NucleonCouplings(PerFlavour proton, PerFlavour neutron) {
  /** Couplings of which that of neutrons is the same for all flavours. */
  public NucleonCouplings(PerFlavour proton, double neutron) {
    this(proton, PerFlavour.same(Require.finite("gVn", neutron)));
  }

  /** Couplings that are the same for all flavours. */
  public NucleonCouplings(double proton, double neutron) {
    this(PerFlavour.same(Require.finite("gVp", proton)), neutron);
  }

  /** Tree level: g_V^p = 1/2 - 2 sin^2(theta_W), g_V^n = -1/2. */
  public static NucleonCouplings treeLevel(double sin2ThetaW) {
    return new NucleonCouplings(0.5 - 2 * Require.inRange("sin2ThetaW", sin2ThetaW, 0, 1), -0.5);
  }

  /** These couplings with others of one flavour. */
  public NucleonCouplings with(Flavour flavour, NucleonCouplings others) {
    return new NucleonCouplings(
        proton.with(flavour, others.proton.of(flavour)),
        neutron.with(flavour, others.neutron.of(flavour)));
  }

  /** Weak vector charge of a nucleus without its form factor, g_V^p Z + g_V^n N. */
  public double weakCharge(Flavour flavour, int z, int a) {
    return proton.of(flavour) * z + neutron.of(flavour) * (a - z);
  }
}
