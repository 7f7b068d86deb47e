package org.nudipole.generator.interaction;

import java.util.List;
import org.nudipole.generator.data.NuclearSpin;
import org.nudipole.generator.data.Target;

/**
 * The axial current of nuclei with spin at zero momentum transfer: F_A(0) = (4/3) g_A^2 [(J+1)/J]
 * (S_p - S_n)^2 (M. Hoferichter, J. Menendez, A. Schwenk, Phys. Rev. D 102 (2020) 074018, section
 * II), with the transverse two of three directions. Without the strange quark's axial charge and
 * without two-body currents, which change it by some ten per cent each with opposite signs.
 *
 * @param spins the nuclei that have one; none leaves the current out
 */
public record AxialCurrent(List<NuclearSpin> spins) {
  /** The axial charge of the nucleon, 1.2754(13) (PDG 2022). */
  public static final double CHARGE = 1.2754;

  /** Keeps a copy. */
  public AxialCurrent {
    spins = List.copyOf(spins);
  }

  /** Nuclei as if they had no spin. */
  public static AxialCurrent none() {
    return new AxialCurrent(List.of());
  }

  /** The nuclei of the shipped table. */
  public static AxialCurrent shellModel() {
    return new AxialCurrent(NuclearSpin.all());
  }

  /** F_A(0) of a nucleus; 0 if it has no spin, or none is known. */
  public double structure(Target target) {
    for (int i = 0; i < spins.size(); i++) {
      NuclearSpin nucleus = spins.get(i);
      if (nucleus.z() == target.z() && nucleus.a() == target.a()) {
        return structure(nucleus.spin(), nucleus.protons() - nucleus.neutrons());
      }
    }
    return 0;
  }

  /**
   * F_A(0) of any nucleus.
   *
   * @param spin J, greater than 0
   * @param difference S_p - S_n
   */
  public static double structure(double spin, double difference) {
    double isovector = CHARGE * difference;
    return 4.0 / 3 * (spin + 1) / spin * isovector * isovector;
  }
}
