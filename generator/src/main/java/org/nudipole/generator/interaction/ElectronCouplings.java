package org.nudipole.generator.interaction;

import org.nudipole.generator.Require;

/**
 * Couplings of the electron to neutrinos; those of antineutrinos are exchanged.
 *
 * @param left g_L = (g_V + g_A) / 2
 * @param right g_R = (g_V - g_A) / 2
 */
public record ElectronCouplings(PerFlavour left, PerFlavour right) {
  /**
   * Tree level: g_L = +-1/2 + sin^2(theta_W), plus for nu_e with its charged current, and g_R =
   * sin^2(theta_W).
   */
  public static ElectronCouplings treeLevel(double sin2ThetaW) {
    Require.inRange("sin2ThetaW", sin2ThetaW, 0, 1);
    double neutral = -0.5 + sin2ThetaW;
    return new ElectronCouplings(
        new PerFlavour(0.5 + sin2ThetaW, neutral, neutral), PerFlavour.same(sin2ThetaW));
  }

  /** Couplings from g_V and g_A, the charged current of nu_e included. */
  public static ElectronCouplings of(PerFlavour vector, PerFlavour axial) {
    return new ElectronCouplings(
        new PerFlavour(
            (vector.electron() + axial.electron()) / 2,
            (vector.muon() + axial.muon()) / 2,
            (vector.tau() + axial.tau()) / 2),
        new PerFlavour(
            (vector.electron() - axial.electron()) / 2,
            (vector.muon() - axial.muon()) / 2,
            (vector.tau() - axial.tau()) / 2));
  }

  /** Couplings from those of the neutral current; the charged current of nu_e adds 1 to both. */
  public static ElectronCouplings neutralCurrent(double vector, double axial) {
    return of(new PerFlavour(1 + vector, vector, vector), new PerFlavour(1 + axial, axial, axial));
  }
}
