package org.nudipole.generator.interaction;

import org.nudipole.generator.Require;

/**
 * Exact kinematics of nu + X -> nu' + X with the target X at rest, where one of the neutrinos has a
 * mass m: the outgoing one, or the incoming one.
 *
 * <p>With lambda = (2ME - m^2)^2 - 4 M^2 m^2 the recoil energy lies in T- to T+, T+- = [2ME^2 - m^2
 * (M+E) +- E sqrt(lambda)] / [2M (M+2E)]. T- comes from the product of the roots, T- T+ = m^4 / [4M
 * (M+2E)], and lambda from its factors, so that no digits are lost when T- is many orders below T+
 * or the channel is nearly closed.
 *
 * <p>With an incoming neutrino of mass m and momentum k, and s = M^2 + 2ME + m^2, T+ = [2Mk^2 + m^2
 * (M+E) + k (2ME + m^2)] / 2s and T- T+ = m^4 / 4s: the limits of the reverse reaction at E' = E +
 * m^2 / 2M, which has the same momenta.
 *
 * @param energy energy E of the incoming neutrino, energy
 * @param mass mass M of the target, energy
 * @param initialMass mass of the incoming neutrino, energy
 * @param finalMass mass of the outgoing neutrino, energy
 */
public record RecoilKinematics(double energy, double mass, double initialMass, double finalMass) {
  /** Checks the ranges. */
  public RecoilKinematics {
    Require.positive("neutrino energy", energy);
    Require.positive("target mass", mass);
    Require.notNegative("initial-state mass", initialMass);
    Require.notNegative("final-state mass", finalMass);
    if (initialMass > 0 && finalMass > 0) {
      throw new IllegalArgumentException("one of the neutrinos must be massless");
    }
  }

  /** Kinematics of a massless incoming neutrino. */
  public RecoilKinematics(double energy, double mass, double finalMass) {
    this(energy, mass, 0, finalMass);
  }

  /** Least neutrino energy that makes a final state of this mass, m + m^2 / (2M), energy. */
  public static double threshold(double mass, double finalMass) {
    return finalMass + finalMass * finalMass / (2 * mass);
  }

  /**
   * Least neutrino energy that gives a recoil energy, (T + sqrt(T^2 + 2MT)) / 2 (1 + m^2 / (2MT)),
   * energy.
   *
   * @param mass mass of the target, energy
   * @param finalMass mass m of the outgoing neutrino, energy
   * @param recoil recoil energy T, energy; above 0 if the outgoing neutrino has a mass
   */
  public static double leastEnergy(double mass, double finalMass, double recoil) {
    double massless = (recoil + Math.sqrt(recoil * (recoil + 2 * mass))) / 2;
    return finalMass == 0 ? massless : massless * (1 + finalMass * finalMass / (2 * mass * recoil));
  }

  /**
   * Least neutrino energy that gives any recoil energy in [low, high], energy.
   *
   * @param mass mass of the target, energy
   * @param finalMass mass of the outgoing neutrino, energy
   */
  public static double leastEnergy(double mass, double finalMass, double low, double high) {
    if (finalMass == 0) {
      return leastEnergy(mass, finalMass, low);
    }
    // The limits open from one recoil energy, T+ = T- = m^2 / [2 (M + m)] at the threshold: the
    // least energy falls before it and rises after it.
    double opening = finalMass * finalMass / (2 * (mass + finalMass));
    return leastEnergy(mass, finalMass, Math.max(low, Math.min(high, opening)));
  }

  /** Whether the energy is above the threshold, or above the mass of the incoming neutrino. */
  public boolean isOpen() {
    return energy > (initialMass > 0 ? initialMass : threshold(mass, finalMass));
  }

  /** Momentum of the incoming neutrino, energy. */
  public double momentum() {
    return initialMass > 0 ? Math.sqrt(square()) : energy;
  }

  /** Square of {@link #momentum}, energy^2. */
  private double square() {
    return (energy - initialMass) * (energy + initialMass);
  }

  /** Greatest recoil energy T+, energy; 0 if the channel is closed. */
  public double highest() {
    if (!isOpen()) {
      return 0;
    }
    if (initialMass > 0) {
      double m2 = initialMass * initialMass;
      return (2 * mass * square() + m2 * (mass + energy) + momentum() * (2 * mass * energy + m2))
          / (2 * invariant());
    }
    double m2 = finalMass * finalMass;
    double above = 2 * mass * (energy - threshold(mass, finalMass));
    double root = energy * Math.sqrt(above * (2 * mass * energy - m2 + 2 * mass * finalMass));
    return (2 * mass * energy * energy - m2 * (mass + energy) + root)
        / (2 * mass * (mass + 2 * energy));
  }

  /** Least recoil energy T-, energy; 0 for a massless final state or a closed channel. */
  public double lowest() {
    if (initialMass == 0 && finalMass == 0) {
      return 0;
    }
    double highest = highest();
    if (highest == 0) {
      return 0;
    }
    double m2 = initialMass > 0 ? initialMass * initialMass : finalMass * finalMass;
    return m2 * m2 / (4 * invariant() * highest);
  }

  /** Square s of the energy in the centre of mass, energy^2. */
  private double invariant() {
    return mass * (mass + 2 * energy) + initialMass * initialMass;
  }

  /**
   * Cosine of the angle between the recoil and the incoming neutrino, [T (M+E) + m^2/2] / [k
   * sqrt(T^2 + 2MT)], with -m^2/2 if the mass is that of the incoming one.
   *
   * @param recoil recoil energy in T- to T+, energy
   * @throws IllegalArgumentException if the recoil energy lies outside by more than rounding
   */
  public double recoilCosine(double recoil) {
    double gain = finalMass * finalMass - initialMass * initialMass;
    double cosine =
        (recoil * (mass + energy) + gain / 2)
            / (momentum() * Math.sqrt(recoil * (recoil + 2 * mass)));
    if (!(Math.abs(cosine) <= 1 + 1e-9)) {
      throw new IllegalArgumentException(
          "recoil " + recoil + " outside " + lowest() + " .. " + highest());
    }
    return Math.max(-1, Math.min(1, cosine));
  }
}
