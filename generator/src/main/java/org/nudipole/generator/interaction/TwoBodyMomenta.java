package org.nudipole.generator.interaction;

/**
 * Momenta of nu + X -> nu' + X with X at rest. The angle of the recoil to the neutrino is that of
 * {@link RecoilKinematics}; from a direction that was stored with few digits comes only its
 * azimuth. So the outgoing neutrino, which has what the recoil leaves of the momentum, is on its
 * mass shell to rounding.
 *
 * @param neutrino momentum of the incoming neutrino, energy
 * @param recoil momentum of the recoil, energy
 * @param outgoing momentum of the outgoing neutrino, energy
 */
public record TwoBodyMomenta(double[] neutrino, double[] recoil, double[] outgoing) {
  /** Sine below which a direction has no azimuth. */
  private static final double PARALLEL = 1e-12;

  /**
   * The momenta of an event.
   *
   * @param kinematics energies and masses
   * @param energy recoil energy, energy
   * @param direction of the incoming neutrino, of any length
   * @param azimuth direction of the recoil, nearly, of any length
   * @throws IllegalArgumentException if no such recoil is possible
   */
  public static TwoBodyMomenta of(
      RecoilKinematics kinematics, double energy, double[] direction, double[] azimuth) {
    double[] along = unit(direction);
    double[] across = across(along, unit(azimuth));
    double cosine = kinematics.recoilCosine(energy);
    double sine = Math.sqrt((1 - cosine) * (1 + cosine));
    double size = Math.sqrt(energy * (energy + 2 * kinematics.mass()));
    double[] neutrino = new double[along.length];
    double[] recoil = new double[along.length];
    double[] outgoing = new double[along.length];
    for (int i = 0; i < along.length; i++) {
      neutrino[i] = kinematics.momentum() * along[i];
      recoil[i] = size * (cosine * along[i] + sine * across[i]);
      outgoing[i] = neutrino[i] - recoil[i];
    }
    return new TwoBodyMomenta(neutrino, recoil, outgoing);
  }

  /**
   * Cosine of the angle between two directions of any length.
   *
   * @throws IllegalArgumentException if one of them has no length
   */
  public static double cosine(double[] one, double[] other) {
    return product(unit(one), unit(other));
  }

  // The unit vector perpendicular to the first, in the plane of both; any if they are parallel.
  private static double[] across(double[] along, double[] near) {
    double[] rest = minus(near, along, product(near, along));
    if (product(rest, rest) < PARALLEL * PARALLEL) {
      int least = 0;
      for (int i = 1; i < along.length; i++) {
        least = Math.abs(along[i]) < Math.abs(along[least]) ? i : least;
      }
      double[] axis = new double[along.length];
      axis[least] = 1;
      rest = minus(axis, along, along[least]);
    }
    double[] first = unit(rest);
    // Once more: a small rest has inherited the rounding of both.
    return unit(minus(first, along, product(first, along)));
  }

  private static double[] minus(double[] whole, double[] part, double factor) {
    double[] rest = new double[whole.length];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = whole[i] - factor * part[i];
    }
    return rest;
  }

  private static double product(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }

  private static double[] unit(double[] vector) {
    double length = Math.sqrt(product(vector, vector));
    if (!(length > 0 && Double.isFinite(length))) {
      throw new IllegalArgumentException("a direction without length");
    }
    return new double[] {vector[0] / length, vector[1] / length, vector[2] / length};
  }
}
