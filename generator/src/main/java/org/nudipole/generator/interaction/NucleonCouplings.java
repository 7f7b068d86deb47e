package org.nudipole.generator.interaction;

import org.nudipole.generator.Require;

/**
 * Vector couplings of the nucleons to the Z.
 *
 * @param proton g_V^p
 * @param neutron g_V^n
 */
public record NucleonCouplings(double proton, double neutron) {
  /** Checks that both are finite. */
  public NucleonCouplings {
    Require.finite("gVp", proton);
    Require.finite("gVn", neutron);
  }

  /** Tree level: g_V^p = 1/2 - 2 sin^2(theta_W), g_V^n = -1/2. */
  public static NucleonCouplings treeLevel(double sin2ThetaW) {
    return new NucleonCouplings(0.5 - 2 * Require.inRange("sin2ThetaW", sin2ThetaW, 0, 1), -0.5);
  }

  /** Weak vector charge of a nucleus without its form factor, g_V^p Z + g_V^n N. */
  public double weakCharge(int z, int a) {
    return proton * z + neutron * (a - z);
  }
}
